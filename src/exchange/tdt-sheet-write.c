/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a file of a spreadsheet: just what makes it open well, with a first row that stays in
 * sight and a first column, of uids, that is hidden. */
#include "config.h"

#include "tdt-sheet-export.h"

#include "tdt-csv.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define OPEN_DOCUMENT "application/vnd.oasis.opendocument.spreadsheet"
#define OFFICE "http://schemas.openxmlformats.org/"
#define MAX_WIDTH 50u
#define MIN_WIDTH 8u

static const char *const names[] = { "xlsx", "ods", "csv" };

const char *
tdt_sheet_format_name (TdtSheetFormat format)
{
  return names[format];
}

int
tdt_sheet_format_by_name (const char *name)
{
  for (guint i = 0; i < TDT_SHEET_N_FORMATS; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int) i;
  return -1;
}

static void
append_escaped (GString *xml, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (xml, escaped);
}

/* In characters, for what the column has in its first rows. */
static guint
get_width (const TdtSheet *sheet, guint column)
{
  glong width = MIN_WIDTH;

  for (guint r = 0; r < MIN (tdt_sheet_get_n_rows (sheet), 200); r++)
    width = MAX (width, g_utf8_strlen (tdt_sheet_get_cell (sheet, r, column), -1) + 2);
  return (guint) MIN (width, MAX_WIDTH);
}

static char *
dup_xlsx_sheet (const TdtSheet *sheet)
{
  guint n_columns = tdt_sheet_get_n_columns (sheet);
  GString *xml = g_string_new (
      XML "<worksheet xmlns=\"" OFFICE "spreadsheetml/2006/main\"><sheetViews><sheetView "
          "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
          "state=\"frozen\"/></sheetView></sheetViews><cols>");

  for (guint c = 0; c < n_columns; c++)
    g_string_append_printf (xml, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"%s/>",
                            c + 1, c + 1, get_width (sheet, c), c == 0 ? " hidden=\"1\"" : "");
  g_string_append (xml, "</cols><sheetData>");
  for (guint r = 0; r < tdt_sheet_get_n_rows (sheet); r++)
    {
      g_string_append_printf (xml, "<row r=\"%u\">", r + 1);
      for (guint c = 0; c < n_columns; c++)
        {
          g_string_append_printf (xml, "<c s=\"%u\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
                                  r == 0 ? 1 : 2);
          append_escaped (xml, tdt_sheet_get_cell (sheet, r, c));
          g_string_append (xml, "</t></is></c>");
        }
      g_string_append (xml, "</row>");
    }
  g_string_append (xml, "</sheetData></worksheet>");
  return g_string_free (xml, FALSE);
}

static char *
dup_workbook (const TdtSheet *sheet)
{
  g_autoptr (GString) title = g_string_new (NULL);

  append_escaped (title, tdt_sheet_get_title (sheet));
  return g_strconcat (XML "<workbook xmlns=\"" OFFICE "spreadsheetml/2006/main\" xmlns:r=\"" OFFICE
                          "officeDocument/2006/relationships\"><sheets><sheet name=\"",
                      title->str, "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", NULL);
}

/* Style 1 is of titles, 2 of texts: what somebody types there stays a text as it is typed. */
static const char xlsx_styles[] = XML
    "<styleSheet xmlns=\"" OFFICE "spreadsheetml/2006/main\"><fonts count=\"2\"><font><sz "
    "val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name "
    "val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
    "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
    "borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" "
    "xfId=\"0\" applyFont=\"1\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" "
    "xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" "
    "wrapText=\"1\"/></xf></cellXfs></styleSheet>";

static const char xlsx_types[] = XML
    "<Types xmlns=\"" OFFICE "package/2006/content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
    "Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override "
    "PartName=\"/xl/styles.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";

static const char xlsx_package[] = XML
    "<Relationships xmlns=\"" OFFICE "package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"" OFFICE "officeDocument/2006/relationships/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";

static const char xlsx_relations[] = XML
    "<Relationships xmlns=\"" OFFICE "package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"" OFFICE "officeDocument/2006/relationships/worksheet\" "
    "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
    "officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";

static void
append_ods_cell (GString *xml, const char *text, gboolean head)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append_printf (xml,
                          "<table:table-cell table:style-name=\"%s\" "
                          "office:value-type=\"string\">",
                          head ? "head" : "text");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (xml, "<text:p>");
      append_escaped (xml, lines[i]);
      g_string_append (xml, "</text:p>");
    }
  g_string_append (xml, "</table:table-cell>");
}

static void
append_ods_columns (GString *styles, GString *columns, const TdtSheet *sheet)
{
  for (guint c = 0; c < tdt_sheet_get_n_columns (sheet); c++)
    {
      g_string_append_printf (
          styles,
          "<style:style style:name=\"c%u\" style:family=\"table-column\">"
          "<style:table-column-properties style:column-width=\"%umm\"/></style:style>",
          c, get_width (sheet, c) * 2);
      g_string_append_printf (columns, "<table:table-column table:style-name=\"c%u\"%s/>", c,
                              c == 0 ? " table:visibility=\"collapse\"" : "");
    }
}

static char *
dup_ods_content (const TdtSheet *sheet)
{
  g_autoptr (GString) styles = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  GString *xml = g_string_new (
      XML
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
      "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
      "<office:automatic-styles><number:text-style style:name=\"as-text\"><number:text-content/>"
      "</number:text-style><style:style style:name=\"head\" style:family=\"table-cell\">"
      "<style:text-properties fo:font-weight=\"bold\"/></style:style><style:style "
      "style:name=\"text\" style:family=\"table-cell\" style:data-style-name=\"as-text\">"
      "<style:table-cell-properties style:vertical-align=\"top\" fo:wrap-option=\"wrap\"/>"
      "</style:style>");

  append_ods_columns (styles, columns, sheet);
  g_string_append (xml, styles->str);
  g_string_append (xml, "</office:automatic-styles><office:body><office:spreadsheet><table:table "
                        "table:name=\"");
  append_escaped (xml, tdt_sheet_get_title (sheet));
  g_string_append_printf (xml, "\">%s", columns->str);
  for (guint r = 0; r < tdt_sheet_get_n_rows (sheet); r++)
    {
      g_string_append (xml,
                       r == 0 ? "<table:table-header-rows><table:table-row>" : "<table:table-row>");
      for (guint c = 0; c < tdt_sheet_get_n_columns (sheet); c++)
        append_ods_cell (xml, tdt_sheet_get_cell (sheet, r, c), r == 0);
      g_string_append (xml, r == 0 ? "</table:table-row></table:table-header-rows>"
                                   : "</table:table-row>");
    }
  g_string_append (xml, "</table:table></office:spreadsheet></office:body>"
                        "</office:document-content>");
  return g_string_free (xml, FALSE);
}

static const char ods_manifest[] = XML
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" "
    "manifest:media-type=\"" OPEN_DOCUMENT "\"/><manifest:file-entry "
    "manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";

/* @parts: names and contents in turn, ends with NULL. The first of OpenDocument is not compressed,
 * so that others know the file by it; times are always the same. */
static GBytes *
pack (const char *const *parts, gboolean first_stored, GError **error)
{
  g_autoptr (GObject) memory = G_OBJECT (gsf_output_memory_new ());
  g_autoptr (GObject) container = G_OBJECT (gsf_outfile_zip_new (GSF_OUTPUT (memory), error));
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, 1, 1, 0, 0, 0);
  gboolean done = container != NULL;

  for (guint i = 0; done && parts[i] != NULL; i += 2)
    {
      g_autoptr (GObject) part = G_OBJECT (gsf_outfile_new_child_full (
          GSF_OUTFILE (container), parts[i], FALSE, "compression-level",
          first_stored && i == 0 ? GSF_ZIP_STORED : GSF_ZIP_DEFLATED, "modtime", time, NULL));

      done = part != NULL &&
             gsf_output_write (GSF_OUTPUT (part), strlen (parts[i + 1]),
                               (const guint8 *) parts[i + 1]) &&
             gsf_output_close (GSF_OUTPUT (part));
    }
  if (container != NULL)
    done = gsf_output_close (GSF_OUTPUT (container)) && done;
  if (!done)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _ ("The table could not be packed as a spreadsheet."));
      return NULL;
    }
  return g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                      (gsize) gsf_output_size (GSF_OUTPUT (memory)));
}

static GBytes *
write_xlsx (const TdtSheet *sheet, GError **error)
{
  g_autofree char *workbook = dup_workbook (sheet);
  g_autofree char *content = dup_xlsx_sheet (sheet);
  const char *parts[] = { "[Content_Types].xml",
                          xlsx_types,
                          "_rels/.rels",
                          xlsx_package,
                          "xl/workbook.xml",
                          workbook,
                          "xl/_rels/workbook.xml.rels",
                          xlsx_relations,
                          "xl/styles.xml",
                          xlsx_styles,
                          "xl/worksheets/sheet1.xml",
                          content,
                          NULL };

  return pack (parts, FALSE, error);
}

static GBytes *
write_ods (const TdtSheet *sheet, GError **error)
{
  g_autofree char *content = dup_ods_content (sheet);
  const char *parts[] = { "mimetype", OPEN_DOCUMENT,           "content.xml",
                          content,    "META-INF/manifest.xml", ods_manifest,
                          NULL };

  return pack (parts, TRUE, error);
}

static GBytes *
write_csv (const TdtSheet *sheet)
{
  GString *csv = g_string_new (TDT_CSV_BYTE_ORDER_MARK);

  for (guint r = 0; r < tdt_sheet_get_n_rows (sheet); r++)
    {
      for (guint c = 0; c < tdt_sheet_get_n_columns (sheet); c++)
        {
          g_string_append (csv, c > 0 ? TDT_CSV_SEPARATOR : "");
          tdt_csv_append_cell (csv, tdt_sheet_get_cell (sheet, r, c));
        }
      g_string_append (csv, TDT_CSV_LINE_END);
    }
  return g_string_free_to_bytes (csv);
}

GBytes *
tdt_sheet_write (const TdtSheet *sheet, TdtSheetFormat format, GError **error)
{
  switch (format)
    {
    case TDT_SHEET_XLSX:
      return write_xlsx (sheet, error);
    case TDT_SHEET_ODS:
      return write_ods (sheet, error);
    default:
      return write_csv (sheet);
    }
}
