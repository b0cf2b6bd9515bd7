/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include "tdt-test-files.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * One target as a program of libFuzzer. Its good inputs and the past finds are added to the folders
 * of inputs on the command line; without any, what it finds out goes with the program.
 */

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size);

static const TdtFuzzTarget *target;
static char *folder;

static void
remove_folder (void)
{
  tdt_test_remove_folder (g_steal_pointer (&folder));
}

static void
write_seeds (const char *seeds_folder)
{
  g_autoptr (GPtrArray) seeds = target->make_seeds ();

  g_mkdir_with_parents (seeds_folder, 0700);
  for (guint i = 0; i < seeds->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u", seeds_folder, i);
      gsize size;
      const char *data = g_bytes_get_data (seeds->pdata[i], &size);

      g_file_set_contents (path, data, (gssize) size, NULL);
    }
}

static gboolean
names_a_file (char **argv)
{
  for (guint i = 1; argv[i] != NULL; i++)
    if (argv[i][0] != '-' && !g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      return TRUE;
  return FALSE;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *seeds = NULL;
  g_autofree char *finds = g_build_filename (TDT_FUZZ_FINDS, TDT_FUZZ_TARGET, NULL);
  char **args = g_new0 (char *, (gsize) *argc + 3);

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  target = tdt_fuzz_find (TDT_FUZZ_TARGET);
  g_assert_nonnull (target);
  folder = g_dir_make_tmp ("tour-de-table-fuzz-XXXXXX", NULL);
  g_assert_nonnull (folder);
  atexit (remove_folder);
  tdt_fuzz_use_folder (folder);
  seeds = g_build_filename (folder, "seeds", NULL);
  write_seeds (seeds);
  for (int i = 0; i < *argc; i++)
    args[i] = (*argv)[i];
  if (!names_a_file (args))
    {
      args[(*argc)++] = g_steal_pointer (&seeds);
      if (g_file_test (finds, G_FILE_TEST_IS_DIR))
        args[(*argc)++] = g_steal_pointer (&finds);
    }
  *argv = args;
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  target->run (bytes);
  return 0;
}

/* The fuzzer's own changes, and ours, which know the words of the format. */
size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autoptr (GPtrArray) seeds = NULL;
  g_autoptr (GBytes) changed = NULL;
  gsize length;
  const char *text;

  if (seed % 3 != 0)
    return LLVMFuzzerMutate (data, size, max_size);
  seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (seeds, g_bytes_new (data, size));
  changed = tdt_fuzz_mutate (target, seeds, seed);
  text = g_bytes_get_data (changed, &length);
  length = MIN (length, max_size);
  if (length > 0)
    memcpy (data, text, length);
  return length;
}
