/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-text.h"

#include "tdt-test-files.h"
#include "tdt-test-project.h"

#include <string.h>

void
tdt_test_set_up (TdtTestFixture *fixture, gconstpointer data)
{
  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->example = tdt_test_dup_example ();
}

void
tdt_test_tear_down (TdtTestFixture *fixture, gconstpointer data)
{
  tdt_test_remove_folder (fixture->folder);
  tdt_root_unref (fixture->example);
}

char *
tdt_test_read_pdf (const char *path)
{
  const char *const argv[] = { "pdftotext", "-layout", path, "-", NULL };

  return tdt_test_run (argv, NULL);
}

/* Where a line breaks depends on the version of Pango. */
static char *
dup_in_one_line (const char *text)
{
  g_autoptr (GRegex) spaces = g_regex_new ("[ \n]+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

void
tdt_test_assert_has (const char *text, const char *expected)
{
  g_autofree char *line = dup_in_one_line (text);
  g_autofree char *looked_for = dup_in_one_line (expected);

  if (strstr (line, looked_for) == NULL)
    g_error ("“%s” is not in:\n%s", expected, text);
}

void
tdt_test_assert_has_not (const char *text, const char *unwanted)
{
  if (strstr (text, unwanted) != NULL)
    g_error ("“%s” is in:\n%s", unwanted, text);
}
