/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-fix.h"
#include "tdt-place.h"
#include "tdt-rank.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * What the planner proposes, done: each verb is one step that undo names by what it did.
 */

/** tdt_workspace_apply_fix: mends a finding as @fix says. */
gboolean tdt_workspace_apply_fix (TdtWorkspace *workspace, const TdtFix *fix, GError **error);

/** tdt_workspace_apply_place: puts @session where @place is. */
gboolean tdt_workspace_apply_place (TdtWorkspace *workspace, const char *session,
                                    const TdtPlace *place, GError **error);

/**
 * tdt_workspace_replace:
 * @participant: uid
 * @person: uid of who comes in its place
 */
gboolean tdt_workspace_replace (TdtWorkspace *workspace, const char *participant,
                                const char *person, GError **error);

/**
 * tdt_workspace_represent:
 * @participant: uid
 * @person: uid of who comes on its behalf
 */
gboolean tdt_workspace_represent (TdtWorkspace *workspace, const char *participant,
                                  const char *person, GError **error);

/**
 * tdt_workspace_dup_acceptance:
 * @finding: an accepted one
 *
 * Returns: (transfer full) (nullable): the reason that was given, if any
 */
char *tdt_workspace_dup_acceptance (TdtWorkspace *workspace, const TdtFinding *finding);

/** tdt_workspace_withdraw_acceptance: lets an accepted @finding be seen again. */
gboolean tdt_workspace_withdraw_acceptance (TdtWorkspace *workspace, const TdtFinding *finding,
                                            GError **error);

/**
 * tdt_workspace_put_ranks:
 * @ranks: (nullable): what becomes the project's own list; %NULL to go by the one of the program
 */
gboolean tdt_workspace_put_ranks (TdtWorkspace *workspace, const TdtRankList *ranks,
                                  GError **error);

G_END_DECLS
