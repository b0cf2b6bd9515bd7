/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what Sessionize gives: all data, its grid, its list of sessions or its list of speakers. */
#include "tdt-json-private.h"

#include "tdt-fold.h"

#include <string.h>

/* What sessions refer to by id. */
typedef struct
{
  GHashTable *speakers;
  GHashTable *rooms;
  /* Of a choice, its id to the JsonObject of the question. */
  GHashTable *questions;
  GHashTable *choices;
} Known;

static void
index_choices (Known *known, JsonArray *questions)
{
  for (guint i = 0; i < tdt_json_get_length (questions); i++)
    {
      JsonObject *question = tdt_json_get_element (questions, i);
      JsonArray *choices = tdt_json_get_array (question, "items");

      for (guint k = 0; k < tdt_json_get_length (choices); k++)
        {
          JsonObject *choice = tdt_json_get_element (choices, k);
          char *id = tdt_json_dup_member (choice, "id");

          if (id == NULL)
            continue;
          g_hash_table_insert (known->questions, g_strdup (id), question);
          g_hash_table_insert (known->choices, id, choice);
        }
    }
}

/* The questions are the organiser's own; some names of them everybody uses. */
static void
take_choice (TdtForeignEvent *event, JsonObject *question, JsonObject *choice)
{
  static const char *const tracks[] = { "track", "theme", "topic", "thematique" };
  static const char *const types[] = { "format", "type" };
  g_autofree char *title = tdt_json_dup_either (question, "title", "name");
  g_autofree char *folded = title != NULL ? tdt_text_fold (title) : NULL;

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (tracks); i++)
    if (event->track == NULL && strstr (folded, tracks[i]) != NULL)
      event->track = tdt_json_dup_member (choice, "name");
  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (types); i++)
    if (event->type == NULL && strstr (folded, types[i]) != NULL)
      event->type = tdt_json_dup_member (choice, "name");
}

static void
take_choices (TdtForeignEvent *event, JsonObject *session, const Known *known)
{
  JsonArray *ids = tdt_json_get_array (session, "categoryItems");
  JsonArray *questions = tdt_json_get_array (session, "categories");

  for (guint i = 0; i < tdt_json_get_length (ids); i++)
    {
      g_autofree char *id = tdt_json_dup_value (json_array_get_element (ids, i));

      if (id != NULL && g_hash_table_contains (known->choices, id))
        take_choice (event, g_hash_table_lookup (known->questions, id),
                     g_hash_table_lookup (known->choices, id));
    }
  for (guint i = 0; i < tdt_json_get_length (questions); i++)
    {
      JsonObject *question = tdt_json_get_element (questions, i);
      JsonArray *choices = tdt_json_get_array (question, "categoryItems");

      for (guint k = 0; k < tdt_json_get_length (choices); k++)
        take_choice (event, question, tdt_json_get_element (choices, k));
    }
}

static char *
dup_speaker_name (JsonObject *speaker)
{
  char *name = tdt_json_dup_either (speaker, "fullName", "name");
  g_autofree char *given = tdt_json_dup_member (speaker, "firstName");
  g_autofree char *family = tdt_json_dup_member (speaker, "lastName");

  if (name == NULL && (given != NULL || family != NULL))
    name = g_strjoin (given != NULL && family != NULL ? " " : "", given != NULL ? given : "",
                      family != NULL ? family : "", NULL);
  return name;
}

static void
read_speaker (TdtForeignPerson *person, JsonObject *speaker)
{
  person->id = tdt_json_dup_member (speaker, "id");
  person->name = dup_speaker_name (speaker);
  person->function = tdt_json_dup_member (speaker, "tagLine");
  person->biography = tdt_json_dup_member (speaker, "bio");
  person->email = tdt_json_dup_member (speaker, "email");
}

static void
add_speaker (TdtForeignEvent *event, const Known *known, JsonNode *node)
{
  JsonObject *said = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *id = said != NULL ? tdt_json_dup_member (said, "id") : tdt_json_dup_value (node);
  JsonObject *speaker = id != NULL ? g_hash_table_lookup (known->speakers, id) : NULL;

  if (speaker == NULL)
    speaker = said;
  if (speaker != NULL)
    read_speaker (tdt_foreign_programme_event_add_person (event), speaker);
  else
    event->n_unnamed++;
}

static void
read_session (TdtForeignProgramme *programme, JsonObject *session, const Known *known)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);
  JsonArray *names = tdt_json_get_array (session, "speakers");
  g_autofree char *room = tdt_json_dup_member (session, "roomId");
  JsonObject *room_object = room != NULL ? g_hash_table_lookup (known->rooms, room) : NULL;

  event->id = tdt_json_dup_member (session, "id");
  event->title = tdt_json_dup_member (session, "title");
  event->description = tdt_json_dup_member (session, "description");
  event->date = tdt_json_dup_member (session, "startsAt");
  event->end = tdt_json_dup_member (session, "endsAt");
  event->url = tdt_json_dup_either (session, "liveUrl", "recordingUrl");
  event->state = tdt_json_dup_state (session, "status");
  event->room = room_object != NULL ? tdt_json_dup_member (room_object, "name")
                                    : tdt_json_dup_member (session, "room");
  if (tdt_json_is_true (session, "isServiceSession"))
    event->type = g_strdup ("break");
  take_choices (event, session, known);
  for (guint i = 0; i < tdt_json_get_length (names); i++)
    add_speaker (event, known, json_array_get_element (names, i));
}

static void
read_sessions (TdtForeignProgramme *programme, JsonArray *sessions, const Known *known)
{
  for (guint i = 0; i < tdt_json_get_length (sessions); i++)
    {
      JsonObject *session = tdt_json_get_element (sessions, i);

      if (session != NULL)
        read_session (programme, session, known);
    }
}

/* All data, or one group of the list of sessions. */
static void
read_all (TdtForeignProgramme *programme, JsonObject *object)
{
  g_autoptr (GHashTable) speakers = tdt_json_index_by_id (tdt_json_get_array (object, "speakers"));
  g_autoptr (GHashTable) rooms = tdt_json_index_by_id (tdt_json_get_array (object, "rooms"));
  g_autoptr (GHashTable) questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Known known = {
    .speakers = speakers, .rooms = rooms, .questions = questions, .choices = choices
  };
  JsonArray *list = tdt_json_get_array (object, "speakers");

  index_choices (&known, tdt_json_get_array (object, "categories"));
  for (guint i = 0; i < tdt_json_get_length (list); i++)
    if (tdt_json_get_element (list, i) != NULL)
      read_speaker (tdt_foreign_programme_add_person (programme), tdt_json_get_element (list, i));
  read_sessions (programme, tdt_json_get_array (object, "sessions"), &known);
}

/* A day of the grid has its sessions room by room. */
static void
read_grid_day (TdtForeignProgramme *programme, JsonObject *day)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  Known known = { .speakers = none, .rooms = none, .questions = none, .choices = none };
  JsonArray *rooms = tdt_json_get_array (day, "rooms");

  for (guint i = 0; i < tdt_json_get_length (rooms); i++)
    read_sessions (programme, tdt_json_get_array (tdt_json_get_element (rooms, i), "sessions"),
                   &known);
}

gboolean
tdt_sessionize_json_read (TdtForeignProgramme *programme, JsonObject *object)
{
  if (programme->source == NULL)
    programme->source = g_strdup ("sessionize");
  if (json_object_has_member (object, "fullName") || json_object_has_member (object, "tagLine"))
    read_speaker (tdt_foreign_programme_add_person (programme), object);
  else if (tdt_json_get_array (object, "sessions") != NULL)
    read_all (programme, object);
  else if (tdt_json_get_array (object, "timeSlots") != NULL)
    read_grid_day (programme, object);
  else
    return FALSE;
  return TRUE;
}
