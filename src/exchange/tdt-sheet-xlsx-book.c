/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook of Office Open XML (ISO/IEC 29500): its sheets, shared texts and formats. */
#include "config.h"

#include "tdt-sheet-xlsx-private.h"

#include <math.h>
#include <string.h>

/* 30 December 1899 and 1 January 1904 as GDate julian numbers: days are counted from there. */
#define DAY_ZERO 693594
#define DAY_ZERO_1904 695056
#define LAST_DAY 2958465.0

typedef struct
{
  TdtXlsxBook *book;
  xmlParserCtxtPtr parser;
  /* Relations of the workbook to parts, by id; formats that the file defines, by number. */
  GHashTable *targets;
  GHashTable *formats;
  GString *text;
  gboolean in_string;
  guint n_phonetic;
  gboolean in_text;
  gboolean in_cell_formats;
} Reader;

static gboolean
is (const xmlChar *name, const char *wanted)
{
  return strcmp ((const char *) name, wanted) == 0;
}

static void
free_sheet (gpointer data)
{
  TdtXlsxSheet *sheet = data;

  g_free (sheet->title);
  g_free (sheet->part);
  g_free (sheet);
}

static void
relation_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
             int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
             const xmlChar **attributes)
{
  Reader *reader = data;
  char *id;
  char *target;

  if (!is (name, "Relationship"))
    return;
  id = tdt_sheet_dup_attribute (attributes, n_attributes, "Id");
  target = tdt_sheet_dup_attribute (attributes, n_attributes, "Target");
  if (id != NULL && target != NULL)
    g_hash_table_insert (reader->targets, id, target);
  else
    {
      g_free (id);
      g_free (target);
    }
}

static void
add_sheet (Reader *reader, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *state = tdt_sheet_dup_attribute (attributes, n_attributes, "state");
  g_autofree char *id = tdt_sheet_dup_attribute (attributes, n_attributes, "id");
  const char *target = id != NULL ? g_hash_table_lookup (reader->targets, id) : NULL;
  TdtXlsxSheet *sheet;

  if (target == NULL || (state != NULL && !g_str_equal (state, "visible")))
    return;
  sheet = g_new (TdtXlsxSheet, 1);
  sheet->title = tdt_sheet_dup_attribute (attributes, n_attributes, "name");
  sheet->part = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
  g_ptr_array_add (reader->book->sheets, sheet);
}

static void
workbook_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
             int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
             const xmlChar **attributes)
{
  Reader *reader = data;
  g_autofree char *since = NULL;

  if (is (name, "sheet"))
    add_sheet (reader, attributes, n_attributes);
  else if (is (name, "workbookPr"))
    {
      since = tdt_sheet_dup_attribute (attributes, n_attributes, "date1904");
      reader->book->since_1904 = since != NULL &&
                                 (g_str_equal (since, "1") || g_str_equal (since, "true"));
    }
}

static void
start_string_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                 int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                 const xmlChar **attributes)
{
  Reader *reader = data;

  if (is (name, "si"))
    g_string_truncate (reader->text, 0);
  reader->n_phonetic += reader->n_phonetic > 0 || is (name, "rPh") ? 1 : 0;
  reader->in_text = is (name, "t") && reader->n_phonetic == 0;
}

static void
end_string_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  reader->in_text = FALSE;
  reader->n_phonetic -= reader->n_phonetic > 0 ? 1 : 0;
  if (is (name, "si"))
    g_ptr_array_add (reader->book->strings, g_strndup (reader->text->str, reader->text->len));
}

static void
string_text_cb (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->in_text)
    g_string_append_len (reader->text, (const char *) text, length);
}

/* What is between quotes or brackets, or behind a backslash, is shown as it is. */
static TdtXlsxFormat
read_code (const char *code)
{
  TdtXlsxFormat format = TDT_XLSX_NUMBER;
  gboolean month = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      char c = g_ascii_tolower (*p);

      if (c == '"')
        {
          p = strchr (p + 1, '"');
          if (p == NULL)
            break;
        }
      else if (c == '\\' || c == '_' || c == '*')
        p += p[1] != '\0' ? 1 : 0;
      else if (c == '[')
        {
          if (strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0')
            format |= TDT_XLSX_TIME | TDT_XLSX_ELAPSED;
          p = strchr (p, ']');
          if (p == NULL)
            break;
        }
      else if (c == 'd' || c == 'y')
        format |= TDT_XLSX_DATE;
      else if (c == 'h' || c == 's')
        format |= TDT_XLSX_TIME;
      else if (c == 'm')
        month = TRUE;
    }
  return format == TDT_XLSX_NUMBER && month ? TDT_XLSX_DATE : format;
}

/* Those that every program knows; the others with dates are of East Asian languages. */
static TdtXlsxFormat
get_format (const Reader *reader, guint number)
{
  const char *code = g_hash_table_lookup (reader->formats, GUINT_TO_POINTER (number));

  if (code != NULL)
    return read_code (code);
  if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || number == 36 ||
      (number >= 50 && number <= 58))
    return TDT_XLSX_DATE;
  if (number == 22)
    return TDT_XLSX_DATE | TDT_XLSX_TIME;
  if (number == 46)
    return TDT_XLSX_TIME | TDT_XLSX_ELAPSED;
  return (number >= 18 && number <= 21) || (number >= 32 && number <= 35) || number == 45 ||
                 number == 47
             ? TDT_XLSX_TIME
             : TDT_XLSX_NUMBER;
}

static void
start_style_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                const xmlChar **attributes)
{
  Reader *reader = data;
  guint number = tdt_sheet_get_number (attributes, n_attributes, "numFmtId", 0);
  TdtXlsxFormat format;

  if (is (name, "numFmt"))
    g_hash_table_insert (reader->formats, GUINT_TO_POINTER (number),
                         tdt_sheet_dup_attribute (attributes, n_attributes, "formatCode"));
  else if (is (name, "cellXfs"))
    reader->in_cell_formats = TRUE;
  else if (is (name, "xf") && reader->in_cell_formats)
    {
      format = get_format (reader, number);
      g_array_append_val (reader->book->formats, format);
    }
}

static void
end_style_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  if (is (name, "cellXfs"))
    ((Reader *) data)->in_cell_formats = FALSE;
}

/* Parts that are not there have nothing to say. */
static gboolean
read_part (Reader *reader, GHashTable *parts, const char *part, xmlSAXHandler handler,
           GError **error)
{
  return !g_hash_table_contains (parts, part) ||
         tdt_sheet_parse (parts, part, reader->book->name, &handler, reader, &reader->parser,
                          error);
}

gboolean
tdt_xlsx_book_read (TdtXlsxBook *book, GHashTable *parts, GError **error)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .book = book, .targets = targets, .formats = formats, .text = text };

  book->sheets = g_ptr_array_new_with_free_func (free_sheet);
  book->strings = g_ptr_array_new_with_free_func (g_free);
  book->formats = g_array_new (FALSE, FALSE, sizeof (TdtXlsxFormat));
  return read_part (&reader, parts, "xl/_rels/workbook.xml.rels",
                    (xmlSAXHandler){ .startElementNs = relation_cb }, error) &&
         read_part (&reader, parts, "xl/workbook.xml",
                    (xmlSAXHandler){ .startElementNs = workbook_cb }, error) &&
         read_part (
             &reader, parts, "xl/styles.xml",
             (xmlSAXHandler){ .startElementNs = start_style_cb, .endElementNs = end_style_cb },
             error) &&
         read_part (&reader, parts, "xl/sharedStrings.xml",
                    (xmlSAXHandler){ .startElementNs = start_string_cb,
                                     .endElementNs = end_string_cb,
                                     .characters = string_text_cb,
                                     .cdataBlock = string_text_cb },
                    error);
}

void
tdt_xlsx_book_clear (TdtXlsxBook *book)
{
  g_clear_pointer (&book->sheets, g_ptr_array_unref);
  g_clear_pointer (&book->strings, g_ptr_array_unref);
  g_clear_pointer (&book->formats, g_array_unref);
}

char *
tdt_xlsx_dup_number (const TdtXlsxBook *book, const char *number, TdtXlsxFormat format)
{
  double serial = g_ascii_strtod (number, NULL);
  int day;
  int seconds;

  if (format == TDT_XLSX_NUMBER || !(serial >= 0 && serial <= LAST_DAY))
    return tdt_sheet_dup_number (number);
  day = (int) floor (serial);
  seconds = (int) lround ((serial - day) * 86400);
  if (seconds >= 86400)
    {
      day++;
      seconds = 0;
    }
  if ((format & TDT_XLSX_ELAPSED) != 0)
    return tdt_sheet_dup_time (G_MININT, MIN (day, 999) * 86400 + seconds);
  if ((format & TDT_XLSX_DATE) == 0)
    return tdt_sheet_dup_time (G_MININT, seconds);
  return tdt_sheet_dup_time (day + (book->since_1904 ? DAY_ZERO_1904 : DAY_ZERO),
                             (format & TDT_XLSX_TIME) != 0 && seconds > 0 ? seconds : G_MININT);
}
