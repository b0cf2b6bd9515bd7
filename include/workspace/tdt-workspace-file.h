/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-file-watch.h"
#include "tdt-lock.h"
#include "tdt-project-file.h"
#include "tdt-save.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * Opening and saving. Reading and writing happen in threads; the main loop gets the finished
 * project, or learns that it is saved, once.
 */

/**
 * tdt_workspace_open_async:
 * @file: a local file
 * @progress: (nullable): told in the main thread how far reading is, 0 to 1
 * @cancellable: (nullable): to stop
 */
void tdt_workspace_open_async (GFile *file, TdtProgressFunc progress, gpointer progress_data,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * tdt_workspace_open_finish:
 *
 * Returns: (transfer full) (nullable): the open project, or %NULL with a %TDT_STORAGE_ERROR
 */
TdtWorkspace *tdt_workspace_open_finish (GAsyncResult *result, GError **error);

/**
 * tdt_workspace_save_async:
 * @file: (nullable): a local file; %NULL for the one it was opened from or last saved to
 * @flags: what the user has agreed to
 *
 * Saves the project as it is now; editing may go on meanwhile. One save at a time.
 */
void tdt_workspace_save_async (TdtWorkspace *workspace, GFile *file, TdtSaveFlags flags,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * tdt_workspace_save_finish:
 *
 * Returns: whether it is saved, and stays so after a power cut; else a %TDT_STORAGE_ERROR, or
 * %G_IO_ERROR_PENDING while another save runs. With %TDT_STORAGE_ERROR_CHANGED the user decides:
 * merge, another name, or %TDT_SAVE_OVERWRITE
 */
gboolean tdt_workspace_save_finish (TdtWorkspace *workspace, GAsyncResult *result, GError **error);

/** tdt_workspace_get_saving: Returns: whether a save runs */
gboolean tdt_workspace_get_saving (TdtWorkspace *workspace);

/**
 * tdt_workspace_recover_async:
 * @journal: (type filename): a journal of tdt_journal_list_abandoned()
 *
 * Opens the project that a crashed window had, with all that its journal has. Until it is closed or
 * saved, a journal of its own keeps the same.
 */
void tdt_workspace_recover_async (const char *journal, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);

/**
 * tdt_workspace_recover_finish:
 *
 * Returns: (transfer full) (nullable): the project: its first step is where the journal started, or
 * what it has saved since, its current one where the window was; or %NULL with a %TDT_STORAGE_ERROR
 */
TdtWorkspace *tdt_workspace_recover_finish (GAsyncResult *result, GError **error);

/**
 * tdt_workspace_close:
 *
 * Says that all is saved, or that the user lets the changes go: nothing will have to be recovered.
 * A workspace that is merely freed leaves its journal behind.
 */
void tdt_workspace_close (TdtWorkspace *workspace);

/** tdt_workspace_get_file: Returns: (nullable) (transfer none): where it is saved */
GFile *tdt_workspace_get_file (TdtWorkspace *workspace);

/** tdt_workspace_get_report: Returns: (nullable) (transfer none): what opening had to repair */
const TdtReport *tdt_workspace_get_report (TdtWorkspace *workspace);

/**
 * tdt_workspace_get_read_only:
 *
 * Returns: whether a later version wrote the file in a format that this one may misunderstand, so
 * that it can only be saved under another name
 */
gboolean tdt_workspace_get_read_only (TdtWorkspace *workspace);

/**
 * tdt_workspace_get_file_state:
 *
 * Returns: whether the file is still what was opened or saved here, as of the last "file-changed"
 */
TdtFileState tdt_workspace_get_file_state (TdtWorkspace *workspace);

/**
 * tdt_workspace_check_file:
 *
 * Looks now, in a thread, whether others wrote the file, or closed it, as when the window gets the
 * focus.
 */
void tdt_workspace_check_file (TdtWorkspace *workspace);

/**
 * tdt_workspace_dup_problem:
 *
 * Returns: (transfer full) (nullable): a sentence that says why edits cannot be kept safe against a
 *   crash at the moment, such as a full disk
 */
char *tdt_workspace_dup_problem (TdtWorkspace *workspace);

/**
 * tdt_workspace_get_lock_owner:
 *
 * Returns: (transfer none) (nullable): who else has the file open, %NULL for nobody that says so.
 *   Property "locked" tells when that changes
 */
const TdtLockInfo *tdt_workspace_get_lock_owner (TdtWorkspace *workspace);

/** tdt_workspace_take_over: the user wants to work on the file all the same. */
void tdt_workspace_take_over (TdtWorkspace *workspace);

/**
 * tdt_workspace_get_saved_at:
 *
 * Returns: when it was last saved from here, seconds since 1970 UTC; 0 for not yet
 */
gint64 tdt_workspace_get_saved_at (TdtWorkspace *workspace);

G_END_DECLS
