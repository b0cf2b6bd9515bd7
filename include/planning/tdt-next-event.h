/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/** tdt_event_get_first_day: Returns: the event's first day, as of GDate, %TDT_UNSET without days.
 */
gint64 tdt_event_get_first_day (const TdtRoot *root);

/**
 * tdt_event_new_next:
 * @uid: of the new document
 * @first_day: when the next event begins, as of GDate; ignored for an event without days
 *
 * The next event of the same kind: people, partners, rooms, programme and agendas are kept, days
 * and hours are moved by whole days on the wall's clock, everybody is to be invited again, and what
 * belongs to the day itself is left out: real times, attendance, minutes, what was printed, what
 * was accepted, and who was away.
 *
 * Returns: (transfer full): a project of its own
 */
TdtRoot *tdt_event_new_next (const TdtRoot *root, const char *uid, gint64 first_day);

G_END_DECLS
