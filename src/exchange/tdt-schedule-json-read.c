/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads programmes in JSON: guards first, then the reader of the planner that wrote it. */
#include "config.h"

#include "tdt-schedule-json.h"

#include "tdt-json-private.h"
#include "tdt-storage-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deeper than any programme, and shallow enough for a parser that calls itself. */
#define MAX_DEPTH 64

/* More lists and objects than any programme has; each costs a kilobyte. */
#define MAX_CONTAINERS 200000

static gboolean
read_root (TdtForeignProgramme *programme, JsonNode *node)
{
  static gboolean (*const readers[]) (TdtForeignProgramme * programme, JsonObject * object) = {
    tdt_conference_json_read,
    tdt_indico_json_read,
    tdt_pretalx_json_read,
    tdt_sessionize_json_read,
  };
  g_autoptr (GPtrArray) objects = tdt_json_list_objects (node);
  gboolean known = FALSE;

  for (guint i = 0; i < objects->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (readers); k++)
      if (readers[k](programme, objects->pdata[i]))
        {
          known = TRUE;
          break;
        }
  return known;
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
