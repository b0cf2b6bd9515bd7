/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <stdlib.h>

/*
 * Checks tables: tdt-check-groups G P W TABLES. Every round must seat each of
 * the G times P people once, at G tables of P; then repeats are counted.
 *
 * Written from the definition alone and sharing no code with the solver.
 */

#define MAX_PEOPLE 1000

static int meetings[MAX_PEOPLE][MAX_PEOPLE];

static G_GNUC_NORETURN void
give_up (const char *what, int line)
{
  g_printerr ("Line %d: %s.\n", line, what);
  exit (1);
}

static int
number (const char *word, int limit, int line)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (word, 10, 0, (guint64) limit - 1, &value, NULL))
    give_up ("a number is wrong", line);
  return (int) value;
}

/* Counts the meetings of one table, and that nobody sits twice. */
static void
read_table (const char *text, int n_seats, int n_people, gboolean *seated, int line)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int people[MAX_PEOPLE];

  if ((int) g_strv_length (words) != n_seats)
    give_up ("the table is not full, or overfull", line);
  for (int i = 0; i < n_seats; i++)
    {
      people[i] = number (words[i], n_people, line);
      if (seated[people[i]])
        give_up ("somebody sits twice in a round", line);
      seated[people[i]] = TRUE;
      for (int j = 0; j < i; j++)
        {
          meetings[people[i]][people[j]]++;
          meetings[people[j]][people[i]]++;
        }
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int n_tables, n_seats, n_rounds, n_people;
  int line = 0;
  int repeats = 0;

  if (argc != 5 || !g_file_get_contents (argv[4], &text, NULL, NULL))
    {
      g_printerr ("Usage: tdt-check-groups TABLES SEATS ROUNDS FILE\n");
      return 2;
    }
  n_tables = number (argv[1], MAX_PEOPLE + 1, 0);
  n_seats = number (argv[2], MAX_PEOPLE + 1, 0);
  n_rounds = number (argv[3], MAX_PEOPLE + 1, 0);
  n_people = n_tables * n_seats;
  if (n_people > MAX_PEOPLE)
    give_up ("there are too many people", 0);

  lines = g_strsplit (text, "\n", -1);
  for (int round = 0; round < n_rounds; round++)
    {
      gboolean seated[MAX_PEOPLE] = { FALSE };

      if (round > 0 && (lines[line] == NULL || *lines[line++] != '\0'))
        give_up ("a blank line is missing", line);
      for (int table = 0; table < n_tables; table++)
        {
          if (lines[line] == NULL)
            give_up ("a table is missing", line);
          read_table (lines[line], n_seats, n_people, seated, line + 1);
          line++;
        }
    }
  if (lines[line] == NULL || *lines[line] != '\0' || lines[line + 1] != NULL)
    give_up ("there is more than the tables", line + 1);
  for (int i = 0; i < n_people; i++)
    for (int j = 0; j < i; j++)
      repeats += MAX (meetings[i][j] - 1, 0);
  g_print ("repeats %d\n", repeats);
  return 0;
}
