/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-timetable-block-inside-private.h"

#include "tdt-names.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdtTimetableBlock, tdt_timetable_block, GTK_TYPE_WIDGET)

static void
tdt_timetable_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  tdt_timetable_block_paint (TDT_TIMETABLE_BLOCK (widget), snapshot, gtk_widget_get_width (widget),
                             gtk_widget_get_height (widget));
}

/* A parent that draws the block itself is not told by the block: for GTK that waits to be drawn. */
static void
redraw (TdtTimetableBlock *block)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (block));

  g_clear_pointer (&block->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (block));
  if (parent != NULL)
    gtk_widget_queue_draw (parent);
}

void
tdt_timetable_block_restyle (TdtTimetableBlock *block)
{
  block->width = block->height = -1;
  redraw (block);
}

gboolean
tdt_timetable_block_is_drawn (TdtTimetableBlock *block, const GdkRectangle *area)
{
  return block->node != NULL && gdk_rectangle_equal (&block->area, area);
}

void
tdt_timetable_block_draw (TdtTimetableBlock *block, GtkSnapshot *snapshot, const GdkRectangle *area)
{
  if (!tdt_timetable_block_is_drawn (block, area))
    {
      GtkSnapshot *own = gtk_snapshot_new ();

      g_clear_pointer (&block->node, gsk_render_node_unref);
      gtk_snapshot_translate (own, &GRAPHENE_POINT_INIT ((float) area->x, (float) area->y));
      tdt_timetable_block_paint (block, own, area->width, area->height);
      block->node = gtk_snapshot_free_to_node (own);
      block->area = *area;
    }
  if (block->node == NULL)
    return;
  if (gsk_render_node_get_node_type (block->node) != GSK_CONTAINER_NODE)
    {
      gtk_snapshot_append_node (snapshot, block->node);
      return;
    }
  for (guint i = 0; i < gsk_container_node_get_n_children (block->node); i++)
    gtk_snapshot_append_node (snapshot, gsk_container_node_get_child (block->node, i));
}

static gboolean
take_text (char **text, char *now)
{
  gboolean differs = g_strcmp0 (*text, now) != 0;

  g_free (*text);
  *text = now;
  return differs;
}

void
tdt_timetable_block_show (TdtTimetableBlock *block, const TdtRoot *root, const TdtRow *session,
                          const TdtTimetableSlot *slot, const TdtTimetableFindings *findings)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
  gboolean differs = g_strcmp0 (block->uid, tdt_row_get_uid (session)) != 0;
  char *in_short = NULL;
  GdkRGBA hue;

  take_text (&block->uid, g_strdup (tdt_row_get_uid (session)));
  differs |= take_text (&block->texts[TIMES], tdt_timetable_dup_times (session));
  differs |= take_text (&block->texts[TITLE], tdt_session_dup_title (session));
  differs |= take_text (&block->texts[PEOPLE],
                        tdt_timetable_dup_details (block->style, root, session, &in_short));
  differs |= take_text (&block->short_people, in_short);
  differs |= take_text (&block->short_time, tdt_timetable_dup_short_time (slot));
  tdt_timetable_style_get_hue (block->style, root, session, &hue);
  differs |= !gdk_rgba_equal (&hue, &block->hue);
  differs |= block->n_errors != (findings != NULL ? findings->n_errors : 0) ||
             block->n_warnings != (findings != NULL ? findings->n_warnings : 0) ||
             block->pinned != tdt_row_get_boolean (session, TDT_SESSION_PINNED);
  block->hue = hue;
  block->n_errors = findings != NULL ? findings->n_errors : 0;
  block->n_warnings = findings != NULL ? findings->n_warnings : 0;
  block->pinned = tdt_row_get_boolean (session, TDT_SESSION_PINNED);
  block->quiet = kind == TDT_SESSION_KIND_BREAK || kind == TDT_SESSION_KIND_MEAL;
  if (differs)
    tdt_timetable_block_restyle (block);
}

/* Tells screen readers only what is new: most blocks stay as they are after an edit. */
void
tdt_timetable_block_tell (TdtTimetableBlock *block, const TdtRoot *root, const TdtRow *session,
                          const TdtTimetableFindings *findings)
{
  g_autofree char *name = tdt_timetable_dup_name (root, session, findings);
  g_autofree char *description = tdt_timetable_dup_description (root, session, findings);

  if (take_text (&block->tooltip, g_strjoin ("\n", name, description, NULL)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

const char *
tdt_timetable_block_get_uid (TdtTimetableBlock *block)
{
  return block->uid;
}

void
tdt_timetable_block_set_selected (TdtTimetableBlock *block, gboolean selected)
{
  if (block->selected == selected)
    return;
  block->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  redraw (block);
}

void
tdt_timetable_block_set_lifted (TdtTimetableBlock *block, gboolean lifted)
{
  if (block->lifted == lifted)
    return;
  block->lifted = lifted;
  redraw (block);
}

guint
tdt_timetable_block_get_mark (TdtTimetableBlock *block)
{
  return block->mark;
}

void
tdt_timetable_block_set_mark (TdtTimetableBlock *block, guint mark)
{
  block->mark = mark;
}

/* Not over a menu that is open, which would be hidden below. */
static gboolean
tdt_timetable_block_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                   GtkTooltip *tooltip)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, TDT_TIMETABLE_BLOCK (widget)->tooltip);
  return TDT_TIMETABLE_BLOCK (widget)->tooltip != NULL;
}

static void
tdt_timetable_block_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GtkStateFlags focus = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;

  if (((previous ^ gtk_widget_get_state_flags (widget)) & focus) != 0)
    redraw (TDT_TIMETABLE_BLOCK (widget));
}

/* Another font, or another size of it. */
static void
tdt_timetable_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TdtTimetableBlock *block = TDT_TIMETABLE_BLOCK (widget);

  GTK_WIDGET_CLASS (tdt_timetable_block_parent_class)->css_changed (widget, change);
  for (guint i = 0; i < N_TEXTS; i++)
    if (block->layouts[i] != NULL)
      pango_layout_context_changed (block->layouts[i]);
  g_clear_pointer (&block->node, gsk_render_node_unref);
}

static void
tdt_timetable_block_finalize (GObject *object)
{
  TdtTimetableBlock *block = TDT_TIMETABLE_BLOCK (object);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_clear_object (&block->layouts[i]);
      g_free (block->texts[i]);
    }
  g_clear_pointer (&block->node, gsk_render_node_unref);
  g_free (block->short_time);
  g_free (block->short_people);
  g_free (block->tooltip);
  g_free (block->uid);
  G_OBJECT_CLASS (tdt_timetable_block_parent_class)->finalize (object);
}

static void
tdt_timetable_block_class_init (TdtTimetableBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tdt_timetable_block_finalize;
  widget_class->snapshot = tdt_timetable_block_snapshot;
  widget_class->query_tooltip = tdt_timetable_block_query_tooltip;
  widget_class->state_flags_changed = tdt_timetable_block_state_flags_changed;
  widget_class->css_changed = tdt_timetable_block_css_changed;
  gtk_widget_class_set_css_name (widget_class, "session");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
tdt_timetable_block_init (TdtTimetableBlock *block)
{
  gtk_widget_set_focusable (GTK_WIDGET (block), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (block), TRUE);
}

GtkWidget *
tdt_timetable_block_new (const TdtTimetableStyle *style)
{
  TdtTimetableBlock *block = g_object_new (TDT_TYPE_TIMETABLE_BLOCK, NULL);

  block->style = style;
  return GTK_WIDGET (block);
}
