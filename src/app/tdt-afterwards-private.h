/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdtAfterwards: how the event went: how long each organisation spoke against what it was given,
 * who came and who did not, and when sessions really were.
 */
#define TDT_TYPE_AFTERWARDS (tdt_afterwards_get_type ())
G_DECLARE_FINAL_TYPE (TdtAfterwards, tdt_afterwards, TDT, AFTERWARDS, AdwBin)

/* Shows how @root stands. */
void tdt_afterwards_show (TdtAfterwards *afterwards, const TdtRoot *root);

G_END_DECLS
