/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and programme as tables that come back, and people as cards. */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-cards.h"
#include "tdt-sheet-export.h"

#define CARDS "vcf"

/* The CSV of the run sheet is what is printed of it. */
gboolean
tdt_cli_has_table (int document, const char *format)
{
  int sheet = tdt_sheet_format_by_name (format);

  if (document == TDT_DOCUMENT_CONTACTS)
    return sheet >= 0 || g_strcmp0 (format, CARDS) == 0;
  return (document == TDT_DOCUMENT_PROGRAMME || document == TDT_DOCUMENT_RUN_SHEET) && sheet >= 0 &&
         sheet != TDT_SHEET_CSV;
}

void
tdt_cli_add_table_formats (int document, GPtrArray *names)
{
  for (int f = 0; f < TDT_SHEET_N_FORMATS; f++)
    {
      const char *name = tdt_sheet_format_name ((TdtSheetFormat) f);

      if (f != TDT_SHEET_CSV && tdt_cli_has_table (document, name))
        g_ptr_array_add (names, (gpointer) name);
    }
  if (tdt_cli_has_table (document, CARDS))
    g_ptr_array_add (names, (gpointer) CARDS);
}

static GBytes *
make_sheet (int document, const char *format, const TdtRoot *root, int *status)
{
  g_autoptr (TdtSheet) sheet = document == TDT_DOCUMENT_CONTACTS ? tdt_sheet_new_people (root)
                                                                 : tdt_sheet_new_sessions (root);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tdt_sheet_write (sheet, (TdtSheetFormat) tdt_sheet_format_by_name (format),
                                   &error);

  if (bytes == NULL)
    {
      tdt_cli_complain ("%s", error->message);
      *status = TDT_CLI_IO;
    }
  return bytes;
}

GBytes *
tdt_cli_make_table (int document, const char *format, const TdtRoot *root, const char *person,
                    int *status)
{
  if (g_str_equal (format, CARDS))
    return tdt_cards_write (root, person);
  return make_sheet (document, format, root, status);
}
