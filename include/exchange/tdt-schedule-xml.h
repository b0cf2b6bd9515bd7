/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"

G_BEGIN_DECLS

/**
 * tdt_schedule_xml_read:
 * @bytes: a programme in the schedule XML of frab, pentabarf, pretalx or c3voc
 * @name: what to call it in messages
 *
 * Forgiving: what is not where c3voc's schema has it is found all the same.
 *
 * Returns: (transfer full) (nullable): what it says; %NULL when it is no such XML, or nothing that
 *   may be parsed
 */
TdtForeignProgramme *tdt_schedule_xml_read (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
