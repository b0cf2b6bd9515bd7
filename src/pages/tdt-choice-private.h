/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What chooses for a field: a drop-down among the words of a list, or a button that opens a list of
 * records with a search. The first choice is none. Texts are as they stand in a file: words and
 * uids, NULL for none.
 */
GtkWidget *tdt_choice_new (const TdtField *field);
char *tdt_choice_dup_text (GtkDropDown *choice);
void tdt_choice_show_text (GtkDropDown *choice, const char *text);

typedef void (*TdtRecordChosenFunc) (const char *uid, gpointer user_data);

/* The list is made when it is opened: there can be many records, and many such buttons. */
GtkWidget *tdt_record_choice_new (TdtDesk *desk, const TdtField *field, TdtRecordChosenFunc chosen,
                                  gpointer user_data);
void tdt_record_choice_show (GtkWidget *choice, const char *uid);

G_END_DECLS
