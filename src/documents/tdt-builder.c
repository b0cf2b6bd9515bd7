/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-block-private.h"

#include <qrencode.h>

/* A block that was begun and not ended: its children or its text are still growing. */
typedef struct
{
  TdtBlock *block;
  GPtrArray *children;
  GString *text;
  GArray *runs;
} Open;

struct _TdtBuilder
{
  TdtDocument *document;
  GPtrArray *blocks;
  GArray *stack;
};

static void
set_text (char **place, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/**
 * tdt_builder_new:
 * @language: BCP 47 tag of the document's language
 * @setup: the paper and the design
 *
 * Returns: (transfer full): a builder of an empty document
 */
TdtBuilder *
tdt_builder_new (const char *language, const TdtPageSetup *setup)
{
  TdtBuilder *builder = g_new0 (TdtBuilder, 1);

  builder->document = g_new0 (TdtDocument, 1);
  g_atomic_ref_count_init (&builder->document->references);
  builder->document->language = g_strdup (language);
  builder->document->setup = *setup;
  builder->blocks = g_ptr_array_new_with_free_func (tdt_block_free);
  builder->stack = g_array_new (FALSE, TRUE, sizeof (Open));
  return builder;
}

static void
clear_open (Open *open)
{
  g_clear_pointer (&open->children, g_ptr_array_unref);
  for (guint i = 0; open->runs != NULL && i < open->runs->len; i++)
    g_free ((char *) g_array_index (open->runs, TdtRun, i).uri);
  g_clear_pointer (&open->runs, g_array_unref);
  if (open->text != NULL)
    g_string_free (g_steal_pointer (&open->text), TRUE);
  g_clear_pointer (&open->block, tdt_block_free);
}

void
tdt_builder_free (TdtBuilder *builder)
{
  for (guint i = 0; i < builder->stack->len; i++)
    clear_open (&g_array_index (builder->stack, Open, i));
  g_array_unref (builder->stack);
  g_clear_pointer (&builder->blocks, g_ptr_array_unref);
  g_clear_pointer (&builder->document, tdt_document_unref);
  g_free (builder);
}

/**
 * tdt_builder_set_title:
 * @builder: a builder
 * @title: title of the document
 * @subject: (nullable): what it is about
 * @author: (nullable): who answers for it
 */
void
tdt_builder_set_title (TdtBuilder *builder, const char *title, const char *subject,
                       const char *author)
{
  set_text (&builder->document->title, title);
  set_text (&builder->document->subject, subject);
  set_text (&builder->document->author, author);
}

/**
 * tdt_builder_set_marks:
 * @builder: a builder
 * @header: (nullable): the line on top of every page but the first
 * @stamp: (nullable): the state of the document, on top of every page
 * @footer: (nullable): the line at the foot of every page
 * @page_pattern: (nullable): the number of the page, with `{page}` and `{pages}`
 */
void
tdt_builder_set_marks (TdtBuilder *builder, const char *header, const char *stamp,
                       const char *footer, const char *page_pattern)
{
  set_text (&builder->document->header, header);
  set_text (&builder->document->stamp, stamp);
  set_text (&builder->document->footer, footer);
  set_text (&builder->document->page_pattern, page_pattern);
}

void
tdt_builder_set_created (TdtBuilder *builder, const TdtTime *created)
{
  g_clear_pointer (&builder->document->created, tdt_time_unref);
  builder->document->created = created != NULL ? tdt_time_ref (created) : NULL;
}

static Open *
innermost (TdtBuilder *builder)
{
  g_assert (builder->stack->len > 0);
  return &g_array_index (builder->stack, Open, builder->stack->len - 1);
}

static void
add (TdtBuilder *builder, TdtBlock *block)
{
  if (builder->stack->len == 0)
    {
      g_ptr_array_add (builder->blocks, block);
      return;
    }
  g_assert (innermost (builder)->children != NULL);
  g_ptr_array_add (innermost (builder)->children, block);
}

static TdtBlock *
begin (TdtBuilder *builder, TdtBlockType type, TdtBlockFlags flags)
{
  Open open = { .block = g_new0 (TdtBlock, 1) };

  open.block->type = type;
  open.block->flags = flags;
  if (type == TDT_BLOCK_PARAGRAPH || type == TDT_BLOCK_HEADING)
    open.text = g_string_sized_new (48);
  else
    open.children = g_ptr_array_new_with_free_func (tdt_block_free);
  g_array_append_val (builder->stack, open);
  return open.block;
}

/**
 * tdt_builder_begin_table:
 * @builder: a builder
 * @flags: %TDT_BLOCK_RULED, %TDT_BLOCK_GRID, %TDT_BLOCK_TIGHT
 * @columns: (array length=n_columns): widths
 * @n_columns: how many
 */
void
tdt_builder_begin_table (TdtBuilder *builder, TdtBlockFlags flags, const TdtColumn *columns,
                         guint n_columns)
{
  TdtBlock *block = begin (builder, TDT_BLOCK_TABLE, flags);

  block->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  block->n_columns = n_columns;
}

void
tdt_builder_begin_row (TdtBuilder *builder, TdtBlockFlags flags)
{
  begin (builder, TDT_BLOCK_ROW, flags);
}

void
tdt_builder_begin_cell (TdtBuilder *builder, TdtBlockFlags flags)
{
  begin (builder, TDT_BLOCK_CELL, flags);
}

void
tdt_builder_begin_group (TdtBuilder *builder, TdtBlockFlags flags)
{
  begin (builder, TDT_BLOCK_GROUP, flags);
}

void
tdt_builder_begin_sheet (TdtBuilder *builder, const TdtCardSheet *sheet)
{
  begin (builder, TDT_BLOCK_SHEET, TDT_BLOCK_PLAIN)->sheet = *sheet;
}

void
tdt_builder_begin_card (TdtBuilder *builder)
{
  begin (builder, TDT_BLOCK_CARD, TDT_BLOCK_PLAIN);
}

/**
 * tdt_builder_begin_face:
 * @builder: a builder, inside a card
 * @flags: %TDT_BLOCK_TURNED for the face that is upside down on the sheet
 * @x: left edge in the card, in millimetres
 * @y: upper edge in the card, in millimetres
 * @width: in millimetres
 * @height: in millimetres
 */
void
tdt_builder_begin_face (TdtBuilder *builder, TdtBlockFlags flags, double x, double y, double width,
                        double height)
{
  TdtBlock *block = begin (builder, TDT_BLOCK_FACE, flags);

  block->x = x;
  block->y = y;
  block->width = width;
  block->height = height;
}

/**
 * tdt_builder_begin_drawing:
 * @builder: a builder
 * @width: in millimetres
 * @height: in millimetres
 * @points: corners of a shape, each its x and its y, in millimetres
 * @n_points: how many corners
 *
 * Faces are added to it.
 */
void
tdt_builder_begin_drawing (TdtBuilder *builder, double width, double height, const double *points,
                           guint n_points)
{
  TdtBlock *block = begin (builder, TDT_BLOCK_DRAWING, TDT_BLOCK_PLAIN);

  block->width = width;
  block->height = height;
  block->points = g_memdup2 (points, 2 * n_points * sizeof *points);
  block->n_points = n_points;
}

void
tdt_builder_begin_paragraph (TdtBuilder *builder, TdtTextStyle style, TdtAlign align)
{
  TdtBlock *block = begin (builder, TDT_BLOCK_PARAGRAPH, TDT_BLOCK_PLAIN);

  block->style = style;
  block->align = align;
}

void
tdt_builder_begin_heading (TdtBuilder *builder, TdtTextStyle style, guint level)
{
  TdtBlock *block = begin (builder, TDT_BLOCK_HEADING, TDT_BLOCK_PLAIN);

  block->style = style;
  block->level = level;
}

/** tdt_builder_set_flags: adds flags to the block that is open. */
void
tdt_builder_set_flags (TdtBuilder *builder, TdtBlockFlags flags)
{
  innermost (builder)->block->flags |= flags;
}

/** tdt_builder_set_record: says which record the block that is open was made from. */
void
tdt_builder_set_record (TdtBuilder *builder, const char *uid)
{
  set_text ((char **) &innermost (builder)->block->record, uid);
}

static void
add_run (TdtBuilder *builder, TdtRunFlags flags, const char *uri, const char *text)
{
  Open *open = innermost (builder);
  TdtRun run = { .start = (guint) open->text->len, .flags = flags, .uri = g_strdup (uri) };

  g_string_append (open->text, text);
  run.end = (guint) open->text->len;
  if (flags == TDT_RUN_PLAIN)
    return;
  if (open->runs == NULL)
    open->runs = g_array_new (FALSE, FALSE, sizeof (TdtRun));
  g_array_append_val (open->runs, run);
}

/** tdt_builder_text: adds a run to the paragraph or heading that is open. */
void
tdt_builder_text (TdtBuilder *builder, TdtRunFlags flags, const char *text)
{
  add_run (builder, flags, NULL, text);
}

/** tdt_builder_link: adds a run that leads to @uri. */
void
tdt_builder_link (TdtBuilder *builder, const char *uri, const char *text)
{
  add_run (builder, TDT_RUN_LINK, uri, text);
}

/* The cells of columns that nobody wants; a row may have fewer cells than there are columns. */
static void
leave_out_cells (GPtrArray *cells, const TdtBlock *table)
{
  for (guint i = MIN (cells->len, table->n_columns); i-- > 0;)
    if (table->columns[i].left_out)
      g_ptr_array_remove_index (cells, i);
}

static void
leave_out_columns (TdtBlock *table)
{
  TdtColumn *columns = (TdtColumn *) table->columns;
  guint n_columns = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (!columns[i].left_out)
      columns[n_columns++] = columns[i];
  table->n_columns = n_columns;
}

/** tdt_builder_end: ends the block that was begun last. */
void
tdt_builder_end (TdtBuilder *builder)
{
  Open open = *innermost (builder);
  TdtBlock *block = open.block;

  g_array_set_size (builder->stack, builder->stack->len - 1);
  if (open.text != NULL)
    block->text = g_string_free (open.text, FALSE);
  if (open.runs != NULL)
    {
      block->n_runs = open.runs->len;
      block->runs = (TdtRun *) g_array_free (open.runs, FALSE);
    }
  if (block->type == TDT_BLOCK_ROW)
    leave_out_cells (open.children, innermost (builder)->block);
  if (block->type == TDT_BLOCK_TABLE)
    leave_out_columns (block);
  if (open.children != NULL)
    {
      gsize n_children;

      block->children = (const TdtBlock *const *) g_ptr_array_steal (open.children, &n_children);
      block->n_children = (guint) n_children;
      g_ptr_array_unref (open.children);
    }
  add (builder, block);
}

/** tdt_builder_paragraph: a whole paragraph of plain text. */
void
tdt_builder_paragraph (TdtBuilder *builder, TdtTextStyle style, const char *text)
{
  tdt_builder_begin_paragraph (builder, style, TDT_ALIGN_START);
  tdt_builder_text (builder, TDT_RUN_PLAIN, text);
  tdt_builder_end (builder);
}

/** tdt_builder_heading: a whole heading. */
void
tdt_builder_heading (TdtBuilder *builder, TdtTextStyle style, guint level, const char *text)
{
  tdt_builder_begin_heading (builder, style, level);
  tdt_builder_text (builder, TDT_RUN_PLAIN, text);
  tdt_builder_end (builder);
}

/** tdt_builder_cell: a whole cell with one paragraph, or with none where @text is empty. */
void
tdt_builder_cell (TdtBuilder *builder, TdtTextStyle style, TdtAlign align, const char *text)
{
  tdt_builder_begin_cell (builder, TDT_BLOCK_PLAIN);
  if (text != NULL && *text != '\0')
    {
      tdt_builder_begin_paragraph (builder, style, align);
      tdt_builder_text (builder, TDT_RUN_PLAIN, text);
      tdt_builder_end (builder);
    }
  tdt_builder_end (builder);
}

static TdtBlock *
add_leaf (TdtBuilder *builder, TdtBlockType type, double height)
{
  TdtBlock *block = g_new0 (TdtBlock, 1);

  block->type = type;
  block->height = height;
  add (builder, block);
  return block;
}

void
tdt_builder_rule (TdtBuilder *builder)
{
  add_leaf (builder, TDT_BLOCK_RULE, 0);
}

/** tdt_builder_space: white space, @height in millimetres. */
void
tdt_builder_space (TdtBuilder *builder, double height)
{
  add_leaf (builder, TDT_BLOCK_SPACE, height);
}

/**
 * tdt_builder_pictures:
 * @height: in millimetres
 * @pictures: (element-type TdtPicture): at least one
 *
 * Pictures beside each other.
 */
void
tdt_builder_pictures (TdtBuilder *builder, double height, GPtrArray *pictures)
{
  TdtBlock *block = add_leaf (builder, TDT_BLOCK_PICTURES, height);
  TdtPicture **kept = g_new (TdtPicture *, pictures->len);

  for (guint i = 0; i < pictures->len; i++)
    kept[i] = tdt_picture_ref (pictures->pdata[i]);
  block->pictures = kept;
  block->n_pictures = pictures->len;
}

/** tdt_builder_writing: lines to write on, @height in millimetres. */
void
tdt_builder_writing (TdtBuilder *builder, double height)
{
  add_leaf (builder, TDT_BLOCK_WRITING, height);
}

void
tdt_builder_page_break (TdtBuilder *builder)
{
  add_leaf (builder, TDT_BLOCK_PAGE_BREAK, 0);
}

/**
 * tdt_builder_code:
 * @height: in millimetres, with the white rim that scanners need
 * @text: what a scanner reads, in ASCII
 *
 * A QR code (ISO/IEC 18004) that can be read with a quarter of it spoilt.
 */
void
tdt_builder_code (TdtBuilder *builder, double height, const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_Q);
  TdtBlock *block;
  guint8 *cells;

  /* Only more than three thousand letters do not fit: no uid is that long. */
  g_return_if_fail (code != NULL);
  block = add_leaf (builder, TDT_BLOCK_CODE, height);
  block->n_cells = (guint) code->width;
  cells = g_new (guint8, block->n_cells * block->n_cells);
  for (guint i = 0; i < block->n_cells * block->n_cells; i++)
    cells[i] = code->data[i] & 1;
  block->cells = cells;
  QRcode_free (code);
}

/**
 * tdt_builder_finish:
 * @builder: a builder, every block ended
 *
 * Returns: (transfer full): the document; the builder is then good only for tdt_builder_free()
 */
TdtDocument *
tdt_builder_finish (TdtBuilder *builder)
{
  TdtDocument *document = g_steal_pointer (&builder->document);
  gsize n_blocks;

  g_assert (builder->stack->len == 0);
  document->blocks = (const TdtBlock **) g_ptr_array_steal (builder->blocks, &n_blocks);
  document->n_blocks = (guint) n_blocks;
  return document;
}
