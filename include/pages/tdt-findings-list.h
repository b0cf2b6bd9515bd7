/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtFindingsList: what is left to do: the findings of the open project, the worst first; each row
 * leads to its place. Properties "desk", and "about": uid of the record that all must be about,
 * with what belongs to it; the list is hidden while there are none.
 */
#define TDT_TYPE_FINDINGS_LIST (tdt_findings_list_get_type ())
G_DECLARE_FINAL_TYPE (TdtFindingsList, tdt_findings_list, TDT, FINDINGS_LIST, AdwBin)

G_END_DECLS
