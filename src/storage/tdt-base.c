/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-base.h"

#include "tdt-diff-text.h"
#include "tdt-project-file.h"
#include "tdt-xml-guard.h"
#include "tdt-xml-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME "base"
#define REVISION "revision"

/* The element taken apart. */
typedef struct
{
  char *revision;
  GString *text;
  guint depth;
  gboolean strange;
} Parts;

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  Parts *parts = data;

  if (parts->depth++ > 0 || strcmp ((const char *) name, NAME) != 0)
    parts->strange = TRUE;
  for (int i = 0; i < n_attributes && parts->revision == NULL; i++, attributes += 5)
    if (strcmp ((const char *) attributes[0], REVISION) == 0)
      parts->revision = g_strndup ((const char *) attributes[3],
                                   (gsize) (attributes[4] - attributes[3]));
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Parts *parts = data;

  parts->depth--;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Parts *parts = data;

  g_string_append_len (parts->text, (const char *) text, length);
}

static gboolean
take_apart (const char *element, Parts *parts)
{
  xmlSAXHandler handler = { .startElementNs = start_cb,
                            .endElementNs = end_cb,
                            .characters = characters_cb };
  g_autoptr (GBytes) bytes = g_bytes_new (element, strlen (element));
  g_autoptr (GBytes) text = tdt_guard_decode (bytes, NAME, NULL);

  parts->text = g_string_new (NULL);
  return text != NULL && tdt_guard_scan (text, NAME, NULL) &&
         tdt_guard_parse (text, NAME, &handler, parts, NULL, NULL) && !parts->strange &&
         parts->revision != NULL;
}

static void
parts_clear (Parts *parts)
{
  g_free (parts->revision);
  g_string_free (parts->text, TRUE);
}

char *
tdt_base_dup_element (const TdtRoot *base, const TdtRoot *root)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (root, base);
  g_autofree char *revision = tdt_project_file_dup_revision (base);
  g_autoptr (GString) text = g_string_new ("\n");
  g_autoptr (GString) xml = g_string_new (NULL);

  tdt_diff_text_append (diff, text);
  g_string_append_printf (xml, "<" NAME " " REVISION "=\"%s\">", revision);
  tdt_xml_append_text (xml, text->str, text->len);
  g_string_append (xml, "</" NAME ">");
  return xml->len <= TDT_BASE_MAX_BYTES ? g_string_free (g_steal_pointer (&xml), FALSE) : NULL;
}

char *
tdt_base_dup_revision (const char *element)
{
  Parts parts = { NULL };
  char *revision = NULL;

  if (element == NULL)
    return NULL;
  if (take_apart (element, &parts))
    revision = g_steal_pointer (&parts.revision);
  parts_clear (&parts);
  return revision;
}

static TdtRoot *
go_back (const Parts *parts, const TdtRoot *root, GError **error)
{
  const char *lines = parts->text->str + strspn (parts->text->str, "\n");
  g_autoptr (TdtRoot) base = tdt_diff_text_apply (lines, strlen (lines), root, error);
  g_autofree char *revision = base != NULL ? tdt_project_file_dup_revision (base) : NULL;

  if (base == NULL)
    return NULL;
  if (g_str_equal (revision, parts->revision))
    return g_steal_pointer (&base);
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_DAMAGED,
               _ ("What this copy was made from cannot be rebuilt: another program changed the "
                  "file."));
  return NULL;
}

TdtRoot *
tdt_base_rebuild (const char *element, const TdtRoot *root, GError **error)
{
  Parts parts = { NULL };
  TdtRoot *base = NULL;

  if (take_apart (element, &parts))
    base = go_back (&parts, root, error);
  else
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_DAMAGED,
                 _ ("What this copy says about where it came from cannot be read."));
  parts_clear (&parts);
  return base;
}
