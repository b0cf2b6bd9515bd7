/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn below and above the sessions of a timetable. */
#include "config.h"

#include "tdt-timetable-canvas-private.h"
#include "tdt-words.h"

#define MINUTES_PER_HOUR 60
#define HALF_HOUR_FROM 0.8
#define RADIUS 6

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
  const GdkRectangle *sight = &paper->sight;
  float bottom = (float) tdt_timetable_geometry_get_height (paper->geometry);

  draw_closed (paper, snapshot);
  for (int minute = plan->from; minute <= plan->to; minute += MINUTES_PER_HOUR / 2)
    {
      gboolean whole = minute % MINUTES_PER_HOUR == 0;

      if (whole || paper->geometry->minute_height >= HALF_HOUR_FROM)
        gtk_snapshot_append_color (
            snapshot, whole ? &paper->style->line : &paper->style->faint_line,
            &GRAPHENE_RECT_INIT ((float) sight->x, (float) (int) get_y (paper, minute),
                                 (float) sight->width, 1));
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

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, float x, float *y,
           const GdkRGBA *colour, float bottom)
{
  int height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (*y + (float) height > bottom && *y > 0)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, *y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  *y += (float) height;
}

/* The note may need more room than the session: it goes on below. */
void
tdt_timetable_paper_draw_ghost (const TdtTimetablePaper *paper, GtkWidget *widget,
                                GtkSnapshot *snapshot, const TdtTimetableGhost *ghost,
                                const GdkRectangle *area)
{
  const TdtTimetableStyle *style = paper->style;
  const GdkRGBA *colour = ghost->clashes ? &style->error : &style->accent;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autofree char *from = tdt_words_dup_clock (ghost->start);
  g_autofree char *to = tdt_words_dup_clock (ghost->end);
  g_autofree char *line = g_strdup_printf ("%s – %s  %s", from, to, ghost->title);
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) area->x, (float) area->y, (float) area->width,
                                             (float) MAX (area->height, style->line_height + 4));
  GskRoundedRect frame;
  GdkRGBA ground;
  float y = (float) area->y + 2;

  pango_layout_set_width (layout, MAX (area->width - 16, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, ghost->note != NULL ? ghost->note : "", -1);
  if (ghost->note != NULL)
    {
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      rect.size.height = MAX (rect.size.height, (float) (height + style->line_height + 6));
    }
  tdt_timetable_style_tint (style, colour, style->dark ? 0.4f : 0.22f, &ground);
  ground.alpha = 0.92f;
  gsk_rounded_rect_init_from_rect (&frame, &rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ *colour, *colour, *colour, *colour });
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  draw_text (snapshot, layout, line, (float) area->x + 8, &y, &style->text, G_MAXFLOAT);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  if (ghost->note != NULL)
    draw_text (snapshot, layout, ghost->note, (float) area->x + 8, &y,
               ghost->clashes ? &style->text : &style->dim_text, G_MAXFLOAT);
}
