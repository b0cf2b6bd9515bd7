/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-project-view.h"
#include "tdt-record-list.h"

/* What records, lists and the view tell each other. */

TdtRecord *tdt_record_new (TdtProjectView *view, const TdtRow *row, gboolean present);
/* Takes over @change without telling anybody; tdt_record_notify_change() does that. */
void tdt_record_take_change (TdtRecord *record, const TdtChange *change);
void tdt_record_notify_change (TdtRecord *record, const TdtChange *change);
/* Lets go of the records it points to. */
void tdt_record_forget_targets (TdtRecord *record);

/* The record of @row, which a list may still hold though the root shown has it no longer. */
TdtRecord *tdt_project_view_dup_record_of_row (TdtProjectView *view, const TdtRow *row);
void tdt_project_view_forget_record (TdtProjectView *view, TdtRecord *record);
void tdt_project_view_add_list (TdtProjectView *view, TdtRecordList *list);
void tdt_project_view_remove_list (TdtProjectView *view, TdtRecordList *list);

void tdt_record_list_take_diff (TdtRecordList *list, const TdtDiff *diff);
