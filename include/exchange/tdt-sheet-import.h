/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"
#include "tdt-mapping.h"

G_BEGIN_DECLS

/**
 * tdt_mappings_build:
 * @mappings: (element-type TdtMapping): tables and what their columns tell
 * @into: (nullable): a project to bring it into, %NULL for a new one
 * @report: is added to
 *
 * Each row may tell of a person, an organisation, a session, a room, and that the person takes part
 * in the session. Those that @into has already are found by uid, else people by e-mail address or
 * by name where the organisation does not speak against it, others by name, sessions by title and
 * start. What a cell says replaces what was there, and is told in the report; an empty cell says
 * something only in a row with the uid of a record.
 *
 * The same tables give the same uids.
 *
 * Returns: (transfer full) (nullable): the project; %NULL when cancelled
 */
TdtRoot *tdt_mappings_build (const GPtrArray *mappings, const TdtRoot *into,
                             TdtImportReport *report, GCancellable *cancellable, GError **error);

G_END_DECLS
