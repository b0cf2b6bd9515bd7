/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of a workbook after another. */
#include "config.h"

#include "tdt-sheet-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_JOINED 20000u
#define MAX_ROW 1048576u
#define MAX_COLUMN 16384u

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_BOOLEAN,
  CELL_ERROR,
} CellType;

typedef struct
{
  const TdtXlsxBook *book;
  TdtSheetGrid grid;
  xmlParserCtxtPtr parser;
  GError *error;
  /* Places of joined cells, to how many rows they go over. */
  GHashTable *joined;
  guint row;
  guint column;
  CellType type;
  guint style;
  gboolean in_value;
  guint n_phonetic;
  GString *text;
  guint n_errors;
} Reader;

static gboolean
is (const xmlChar *name, const char *wanted)
{
  return strcmp ((const char *) name, wanted) == 0;
}

/* "B5": column 1 and row 5, in as many bytes as it returns; 0 for none. */
static gsize
read_place (const char *text, guint *column, guint *row)
{
  const char *p = text;
  guint c = 0;
  guint r = 0;

  for (; g_ascii_isupper (*p) && c < MAX_COLUMN; p++)
    c = c * 26 + (guint) (*p - 'A') + 1;
  if (p == text || c > MAX_COLUMN)
    return 0;
  *column = c - 1;
  for (; g_ascii_isdigit (*p) && r < MAX_ROW; p++)
    r = r * 10 + (guint) (*p - '0');
  if (r == 0 || r > MAX_ROW)
    return 0;
  *row = r;
  return (gsize) (p - text);
}

static gpointer
place_key (guint row, guint column)
{
  return GSIZE_TO_POINTER ((gsize) row * MAX_COLUMN + column);
}

/* Which cells are joined stands behind them all, and is wanted before. */
static GHashTable *
find_joined (GBytes *part)
{
  GHashTable *joined = g_hash_table_new (NULL, NULL);
  gsize length;
  const char *p = g_bytes_get_data (part, &length);
  const char *end = p + length;

  while (g_hash_table_size (joined) < MAX_JOINED &&
         (p = memmem (p, (gsize) (end - p), "mergeCell ", strlen ("mergeCell "))) != NULL)
    {
      g_autofree char *tag = g_strndup (p, MIN ((gsize) (end - p), 80));
      const char *ref = strstr (tag, "ref=");
      guint column;
      guint row;
      guint last_column;
      guint last_row;
      gsize n;

      p += strlen ("mergeCell ");
      if (ref == NULL || ref[strlen ("ref=")] == '\0')
        continue;
      ref += strlen ("ref=") + 1;
      n = read_place (ref, &column, &row);
      if (n > 0 && ref[n] == ':' && read_place (ref + n + 1, &last_column, &last_row) > 0 &&
          last_row > row)
        g_hash_table_insert (joined, place_key (row, column),
                             GUINT_TO_POINTER (last_row - row + 1));
    }
  return joined;
}

static CellType
read_type (const xmlChar **attributes, int n_attributes)
{
  g_autofree char *type = tdt_sheet_dup_attribute (attributes, n_attributes, "t");

  if (type == NULL || g_str_equal (type, "n"))
    return CELL_NUMBER;
  if (g_str_equal (type, "s"))
    return CELL_SHARED;
  if (g_str_equal (type, "b"))
    return CELL_BOOLEAN;
  return g_str_equal (type, "e") ? CELL_ERROR : CELL_TEXT;
}

static void
start_cell (Reader *reader, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *place = tdt_sheet_dup_attribute (attributes, n_attributes, "r");
  guint row;

  if (place == NULL || read_place (place, &reader->column, &row) == 0)
    reader->column++;
  reader->type = read_type (attributes, n_attributes);
  reader->style = tdt_sheet_get_number (attributes, n_attributes, "s", 0);
  g_string_truncate (reader->text, 0);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  Reader *reader = data;

  reader->n_phonetic += reader->n_phonetic > 0 || is (name, "rPh") ? 1 : 0;
  if (is (name, "row"))
    {
      reader->row = tdt_sheet_get_number (attributes, n_attributes, "r", reader->row + 1);
      reader->column = (guint) -1;
      if (!tdt_sheet_grid_begin_row (&reader->grid, reader->row, &reader->error))
        xmlStopParser (reader->parser);
    }
  else if (reader->row > 0 && is (name, "c"))
    start_cell (reader, attributes, n_attributes);
  reader->in_value = (is (name, "v") || is (name, "t")) && reader->n_phonetic == 0;
}

/* Returns: the text, there as long as the sheet */
static const char *
get_value (Reader *reader)
{
  const char *text = reader->text->str;
  g_autofree char *seen = NULL;
  guint64 position;
  TdtXlsxFormat format = TDT_XLSX_NUMBER;

  switch (reader->type)
    {
    case CELL_SHARED:
      return g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &position, NULL) &&
                     position < reader->book->strings->len
                 ? reader->book->strings->pdata[position]
                 : "";
    case CELL_BOOLEAN:
      return g_str_equal (text, "1") ? "true" : "false";
    case CELL_ERROR:
      reader->n_errors++;
      return "";
    case CELL_NUMBER:
      if (*text == '\0')
        return "";
      if (reader->style < reader->book->formats->len)
        format = g_array_index (reader->book->formats, TdtXlsxFormat, reader->style);
      seen = tdt_xlsx_dup_number (reader->book, text, format);
      return tdt_sheet_copy_text (reader->grid.sheet, seen);
    default:
      return tdt_sheet_copy_text (reader->grid.sheet, text);
    }
}

static void
end_cell (Reader *reader)
{
  guint n_rows = GPOINTER_TO_UINT (
      g_hash_table_lookup (reader->joined, place_key (reader->row, reader->column)));

  if (!tdt_sheet_grid_put (&reader->grid, reader->column, get_value (reader), n_rows,
                           &reader->error))
    xmlStopParser (reader->parser);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  reader->in_value = FALSE;
  reader->n_phonetic -= reader->n_phonetic > 0 ? 1 : 0;
  if (reader->row == 0)
    return;
  if (is (name, "c"))
    end_cell (reader);
  else if (is (name, "row") && !tdt_sheet_grid_end_row (&reader->grid, 1, &reader->error))
    xmlStopParser (reader->parser);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->in_value)
    g_string_append_len (reader->text, (const char *) text, length);
}

static void
tell_errors (Reader *reader, TdtSheet *sheet)
{
  if (reader->n_errors > 0)
    tdt_sheet_note (sheet,
                    ngettext ("%s: %u cell holds an error of the spreadsheet; it is left empty.",
                              "%s: %u cells hold errors of the spreadsheet; they are left empty.",
                              reader->n_errors),
                    tdt_sheet_get_file (sheet), reader->n_errors);
}

static gboolean
read_sheet (GPtrArray *sheets, const TdtXlsxBook *book, const TdtXlsxSheet *which,
            GHashTable *parts, GError **error)
{
  GBytes *part = g_hash_table_lookup (parts, which->part);
  g_autoptr (GHashTable) joined = part != NULL ? find_joined (part) : NULL;
  g_autoptr (TdtSheet) sheet = tdt_sheet_new (book->name, which->title);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree Reader *reader = g_new0 (Reader, 1);
  xmlSAXHandler handler = {
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
  };
  gboolean done;

  if (part == NULL)
    return TRUE;
  reader->book = book;
  reader->grid.sheet = sheet;
  tdt_sheet_keep_strings (sheet, book->strings);
  reader->joined = joined;
  reader->text = text;
  done = tdt_sheet_parse (parts, which->part, book->name, &handler, reader, &reader->parser, error);
  if (reader->error != NULL)
    {
      if (done)
        g_propagate_error (error, reader->error);
      else
        g_error_free (reader->error);
      return FALSE;
    }
  tdt_sheet_end (sheet);
  tell_errors (reader, sheet);
  if (done && tdt_sheet_get_n_rows (sheet) > 0)
    g_ptr_array_add (sheets, g_steal_pointer (&sheet));
  return done;
}

GPtrArray *
tdt_sheets_read_xlsx (GHashTable *parts, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_sheet_unref);
  TdtXlsxBook book = { .name = name };
  gboolean done = tdt_xlsx_book_read (&book, parts, error);

  for (guint i = 0; done && i < book.sheets->len; i++)
    done = read_sheet (sheets, &book, book.sheets->pdata[i], parts, error);
  tdt_xlsx_book_clear (&book);
  return done ? g_steal_pointer (&sheets) : NULL;
}
