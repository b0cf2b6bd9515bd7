/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-wrap-box.h"

/* The chips above a table of people or organisations that leave out what is not asked for. */
typedef struct _TdtRecordFilters TdtRecordFilters;

/* Puts the chips into @box, which outlives what is returned; @changed is called when another choice
 * is made. */
TdtRecordFilters *tdt_record_filters_new (TdtDesk *desk, TdtKindId kind, TdtWrapBox *box,
                                          void (*changed) (gpointer user_data), gpointer user_data);
void tdt_record_filters_free (TdtRecordFilters *filters);

/* Whether anything is left out. */
gboolean tdt_record_filters_is_active (TdtRecordFilters *filters);
/* Back to everybody. */
void tdt_record_filters_clear (TdtRecordFilters *filters);
/* For tdt_record_table_set_filter(). */
gboolean tdt_record_filters_pass (const TdtRoot *root, const TdtRow *row, gpointer filters);
