/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-json-private.h"

JsonObject *
tdt_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
tdt_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
tdt_json_get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
tdt_json_get_element (JsonArray *array, guint i)
{
  JsonNode *node = i < tdt_json_get_length (array) ? json_array_get_element (array, i) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

char *
tdt_json_dup_value (JsonNode *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

char *
tdt_json_dup_member (JsonObject *object, const char *member)
{
  char *text = object != NULL ? tdt_json_dup_value (json_object_get_member (object, member)) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* The first of two members that says something. */
char *
tdt_json_dup_either (JsonObject *object, const char *member, const char *other)
{
  char *text = tdt_json_dup_member (object, member);

  return text != NULL ? text : tdt_json_dup_member (object, other);
}

GHashTable *
tdt_json_index_by_id (JsonArray *array)
{
  GHashTable *objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tdt_json_get_length (array); i++)
    {
      JsonObject *object = tdt_json_get_element (array, i);
      char *id = tdt_json_dup_member (object, "id");

      if (id != NULL)
        g_hash_table_insert (objects, id, object);
    }
  return objects;
}

GPtrArray *
tdt_json_list_objects (JsonNode *node)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (objects, json_node_get_object (node));
  for (guint i = 0; i < tdt_json_get_length (array); i++)
    {
      JsonObject *object = tdt_json_get_element (array, i);

      if (object != NULL)
        g_ptr_array_add (objects, object);
    }
  return objects;
}

/* Of the user's languages the first that is there, else the first that says something. */
static char *
dup_translation (JsonObject *object)
{
  const char *const *languages = g_get_language_names ();
  g_autoptr (GList) members = json_object_get_members (object);
  char *text = NULL;

  for (guint i = 0; text == NULL && languages[i] != NULL; i++)
    text = tdt_json_dup_member (object, languages[i]);
  for (GList *l = members; text == NULL && l != NULL; l = l->next)
    text = tdt_json_dup_member (object, l->data);
  return text;
}

char *
tdt_json_dup_words (JsonObject *object, const char *member)
{
  JsonObject *inner = tdt_json_get_object (object, member);

  if (inner == NULL)
    return tdt_json_dup_member (object, member);
  return json_object_has_member (inner, "name") ? tdt_json_dup_words (inner, "name")
                                                : dup_translation (inner);
}

gboolean
tdt_json_is_true (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  g_autofree char *folded = g_ascii_strdown (word, -1);

  return g_strv_contains (words, folded);
}

char *
tdt_json_dup_state (JsonObject *object, const char *member)
{
  static const char *const gone[] = { "canceled",  "cancelled", "declined",   "decline_queue",
                                      "deleted",   "draft",     "pending",    "rejected",
                                      "submitted", "nominated", "waitlisted", "withdrawn",
                                      NULL };
  g_autofree char *state = tdt_json_dup_member (object, member);

  return state != NULL && is_one_of (state, gone) ? g_steal_pointer (&state) : NULL;
}
