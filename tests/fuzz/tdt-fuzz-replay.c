/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include "tdt-test-files.h"

/* What was found once is tried each time: finds/TARGET/ has an input for each. */

typedef struct
{
  const TdtFuzzTarget *target;
  char *path;
} Find;

static void
test_find (gconstpointer data)
{
  const Find *find = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (find->path, &text, &length, &error);
  g_assert_no_error (error);
  /* As the fuzzer gives them: of nothing there is no address. */
  bytes = g_bytes_new (text, length);
  g_free (text);
  find->target->run (bytes);
}

static void
free_find (gpointer data)
{
  Find *find = data;

  g_free (find->path);
  g_free (find);
}

static void
add_target (const char *name)
{
  const TdtFuzzTarget *target = tdt_fuzz_find (name);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "finds", name, NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  if (target == NULL)
    g_error ("finds/%s: there is no target of that name", name);
  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL)
    {
      Find *find = g_new0 (Find, 1);
      g_autofree char *test = g_strdup_printf ("/finds/%s/%s", name, entry);

      find->target = target;
      find->path = g_build_filename (folder, entry, NULL);
      g_test_add_data_func_full (test, find, test_find, free_find);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = g_dir_make_tmp ("tour-de-table-fuzz-XXXXXX", &error);
  g_autofree char *finds = NULL;
  g_autoptr (GDir) targets = NULL;
  const char *name;
  int status;

  g_assert_no_error (error);
  tdt_fuzz_use_folder (state);
  g_test_init (&argc, &argv, NULL);
  finds = g_test_build_filename (G_TEST_DIST, "fuzz", "finds", NULL);
  targets = g_dir_open (finds, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (targets)) != NULL)
    add_target (name);
  status = g_test_run ();
  tdt_test_remove_folder (g_steal_pointer (&state));
  return status;
}
