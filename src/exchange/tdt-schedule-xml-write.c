/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the schedule XML of c3voc, in the order and with the types of its schema. */
#include "config.h"

#include "tdt-export-private.h"

#include "tdt-naming.h"

static void append (GString *xml, guint depth, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* A line, its arguments escaped. */
static void
append (GString *xml, guint depth, const char *format, ...)
{
  va_list arguments;
  g_autofree char *line = NULL;

  va_start (arguments, format);
  line = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append_printf (xml, "%*s%s\n", (int) (2 * depth), "", line);
}

static void
append_optional (GString *xml, guint depth, const char *element, const char *text)
{
  if (text != NULL)
    append (xml, depth, "<%s>%s</%s>", element, text, element);
}

static void
append_persons (GString *xml, const TdtRoot *root, const TdtRow *session, GHashTable *ids)
{
  g_autoptr (GPtrArray) people = tdt_export_list_people (root, session);

  append (xml, 4, "<persons>");
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = tdt_row_dup_name (root, people->pdata[i]);
      g_autofree char *guid = tdt_export_dup_guid (tdt_row_get_uid (people->pdata[i]));
      guint id = GPOINTER_TO_UINT (g_hash_table_lookup (ids, people->pdata[i]));

      if (id == 0)
        {
          id = g_hash_table_size (ids) + 1;
          g_hash_table_insert (ids, people->pdata[i], GUINT_TO_POINTER (id));
        }
      append (xml, 5, "<person id=\"%u\" guid=\"%s\">%s</person>", id, guid, name);
    }
  append (xml, 4, "</persons>");
}

static void
append_links (GString *xml, const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      links = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_LINK_OWNER);

  append (xml, 4, "<links>");
  for (guint i = 0; i < links->len; i++)
    if (tdt_row_has (links->pdata[i], TDT_LINK_URI))
      append (xml, 5, "<link href=\"%s\">%s</link>",
              tdt_row_get_text (links->pdata[i], TDT_LINK_URI),
              tdt_row_get_text_or_empty (links->pdata[i], TDT_LINK_TITLE));
  append (xml, 4, "</links>");
}

static void
append_event (GString *xml, const TdtRoot *root, const TdtExportEvent *event, GHashTable *ids)
{
  const TdtRow *row = event->row;
  const TdtRow *theme = tdt_root_follow (root, row, TDT_SESSION_THEME);
  const TdtField *kind = tdt_field_get (TDT_SESSION_KIND);
  g_autofree char *moment = tdt_export_dup_moment (event->start);
  g_autofree char *clock = tdt_export_dup_clock (event->start);
  g_autofree char *duration = tdt_export_dup_duration (row);
  g_autofree char *type = tdt_row_has (row, TDT_SESSION_KIND)
                              ? tdt_value_dup_text (kind, tdt_row_get_value (row, TDT_SESSION_KIND))
                              : g_strdup ("");

  append (xml, 3, "<event id=\"%u\" guid=\"%s\">", event->id, event->guid);
  append (xml, 4, "<room>%s</room>", event->room);
  append (xml, 4, "<title>%s</title>", tdt_row_get_text_or_empty (row, TDT_SESSION_TITLE));
  append_optional (xml, 4, "subtitle", tdt_row_get_text (row, TDT_SESSION_SUBTITLE));
  append (xml, 4, "<type>%s</type>", type);
  append (xml, 4, "<date>%s</date>", moment);
  append (xml, 4, "<start>%s</start>", clock);
  append (xml, 4, "<duration>%s</duration>", duration);
  append (xml, 4, "<abstract></abstract>");
  append (xml, 4, "<track>%s</track>",
          theme != NULL ? tdt_row_get_text_or_empty (theme, TDT_THEME_TITLE) : "");
  append_persons (xml, root, row, ids);
  append_optional (xml, 4, "language", tdt_row_get_text (row, TDT_SESSION_LANGUAGE));
  append_optional (xml, 4, "description", tdt_row_get_text (row, TDT_SESSION_DESCRIPTION));
  append_links (xml, root, row);
  append (xml, 3, "</event>");
}

/* The day's first and last second, by the clock of its first event. */
static void
append_day_start (GString *xml, guint index, gint64 julian, const TdtTime *first)
{
  int offset = first != NULL ? first->offset : 0;
  g_autoptr (TdtTime) start = tdt_time_new (tdt_time_local_from_julian (julian, 0), offset, NULL);
  g_autoptr (TdtTime) end = tdt_time_new (start->local + TDT_SECONDS_PER_DAY - 1, offset, NULL);
  g_autofree char *date = tdt_export_dup_date (julian);
  g_autofree char *from = tdt_export_dup_moment (start);
  g_autofree char *to = tdt_export_dup_moment (end);

  append (xml, 1, "<day index=\"%u\" date=\"%s\" start=\"%s\" end=\"%s\">", index, date, from, to);
}

static void
append_days (GString *xml, const TdtRoot *root, const GArray *events)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  guint n_days = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const TdtExportEvent *event = &g_array_index (events, TdtExportEvent, i);
      gboolean new_day = i == 0 || event[-1].julian != event->julian;
      gboolean new_room = new_day || !g_str_equal (event[-1].room, event->room);
      gboolean last = i + 1 == events->len;

      if (new_day)
        append_day_start (xml, ++n_days, event->julian, event->start);
      if (new_room)
        append (xml, 2, "<room name=\"%s\">", event->room);
      append_event (xml, root, event, ids);
      if (last || event[1].julian != event->julian || !g_str_equal (event[1].room, event->room))
        append (xml, 2, "</room>");
      if (last || event[1].julian != event->julian)
        append (xml, 1, "</day>");
    }
  /* The schema wants a day. */
  if (n_days == 0)
    {
      append_day_start (xml, 1, tdt_export_get_first_day (root), NULL);
      append (xml, 1, "</day>");
    }
}

static void
append_conference (GString *xml, const TdtRoot *root, const GArray *events)
{
  const TdtRow *project = tdt_root_get_project (root);
  const char *title = tdt_row_get_text_or_empty (project, TDT_PROJECT_TITLE);
  const char *web = tdt_row_get_text (project, TDT_PROJECT_WEB);
  g_autofree char *acronym = tdt_export_dup_slug (title);

  append (xml, 1, "<conference>");
  append (xml, 2, "<acronym>%s</acronym>", acronym);
  append (xml, 2, "<title>%s</title>", title);
  if (events->len > 0)
    {
      g_autofree char *first = tdt_export_dup_date (
          g_array_index (events, TdtExportEvent, 0).julian);
      g_autofree char *last = tdt_export_dup_date (
          g_array_index (events, TdtExportEvent, events->len - 1).julian);

      append (xml, 2, "<start>%s</start>", first);
      append (xml, 2, "<end>%s</end>", last);
    }
  append (xml, 2, "<timeslot_duration>00:05</timeslot_duration>");
  if (tdt_export_is_web (web))
    append (xml, 2, "<url>%s</url>", web);
  append_optional (xml, 2, "time_zone_name", tdt_row_get_text (project, TDT_PROJECT_TIME_ZONE));
  append (xml, 1, "</conference>");
}

GBytes *
tdt_schedule_xml_write (const TdtRoot *root)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schedule>\n");
  g_autoptr (GArray) events = tdt_export_list_events (root);
  const TdtRow *project = tdt_root_get_project (root);

  append (xml, 1, "<generator name=\"%s\" version=\"%s\"/>", PACKAGE_NAME, PACKAGE_VERSION);
  append (xml, 1, "<version>%s</version>",
          tdt_row_get_text_or_empty (project, TDT_PROJECT_VERSION));
  append_conference (xml, root, events);
  append_days (xml, root, events);
  g_string_append (xml, "</schedule>\n");
  return g_string_free_to_bytes (xml);
}
