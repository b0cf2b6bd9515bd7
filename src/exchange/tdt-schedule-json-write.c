/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the schedule JSON of c3voc. */
#include "config.h"

#include "tdt-export-private.h"

#include "tdt-naming.h"

#include <json-glib/json-glib.h>

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
add_optional (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_persons (JsonBuilder *builder, const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray) people = tdt_export_list_people (root, session);

  json_builder_set_member_name (builder, "persons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = tdt_row_dup_name (root, people->pdata[i]);
      g_autofree char *guid = tdt_export_dup_guid (tdt_row_get_uid (people->pdata[i]));

      json_builder_begin_object (builder);
      add_text (builder, "guid", guid);
      add_text (builder, "name", name);
      add_text (builder, "public_name", name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder *builder, const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      links = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_LINK_OWNER);

  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < links->len; i++)
    if (tdt_row_has (links->pdata[i], TDT_LINK_URI))
      {
        json_builder_begin_object (builder);
        add_text (builder, "title", tdt_row_get_text_or_empty (links->pdata[i], TDT_LINK_TITLE));
        add_text (builder, "url", tdt_row_get_text (links->pdata[i], TDT_LINK_URI));
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
}

static void
add_event (JsonBuilder *builder, const TdtRoot *root, const TdtExportEvent *event)
{
  const TdtRow *row = event->row;
  const TdtRow *theme = tdt_root_follow (root, row, TDT_SESSION_THEME);
  const TdtField *kind = tdt_field_get (TDT_SESSION_KIND);
  g_autofree char *moment = tdt_export_dup_moment (event->start);
  g_autofree char *clock = tdt_export_dup_clock (event->start);
  g_autofree char *duration = tdt_export_dup_duration (row);
  g_autofree char *type = tdt_row_has (row, TDT_SESSION_KIND)
                              ? tdt_value_dup_text (kind, tdt_row_get_value (row, TDT_SESSION_KIND))
                              : g_strdup ("other");

  json_builder_begin_object (builder);
  add_text (builder, "guid", event->guid);
  add_number (builder, "id", event->id);
  add_text (builder, "date", moment);
  add_text (builder, "start", clock);
  add_text (builder, "duration", duration);
  add_text (builder, "room", event->room);
  add_text (builder, "title", tdt_row_get_text_or_empty (row, TDT_SESSION_TITLE));
  add_optional (builder, "subtitle", tdt_row_get_text (row, TDT_SESSION_SUBTITLE));
  add_optional (builder, "track", theme != NULL ? tdt_row_get_text (theme, TDT_THEME_TITLE) : NULL);
  add_text (builder, "type", type);
  add_optional (builder, "language", tdt_row_get_text (row, TDT_SESSION_LANGUAGE));
  add_text (builder, "abstract", "");
  add_optional (builder, "description", tdt_row_get_text (row, TDT_SESSION_DESCRIPTION));
  add_persons (builder, root, row);
  add_links (builder, root, row);
  json_builder_end_object (builder);
}

static void
begin_day (JsonBuilder *builder, guint index, const TdtExportEvent *first)
{
  int offset = first->start->offset;
  g_autoptr (TdtTime)
      start = tdt_time_new (tdt_time_local_from_julian (first->julian, 0), offset, NULL);
  g_autoptr (TdtTime) end = tdt_time_new (start->local + TDT_SECONDS_PER_DAY - 1, offset, NULL);
  g_autofree char *date = tdt_export_dup_date (first->julian);
  g_autofree char *from = tdt_export_dup_moment (start);
  g_autofree char *to = tdt_export_dup_moment (end);

  json_builder_begin_object (builder);
  add_number (builder, "index", index);
  add_text (builder, "date", date);
  add_text (builder, "day_start", from);
  add_text (builder, "day_end", to);
  json_builder_set_member_name (builder, "rooms");
  json_builder_begin_object (builder);
}

static guint
add_days (JsonBuilder *builder, const TdtRoot *root, const GArray *events)
{
  guint n_days = 0;

  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    {
      const TdtExportEvent *event = &g_array_index (events, TdtExportEvent, i);
      gboolean new_day = i == 0 || event[-1].julian != event->julian;
      gboolean last = i + 1 == events->len;

      if (new_day)
        begin_day (builder, n_days++, event);
      if (new_day || !g_str_equal (event[-1].room, event->room))
        {
          json_builder_set_member_name (builder, event->room);
          json_builder_begin_array (builder);
        }
      add_event (builder, root, event);
      if (last || event[1].julian != event->julian || !g_str_equal (event[1].room, event->room))
        json_builder_end_array (builder);
      if (last || event[1].julian != event->julian)
        {
          json_builder_end_object (builder);
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
  return n_days;
}

static void
add_conference (JsonBuilder *builder, const TdtRoot *root, const GArray *events)
{
  const TdtRow *project = tdt_root_get_project (root);
  const char *title = tdt_row_get_text_or_empty (project, TDT_PROJECT_TITLE);
  const char *web = tdt_row_get_text (project, TDT_PROJECT_WEB);
  const char *zone = tdt_row_get_text (project, TDT_PROJECT_TIME_ZONE);
  g_autofree char *acronym = tdt_export_dup_slug (title);
  g_autofree char *first = tdt_export_dup_date (
      events->len > 0 ? g_array_index (events, TdtExportEvent, 0).julian
                      : tdt_export_get_first_day (root));
  g_autofree char *last = tdt_export_dup_date (
      events->len > 0 ? g_array_index (events, TdtExportEvent, events->len - 1).julian
                      : tdt_export_get_first_day (root));

  json_builder_set_member_name (builder, "conference");
  json_builder_begin_object (builder);
  add_text (builder, "acronym", acronym);
  add_text (builder, "title", title);
  add_text (builder, "start", first);
  add_text (builder, "end", last);
  add_text (builder, "timeslot_duration", "00:05");
  if (zone != NULL)
    add_text (builder, "time_zone_name", zone);
  if (tdt_export_is_web (web))
    add_text (builder, "url", web);
  add_number (builder, "daysCount", add_days (builder, root, events));
  json_builder_end_object (builder);
}

GBytes *
tdt_schedule_json_write (const TdtRoot *root)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GArray) events = tdt_export_list_events (root);
  g_autoptr (JsonNode) node = NULL;
  char *text;
  gsize length;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "generator");
  json_builder_begin_object (builder);
  add_text (builder, "name", PACKAGE_NAME);
  add_text (builder, "version", PACKAGE_VERSION);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "schedule");
  json_builder_begin_object (builder);
  add_text (builder, "version",
            tdt_row_get_text_or_empty (tdt_root_get_project (root), TDT_PROJECT_VERSION));
  add_conference (builder, root, events);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
