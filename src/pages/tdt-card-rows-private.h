/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-desk.h"

#include <gtk/gtk.h>

/* The parts of a person's or organisation's card. Rows lead to what they show. */

/* "Director · CCI 05", or the kind of an organisation. */
char *tdt_card_dup_about (const TdtRoot *root, const TdtRow *row);
/* Photo or logo; NULL where there is none that can be read. */
GdkPaintable *tdt_card_dup_picture (const TdtRoot *root, const TdtRow *row);
/* Adds to @box how to reach them. */
void tdt_card_add_contact (TdtDesk *desk, GtkBox *box, const TdtRow *row);

/* Speaking minutes of participants, in words; NULL where none are known. */
char *tdt_card_dup_sum (const GPtrArray *places);
/* @with_name: whether the person is named, too. */
GtkWidget *tdt_card_place_row_new (TdtDesk *desk, const TdtRow *participant, gboolean with_name);
GtkWidget *tdt_card_nowhere_row_new (TdtKindId kind);
GtkWidget *tdt_card_member_row_new (TdtDesk *desk, const TdtRow *person);
