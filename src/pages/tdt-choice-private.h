/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A drop-down for a field that takes a word of a list or a reference; its first choice is none.
 * Texts are as they stand in a file: words and uids, NULL for none.
 */
GtkWidget *tdt_choice_new (TdtDesk *desk, const TdtField *field);
char *tdt_choice_dup_text (GtkDropDown *choice);
void tdt_choice_show_text (GtkDropDown *choice, const char *text);

G_END_DECLS
