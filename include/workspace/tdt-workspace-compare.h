/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-comparison.h"
#include "tdt-project-file.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * Another file beside the open project: a copy that came back, what somebody else saved meanwhile,
 * an earlier version, or any project. Reading, finding the base and comparing happen in a thread.
 */

/**
 * TdtCompareMode:
 * @TDT_COMPARE_MERGE: what they changed since both were the same, to be merged
 * @TDT_COMPARE_ALL: all that differs, to take parts of it
 */
typedef enum
{
  TDT_COMPARE_MERGE,
  TDT_COMPARE_ALL,
} TdtCompareMode;

/**
 * TdtIncoming:
 * @file: the other file
 * @loaded: what is in it
 * @mode: what was asked for
 * @comparison: its differences from the open project, with a choice for each; with a base where
 *   that was asked for and one was found
 * @modified_at: when the file was last written, seconds since 1970 UTC; 0 when nobody knows
 * @same_document: whether it is a copy or version of the same project
 *
 * Another file, compared with the open project.
 */
typedef struct
{
  GFile *file;
  TdtLoaded *loaded;
  TdtCompareMode mode;
  TdtComparison *comparison;
  gint64 modified_at;
  gboolean same_document;
} TdtIncoming;

void tdt_incoming_free (TdtIncoming *incoming);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtIncoming, tdt_incoming_free)

/**
 * tdt_workspace_compare_async:
 * @file: another local file, or the project's own that somebody else wrote
 *
 * Compares @file with the project as it is now. The base is the latest revision that both come
 * from and that can be had: what the project's file was when it was opened or saved, an earlier
 * version kept by this computer, or what the copy itself carries.
 */
void tdt_workspace_compare_async (TdtWorkspace *workspace, GFile *file, TdtCompareMode mode,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * tdt_workspace_compare_finish:
 *
 * Returns: (transfer full) (nullable): the other file, or %NULL with a %TDT_STORAGE_ERROR or a
 *   #TdtModelError
 */
TdtIncoming *tdt_workspace_compare_finish (TdtWorkspace *workspace, GAsyncResult *result,
                                           GError **error);

/**
 * tdt_workspace_take_incoming:
 * @label: what is done, translated, for undo
 *
 * Takes over what was chosen of the comparison as one step that can be undone. What was edited
 * here since it was made stays. A copy that was merged is remembered as an ancestor, so that a
 * later version of it is merged from there; the project's own file counts as read, so that the
 * next save replaces it.
 *
 * Returns: whether anything is different now; a #TdtModelError when it cannot be brought together
 *   with what was edited meanwhile
 */
gboolean tdt_workspace_take_incoming (TdtWorkspace *workspace, const TdtIncoming *incoming,
                                      const char *label, GError **error);

/**
 * tdt_workspace_keep_mine:
 * @incoming: the project's own file as somebody else wrote it
 *
 * Takes nothing of it: the next save replaces it, and the history of versions keeps it.
 */
void tdt_workspace_keep_mine (TdtWorkspace *workspace, const TdtIncoming *incoming);

/**
 * tdt_workspace_save_copy_async:
 * @file: where to
 *
 * Saves a copy for somebody else to edit: the same project, which keeps with it what its merge
 * will need. The open project stays with its own file.
 */
void tdt_workspace_save_copy_async (TdtWorkspace *workspace, GFile *file, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean tdt_workspace_save_copy_finish (TdtWorkspace *workspace, GAsyncResult *result,
                                         GError **error);

/**
 * tdt_workspace_get_is_copy:
 *
 * Returns: whether the file is a copy that was saved for editing, and knows what it was made from
 */
gboolean tdt_workspace_get_is_copy (TdtWorkspace *workspace);

/**
 * tdt_findings_list_made:
 * @merged: what two sides came to
 * @ours: one of them
 * @theirs: the other
 *
 * Returns: (transfer full) (element-type TdtFinding): what is wrong with @merged, and was with
 *   neither side; accepted findings left out
 */
GPtrArray *tdt_findings_list_made (const TdtRoot *merged, const TdtRoot *ours,
                                   const TdtRoot *theirs, gint64 today);

G_END_DECLS
