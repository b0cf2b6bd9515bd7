/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * People from a text: it is pasted at the top; who was understood stands below, to be mended or
 * left out, before all are added in one step.
 *
 * Signal "done" (uid): nothing more to do; uid of somebody who was added, or NULL.
 */
#define TDT_TYPE_PEOPLE_PASTE (tdt_people_paste_get_type ())
G_DECLARE_FINAL_TYPE (TdtPeoplePaste, tdt_people_paste, TDT, PEOPLE_PASTE, AdwBin)

GtkWidget *tdt_people_paste_new (TdtDesk *desk);
/* Reads @text as if it had been pasted. */
void tdt_people_paste_set_text (TdtPeoplePaste *paste, const char *text);

G_END_DECLS
