/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-timetable-canvas-private.h"

#include <glib/gi18n-lib.h>

/* Blocks are there before they come into sight. */
#define AROUND 120
/* Milliseconds. */
#define TIDY_AFTER 700
/* More blocks in sight than this are drawn as simply as can be. */
#define MANY 250

struct _TdtTimetableCanvas
{
  GtkWidget parent_instance;

  TdtTimetableStyle *style;
  TdtTimetablePlan *plan;
  GHashTable *findings;
  /* The blocks in sight by uid of the session, and those that wait for another one. */
  GHashTable *blocks;
  GPtrArray *spare;
  guint sweep;
  guint tidy_source;
  GdkRectangle sight;
  TdtTimetableGeometry geometry;
  int now;
  char *selected;
  char *lifted;
  TdtTimetableGhost *ghost;
};

G_DEFINE_FINAL_TYPE (TdtTimetableCanvas, tdt_timetable_canvas, GTK_TYPE_WIDGET)

static void
free_ghost (TdtTimetableGhost *ghost)
{
  g_free (ghost->title);
  g_free (ghost->note);
  g_free (ghost);
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

/* Blocks that nobody wants are for the next moment of scrolling, and for no screen reader. */
static gboolean
tidy_cb (gpointer data)
{
  TdtTimetableCanvas *canvas = data;

  canvas->tidy_source = 0;
  while (canvas->spare->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index_fast (canvas->spare, canvas->spare->len - 1));
  return G_SOURCE_REMOVE;
}

static void
retire (TdtTimetableCanvas *canvas, TdtTimetableBlock *block)
{
  gtk_widget_set_child_visible (GTK_WIDGET (block), FALSE);
  g_ptr_array_add (canvas->spare, block);
  if (canvas->tidy_source == 0)
    canvas->tidy_source = g_timeout_add (TIDY_AFTER, tidy_cb, canvas);
}

static TdtTimetableBlock *
obtain (TdtTimetableCanvas *canvas)
{
  GtkWidget *block;

  if (canvas->spare->len > 0)
    {
      block = g_ptr_array_steal_index_fast (canvas->spare, canvas->spare->len - 1);
      gtk_widget_set_child_visible (block, TRUE);
      return TDT_TIMETABLE_BLOCK (block);
    }
  block = tdt_timetable_block_new (canvas->style);
  gtk_widget_set_parent (block, GTK_WIDGET (canvas));
  return TDT_TIMETABLE_BLOCK (block);
}

static gboolean
is_wanted (TdtTimetableCanvas *canvas, const TdtTimetableSlot *slot)
{
  GdkRectangle near = { canvas->sight.x - AROUND, canvas->sight.y - AROUND,
                        canvas->sight.width + 2 * AROUND, canvas->sight.height + 2 * AROUND };
  GdkRectangle area;

  tdt_timetable_geometry_get_area (&canvas->geometry, slot, &area);
  return gdk_rectangle_intersect (&near, &area, NULL) ||
         g_strcmp0 (canvas->selected, tdt_row_get_uid (slot->session)) == 0;
}

/* Blocks stand in the order of rooms and times, as they are to be read; @before is the one that
 * this one follows. */
static TdtTimetableBlock *
want (TdtTimetableCanvas *canvas, const TdtTimetableSlot *slot, TdtTimetableBlock *before,
      gboolean renew)
{
  const char *uid = tdt_row_get_uid (slot->session);
  TdtTimetableBlock *block = g_hash_table_lookup (canvas->blocks, uid);
  gboolean is_new = block == NULL;

  if (is_new)
    {
      block = obtain (canvas);
      g_hash_table_insert (canvas->blocks, g_strdup (uid), block);
      tdt_timetable_block_set_selected (block, g_strcmp0 (uid, canvas->selected) == 0);
      tdt_timetable_block_set_lifted (block, g_strcmp0 (uid, canvas->lifted) == 0);
    }
  if (is_new || renew)
    gtk_widget_insert_after (GTK_WIDGET (block), GTK_WIDGET (canvas), GTK_WIDGET (before));
  tdt_timetable_block_set_mark (block, canvas->sweep);
  if (is_new || renew)
    tdt_timetable_block_show (block, canvas->plan->root, slot->session, slot,
                              canvas->findings != NULL ? g_hash_table_lookup (canvas->findings, uid)
                                                       : NULL);
  return block;
}

/* Blocks for all sessions in sight, and for no others but the one chosen. */
static void
update_blocks (TdtTimetableCanvas *canvas, gboolean renew)
{
  guint n_before = g_hash_table_size (canvas->blocks);
  gboolean changed = renew;
  GHashTableIter iter;
  TdtTimetableBlock *before = NULL;
  gpointer block;

  canvas->sweep++;
  for (guint i = 0; canvas->plan != NULL && i < canvas->plan->slots->len; i++)
    if (is_wanted (canvas, tdt_timetable_plan_get (canvas->plan, i)))
      before = want (canvas, tdt_timetable_plan_get (canvas->plan, i), before, renew);
  changed |= g_hash_table_size (canvas->blocks) != n_before;
  g_hash_table_iter_init (&iter, canvas->blocks);
  while (g_hash_table_iter_next (&iter, NULL, &block))
    if (tdt_timetable_block_get_mark (block) != canvas->sweep)
      {
        retire (canvas, block);
        g_hash_table_iter_remove (&iter);
        changed = TRUE;
      }
  if (canvas->style->plain != (g_hash_table_size (canvas->blocks) > MANY))
    {
      canvas->style->plain = !canvas->style->plain;
      tdt_timetable_canvas_restyle (canvas);
    }
  if (changed)
    gtk_widget_queue_allocate (GTK_WIDGET (canvas));
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
  update_blocks (canvas, TRUE);
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
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}

void
tdt_timetable_canvas_set_sight (TdtTimetableCanvas *canvas, const GdkRectangle *sight)
{
  canvas->sight = *sight;
  tdt_timetable_canvas_get_geometry (canvas);
  update_blocks (canvas, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tdt_timetable_canvas_set_now (TdtTimetableCanvas *canvas, int minute)
{
  canvas->now = minute;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tdt_timetable_canvas_restyle (TdtTimetableCanvas *canvas)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tdt_timetable_block_restyle (TDT_TIMETABLE_BLOCK (child));
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
  update_blocks (canvas, FALSE);
  block = tdt_timetable_canvas_get_block (canvas, uid);
  if (block != NULL)
    tdt_timetable_block_set_selected (block, TRUE);
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
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
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

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? tdt_timetable_geometry_get_width (&canvas->geometry)
                            : tdt_timetable_canvas_get_height (canvas);
}

static void
tdt_timetable_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (widget);
  GHashTableIter iter;
  gpointer uid;
  gpointer block;

  g_hash_table_iter_init (&iter, canvas->blocks);
  while (g_hash_table_iter_next (&iter, &uid, &block))
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_find (canvas->plan, uid);
      GdkRectangle area;

      if (slot == NULL)
        continue;
      tdt_timetable_geometry_get_area (&canvas->geometry, slot, &area);
      gtk_widget_size_allocate (block, &area, -1);
    }
}

static void
tdt_timetable_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (widget);
  TdtTimetablePaper paper = { canvas->style, tdt_timetable_canvas_get_geometry (canvas),
                              canvas->sight, gtk_widget_get_width (widget), canvas->now };

  if (canvas->plan == NULL)
    return;
  tdt_timetable_paper_draw (&paper, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      gtk_widget_snapshot_child (widget, child, snapshot);
  tdt_timetable_paper_draw_now (&paper, snapshot);
  if (canvas->ghost != NULL)
    {
      TdtTimetableSlot slot = {
        NULL, canvas->ghost->start, canvas->ghost->end, canvas->ghost->column, 0, 1
      };
      GdkRectangle area;

      tdt_timetable_geometry_get_area (&canvas->geometry, &slot, &area);
      tdt_timetable_paper_draw_ghost (&paper, widget, snapshot, canvas->ghost, &area);
    }
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
