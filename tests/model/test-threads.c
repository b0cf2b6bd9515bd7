/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made when it is first needed, needed by several threads at once. */
#include "tdt-kind.h"

#define N_THREADS 4
/* One process shows a fault one time in ten. */
#define N_PROCESSES 100
#define INSIDE "--inside"

static int begun;

static gpointer
read_number (gpointer data)
{
  guint64 number;

  while (!g_atomic_int_get (&begun))
    continue;
  tdt_kind_get (TDT_KIND_PROJECT);
  return GINT_TO_POINTER (g_ascii_string_to_unsigned ("1", 10, 1, 9, &number, NULL));
}

/* Returns: the exit status of a process in which numbers are read for the first time */
static int
read_first_numbers (void)
{
  GThread *threads[N_THREADS];
  gboolean good = TRUE;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("reader", read_number, NULL);
  g_usleep (200);
  g_atomic_int_set (&begun, 1);
  for (guint i = 0; i < N_THREADS; i++)
    good = GPOINTER_TO_INT (g_thread_join (threads[i])) && good;
  return good ? 0 : 1;
}

/* A project that was saved and checked at once was refused one time in thousands. */
static void
test_first_numbers (gconstpointer program)
{
  const char *const argv[] = { program, INSIDE, NULL };

  for (guint i = 0; i < N_PROCESSES; i++)
    {
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_spawn_check_wait_status (status, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  /* Before the tests are set up, which reads numbers too. */
  if (argc == 2 && g_str_equal (argv[1], INSIDE))
    return read_first_numbers ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/model/threads/first-numbers", argv[0], test_first_numbers);
  return g_test_run ();
}
