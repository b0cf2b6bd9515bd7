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

/* Most names: nothing to be taken apart. */
static char *
fold_ascii (const char *text)
{
  GString *folded = g_string_new (NULL);
  gboolean space_due = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      {
        if (space_due)
          g_string_append_c (folded, ' ');
        space_due = FALSE;
        g_string_append_c (folded, g_ascii_tolower (*p));
      }
    else
      space_due = folded->len > 0;
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
  return g_str_is_ascii (text) ? fold_ascii (text) : fold_any (text);
}
