/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-names.h"
#include "tdt-place.h"
#include "tdt-replacement.h"

#include <glib/gi18n-lib.h>

#define N_PLACES 5
#define N_REPLACEMENTS 8

static gboolean as_json;
static char *session_uid;
static char *participant_uid;

static const GOptionEntry options[] = {
  { "place", 0, 0, G_OPTION_ARG_STRING, &session_uid, N_ ("Where this session could go"),
    N_ ("UID") },
  { "replacement", 0, 0, G_OPTION_ARG_STRING, &participant_uid,
    N_ ("Who could replace this participant"), N_ ("UID") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { NULL },
};

/* One suggestion; @builder is NULL for words. */
static void
tell (JsonBuilder *builder, const char *uid, const char *name, GStrv reasons)
{
  g_autofree char *list = g_strjoinv ("; ", reasons);

  if (builder == NULL)
    {
      g_print ("%s: %s\n", name, list);
      return;
    }
  json_builder_begin_object (builder);
  tdt_cli_add_text (builder, "record", uid);
  tdt_cli_add_text (builder, "name", name);
  tdt_cli_add_list (builder, "reasons", (const char *const *) reasons);
  json_builder_end_object (builder);
}

static void
tell_places (const TdtRoot *root, const TdtRow *session, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) places = tdt_places_find (root, session, TDT_PLACE_ANY, N_PLACES);

  for (guint i = 0; i < places->len; i++)
    {
      const TdtPlace *place = places->pdata[i];

      tell (builder, place->room != NULL ? tdt_row_get_uid (place->room) : NULL, place->label,
            place->reasons);
    }
}

static void
tell_replacements (const TdtRoot *root, const TdtRow *participant, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) found = tdt_replacements_find (root, participant, N_REPLACEMENTS);

  for (guint i = 0; i < found->len; i++)
    {
      const TdtReplacement *one = found->pdata[i];
      g_autofree char *name = tdt_person_dup_name (one->person);

      tell (builder, tdt_row_get_uid (one->person), name, one->reasons);
    }
}

int
tdt_cli_suggest (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  JsonBuilder *builder;
  const TdtRow *row;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("suggest", options, &argc, &argv, 1, 1))
    return TDT_CLI_USAGE;
  if ((session_uid == NULL) == (participant_uid == NULL))
    {
      tdt_cli_complain ("%s", _ ("Say either --place or --replacement."));
      return TDT_CLI_USAGE;
    }
  loaded = tdt_cli_load (argv[1], &status);
  if (loaded == NULL)
    return status;
  row = tdt_root_lookup_kind (loaded->root,
                              session_uid != NULL ? TDT_KIND_SESSION : TDT_KIND_PARTICIPANT,
                              session_uid != NULL ? session_uid : participant_uid);
  if (row == NULL)
    {
      tdt_cli_complain (_ ("There is no record “%s” of that kind."),
                        session_uid != NULL ? session_uid : participant_uid);
      return TDT_CLI_USAGE;
    }
  builder = as_json ? json_builder_new () : NULL;
  if (as_json)
    json_builder_begin_array (builder);
  if (session_uid != NULL)
    tell_places (loaded->root, row, builder);
  else
    tell_replacements (loaded->root, row, builder);
  if (!as_json)
    return status;
  json_builder_end_array (builder);
  tdt_cli_print_json (builder);
  return status;
}
