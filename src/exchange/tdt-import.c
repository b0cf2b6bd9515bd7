/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-import.h"

#include "tdt-calendar.h"
#include "tdt-schedule-json.h"
#include "tdt-schedule-xml.h"
#include "tdt-sheet-import.h"
#include "tdt-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far the beginning of a text is looked at. */
#define LOOK_BYTES 4096

typedef TdtForeignProgramme *(*ReadSchedule) (GBytes *bytes, const char *name, GError **error);

/* Whether the text begins with @start, behind a byte order mark and spaces. */
static gboolean
begins_with (GBytes *bytes, const char *start)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize i = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (i < length && i < LOOK_BYTES && g_ascii_isspace (text[i]))
    i++;
  return length - i >= strlen (start) && g_ascii_strncasecmp (text + i, start, strlen (start)) == 0;
}

/* XML in UTF-16 begins with another byte order mark. */
static gboolean
is_xml (GBytes *bytes)
{
  static const char *const starts[] = { "\xFF\xFE<", "\xFE\xFF\0<", "<\0", "\0<" };
  static const gsize lengths[] = { 3, 4, 2, 2 };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= lengths[i] && memcmp (text, starts[i], lengths[i]) == 0)
      return TRUE;
  return begins_with (bytes, "<");
}

static ReadSchedule
find_reader (GBytes *bytes)
{
  if (is_xml (bytes))
    return tdt_schedule_xml_read;
  if (begins_with (bytes, "{") || begins_with (bytes, "["))
    return tdt_schedule_json_read;
  if (begins_with (bytes, "BEGIN:VCALENDAR"))
    return tdt_calendar_read;
  return NULL;
}

gboolean
tdt_import_is_table (GBytes *bytes)
{
  return find_reader (bytes) == NULL;
}

GPtrArray *
tdt_import_read_tables (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets = tdt_sheets_read (bytes, name, cancellable, error);
  GPtrArray *mappings;

  if (sheets == NULL)
    return NULL;
  mappings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_mapping_free);
  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (mappings, tdt_mapping_new (sheets->pdata[i]));
  return mappings;
}

/* Without titles, only a table with addresses or numbers to call is one of people for certain. */
static gboolean
is_certain (const TdtMapping *mapping)
{
  return !mapping->left_out &&
         (mapping->head >= 0 || tdt_mapping_find (mapping, TDT_PERSON_EMAIL) >= 0 ||
          tdt_mapping_find (mapping, TDT_PERSON_PHONE) >= 0 ||
          tdt_mapping_find (mapping, TDT_PERSON_HONORIFIC) >= 0);
}

/* What is not understood of it, when nobody is there to say what the columns are. */
static TdtRoot *
import_tables (GBytes *bytes, const char *name, const TdtRoot *into, TdtImportReport *report,
               GError **error)
{
  g_autoptr (GPtrArray) mappings = tdt_import_read_tables (bytes, name, NULL, error);
  guint n_certain = 0;

  if (mappings == NULL)
    return NULL;
  for (guint i = 0; i < mappings->len; i++)
    n_certain += is_certain (mappings->pdata[i]) ? 1 : 0;
  if (n_certain == 0)
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_PROJECT,
                   _ ("%s: no column is understood. Give the columns titles, such as Name, "
                      "Organisation and E-mail, or Session, Start and Room."),
                   name);
      return NULL;
    }
  for (guint i = 0; i < mappings->len; i++)
    {
      TdtMapping *mapping = mappings->pdata[i];

      mapping->left_out = !is_certain (mapping);
      if (mapping->left_out)
        /* Translators: a file, the name of a sheet in it */
        tdt_import_report_lose (report, _ ("%s: no column of the sheet “%s” is understood."), name,
                                tdt_sheet_get_title (mapping->sheet));
    }
  return tdt_mappings_build (mappings, into, report, NULL, error);
}

TdtRoot *
tdt_import_bytes (GBytes *bytes, const char *name, const TdtRoot *into, TdtImportReport *report,
                  GError **error)
{
  ReadSchedule read = find_reader (bytes);
  g_autoptr (TdtForeignProgramme) schedule = NULL;

  if (read == NULL)
    return import_tables (bytes, name, into, report, error);
  schedule = read (bytes, name, error);
  return schedule != NULL ? tdt_foreign_programme_build (schedule, into, report) : NULL;
}

TdtRoot *
tdt_import_file (const char *path, const TdtRoot *into, TdtImportReport *report,
                 GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = tdt_guard_read_file (path, TDT_IMPORT_MAX_BYTES, cancellable, error);

  return bytes != NULL ? tdt_import_bytes (bytes, name, into, report, error) : NULL;
}
