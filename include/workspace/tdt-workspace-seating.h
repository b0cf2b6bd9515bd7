/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-seating.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/* Tables and seats of an open project; each verb is one step that can be undone. */

/**
 * tdt_workspace_seat_async:
 * @session: (nullable): uid of a session, as for tdt_seating_new()
 * @options: how; @cancellable in it stops, keeping the best so far
 *
 * Looks for seats for the project as it is now, in a thread.
 */
void tdt_workspace_seat_async (TdtWorkspace *workspace, const char *session,
                               const TdtSeatingOptions *options, GAsyncReadyCallback callback,
                               gpointer user_data);

/** tdt_workspace_seat_finish: Returns: (transfer full) (nullable): who sits where, or an error */
TdtSeating *tdt_workspace_seat_finish (TdtWorkspace *workspace, GAsyncResult *result,
                                       GError **error);

/** tdt_workspace_apply_seating: takes over what was found, as one step. */
gboolean tdt_workspace_apply_seating (TdtWorkspace *workspace, const TdtSeating *seating,
                                      GError **error);

/**
 * tdt_workspace_place_person:
 * @table: uid of a table
 * @number: of its seat, from 1
 * @person: (nullable): uid; %NULL frees the seat
 *
 * Seats somebody. Who sat there takes the seat that @person had in that round, if there was one.
 */
gboolean tdt_workspace_place_person (TdtWorkspace *workspace, const char *table, guint number,
                                     const char *person, GError **error);

/** tdt_workspace_keep_seat: @keep: whether seating everybody anew leaves that seat as it is */
gboolean tdt_workspace_keep_seat (TdtWorkspace *workspace, const char *table, guint number,
                                  gboolean keep, GError **error);

/**
 * tdt_workspace_add_table:
 * @session: (nullable): uid of a session
 * @layout: a LAYOUT token
 * @n_seats: its seats
 *
 * Returns: (transfer full) (nullable): uid of a new table of the first round
 */
char *tdt_workspace_add_table (TdtWorkspace *workspace, const char *session, int layout,
                               guint n_seats, GError **error);

G_END_DECLS
