/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtFileState:
 * @TDT_FILE_SAME: what was loaded or last saved
 * @TDT_FILE_CHANGED: something else
 * @TDT_FILE_GONE: nothing
 */
typedef enum
{
  TDT_FILE_SAME,
  TDT_FILE_CHANGED,
  TDT_FILE_GONE,
} TdtFileState;

/**
 * TdtFileWatch: tells when somebody else writes a file. Told by the system where it can, looks
 * every ten seconds where it cannot, as on network drives, and when asked. Compares content, not
 * times: a file that was only touched is the same. Reads in a thread.
 *
 * Signal "changed" (#TdtFileState as int), in the main context in which it was made: the file is
 * now in another state, or changed once more. A file that cannot be reached is no news.
 */
#define TDT_TYPE_FILE_WATCH (tdt_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (TdtFileWatch, tdt_file_watch, TDT, FILE_WATCH, GObject)

/**
 * tdt_file_watch_new:
 * @path: (type filename): the file
 * @content_hash: SHA-256 in hex of its content as it was loaded or saved
 *
 * Returns: (transfer full): a watch
 */
TdtFileWatch *tdt_file_watch_new (const char *path, const char *content_hash);

/** tdt_file_watch_get_state: Returns: what was found when it was last looked at */
TdtFileState tdt_file_watch_get_state (TdtFileWatch *watch);

/** tdt_file_watch_check: looks now, reading the content, as when the window gets the focus. */
void tdt_file_watch_check (TdtFileWatch *watch);

/** tdt_file_watch_begin_save: what happens to the file from now on is our own doing. */
void tdt_file_watch_begin_save (TdtFileWatch *watch);

/**
 * tdt_file_watch_end_save:
 * @content_hash: (nullable): of what was saved, %NULL when nothing was
 */
void tdt_file_watch_end_save (TdtFileWatch *watch, const char *content_hash);

G_END_DECLS
