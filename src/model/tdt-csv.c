/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-csv.h"

#include <string.h>

static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
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
