/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-solver.h"

#include <stdlib.h>
#include <time.h>

/*
 * Reads a timetabling problem in the format of track 3 of the International
 * Timetabling Competition 2007, solves it with the solver of the application
 * and prints the cost by the rules of the competition.
 */

typedef struct
{
  char **words; /* of the file; the names below point into them */
  TdtTimetableProblem *problem;
  GPtrArray *course_names;
  GPtrArray *room_names;
  GHashTable *course_index;  /* name -> index + 1 */
  GHashTable *teacher_group; /* name -> group + 1 */
  GArray *course_first;      /* guint: its first event; and one past the last */
  guint n_days;
  guint periods_per_day;
  guint n_courses;
  guint n_rooms;
  guint n_curricula;
  guint n_constraints;
} Competition;

/* The words of the file, one by one. */
typedef struct
{
  char **words;
  guint next;
} Words;

static const char *
words_next (Words *words)
{
  if (words->words[words->next] == NULL)
    {
      g_printerr ("The file ends too early.\n");
      exit (3);
    }
  return words->words[words->next++];
}

static guint
words_number (Words *words)
{
  const char *word = words_next (words);
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, 0, 1000000, &number, NULL))
    {
      g_printerr ("Expected a number and found “%s”.\n", word);
      exit (3);
    }
  return (guint) number;
}

static void
words_expect (Words *words, const char *expected)
{
  const char *word = words_next (words);

  if (g_strcmp0 (word, expected) != 0)
    {
      g_printerr ("Expected “%s” and found “%s”.\n", expected, word);
      exit (3);
    }
}

static void
read_header (Words *words, Competition *ctt)
{
  words_expect (words, "Name:");
  words_next (words);
  words_expect (words, "Courses:");
  ctt->n_courses = words_number (words);
  words_expect (words, "Rooms:");
  ctt->n_rooms = words_number (words);
  words_expect (words, "Days:");
  ctt->n_days = words_number (words);
  words_expect (words, "Periods_per_day:");
  ctt->periods_per_day = words_number (words);
  words_expect (words, "Curricula:");
  ctt->n_curricula = words_number (words);
  words_expect (words, "Constraints:");
  ctt->n_constraints = words_number (words);
}

static void
add_course_to_group (Competition *ctt, guint course, guint group)
{
  for (guint event = g_array_index (ctt->course_first, guint, course);
       event < g_array_index (ctt->course_first, guint, course + 1); event++)
    tdt_timetable_problem_add_member (ctt->problem, group, event);
}

static void
read_courses (Words *words, Competition *ctt)
{
  guint first = 0;

  words_expect (words, "COURSES:");
  g_array_append_val (ctt->course_first, first);
  for (guint i = 0; i < ctt->n_courses; i++)
    {
      const char *name = words_next (words);
      const char *teacher = words_next (words);
      guint n_lectures = words_number (words);
      guint course = tdt_timetable_problem_add_course (ctt->problem, words_number (words));
      guint n_students = words_number (words);
      guint group = GPOINTER_TO_UINT (g_hash_table_lookup (ctt->teacher_group, teacher));

      for (guint l = 0; l < n_lectures; l++)
        tdt_timetable_problem_add_event (ctt->problem, course, 1, n_students);
      first += n_lectures;
      g_array_append_val (ctt->course_first, first);
      g_ptr_array_add (ctt->course_names, (gpointer) name);
      g_hash_table_insert (ctt->course_index, (gpointer) name, GUINT_TO_POINTER (i + 1));
      if (group == 0)
        {
          group = 1 + tdt_timetable_problem_add_group (ctt->problem, TDT_TIMETABLE_GROUP_APART);
          g_hash_table_insert (ctt->teacher_group, (gpointer) teacher, GUINT_TO_POINTER (group));
        }
      add_course_to_group (ctt, i, group - 1);
    }
}

static guint
words_course (Words *words, Competition *ctt)
{
  const char *name = words_next (words);
  guint course = GPOINTER_TO_UINT (g_hash_table_lookup (ctt->course_index, name));

  if (course == 0)
    {
      g_printerr ("There is no course “%s”.\n", name);
      exit (3);
    }
  return course - 1;
}

static void
read_rooms (Words *words, Competition *ctt)
{
  words_expect (words, "ROOMS:");
  for (guint i = 0; i < ctt->n_rooms; i++)
    {
      g_ptr_array_add (ctt->room_names, (gpointer) words_next (words));
      tdt_timetable_problem_add_room (ctt->problem, words_number (words));
    }
}

static void
read_curricula (Words *words, Competition *ctt)
{
  words_expect (words, "CURRICULA:");
  for (guint i = 0; i < ctt->n_curricula; i++)
    {
      guint group = tdt_timetable_problem_add_group (ctt->problem, TDT_TIMETABLE_GROUP_TOGETHER);
      guint n_courses;

      words_next (words);
      n_courses = words_number (words);
      for (guint c = 0; c < n_courses; c++)
        add_course_to_group (ctt, words_course (words, ctt), group);
    }
}

/* A course may have other conflicts than its teacher; the ban is its own. */
static void
read_constraints (Words *words, Competition *ctt)
{
  g_autofree guint *ban_group = g_new (guint, ctt->n_courses + 1);

  for (guint c = 0; c < ctt->n_courses; c++)
    ban_group[c] = TDT_TIMETABLE_NONE;
  words_expect (words, "UNAVAILABILITY_CONSTRAINTS:");
  for (guint i = 0; i < ctt->n_constraints; i++)
    {
      guint course = words_course (words, ctt);
      guint day = words_number (words);
      guint period = words_number (words);

      if (ban_group[course] == TDT_TIMETABLE_NONE)
        {
          ban_group[course] = tdt_timetable_problem_add_group (ctt->problem,
                                                               TDT_TIMETABLE_GROUP_APART);
          add_course_to_group (ctt, course, ban_group[course]);
        }
      tdt_timetable_problem_forbid_group_period (ctt->problem, ban_group[course],
                                                 day * ctt->periods_per_day + period);
    }
  words_expect (words, "END.");
}

static char **
dup_words (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (builder, pieces[i]);
  return g_strv_builder_end (builder);
}

static gboolean
write_solution (const Competition *ctt, const TdtTimetableResult *result, const char *path,
                GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint c = 0; c < ctt->n_courses; c++)
    for (guint event = g_array_index (ctt->course_first, guint, c);
         event < g_array_index (ctt->course_first, guint, c + 1); event++)
      {
        TdtTimetablePlace place = result->places[event];

        if (place.period == TDT_TIMETABLE_NONE)
          continue;
        g_string_append_printf (text, "%s %s %u %u\n", (char *) ctt->course_names->pdata[c],
                                (char *) ctt->room_names->pdata[place.room],
                                place.period / ctt->periods_per_day,
                                place.period % ctt->periods_per_day);
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

static gboolean
read_competition (const char *path, Competition *ctt, GError **error)
{
  g_autofree char *text = NULL;
  Words words = { NULL, 0 };

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  words.words = ctt->words = dup_words (text);
  ctt->course_names = g_ptr_array_new ();
  ctt->room_names = g_ptr_array_new ();
  ctt->course_index = g_hash_table_new (g_str_hash, g_str_equal);
  ctt->teacher_group = g_hash_table_new (g_str_hash, g_str_equal);
  ctt->course_first = g_array_new (FALSE, FALSE, sizeof (guint));
  read_header (&words, ctt);
  ctt->problem = tdt_timetable_problem_new (ctt->n_days, ctt->periods_per_day);
  read_courses (&words, ctt);
  read_rooms (&words, ctt);
  read_curricula (&words, ctt);
  read_constraints (&words, ctt);
  return TRUE;
}

static void
competition_clear (Competition *ctt)
{
  g_clear_pointer (&ctt->words, g_strfreev);
  g_clear_pointer (&ctt->problem, tdt_timetable_problem_free);
  g_clear_pointer (&ctt->course_names, g_ptr_array_unref);
  g_clear_pointer (&ctt->room_names, g_ptr_array_unref);
  g_clear_pointer (&ctt->course_index, g_hash_table_unref);
  g_clear_pointer (&ctt->teacher_group, g_hash_table_unref);
  g_clear_pointer (&ctt->course_first, g_array_unref);
}

int
main (int argc, char **argv)
{
  gdouble time_limit = 10;
  gint64 seed = 1;
  gint64 max_iterations = 0;
  gboolean cpu_time = FALSE;
  g_autofree char *solution = NULL;
  GOptionEntry entries[] = {
    { "time-limit", 0, 0, G_OPTION_ARG_DOUBLE, &time_limit, "Seconds to search", "S" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Where chance starts from", "N" },
    { "iterations", 0, 0, G_OPTION_ARG_INT64, &max_iterations, "Moves to look at", "N" },
    { "cpu-time", 0, 0, G_OPTION_ARG_NONE, &cpu_time, "Count processor time only", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &solution, "Where to write the solution", "FILE" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE.ctt");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtTimetableResult) result = NULL;
  TdtTimetableOptions options = { 0 };
  Competition ctt = { NULL };
  gboolean written;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Name one file.");
      return 2;
    }
  if (!read_competition (argv[1], &ctt, &error))
    {
      g_printerr ("%s\n", error->message);
      return 4;
    }
  options.seed = (guint64) seed;
  options.time_limit = time_limit;
  options.max_iterations = (guint64) max_iterations;
  options.clock = cpu_time ? processor_seconds_cb : NULL;
  result = tdt_timetable_solve (ctt.problem, &options);
  written = solution == NULL || write_solution (&ctt, result, solution, &error);
  competition_clear (&ctt);
  if (!written)
    {
      g_printerr ("%s\n", error->message);
      return 4;
    }
  g_print ("cost %" G_GINT64_FORMAT " feasible %s seconds %.3f\n", result->penalty,
           result->unplaced == 0 ? "yes" : "no", result->elapsed);
  return 0;
}
