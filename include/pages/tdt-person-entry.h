/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtPersonEntry: where somebody is named: finds people while one types, whatever the accents, and
 * offers to make those that are not there. "Marie Durand, CCI" names an organisation too; several
 * names, one a line or with ; between, are several people. The arrow keys go through what is
 * offered, Enter takes it, Escape puts it away.
 *
 * Properties: "desk"; "title", what is asked for; "several" (whether several may be named).
 *
 * Signal "chosen" (uid, text): somebody that is there, or else the text to make people of; one of
 * them is %NULL.
 */
#define TDT_TYPE_PERSON_ENTRY (tdt_person_entry_get_type ())
G_DECLARE_FINAL_TYPE (TdtPersonEntry, tdt_person_entry, TDT, PERSON_ENTRY, AdwBin)

G_END_DECLS
