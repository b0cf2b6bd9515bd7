/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-names.h"
#include "tdt-seating.h"

#include <glib/gi18n-lib.h>

#define MAX_TABLES 1000
#define MAX_SEATS 1000
#define MAX_ROUNDS 100

static gboolean as_json;
static char *out;
static char *session_uid;
static int n_tables;
static int n_seats;
static int n_rounds = 1;
static double time_limit;
static gint64 seed = 1;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The file to write"), N_ ("OUT") },
  { "session", 0, 0, G_OPTION_ARG_STRING, &session_uid, N_ ("The session whose people are seated"),
    N_ ("UID") },
  { "tables", 0, 0, G_OPTION_ARG_INT, &n_tables, N_ ("So many tables"), N_ ("G") },
  { "seats", 0, 0, G_OPTION_ARG_INT, &n_seats, N_ ("So many seats at each table"), N_ ("P") },
  { "rounds", 0, 0, G_OPTION_ARG_INT, &n_rounds,
    N_ ("So many rounds, in each of which people meet others"), N_ ("W") },
  { "time-limit", 0, 0, G_OPTION_ARG_DOUBLE, &time_limit,
    N_ ("Seconds to look for a better plan; without it, what suits the size, always the same"),
    N_ ("S") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Where chance starts from"), N_ ("N") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static gboolean
are_figures_right (void)
{
  if (time_limit < 0)
    tdt_cli_complain (_ ("--time-limit is a number of seconds above 0."));
  else if ((n_tables != 0) != (n_seats != 0))
    tdt_cli_complain (_ ("--tables and --seats go together."));
  else if (n_tables < 0 || n_tables > MAX_TABLES || n_seats < 0 || n_seats > MAX_SEATS ||
           n_rounds < 1 || n_rounds > MAX_ROUNDS)
    tdt_cli_complain (_ ("There can be up to %d tables of up to %d seats in up to %d rounds."),
                      MAX_TABLES, MAX_SEATS, MAX_ROUNDS);
  else
    return TRUE;
  return FALSE;
}

/* The session that was named; else the only one with tables, or the only one. */
static const char *
find_session (const TdtRoot *root)
{
  const TdtRow *found = NULL;
  guint n_found = 0;
  TdtRowIter iter;
  const TdtRow *row;

  if (session_uid != NULL)
    return session_uid;
  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_TABLE_SESSION) > 0)
      {
        found = row;
        n_found++;
      }
  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  if (n_found == 0 && tdt_root_count (root, TDT_KIND_SESSION) == 1 &&
      tdt_row_iter_next (&iter, &row) &&
      tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_SESSION) > 0)
    return tdt_row_get_uid (row);
  return n_found == 1 ? tdt_row_get_uid (found) : NULL;
}

static void
print_json (const TdtSeating *seating)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "repeats");
  json_builder_add_int_value (builder, seating->repeats);
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint t = 0; t < seating->tables->len; t++)
    {
      const TdtSeatingTable *table = seating->tables->pdata[t];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "round");
      json_builder_add_int_value (builder, table->round);
      json_builder_set_member_name (builder, "table");
      json_builder_add_int_value (builder, table->number);
      json_builder_set_member_name (builder, "seats");
      json_builder_begin_array (builder);
      for (guint i = 0; i < table->n_seats; i++)
        if (table->people[i] != NULL)
          json_builder_add_string_value (builder, tdt_row_get_uid (table->people[i]));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "broken-wishes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < seating->broken->len; i++)
    {
      const TdtSeatingBroken *broken = seating->broken->pdata[i];
      const char *people[] = { broken->person, broken->other, NULL };

      json_builder_begin_object (builder);
      tdt_cli_add_text (builder, "wish", broken->wish);
      tdt_cli_add_list (builder, "people", people);
      tdt_cli_add_text (builder, "message", broken->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  tdt_cli_print_json (builder);
}

static void
print_words (const TdtSeating *seating)
{
  for (guint t = 0; t < seating->tables->len; t++)
    {
      const TdtSeatingTable *table = seating->tables->pdata[t];

      /* Translators: the number of a round, the number of a table. */
      g_print (_ ("Round %u, table %u\n"), table->round, table->number);
      for (guint i = 0; i < table->n_seats; i++)
        {
          g_autofree char *name = table->people[i] != NULL ? tdt_person_dup_name (table->people[i])
                                                           : NULL;

          if (name != NULL)
            g_print ("  %u  %s\n", i + 1, name);
        }
    }
  for (guint i = 0; i < seating->broken->len; i++)
    g_print ("%s\n", ((TdtSeatingBroken *) seating->broken->pdata[i])->message);
  if (((TdtSeatingTable *) seating->tables->pdata[seating->tables->len - 1])->round > 1)
    g_print (ngettext ("%u pair meets again\n", "%u pairs meet again\n", seating->repeats),
             seating->repeats);
}

static void
tell_unseated (const TdtSeating *seating)
{
  for (guint i = 0; i < seating->unseated->len; i++)
    {
      g_autofree char *name = tdt_person_dup_name (seating->unseated->pdata[i]);

      /* Translators: a person. */
      tdt_cli_complain (_ ("There is no seat for %s."), name);
    }
}

int
tdt_cli_seat (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (TdtSeating) seating = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) seated = NULL;
  g_autoptr (GError) error = NULL;
  TdtSeatingOptions seating_options = { TDT_SEATING_BY_PRECEDENCE };
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("seat", options, &argc, &argv, 1, 1) || !tdt_cli_has_output (out) ||
      !are_figures_right ())
    return TDT_CLI_USAGE;
  if ((loaded = tdt_cli_load_same_major (argv[1], &status)) == NULL)
    return status;
  if (session_uid != NULL &&
      tdt_root_lookup_kind (loaded->root, TDT_KIND_SESSION, session_uid) == NULL)
    {
      tdt_cli_complain (_ ("There is no session “%s” in this project."), session_uid);
      return TDT_CLI_USAGE;
    }
  seating_options.n_tables = (guint) n_tables;
  seating_options.n_seats = (guint) n_seats;
  seating_options.n_rounds = (guint) n_rounds;
  seating_options.seed = (guint64) seed;
  seating_options.time_limit = time_limit;
  seating = tdt_seating_new (loaded->root, find_session (loaded->root), &seating_options, &error);
  if (seating == NULL)
    {
      tdt_cli_complain ("%s", error->message);
      return TDT_CLI_REFUSED;
    }
  edit = tdt_edit_new (loaded->root);
  if (!tdt_seating_apply (seating, edit, &error))
    {
      tdt_cli_complain ("%s", error->message);
      return TDT_CLI_REFUSED;
    }
  seated = tdt_edit_apply (edit);
  if ((status = tdt_cli_save (out, seated, loaded->header)) != TDT_CLI_DONE)
    return status;
  if (as_json)
    print_json (seating);
  else
    print_words (seating);
  tell_unseated (seating);
  return seating->unseated->len > 0 ? TDT_CLI_FINDINGS : TDT_CLI_DONE;
}
