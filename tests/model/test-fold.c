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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/fold", test_fold);
  return g_test_run ();
}
