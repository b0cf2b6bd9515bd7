/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example must be what a first-time user can trust: whole, ours byte for byte, without errors.
 */
#include "tdt-check.h"
#include "tdt-example.h"
#include "tdt-project-file.h"

static void
test_written_by_our_writer (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TDT_DATADIR"), "examples",
                                            "gap-2017.tdt.xml", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (tdt_report_get_n_repairs (loaded->report), ==, 0);
  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  written = tdt_project_file_write (loaded->root, loaded->header, NULL);
  g_assert_cmpstr (g_bytes_get_data (written, NULL), ==, content);
}

static void
test_is_a_document_of_its_own (void)
{
  g_autoptr (TdtRoot) one = tdt_example_new ();
  g_autoptr (TdtRoot) other = tdt_example_new ();

  g_assert_cmpstr (tdt_root_get_uid (one), !=, tdt_root_get_uid (other));
  g_assert_cmpuint (tdt_root_count_referrers (one, tdt_root_get_uid (one), TDT_LINK_OWNER), ==, 1);
}

static void
test_has_no_findings (void)
{
  g_autoptr (TdtRoot) root = tdt_example_new ();
  TdtCheckOptions options = { .today = 736450 };
  g_autoptr (GPtrArray) findings = tdt_checks_run (root, &options);

  for (guint i = 0; i < findings->len; i++)
    {
      const TdtFinding *finding = findings->pdata[i];

      if (finding->severity == TDT_SEVERITY_ERROR)
        g_error ("%s", finding->message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/example/written-by-our-writer", test_written_by_our_writer);
  g_test_add_func ("/workspace/example/is-a-document-of-its-own", test_is_a_document_of_its_own);
  g_test_add_func ("/workspace/example/has-no-findings", test_has_no_findings);
  return g_test_run ();
}
