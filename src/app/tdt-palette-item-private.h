/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a line of the palette does. */
typedef enum
{
  /* The value is the uid of a record to go to. */
  TDT_PALETTE_RECORD,
  /* The value is the detailed name of an action. */
  TDT_PALETTE_COMMAND,
  /* The value is the name of a person, or the title of a session, to be added. */
  TDT_PALETTE_ADD_PERSON,
  TDT_PALETTE_ADD_SESSION,
} TdtPaletteDeed;

/* One line of the palette. */
#define TDT_TYPE_PALETTE_ITEM (tdt_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (TdtPaletteItem, tdt_palette_item, TDT, PALETTE_ITEM, GObject)

/* @hint, which may be NULL, is said behind the title, less loudly. */
TdtPaletteItem *tdt_palette_item_new (TdtPaletteDeed deed, const char *value, const char *icon_name,
                                      const char *title, const char *hint);
TdtPaletteDeed tdt_palette_item_get_deed (TdtPaletteItem *item);
const char *tdt_palette_item_get_value (TdtPaletteItem *item);
const char *tdt_palette_item_get_icon_name (TdtPaletteItem *item);
const char *tdt_palette_item_get_title (TdtPaletteItem *item);
const char *tdt_palette_item_get_hint (TdtPaletteItem *item);

G_END_DECLS
