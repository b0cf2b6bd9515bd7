/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-typography.h"

#include <string.h>

/* What must be in the catalogue for a test in French; the test of the translations says what is
 * missing, here it is only skipped. */
static TdtPhrases *
french (void)
{
  TdtPhrases *phrases = tdt_phrases_new ("fr-FR");

  if (tdt_phrases_has (phrases, "Wednesday") && tdt_phrases_has (phrases, "to be named"))
    return phrases;
  g_test_skip ("the French catalogue does not have the words of the documents");
  tdt_phrases_unref (phrases);
  return NULL;
}

static void
test_french_dates_and_hours (void)
{
  g_autoptr (TdtPhrases) phrases = french ();
  g_autofree char *date = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *first = NULL;
  g_autofree char *full = NULL;
  g_autofree char *half = NULL;
  g_autofree char *quoted = NULL;

  if (phrases == NULL)
    return;
  date = tdt_typography_dup_date (phrases, 736599);
  first = tdt_typography_dup_date (phrases, 736634);
  full = tdt_typography_dup_hour (phrases, 540);
  half = tdt_typography_dup_hour (phrases, 570);
  quoted = tdt_typography_dup_quoted (phrases, "Bienvenue");
  plain = g_utf8_normalize (date, -1, G_NORMALIZE_ALL);
  g_assert_cmpstr (plain, ==, "mercredi 27 septembre 2017");
  g_assert_true (g_str_has_prefix (first, "mercredi 1"));
  g_assert_true (g_str_has_prefix (full, "9"));
  g_assert_nonnull (strstr (half, TDT_NO_BREAK_SPACE));
  g_assert_null (strchr (half, ' '));
  g_assert_true (g_str_has_prefix (quoted, "«" TDT_NO_BREAK_SPACE) ||
                 g_str_has_prefix (quoted, "«" TDT_NARROW_NO_BREAK_SPACE));
}

static void
test_english_dates_and_hours (void)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new ("en");
  g_autofree char *date = tdt_typography_dup_date (phrases, 736599);
  g_autofree char *hour = tdt_typography_dup_hour (phrases, 570);
  g_autofree char *late = tdt_typography_dup_clock (1440 + 5);
  g_autofree char *length = tdt_typography_dup_duration (phrases, 90);

  g_assert_cmpstr (date, ==, "Wednesday 27 September 2017");
  g_assert_cmpstr (hour, ==, "9:30");
  g_assert_cmpstr (late, ==, "00:05");
  g_assert_cmpstr (length, ==, "1 h 30");
}

static void
test_typed_text (void)
{
  static const struct
  {
    const char *typed;
    const char *set;
  } cases[] = {
    { "Qui vient ?", "Qui vient\u202f?" },
    { "un ; deux !", "un\u202f; deux\u202f!" },
    { "Thème : l'eau", "Thème\u00a0: l\u2019eau" },
    { "« Bienvenue »", "«\u00a0Bienvenue\u00a0»" },
    { "https://example.org/a:b?c", "https://example.org/a:b?c" },
    { "5' et 'x'", "5' et 'x'" },
    { "<b>&amp;</b>", "<b>&amp;</b>" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *set = tdt_typography_dup_text (TRUE, cases[i].typed);
      g_autofree char *foreign = tdt_typography_dup_text (FALSE, cases[i].typed);

      g_assert_cmpstr (set, ==, cases[i].set);
      g_assert_cmpstr (foreign, ==, cases[i].typed);
    }
}

static void
test_endless_words_can_be_broken (void)
{
  g_autofree char *typed = g_strnfill (1000, 'x');
  g_autofree char *set = tdt_typography_dup_text (FALSE, typed);
  g_auto (GStrv) parts = g_strsplit (set, "\u200b", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  g_assert_cmpuint (g_strv_length (parts), >, 4);
  g_assert_cmpstr (joined, ==, typed);
}

static void
test_collation (void)
{
  static const char *const sorted[] = { "Arnaud", "De La Tour", "Delatte", "Éluard",
                                        "Elvire", "Oberti",     "Œuvrard", "Ozanne" };

  for (gsize i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *before = tdt_typography_dup_collation_key (sorted[i - 1]);
      g_autofree char *after = tdt_typography_dup_collation_key (sorted[i]);

      g_test_message ("%s < %s", sorted[i - 1], sorted[i]);
      g_assert_cmpint (strcmp (before, after), <, 0);
    }
}

static void
test_patterns (void)
{
  g_autofree char *filled = tdt_phrases_dup_pattern ("{a} {b} {c} {a", "a", "{b}", "b", "2", NULL);

  g_assert_cmpstr (filled, ==, "{b} 2 {c} {a");
}

/* Whatever a catalogue holds, nothing is read outside of it. */
static void
test_damaged_catalogue (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TDT_LOCALEDIR"), "fr", "LC_MESSAGES",
                                            "tour-de-table.mo", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    {
      g_test_skip ("there is no French catalogue");
      return;
    }
  for (guint i = 0; i < 2000; i++)
    {
      gsize kept = i % 2 == 0 ? length : (gsize) g_rand_int_range (random, 0, (gint32) length);
      g_autofree char *damaged = g_memdup2 (content, MAX (kept, 1));
      g_autoptr (TdtPhrases) phrases = NULL;
      g_autoptr (GBytes) bytes = NULL;

      for (guint n = 0; n < 8 && kept > 0; n++)
        damaged[g_rand_int_range (random, 0, (gint32) MIN (kept, 4096))] = (char) g_rand_int_range (
            random, 0, 256);
      bytes = g_bytes_new (damaged, kept);
      phrases = tdt_phrases_new_from_bytes ("fr", bytes);
      g_assert_nonnull (tdt_phrases_get (phrases, "Sessions"));
    }
}

static void
test_language_is_no_path (void)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new ("../fr");

  g_assert_cmpstr (tdt_phrases_get (phrases, "Sessions"), ==, "Sessions");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typography/french", test_french_dates_and_hours);
  g_test_add_func ("/typography/english", test_english_dates_and_hours);
  g_test_add_func ("/typography/typed-text", test_typed_text);
  g_test_add_func ("/typography/endless-words", test_endless_words_can_be_broken);
  g_test_add_func ("/typography/collation", test_collation);
  g_test_add_func ("/phrases/patterns", test_patterns);
  g_test_add_func ("/phrases/damaged", test_damaged_catalogue);
  g_test_add_func ("/phrases/no-path", test_language_is_no_path);

  return g_test_run ();
}
