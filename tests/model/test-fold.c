/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fold.h"

static const struct
{
  const char *text;
  const char *folded;
} cases[] = {
  { "", "" },
  { "Durand", "durand" },
  { "Élise  DUPONT-Œuvré", "elise dupont oeuvre" },
  { "  D’Artagnan, Ångström ", "d artagnan angstrom" },
  { "STRASSE", "strasse" },
  { "Straße", "strasse" },
  { "\xef\xac\x81n", "fin" },
  { "محمد", "محمد" },
};

static void
test_fold (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = tdt_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* A text of letters that most have is folded in a way of its own, with the same result. */
static void
test_ways (void)
{
  for (gunichar character = 1; character < 0x180; character++)
    {
      char letter[7] = "";
      g_autofree char *alone = NULL;
      g_autofree char *between = NULL;
      g_autofree char *beside_another = NULL;
      g_autofree char *both = NULL;

      g_unichar_to_utf8 (character, letter);
      between = g_strconcat ("a", letter, "b", NULL);
      both = g_strconcat (between, "\xe2\x80\x94", NULL);
      alone = tdt_text_fold (between);
      beside_another = tdt_text_fold (both);
      g_assert_cmpstr (alone, ==, beside_another);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/fold", test_fold);
  g_test_add_func ("/model/fold/ways", test_ways);
  return g_test_run ();
}
