/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads programmes in JSON: the three shapes that planners export. */
#include "config.h"

#include "tdt-schedule-json.h"

#include "tdt-storage-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Deeper than any programme, and shallow enough for a parser that calls itself. */
#define MAX_DEPTH 64

/* More lists and objects than any programme has; each costs a kilobyte. */
#define MAX_CONTAINERS 200000

/* --- what json-glib gives, whatever its type ------------------------------------------------- */

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
dup_value (JsonNode *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

static char *
dup_member (JsonObject *object, const char *member)
{
  char *text = object != NULL ? dup_value (json_object_get_member (object, member)) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* The first of two members that says something. */
static char *
dup_either (JsonObject *object, const char *member, const char *other)
{
  char *text = dup_member (object, member);

  return text != NULL ? text : dup_member (object, other);
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* --- c3voc, frab, pretalx ------------------------------------------------------------------ */

static void
read_persons (TdtForeignEvent *event, JsonArray *persons)
{
  for (guint i = 0; i < get_length (persons); i++)
    {
      JsonObject *object = get_element (persons, i);
      TdtForeignPerson *person;

      if (object == NULL)
        continue;
      person = tdt_foreign_programme_event_add_person (event);
      person->id = dup_either (object, "guid", "id");
      person->name = dup_either (object, "public_name", "name");
      if (person->name == NULL)
        person->name = dup_member (object, "full_public_name");
      person->biography = dup_member (object, "biography");
    }
}

static void
read_links (TdtForeignEvent *event, JsonArray *links)
{
  for (guint i = 0; i < get_length (links); i++)
    {
      JsonObject *object = get_element (links, i);
      TdtForeignLink *link;

      if (object == NULL)
        continue;
      link = tdt_foreign_programme_event_add_link (event);
      link->title = dup_member (object, "title");
      link->uri = dup_either (object, "url", "href");
    }
}

static void
read_event (TdtForeignProgramme *programme, JsonObject *object, const char *day, const char *room)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);

  event->id = dup_either (object, "guid", "id");
  event->title = dup_member (object, "title");
  event->subtitle = dup_member (object, "subtitle");
  event->type = dup_member (object, "type");
  event->track = dup_member (object, "track");
  event->room = room != NULL ? g_strdup (room) : dup_member (object, "room");
  event->date = dup_member (object, "date");
  event->day = g_strdup (day);
  event->start = dup_member (object, "start");
  event->duration = dup_member (object, "duration");
  event->language = dup_member (object, "language");
  event->abstract = dup_member (object, "abstract");
  event->description = dup_member (object, "description");
  event->url = dup_member (object, "url");
  read_persons (event, get_array (object, "persons"));
  read_links (event, get_array (object, "links"));
  read_links (event, get_array (object, "attachments"));
}

static void
read_events (TdtForeignProgramme *programme, JsonArray *events, const char *day, const char *room)
{
  for (guint i = 0; i < get_length (events); i++)
    {
      JsonObject *event = get_element (events, i);

      if (event != NULL)
        read_event (programme, event, day, room);
    }
}

static void
read_day (TdtForeignProgramme *programme, JsonObject *day)
{
  g_autofree char *date = dup_member (day, "date");
  JsonObject *rooms = get_object (day, "rooms");
  g_autoptr (GList) names = rooms != NULL ? json_object_get_members (rooms) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    read_events (programme, get_array (rooms, l->data), date, l->data);
  read_events (programme, get_array (day, "events"), date, NULL);
}

static void
read_conference (TdtForeignProgramme *programme, JsonObject *conference)
{
  JsonArray *days = get_array (conference, "days");

  programme->source = dup_either (conference, "acronym", "title");
  programme->title = dup_member (conference, "title");
  programme->subtitle = dup_member (conference, "subtitle");
  programme->venue = dup_member (conference, "venue");
  programme->city = dup_member (conference, "city");
  programme->zone = dup_member (conference, "time_zone_name");
  programme->url = dup_either (conference, "url", "base_url");
  for (guint i = 0; i < get_length (days); i++)
    {
      JsonObject *day = get_element (days, i);

      if (day != NULL)
        read_day (programme, day);
    }
}

/* --- Sessionize -------------------------------------------------------------------------- */

/* What records of @array with such an id are called. */
static GHashTable *
index_by_id (JsonArray *array)
{
  GHashTable *objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < get_length (array); i++)
    {
      JsonObject *object = get_element (array, i);
      char *id = dup_member (object, "id");

      if (id != NULL)
        g_hash_table_insert (objects, id, object);
    }
  return objects;
}

static void
read_speaker (TdtForeignEvent *event, GHashTable *speakers, JsonNode *node)
{
  g_autofree char *id = JSON_NODE_HOLDS_OBJECT (node)
                            ? dup_member (json_node_get_object (node), "id")
                            : dup_value (node);
  JsonObject *speaker = id != NULL ? g_hash_table_lookup (speakers, id) : NULL;
  TdtForeignPerson *person;

  if (speaker == NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return;
  if (speaker == NULL)
    speaker = json_node_get_object (node);
  person = tdt_foreign_programme_event_add_person (event);
  person->id = g_steal_pointer (&id);
  person->name = dup_either (speaker, "fullName", "name");
  person->biography = dup_either (speaker, "bio", "tagLine");
}

static void
read_session (TdtForeignProgramme *programme, JsonObject *session, GHashTable *speakers,
              GHashTable *rooms)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);
  JsonArray *names = get_array (session, "speakers");
  g_autofree char *room = dup_member (session, "roomId");
  JsonObject *room_object = room != NULL ? g_hash_table_lookup (rooms, room) : NULL;

  event->id = dup_member (session, "id");
  event->title = dup_member (session, "title");
  event->description = dup_member (session, "description");
  event->date = dup_member (session, "startsAt");
  event->end = dup_member (session, "endsAt");
  event->room = room_object != NULL ? dup_member (room_object, "name")
                                    : dup_member (session, "room");
  for (guint i = 0; i < get_length (names); i++)
    read_speaker (event, speakers, json_array_get_element (names, i));
}

static void
read_sessionize (TdtForeignProgramme *programme, JsonObject *root)
{
  g_autoptr (GHashTable) speakers = index_by_id (get_array (root, "speakers"));
  g_autoptr (GHashTable) rooms = index_by_id (get_array (root, "rooms"));
  JsonArray *sessions = get_array (root, "sessions");

  programme->source = g_strdup ("sessionize");
  for (guint i = 0; i < get_length (sessions); i++)
    {
      JsonObject *session = get_element (sessions, i);

      if (session != NULL)
        read_session (programme, session, speakers, rooms);
    }
}

/* --- Indico -------------------------------------------------------------------------------- */

/* {"date": "2021-09-15", "time": "06:00:00", "tz": "UTC"} */
static char *
dup_moment (JsonObject *moment)
{
  g_autofree char *date = dup_member (moment, "date");
  g_autofree char *time = dup_member (moment, "time");
  g_autofree char *zone = dup_member (moment, "tz");

  if (date == NULL || time == NULL)
    return NULL;
  return g_strconcat (date, "T", time, g_strcmp0 (zone, "UTC") == 0 ? "Z" : NULL, NULL);
}

static void
read_authors (TdtForeignEvent *event, JsonArray *authors)
{
  for (guint i = 0; i < get_length (authors); i++)
    {
      JsonObject *author = get_element (authors, i);
      g_autofree char *given = dup_member (author, "first_name");
      g_autofree char *family = dup_member (author, "last_name");
      TdtForeignPerson *person;

      if (author == NULL)
        continue;
      person = tdt_foreign_programme_event_add_person (event);
      person->name = family != NULL ? g_strjoin (" ", given != NULL ? given : "", family, NULL)
                                    : dup_either (author, "fullName", "name");
    }
}

static void
read_contribution (TdtForeignProgramme *programme, JsonObject *contribution)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);
  JsonArray *speakers = get_array (contribution, "speakers");

  event->id = dup_either (contribution, "db_id", "id");
  event->title = dup_member (contribution, "title");
  event->description = dup_member (contribution, "description");
  event->type = dup_member (contribution, "type");
  event->track = dup_either (contribution, "track", "session");
  event->room = dup_either (contribution, "roomFullname", "room");
  if (event->room == NULL)
    event->room = dup_member (contribution, "location");
  event->date = dup_moment (get_object (contribution, "startDate"));
  event->end = dup_moment (get_object (contribution, "endDate"));
  event->duration = dup_member (contribution, "duration");
  event->url = dup_member (contribution, "url");
  read_authors (event,
                get_length (speakers) > 0 ? speakers : get_array (contribution, "primaryauthors"));
}

static void
read_indico (TdtForeignProgramme *programme, JsonObject *event)
{
  JsonArray *contributions = get_array (event, "contributions");

  programme->source = dup_either (event, "url", "id");
  programme->title = dup_member (event, "title");
  programme->zone = dup_member (event, "timezone");
  programme->venue = dup_member (event, "location");
  programme->url = dup_member (event, "url");
  for (guint i = 0; i < get_length (contributions); i++)
    {
      JsonObject *contribution = get_element (contributions, i);

      if (contribution != NULL)
        read_contribution (programme, contribution);
    }
}

/* --- which of them it is -------------------------------------------------------------------- */

static gboolean
read_root (TdtForeignProgramme *programme, JsonNode *node)
{
  JsonObject *root = NULL;
  JsonObject *conference;
  JsonArray *results;

  if (JSON_NODE_HOLDS_ARRAY (node) && get_length (json_node_get_array (node)) > 0)
    root = get_element (json_node_get_array (node), 0);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    root = json_node_get_object (node);
  if (root == NULL)
    return FALSE;
  conference = get_object (get_object (root, "schedule"), "conference");
  if (conference == NULL)
    conference = get_object (root, "conference");
  results = get_array (root, "results");
  if (conference != NULL)
    read_conference (programme, conference);
  else if (get_array (root, "sessions") != NULL)
    read_sessionize (programme, root);
  else if (get_array (root, "contributions") != NULL)
    read_indico (programme, root);
  else if (get_length (results) > 0 &&
           get_array (get_element (results, 0), "contributions") != NULL)
    read_indico (programme, get_element (results, 0));
  else
    return FALSE;
  return TRUE;
}

/* json-glib calls itself for every level: too many would use up the stack. And it
 * reads one value after another, but keeps one: @n_values says how many there are in JSON. */
static gboolean
is_shallow (const char *text, gsize length, guint *n_values)
{
  guint depth = 0;
  guint n_containers = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            quoted = FALSE;
        }
      else if (text[i] == '"')
        quoted = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        {
          *n_values += depth == 0 ? 1 : 0;
          if (++depth > MAX_DEPTH || ++n_containers > MAX_CONTAINERS)
            return FALSE;
        }
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

/* Where reading stopped is only known at that moment. */
static void
note_place_cb (JsonParser *parser, gpointer why, gpointer user_data)
{
  guint *place = user_data;

  place[0] = json_parser_get_current_line (parser);
  place[1] = json_parser_get_current_pos (parser);
}

static JsonNode *
parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  guint place[2] = { 1, 1 };
  guint n_values = 0;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_signal_connect (parser, "error", G_CALLBACK (note_place_cb), place);
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_ENCODING,
                 _ ("%s: this is not UTF-8, in which JSON has to be."), name);
  else if (!is_shallow (text, length, &n_values))
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_LIMIT,
                 _ ("%s: larger or nested deeper than any programme."), name);
  else if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_SYNTAX,
                 /* Translators: a file, a line and a column in it. */
                 _ ("%s:%u:%u: this is no JSON from here on; it is cut off or damaged: export it "
                    "again, or ask for it again"),
                 name, place[0], place[1]);
  else if (n_values > 1)
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_SYNTAX,
                 _ ("%s: several programmes one after another; bring them in as one file each"),
                 name);
  else
    return json_parser_steal_root (parser);
  return NULL;
}

TdtForeignProgramme *
tdt_schedule_json_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (TdtForeignProgramme) programme = tdt_foreign_programme_new ();
  g_autoptr (JsonNode) root = parse (bytes, name, error);

  if (root == NULL)
    return NULL;
  if (!read_root (programme, root))
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_PROJECT,
                   _ ("%s: this is JSON, but no programme of a kind that can be brought in."),
                   name);
      return NULL;
    }
  if (programme->source == NULL)
    programme->source = g_strdup ("");
  return g_steal_pointer (&programme);
}
