/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of OpenDocument (ISO/IEC 26300), as LibreOffice and others write them. */
#include "config.h"

#include "tdt-sheet-grid-private.h"

#include "tdt-foreign-text-private.h"

#include <string.h>

#define MIN_PHONE_DIGITS 9u

typedef struct
{
  GPtrArray *sheets;
  const char *name;
  GError *error;
  xmlParserCtxtPtr parser;
  TdtSheetGrid *grid;
  GHashTable *hidden;
  char *style;
  /* How deep in tables, and in parts of a cell that are not its text. */
  guint n_tables;
  guint n_asides;
  gboolean in_cell;
  guint row;
  guint n_times;
  guint column;
  guint n_columns;
  guint n_rows;
  guint n_paragraphs;
  char *type;
  char *value;
  GString *text;
} Reader;

static gboolean
is (const xmlChar *name, const char *wanted)
{
  return strcmp ((const char *) name, wanted) == 0;
}

static void
stop (Reader *reader)
{
  if (reader->error != NULL)
    xmlStopParser (reader->parser);
}

static void
start_table (Reader *reader, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *title = tdt_sheet_dup_attribute (attributes, n_attributes, "name");
  g_autofree char *style = tdt_sheet_dup_attribute (attributes, n_attributes, "style-name");

  if (reader->n_tables++ > 0 || (style != NULL && g_hash_table_contains (reader->hidden, style)))
    return;
  reader->grid = g_new0 (TdtSheetGrid, 1);
  reader->grid->sheet = tdt_sheet_new (reader->name, title);
  reader->row = 1;
}

static void
end_table (Reader *reader)
{
  reader->n_tables -= reader->n_tables > 0 ? 1 : 0;
  if (reader->n_tables > 0 || reader->grid == NULL)
    return;
  tdt_sheet_end (reader->grid->sheet);
  if (tdt_sheet_get_n_rows (reader->grid->sheet) > 0)
    g_ptr_array_add (reader->sheets, reader->grid->sheet);
  else
    tdt_sheet_unref (reader->grid->sheet);
  g_clear_pointer (&reader->grid, g_free);
}

static void
start_cell (Reader *reader, const xmlChar **attributes, int n_attributes)
{
  static const char *const values[] = { "date-value", "time-value", "boolean-value", "value",
                                        "string-value" };

  reader->in_cell = TRUE;
  reader->n_columns = tdt_sheet_get_number (attributes, n_attributes, "number-columns-repeated", 1);
  reader->n_rows = tdt_sheet_get_number (attributes, n_attributes, "number-rows-spanned", 1);
  reader->n_paragraphs = 0;
  g_string_truncate (reader->text, 0);
  g_clear_pointer (&reader->value, g_free);
  g_free (reader->type);
  reader->type = tdt_sheet_dup_attribute (attributes, n_attributes, "value-type");
  for (guint i = 0; reader->type != NULL && reader->value == NULL && i < G_N_ELEMENTS (values); i++)
    reader->value = tdt_sheet_dup_attribute (attributes, n_attributes, values[i]);
}

/* "2017-09-27T10:15:00" */
static char *
dup_date (const char *value)
{
  int minutes = strlen (value) > 11 && value[10] == 'T' ? tdt_foreign_parse_clock (value + 11) : -1;
  g_autofree char *day = g_strndup (value, 10);

  return minutes > 0 ? g_strdup_printf ("%s %02d:%02d", day, minutes / 60, minutes % 60)
                     : g_steal_pointer (&day);
}

static gboolean
looks_like_phone (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p) ? 1 : 0;
  return (*text == '0' || *text == '+') && n_digits >= MIN_PHONE_DIGITS;
}

static char *
dup_value (Reader *reader)
{
  const char *type = reader->type != NULL ? reader->type : "";
  int minutes;

  if (reader->value == NULL)
    return g_strdup (reader->text->str);
  if (g_str_equal (type, "date"))
    return dup_date (reader->value);
  if (g_str_equal (type, "time"))
    {
      minutes = tdt_foreign_parse_minutes (reader->value);
      return minutes >= 0 ? tdt_sheet_dup_time (G_MININT, minutes * 60)
                          : g_strdup (reader->text->str);
    }
  if (g_str_equal (type, "string") && reader->n_paragraphs > 0)
    return g_strdup (reader->text->str);
  /* A number that is shown with its leading zero is one to call. */
  if (g_str_equal (type, "float") && looks_like_phone (reader->text->str))
    return g_strdup (reader->text->str);
  return g_str_equal (type, "float") || g_str_equal (type, "percentage") ||
                 g_str_equal (type, "currency")
             ? tdt_sheet_dup_number (reader->value)
             : g_strdup (reader->value);
}

static void
end_cell (Reader *reader)
{
  g_autofree char *text = dup_value (reader);
  const char *kept = tdt_sheet_copy_text (reader->grid->sheet, text);

  reader->in_cell = FALSE;
  reader->n_asides = 0;
  for (guint i = 0; *kept != '\0' && i < reader->n_columns && reader->error == NULL; i++)
    tdt_sheet_grid_put (reader->grid, reader->column + i, kept, reader->n_rows, &reader->error);
  reader->column += MIN (reader->n_columns, G_MAXINT / 2);
  stop (reader);
}

static void
start_in_cell (Reader *reader, const xmlChar *name, const xmlChar **attributes, int n_attributes)
{
  if (is (name, "annotation") || is (name, "shapes") || reader->n_asides > 0)
    reader->n_asides++;
  else if (is (name, "p"))
    {
      if (reader->n_paragraphs++ > 0)
        g_string_append_c (reader->text, '\n');
    }
  else if (is (name, "s"))
    for (guint n = MIN (tdt_sheet_get_number (attributes, n_attributes, "c", 1), 64); n > 0; n--)
      g_string_append_c (reader->text, ' ');
  else if (is (name, "tab"))
    g_string_append_c (reader->text, '\t');
  else if (is (name, "line-break"))
    g_string_append_c (reader->text, '\n');
}

static void
start_style (Reader *reader, const xmlChar *name, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *display = NULL;

  if (is (name, "style"))
    {
      g_free (reader->style);
      reader->style = tdt_sheet_dup_attribute (attributes, n_attributes, "name");
    }
  else if (is (name, "table-properties") && reader->style != NULL)
    {
      display = tdt_sheet_dup_attribute (attributes, n_attributes, "display");
      if (g_strcmp0 (display, "false") == 0)
        g_hash_table_add (reader->hidden, g_strdup (reader->style));
    }
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  Reader *reader = data;

  if (is (name, "table") && !reader->in_cell)
    start_table (reader, attributes, n_attributes);
  else if (reader->grid == NULL)
    start_style (reader, name, attributes, n_attributes);
  else if (reader->in_cell)
    start_in_cell (reader, name, attributes, n_attributes);
  else if (is (name, "table-row"))
    {
      reader->column = 0;
      reader->n_times = tdt_sheet_get_number (attributes, n_attributes, "number-rows-repeated", 1);
      tdt_sheet_grid_begin_row (reader->grid, reader->row, &reader->error);
    }
  else if (is (name, "table-cell") || is (name, "covered-table-cell"))
    start_cell (reader, attributes, n_attributes);
  stop (reader);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (reader->n_asides > 0)
    {
      reader->n_asides--;
      return;
    }
  if (is (name, "table") && !reader->in_cell)
    end_table (reader);
  else if (reader->in_cell && (is (name, "table-cell") || is (name, "covered-table-cell")))
    end_cell (reader);
  else if (reader->grid != NULL && is (name, "table-row"))
    {
      tdt_sheet_grid_end_row (reader->grid, reader->n_times, &reader->error);
      reader->row += MIN (reader->n_times, G_MAXINT / 2);
    }
  stop (reader);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->in_cell && reader->n_asides == 0 && reader->n_paragraphs > 0)
    g_string_append_len (reader->text, (const char *) text, length);
}

GPtrArray *
tdt_sheets_read_ods (GHashTable *parts, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_sheet_unref);
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .sheets = sheets, .name = name, .hidden = hidden, .text = g_string_new (NULL) };
  xmlSAXHandler handler = {
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
  };
  gboolean done = tdt_sheet_parse (parts, "content.xml", name, &handler, &reader, &reader.parser,
                                   error);

  if (reader.grid != NULL)
    tdt_sheet_unref (reader.grid->sheet);
  g_free (reader.grid);
  g_free (reader.style);
  g_free (reader.type);
  g_free (reader.value);
  g_string_free (reader.text, TRUE);
  if (!done || reader.error == NULL)
    {
      g_clear_error (&reader.error);
      return done ? g_steal_pointer (&sheets) : NULL;
    }
  g_propagate_error (error, reader.error);
  return NULL;
}
