/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout.h"
#include "tdt-style-private.h"

G_BEGIN_DECLS

/**
 * TdtBox: a block that has been measured. All lengths in points.
 * @references: how many pages show it (the head of a table stands on several)
 * @block: what it shows
 * @x: left edge in the box around it
 * @y: upper edge in the box around it
 * @width: its width
 * @height: its height
 * @before: white space it wants above
 * @after: white space it wants below
 * @baseline: of a cell or row: of its first line, from its upper edge, negative where there is none
 * @text: (nullable): of a paragraph or heading
 * @first_line: of the text, where it goes on from the page before
 * @n_lines: of a text that is divided, else 0 for all
 * @children: (nullable): boxes inside
 */
typedef struct _TdtBox TdtBox;
struct _TdtBox
{
  guint references;
  const TdtBlock *block;
  double x;
  double y;
  double width;
  double height;
  double before;
  double after;
  double baseline;
  PangoLayout *text;
  guint first_line;
  guint n_lines;
  GPtrArray *children;
};

/**
 * TdtMeasurer: what makes boxes: fonts and styles at one scale.
 * @right_to_left: whether the language of the document starts lines and tables on the right
 */
typedef struct
{
  gboolean right_to_left;
  const TdtDesign *design;
  double scale;
  PangoContext *context;
  PangoFontDescription *fonts[TDT_N_STYLES];
  PangoAttrList *attributes[TDT_N_STYLES];
  GHashTable *shared;
} TdtMeasurer;

/** TdtGrid: the columns of a table at one width. */
typedef struct
{
  guint n_columns;
  double x[32];
  double width[32];
} TdtGrid;

/**
 * TdtPlaced: a box on a page.
 * @box: the box
 * @x: its place on the page
 * @y: its place on the page
 * @table: (nullable): the table that a row belongs to
 */
typedef struct
{
  TdtBox *box;
  double x;
  double y;
  const TdtBlock *table;
} TdtPlaced;

/**
 * TdtPage: what stands on a page: boxes, or some cards of a sheet.
 */
typedef struct
{
  GArray *placed;
  const TdtBlock *sheet;
  guint first_card;
} TdtPage;

/** The flow of the blocks over the pages, and where it stands. */
/** TdtFrame: a list of blocks being set: the document's, or those of something too long for one
 * page. */
typedef struct
{
  const TdtBlock *const *blocks;
  guint n_blocks;
  guint next;
  double x;
  double width;
  const TdtBlock *table;
  TdtGrid grid;
  TdtBox *header;
} TdtFrame;

struct _TdtLayout
{
  TdtDocument *document;
  TdtMeasurer *measurer;
  GPtrArray *pages;
  GPtrArray *warnings;
  /* Where the flow stands. */
  GArray *frames;
  GHashTable *peeked;
  double y;
  double after;
  gboolean started;
  gboolean done;
};

TdtMeasurer *tdt_measurer_new (const TdtPageSetup *setup, const char *language, double scale);
void tdt_measurer_free (TdtMeasurer *measurer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtMeasurer, tdt_measurer_free)

TdtBox *tdt_box_ref (TdtBox *box);
void tdt_box_unref (TdtBox *box);
TdtBox *tdt_box_new (const TdtBlock *block, double width);
void tdt_box_add_child (TdtBox *box, TdtBox *child);
void tdt_box_stack (TdtBox *box);
double tdt_box_get_top (const TdtBox *box);
double tdt_box_get_least_height (const TdtBox *box);
gboolean tdt_box_divide (const TdtBox *box, double room, gboolean force, TdtBox **part,
                         TdtBox **rest);
TdtBox *tdt_measure_paragraph (TdtMeasurer *measurer, const TdtBlock *block, double width,
                               double factor);
TdtBox *tdt_measure_block (TdtMeasurer *measurer, const TdtBlock *block, double width);
void tdt_measure_grid (const TdtBlock *table, double width, TdtGrid *grid);
TdtBox *tdt_measure_row (TdtMeasurer *measurer, const TdtBlock *table, const TdtBlock *row,
                         const TdtGrid *grid);
PangoLayout *tdt_measure_text (TdtMeasurer *measurer, const TdtBlock *block, double width,
                               double factor);
PangoLayout *tdt_measure_line (TdtMeasurer *measurer, TdtTextStyle style, double size,
                               const char *text);
TdtBox *tdt_measure_face (TdtMeasurer *measurer, const TdtBlock *face, int *trouble);
double tdt_measure_text_size (PangoLayout *text, double *width);

const TdtPage *tdt_layout_get_page (TdtLayout *layout, guint page);
void tdt_layout_forget_page (TdtLayout *layout, guint page);
TdtMeasurer *tdt_layout_get_measurer (TdtLayout *layout);
void tdt_layout_warn (TdtLayout *layout, TdtLayoutTrouble trouble, guint page,
                      const TdtBlock *block);

void tdt_flow_push (TdtLayout *layout, const TdtBlock *const *blocks, guint n_blocks, double x,
                    double width);
void tdt_flow_advance_to (TdtLayout *layout, guint n_pages);

G_END_DECLS
