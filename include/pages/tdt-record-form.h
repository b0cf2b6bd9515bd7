/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtRecordForm: the fields of one record, the ones always needed in sight, the others folded by
 * subject. Property "record" (#TdtRecord or %NULL).
 */
#define TDT_TYPE_RECORD_FORM (tdt_record_form_get_type ())
G_DECLARE_FINAL_TYPE (TdtRecordForm, tdt_record_form, TDT, RECORD_FORM, AdwBin)

/** tdt_record_form_new: Returns: a form for records of @kind, one that has a form */
GtkWidget *tdt_record_form_new (TdtDesk *desk, TdtKindId kind);

/** tdt_field_row_new: Returns: a row that edits @field of @record, labelled by the field table */
GtkWidget *tdt_field_row_new (TdtDesk *desk, TdtRecord *record, const TdtField *field);

G_END_DECLS
