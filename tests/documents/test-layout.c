/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-layout-private.h"

#define TALL_PAGE                                                                                  \
  {                                                                                                \
    210, 297, 20, 20, 20, TDT_DESIGN_SOBER, 1, FALSE                                               \
  }

static const TdtPageSetup tall = TALL_PAGE;

static char *
words (guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "parole%u ", i);
  return g_string_free (text, FALSE);
}

static const TdtPlaced *
placed (TdtLayout *layout, guint page, guint position)
{
  const TdtPage *content = tdt_layout_get_page (layout, page);

  g_assert_nonnull (content);
  g_assert_cmpuint (position, <, content->placed->len);
  return &g_array_index (content->placed, TdtPlaced, position);
}

/* Where the last line that @box shows stands, from its upper edge, in points. */
static double
get_last_baseline (const TdtBox *box)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (box->text);
  int before = 0;

  for (guint i = 0;; i++)
    {
      if (i == box->first_line)
        before = pango_layout_iter_get_baseline (lines);
      if ((box->n_lines > 0 && i + 1 == box->first_line + box->n_lines) ||
          !pango_layout_iter_next_line (lines))
        break;
    }
  return (double) (pango_layout_iter_get_baseline (lines) - before +
                   pango_layout_get_baseline (box->text)) /
         PANGO_SCALE;
}

static void
test_lines_stay_together (void)
{
  g_autoptr (TdtBuilder) builder = tdt_builder_new ("fr", &tall);
  g_autoptr (TdtDocument) document = NULL;
  g_autoptr (TdtLayout) layout = NULL;

  for (guint i = 1; i < 60; i++)
    {
      g_autofree char *text = words (i * 7);

      tdt_builder_paragraph (builder, TDT_STYLE_BODY, text);
    }
  document = tdt_builder_finish (builder);
  layout = tdt_layout_new (document);
  g_assert_cmpuint (tdt_layout_get_n_pages (layout), >, 10);
  for (guint page = 0; page < tdt_layout_get_n_pages (layout); page++)
    for (guint i = 0; i < tdt_layout_get_page (layout, page)->placed->len; i++)
      {
        const TdtPlaced *item = placed (layout, page, i);

        if (item->box->n_lines > 0)
          g_assert_cmpuint (item->box->n_lines, >=, 2);
        g_assert_cmpfloat (item->y, >=, 20 * TDT_POINTS_PER_MM - 0.1);
        g_assert_cmpfloat (item->y + get_last_baseline (item->box), <=,
                           277 * TDT_POINTS_PER_MM + 0.1);
      }
}

static void
test_headings_keep_next (void)
{
  for (guint n_before = 1; n_before < 60; n_before++)
    {
      g_autoptr (TdtBuilder) builder = tdt_builder_new ("fr", &tall);
      g_autoptr (TdtDocument) document = NULL;
      g_autoptr (TdtLayout) layout = NULL;

      for (guint i = 0; i < n_before; i++)
        tdt_builder_paragraph (builder, TDT_STYLE_BODY, "ligne");
      tdt_builder_heading (builder, TDT_STYLE_SECTION, 1, "titre");
      tdt_builder_paragraph (builder, TDT_STYLE_BODY, "suite");
      document = tdt_builder_finish (builder);
      layout = tdt_layout_new (document);
      for (guint page = 0; page < tdt_layout_get_n_pages (layout); page++)
        {
          guint n_placed = tdt_layout_get_page (layout, page)->placed->len;

          g_assert_cmpint (placed (layout, page, n_placed - 1)->box->block->type, !=,
                           TDT_BLOCK_HEADING);
        }
    }
}

static TdtDocument *
make_table (guint n_rows, guint n_words)
{
  g_autoptr (TdtBuilder) builder = tdt_builder_new ("fr", &tall);
  const TdtColumn columns[] = { { .width = 20 }, { .share = 1 } };
  g_autofree char *text = words (n_words);

  tdt_builder_begin_table (builder, TDT_BLOCK_GRID, columns, G_N_ELEMENTS (columns));
  tdt_builder_begin_row (builder, TDT_BLOCK_HEADER);
  tdt_builder_cell (builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START, "Heure");
  tdt_builder_cell (builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START, "Quoi");
  tdt_builder_end (builder);
  for (guint i = 0; i < n_rows; i++)
    {
      tdt_builder_begin_row (builder, TDT_BLOCK_PLAIN);
      tdt_builder_cell (builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, "09:00");
      tdt_builder_cell (builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, text);
      tdt_builder_end (builder);
    }
  tdt_builder_end (builder);
  return tdt_builder_finish (builder);
}

static void
test_tables_repeat_heads (void)
{
  g_autoptr (TdtDocument) document = make_table (100, 40);
  g_autoptr (TdtLayout) layout = tdt_layout_new (document);
  double bottom = 277 * TDT_POINTS_PER_MM;

  g_assert_cmpuint (tdt_layout_get_n_pages (layout), >, 3);
  for (guint page = 0; page < tdt_layout_get_n_pages (layout); page++)
    {
      guint n_placed = tdt_layout_get_page (layout, page)->placed->len;
      const TdtPlaced *last = placed (layout, page, n_placed - 1);

      g_assert_cmpint (placed (layout, page, 0)->box->block->flags & TDT_BLOCK_HEADER, !=, 0);
      g_assert_cmpuint (n_placed, >, 1);
      g_assert_cmpfloat (last->y + last->box->height, <=, bottom + 0.1);
    }
  g_assert_cmpuint (tdt_layout_get_warnings (layout)->len, ==, 0);
}

/* A row that no page can hold goes on in its columns, below the head of the table, and nothing of
 * it is lost, set twice or set below the end of a page. */
static void
test_overlong_row (void)
{
  g_autoptr (TdtDocument) document = make_table (1, 4000);
  g_autoptr (TdtLayout) layout = tdt_layout_new (document);
  const TdtLayoutWarning *warning;
  g_autofree char *message = NULL;
  guint next_line = 0;
  const TdtBox *text = NULL;

  g_assert_cmpuint (tdt_layout_get_n_pages (layout), >, 2);
  for (guint page = 0; page < tdt_layout_get_n_pages (layout); page++)
    {
      const TdtPlaced *row = placed (layout, page, 1);
      const TdtBox *cell = row->box->children->pdata[1];

      g_assert_cmpuint (tdt_layout_get_page (layout, page)->placed->len, ==, 2);
      g_assert_cmpint (placed (layout, page, 0)->box->block->flags & TDT_BLOCK_HEADER, !=, 0);
      g_assert_cmpint (row->box->block->type, ==, TDT_BLOCK_ROW);
      g_assert_cmpfloat (row->y + row->box->height, <=, 277 * TDT_POINTS_PER_MM + 0.1);
      text = cell->children->pdata[0];
      g_assert_cmpuint (text->first_line, ==, next_line);
      g_assert_cmpfloat (cell->y + get_last_baseline (text), <, row->box->height);
      next_line += text->n_lines;
    }
  g_assert_cmpuint (next_line, ==, pango_layout_get_line_count (text->text));
  g_assert_cmpuint (tdt_layout_get_warnings (layout)->len, ==, 1);
  warning = tdt_layout_get_warnings (layout)->pdata[0];
  g_assert_cmpint (warning->trouble, ==, TDT_TROUBLE_CUT_ROW);
  message = tdt_layout_warning_dup_message (warning);
  g_assert_true (g_str_has_prefix (message, "Page 1: “parole0"));
}

/* Where the ink of the first line of @text begins, in points. */
static double
get_left (PangoLayout *text)
{
  PangoRectangle ink;

  pango_layout_get_pixel_extents (text, &ink, NULL);
  return ink.x;
}

/* In a language that is read from the right, the first column and the start of lines are there,
 * also those of names and figures. */
static void
test_right_to_left (void)
{
  static const char *const texts[] = { "مائدة", "Gap", "08:30 – 09:00", "30 د" };
  TdtColumn columns[] = { { .width = 30 }, { .width = 50 } };
  TdtBlock cells[2] = { { .type = TDT_BLOCK_CELL }, { .type = TDT_BLOCK_CELL } };
  const TdtBlock *children[] = { &cells[0], &cells[1] };
  TdtBlock row = { .type = TDT_BLOCK_ROW, .children = children, .n_children = 2 };
  TdtBlock table = { .type = TDT_BLOCK_TABLE, .columns = columns, .n_columns = 2 };

  for (guint rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (TdtMeasurer) measurer = tdt_measurer_new (&tall, rtl ? "ar" : "fr", 1);
      TdtGrid grid;
      TdtBox *box;
      const TdtBox *first, *second;

      tdt_measure_grid (&table, 400, &grid);
      box = tdt_measure_row (measurer, &table, &row, &grid);
      first = box->children->pdata[0];
      second = box->children->pdata[1];
      g_assert_true (rtl ? first->x > second->x : first->x < second->x);
      g_assert_cmpfloat (MAX (first->x + first->width, second->x + second->width), <=,
                         box->width + 0.1);
      tdt_box_unref (box);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          TdtBlock block = { .type = TDT_BLOCK_PARAGRAPH,
                             .style = TDT_STYLE_TABLE_CELL,
                             .text = texts[i] };
          g_autoptr (PangoLayout) text = tdt_measure_text (measurer, &block, 200, 1);

          if (rtl || i == 1 || i == 2)
            g_assert_true (rtl ? get_left (text) > 100 : get_left (text) < 100);
        }
    }
}

static TdtBox *
measure_name (const char *name, int *trouble)
{
  g_autoptr (TdtMeasurer) measurer = tdt_measurer_new (&tall, "fr", 1);
  TdtBlock text = {
    .type = TDT_BLOCK_PARAGRAPH, .style = TDT_STYLE_CARD_NAME, .flags = TDT_BLOCK_FIT, .text = name
  };
  const TdtBlock *children[] = { &text };
  TdtBlock face = {
    .type = TDT_BLOCK_FACE, .children = children, .n_children = 1, .width = 80, .height = 40
  };

  return tdt_measure_face (measurer, &face, trouble);
}

static void
test_names_fit_cards (void)
{
  g_autofree char *endless = g_strnfill (300, 'W');
  const struct
  {
    const char *name;
    int trouble;
  } cases[] = { { "Ki", -1 },
                { "Jean-Marie Bernard", -1 },
                { "Marie-Antoinette de La Rochefoucauld-Montmorency-Laval", -1 },
                { endless, TDT_TROUBLE_WRAPPED } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int trouble;
      TdtBox *box = measure_name (cases[i].name, &trouble);
      const TdtBox *text = box->children->pdata[0];

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (trouble, ==, cases[i].trouble);
      g_assert_cmpfloat (text->y + text->height, <=, 40 * TDT_POINTS_PER_MM + 0.1);
      if (trouble < 0)
        g_assert_cmpint (pango_layout_get_line_count (text->text), ==, 1);
      tdt_box_unref (box);
    }
}

static void
test_pages_are_made_when_asked_for (void)
{
  g_autoptr (TdtDocument) document = make_table (2000, 40);
  g_autoptr (TdtLayout) layout = tdt_layout_new (document);

  g_assert_true (tdt_layout_has_page (layout, 0));
  g_assert_cmpuint (tdt_layout_peek_n_pages (layout), ==, 0);
  g_assert_cmpuint (tdt_layout_get_n_pages (layout), ==, tdt_layout_peek_n_pages (layout));
  g_assert_false (tdt_layout_has_page (layout, tdt_layout_get_n_pages (layout)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/lines", test_lines_stay_together);
  g_test_add_func ("/layout/headings", test_headings_keep_next);
  g_test_add_func ("/layout/table-heads", test_tables_repeat_heads);
  g_test_add_func ("/layout/overlong-row", test_overlong_row);
  g_test_add_func ("/layout/right-to-left", test_right_to_left);
  g_test_add_func ("/layout/names", test_names_fit_cards);
  g_test_add_func ("/layout/lazy", test_pages_are_made_when_asked_for);

  return g_test_run ();
}
