/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtRecordsPage: a table of all people or all organisations, with search, and the card of the
 * selected one: its form and where it stands in the programme.
 */
#define TDT_TYPE_RECORDS_PAGE (tdt_records_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtRecordsPage, tdt_records_page, TDT, RECORDS_PAGE, AdwBin)

/** tdt_records_page_new: @kind: %TDT_KIND_PERSON or %TDT_KIND_ORGANISATION */
GtkWidget *tdt_records_page_new (TdtDesk *desk, TdtKindId kind);

G_END_DECLS
