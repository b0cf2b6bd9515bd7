/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <stdlib.h>

/*
 * Checks a solution of a competition timetabling problem by the published
 * rules: tdt-check-timetable FILE.ctt SOLUTION.
 *
 * Written from the rules alone, in the plainest way, and sharing no code with
 * the solver, so that a mistake there does not hide here.
 */

#define MAX_COURSES 2000
#define MAX_ROOMS 500
#define MAX_CURRICULA 2000
#define MAX_LECTURES 20000
#define MAX_DAYS 31
#define MAX_DAY_PERIODS 64

typedef struct
{
  char *name;
  char *teacher;
  int lectures;
  int min_days;
  int students;
} Course;

typedef struct
{
  char *name;
  int capacity;
} Room;

typedef struct
{
  int course;
  int room;
  int day;
  int period;
} Lecture;

static Course courses[MAX_COURSES];
static Room rooms[MAX_ROOMS];
static Lecture lectures[MAX_LECTURES];
static unsigned char in_curriculum[MAX_CURRICULA][MAX_COURSES];
static unsigned char unavailable[MAX_COURSES][MAX_DAYS][MAX_DAY_PERIODS];
static int n_courses, n_rooms, n_days, n_day_periods, n_curricula, n_constraints, n_lectures;

static G_GNUC_NORETURN void
give_up (const char *what)
{
  g_printerr ("Cannot check: %s.\n", what);
  exit (2);
}

/* Takes the next line that is not blank off @text, and its words. */
static char **
dup_next_line (char **text)
{
  while (*text != NULL && **text != '\0')
    {
      char *end = strchr (*text, '\n');
      g_autofree char *line = end != NULL ? g_strndup (*text, (gsize) (end - *text))
                                          : g_strdup (*text);

      *text = end != NULL ? end + 1 : NULL;
      g_strdelimit (g_strstrip (line), "\t\r", ' ');
      while (strstr (line, "  ") != NULL)
        {
          char *gap = strstr (line, "  ");

          memmove (gap, gap + 1, strlen (gap));
        }
      if (*line != '\0')
        return g_strsplit (line, " ", -1);
    }
  return NULL;
}

static char **
dup_line_of (char **text, guint n_words, const char *what)
{
  char **line = dup_next_line (text);

  if (line == NULL || g_strv_length (line) < n_words)
    give_up (what);
  return line;
}

static int
number (const char *word, int limit)
{
  gint64 value;

  if (!g_ascii_string_to_signed (word, 10, 0, limit - 1, &value, NULL))
    give_up ("a number is wrong");
  return (int) value;
}

static int
read_count (char **text, const char *name, int limit)
{
  g_auto (GStrv) line = dup_line_of (text, 2, name);

  if (g_strcmp0 (line[0], name) != 0)
    give_up (name);
  return number (line[1], limit);
}

static int
find_course (const char *name)
{
  for (int c = 0; c < n_courses; c++)
    if (g_str_equal (courses[c].name, name))
      return c;
  give_up ("an unknown course is named");
}

static int
find_room (const char *name)
{
  for (int r = 0; r < n_rooms; r++)
    if (g_str_equal (rooms[r].name, name))
      return r;
  give_up ("an unknown room is named");
}

static void
read_heading (char **text, const char *heading)
{
  g_auto (GStrv) line = dup_line_of (text, 1, heading);

  if (g_strcmp0 (line[0], heading) != 0)
    give_up (heading);
}

static void
read_header (char **text)
{
  g_auto (GStrv) name = dup_line_of (text, 1, "the name is missing");

  n_courses = read_count (text, "Courses:", MAX_COURSES);
  n_rooms = read_count (text, "Rooms:", MAX_ROOMS);
  n_days = read_count (text, "Days:", MAX_DAYS);
  n_day_periods = read_count (text, "Periods_per_day:", MAX_DAY_PERIODS);
  n_curricula = read_count (text, "Curricula:", MAX_CURRICULA);
  n_constraints = read_count (text, "Constraints:", G_MAXINT);
}

static void
read_courses_and_rooms (char **text)
{
  read_heading (text, "COURSES:");
  for (int c = 0; c < n_courses; c++)
    {
      g_auto (GStrv) line = dup_line_of (text, 5, "a course is cut off");

      courses[c].name = g_strdup (line[0]);
      courses[c].teacher = g_strdup (line[1]);
      courses[c].lectures = number (line[2], MAX_LECTURES);
      courses[c].min_days = number (line[3], G_MAXINT);
      courses[c].students = number (line[4], G_MAXINT);
    }
  read_heading (text, "ROOMS:");
  for (int r = 0; r < n_rooms; r++)
    {
      g_auto (GStrv) line = dup_line_of (text, 2, "a room is cut off");

      rooms[r].name = g_strdup (line[0]);
      rooms[r].capacity = number (line[1], G_MAXINT);
    }
}

static void
read_curricula_and_constraints (char **text)
{
  read_heading (text, "CURRICULA:");
  for (int q = 0; q < n_curricula; q++)
    {
      g_auto (GStrv) line = dup_line_of (text, 2, "a curriculum is cut off");

      if (number (line[1], MAX_COURSES) + 2 != (int) g_strv_length (line))
        give_up ("a curriculum names more or fewer courses than it says");
      for (int i = 2; line[i] != NULL; i++)
        in_curriculum[q][find_course (line[i])] = 1;
    }
  read_heading (text, "UNAVAILABILITY_CONSTRAINTS:");
  for (int i = 0; i < n_constraints; i++)
    {
      g_auto (GStrv) line = dup_line_of (text, 3, "a constraint is cut off");

      unavailable[find_course (line[0])][number (line[1], n_days)]
                 [number (line[2], n_day_periods)] = 1;
    }
}

static void
read_solution (char **text)
{
  char **words;

  while ((words = dup_next_line (text)) != NULL)
    {
      g_auto (GStrv) line = words;

      if (g_strv_length (line) != 4 || n_lectures == MAX_LECTURES)
        give_up ("a line of the solution is wrong");
      lectures[n_lectures++] = (Lecture){ find_course (line[0]), find_room (line[1]),
                                          number (line[2], n_days),
                                          number (line[3], n_day_periods) };
    }
}

static int
share_curriculum (int course, int other)
{
  for (int q = 0; q < n_curricula; q++)
    if (in_curriculum[q][course] && in_curriculum[q][other])
      return 1;
  return 0;
}

static int
count_hard (void)
{
  int broken = 0;
  int placed[MAX_COURSES] = { 0 };

  for (int i = 0; i < n_lectures; i++)
    {
      const Lecture *l = &lectures[i];

      placed[l->course]++;
      broken += unavailable[l->course][l->day][l->period];
      for (int j = i + 1; j < n_lectures; j++)
        {
          const Lecture *k = &lectures[j];

          if (k->day != l->day || k->period != l->period)
            continue;
          broken += k->room == l->room;
          broken += k->course == l->course ||
                    g_str_equal (courses[k->course].teacher, courses[l->course].teacher) ||
                    share_curriculum (k->course, l->course);
        }
    }
  for (int c = 0; c < n_courses; c++)
    broken += abs (courses[c].lectures - placed[c]);
  return broken;
}

static int
cost_of_capacity (void)
{
  int cost = 0;

  for (int i = 0; i < n_lectures; i++)
    {
      int over = courses[lectures[i].course].students - rooms[lectures[i].room].capacity;

      cost += over > 0 ? over : 0;
    }
  return cost;
}

static int
cost_of_course (int course, int *stability)
{
  int day_used[MAX_DAYS] = { 0 };
  int room_used[MAX_ROOMS] = { 0 };
  int n_days_used = 0;
  int n_rooms_used = 0;

  for (int i = 0; i < n_lectures; i++)
    if (lectures[i].course == course)
      {
        n_days_used += !day_used[lectures[i].day];
        n_rooms_used += !room_used[lectures[i].room];
        day_used[lectures[i].day] = 1;
        room_used[lectures[i].room] = 1;
      }
  if (n_rooms_used > 1)
    *stability += n_rooms_used - 1;
  return n_days_used < courses[course].min_days ? 5 * (courses[course].min_days - n_days_used) : 0;
}

static int
cost_of_compactness (int curriculum)
{
  int cost = 0;

  for (int i = 0; i < n_lectures; i++)
    {
      int alone = 1;

      if (!in_curriculum[curriculum][lectures[i].course])
        continue;
      for (int j = 0; j < n_lectures && alone; j++)
        if (in_curriculum[curriculum][lectures[j].course] && lectures[j].day == lectures[i].day &&
            abs (lectures[j].period - lectures[i].period) == 1)
          alone = 0;
      cost += 2 * alone;
    }
  return cost;
}

static char *
dup_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    give_up (error->message);
  return text;
}

int
main (int argc, char **argv)
{
  int capacity, hard;
  int days = 0;
  int stability = 0;
  int compactness = 0;
  g_autofree char *problem = NULL;
  g_autofree char *solution = NULL;
  char *next;

  if (argc != 3)
    {
      g_printerr ("Usage: tdt-check-timetable FILE.ctt SOLUTION\n");
      return 2;
    }
  next = problem = dup_file (argv[1]);
  read_header (&next);
  read_courses_and_rooms (&next);
  read_curricula_and_constraints (&next);
  next = solution = dup_file (argv[2]);
  read_solution (&next);

  hard = count_hard ();
  capacity = cost_of_capacity ();
  for (int c = 0; c < n_courses; c++)
    days += cost_of_course (c, &stability);
  for (int q = 0; q < n_curricula; q++)
    compactness += cost_of_compactness (q);
  g_print ("broken %d capacity %d days %d compactness %d stability %d\n", hard, capacity, days,
           compactness, stability);
  g_print ("cost %d feasible %s\n", capacity + days + compactness + stability,
           hard == 0 ? "yes" : "no");
  return hard == 0 ? 0 : 1;
}
