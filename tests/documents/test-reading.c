/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What programs and other languages read in documents. */
#include "config.h"

#include "tdt-document.h"
#include "tdt-test-files.h"
#include "tdt-test-project.h"
#include "tdt-test-text.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* The words of a document are in its language, whatever the language of the program. */
static void
test_programme_beside_french (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("there is no French locale on this machine");
      return;
    }
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TDT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_assert_cmpstr (tdt_token_label (TDT_TOKENS_SESSION_KIND, TDT_SESSION_KIND_OPENING), ==,
                   "Ouverture");
  path = tdt_test_write (fixture->example, TDT_DOCUMENT_PROGRAMME, "en", TDT_PAPER_A4,
                         fixture->folder);
  setlocale (LC_ALL, before);
  text = tdt_test_read_pdf (path);
  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Round table");
  tdt_test_assert_has_not (text, "Table ronde");
}

/* What a scanner reads on a badge is who wears it. */
static void
test_badge_codes (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *path = tdt_test_write (fixture->example, TDT_DOCUMENT_BADGES, "fr", TDT_PAPER_A4,
                                          fixture->folder);
  g_autofree char *picture = g_build_filename (fixture->folder, "badges", NULL);
  g_autofree char *page = g_strconcat (picture, ".png", NULL);
  const char *const draw[] = {
    "pdftoppm", "-r", "300", "-png", "-singlefile", path, picture, NULL
  };
  const char *const scan[] = { "zbarimg", "-q", "--raw", page, NULL };
  g_autofree char *drawn = tdt_test_run (draw, NULL);
  g_autofree char *read = drawn != NULL ? tdt_test_run (scan, NULL) : NULL;

  if (read == NULL)
    return;
  tdt_test_assert_has (read, "person-bernard\n");
  tdt_test_assert_has (read, "person-bussereau\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/documents/reading/beside-french", TdtTestFixture, NULL, tdt_test_set_up,
              test_programme_beside_french, tdt_test_tear_down);
  g_test_add ("/documents/reading/badge-codes", TdtTestFixture, NULL, tdt_test_set_up,
              test_badge_codes, tdt_test_tear_down);
  return g_test_run ();
}
