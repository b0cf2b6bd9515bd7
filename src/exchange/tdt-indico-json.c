/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what Indico exports: an event with its contributions or sessions, or a timetable. */
#include "tdt-json-private.h"

/* {"date": "2021-09-15", "time": "06:00:00", "tz": "UTC"}; a timetable names its zone only there.
 */
static char *
dup_moment (TdtForeignProgramme *programme, JsonObject *moment)
{
  g_autofree char *date = tdt_json_dup_member (moment, "date");
  g_autofree char *time = tdt_json_dup_member (moment, "time");
  g_autofree char *zone = tdt_json_dup_member (moment, "tz");

  if (date == NULL || time == NULL)
    return NULL;
  if (programme->zone == NULL && zone != NULL && !g_str_equal (zone, "UTC"))
    programme->zone = g_strdup (zone);
  return g_strconcat (date, "T", time, g_strcmp0 (zone, "UTC") == 0 ? "Z" : NULL, NULL);
}

static void
add_people (TdtForeignEvent *event, JsonArray *people, const char *role)
{
  for (guint i = 0; i < tdt_json_get_length (people); i++)
    {
      JsonObject *object = tdt_json_get_element (people, i);
      g_autofree char *given = tdt_json_dup_either (object, "first_name", "firstName");
      g_autofree char *family = tdt_json_dup_either (object, "last_name", "familyName");
      TdtForeignPerson *person;

      if (object == NULL)
        continue;
      person = tdt_foreign_programme_event_add_person (event);
      person->name = family != NULL ? g_strjoin (" ", given != NULL ? given : "", family, NULL)
                                    : tdt_json_dup_either (object, "fullName", "name");
      person->organisation = tdt_json_dup_member (object, "affiliation");
      person->email = tdt_json_dup_member (object, "email");
      person->role = role;
    }
}

static void
add_attachments (TdtForeignEvent *event, JsonArray *folders)
{
  for (guint i = 0; i < tdt_json_get_length (folders); i++)
    {
      JsonArray *files = tdt_json_get_array (tdt_json_get_element (folders, i), "attachments");

      for (guint k = 0; k < tdt_json_get_length (files); k++)
        {
          JsonObject *file = tdt_json_get_element (files, k);
          TdtForeignLink *link = tdt_foreign_programme_event_add_link (event);

          link->title = tdt_json_dup_member (file, "title");
          link->uri = tdt_json_dup_either (file, "link_url", "download_url");
        }
    }
}

/* @session: the title of the session it is part of, or NULL. */
static TdtForeignEvent *
read_contribution (TdtForeignProgramme *programme, JsonObject *contribution, const char *session)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);
  JsonArray *speakers = tdt_json_get_array (contribution, "speakers");

  event->id = tdt_json_dup_either (contribution, "db_id", "id");
  event->title = tdt_json_dup_either (contribution, "title", "slotTitle");
  event->description = tdt_json_dup_member (contribution, "description");
  event->type = tdt_json_dup_either (contribution, "type", "entryType");
  event->track = tdt_json_dup_either (contribution, "track", "session");
  if (event->track == NULL)
    event->track = g_strdup (session);
  event->room = tdt_json_dup_either (contribution, "roomFullname", "room");
  if (event->room == NULL)
    event->room = tdt_json_dup_member (contribution, "location");
  event->date = dup_moment (programme, tdt_json_get_object (contribution, "startDate"));
  event->end = dup_moment (programme, tdt_json_get_object (contribution, "endDate"));
  event->duration = tdt_json_dup_member (contribution, "duration");
  event->url = tdt_json_dup_member (contribution, "url");
  if (tdt_json_get_length (speakers) == 0)
    speakers = tdt_json_get_array (contribution, "presenters");
  if (tdt_json_get_length (speakers) == 0)
    speakers = tdt_json_get_array (contribution, "primaryauthors");
  add_people (event, speakers, NULL);
  add_people (event, tdt_json_get_array (contribution, "conveners"), "moderator");
  add_attachments (event, tdt_json_get_array (contribution, "folders"));
  return event;
}

static void
read_contributions (TdtForeignProgramme *programme, JsonArray *contributions, const char *session)
{
  for (guint i = 0; i < tdt_json_get_length (contributions); i++)
    {
      JsonObject *contribution = tdt_json_get_element (contributions, i);

      if (contribution != NULL)
        read_contribution (programme, contribution, session);
    }
}

/* A session is what its contributions are part of; one without them is a round table itself. */
static void
read_sessions (TdtForeignProgramme *programme, JsonArray *sessions)
{
  for (guint i = 0; i < tdt_json_get_length (sessions); i++)
    {
      JsonObject *session = tdt_json_get_element (sessions, i);
      JsonArray *contributions = tdt_json_get_array (session, "contributions");
      g_autofree char *title = tdt_json_dup_member (session, "title");

      if (tdt_json_get_length (contributions) > 0)
        read_contributions (programme, contributions, title);
      else if (session != NULL)
        read_contribution (programme, session, NULL);
    }
}

static void
read_event (TdtForeignProgramme *programme, JsonObject *event)
{
  programme->source = tdt_json_dup_either (event, "url", "id");
  programme->title = tdt_json_dup_member (event, "title");
  programme->zone = tdt_json_dup_member (event, "timezone");
  programme->venue = tdt_json_dup_member (event, "location");
  programme->url = tdt_json_dup_member (event, "url");
  read_contributions (programme, tdt_json_get_array (event, "contributions"), NULL);
  read_sessions (programme, tdt_json_get_array (event, "sessions"));
}

static void read_entries (TdtForeignProgramme *programme, JsonObject *entries, const char *session);

static void
read_entry (TdtForeignProgramme *programme, JsonObject *entry, const char *session)
{
  JsonObject *inner = tdt_json_get_object (entry, "entries");
  g_autofree char *title = tdt_json_dup_either (entry, "title", "slotTitle");

  if (inner != NULL && json_object_get_size (inner) > 0)
    read_entries (programme, inner, title);
  else
    read_contribution (programme, entry, session);
}

/* Entries, or days of them, under names that say nothing. */
static void
read_entries (TdtForeignProgramme *programme, JsonObject *entries, const char *session)
{
  g_autoptr (GList) names = json_object_get_members (entries);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *entry = tdt_json_get_object (entries, l->data);

      if (entry != NULL && json_object_has_member (entry, "entryType"))
        read_entry (programme, entry, session);
      else if (entry != NULL)
        read_entries (programme, entry, session);
    }
}

/* {"1": {"20210915": {"c12": {"entryType": "Contribution", ...}}}} by the number of the event. */
static gboolean
read_timetable (TdtForeignProgramme *programme, JsonObject *timetable)
{
  g_autoptr (GList) events = json_object_get_members (timetable);

  if (events == NULL || tdt_json_get_object (timetable, events->data) == NULL)
    return FALSE;
  programme->source = g_strdup (events->data);
  read_entries (programme, timetable, NULL);
  return programme->events->len > 0;
}

static gboolean
is_event (JsonObject *object)
{
  return tdt_json_get_array (object, "contributions") != NULL ||
         (tdt_json_get_object (object, "startDate") != NULL &&
          tdt_json_get_array (object, "sessions") != NULL);
}

gboolean
tdt_indico_json_read (TdtForeignProgramme *programme, JsonObject *object)
{
  JsonObject *timetable = tdt_json_get_object (object, "results");
  JsonObject *first = tdt_json_get_element (tdt_json_get_array (object, "results"), 0);

  if (timetable != NULL)
    return read_timetable (programme, timetable);
  if (is_event (object))
    first = object;
  if (first == NULL || !is_event (first))
    return FALSE;
  read_event (programme, first);
  return TRUE;
}
