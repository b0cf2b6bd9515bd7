/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-sheet-private.h"

#include "tdt-storage-error.h"

#include <glib/gi18n-lib.h>

/* Texts are kept in pieces of this size. */
#define CHUNK 65536

typedef struct
{
  guint line;
  guint first;
  guint n_cells;
} Row;

struct _TdtSheet
{
  char *file;
  char *title;
  /* Texts of cells, of rows one after another; they live in texts, strings or chunks. */
  GPtrArray *cells;
  GArray *rows;
  GBytes *texts;
  GPtrArray *strings;
  GStringChunk *chunks;
  GPtrArray *notes;
  guint n_columns;
  gboolean is_partial;
};

TdtSheet *
tdt_sheet_new (const char *file, const char *title)
{
  TdtSheet *sheet = g_atomic_rc_box_new0 (TdtSheet);

  sheet->file = g_strdup (file);
  sheet->title = g_strdup (title);
  sheet->cells = g_ptr_array_new ();
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sheet->chunks = g_string_chunk_new (CHUNK);
  sheet->notes = g_ptr_array_new_with_free_func (g_free);
  return sheet;
}

static void
clear (TdtSheet *sheet)
{
  g_free (sheet->file);
  g_free (sheet->title);
  g_ptr_array_unref (sheet->cells);
  g_array_unref (sheet->rows);
  g_clear_pointer (&sheet->texts, g_bytes_unref);
  g_clear_pointer (&sheet->strings, g_ptr_array_unref);
  g_string_chunk_free (sheet->chunks);
  g_ptr_array_unref (sheet->notes);
}

TdtSheet *
tdt_sheet_ref (TdtSheet *sheet)
{
  return g_atomic_rc_box_acquire (sheet);
}

void
tdt_sheet_unref (TdtSheet *sheet)
{
  g_atomic_rc_box_release_full (sheet, (GDestroyNotify) clear);
}

static Row *
get_row (const TdtSheet *sheet, guint row)
{
  return &g_array_index (sheet->rows, Row, row);
}

/* Its last row loses the empty cells at its end, and goes when nothing is left. */
static void
end_row (TdtSheet *sheet)
{
  Row *row = sheet->rows->len > 0 ? get_row (sheet, sheet->rows->len - 1) : NULL;
  guint end;

  if (row == NULL)
    return;
  end = sheet->cells->len;
  while (end > row->first && *(const char *) sheet->cells->pdata[end - 1] == '\0')
    end--;
  g_ptr_array_set_size (sheet->cells, (int) end);
  row->n_cells = end - row->first;
  sheet->n_columns = MAX (sheet->n_columns, row->n_cells);
  if (row->n_cells == 0)
    g_array_set_size (sheet->rows, sheet->rows->len - 1);
}

static gboolean
refuse (const TdtSheet *sheet, const char *reason, GError **error)
{
  /* Translators: a file, and what is wrong with it */
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_LIMIT, _ ("%s: %s"), sheet->file,
               reason);
  return FALSE;
}

gboolean
tdt_sheet_begin_row (TdtSheet *sheet, guint line, GError **error)
{
  Row row = { line, 0, 0 };

  end_row (sheet);
  if (sheet->rows->len >= TDT_SHEET_MAX_ROWS)
    return refuse (sheet, _ ("it has more rows than can be read. Split it into several files."),
                   error);
  row.first = sheet->cells->len;
  g_array_append_val (sheet->rows, row);
  return TRUE;
}

guint
tdt_sheet_get_column (const TdtSheet *sheet)
{
  return sheet->cells->len - get_row (sheet, sheet->rows->len - 1)->first;
}

gboolean
tdt_sheet_add_static (TdtSheet *sheet, const char *text, GError **error)
{
  if (sheet->cells->len >= TDT_SHEET_MAX_CELLS)
    return refuse (sheet, _ ("it has more cells than can be read. Split it into several files."),
                   error);
  if (*text != '\0' && tdt_sheet_get_column (sheet) >= TDT_SHEET_MAX_COLUMNS)
    return refuse (
        sheet, _ ("it has more columns than can be read. Save only those with people or sessions."),
        error);
  g_ptr_array_add (sheet->cells, (gpointer) text);
  return TRUE;
}

const char *
tdt_sheet_copy_text (TdtSheet *sheet, const char *text)
{
  return *text != '\0' ? g_string_chunk_insert (sheet->chunks, text) : "";
}

gboolean
tdt_sheet_is_row_empty (const TdtSheet *sheet)
{
  const Row *row = get_row (sheet, sheet->rows->len - 1);

  for (guint i = row->first; i < sheet->cells->len; i++)
    if (*(const char *) sheet->cells->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

gboolean
tdt_sheet_repeat_row (TdtSheet *sheet, guint line, GError **error)
{
  Row row;

  end_row (sheet);
  row = *get_row (sheet, sheet->rows->len - 1);
  if (!tdt_sheet_begin_row (sheet, line, error))
    return FALSE;
  for (guint i = 0; i < row.n_cells; i++)
    if (!tdt_sheet_add_static (sheet, sheet->cells->pdata[row.first + i], error))
      return FALSE;
  return TRUE;
}

void
tdt_sheet_end (TdtSheet *sheet)
{
  end_row (sheet);
}

void
tdt_sheet_keep (TdtSheet *sheet, GBytes *texts)
{
  sheet->texts = g_bytes_ref (texts);
}

void
tdt_sheet_keep_strings (TdtSheet *sheet, GPtrArray *strings)
{
  sheet->strings = g_ptr_array_ref (strings);
}

void
tdt_sheet_note (TdtSheet *sheet, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (sheet->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

const char *
tdt_sheet_get_file (const TdtSheet *sheet)
{
  return sheet->file;
}

const char *
tdt_sheet_get_title (const TdtSheet *sheet)
{
  return sheet->title;
}

guint
tdt_sheet_get_n_rows (const TdtSheet *sheet)
{
  return sheet->rows->len;
}

guint
tdt_sheet_get_n_columns (const TdtSheet *sheet)
{
  return sheet->n_columns;
}

guint
tdt_sheet_get_n_cells (const TdtSheet *sheet, guint row)
{
  return get_row (sheet, row)->n_cells;
}

guint
tdt_sheet_get_line (const TdtSheet *sheet, guint row)
{
  return get_row (sheet, row)->line;
}

const char *
tdt_sheet_get_cell (const TdtSheet *sheet, guint row, guint column)
{
  const Row *there = get_row (sheet, row);

  return column < there->n_cells ? sheet->cells->pdata[there->first + column] : "";
}

void
tdt_sheet_set_is_partial (TdtSheet *sheet)
{
  sheet->is_partial = TRUE;
}

gboolean
tdt_sheet_get_is_partial (const TdtSheet *sheet)
{
  return sheet->is_partial;
}

const GPtrArray *
tdt_sheet_get_notes (const TdtSheet *sheet)
{
  return sheet->notes;
}
