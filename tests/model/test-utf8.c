/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-utf8.h"

#include <string.h>

#define LENGTH 12

/* GLib says the same of each byte in each place of a text, alone and beside another. */
static void
test_all_pairs (void)
{
  char text[LENGTH + 1];

  for (guint place = 0; place + 1 < LENGTH; place++)
    for (guint first = 1; first < 256; first++)
      for (guint second = 1; second < 256; second++)
        {
          memset (text, 'a', LENGTH);
          text[LENGTH] = '\0';
          text[place] = (char) first;
          text[place + 1] = (char) second;
          g_assert_cmpint (tdt_utf8_is_valid (text, LENGTH), ==,
                           g_utf8_validate_len (text, LENGTH, NULL));
        }
}

/* And of characters of three and four bytes, whole and cut off. */
static void
test_long_characters (void)
{
  for (guint first = 0xdf; first < 256; first++)
    for (guint second = 0x7f; second < 0xc2; second++)
      for (guint third = 0x7f; third < 0xc2; third++)
        {
          char text[] = { (char) first, (char) second, (char) third, (char) 0x80, 'a', '\0' };

          for (gsize length = 0; length <= 5; length++)
            {
              g_assert_cmpint (tdt_utf8_is_valid (text, length), ==,
                               g_utf8_validate_len (text, length, NULL));
            }
        }
}

static void
test_zero (void)
{
  g_assert_true (tdt_utf8_is_valid ("a\0b", 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/utf8/pairs", test_all_pairs);
  g_test_add_func ("/model/utf8/long-characters", test_long_characters);
  g_test_add_func ("/model/utf8/zero", test_zero);
  return g_test_run ();
}
