/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a canvas: few, and used again and again. */
#include "tdt-timetable-canvas-inside-private.h"

/* Blocks are there before they come into sight. */
#define AROUND 150
/* Of those not in sight yet, in one frame. */
#define MADE_AT_ONCE 18u
/* Milliseconds. */
#define TIDY_AFTER 300
/* More blocks in sight than this are drawn as simply as can be. */
#define MANY 250

void
tdt_timetable_canvas_tell_block (TdtTimetableCanvas *canvas, TdtTimetableBlock *block)
{
  const char *uid = tdt_timetable_block_get_uid (block);
  const TdtTimetableSlot *slot = tdt_timetable_plan_find (canvas->plan, uid);
  g_autoptr (TdtTimetableFindings) findings = tdt_timetable_findings_new (canvas->findings, uid);

  tdt_timetable_block_tell (block, canvas->plan->root, slot->session, findings);
}

/* Blocks stand in the order of rooms and times, as they are to be read, and say what they show. */
static void
tidy_blocks (TdtTimetableCanvas *canvas)
{
  GtkWidget *before = NULL;

  for (guint i = 0; canvas->plan != NULL && i < canvas->plan->slots->len; i++)
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_get (canvas->plan, i);
      const char *uid = tdt_row_get_uid (slot->session);
      GtkWidget *block = g_hash_table_lookup (canvas->blocks, uid);

      if (block == NULL)
        continue;
      tdt_timetable_canvas_tell_block (canvas, TDT_TIMETABLE_BLOCK (block));
      if (gtk_widget_get_prev_sibling (block) != before)
        gtk_widget_insert_after (block, GTK_WIDGET (canvas), before);
      before = block;
    }
}

/* While it scrolls, blocks go from one session to another without more ado: mapping them, or moving
 * them among the others, costs more than drawing them. When it rests, those left over go, as they
 * are nothing for a screen reader. */
static gboolean
tidy_cb (gpointer data)
{
  TdtTimetableCanvas *canvas = data;

  if (g_get_monotonic_time () - canvas->restless_at < TIDY_AFTER * G_TIME_SPAN_MILLISECOND)
    return G_SOURCE_CONTINUE;
  canvas->tidy_source = 0;
  g_ptr_array_set_size (canvas->moved, 0);
  canvas->all_moved = TRUE;
  while (canvas->spare->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index_fast (canvas->spare, canvas->spare->len - 1));
  tidy_blocks (canvas);
  return G_SOURCE_REMOVE;
}

static void
queue_tidying (TdtTimetableCanvas *canvas)
{
  canvas->restless_at = g_get_monotonic_time ();
  if (canvas->tidy_source == 0)
    canvas->tidy_source = g_timeout_add (TIDY_AFTER, tidy_cb, canvas);
}

static void
retire (TdtTimetableCanvas *canvas, TdtTimetableBlock *block)
{
  gtk_widget_set_can_target (GTK_WIDGET (block), FALSE);
  g_ptr_array_add (canvas->spare, block);
  queue_tidying (canvas);
}

static TdtTimetableBlock *
obtain (TdtTimetableCanvas *canvas)
{
  GtkWidget *block;

  queue_tidying (canvas);
  if (canvas->spare->len > 0)
    {
      block = g_ptr_array_steal_index_fast (canvas->spare, canvas->spare->len - 1);
      gtk_widget_set_can_target (block, TRUE);
      return TDT_TIMETABLE_BLOCK (block);
    }
  block = tdt_timetable_block_new (canvas->style);
  gtk_widget_set_parent (block, GTK_WIDGET (canvas));
  return TDT_TIMETABLE_BLOCK (block);
}

/* How much a session needs a block: not at all, where it has one, soon, or now. */
typedef enum
{
  NEED_NONE,
  NEED_KEEP,
  NEED_SOON,
  NEED_NOW,
} Need;

static gboolean
is_within (TdtTimetableCanvas *canvas, const GdkRectangle *area, int around)
{
  const GdkRectangle *sight = &canvas->sight;

  return area->x < sight->x + sight->width + around && area->x + area->width > sight->x - around &&
         area->y < sight->y + sight->height + around && area->y + area->height > sight->y - around;
}

static Need
get_need (TdtTimetableCanvas *canvas, const TdtTimetableSlot *slot)
{
  GdkRectangle area;

  tdt_timetable_geometry_get_area (&canvas->geometry, slot, &area);
  if (is_within (canvas, &area, canvas->style->plain ? TDT_TIMETABLE_TILE_HEIGHT : 0) ||
      g_strcmp0 (canvas->selected, tdt_row_get_uid (slot->session)) == 0)
    return NEED_NOW;
  if (is_within (canvas, &area, AROUND))
    return NEED_SOON;
  return is_within (canvas, &area, 2 * AROUND) ? NEED_KEEP : NEED_NONE;
}

/* @block: (nullable): the one that it has */
static void
want (TdtTimetableCanvas *canvas, const TdtTimetableSlot *slot, TdtTimetableBlock *block,
      gboolean renew)
{
  const char *uid = tdt_row_get_uid (slot->session);
  gboolean is_new = block == NULL;

  if (is_new)
    {
      block = obtain (canvas);
      g_hash_table_insert (canvas->blocks, g_strdup (uid), block);
      tdt_timetable_block_set_selected (block, g_strcmp0 (uid, canvas->selected) == 0);
      tdt_timetable_block_set_lifted (block, g_strcmp0 (uid, canvas->lifted) == 0);
    }
  tdt_timetable_block_set_mark (block, canvas->sweep);
  if (is_new)
    g_ptr_array_add (canvas->moved, block);
  if (is_new || renew)
    {
      g_autoptr (TdtTimetableFindings)
          findings = tdt_timetable_findings_new (canvas->findings, uid);

      tdt_timetable_block_show (block, canvas->plan->root, slot->session, slot, findings);
    }
  /* Who reads out what is on the paper waits until it rests. */
  if (renew)
    tdt_timetable_canvas_tell_block (canvas, block);
}

static gboolean
more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TdtTimetableCanvas *canvas = TDT_TIMETABLE_CANVAS (widget);

  canvas->more_source = 0;
  tdt_timetable_canvas_update_blocks (canvas, FALSE);
  return G_SOURCE_REMOVE;
}

/* How many blocks there is time for in this frame. */
static guint
get_free_hands (TdtTimetableCanvas *canvas)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (canvas));
  gint64 frame = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : -1;

  if (frame != canvas->frame)
    canvas->n_made = 0;
  canvas->frame = frame;
  return MADE_AT_ONCE - MIN (canvas->n_made, MADE_AT_ONCE);
}

static void
retire_unwanted (TdtTimetableCanvas *canvas)
{
  GHashTableIter iter;
  gpointer block;

  g_hash_table_iter_init (&iter, canvas->blocks);
  while (g_hash_table_iter_next (&iter, NULL, &block))
    if (tdt_timetable_block_get_mark (block) != canvas->sweep)
      {
        retire (canvas, block);
        g_hash_table_iter_remove (&iter);
      }
}

/* Blocks for all sessions in sight, and for no others but those near by and the one chosen. Of
 * those near by a few are made in each frame, so that scrolling finds them and no frame has to make
 * many.
 */
void
tdt_timetable_canvas_update_blocks (TdtTimetableCanvas *canvas, gboolean renew)
{
  guint n_before = g_hash_table_size (canvas->blocks);
  guint n_free = get_free_hands (canvas);
  guint n_made = 0;
  guint n_kept = 0;

  canvas->sweep++;
  canvas->all_moved |= renew;
  for (guint i = 0; canvas->plan != NULL && i < canvas->plan->slots->len; i++)
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_get (canvas->plan, i);
      Need need = get_need (canvas, slot);
      TdtTimetableBlock *block = need != NEED_NONE
                                     ? g_hash_table_lookup (canvas->blocks,
                                                            tdt_row_get_uid (slot->session))
                                     : NULL;

      if (block == NULL &&
          (need == NEED_NONE || need == NEED_KEEP || (need == NEED_SOON && n_made >= MADE_AT_ONCE)))
        continue;
      n_made += block == NULL;
      n_kept++;
      want (canvas, slot, block, renew);
    }
  if (n_kept < g_hash_table_size (canvas->blocks))
    retire_unwanted (canvas);
  canvas->n_made += n_made;
  if (n_made >= n_free && canvas->more_source == 0)
    canvas->more_source = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), more_cb, NULL, NULL);
  if (canvas->style->plain != (g_hash_table_size (canvas->blocks) > MANY))
    {
      canvas->style->plain = !canvas->style->plain;
      tdt_timetable_canvas_restyle (canvas);
    }
  if (renew || n_made > 0 || g_hash_table_size (canvas->blocks) != n_before)
    gtk_widget_queue_allocate (GTK_WIDGET (canvas));
}
