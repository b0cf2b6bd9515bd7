/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"

G_BEGIN_DECLS

/**
 * tdt_schedule_json_read:
 * @bytes: a programme in the schedule JSON of c3voc; what pretalx gives to programs; all data,
 * grid, sessions or speakers of Sessionize; an event of Indico, or its timetable
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): what it says; %NULL when it is no such JSON
 */
TdtForeignProgramme *tdt_schedule_json_read (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
