/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what pretalx gives to programs: its lists of sessions or speakers, and its public
 * timetable. Its export for others is the JSON of c3voc. */
#include "tdt-json-private.h"

/* What sessions of the timetable refer to by number or code. */
typedef struct
{
  GHashTable *rooms;
  GHashTable *tracks;
  GHashTable *speakers;
} Known;

static void
read_speaker (TdtForeignPerson *person, JsonObject *speaker)
{
  person->id = tdt_json_dup_member (speaker, "code");
  person->name = tdt_json_dup_words (speaker, "name");
  person->biography = tdt_json_dup_member (speaker, "biography");
  person->email = tdt_json_dup_member (speaker, "email");
}

static void
add_speakers (TdtForeignEvent *event, JsonArray *speakers, const Known *known)
{
  for (guint i = 0; i < tdt_json_get_length (speakers); i++)
    {
      JsonObject *speaker = tdt_json_get_element (speakers, i);
      g_autofree char *code = speaker == NULL
                                  ? tdt_json_dup_value (json_array_get_element (speakers, i))
                                  : NULL;

      if (code != NULL)
        speaker = g_hash_table_lookup (known->speakers, code);
      if (speaker != NULL)
        read_speaker (tdt_foreign_programme_event_add_person (event), speaker);
      else
        event->n_unnamed++;
    }
}

/* A name itself, or the number of something that has one. */
static char *
dup_named (JsonObject *object, const char *member, GHashTable *known)
{
  g_autofree char *text = tdt_json_dup_words (object, member);
  JsonObject *named = text != NULL ? g_hash_table_lookup (known, text) : NULL;

  return named != NULL ? tdt_json_dup_words (named, "name") : g_steal_pointer (&text);
}

static void
place (TdtForeignEvent *event, JsonObject *slot, const Known *known)
{
  event->room = dup_named (slot, "room", known->rooms);
  event->date = tdt_json_dup_member (slot, "start");
  event->end = tdt_json_dup_member (slot, "end");
}

static void
add_resources (TdtForeignEvent *event, JsonArray *resources)
{
  for (guint i = 0; i < tdt_json_get_length (resources); i++)
    {
      JsonObject *resource = tdt_json_get_element (resources, i);
      TdtForeignLink *link = tdt_foreign_programme_event_add_link (event);

      link->title = tdt_json_dup_member (resource, "description");
      link->uri = tdt_json_dup_either (resource, "resource", "link");
    }
}

static void
read_session (TdtForeignProgramme *programme, JsonObject *session, const Known *known)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);
  JsonObject *slot = tdt_json_get_object (session, "slot");

  event->id = tdt_json_dup_either (session, "code", "id");
  event->title = tdt_json_dup_words (session, "title");
  event->abstract = tdt_json_dup_words (session, "abstract");
  event->description = tdt_json_dup_words (session, "description");
  event->type = tdt_json_dup_words (session, "submission_type");
  event->track = dup_named (session, "track", known->tracks);
  event->language = tdt_json_dup_member (session, "content_locale");
  event->duration = tdt_json_dup_member (session, "duration");
  event->state = tdt_json_dup_state (session, "state");
  if (slot == NULL)
    slot = tdt_json_get_element (tdt_json_get_array (session, "slots"), 0);
  place (event, slot != NULL ? slot : session, known);
  add_speakers (event, tdt_json_get_array (session, "speakers"), known);
  add_resources (event, tdt_json_get_array (session, "resources"));
}

/* What @array has, with what it refers to beside it in @object. */
static void
read_list (TdtForeignProgramme *programme, JsonObject *object, JsonArray *array)
{
  JsonArray *speakers = tdt_json_get_array (object, "speakers");
  g_autoptr (GHashTable) rooms = tdt_json_index_by_id (tdt_json_get_array (object, "rooms"));
  g_autoptr (GHashTable) tracks = tdt_json_index_by_id (tdt_json_get_array (object, "tracks"));
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Known known = { .rooms = rooms, .tracks = tracks, .speakers = codes };

  for (guint i = 0; i < tdt_json_get_length (speakers); i++)
    {
      char *code = tdt_json_dup_member (tdt_json_get_element (speakers, i), "code");

      if (code != NULL)
        g_hash_table_insert (codes, code, tdt_json_get_element (speakers, i));
    }
  for (guint i = 0; i < tdt_json_get_length (array); i++)
    {
      JsonObject *element = tdt_json_get_element (array, i);

      if (element == NULL)
        continue;
      if (json_object_has_member (element, "title"))
        read_session (programme, element, &known);
      else
        read_speaker (tdt_foreign_programme_add_person (programme), element);
    }
}

/* Speakers, or sessions that know whether and when they take place; proposals do not. */
static gboolean
is_listed (JsonObject *first)
{
  return first != NULL && json_object_has_member (first, "code") &&
         (json_object_has_member (first, "name") || json_object_has_member (first, "state") ||
          json_object_has_member (first, "slot") || json_object_has_member (first, "slots"));
}

gboolean
tdt_pretalx_json_read (TdtForeignProgramme *programme, JsonObject *object)
{
  JsonArray *talks = tdt_json_get_array (object, "talks");
  JsonArray *results = tdt_json_get_array (object, "results");

  if (talks == NULL && !is_listed (tdt_json_get_element (results, 0)))
    return FALSE;
  if (programme->source == NULL)
    programme->source = g_strdup ("pretalx");
  if (programme->zone == NULL)
    programme->zone = tdt_json_dup_member (object, "timezone");
  read_list (programme, object, talks != NULL ? talks : results);
  return TRUE;
}
