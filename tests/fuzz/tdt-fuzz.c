/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include "tdt-test-files.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Damages good inputs in ways that depend on a number only, and gives them to a target in a process
 * of its own: one that dies or takes longer than it may is told with its number, and kept.
 */

#define DEFAULT_RUNS 300
#define POLL_MICROSECONDS 5000

typedef struct
{
  volatile guint32 number;
  volatile gint64 since;
} Progress;

static gint64
get_number (const char *name, gint64 fallback)
{
  const char *text = g_getenv (name);
  gint64 number = fallback;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 0, G_MAXUINT32, &number, NULL))
    g_error ("%s is no number: %s", name, text);
  return number;
}

static void
work (const TdtFuzzTarget *target, Progress *progress, guint32 end)
{
  g_autoptr (GPtrArray) seeds = target->make_seeds ();
  gint64 stop = g_get_monotonic_time () + get_number ("TDT_FUZZ_SECONDS", 0) * G_USEC_PER_SEC;
  gboolean timed = g_getenv ("TDT_FUZZ_SECONDS") != NULL;

  for (guint i = 0; i < seeds->len; i++)
    {
      progress->since = g_get_monotonic_time ();
      target->run (seeds->pdata[i]);
    }
  for (guint32 i = progress->number; timed ? g_get_monotonic_time () < stop : i < end; i++)
    {
      g_autoptr (GBytes) bytes = tdt_fuzz_mutate (target, seeds, i);

      progress->number = i;
      progress->since = g_get_monotonic_time ();
      target->run (bytes);
      progress->since = 0;
    }
}

/* Returns: what was wrong, NULL for nothing. */
static char *
watch (pid_t child, const Progress *progress)
{
  gint64 limit = get_number ("TDT_FUZZ_LIMIT", 10) * G_USEC_PER_SEC;
  int status;

  while (waitpid (child, &status, WNOHANG) == 0)
    {
      gint64 since = progress->since;

      if (since != 0 && g_get_monotonic_time () - since > limit)
        {
          kill (child, SIGKILL);
          waitpid (child, &status, 0);
          return g_strdup ("takes too long");
        }
      g_usleep (POLL_MICROSECONDS);
    }
  if (WIFSIGNALED (status))
    return g_strdup_printf ("died of signal %d", WTERMSIG (status));
  return WEXITSTATUS (status) == 0 ? NULL : g_strdup_printf ("exits %d", WEXITSTATUS (status));
}

static void
keep_input (const TdtFuzzTarget *target, guint32 number)
{
  g_autoptr (GPtrArray) seeds = target->make_seeds ();
  g_autoptr (GBytes) bytes = tdt_fuzz_mutate (target, seeds, number);
  g_autofree char *path = g_strdup_printf ("%s-%u.input", target->name, number);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data, (gssize) size, NULL);
  g_test_message ("kept as %s", path);
}

static void
test_target (gconstpointer data)
{
  const TdtFuzzTarget *target = data;
  guint32 first = (guint32) get_number ("TDT_FUZZ_FIRST", 0);
  guint32 runs = (guint32) get_number ("TDT_FUZZ_RUNS", DEFAULT_RUNS);
  Progress *progress = mmap (NULL, sizeof *progress, PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_autofree char *wrong = NULL;
  pid_t child;

  g_assert_true (progress != MAP_FAILED);
  progress->number = first;
  fflush (stdout);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      /* What an assertion says is no line of the test. */
      dup2 (STDERR_FILENO, STDOUT_FILENO);
      work (target, progress, first + runs);
      exit (0);
    }
  wrong = watch (child, progress);
  g_test_message ("%u inputs", progress->number + 1 - first);
  if (wrong != NULL)
    {
      keep_input (target, progress->number);
      g_test_message ("%s: input %u %s", target->name, progress->number, wrong);
      g_test_fail ();
    }
  munmap (progress, sizeof *progress);
}

int
main (int argc, char **argv)
{
  const TdtFuzzTarget *const lists[] = { tdt_fuzz_storage, tdt_fuzz_exchange, tdt_fuzz_documents,
                                         tdt_fuzz_properties };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tour-de-table-fuzz-XXXXXX", &error);
  int status;

  g_assert_no_error (error);
  tdt_fuzz_use_folder (folder);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const TdtFuzzTarget *target = lists[i]; target->name != NULL; target++)
      {
        g_autofree char *path = g_strconcat ("/fuzz/", target->name, NULL);

        g_test_add_data_func (path, target, test_target);
      }
  status = g_test_run ();
  tdt_test_remove_folder (g_steal_pointer (&folder));
  return status;
}
