/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * The findings of an open project. The first look happens in a thread, and so does another look at
 * everything, after an edit that counts for everything or touches very much; until it is done the
 * findings stay what they were. After any other edit what it touches is looked at again before
 * "changed" is emitted to anybody else.
 */

/** tdt_workspace_get_today: Returns: the GDate julian number of the day that counts as today */
gint64 tdt_workspace_get_today (void);

/**
 * tdt_workspace_get_findings:
 *
 * Returns: (transfer none) (element-type TdtFinding): all findings, accepted ones included, as of
 * the last "findings-changed"; empty until the first look is done
 */
const GPtrArray *tdt_workspace_get_findings (TdtWorkspace *workspace);

/**
 * tdt_workspace_find_findings:
 * @uid: of any record
 *
 * Returns: (transfer full) (element-type TdtFinding): those of the findings that name that record,
 *   or somebody's part in it or for it; in the same order
 */
GPtrArray *tdt_workspace_find_findings (TdtWorkspace *workspace, const char *uid);

/**
 * tdt_workspace_get_findings_by_record: Returns: (transfer none) (nullable): as
 *   tdt_check_engine_get_by_record(), another one after "findings-changed"; %NULL until the first
 *   look is done
 */
GHashTable *tdt_workspace_get_findings_by_record (TdtWorkspace *workspace);

/** tdt_workspace_count_findings: Returns: how many findings of @severity are not accepted */
guint tdt_workspace_count_findings (TdtWorkspace *workspace, TdtSeverity severity);

/**
 * tdt_workspace_accept_finding:
 * @reason: (nullable): why it is fine, kept in the project
 *
 * Says that @finding is known and fine: it stays accepted until what it rests on changes. One step
 * that can be undone.
 */
gboolean tdt_workspace_accept_finding (TdtWorkspace *workspace, const TdtFinding *finding,
                                       const char *reason, GError **error);

G_END_DECLS
