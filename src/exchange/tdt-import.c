/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-import.h"

#include "tdt-calendar.h"
#include "tdt-schedule-json.h"
#include "tdt-schedule-xml.h"
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
  gsize length;
  const guchar *text = g_bytes_get_data (bytes, &length);

  return begins_with (bytes, "<") || (length >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) ||
                                                      (text[0] == 0xFE && text[1] == 0xFF)));
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

TdtRoot *
tdt_import_bytes (GBytes *bytes, const char *name, const TdtRoot *into, TdtImportReport *report,
                  GError **error)
{
  ReadSchedule read = find_reader (bytes);
  g_autoptr (TdtForeignProgramme) schedule = NULL;

  if (read == NULL)
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_PROJECT,
                   _ ("%s: this is no kind of file that can be brought in."), name);
      return NULL;
    }
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
