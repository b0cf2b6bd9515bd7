/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn below and above the sessions of a timetable. */
#include "config.h"

#include "tdt-timetable-canvas-private.h"
#include "tdt-words.h"

#define MINUTES_PER_HOUR 60
#define HALF_HOUR_FROM 0.8
#define RADIUS 6
#define PAD 9
#define ICON 14
#define NOTE_WIDTH 220

static float
get_y (const TdtTimetablePaper *paper, int minute)
{
  return (float) tdt_timetable_geometry_get_y (paper->geometry, minute);
}

/* Before the doors open and after they close. */
static void
draw_closed (const TdtTimetablePaper *paper, GtkSnapshot *snapshot)
{
  const TdtTimetablePlan *plan = paper->geometry->plan;
  float width = (float) paper->width;
  float bottom = (float) tdt_timetable_geometry_get_height (paper->geometry);

  if (plan->opens >= 0)
    gtk_snapshot_append_color (snapshot, &paper->style->closed,
                               &GRAPHENE_RECT_INIT (0, 0, width, get_y (paper, plan->opens)));
  if (plan->closes >= 0)
    gtk_snapshot_append_color (snapshot, &paper->style->closed,
                               &GRAPHENE_RECT_INIT (0, get_y (paper, plan->closes), width,
                                                    bottom - get_y (paper, plan->closes)));
}

void
tdt_timetable_paper_draw (const TdtTimetablePaper *paper, GtkSnapshot *snapshot)
{
  const TdtTimetablePlan *plan = paper->geometry->plan;
  float bottom = (float) tdt_timetable_geometry_get_height (paper->geometry);

  draw_closed (paper, snapshot);
  for (int minute = plan->from; minute <= plan->to; minute += MINUTES_PER_HOUR / 2)
    {
      gboolean whole = minute % MINUTES_PER_HOUR == 0;

      if (whole || paper->geometry->minute_height >= HALF_HOUR_FROM)
        gtk_snapshot_append_color (
            snapshot, whole ? &paper->style->line : &paper->style->faint_line,
            &GRAPHENE_RECT_INIT (0, (float) (int) get_y (paper, minute), (float) paper->width, 1));
    }
  for (guint column = 1; column < plan->rooms->len; column++)
    {
      float x = (float) (int) (column * paper->geometry->column_width);

      gtk_snapshot_append_color (
          snapshot, &paper->style->line,
          &GRAPHENE_RECT_INIT (paper->geometry->rtl ? (float) paper->width - x : x, 0, 1, bottom));
    }
}

void
tdt_timetable_paper_draw_now (const TdtTimetablePaper *paper, GtkSnapshot *snapshot)
{
  float y = get_y (paper, paper->now);

  if (paper->now < 0)
    return;
  gtk_snapshot_append_color (snapshot, &paper->style->error,
                             &GRAPHENE_RECT_INIT (0, y - 1, (float) paper->width, 2));
}

/* A text in a frame of its own. */
static void
draw_framed (const TdtTimetableStyle *style, GtkSnapshot *snapshot, PangoLayout *layout,
             const graphene_rect_t *rect, const GdkRGBA *ground, const GdkRGBA *border,
             float thickness)
{
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, ground, rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (rect->origin.x + PAD, rect->origin.y + PAD / 2));
  gtk_snapshot_append_layout (snapshot, layout, &style->text);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame,
                              (const float[]){ thickness, thickness, thickness, thickness },
                              (const GdkRGBA[]){ *border, *border, *border, *border });
}

static PangoLayout *
make_layout (GtkWidget *widget, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_set_width (layout, MAX (width - 2 * PAD, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* Who clashes, below the session or, where that is out of sight, above it. */
static void
draw_note (const TdtTimetablePaper *paper, GtkWidget *widget, GtkSnapshot *snapshot,
           const TdtTimetableGhost *ghost, const GdkRectangle *area)
{
  const TdtTimetableStyle *style = paper->style;
  int width = MAX (area->width, NOTE_WIDTH);
  g_autoptr (PangoLayout) layout = make_layout (widget, ghost->note, width - ICON);
  int x = CLAMP (area->x, paper->sight.x,
                 MAX (paper->sight.x + paper->sight.width - width, paper->sight.x));
  int y = area->y + area->height + 2;
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  height += PAD;
  if (y + height > paper->sight.y + paper->sight.height && area->y - height - 2 > paper->sight.y)
    y = area->y - height - 2;
  draw_framed (style, snapshot, layout,
               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
               &style->paper, ghost->clashes ? &style->error : &style->line, 1);
  if (ghost->clashes)
    tdt_timetable_style_draw_icon (style->error_icon, snapshot, (float) (x + width - ICON - 6),
                                   (float) y + 6, ICON, &style->error);
}

void
tdt_timetable_paper_draw_ghost (const TdtTimetablePaper *paper, GtkWidget *widget,
                                GtkSnapshot *snapshot, const TdtTimetableGhost *ghost,
                                const GdkRectangle *area)
{
  const TdtTimetableStyle *style = paper->style;
  const GdkRGBA *colour = ghost->clashes ? &style->error : &style->accent;
  g_autofree char *from = tdt_words_dup_clock (ghost->start);
  g_autofree char *to = tdt_words_dup_clock (ghost->end);
  g_autofree char *text = g_strdup_printf (
      area->height >= 2 * style->line_height + PAD ? "%s – %s\n%s" : "%s – %s  %s", from, to,
      ghost->title);
  g_autoptr (PangoLayout) layout = make_layout (widget, text, area->width);
  GdkRGBA ground;

  pango_layout_set_height (layout, MAX (area->height - PAD, style->line_height) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  tdt_timetable_style_tint (style, colour, style->dark ? 0.4f : 0.22f, &ground);
  draw_framed (style, snapshot, layout,
               &GRAPHENE_RECT_INIT ((float) area->x, (float) area->y, (float) area->width,
                                    (float) area->height),
               &ground, colour, 2);
  if (ghost->note != NULL)
    draw_note (paper, widget, snapshot, ghost, area);
}
