/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader as a whole, and the first element: what the file says about itself. */
#include "config.h"

#include "tdt-reader-private.h"

#include "tdt-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <libxml/dict.h>
#include <string.h>

#define HASH_LENGTH 64

static const TdtImporter *const importers[] = { &tdt_import_0 };

TdtReader *
tdt_reader_new (GBytes *text, GBytes *mask, const char *name)
{
  TdtReader *reader = g_new0 (TdtReader, 1);

  reader->name = name;
  reader->text = g_bytes_get_data (text, &reader->length);
  reader->mask = g_bytes_get_data (mask, NULL);
  reader->scope = g_array_new (FALSE, FALSE, sizeof (TdtScope));
  reader->pieces = g_string_new (NULL);
  reader->kept = g_string_new (NULL);
  reader->header = tdt_header_new ();
  reader->report = tdt_report_new ();
  reader->uids = tdt_uid_table_new ();
  reader->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);
  reader->pending = g_array_new (FALSE, FALSE, sizeof (TdtPending));
  reader->project.unknown = tdt_reader_unknown_new ();
  return reader;
}

void
tdt_reader_free (TdtReader *reader)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);

      for (guint i = 0; reader->last_values[k] != NULL && i < kind->n_fields; i++)
        tdt_value_clear (&kind->fields[i], &reader->last_values[k][i]);
      g_free (reader->last_values[k]);
      g_free (reader->names[k].fields);
    }
  if (reader->importer_data != NULL)
    reader->importer_free (reader->importer_data);
  tdt_reader_record_clear (&reader->project);
  tdt_reader_record_clear (&reader->record);
  g_array_unref (reader->scope);
  g_string_free (reader->pieces, TRUE);
  g_string_free (reader->kept, TRUE);
  g_clear_pointer (&reader->header, tdt_header_free);
  g_clear_pointer (&reader->report, tdt_report_unref);
  tdt_uid_table_free (reader->uids);
  g_clear_pointer (&reader->rows, g_ptr_array_unref);
  g_array_unref (reader->pending);
  g_clear_error (&reader->error);
  g_free (reader->document_hash);
  for (guint i = 0; i < TDT_DAYS_KNOWN; i++)
    g_clear_pointer (&reader->days[i].zone, g_ref_string_release);
  g_free (reader);
}

static const xmlChar *
intern (TdtReader *reader, const char *name)
{
  const xmlChar *interned = xmlDictLookup (reader->context->dict, (const xmlChar *) name, -1);

  /* Without memory the parser is about to stop; no element has this name. */
  return interned != NULL ? interned : (const xmlChar *) name;
}

static void
intern_names (TdtReader *reader)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);
      TdtKindNames *names = &reader->names[k];

      names->name = intern (reader, kind->name);
      names->list = intern (reader, kind->list);
      names->fields = g_new (const xmlChar *, kind->n_fields);
      for (guint i = 0; i < kind->n_fields; i++)
        names->fields[i] = intern (reader, kind->fields[i].name);
    }
  reader->uid_name = intern (reader, "uid");
  reader->ancestors_name = intern (reader, "ancestors");
  reader->ancestor_name = intern (reader, "ancestor");
  reader->base_name = intern (reader, "base");
}

static gboolean
is_hash (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
      return FALSE;
  return length == HASH_LENGTH;
}

void
tdt_reader_add_ancestor (TdtReader *reader, const char *text, gsize length)
{
  guint n_ancestors = g_strv_length (reader->header->ancestors);
  char **ancestors = reader->header->ancestors;

  if (!is_hash (text, length) || n_ancestors >= TDT_ANCESTORS_MAX)
    {
      tdt_reader_repair (
          reader, tdt_reader_place (reader),
          n_ancestors >= TDT_ANCESTORS_MAX
              ? g_strdup_printf (_ ("more than %u ancestors"), TDT_ANCESTORS_MAX)
              : g_strdup_printf (_ ("“%.*s” is no revision"), (int) MIN (length, 60), text),
          g_strdup (_ ("it is left out")));
      return;
    }
  ancestors = g_renew (char *, ancestors, n_ancestors + 2);
  ancestors[n_ancestors] = g_strndup (text, length);
  ancestors[n_ancestors + 1] = NULL;
  reader->header->ancestors = ancestors;
}

static void
take_revision (TdtReader *reader, char *revision)
{
  if (is_hash (revision, strlen (revision)))
    {
      g_free (reader->header->revision);
      reader->header->revision = revision;
      return;
    }
  tdt_reader_repair (reader, tdt_reader_place (reader),
                     g_strdup_printf (_ ("“%.60s” is no revision"), revision),
                     g_strdup (_ ("it is left out")));
  g_free (revision);
}

/* "1.7": the number behind the point; the one before it is in the namespace. */
static void
take_version (TdtReader *reader, const char *version)
{
  const char *point = strchr (version, '.');
  guint64 minor;

  if (point != NULL && g_ascii_string_to_unsigned (point + 1, 10, 0, G_MAXUINT16, &minor, NULL))
    {
      reader->header->minor = (guint) minor;
      return;
    }
  tdt_reader_repair (reader, tdt_reader_place (reader),
                     g_strdup_printf (_ ("“%.60s” is no version"), version),
                     g_strdup_printf (_ ("read as %u.%u"), reader->major, TDT_FORMAT_MINOR));
}

static void
read_document_attributes (TdtReader *reader, int n_attributes, const xmlChar **attributes)
{
  TdtUnknownItem place = { .place = TDT_UNKNOWN_IN_RECORD, .position = -1 };

  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      const char *name = attributes[1] == NULL ? (const char *) attributes[0] : "";
      g_autofree char *value = tdt_reader_dup_attribute (attributes);

      if (g_str_equal (name, "revision"))
        take_revision (reader, g_steal_pointer (&value));
      else if (g_str_equal (name, "version"))
        take_version (reader, value);
      else if (g_str_equal (name, "editor"))
        reader->header->editor = g_steal_pointer (&value);
      else if (g_str_equal (name, "program"))
        reader->header->program = g_steal_pointer (&value);
      else if (!g_str_equal (name, "uid"))
        tdt_reader_keep_attribute (reader, reader->project.unknown, place, attributes);
    }
}

/* The number behind "urn:tour-de-table:project:"; 0 for another namespace. */
static guint
find_major (const char *uri)
{
  guint64 major = 0;

  if (uri != NULL && g_str_has_prefix (uri, TDT_NS_PREFIX))
    g_ascii_string_to_unsigned (uri + strlen (TDT_NS_PREFIX), 10, 1, G_MAXUINT16, &major, NULL);
  return (guint) major;
}

static void
refuse_other_kind (TdtReader *reader, const xmlChar *name)
{
  g_autofree char *reason = g_strdup_printf (
      _ ("this is XML of another kind (its first element is “%.60s”) and no project; import it, or "
         "choose another file"),
      name);

  tdt_reader_fail (reader, tdt_reader_place (reader), TDT_STORAGE_ERROR_NOT_PROJECT, reason);
}

void
tdt_reader_begin_document (TdtReader *reader, const xmlChar *name, const xmlChar *uri,
                           int n_attributes, const xmlChar **attributes)
{
  const TdtKind *kind = tdt_kind_get (TDT_ROOT_KIND);
  const char *uid = NULL;
  gsize length = 0;

  intern_names (reader);
  reader->ns = uri;
  for (gsize i = 0; i < G_N_ELEMENTS (importers); i++)
    if (g_strcmp0 ((const char *) uri, importers[i]->ns) == 0)
      {
        reader->importer = importers[i];
        reader->state = TDT_READ_PROJECT;
        reader->importer->start (reader, name, n_attributes, attributes);
        return;
      }
  reader->major = find_major ((const char *) uri);
  if (reader->major == 0 || name != reader->names[kind->id].name)
    {
      refuse_other_kind (reader, name);
      return;
    }
  reader->header->major = reader->major;
  for (int i = 0; i < n_attributes; i++)
    if (attributes[5 * i] == reader->uid_name && attributes[5 * i + 1] == NULL)
      {
        uid = (const char *) attributes[5 * i + 3];
        length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);
      }
  tdt_reader_begin (reader, &reader->project, kind, uid, length);
  read_document_attributes (reader, n_attributes, attributes);
  reader->state = TDT_READ_PROJECT;
}
