/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtSendItem: somebody who may get a letter, as a row of a list. Property "chosen": whether he or
 * she does.
 */
#define TDT_TYPE_SEND_ITEM (tdt_send_item_get_type ())
G_DECLARE_FINAL_TYPE (TdtSendItem, tdt_send_item, TDT, SEND_ITEM, GObject)

TdtSendItem *tdt_send_item_new_for_person (const TdtRoot *root, const TdtRow *person);
/* @address: what was typed. */
TdtSendItem *tdt_send_item_new_for_address (const char *address);

/* A uid or an address. */
const char *tdt_send_item_get_recipient (TdtSendItem *item);
const char *tdt_send_item_get_name (TdtSendItem *item);
/* Address, or why there is none, and organisation. */
const char *tdt_send_item_get_detail (TdtSendItem *item);
gboolean tdt_send_item_get_reachable (TdtSendItem *item);
gboolean tdt_send_item_get_chosen (TdtSendItem *item);
void tdt_send_item_set_chosen (TdtSendItem *item, gboolean chosen);
/* Whether both look the same in the list. */
gboolean tdt_send_item_equal (TdtSendItem *item, TdtSendItem *other);

/* Rows with a tick each. */
GtkListItemFactory *tdt_send_item_make_factory (void);

G_END_DECLS
