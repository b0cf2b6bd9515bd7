/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes projects of all sorts into a folder, for the schema to judge: write-samples FOLDER N. */
#include "tdt-project-file.h"

#include "tdt-test-random.h"

static void
write_sample (const char *folder, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (TdtRoot) project = tdt_test_random_project (random, seed * 20);
  g_autoptr (TdtRoot) root = tdt_test_random_edit (random, project);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autofree char *name = g_strdup_printf ("%u.tdt.xml", seed);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  header->editor = g_strdup ("é <&>");
  header->program = g_strdup ("write-samples");
  for (guint i = 0; i < seed * 5; i++)
    {
      g_autofree char *revision = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                               (const guchar *) &i, sizeof i);
      TdtHeader *next = tdt_header_new_next (header, revision);

      tdt_header_free (header);
      header = next;
    }
  bytes = tdt_project_file_write (root, header, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  guint n_samples = argc == 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;

  for (guint32 seed = 0; seed < n_samples; seed++)
    write_sample (argv[1], seed);
  return n_samples > 0 ? 0 : 2;
}
