/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-render-csv.h"

#include "tdt-csv.h"

typedef struct
{
  GString *csv;
  const char *section_head;
  const char *section;
  gboolean has_head;
} Writer;

static void
collect_text (GString *text, const TdtBlock *block)
{
  if (block->text != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block->text);
    }
  for (guint i = 0; i < block->n_children; i++)
    collect_text (text, block->children[i]);
}

static void
append_row (Writer *writer, const TdtBlock *row)
{
  gboolean header = (row->flags & TDT_BLOCK_HEADER) != 0;

  if (header && writer->has_head)
    return;
  writer->has_head = writer->has_head || header;
  if (writer->section_head != NULL)
    tdt_csv_append_cell (writer->csv, header                    ? writer->section_head
                                      : writer->section != NULL ? writer->section
                                                                : "");
  for (guint i = 0; i < row->n_children; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      collect_text (text, row->children[i]);
      if (i > 0 || writer->section_head != NULL)
        g_string_append (writer->csv, TDT_CSV_SEPARATOR);
      tdt_csv_append_cell (writer->csv, text->str);
    }
  g_string_append (writer->csv, TDT_CSV_LINE_END);
}

/**
 * tdt_render_csv:
 * @document: a document made of tables
 * @section: (nullable): head of a first column that says under which heading a row stands
 *
 * Writes the rows of a document's tables, one table after the other under one head. Nothing that
 * somebody typed is taken for a formula.
 *
 * Returns: (transfer full): the file, in UTF-8
 */
GBytes *
tdt_render_csv (const TdtDocument *document, const char *section)
{
  Writer writer = { g_string_new (TDT_CSV_BYTE_ORDER_MARK), section, NULL, FALSE };

  for (guint i = 0; i < tdt_document_get_n_blocks (document); i++)
    {
      const TdtBlock *block = tdt_document_get_block (document, i);

      if (block->type == TDT_BLOCK_HEADING && block->level > 1)
        writer.section = block->text;
      for (guint r = 0; block->type == TDT_BLOCK_TABLE && r < block->n_children; r++)
        append_row (&writer, block->children[r]);
    }
  return g_string_free_to_bytes (writer.csv);
}
