/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-csv.h"

#include <string.h>

/* Spreadsheets of East Asia take the wide signs for the narrow ones. What begins with apostrophes
 * gets one more, so that taking one away gives back what was there. */
static gboolean
is_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  text += strspn (text, "'");
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

const char *
tdt_csv_skip_apostrophe (const char *cell)
{
  return *cell == '\'' && is_formula (cell) ? cell + 1 : cell;
}

void
tdt_csv_append_cell (GString *csv, const char *text)
{
  gboolean quoted = strpbrk (text, "\";\r\n'") != NULL || is_formula (text);

  g_string_append (csv, quoted ? "\"" : "");
  g_string_append (csv, is_formula (text) ? "'" : "");
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append (csv, quoted ? "\"" : "");
}
