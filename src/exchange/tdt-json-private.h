/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What json-glib gives, whatever its type: NULL, or a length of 0, for what is missing or something
 * else. */
JsonObject *tdt_json_get_object (JsonObject *object, const char *member);
JsonArray *tdt_json_get_array (JsonObject *object, const char *member);
JsonObject *tdt_json_get_element (JsonArray *array, guint i);
guint tdt_json_get_length (JsonArray *array);
/* A text or a whole number as text; of a member, NULL for an empty one too. */
char *tdt_json_dup_value (JsonNode *node);
char *tdt_json_dup_member (JsonObject *object, const char *member);
/* The first of two members that says something. */
char *tdt_json_dup_either (JsonObject *object, const char *member, const char *other);
gboolean tdt_json_is_true (JsonObject *object, const char *member);
/* A text that may be there in several languages, or stand in an object as its name. */
char *tdt_json_dup_words (JsonObject *object, const char *member);
/* The word of @member, if it says that something does not take place. */
char *tdt_json_dup_state (JsonObject *object, const char *member);
/* The object, or the objects of the list, that @node is. */
GPtrArray *tdt_json_list_objects (JsonNode *node);
/* The objects of @array by their "id". */
GHashTable *tdt_json_index_by_id (JsonArray *array);

/* Each reads @object if it is what one planner writes, and returns whether it is. */
gboolean tdt_conference_json_read (TdtForeignProgramme *programme, JsonObject *object);
gboolean tdt_sessionize_json_read (TdtForeignProgramme *programme, JsonObject *object);
gboolean tdt_indico_json_read (TdtForeignProgramme *programme, JsonObject *object);
gboolean tdt_pretalx_json_read (TdtForeignProgramme *programme, JsonObject *object);

G_END_DECLS
