/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-names.h"
#include "tdt-schedule.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static gboolean as_json;
static gboolean show_progress;
static char *out;
static double time_limit;
static gint64 seed = 1;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The file to write"), N_ ("OUT") },
  { "time-limit", 0, 0, G_OPTION_ARG_DOUBLE, &time_limit,
    N_ ("Seconds to look for a better plan; without it, what suits the size, always the same"),
    N_ ("S") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Where chance starts from"), N_ ("N") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_ ("Tell on standard error how the plan gets better"), NULL },
  { NULL },
};

static gboolean
progress_cb (const TdtTimetableProgress *progress, gpointer user_data)
{
  gint64 *last = user_data;

  if (progress->penalty == *last)
    return TRUE;
  *last = progress->penalty;
  /* Translators: seconds, a number of sessions, a number. */
  g_printerr (_ ("%.1f s: %u without a place, penalty %" PRId64), progress->elapsed,
              progress->unplaced, progress->penalty);
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    g_printerr (" %s=%" PRId64, tdt_schedule_term_name (term), progress->terms[term]);
  g_printerr ("\n");
  return TRUE;
}

static void
add_time (JsonBuilder *builder, const char *member, const TdtTime *time)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (time == NULL)
    {
      tdt_cli_add_text (builder, member, NULL);
      return;
    }
  tdt_time_append (time, text);
  /* RFC 3339 has no zone behind the offset. */
  g_string_truncate (text, strcspn (text->str, "["));
  tdt_cli_add_text (builder, member, text->str);
}

static void
add_number (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
print_json (const TdtSchedule *schedule)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "penalty", schedule->penalty);
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_object (builder);
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    add_number (builder, tdt_schedule_term_name (term), schedule->terms[term]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_array (builder);
  for (guint i = 0; i < schedule->moves->len; i++)
    {
      const TdtScheduleMove *move = schedule->moves->pdata[i];

      json_builder_begin_object (builder);
      tdt_cli_add_text (builder, "uid", move->uid);
      add_time (builder, "start", move->start);
      tdt_cli_add_text (builder, "room", move->room);
      add_time (builder, "from-start", move->from_start);
      tdt_cli_add_text (builder, "from-room", move->from_room);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "unplaced");
  json_builder_begin_array (builder);
  for (guint i = 0; i < schedule->unplaced->len; i++)
    {
      const TdtScheduleUnplaced *unplaced = schedule->unplaced->pdata[i];

      json_builder_begin_object (builder);
      tdt_cli_add_text (builder, "uid", unplaced->uid);
      tdt_cli_add_text (builder, "reason", unplaced->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_number (builder, "seed", seed);
  json_builder_end_object (builder);
  tdt_cli_print_json (builder);
}

static void
print_words (const TdtSchedule *schedule, const TdtRoot *root)
{
  guint n = schedule->moves->len;

  if (n == 0)
    g_print (_ ("Nothing moves.\n"));
  else
    g_print (ngettext ("%u session gets a place:\n", "%u sessions get a place:\n", n), n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sentence = tdt_schedule_move_dup_sentence (root, schedule->moves->pdata[i]);

      g_print ("  %s\n", sentence);
    }
  for (guint i = 0; i < schedule->unplaced->len; i++)
    {
      const TdtScheduleUnplaced *unplaced = schedule->unplaced->pdata[i];
      g_autofree char *title = tdt_session_dup_title (
          tdt_root_lookup_kind (root, TDT_KIND_SESSION, unplaced->uid));

      /* Translators: a session’s title, why. */
      g_print (_ ("“%s” stays without a place. %s\n"), title, unplaced->reason);
    }
  g_print (_ ("Penalty %" PRId64 "\n"), schedule->penalty);
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    if (schedule->terms[term] > 0)
      /* Translators: a term of the penalty in words, its share. */
      g_print (_ ("  %s: %" PRId64 "\n"), tdt_schedule_term_label (term), schedule->terms[term]);
}

int
tdt_cli_schedule (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (TdtSchedule) schedule = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) planned = NULL;
  g_autoptr (GError) error = NULL;
  TdtTimetableOptions solver = { 0 };
  gint64 last = -1;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("schedule", options, &argc, &argv, 1, 1) || !tdt_cli_has_output (out))
    return TDT_CLI_USAGE;
  if (time_limit < 0)
    {
      tdt_cli_complain (_ ("--time-limit is a number of seconds above 0."));
      return TDT_CLI_USAGE;
    }
  if ((loaded = tdt_cli_load_same_major (argv[1], &status)) == NULL)
    return status;
  solver.seed = (guint64) seed;
  solver.time_limit = time_limit;
  solver.progress = show_progress ? progress_cb : NULL;
  solver.progress_data = &last;
  schedule = tdt_schedule_solve (loaded->root, NULL, &solver);
  edit = tdt_edit_new (loaded->root);
  if (!tdt_schedule_apply (schedule, edit, &error))
    {
      tdt_cli_complain ("%s", error->message);
      return TDT_CLI_REFUSED;
    }
  planned = tdt_edit_apply (edit);
  if ((status = tdt_cli_save (out, planned, loaded->header)) != TDT_CLI_DONE)
    return status;
  for (guint i = 0; i < schedule->broken->len; i++)
    g_printerr ("%s\n", (const char *) schedule->broken->pdata[i]);
  if (as_json)
    print_json (schedule);
  else
    print_words (schedule, planned);
  return schedule->unplaced->len > 0 ? TDT_CLI_FINDINGS : TDT_CLI_DONE;
}
