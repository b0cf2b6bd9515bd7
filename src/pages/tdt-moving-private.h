/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

/* Moves a record up (-1) or down (1) among those that @list shows, which is in their order. */
void tdt_move_record (TdtDesk *desk, TdtRecordList *list, const char *uid, int by);

/*
 * Lets a row of a list box be moved: by Alt+Up and Alt+Down while the focus is in it, the focus
 * going with it, and by dragging @handle. @desk, @list and @record must outlive the row.
 */
void tdt_moving_add_row (GtkWidget *row, GtkWidget *handle, TdtDesk *desk, TdtRecordList *list,
                         TdtRecord *record);

/* The uid of the record that such a row is about, NULL for any other widget. */
const char *tdt_moving_get_uid (GtkWidget *row);

typedef void (*TdtDroppedFunc) (const char *uid, gpointer user_data);

/* Lets @box take rows of @list that are dragged, and from elsewhere records of @kind, which
 * @dropped is told; %TDT_KIND_ANY for none. */
void tdt_moving_add_box (GtkListBox *box, TdtDesk *desk, TdtRecordList *list, TdtKindId kind,
                         TdtDroppedFunc dropped, gpointer user_data);

/* Lets any widget take records of @kind that are dragged. */
void tdt_moving_add_target (GtkWidget *widget, TdtKindId kind, TdtDroppedFunc dropped,
                            gpointer user_data);
