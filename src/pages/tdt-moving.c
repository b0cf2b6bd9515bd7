/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-moving-private.h"

#include "tdt-drag.h"
#include "tdt-workspace-verbs.h"

static char *
dup_uid_at (TdtRecordList *list, gint64 position)
{
  const TdtRow *row = position >= 0 && position <= G_MAXUINT
                          ? tdt_record_list_get_row (list, (guint) position)
                          : NULL;

  return row != NULL ? g_strdup (tdt_row_get_uid (row)) : NULL;
}

/* To before the record that stands at @gap now. */
static void
move_to (TdtDesk *desk, TdtRecordList *list, const char *uid, gint64 gap)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = dup_uid_at (list, gap - 1);
  g_autofree char *before = dup_uid_at (list, gap);

  if (!tdt_workspace_reorder (tdt_desk_get_workspace (desk), uid, after, before, &error))
    tdt_desk_report (desk, g_steal_pointer (&error));
}

void
tdt_move_record (TdtDesk *desk, TdtRecordList *list, const char *uid, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint position;

  if (tdt_record_list_find (list, uid, &position) && (by < 0 ? position > 0 : position + 1 < n))
    move_to (desk, list, uid, by < 0 ? (gint64) position - 1 : (gint64) position + 2);
}

/* What a row that can be moved is about; belongs to the row. */
typedef struct
{
  TdtDesk *desk;
  TdtRecordList *list;
  TdtRecord *record;
} Moving;

/* The row is another widget once it has moved. */
static gboolean
move_by_key (GtkWidget *row, Moving *moving, int by)
{
  GtkListBox *box = GTK_LIST_BOX (gtk_widget_get_parent (row));
  g_autoptr (TdtRecordList) list = g_object_ref (moving->list);
  g_autofree char *uid = g_strdup (tdt_record_get_uid (moving->record));
  guint position;

  tdt_move_record (moving->desk, list, uid, by);
  if (!tdt_record_list_find (list, uid, &position))
    return TRUE;
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (box, (int) position));
  /* A row that unfolds takes no focus itself, but its head does. */
  if (row != NULL && !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static gboolean
up_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return move_by_key (widget, data, -1);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return move_by_key (widget, data, 1);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Moving *moving)
{
  return tdt_drag_content_new (tdt_row_get_kind_id (tdt_record_get_row (moving->record)),
                               tdt_record_get_uid (moving->record));
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

void
tdt_moving_add_row (GtkWidget *row, GtkWidget *handle, TdtDesk *desk, TdtRecordList *list,
                    TdtRecord *record)
{
  static const struct
  {
    guint key;
    GtkShortcutFunc func;
  } keys[] = {
    { GDK_KEY_Up, up_cb },
    { GDK_KEY_Down, down_cb },
    { GDK_KEY_KP_Up, up_cb },
    { GDK_KEY_KP_Down, down_cb },
  };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  Moving *moving = g_new (Moving, 1);

  *moving = (Moving){ desk, list, record };
  g_object_set_data_full (G_OBJECT (row), "tdt-moving", moving, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (shortcuts),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                          gtk_callback_action_new (keys[i].func, moving, NULL)));
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (row, shortcuts);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), moving);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (handle, "grab");
}

const char *
tdt_moving_get_uid (GtkWidget *row)
{
  Moving *moving = g_object_get_data (G_OBJECT (row), "tdt-moving");

  return moving != NULL ? tdt_record_get_uid (moving->record) : NULL;
}

/* What a list box takes; belongs to its drop target. */
typedef struct
{
  TdtDesk *desk;
  TdtRecordList *list;
  GtkWidget *marked;
  TdtKindId kind;
  TdtDroppedFunc dropped;
  gpointer user_data;
} Taking;

static void
mark (Taking *taking, GtkWidget *row, const char *css_class)
{
  if (taking->marked != NULL)
    {
      gtk_widget_remove_css_class (taking->marked, "drop-before");
      gtk_widget_remove_css_class (taking->marked, "drop-after");
      g_object_remove_weak_pointer (G_OBJECT (taking->marked), (gpointer *) &taking->marked);
    }
  taking->marked = row;
  if (row == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &taking->marked);
  gtk_widget_add_css_class (row, css_class);
}

/* The uid of a row of the list, if that is what hovers. */
static char *
dup_own_uid (Taking *taking, const GValue *value)
{
  for (TdtKindId kind = 0; kind < TDT_N_KINDS; kind++)
    {
      g_autofree char *uid = tdt_drag_dup_uid (value, kind);

      if (uid != NULL && tdt_record_list_find (taking->list, uid, NULL))
        return g_steal_pointer (&uid);
    }
  return NULL;
}

static char *
dup_other_uid (Taking *taking, const GValue *value)
{
  return taking->kind < TDT_N_KINDS ? tdt_drag_dup_uid (value, taking->kind) : NULL;
}

/* Before which position a drop at @y would go. */
static guint
find_gap (Taking *taking, GtkListBox *box, double y, GtkWidget **row, gboolean *after)
{
  GtkListBoxRow *found = gtk_list_box_get_row_at_y (box, (int) y);
  graphene_rect_t bounds;

  *after = FALSE;
  *row = GTK_WIDGET (found);
  if (found == NULL || !gtk_widget_compute_bounds (*row, GTK_WIDGET (box), &bounds))
    return g_list_model_get_n_items (G_LIST_MODEL (taking->list));
  *after = y > bounds.origin.y + bounds.size.height / 2;
  return (guint) gtk_list_box_row_get_index (found) + *after;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, Taking *taking)
{
  const GValue *value = gtk_drop_target_get_value (target);
  g_autofree char *own = dup_own_uid (taking, value);
  g_autofree char *other = dup_other_uid (taking, value);
  GtkWidget *row;
  gboolean after;

  mark (taking, NULL, NULL);
  if (own == NULL)
    return other != NULL ? GDK_ACTION_COPY : 0;
  find_gap (taking, GTK_LIST_BOX (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))),
            y, &row, &after);
  mark (taking, row, after ? "drop-after" : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, Taking *taking)
{
  mark (taking, NULL, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Taking *taking)
{
  GtkListBox *box = GTK_LIST_BOX (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_autofree char *own = dup_own_uid (taking, value);
  g_autofree char *other = dup_other_uid (taking, value);
  GtkWidget *row;
  gboolean after;
  guint position;
  guint gap;

  mark (taking, NULL, NULL);
  if (own == NULL && other == NULL)
    return FALSE;
  if (own == NULL)
    {
      taking->dropped (other, taking->user_data);
      return TRUE;
    }
  gap = find_gap (taking, box, y, &row, &after);
  if (tdt_record_list_find (taking->list, own, &position) && gap != position && gap != position + 1)
    move_to (taking->desk, taking->list, own, gap);
  return TRUE;
}

static void
taking_free (gpointer data, GClosure *closure)
{
  mark (data, NULL, NULL);
  g_free (data);
}

void
tdt_moving_add_box (GtkListBox *box, TdtDesk *desk, TdtRecordList *list, TdtKindId kind,
                    TdtDroppedFunc dropped, gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  Taking *taking = g_new (Taking, 1);

  *taking = (Taking){ desk, list, NULL, kind, dropped, user_data };
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), taking);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), taking);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), taking, taking_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (box), GTK_EVENT_CONTROLLER (target));
}

static gboolean
drop_record_cb (GtkDropTarget *target, const GValue *value, double x, double y, Taking *taking)
{
  g_autofree char *uid = dup_other_uid (taking, value);

  if (uid != NULL)
    taking->dropped (uid, taking->user_data);
  return uid != NULL;
}

void
tdt_moving_add_target (GtkWidget *widget, TdtKindId kind, TdtDroppedFunc dropped,
                       gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  Taking *taking = g_new (Taking, 1);

  *taking = (Taking){ NULL, NULL, NULL, kind, dropped, user_data };
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_record_cb), taking, taking_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
