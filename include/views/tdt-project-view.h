/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"
#include "tdt-record.h"

G_BEGIN_DECLS

/**
 * TdtProjectView: the current root as objects. Records are made when first asked for and live
 * as long as somebody holds them; while one lives, everybody gets the same. When the root
 * changes, exactly the properties and list rows that changed are notified.
 *
 * Signal "changed" (#TdtDiff, as a pointer): all records and lists have what @root holds now; the
 * records have not told so yet.
 *
 * Main thread only.
 */
#define TDT_TYPE_PROJECT_VIEW (tdt_project_view_get_type ())
G_DECLARE_FINAL_TYPE (TdtProjectView, tdt_project_view, TDT, PROJECT_VIEW, GObject)

/** tdt_project_view_new: Returns: (transfer full): a view of @root. */
TdtProjectView *tdt_project_view_new (const TdtRoot *root);

/** tdt_project_view_get_root: Returns: (transfer none): the root shown. */
const TdtRoot *tdt_project_view_get_root (TdtProjectView *view);

/**
 * tdt_project_view_set_root:
 * @root: what to show from now on
 * @diff: (nullable): what changed since the root shown so far, computed when %NULL
 *
 * First every record and list has its new values, then it is notified. When called while
 * another change is being notified, takes effect after that.
 */
void tdt_project_view_set_root (TdtProjectView *view, const TdtRoot *root, const TdtDiff *diff);

/**
 * tdt_project_view_is_telling: Returns: whether a change is being notified just now; what widgets
 * then say of themselves was not done by the user.
 */
gboolean tdt_project_view_is_telling (TdtProjectView *view);

/**
 * tdt_project_view_dup_record:
 * @uid: (nullable): a uid
 *
 * Returns: (transfer full) (nullable): the record, or %NULL when there is none
 */
TdtRecord *tdt_project_view_dup_record (TdtProjectView *view, const char *uid);

/** tdt_project_view_dup_project: Returns: (transfer full): the project's own record. */
TdtRecord *tdt_project_view_dup_project (TdtProjectView *view);

G_END_DECLS
