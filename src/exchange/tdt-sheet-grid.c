/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-sheet-grid-private.h"

#include "tdt-xml-guard.h"

#include <math.h>
#include <string.h>

#define MAX_EXACT 1e15

gboolean
tdt_sheet_grid_begin_row (TdtSheetGrid *grid, guint row, GError **error)
{
  grid->row = row;
  return tdt_sheet_begin_row (grid->sheet, row, error);
}

/* The text of a cell that is joined with one above, or nothing. */
static const char *
get_joined (const TdtSheetGrid *grid, guint column)
{
  return column < grid->n_columns && grid->until[column] >= grid->row ? grid->texts[column] : "";
}

static gboolean
pass_over (TdtSheetGrid *grid, guint column, GError **error)
{
  for (guint c = tdt_sheet_get_column (grid->sheet); c < column; c++)
    if (!tdt_sheet_add_static (grid->sheet, get_joined (grid, c), error))
      return FALSE;
  return TRUE;
}

gboolean
tdt_sheet_grid_put (TdtSheetGrid *grid, guint column, const char *text, guint n_rows,
                    GError **error)
{
  if (*text == '\0' || column < tdt_sheet_get_column (grid->sheet))
    return TRUE;
  if (!pass_over (grid, column, error) || !tdt_sheet_add_static (grid->sheet, text, error))
    return FALSE;
  if (n_rows > 1 && column < TDT_SHEET_MAX_COLUMNS)
    {
      for (; grid->n_columns <= column; grid->n_columns++)
        grid->until[grid->n_columns] = 0;
      grid->until[column] = grid->row + n_rows - 1;
      grid->texts[column] = text;
    }
  return TRUE;
}

gboolean
tdt_sheet_grid_end_row (TdtSheetGrid *grid, guint n_times, GError **error)
{
  if (!pass_over (grid, grid->n_columns, error))
    return FALSE;
  if (n_times == 1 || tdt_sheet_is_row_empty (grid->sheet))
    return TRUE;
  for (guint i = 1; i < n_times; i++)
    if (!tdt_sheet_repeat_row (grid->sheet, grid->row + i, error))
      return FALSE;
  return TRUE;
}

gboolean
tdt_sheet_parse (GHashTable *parts, const char *part, const char *name, xmlSAXHandler *handler,
                 gpointer data, xmlParserCtxtPtr *parser, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (parts, part);
  g_autoptr (GBytes) text = bytes != NULL ? tdt_guard_decode (bytes, name, error) : NULL;

  if (text == NULL)
    return FALSE;
  g_hash_table_remove (parts, part);
  return tdt_guard_scan (text, name, error) &&
         tdt_guard_parse (text, name, handler, data, parser, error);
}

char *
tdt_sheet_dup_attribute (const xmlChar **attributes, int n_attributes, const char *name)
{
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + (gsize) i * 5;

      if (strcmp ((const char *) attribute[0], name) == 0)
        return g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
    }
  return NULL;
}

guint
tdt_sheet_get_number (const xmlChar **attributes, int n_attributes, const char *name,
                      guint otherwise)
{
  g_autofree char *text = tdt_sheet_dup_attribute (attributes, n_attributes, name);
  guint64 number = 0;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL)
             ? (guint) number
             : otherwise;
}

char *
tdt_sheet_dup_time (int julian, int seconds)
{
  g_autoptr (GDate) date = julian > 0 ? g_date_new_julian ((guint32) julian) : NULL;
  g_autofree char *day = date != NULL
                             ? g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date),
                                                g_date_get_month (date), g_date_get_day (date))
                             : g_strdup ("");
  g_autofree char *clock = seconds >= 0
                               ? g_strdup_printf ("%02d:%02d", seconds / 3600, seconds / 60 % 60)
                               : g_strdup ("");

  return g_strconcat (day, *day != '\0' && *clock != '\0' ? " " : "", clock, NULL);
}

char *
tdt_sheet_dup_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (end == text || strspn (text, "0123456789") == strlen (text))
    return g_strdup (text);
  if (number == trunc (number) && fabs (number) < MAX_EXACT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", number));
}
