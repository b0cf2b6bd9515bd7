/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a block arranges its texts and draws itself. */
#include "tdt-timetable-block-inside-private.h"

#include <string.h>

#define STRIPE 4
#define NARROW 40
#define PAD_X 6
#define PAD_Y 3
#define RADIUS 6
#define ICON 14
#define NARROWEST_LETTER 3
/* With less, only the start is written. */
#define TIMES_WIDTH 80
/* Of a text that there is no room for. */
#define HIDDEN (-1000)
/* Where bold or dim text starts when none is. */
#define NOWHERE (G_MAXUINT - 1)

/* How wide the stripe of colour is: a narrow block has none, and stronger colour. */
static int
get_stripe (const TdtTimetableBlock *block)
{
  return block->width < NARROW ? 0 : STRIPE;
}

static int
count_icons (const TdtTimetableBlock *block)
{
  return (block->n_errors + block->n_warnings > 0) + (block->pinned ? 1 : 0);
}

/* Bold from @bold_from on, and dim instead from @dim_from on. */
static PangoAttrList *
make_attributes (const TdtTimetableBlock *block, guint bold_from, guint dim_from)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
  PangoAttribute *dim = pango_attr_foreground_alpha_new (
      (guint16) (block->style->dim_text.alpha * G_MAXUINT16));

  bold->start_index = bold_from;
  bold->end_index = dim_from;
  dim->start_index = dim_from;
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, dim);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  return attributes;
}

/* (bytes): what cannot be seen need not be laid out, which is most of the work. No letter is
 * narrower than some pixels on average. */
static int
find_cut (const char *text, int width, int n_lines)
{
  glong n_seen = (glong) MAX (width, 1) * n_lines / NARROWEST_LETTER + 2;

  if ((glong) strlen (text) <= n_seen || g_utf8_strlen (text, -1) <= n_seen)
    return -1;
  return (int) (g_utf8_offset_to_pointer (text, n_seen) - text);
}

/* Lays one text out in at most @n_lines, bold from @bold_from on and dim from @dim_from on, and
 * says how many it took. */
static int
lay_out_in (TdtTimetableBlock *block, int which, const char *text, guint bold_from, guint dim_from,
            int width, int n_lines)
{
  PangoLayout *layout = block->layouts[which];
  g_autoptr (PangoAttrList) attributes = make_attributes (block, bold_from, dim_from);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (block)) == GTK_TEXT_DIR_RTL;

  if (layout == NULL)
    {
      layout = block->layouts[which] = gtk_widget_create_pango_layout (GTK_WIDGET (block), NULL);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  /* The lines of a block begin on one side, whatever the script of each. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, find_cut (text, width, n_lines));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  /* Negative heights would count the lines of each paragraph. */
  pango_layout_set_height (layout, n_lines * block->style->line_height * PANGO_SCALE);
  return MIN (pango_layout_get_line_count (layout), n_lines);
}

static int
lay_out (TdtTimetableBlock *block, int which, const char *text, guint bold_from, int width,
         int n_lines)
{
  return lay_out_in (block, which, text, bold_from, NOWHERE, width, n_lines);
}

/* A block too low for two lines. */
static void
arrange_line (TdtTimetableBlock *block, int width)
{
  const char *people = block->short_people;
  g_autofree char *start = g_strconcat (block->short_time, *block->short_time != '\0' ? "  " : "",
                                        NULL);
  g_autofree char *line = g_strconcat (start, block->texts[TITLE], *people != '\0' ? "   " : "",
                                       people, NULL);
  guint title = (guint) strlen (start);

  lay_out_in (block, TITLE, line, block->quiet ? NOWHERE : title,
              title + (guint) strlen (block->texts[TITLE]),
              width - count_icons (block) * (ICON + 2), 1);
  block->text_y[TITLE] = (float) (block->height - block->style->line_height) / 2;
}

/* The first line: where the people have no line of their own, they are beside the times. */
static void
arrange_times (TdtTimetableBlock *block, int width, gboolean with_people)
{
  const char *people = with_people ? block->short_people : "";
  gboolean narrow = width < TIMES_WIDTH && *block->short_time != '\0';
  const char *times = narrow ? block->short_time : block->texts[TIMES];
  g_autofree char *line = g_strconcat (times, *people != '\0' ? "   " : "", people, NULL);

  lay_out (block, TIMES, line, NOWHERE, width, 1);
  block->text_y[TIMES] = PAD_Y;
}

static void
arrange_lines (TdtTimetableBlock *block, int width, int n_lines)
{
  int line_height = block->style->line_height;
  int has_people = *block->texts[PEOPLE] != '\0' && n_lines > 2;
  int n_title = MAX (1, MIN (n_lines - 1 - has_people, 3));
  int used;

  used = 1 +
         lay_out (block, TITLE, block->texts[TITLE], block->quiet ? NOWHERE : 0, width, n_title);
  block->text_y[TITLE] = PAD_Y + (float) line_height;
  arrange_times (block, width - count_icons (block) * (ICON + 2), n_lines == 2);
  if (!has_people || used >= n_lines)
    return;
  lay_out (block, PEOPLE, block->texts[PEOPLE], NOWHERE, width, n_lines - used);
  block->text_y[PEOPLE] = PAD_Y + (float) (line_height * used);
}

static void
arrange (TdtTimetableBlock *block, int width, int height)
{
  int n_lines = (height - 2 * PAD_Y + 2) / MAX (block->style->line_height, 1);
  int text_width;

  if (width == block->width && height == block->height)
    return;
  block->width = width;
  block->height = height;
  text_width = width - get_stripe (block) - 2 * PAD_X;
  for (guint i = 0; i < N_TEXTS; i++)
    block->text_y[i] = HIDDEN;
  if (n_lines >= 2)
    arrange_lines (block, text_width, n_lines);
  else if (height * 5 >= block->style->line_height * 3)
    arrange_line (block, text_width);
  for (guint i = 0; i < N_TEXTS; i++)
    if (block->text_y[i] <= HIDDEN)
      g_clear_object (&block->layouts[i]);
}

static void
draw_ground (TdtTimetableBlock *block, GtkSnapshot *snapshot, float width, float height)
{
  const TdtTimetableStyle *style = block->style;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (block)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  int stripe = get_stripe (block);
  float amount = (block->quiet  ? 0.10f
                  : style->dark ? 0.26f
                                : 0.15f) +
                 (block->selected ? 0.18f
                  : stripe == 0   ? 0.15f
                                  : 0);
  GskRoundedRect frame;
  GdkRGBA ground;

  tdt_timetable_style_tint (style, &block->hue, amount, &ground);
  gsk_rounded_rect_init_from_rect (&frame, &all, style->plain ? 0 : RADIUS);
  if (!style->plain)
    gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &ground, &all);
  if (stripe > 0)
    gtk_snapshot_append_color (
        snapshot, &block->hue,
        &GRAPHENE_RECT_INIT (rtl ? width - (float) stripe : 0, 0, (float) stripe, height));
  if (!style->plain)
    gtk_snapshot_pop (snapshot);
  if (block->selected || style->high_contrast)
    {
      const GdkRGBA *colour = block->selected ? &style->accent : &style->text;
      float border = block->selected ? 2 : 1;

      gtk_snapshot_append_border (snapshot, &frame,
                                  (const float[]){ border, border, border, border },
                                  (const GdkRGBA[]){ *colour, *colour, *colour, *colour });
    }
}

static void
draw_focus (TdtTimetableBlock *block, GtkSnapshot *snapshot, float width, float height)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (block));
  const GdkRGBA *colour = &block->style->text;
  GskRoundedRect frame;

  if ((flags & GTK_STATE_FLAG_FOCUSED) == 0 || (flags & GTK_STATE_FLAG_FOCUS_VISIBLE) == 0)
    return;
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (3, 3, width - 6, height - 6),
                                   block->style->plain ? 0 : RADIUS - 3);
  gtk_snapshot_append_border (snapshot, &frame, (const float[]){ 1, 1, 1, 1 },
                              (const GdkRGBA[]){ *colour, *colour, *colour, *colour });
}

static void
draw_icons (TdtTimetableBlock *block, GtkSnapshot *snapshot, float width, float height)
{
  const TdtTimetableStyle *style = block->style;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (block)) == GTK_TEXT_DIR_RTL;
  /* Beside the one line, or the first of several. */
  float top = block->text_y[TIMES] > HIDDEN ? PAD_Y : (height - (float) style->line_height) / 2;
  float y = MIN (top + ((float) style->line_height - ICON) / 2, (height - ICON) / 2);
  float step = rtl ? ICON + 2 : -(ICON + 2);
  float x = rtl ? PAD_X - 2 : width - PAD_X + 2 - ICON;

  if (count_icons (block) == 0 || height < ICON - 2)
    return;
  if (block->n_errors + block->n_warnings > 0)
    {
      gboolean bad = block->n_errors > 0;

      tdt_timetable_style_draw_icon (bad ? style->error_icon : style->warning_icon, snapshot, x, y,
                                     ICON, bad ? &style->error : &style->warning);
      x += step;
    }
  if (block->pinned)
    tdt_timetable_style_draw_icon (style->pin_icon, snapshot, x, y, ICON, &style->dim_text);
}

void
tdt_timetable_block_paint (TdtTimetableBlock *block, GtkSnapshot *snapshot, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (block)) == GTK_TEXT_DIR_RTL;

  arrange (block, width, height);
  if (block->lifted)
    gtk_snapshot_push_opacity (snapshot, 0.35);
  draw_ground (block, snapshot, (float) width, (float) height);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      if (block->layouts[i] == NULL)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (rtl ? PAD_X : (float) (get_stripe (block) + PAD_X),
                                          block->text_y[i]));
      gtk_snapshot_append_layout (snapshot, block->layouts[i],
                                  i == TITLE ? &block->style->text : &block->style->dim_text);
      gtk_snapshot_restore (snapshot);
    }
  draw_icons (block, snapshot, (float) width, (float) height);
  draw_focus (block, snapshot, (float) width, (float) height);
  if (block->lifted)
    gtk_snapshot_pop (snapshot);
}
