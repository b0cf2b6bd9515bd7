/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

/* The columns of the tables of people and organisations. */

/* Adds to @view the columns that tell of records of @kind, kept up to date. */
void tdt_record_columns_add (GtkColumnView *view, TdtDesk *desk, TdtKindId kind);

/* All that a search looks through in one record, as one text. */
char *tdt_record_columns_dup_searched (TdtDesk *desk, const TdtRow *row);
