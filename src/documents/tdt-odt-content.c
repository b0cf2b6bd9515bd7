/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-links-private.h"
#include "tdt-odt-private.h"
#include "tdt-style-private.h"

/* Left and right of the text of a cell, in millimetres. */
#define CELL_PADDING 2.4

/* The styles of tables hold their widths and lines, so each table has its own. */
typedef struct
{
  GString *styles;
  GString *body;
  double width;
  guint n_tables;
  gboolean new_page;
} Writer;

static void
append_plain (GString *xml, const char *text, gssize length)
{
  tdt_odt_append_escaped (xml, text, length);
}

static void
append_run (GString *xml, const char *text, const TdtRun *run)
{
  static const struct
  {
    TdtRunFlags flag;
    const char *style;
  } styles[] = { { TDT_RUN_STRONG, "strong" },
                 { TDT_RUN_EMPHASIS, "emphasis" },
                 { TDT_RUN_MUTED, "muted" } };
  g_autofree char *uri = run->uri != NULL ? tdt_links_dup_safe (run->uri) : NULL;
  guint n_open = 0;

  if (uri != NULL)
    {
      g_string_append (xml, "<text:a xlink:type=\"simple\" xlink:href=\"");
      tdt_odt_append_escaped (xml, uri, -1);
      g_string_append (xml, "\">");
    }
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (run->flags & styles[i].flag)
      {
        g_string_append_printf (xml, "<text:span text:style-name=\"%s\">", styles[i].style);
        n_open++;
      }
  append_plain (xml, text + run->start, run->end - run->start);
  while (n_open-- > 0)
    g_string_append (xml, "</text:span>");
  g_string_append (xml, uri != NULL ? "</text:a>" : "");
}

static void
append_text (Writer *writer, const TdtBlock *block)
{
  static const char *const ends[] = { "", "-centre", "-end" };
  GString *xml = writer->body;
  gboolean heading = block->type == TDT_BLOCK_HEADING;
  g_autofree char *name = g_strconcat (tdt_style_name (block->style), ends[block->align], NULL);
  guint done = 0;

  if (writer->new_page)
    {
      g_string_append_printf (writer->styles,
                              "<style:style style:name=\"%s-top\" style:family=\"paragraph\" "
                              "style:parent-style-name=\"%s\"><style:paragraph-properties "
                              "fo:break-before=\"page\"/></style:style>\n",
                              name, name);
      writer->new_page = FALSE;
      g_string_append_printf (xml,
                              heading ? "<text:h text:style-name=\"%s-top\""
                                      : "<text:p text:style-name=\"%s-top\"",
                              name);
    }
  else
    g_string_append_printf (
        xml, heading ? "<text:h text:style-name=\"%s\"" : "<text:p text:style-name=\"%s\"", name);
  if (heading)
    g_string_append_printf (xml, " text:outline-level=\"%u\"", block->level);
  g_string_append_c (xml, '>');
  for (guint i = 0; i < block->n_runs; i++)
    {
      append_plain (xml, block->text + done, block->runs[i].start - done);
      append_run (xml, block->text, &block->runs[i]);
      done = block->runs[i].end;
    }
  append_plain (xml, block->text + done, -1);
  g_string_append (xml, heading ? "</text:h>\n" : "</text:p>\n");
}

static void append_block (Writer *writer, const TdtBlock *block);

static void
append_row (Writer *writer, const TdtBlock *row, guint table, guint n_columns)
{
  g_string_append_printf (writer->body, "<table:table-row table:style-name=\"row\">");
  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append_printf (writer->body,
                              "<table:table-cell table:style-name=\"t%u-cell\" "
                              "office:value-type=\"string\">",
                              table);
      if (i < row->n_children && row->children[i]->n_children > 0)
        for (guint c = 0; c < row->children[i]->n_children; c++)
          append_block (writer, row->children[i]->children[c]);
      else
        g_string_append (writer->body, "<text:p text:style-name=\"table-cell\"/>");
      g_string_append (writer->body, "</table:table-cell>");
    }
  g_string_append (writer->body, "</table:table-row>\n");
}

static void
append_columns (Writer *writer, const TdtBlock *table, guint number)
{
  double fixed = 0, shares = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      fixed += table->columns[i].width > 0 ? table->columns[i].width + CELL_PADDING : 0;
      shares += table->columns[i].width > 0 ? 0 : table->columns[i].share;
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      const TdtColumn *column = &table->columns[i];
      double width = column->width > 0 ? column->width + CELL_PADDING
                                       : MAX (10, writer->width - fixed) * column->share / shares;

      g_string_append_printf (writer->styles,
                              "<style:style style:name=\"t%u-%u\" style:family=\"table-column\">"
                              "<style:table-column-properties",
                              number, i);
      tdt_odt_append_length (writer->styles, "style:column-width", width);
      g_string_append (writer->styles, "/></style:style>\n");
      g_string_append_printf (writer->body, "<table:table-column table:style-name=\"t%u-%u\"/>",
                              number, i);
    }
}

static void
append_table (Writer *writer, const TdtBlock *table)
{
  guint number = ++writer->n_tables;
  guint i = 0;

  g_string_append_printf (writer->styles,
                          "<style:style style:name=\"t%u\" style:family=\"table\">"
                          "<style:table-properties table:align=\"margins\"",
                          number);
  tdt_odt_append_length (writer->styles, "style:width", writer->width);
  g_string_append_printf (
      writer->styles,
      "/></style:style>\n<style:style style:name=\"t%u-cell\" style:family=\"table-cell\">"
      "<style:table-cell-properties %s fo:padding=\"1.2mm\"/></style:style>\n",
      number,
      table->flags & TDT_BLOCK_GRID ? "fo:border=\"0.5pt solid #b8bfc9\""
                                    : "fo:border-bottom=\"0.5pt solid #b8bfc9\"");
  g_string_append_printf (
      writer->body, "<table:table table:name=\"t%u\" table:style-name=\"t%u\">\n", number, number);
  append_columns (writer, table, number);
  if (table->n_children > 0 && (table->children[0]->flags & TDT_BLOCK_HEADER))
    {
      g_string_append (writer->body, "<table:table-header-rows>\n");
      append_row (writer, table->children[i++], number, table->n_columns);
      g_string_append (writer->body, "</table:table-header-rows>\n");
    }
  for (; i < table->n_children; i++)
    append_row (writer, table->children[i], number, table->n_columns);
  g_string_append (writer->body, "</table:table>\n");
}

/* Each stands in the line like a letter, so that an office can move it as one. */
static void
append_picture (Writer *writer, const TdtPicture *picture, double height)
{
  gsize length;
  const guchar *data = g_bytes_get_data (picture->bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);

  g_string_append (writer->body, "<draw:frame text:anchor-type=\"as-char\"");
  tdt_odt_append_length (writer->body, "svg:width", tdt_picture_get_width (picture, height));
  tdt_odt_append_length (writer->body, "svg:height", height);
  g_string_append_printf (writer->body,
                          "><draw:image><office:binary-data>%s</office:binary-data></draw:image>"
                          "<svg:desc>",
                          text);
  tdt_odt_append_escaped (writer->body, picture->label, -1);
  g_string_append (writer->body, "</svg:desc></draw:frame>");
}

static void
append_pictures (Writer *writer, const TdtBlock *block)
{
  g_string_append (writer->body, "<text:p text:style-name=\"small\">");
  for (guint i = 0; i < block->n_pictures; i++)
    {
      if (i > 0)
        g_string_append (writer->body, "<text:s text:c=\"4\"/>");
      append_picture (writer, block->pictures[i], block->height);
    }
  g_string_append (writer->body, "</text:p>\n");
}

static void
append_block (Writer *writer, const TdtBlock *block)
{
  switch (block->type)
    {
    case TDT_BLOCK_HEADING:
    case TDT_BLOCK_PARAGRAPH:
      append_text (writer, block);
      break;
    case TDT_BLOCK_TABLE:
      append_table (writer, block);
      break;
    case TDT_BLOCK_PAGE_BREAK:
      writer->new_page = TRUE;
      break;
    case TDT_BLOCK_DRAWING:
      /* What it shows is in the table below it, which can be edited. */
      break;
    case TDT_BLOCK_PICTURES:
      append_pictures (writer, block);
      break;
    case TDT_BLOCK_SPACE:
    case TDT_BLOCK_WRITING:
      g_string_append (writer->body, "<text:p text:style-name=\"small\"/>\n");
      break;
    default:
      for (guint i = 0; i < block->n_children; i++)
        append_block (writer, block->children[i]);
    }
}

/** tdt_odt_dup_content: content.xml. */
char *
tdt_odt_dup_content (const TdtDocument *document)
{
  const TdtPageSetup *setup = tdt_document_get_page_setup (document);
  Writer writer = { g_string_new (TDT_ODT_XML "<office:document-content " TDT_ODT_NAMESPACES
                                              ">\n<office:automatic-styles>\n"
                                              "<style:style style:name=\"row\" "
                                              "style:family=\"table-row\"><style:table-row-"
                                              "properties fo:keep-together=\"always\"/>"
                                              "</style:style>\n"),
                    g_string_new (NULL), setup->width - 2 * setup->margin, 0, FALSE };

  for (guint i = 0; i < tdt_document_get_n_blocks (document); i++)
    append_block (&writer, tdt_document_get_block (document, i));
  g_string_append (writer.styles, "</office:automatic-styles>\n<office:body><office:text>\n");
  g_string_append_len (writer.styles, writer.body->str, (gssize) writer.body->len);
  g_string_append (writer.styles, "</office:text></office:body>\n</office:document-content>\n");
  g_string_free (writer.body, TRUE);
  return g_string_free (writer.styles, FALSE);
}
