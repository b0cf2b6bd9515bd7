/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this version does not know is written down again while it is read, so that each piece can
 * stand by itself: with the namespaces that its surroundings declared. */
#include "config.h"

#include "tdt-reader-private.h"
#include "tdt-xml-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Namespace declarations repeat in each piece, and characters may take more bytes than before: up
 * to so many more than the file has. */
#define KEPT_MORE ((gsize) 16777216)

static void
clear_item (gpointer data)
{
  TdtUnknownItem *item = data;

  g_free (item->record);
  g_free (item->attribute);
  g_free (item->ns);
  g_free (item->xml);
}

GArray *
tdt_reader_unknown_new (void)
{
  GArray *unknown = g_array_new (FALSE, FALSE, sizeof (TdtUnknownItem));

  g_array_set_clear_func (unknown, clear_item);
  return unknown;
}

TdtUnknown *
tdt_reader_unknown_end (GArray *unknown)
{
  TdtUnknown *ended = NULL;

  if (unknown->len > 0)
    ended = tdt_unknown_new ((const TdtUnknownItem *) unknown->data, unknown->len);
  g_array_set_size (unknown, 0);
  return ended;
}

static void
check_kept (TdtReader *reader, gsize n_open_bytes)
{
  if (reader->n_kept > TDT_UNKNOWN_MAX ||
      reader->n_kept_bytes + n_open_bytes > reader->length + KEPT_MORE)
    tdt_reader_fail (
        reader, tdt_reader_offset (reader), TDT_STORAGE_ERROR_LIMIT,
        _ ("too much that this version does not know; this is no file of ours, or of a "
           "much newer version"));
}

static void
append_item (TdtReader *reader, GArray *unknown, TdtUnknownItem item)
{
  item.record = g_strdup (item.record);
  g_array_append_val (unknown, item);
  reader->n_kept_bytes += strlen (item.xml);
  reader->n_kept++;
  check_kept (reader, 0);
}

void
tdt_reader_keep (TdtReader *reader, GArray *unknown, TdtUnknownItem item, char *xml)
{
  item.xml = xml;
  append_item (reader, unknown, item);
}

/* Without NOENT the parser leaves one thing to whoever reads attributes: "&" comes as "&#38;". */
static char *
dup_meant (const xmlChar *value, gssize length)
{
  GString *text = g_string_new_len ((const char *) value, length);

  g_string_replace (text, "&#38;", "&", 0);
  return g_string_free (text, FALSE);
}

char *
tdt_reader_dup_attribute (const xmlChar **attribute)
{
  return dup_meant (attribute[3], attribute[4] - attribute[3]);
}

void
tdt_reader_keep_attribute (TdtReader *reader, GArray *unknown, TdtUnknownItem item,
                           const xmlChar **attribute)
{
  item.attribute = attribute[1] != NULL ? g_strdup_printf ("%s:%s", attribute[1], attribute[0])
                                        : g_strdup ((const char *) attribute[0]);
  item.ns = attribute[2] != NULL ? dup_meant (attribute[2], -1) : NULL;
  item.xml = tdt_reader_dup_attribute (attribute);
  append_item (reader, unknown, item);
}

char *
tdt_reader_dup_set_aside (const char *field, const char *text, gsize length)
{
  GString *xml = g_string_new ("<set-aside xmlns=\"" TDT_NS_SET_ASIDE "\"");

  if (field != NULL)
    g_string_append_printf (xml, " field=\"%s\"", field);
  g_string_append_c (xml, '>');
  tdt_xml_append_text (xml, text, length);
  g_string_append (xml, "</set-aside>");
  return g_string_free (xml, FALSE);
}

void
tdt_reader_set_aside (TdtReader *reader, GArray *unknown, TdtUnknownItem item, const char *field,
                      const char *text, gsize length)
{
  tdt_reader_keep (reader, unknown, item, tdt_reader_dup_set_aside (field, text, length));
}

static int
compare_scopes (gconstpointer a, gconstpointer b)
{
  const TdtScope *one = a;
  const TdtScope *other = b;
  int order = g_strcmp0 ((const char *) one->prefix, (const char *) other->prefix);

  return order != 0 ? order : (other->depth > one->depth) - (other->depth < one->depth);
}

static void
append_declaration (GString *xml, const xmlChar *prefix, const xmlChar *uri)
{
  g_autofree char *meant = uri != NULL ? dup_meant (uri, -1) : g_strdup ("");

  g_string_append (xml, " xmlns");
  if (prefix != NULL)
    g_string_append_printf (xml, ":%s", prefix);
  g_string_append (xml, "=\"");
  tdt_xml_append_attribute (xml, meant);
  g_string_append_c (xml, '"');
}

/* Whether the piece needs a declaration that holds for it: its own do, and of others those whose
 * prefix is found in it, be it in what looks like a text. More would make a piece depend on what
 * else stands around it. */
static gboolean
needs (const TdtReader *reader, const TdtScope *scope)
{
  g_autofree char *mark = NULL;

  if (scope->prefix == NULL)
    return scope->uri != reader->ns;
  mark = g_strconcat ((const char *) scope->prefix, ":", NULL);
  return scope->depth == reader->kept_depth || strstr (reader->kept->str, mark) != NULL;
}

/* Declares what holds for the piece, the innermost where a prefix is declared twice; the file we
 * write has our own namespace as the default. */
static void
insert_scope (TdtReader *reader)
{
  g_autoptr (GArray) scopes = g_array_copy (reader->scope);
  g_autoptr (GString) xml = g_string_new (NULL);
  const TdtScope *before = NULL;

  g_array_sort (scopes, compare_scopes);
  if (scopes->len == 0 || g_array_index (scopes, TdtScope, 0).prefix != NULL)
    append_declaration (xml, NULL, NULL);
  for (guint i = 0; i < scopes->len; i++)
    {
      const TdtScope *scope = &g_array_index (scopes, TdtScope, i);
      gboolean again = before != NULL && before->prefix == scope->prefix;

      before = scope;
      if (!again && needs (reader, scope))
        append_declaration (xml, scope->prefix, scope->uri);
    }
  if (xml->len > 0)
    g_string_insert_len (reader->kept, (gssize) reader->kept_name_end, xml->str, (gssize) xml->len);
}

static void
append_name (GString *xml, const xmlChar *prefix, const xmlChar *name)
{
  if (prefix != NULL)
    g_string_append_printf (xml, "%s:", prefix);
  g_string_append (xml, (const char *) name);
}

static void
close_tag (TdtReader *reader)
{
  if (reader->kept_tag_open)
    g_string_append_c (reader->kept, '>');
  reader->kept_tag_open = FALSE;
}

void
tdt_reader_kept_start (TdtReader *reader, const xmlChar *name, const xmlChar *prefix,
                       int n_namespaces, const xmlChar **namespaces, int n_attributes,
                       const xmlChar **attributes)
{
  close_tag (reader);
  g_string_append_c (reader->kept, '<');
  append_name (reader->kept, prefix, name);
  if (reader->depth == reader->kept_depth)
    reader->kept_name_end = reader->kept->len;
  else
    for (int i = 0; i < n_namespaces; i++)
      append_declaration (reader->kept, namespaces[2 * i], namespaces[2 * i + 1]);
  for (int i = 0; i < n_attributes; i++)
    {
      g_autofree char *value = tdt_reader_dup_attribute (attributes + 5 * i);

      g_string_append_c (reader->kept, ' ');
      append_name (reader->kept, attributes[5 * i + 1], attributes[5 * i]);
      g_string_append (reader->kept, "=\"");
      tdt_xml_append_attribute (reader->kept, value);
      g_string_append_c (reader->kept, '"');
    }
  reader->kept_tag_open = TRUE;
}

void
tdt_reader_kept_text (TdtReader *reader, const char *text, gsize length)
{
  close_tag (reader);
  tdt_xml_append_text (reader->kept, text, length);
  check_kept (reader, reader->kept->len);
}

void
tdt_reader_kept_end (TdtReader *reader, const xmlChar *name, const xmlChar *prefix)
{
  if (reader->kept_tag_open)
    g_string_append (reader->kept, "/>");
  else
    {
      g_string_append (reader->kept, "</");
      append_name (reader->kept, prefix, name);
      g_string_append_c (reader->kept, '>');
    }
  reader->kept_tag_open = FALSE;
  if (reader->depth == reader->kept_depth)
    insert_scope (reader);
}
