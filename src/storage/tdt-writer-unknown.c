/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts back what this version does not know. */
#include "tdt-writer-private.h"

#include "tdt-xml-text-private.h"

#include <string.h>

void
tdt_unknown_iter_init (TdtUnknownIter *iter, const TdtRow *row)
{
  *iter = (TdtUnknownIter){ .unknown = tdt_row_get_unknown (row) };
}

const TdtUnknownItem *
tdt_unknown_iter_at (TdtUnknownIter *iter, TdtUnknownPlace place, int position)
{
  const TdtUnknownItem *item;

  if (iter->unknown == NULL || iter->next == iter->unknown->n_items)
    return NULL;
  item = &iter->unknown->items[iter->next];
  return item->place == place && item->position == position ? item : NULL;
}

void
tdt_writer_append_unknown (GString *xml, TdtUnknownIter *iter, TdtUnknownPlace place, int position,
                           const char *indent)
{
  const TdtUnknownItem *item;

  while ((item = tdt_unknown_iter_at (iter, place, position)) != NULL && item->attribute == NULL)
    {
      g_string_append (xml, indent);
      g_string_append (xml, item->xml);
      g_string_append_c (xml, '\n');
      iter->next++;
    }
}

/* The namespace that the attributes of one tag already gave to a prefix, or NULL. */
static const char *
find_prefix (const TdtUnknownItem *items, guint n_items, const char *prefix, gsize length)
{
  for (guint i = 0; i < n_items; i++)
    if (strncmp (items[i].attribute, prefix, length) == 0 && items[i].attribute[length] == ':')
      return items[i].ns;
  return NULL;
}

static void
append_attribute (GString *xml, const TdtUnknownItem *first, guint n_before)
{
  const TdtUnknownItem *item = first + n_before;
  const char *colon = strchr (item->attribute, ':');
  gsize length = colon != NULL ? (gsize) (colon - item->attribute) : 0;
  const char *declared = find_prefix (first, n_before, item->attribute, length);

  if (colon == NULL || item->ns == NULL || strncmp (item->attribute, "xml:", 4) == 0)
    g_string_append_printf (xml, " %s=\"", item->attribute);
  else if (declared != NULL && strcmp (declared, item->ns) != 0)
    {
      /* Two files gave one prefix to two namespaces, and were merged. */
      g_string_append_printf (xml, " xmlns:%.*s%u=\"", (int) length, item->attribute, n_before);
      tdt_xml_append_attribute (xml, item->ns);
      g_string_append_printf (xml, "\" %.*s%u%s=\"", (int) length, item->attribute, n_before,
                              colon);
    }
  else
    {
      if (declared == NULL)
        {
          g_string_append_printf (xml, " xmlns:%.*s=\"", (int) length, item->attribute);
          tdt_xml_append_attribute (xml, item->ns);
          g_string_append_c (xml, '"');
        }
      g_string_append_printf (xml, " %s=\"", item->attribute);
    }
  tdt_xml_append_attribute (xml, item->xml);
  g_string_append_c (xml, '"');
}

void
tdt_writer_append_attributes (GString *xml, TdtUnknownIter *iter, TdtUnknownPlace place,
                              int position, guint number)
{
  const TdtUnknownItem *first = NULL;
  const TdtUnknownItem *item;
  guint n_before = 0;

  while ((item = tdt_unknown_iter_at (iter, place, position)) != NULL && item->attribute != NULL &&
         item->item == number)
    {
      if (first == NULL)
        first = item;
      append_attribute (xml, first, n_before++);
      iter->next++;
    }
}
