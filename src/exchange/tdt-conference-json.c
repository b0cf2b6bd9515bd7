/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the JSON of c3voc, which frab and pretalx write too. */
#include "tdt-json-private.h"

static void
read_persons (TdtForeignEvent *event, JsonArray *persons)
{
  for (guint i = 0; i < tdt_json_get_length (persons); i++)
    {
      JsonObject *object = tdt_json_get_element (persons, i);
      TdtForeignPerson *person;

      if (object == NULL)
        continue;
      person = tdt_foreign_programme_event_add_person (event);
      person->id = tdt_json_dup_either (object, "guid", "id");
      person->name = tdt_json_dup_either (object, "public_name", "name");
      if (person->name == NULL)
        person->name = tdt_json_dup_member (object, "full_public_name");
      person->biography = tdt_json_dup_member (object, "biography");
    }
}

static void
read_links (TdtForeignEvent *event, JsonArray *links)
{
  for (guint i = 0; i < tdt_json_get_length (links); i++)
    {
      JsonObject *object = tdt_json_get_element (links, i);
      TdtForeignLink *link;

      if (object == NULL)
        continue;
      link = tdt_foreign_programme_event_add_link (event);
      link->title = tdt_json_dup_member (object, "title");
      link->uri = tdt_json_dup_either (object, "url", "href");
    }
}

static void
read_event (TdtForeignProgramme *programme, JsonObject *object, const char *day, const char *room)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);

  event->id = tdt_json_dup_either (object, "guid", "id");
  event->title = tdt_json_dup_member (object, "title");
  event->subtitle = tdt_json_dup_member (object, "subtitle");
  event->type = tdt_json_dup_member (object, "type");
  event->track = tdt_json_dup_member (object, "track");
  event->room = room != NULL ? g_strdup (room) : tdt_json_dup_member (object, "room");
  event->date = tdt_json_dup_member (object, "date");
  event->day = g_strdup (day);
  event->start = tdt_json_dup_member (object, "start");
  event->duration = tdt_json_dup_member (object, "duration");
  event->language = tdt_json_dup_member (object, "language");
  event->abstract = tdt_json_dup_member (object, "abstract");
  event->description = tdt_json_dup_member (object, "description");
  event->url = tdt_json_dup_member (object, "url");
  read_persons (event, tdt_json_get_array (object, "persons"));
  read_links (event, tdt_json_get_array (object, "links"));
  read_links (event, tdt_json_get_array (object, "attachments"));
}

static void
read_events (TdtForeignProgramme *programme, JsonArray *events, const char *day, const char *room)
{
  for (guint i = 0; i < tdt_json_get_length (events); i++)
    {
      JsonObject *event = tdt_json_get_element (events, i);

      if (event != NULL)
        read_event (programme, event, day, room);
    }
}

static void
read_day (TdtForeignProgramme *programme, JsonObject *day)
{
  g_autofree char *date = tdt_json_dup_member (day, "date");
  JsonObject *rooms = tdt_json_get_object (day, "rooms");
  g_autoptr (GList) names = rooms != NULL ? json_object_get_members (rooms) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    read_events (programme, tdt_json_get_array (rooms, l->data), date, l->data);
  read_events (programme, tdt_json_get_array (day, "events"), date, NULL);
}

static void
read_conference (TdtForeignProgramme *programme, JsonObject *conference)
{
  JsonArray *days = tdt_json_get_array (conference, "days");

  programme->source = tdt_json_dup_either (conference, "acronym", "title");
  programme->title = tdt_json_dup_member (conference, "title");
  programme->subtitle = tdt_json_dup_member (conference, "subtitle");
  programme->venue = tdt_json_dup_member (conference, "venue");
  programme->city = tdt_json_dup_member (conference, "city");
  programme->zone = tdt_json_dup_member (conference, "time_zone_name");
  programme->url = tdt_json_dup_either (conference, "url", "base_url");
  for (guint i = 0; i < tdt_json_get_length (days); i++)
    {
      JsonObject *day = tdt_json_get_element (days, i);

      if (day != NULL)
        read_day (programme, day);
    }
}

gboolean
tdt_conference_json_read (TdtForeignProgramme *programme, JsonObject *object)
{
  JsonObject *conference = tdt_json_get_object (tdt_json_get_object (object, "schedule"),
                                                "conference");

  if (conference == NULL)
    conference = tdt_json_get_object (object, "conference");
  if (conference == NULL)
    return FALSE;
  read_conference (programme, conference);
  return TRUE;
}
