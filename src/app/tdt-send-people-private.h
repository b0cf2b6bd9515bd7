/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-send-item-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtSendPeople: who may get a letter, by two filters, and who of them is ticked. Signals:
 * "chosen-changed", "selection-changed".
 */
#define TDT_TYPE_SEND_PEOPLE (tdt_send_people_get_type ())
G_DECLARE_FINAL_TYPE (TdtSendPeople, tdt_send_people, TDT, SEND_PEOPLE, GObject)

/* Fills the rows and the view. */
TdtSendPeople *tdt_send_people_new (TdtDesk *desk, AdwComboRow *group_row,
                                    AdwComboRow *organisation_row, GtkListView *view);
/* Whom such a letter usually goes to. */
void tdt_send_people_set_kind (TdtSendPeople *people, int kind);
/* Lists those of @uids, called @label. */
void tdt_send_people_give (TdtSendPeople *people, const char *const *uids, const char *label);
/* By the filters and the project as they are now; ticks stay. */
void tdt_send_people_update (TdtSendPeople *people);
void tdt_send_people_add_address (TdtSendPeople *people, const char *address);
void tdt_send_people_choose_all (TdtSendPeople *people, gboolean chosen);

guint tdt_send_people_count (TdtSendPeople *people);
guint tdt_send_people_count_chosen (TdtSendPeople *people);
/* Uids and addresses. */
GStrv tdt_send_people_dup_chosen (TdtSendPeople *people);
/* Whose letter is looked at, or NULL. */
TdtSendItem *tdt_send_people_get_selected (TdtSendPeople *people);
/* Why nobody is listed, in a sentence. */
const char *tdt_send_people_explain_none (TdtSendPeople *people);

G_END_DECLS
