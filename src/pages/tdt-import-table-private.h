/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-mapping.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The first rows of one table, and what its columns tell. "changed" when somebody chose. */
#define TDT_TYPE_IMPORT_TABLE (tdt_import_table_get_type ())
G_DECLARE_FINAL_TYPE (TdtImportTable, tdt_import_table, TDT, IMPORT_TABLE, AdwBin)

/* @mapping: is changed by what is chosen; @into: whose sessions can be chosen, or NULL. */
GtkWidget *tdt_import_table_new (TdtMapping *mapping, const TdtRoot *into);

G_END_DECLS
