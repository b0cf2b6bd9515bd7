/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fold.h"

static void
append_folded (GString *folded, gunichar character)
{
  switch (character)
    {
    case 0x0153: /* œ */
      g_string_append (folded, "oe");
      break;
    case 0x00e6: /* æ */
      g_string_append (folded, "ae");
      break;
    case 0x00f8: /* ø */
      g_string_append_c (folded, 'o');
      break;
    case 0x0142: /* ł */
      g_string_append_c (folded, 'l');
      break;
    default:
      g_string_append_unichar (folded, character);
    }
}

/* What U+00C0 to U+00DF and U+00E0 to U+00FF fold to, but for ß; nothing where it is no letter. */
static const char *const latin_1[32] = {
  "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
  "ð", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "þ", "y",
};

#define LATIN_1_LEAD 0xc3
#define SHARP_S 0x9f

/* What the character at @text folds to, which is moved behind it: nothing for what is no letter
 * or digit. */
static const char *
fold_latin (const guchar **text, char ascii[2])
{
  guchar first = *(*text)++;

  if (first == LATIN_1_LEAD)
    {
      guchar second = *(*text)++;

      return second == SHARP_S ? "ss" : latin_1[second & 0x1f];
    }
  ascii[0] = g_ascii_isalnum (first) ? g_ascii_tolower ((char) first) : '\0';
  return ascii;
}

/* Most names: nothing to be taken apart. */
static gboolean
is_latin (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0x80 && !(*p == LATIN_1_LEAD && (*++p & 0xc0) == 0x80))
      return FALSE;
  return TRUE;
}

static char *
fold_all_latin (const char *text)
{
  GString *folded = g_string_new (NULL);
  const guchar *place = (const guchar *) text;
  char ascii[2] = "";
  gboolean space_due = FALSE;

  while (*place != '\0')
    {
      const char *letter = fold_latin (&place, ascii);

      if (*letter == '\0')
        {
          space_due = folded->len > 0;
          continue;
        }
      if (space_due)
        g_string_append_c (folded, ' ');
      space_due = FALSE;
      g_string_append (folded, letter);
    }
  return g_string_free (folded, FALSE);
}

static char *
fold_any (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);
  gboolean space_due = FALSE;

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_ismark (character))
        continue;
      if (!g_unichar_isalnum (character))
        {
          space_due = folded->len > 0;
          continue;
        }
      if (space_due)
        g_string_append_c (folded, ' ');
      space_due = FALSE;
      append_folded (folded, character);
    }
  return g_string_free (folded, FALSE);
}

char *
tdt_text_fold (const char *text)
{
  return is_latin (text) ? fold_all_latin (text) : fold_any (text);
}
