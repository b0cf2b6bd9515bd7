/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-languages.h"
#include "tdt-phrases.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static const TdtLanguage *
get (const GPtrArray *languages, const char *tag)
{
  return languages->pdata[tdt_languages_find (languages, tag)];
}

/* Each language is there under its own name, and a country does not matter. */
static void
test_list (void)
{
  g_autoptr (GPtrArray) languages = tdt_languages_list ();

  g_assert_cmpstr (get (languages, "en-GB")->name, ==, "English");
  g_assert_cmpstr (get (languages, "fr")->name, ==, "Français");
  g_assert_cmpstr (get (languages, "fr-CA")->name, ==, "Français");
  g_assert_cmpstr (get (languages, "de")->name, ==, "Deutsch");
  g_assert_cmpstr (get (languages, "es")->name, ==, "Español");
  g_assert_cmpstr (get (languages, "it_IT")->name, ==, "Italiano");
  g_assert_cmpstr (get (languages, "ar")->name, ==, "العربية");
  g_assert_cmpstr (get (languages, "xx")->name, ==, "English");
  g_assert_cmpstr (get (languages, NULL)->name, ==, "English");
  for (guint i = 1; i < languages->len; i++)
    g_assert_cmpstr (((TdtLanguage *) languages->pdata[i])->name, !=,
                     ((TdtLanguage *) languages->pdata[i - 1])->name);
}

/* The language of the window is the one a new project begins with. */
static void
test_own (void)
{
  g_autoptr (GPtrArray) languages = tdt_languages_list ();
  const TdtLanguage *own = languages->pdata[tdt_languages_find_own (languages)];
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  g_assert_cmpstr (own->tag, ==, "en");
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("The locale fr_FR.UTF-8 is not installed");
      return;
    }
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TDT_LOCALEDIR"));
  own = languages->pdata[tdt_languages_find_own (languages)];
  setlocale (LC_ALL, before);
  g_assert_cmpstr (own->tag, ==, "fr");
}

/* What every programme says is said in all of them. */
static void
test_words (void)
{
  static const char *const words[] = { "Wednesday",        "to be confirmed", "to be named",
                                       "{page} / {pages}", "Tent cards",      "Programme" };
  g_autoptr (GPtrArray) languages = tdt_languages_list ();

  for (guint i = 0; i < languages->len; i++)
    {
      const TdtLanguage *language = languages->pdata[i];
      g_autoptr (TdtPhrases) phrases = tdt_phrases_new (language->tag);

      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        if (g_str_equal (language->tag, "en") == tdt_phrases_has (phrases, words[w]))
          g_error ("“%s” in %s", words[w], language->name);
    }
}

static void
test_directions (void)
{
  g_assert_true (tdt_language_is_right_to_left ("ar"));
  g_assert_true (tdt_language_is_right_to_left ("he-IL"));
  g_assert_false (tdt_language_is_right_to_left ("fr"));
  g_assert_false (tdt_language_is_right_to_left ("xx"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/languages/list", test_list);
  g_test_add_func ("/documents/languages/words", test_words);
  g_test_add_func ("/documents/languages/directions", test_directions);
  g_test_add_func ("/documents/languages/own", test_own);
  return g_test_run ();
}
