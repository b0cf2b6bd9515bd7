/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-record-table.h"

#include <gtk/gtk.h>

/* The columns of the tables of people and organisations: which there are, which the user wants to
 * see (kept from one window to the next), and how to sort by them. */

/* Adds to @view the columns that tell of records of @kind, kept up to date; each has a sorter that
 * stands for it, see tdt_record_columns_apply_sort(). */
void tdt_record_columns_add (GtkColumnView *view, TdtDesk *desk, TdtKindId kind);

/* Sorts @table as the headers of @view are set. */
void tdt_record_columns_apply_sort (GtkColumnView *view, TdtRecordTable *table);

/* Actions "column.NAME" (whether it is shown) and "sort.by" (a name, "" for the usual order),
 * "sort.descending", for a menu; and that menu. */
GSimpleActionGroup *tdt_record_columns_make_actions (GtkColumnView *view);
GMenuModel *tdt_record_columns_make_menu (GtkColumnView *view);

/* The usual order: by surname or name. For tdt_record_table_new(). */
char *tdt_record_columns_dup_order (const TdtRoot *root, const TdtRow *row, gpointer unused);

/* All that a search looks through in one record, as one text; the same. */
char *tdt_record_columns_dup_searched (const TdtRoot *root, const TdtRow *row, gpointer unused);

/* The same cells for many records, for a clipboard: tab-separated, with a line of titles. */
char *tdt_record_columns_dup_text (const TdtRoot *root, TdtKindId kind, const GPtrArray *rows);
