/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-kind.h"
#include "tdt-picture.h"
#include "tdt-time.h"

G_BEGIN_DECLS

/**
 * SECTION: blocks
 *
 * A printed thing is first a small tree of blocks that says what there is, not how it looks.
 * One function per document builds a tree, one renderer per format draws any tree.
 */

/** TDT_POINTS_PER_MM: trees measure in millimetres, pages in points of 1/72 inch. */
#define TDT_POINTS_PER_MM (72.0 / 25.4)

/**
 * TdtBlockType:
 * @TDT_BLOCK_HEADING: a paragraph with a level, named in the outline
 * @TDT_BLOCK_PARAGRAPH: text in one style, with runs
 * @TDT_BLOCK_TABLE: columns, and rows as children
 * @TDT_BLOCK_ROW: cells as children; kept on one page
 * @TDT_BLOCK_CELL: any blocks as children
 * @TDT_BLOCK_GROUP: any blocks as children, kept on one page where a page can hold them
 * @TDT_BLOCK_RULE: a line across
 * @TDT_BLOCK_SPACE: white space of a height
 * @TDT_BLOCK_WRITING: ruled lines to write on by hand, of at least a height; where they stand
 *   outside of others they go on to the end of the page
 * @TDT_BLOCK_PAGE_BREAK: what follows starts on a new page
 * @TDT_BLOCK_SHEET: cards as children, placed on pages by the geometry of a sheet
 * @TDT_BLOCK_CARD: faces as children
 * @TDT_BLOCK_FACE: paragraphs as children, in a rectangle of the card, fitted into it
 * @TDT_BLOCK_DRAWING: a shape with faces as children, each in its place
 * @TDT_BLOCK_PICTURES: pictures beside each other, all as high as the block; not in tables: Cairo
 *   1.16 fails on pictures inside the tags of a cell
 * @TDT_BLOCK_CODE: a square of dark and light cells for a scanner, as high as it is wide
 */
typedef enum
{
  TDT_BLOCK_HEADING,
  TDT_BLOCK_PARAGRAPH,
  TDT_BLOCK_TABLE,
  TDT_BLOCK_ROW,
  TDT_BLOCK_CELL,
  TDT_BLOCK_GROUP,
  TDT_BLOCK_RULE,
  TDT_BLOCK_SPACE,
  TDT_BLOCK_WRITING,
  TDT_BLOCK_PAGE_BREAK,
  TDT_BLOCK_SHEET,
  TDT_BLOCK_CARD,
  TDT_BLOCK_FACE,
  TDT_BLOCK_DRAWING,
  TDT_BLOCK_PICTURES,
  TDT_BLOCK_CODE,
} TdtBlockType;

/**
 * TdtTextStyle: what a paragraph is for; a design says how that looks.
 * @TDT_STYLE_BODY: running text
 * @TDT_STYLE_TITLE: the title of the document
 * @TDT_STYLE_SUBTITLE: the theme below it
 * @TDT_STYLE_LEAD: date and place
 * @TDT_STYLE_OVERLINE: a short label above a title, such as who invites
 * @TDT_STYLE_SECTION: a heading of the first level, such as a day
 * @TDT_STYLE_ENTRY: a heading inside a table, such as the title of a session
 * @TDT_STYLE_LABEL: what kind of thing an entry is
 * @TDT_STYLE_DETAIL: text below an entry
 * @TDT_STYLE_PERSON: somebody who speaks
 * @TDT_STYLE_SMALL: remarks
 * @TDT_STYLE_TIME: hours
 * @TDT_STYLE_TABLE_HEAD: the head of a column
 * @TDT_STYLE_TABLE_CELL: the text of a table
 * @TDT_STYLE_CARD_NAME: the name on a card
 * @TDT_STYLE_CARD_DETAIL: function and organisation on a card
 * @TDT_STYLE_CARD_SMALL: the event on a card
 */
typedef enum
{
  TDT_STYLE_BODY,
  TDT_STYLE_TITLE,
  TDT_STYLE_SUBTITLE,
  TDT_STYLE_LEAD,
  TDT_STYLE_OVERLINE,
  TDT_STYLE_SECTION,
  TDT_STYLE_ENTRY,
  TDT_STYLE_LABEL,
  TDT_STYLE_DETAIL,
  TDT_STYLE_PERSON,
  TDT_STYLE_SMALL,
  TDT_STYLE_TIME,
  TDT_STYLE_TABLE_HEAD,
  TDT_STYLE_TABLE_CELL,
  TDT_STYLE_CARD_NAME,
  TDT_STYLE_CARD_DETAIL,
  TDT_STYLE_CARD_SMALL,
  TDT_N_STYLES
} TdtTextStyle;

/**
 * TdtRunFlags:
 * @TDT_RUN_STRONG: stands out
 * @TDT_RUN_EMPHASIS: said in another voice
 * @TDT_RUN_MUTED: of less weight than what is around
 * @TDT_RUN_LINK: leads to an address
 */
typedef enum
{
  TDT_RUN_PLAIN = 0,
  TDT_RUN_STRONG = 1 << 0,
  TDT_RUN_EMPHASIS = 1 << 1,
  TDT_RUN_MUTED = 1 << 2,
  TDT_RUN_LINK = 1 << 3,
} TdtRunFlags;

/** TdtAlign: where the lines of a paragraph stand; START follows the direction of its text. */
typedef enum
{
  TDT_ALIGN_START,
  TDT_ALIGN_CENTRE,
  TDT_ALIGN_END,
} TdtAlign;

/**
 * TdtBlockFlags:
 * @TDT_BLOCK_HEADER: a row: stands again on top of every page the table goes on to
 * @TDT_BLOCK_KEEP_NEXT: a row or block: not the last on its page
 * @TDT_BLOCK_SHADED: a row, cell or group: on a tint
 * @TDT_BLOCK_RULED: a table: a thin line below each row
 * @TDT_BLOCK_GRID: a table: thin lines around each cell; a face of a drawing: a frame
 * @TDT_BLOCK_TIGHT: a table: little space between rows
 * @TDT_BLOCK_TURNED: a face: upside down
 * @TDT_BLOCK_FIT: a paragraph: smaller rather than broken, down to the floor of the design
 * @TDT_BLOCK_PASSING: says when it was printed: another day, it says the same all the same
 */
typedef enum
{
  TDT_BLOCK_PLAIN = 0,
  TDT_BLOCK_HEADER = 1 << 0,
  TDT_BLOCK_KEEP_NEXT = 1 << 1,
  TDT_BLOCK_SHADED = 1 << 2,
  TDT_BLOCK_RULED = 1 << 3,
  TDT_BLOCK_GRID = 1 << 4,
  TDT_BLOCK_TIGHT = 1 << 5,
  TDT_BLOCK_TURNED = 1 << 6,
  TDT_BLOCK_FIT = 1 << 7,
  TDT_BLOCK_PASSING = 1 << 8,
} TdtBlockFlags;

/**
 * TdtRun:
 * @start: its first byte in the text of the paragraph
 * @end: the byte after it
 * @flags: how it differs from the paragraph
 * @uri: (nullable): where a link leads to
 */
typedef struct
{
  guint start;
  guint end;
  TdtRunFlags flags;
  const char *uri;
} TdtRun;

/**
 * TdtColumn:
 * @width: in millimetres, or 0 for a share of what the others leave
 * @share: weight of that share
 * @left_out: nobody wants it: the builder drops it with its cells
 */
typedef struct
{
  double width;
  double share;
  gboolean left_out;
} TdtColumn;

/**
 * TdtCardSheet: how cards lie on a sheet of paper, all in millimetres.
 * @paper_width: the sheet
 * @paper_height: the sheet
 * @columns: cards side by side
 * @rows: cards one below the other
 * @x: left edge of the first card
 * @y: upper edge of the first card
 * @x_pitch: from left edge to left edge
 * @y_pitch: from upper edge to upper edge
 * @width: of a card
 * @height: of a card
 * @cut: whether marks show where to cut
 * @n_folds: how many of @folds count
 * @folds: where the card is folded across, from its upper edge
 */
typedef struct
{
  double paper_width;
  double paper_height;
  guint columns;
  guint rows;
  double x;
  double y;
  double x_pitch;
  double y_pitch;
  double width;
  double height;
  gboolean cut;
  guint n_folds;
  double folds[2];
} TdtCardSheet;

/**
 * TdtBlock: one block of a document; which members count follows from its type.
 * @type: see #TdtBlockType
 * @style: of a heading or paragraph
 * @align: of a heading or paragraph
 * @level: of a heading, from 1
 * @flags: see #TdtBlockFlags
 * @text: of a heading or paragraph
 * @runs: pieces of @text that differ, in order
 * @n_runs: how many
 * @children: see #TdtBlockType
 * @n_children: how many
 * @columns: of a table
 * @n_columns: how many
 * @sheet: of a sheet
 * @points: corners of the shape of a drawing, each its x and its y, in millimetres
 * @n_points: how many corners
 * @pictures: of pictures, from the side where reading begins
 * @n_pictures: how many
 * @cells: of a code, row by row: 1 for a dark one
 * @n_cells: how many on each side
 * @x: of a face in its card or drawing, in millimetres
 * @y: of a face in its card or drawing, in millimetres
 * @width: of a face or drawing, in millimetres
 * @height: of a face, a drawing, a space or lines to write on, in millimetres
 * @record: (nullable): uid of the record it was made from
 */
typedef struct _TdtBlock TdtBlock;
struct _TdtBlock
{
  TdtBlockType type;
  TdtTextStyle style;
  TdtAlign align;
  guint level;
  TdtBlockFlags flags;
  const char *text;
  const TdtRun *runs;
  guint n_runs;
  const TdtBlock *const *children;
  guint n_children;
  const TdtColumn *columns;
  guint n_columns;
  TdtCardSheet sheet;
  const double *points;
  guint n_points;
  TdtPicture *const *pictures;
  guint n_pictures;
  const guint8 *cells;
  guint n_cells;
  double x;
  double y;
  double width;
  double height;
  const char *record;
};

/**
 * TdtPageSetup:
 * @width: of the paper, in millimetres
 * @height: of the paper, in millimetres
 * @margin: left and right, in millimetres
 * @margin_top: in millimetres
 * @margin_bottom: in millimetres
 * @design: one of the words `TDT_DESIGN_*`
 * @scale: factor on all sizes of text
 * @prefer_one_page: set smaller (down to nine tenths) where that makes it fit one page
 */
typedef struct
{
  double width;
  double height;
  double margin;
  double margin_top;
  double margin_bottom;
  int design;
  double scale;
  gboolean prefer_one_page;
} TdtPageSetup;

/**
 * TdtDocument: a tree of blocks with what is said about it as a whole. Immutable and
 * reference-counted.
 */
typedef struct _TdtDocument TdtDocument;

TdtDocument *tdt_document_ref (TdtDocument *document);
void tdt_document_unref (TdtDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtDocument, tdt_document_unref)

const char *tdt_document_get_title (const TdtDocument *document);
const char *tdt_document_get_subject (const TdtDocument *document);
const char *tdt_document_get_author (const TdtDocument *document);
const char *tdt_document_get_language (const TdtDocument *document);
const char *tdt_document_get_header (const TdtDocument *document);
const char *tdt_document_get_stamp (const TdtDocument *document);
const char *tdt_document_get_footer (const TdtDocument *document);
const char *tdt_document_get_page_pattern (const TdtDocument *document);
const TdtTime *tdt_document_get_created (const TdtDocument *document);
const TdtPageSetup *tdt_document_get_page_setup (const TdtDocument *document);
guint tdt_document_get_n_blocks (const TdtDocument *document);
const TdtBlock *tdt_document_get_block (const TdtDocument *document, guint position);

/**
 * TdtBuilder: a document while its blocks are being added, by one thread. Each begin function has
 * its tdt_builder_end().
 */
typedef struct _TdtBuilder TdtBuilder;

TdtBuilder *tdt_builder_new (const char *language, const TdtPageSetup *setup);
void tdt_builder_free (TdtBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtBuilder, tdt_builder_free)

void tdt_builder_set_title (TdtBuilder *builder, const char *title, const char *subject,
                            const char *author);
void tdt_builder_set_marks (TdtBuilder *builder, const char *header, const char *stamp,
                            const char *footer, const char *page_pattern);
void tdt_builder_set_created (TdtBuilder *builder, const TdtTime *created);

void tdt_builder_begin_table (TdtBuilder *builder, TdtBlockFlags flags, const TdtColumn *columns,
                              guint n_columns);
void tdt_builder_begin_row (TdtBuilder *builder, TdtBlockFlags flags);
void tdt_builder_begin_cell (TdtBuilder *builder, TdtBlockFlags flags);
void tdt_builder_begin_group (TdtBuilder *builder, TdtBlockFlags flags);
void tdt_builder_begin_sheet (TdtBuilder *builder, const TdtCardSheet *sheet);
void tdt_builder_begin_card (TdtBuilder *builder);
void tdt_builder_begin_face (TdtBuilder *builder, TdtBlockFlags flags, double x, double y,
                             double width, double height);
void tdt_builder_begin_drawing (TdtBuilder *builder, double width, double height,
                                const double *points, guint n_points);
void tdt_builder_begin_paragraph (TdtBuilder *builder, TdtTextStyle style, TdtAlign align);
void tdt_builder_begin_heading (TdtBuilder *builder, TdtTextStyle style, guint level);
void tdt_builder_set_flags (TdtBuilder *builder, TdtBlockFlags flags);
void tdt_builder_set_record (TdtBuilder *builder, const char *uid);
void tdt_builder_text (TdtBuilder *builder, TdtRunFlags flags, const char *text);
void tdt_builder_link (TdtBuilder *builder, const char *uri, const char *text);
void tdt_builder_end (TdtBuilder *builder);

void tdt_builder_paragraph (TdtBuilder *builder, TdtTextStyle style, const char *text);
void tdt_builder_heading (TdtBuilder *builder, TdtTextStyle style, guint level, const char *text);
void tdt_builder_cell (TdtBuilder *builder, TdtTextStyle style, TdtAlign align, const char *text);
void tdt_builder_rule (TdtBuilder *builder);
void tdt_builder_space (TdtBuilder *builder, double height);
void tdt_builder_pictures (TdtBuilder *builder, double height, GPtrArray *pictures);
void tdt_builder_writing (TdtBuilder *builder, double height);
void tdt_builder_page_break (TdtBuilder *builder);
void tdt_builder_code (TdtBuilder *builder, double height, const char *text);

TdtDocument *tdt_builder_finish (TdtBuilder *builder);

G_END_DECLS
