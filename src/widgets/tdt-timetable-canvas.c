/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-timetable-canvas-inside-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdtTimetableCanvas, tdt_timetable_canvas, GTK_TYPE_WIDGET)

static void
free_ghost (TdtTimetableGhost *ghost)
{
  g_free (ghost->title);
  g_free (ghost->note);
  g_free (ghost);
}

static void
queue_draw_over (TdtTimetableCanvas *canvas)
{
  if (canvas->over != NULL)
    gtk_widget_queue_draw (canvas->over);
}

static gboolean
is_rtl (TdtTimetableCanvas *canvas)
{
  return gtk_widget_get_direction (GTK_WIDGET (canvas)) == GTK_TEXT_DIR_RTL;
}

int
tdt_timetable_canvas_get_height (TdtTimetableCanvas *canvas)
{
  return canvas->plan != NULL ? tdt_timetable_geometry_get_height (&canvas->geometry) : 0;
}

const TdtTimetableGeometry *
tdt_timetable_canvas_get_geometry (TdtTimetableCanvas *canvas)
{
  canvas->geometry.rtl = is_rtl (canvas);
  return &canvas->geometry;
}

void
tdt_timetable_canvas_set_plan (TdtTimetableCanvas *canvas, TdtTimetablePlan *plan,
                               GHashTable *findings)
{
  TdtTimetablePlan *before = canvas->plan;

  canvas->plan = plan;
  canvas->geometry.plan = plan;
  g_clear_pointer (&canvas->findings, g_hash_table_unref);
  canvas->findings = findings != NULL ? g_hash_table_ref (findings) : NULL;
  tdt_timetable_tiles_clear (canvas->tiles);
  tdt_timetable_canvas_update_blocks (canvas, TRUE);
  tdt_timetable_plan_free (before);
  gtk_widget_queue_resize (GTK_WIDGET (canvas));
}

const TdtTimetablePlan *
tdt_timetable_canvas_get_plan (TdtTimetableCanvas *canvas)
{
  return canvas->plan;
}

void
tdt_timetable_canvas_set_scale (TdtTimetableCanvas *canvas, double minute_height,
                                double column_width)
{
  if (canvas->geometry.minute_height == minute_height &&
      canvas->geometry.column_width == column_width)
    return;
  canvas->geometry.minute_height = minute_height;
  canvas->geometry.column_width = column_width;
  canvas->all_moved = TRUE;
  tdt_timetable_tiles_clear (canvas->tiles);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

void
tdt_timetable_canvas_set_sight (TdtTimetableCanvas *canvas, const GdkRectangle *sight)
{
  canvas->sight = *sight;
  tdt_timetable_canvas_get_geometry (canvas);
  tdt_timetable_canvas_update_blocks (canvas, FALSE);
  if (canvas->now >= 0 || canvas->ghost != NULL)
    queue_draw_over (canvas);
  if (canvas->style->plain)
    gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tdt_timetable_canvas_set_now (TdtTimetableCanvas *canvas, int minute)
{
  canvas->now = minute;
  queue_draw_over (canvas);
}

void
tdt_timetable_canvas_restyle (TdtTimetableCanvas *canvas)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tdt_timetable_block_restyle (TDT_TIMETABLE_BLOCK (child));
  tdt_timetable_tiles_clear (canvas->tiles);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

TdtTimetableBlock *
tdt_timetable_canvas_get_block (TdtTimetableCanvas *canvas, const char *uid)
{
  return uid != NULL ? g_hash_table_lookup (canvas->blocks, uid) : NULL;
}

guint
tdt_timetable_canvas_count_blocks (TdtTimetableCanvas *canvas)
{
  return g_hash_table_size (canvas->blocks);
}

void
tdt_timetable_canvas_set_selected (TdtTimetableCanvas *canvas, const char *uid)
{
  TdtTimetableBlock *block = tdt_timetable_canvas_get_block (canvas, canvas->selected);

  if (g_strcmp0 (canvas->selected, uid) == 0)
    return;
  if (block != NULL)
    tdt_timetable_block_set_selected (block, FALSE);
  g_free (canvas->selected);
  canvas->selected = g_strdup (uid);
  tdt_timetable_canvas_update_blocks (canvas, FALSE);
  block = tdt_timetable_canvas_get_block (canvas, uid);
  if (block != NULL)
    {
      tdt_timetable_block_set_selected (block, TRUE);
      tdt_timetable_canvas_tell_block (canvas, block);
    }
}

void
tdt_timetable_canvas_set_lifted (TdtTimetableCanvas *canvas, const char *uid)
{
  TdtTimetableBlock *block = tdt_timetable_canvas_get_block (canvas, canvas->lifted);

  if (block != NULL)
    tdt_timetable_block_set_lifted (block, FALSE);
  g_free (canvas->lifted);
  canvas->lifted = g_strdup (uid);
  block = tdt_timetable_canvas_get_block (canvas, uid);
  if (block != NULL)
    tdt_timetable_block_set_lifted (block, TRUE);
}

void
tdt_timetable_canvas_set_ghost (TdtTimetableCanvas *canvas, const TdtTimetableGhost *ghost)
{
  g_clear_pointer (&canvas->ghost, free_ghost);
  if (ghost != NULL)
    {
      canvas->ghost = g_memdup2 (ghost, sizeof *ghost);
      canvas->ghost->title = g_strdup (ghost->title);
      canvas->ghost->note = g_strdup (ghost->note);
    }
  queue_draw_over (canvas);
}

const TdtTimetableGhost *
tdt_timetable_canvas_get_ghost (TdtTimetableCanvas *canvas)
{
  return canvas->ghost;
}

static void
tdt_timetable_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (widget);

  /* Asked after anything that may be about any block. */
  canvas->all_moved = TRUE;
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? tdt_timetable_geometry_get_width (&canvas->geometry)
                            : tdt_timetable_canvas_get_height (canvas);
}

static void
allocate_block (TdtTimetableCanvas *canvas, TdtTimetableBlock *block)
{
  const TdtTimetableSlot *slot = tdt_timetable_plan_find (canvas->plan,
                                                          tdt_timetable_block_get_uid (block));
  GdkRectangle area;

  if (slot == NULL)
    return;
  tdt_timetable_geometry_get_area (&canvas->geometry, slot, &area);
  gtk_widget_size_allocate (GTK_WIDGET (block), &area, -1);
}

/* While it scrolls, only the few blocks that are new have to be told where they are. */
static void
tdt_timetable_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (widget);
  GHashTableIter iter;
  gpointer block;

  if (canvas->all_moved)
    {
      g_hash_table_iter_init (&iter, canvas->blocks);
      while (g_hash_table_iter_next (&iter, NULL, &block))
        allocate_block (canvas, block);
    }
  else
    for (guint i = 0; i < canvas->moved->len; i++)
      allocate_block (canvas, canvas->moved->pdata[i]);
  canvas->all_moved = FALSE;
  g_ptr_array_set_size (canvas->moved, 0);
}

static void
get_paper (TdtTimetableCanvas *canvas, TdtTimetablePaper *paper)
{
  *paper = (TdtTimetablePaper){ canvas->style, tdt_timetable_canvas_get_geometry (canvas),
                                canvas->sight, gtk_widget_get_width (GTK_WIDGET (canvas)),
                                canvas->now };
}

/* Calls @each with every block and where it is. */
static void
for_each_block (TdtTimetableCanvas *canvas,
                void (*each) (TdtTimetableBlock *, const GdkRectangle *, gpointer), gpointer data)
{
  GHashTableIter iter;
  gpointer uid;
  gpointer block;

  g_hash_table_iter_init (&iter, canvas->blocks);
  while (g_hash_table_iter_next (&iter, &uid, &block))
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_find (canvas->plan, uid);
      GdkRectangle area;

      tdt_timetable_geometry_get_area (&canvas->geometry, slot, &area);
      each (block, &area, data);
    }
}

typedef struct
{
  GtkSnapshot *snapshot;
  const GdkRectangle *area;
} Part;

static void
draw_block (TdtTimetableBlock *block, const GdkRectangle *area, gpointer data)
{
  const Part *part = data;

  if (part->area == NULL || gdk_rectangle_intersect (area, part->area, NULL))
    tdt_timetable_block_draw (block, part->snapshot, area);
}

/* The paper with its sessions; @area: (nullable): only what lies there. */
static void
draw_part (GtkSnapshot *snapshot, const GdkRectangle *area, gpointer data)
{
  TdtTimetableCanvas *canvas = data;
  Part part = { snapshot, area };
  TdtTimetablePaper paper;

  get_paper (canvas, &paper);
  tdt_timetable_paper_draw (&paper, snapshot);
  for_each_block (canvas, draw_block, &part);
}

/* Its picture shows something else, or nothing, in its place. */
static void
drop_changed (TdtTimetableBlock *block, const GdkRectangle *area, gpointer data)
{
  if (!tdt_timetable_block_is_drawn (block, area))
    tdt_timetable_tiles_drop (data, area);
}

static void
tdt_timetable_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (widget);

  if (canvas->plan == NULL)
    return;
  if (!canvas->style->plain)
    {
      draw_part (snapshot, NULL, canvas);
      return;
    }
  for_each_block (canvas, drop_changed, canvas->tiles);
  tdt_timetable_tiles_draw (canvas->tiles, snapshot, &canvas->sight,
                            gtk_widget_get_scale_factor (widget), draw_part, canvas);
}

void
tdt_timetable_canvas_draw_over (TdtTimetableCanvas *canvas, GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  TdtTimetablePaper paper;
  GdkRectangle area;

  if (canvas->plan == NULL)
    return;
  get_paper (canvas, &paper);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) -canvas->sight.x, (float) -canvas->sight.y));
  tdt_timetable_paper_draw_now (&paper, snapshot);
  if (canvas->ghost == NULL)
    return;
  tdt_timetable_geometry_get_area (&canvas->geometry,
                                   &(TdtTimetableSlot){ NULL, canvas->ghost->start,
                                                        canvas->ghost->end, canvas->ghost->column,
                                                        0, 1 },
                                   &area);
  tdt_timetable_paper_draw_ghost (&paper, widget, snapshot, canvas->ghost, &area);
}

void
tdt_timetable_canvas_set_over (TdtTimetableCanvas *canvas, GtkWidget *over)
{
  canvas->over = over;
}

static void
tdt_timetable_canvas_dispose (GObject *object)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (object);
  GtkWidget *child;

  g_clear_handle_id (&canvas->tidy_source, g_source_remove);
  if (canvas->blocks != NULL)
    g_hash_table_remove_all (canvas->blocks);
  g_ptr_array_set_size (canvas->spare, 0);
  g_ptr_array_set_size (canvas->moved, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (canvas))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tdt_timetable_canvas_parent_class)->dispose (object);
}

static void
tdt_timetable_canvas_finalize (GObject *object)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (object);

  g_hash_table_unref (canvas->blocks);
  g_ptr_array_unref (canvas->spare);
  g_ptr_array_unref (canvas->moved);
  tdt_timetable_tiles_free (canvas->tiles);
  g_clear_pointer (&canvas->findings, g_hash_table_unref);
  g_clear_pointer (&canvas->ghost, free_ghost);
  g_clear_pointer (&canvas->plan, tdt_timetable_plan_free);
  g_free (canvas->selected);
  g_free (canvas->lifted);
  G_OBJECT_CLASS (tdt_timetable_canvas_parent_class)->finalize (object);
}

static void
tdt_timetable_canvas_class_init (TdtTimetableCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tdt_timetable_canvas_dispose;
  object_class->finalize = tdt_timetable_canvas_finalize;
  widget_class->measure = tdt_timetable_canvas_measure;
  widget_class->size_allocate = tdt_timetable_canvas_size_allocate;
  widget_class->snapshot = tdt_timetable_canvas_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timetable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
tdt_timetable_canvas_init (TdtTimetableCanvas *canvas)
{
  canvas->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  canvas->spare = g_ptr_array_new ();
  canvas->moved = g_ptr_array_new ();
  canvas->tiles = tdt_timetable_tiles_new ();
  canvas->geometry.minute_height = 2;
  canvas->geometry.column_width = 160;
  canvas->now = -1;
  gtk_widget_set_overflow (GTK_WIDGET (canvas), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timetable"), -1);
}

GtkWidget *
tdt_timetable_canvas_new (TdtTimetableStyle *style)
{
  TdtTimetableCanvas *canvas = g_object_new (TDT_TYPE_TIMETABLE_CANVAS, NULL);

  canvas->style = style;
  return GTK_WIDGET (canvas);
}
