/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"
#include "tdt-storage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtJournal: what was done to an open project since its file was written, so that a crash loses
 * nothing. One for each window; a file of its own, `<uid>-<random>.journal` in the folder
 * `tour-de-table` of XDG_STATE_HOME, made at the first edit.
 *
 * Each edit, undo and redo is written at once, which survives the program, and synced to the disk
 * after at most a second of rest and five seconds of typing, which survives the machine. All of
 * that happens in a thread of its own. When it fails, as on a full disk, it is tried again every
 * few seconds, and "problem" says so meanwhile.
 *
 * Property, read-only and notified in the main context in which the journal was made: "problem"
 * (%NULL, or a sentence for the user why edits are not kept safe at the moment).
 *
 * The file is lines of text: a first line with the version of the format; then records. A record is
 * a line `TYPE LENGTH TIME CHECKSUM` and LENGTH bytes and a line end. TIME is in microseconds
 * since 1970. CHECKSUM is the SHA-256 in hex of the checksum of the record before (nothing for
 * the first), `TYPE LENGTH TIME`, a line end, and the bytes. Types:
 * `head`, first and once: lines NAME, tab, VALUE: document, base, path (as URI), pid, host;
 * `base`, second, for a project that has no file, or whose base cannot be kept in the history: what
 * leads from an empty project to where the journal starts, see tdt-diff-text.h;
 * `edit`: what an edit changed, in the same form.
 */
#define TDT_TYPE_JOURNAL (tdt_journal_get_type ())
G_DECLARE_FINAL_TYPE (TdtJournal, tdt_journal, TDT, JOURNAL, GObject)

/**
 * tdt_journal_new:
 * @base: the project as it was opened
 * @path: (nullable) (type filename): its file, %NULL for a project that was never saved
 *
 * Returns: (transfer full): a journal that starts there
 */
TdtJournal *tdt_journal_new (const TdtRoot *base, const char *path);

/**
 * tdt_journal_append:
 * @root: the project after one more edit, undo or redo
 *
 * Takes note of what changed. Returns at once.
 */
void tdt_journal_append (TdtJournal *journal, const TdtRoot *root);

/**
 * tdt_journal_restart:
 * @saved: what was saved; edits since then are kept
 * @path: (type filename): to which file
 *
 * Starts again from what was saved: nothing before it is needed any more. Returns at once.
 */
void tdt_journal_restart (TdtJournal *journal, const TdtRoot *saved, const char *path);

/**
 * tdt_journal_flush:
 *
 * Waits until all that was appended is on the disk, for when the session ends or another journal is
 * about to be removed. Not for the main loop otherwise.
 *
 * Returns: whether it is; the reason why not is an error of %TDT_STORAGE_ERROR
 */
gboolean tdt_journal_flush (TdtJournal *journal, GError **error);

/**
 * tdt_journal_close:
 * @keep: whether the file stays, to be recovered from
 *
 * Ends it: with %FALSE when all is saved, or the user wants to lose the changes. Waits for the
 * thread to finish. Afterwards nothing is appended any more. A journal that is merely freed is
 * kept.
 */
void tdt_journal_close (TdtJournal *journal, gboolean keep);

/** tdt_journal_dup_path: Returns: (transfer full) (nullable): its file, when there is one */
char *tdt_journal_dup_path (TdtJournal *journal);

/** tdt_journal_dup_problem: Returns: (transfer full) (nullable): why edits are not safe now */
char *tdt_journal_dup_problem (TdtJournal *journal);

G_END_DECLS
