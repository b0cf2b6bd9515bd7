/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtRecordCard: all about a person or an organisation: who it is, what is wrong, where it stands
 * in the programme, and the form. Property "record" (#TdtRecord or %NULL).
 */
#define TDT_TYPE_RECORD_CARD (tdt_record_card_get_type ())
G_DECLARE_FINAL_TYPE (TdtRecordCard, tdt_record_card, TDT, RECORD_CARD, AdwBin)

/** tdt_record_card_new: @kind: %TDT_KIND_PERSON or %TDT_KIND_ORGANISATION */
GtkWidget *tdt_record_card_new (TdtDesk *desk, TdtKindId kind);

/** tdt_record_card_focus_form: puts the cursor into the first field. */
void tdt_record_card_focus_form (TdtRecordCard *card);

G_END_DECLS
