/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

G_BEGIN_DECLS

/**
 * tdt_workspace_add_wish:
 * @kind: a WISH_KIND token
 * @subject: uid of who or what it is about
 * @object: uid of the other one: a session, person, day, room or table, as the kind asks for
 *
 * Returns: (transfer full) (nullable): uid of the new wish, or of one that says the same already
 */
char *tdt_workspace_add_wish (TdtWorkspace *workspace, int kind, const char *subject,
                              const char *object, GError **error);

G_END_DECLS
