/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-palette-item-private.h"

struct _TdtPaletteItem
{
  GObject parent_instance;

  TdtPaletteDeed deed;
  char *value;
  const char *icon_name;
  char *title;
  char *hint;
};

G_DEFINE_FINAL_TYPE (TdtPaletteItem, tdt_palette_item, G_TYPE_OBJECT)

static void
tdt_palette_item_finalize (GObject *object)
{
  TdtPaletteItem *item = TDT_PALETTE_ITEM (object);

  g_free (item->value);
  g_free (item->title);
  g_free (item->hint);
  G_OBJECT_CLASS (tdt_palette_item_parent_class)->finalize (object);
}

static void
tdt_palette_item_class_init (TdtPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdt_palette_item_finalize;
}

static void
tdt_palette_item_init (TdtPaletteItem *item)
{
}

TdtPaletteItem *
tdt_palette_item_new (TdtPaletteDeed deed, const char *value, const char *icon_name,
                      const char *title, const char *hint)
{
  TdtPaletteItem *item = g_object_new (TDT_TYPE_PALETTE_ITEM, NULL);

  item->deed = deed;
  item->value = g_strdup (value);
  item->icon_name = g_intern_string (icon_name);
  item->title = g_strdup (title);
  item->hint = g_strdup (hint != NULL ? hint : "");
  return item;
}

TdtPaletteDeed
tdt_palette_item_get_deed (TdtPaletteItem *item)
{
  return item->deed;
}

const char *
tdt_palette_item_get_value (TdtPaletteItem *item)
{
  return item->value;
}

const char *
tdt_palette_item_get_icon_name (TdtPaletteItem *item)
{
  return item->icon_name;
}

const char *
tdt_palette_item_get_title (TdtPaletteItem *item)
{
  return item->title;
}

const char *
tdt_palette_item_get_hint (TdtPaletteItem *item)
{
  return item->hint;
}
