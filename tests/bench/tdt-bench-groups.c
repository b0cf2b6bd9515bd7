/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-solver.h"

#include <time.h>

/*
 * Seats G times P people at G tables of P seats for W rounds, with the solver
 * of the application, and prints how many meetings are repeats.
 */

static gboolean
write_tables (const TdtGroupsResult *result, guint n_tables, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < result->n_rounds; round++)
    {
      if (round > 0)
        g_string_append_c (text, '\n');
      for (guint table = 0; table < n_tables; table++)
        {
          const char *separator = "";

          for (guint person = 0; person < result->n_people; person++)
            if (result->tables[round * result->n_people + person] == table)
              {
                g_string_append_printf (text, "%s%u", separator, person);
                separator = " ";
              }
          g_string_append_c (text, '\n');
        }
    }
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}

static gdouble
processor_seconds_cb (gpointer user_data)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gdouble) now.tv_sec + (gdouble) now.tv_nsec / 1e9;
}

/* Reads G, P and W, the words after the options. */
static gboolean
read_sizes (int argc, char **argv, guint64 *sizes)
{
  if (argc != 4)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (argv[i + 1], 10, 1, 1000, &sizes[i], NULL))
      return FALSE;
  return sizes[0] * sizes[1] <= 1000;
}

int
main (int argc, char **argv)
{
  gdouble time_limit = 10;
  gint64 seed = 1;
  gboolean cpu_time = FALSE;
  g_autofree char *output = NULL;
  GOptionEntry entries[] = {
    { "time-limit", 0, 0, G_OPTION_ARG_DOUBLE, &time_limit, "Seconds to search", "S" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Where chance starts from", "N" },
    { "cpu-time", 0, 0, G_OPTION_ARG_NONE, &cpu_time, "Count processor time only", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where to write the tables", "FILE" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TABLES SEATS ROUNDS");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtGroupsProblem) problem = NULL;
  g_autoptr (TdtGroupsResult) result = NULL;
  TdtGroupsOptions options = { 0 };
  guint64 sizes[3];

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !read_sizes (argc, argv, sizes))
    {
      g_printerr ("%s\n",
                  error != NULL
                      ? error->message
                      : "Give the numbers of tables, seats and rounds, for 1000 people at most.");
      return 2;
    }
  problem = tdt_groups_problem_new ((guint) (sizes[0] * sizes[1]), (guint) sizes[0],
                                    (guint) sizes[1], (guint) sizes[2]);
  options.seed = (guint64) seed;
  options.time_limit = time_limit;
  options.clock = cpu_time ? processor_seconds_cb : NULL;
  result = tdt_groups_solve (problem, &options, &error);
  if (result == NULL ||
      (output != NULL && !write_tables (result, (guint) sizes[0], output, &error)))
    {
      g_printerr ("%s\n", error->message);
      return 4;
    }
  g_print ("repeats %u seconds %.3f\n", result->repeats, result->elapsed);
  return 0;
}
