/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-sheets.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MOST ((gsize) 64 * 1024 * 1024)

GBytes *
tdt_test_zip (const char *const *parts)
{
  struct archive *archive = archive_write_new ();
  char *data = g_malloc (MOST);
  gsize used = 0;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, data, MOST, &used), ==, ARCHIVE_OK);
  for (guint i = 0; parts[i] != NULL; i += 2)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, parts[i]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, (la_int64_t) strlen (parts[i + 1]));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, parts[i + 1], strlen (parts[i + 1]));
      archive_entry_free (entry);
    }
  archive_write_free (archive);
  return g_bytes_new_take (g_realloc (data, used), used);
}

GBytes *
tdt_test_make_xlsx (const char *rows, const char *more, const char *shared)
{
  g_autofree char *sheet = g_strconcat (
      "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>",
      rows, "</sheetData>", more, "</worksheet>", NULL);
  g_autofree char *strings = g_strconcat (
      "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>",
      shared != NULL ? shared : "", "</sst>", NULL);
  const char *parts[] = {
    "xl/workbook.xml",
    "<workbook xmlns:r='r'><workbookPr/><sheets><sheet name='Liste' sheetId='1' r:id='a'/>"
    "<sheet name='Autre' sheetId='2' state='hidden' r:id='b'/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='b' Target='/xl/worksheets/sheet2.xml'/></Relationships>",
    "xl/styles.xml",
    "<styleSheet><numFmts count='1'><numFmt numFmtId='164' formatCode='dd\\/mm\\/yyyy\\ hh:mm'/>"
    "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
    "<xf numFmtId='14'/><xf numFmtId='20'/><xf numFmtId='164'/></cellXfs></styleSheet>",
    "xl/sharedStrings.xml",
    strings,
    "xl/worksheets/sheet1.xml",
    sheet,
    "xl/worksheets/sheet2.xml",
    "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    NULL,
  };

  return tdt_test_zip (parts);
}

GBytes *
tdt_test_make_ods (const char *tables)
{
  g_autofree char *content = g_strconcat (
      "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s'>"
      "<office:automatic-styles><style:style style:name='ta9' style:family='table'>"
      "<style:table-properties table:display='false'/></style:style></office:automatic-styles>"
      "<office:body><office:spreadsheet>",
      tables, "</office:spreadsheet></office:body></office:document-content>", NULL);
  const char *parts[] = { "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                          "content.xml", content, NULL };

  return tdt_test_zip (parts);
}

char *
tdt_test_dup_cells (const TdtSheet *sheet)
{
  GString *cells = g_string_new (NULL);

  for (guint r = 0; r < tdt_sheet_get_n_rows (sheet); r++)
    {
      g_string_append_printf (cells, "%u: ", tdt_sheet_get_line (sheet, r));
      for (guint c = 0; c < tdt_sheet_get_n_cells (sheet, r); c++)
        g_string_append_printf (cells, "%s%s", c > 0 ? "|" : "", tdt_sheet_get_cell (sheet, r, c));
      g_string_append_c (cells, '\n');
    }
  return g_string_free (cells, FALSE);
}
