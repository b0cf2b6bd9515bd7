/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"
#include "tdt-storage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TDT_JOURNAL_MAX_BYTES: the largest journal that is read. */
#define TDT_JOURNAL_MAX_BYTES ((gsize) 536870912)

/**
 * TdtJournalInfo:
 * @path: the journal's file
 * @document: uid of the project
 * @document_path: (nullable): its file, %NULL when it was never saved
 * @base: (nullable): revision of what the journal starts from, %NULL when that is in the journal
 * @pid: of the program that wrote it
 * @host: (nullable): where that ran
 * @last_edit: microseconds since 1970; 0 for no edit
 * @n_edits: edits that can be recovered
 * @damage: (nullable): what is wrong in the middle of it, from where on edits cannot be recovered;
 *   an edit that was cut off at the very end is no damage
 *
 * What a journal says about itself.
 */
typedef struct
{
  char *path;
  char *document;
  char *document_path;
  char *base;
  gint64 pid;
  char *host;
  gint64 last_edit;
  guint n_edits;
  char *damage;
} TdtJournalInfo;

void tdt_journal_info_free (TdtJournalInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtJournalInfo, tdt_journal_info_free)

/**
 * tdt_journal_info_new:
 * @path: (type filename): a journal, of a window that is open or not
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with an error of %TDT_STORAGE_ERROR
 */
TdtJournalInfo *tdt_journal_info_new (const char *path, GError **error);

/**
 * tdt_journal_list_abandoned:
 *
 * Returns: (transfer full) (element-type TdtJournalInfo): the journals with edits whose window is
 * gone, the latest first: what to offer Recover, Discard and Compare for
 */
GPtrArray *tdt_journal_list_abandoned (void);

/**
 * tdt_journal_replay:
 * @path: (type filename): the journal
 * @base: (out) (optional) (transfer full): what it starts from, to compare with
 * @info: (out) (optional) (transfer full): what it says; look at its `damage`
 *
 * Does again what the journal says. What it starts from is in the journal, in the document's
 * history, or in the document's file, and is recognised by its revision. Trusts no byte.
 *
 * Returns: (transfer full) (nullable): the project as it was at the last edit that can be read, or
 * %NULL with an error of %TDT_STORAGE_ERROR
 */
TdtRoot *tdt_journal_replay (const char *path, TdtRoot **base, TdtJournalInfo **info,
                             GError **error);

/**
 * tdt_journal_passes:
 * @path: (type filename): the journal
 *
 * Returns: whether one of the edits in it led to @root, as when that was saved and the program was
 * killed before it could start the journal anew
 */
gboolean tdt_journal_passes (const char *path, const TdtRoot *root);

/**
 * tdt_journal_claim:
 * @path: (type filename): an abandoned journal
 *
 * Keeps other windows from offering it, until the descriptor is closed.
 *
 * Returns: a descriptor, or -1 with %TDT_STORAGE_ERROR_LOCKED when its window lives or another one
 * was first
 */
int tdt_journal_claim (const char *path, GError **error);

/**
 * tdt_journal_discard:
 * @path: (type filename): a journal that is not needed any more: its content was thrown away,
 * saved, or flushed to another journal
 *
 * Returns: whether it is gone
 */
gboolean tdt_journal_discard (const char *path, GError **error);

/**
 * tdt_journal_forget_document:
 * @uid: of a document
 *
 * Removes what this computer keeps of how the document was before: abandoned journals, versions,
 * bases. May be called from any thread.
 */
void tdt_journal_forget_document (const char *uid);

G_END_DECLS
