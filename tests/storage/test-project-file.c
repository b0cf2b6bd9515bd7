/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-project-file.h"

#include "tdt-edit.h"
#include "tdt-test-random.h"

#include <string.h>

static TdtHeader *
header_new (void)
{
  TdtHeader *header = tdt_header_new ();

  header->editor = g_strdup ("Élodie \"<&>\"\n");
  header->program = g_strdup ("test 1.0");
  return header;
}

static void
assert_round_trip (const TdtRoot *root)
{
  g_autoptr (TdtHeader) header = header_new ();
  g_autoptr (TdtHeader) written = NULL;
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, &written);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autofree char *report = NULL;
  g_autofree char *revision = tdt_project_file_dup_revision (root);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GError) error = NULL;

  tdt_project_file_verify (bytes, root, written, NULL, &error);
  g_assert_no_error (error);
  loaded = tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  report = tdt_report_dup_text (loaded->report, "test");
  g_assert_cmpstr (report, ==, "");
  g_assert_false (loaded->newer_major);
  g_assert_cmpstr (loaded->header->revision, ==, revision);
  g_assert_cmpstr (loaded->header->editor, ==, header->editor);
  g_assert_cmpstr (loaded->content_hash, ==, hash);
  again = tdt_project_file_write (loaded->root, loaded->header, NULL);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_round_trips (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) root = tdt_test_random_project (random, 60);

      for (guint i = 0; i < 10; i++)
        {
          TdtRoot *next = tdt_test_random_edit (random, root);

          tdt_root_unref (root);
          root = next;
          assert_round_trip (root);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");

  assert_round_trip (root);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-file/empty", test_empty);
  g_test_add_func ("/project-file/round-trips", test_round_trips);

  return g_test_run ();
}
