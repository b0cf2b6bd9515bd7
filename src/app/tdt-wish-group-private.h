/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The wishes of some kinds, each to be removed, and entries for one more. */
#define TDT_TYPE_WISH_GROUP (tdt_wish_group_get_type ())
G_DECLARE_FINAL_TYPE (TdtWishGroup, tdt_wish_group, TDT, WISH_GROUP, AdwPreferencesGroup)

/* @kinds: WISH_KIND tokens. @session: (nullable): for wishes about seats, whose people and tables
 * they are about; %NULL for wishes about sessions. */
GtkWidget *tdt_wish_group_new (TdtDesk *desk, const int *kinds, guint n_kinds, const char *session);

G_END_DECLS
