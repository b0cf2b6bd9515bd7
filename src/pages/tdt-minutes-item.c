/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-minutes-item.h"

#include "tdt-field-edit.h"
#include "tdt-moving-private.h"
#include "tdt-record-row.h"
#include "tdt-words.h"
#include "tdt-workspace-live.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtMinutesItem
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *times;
  GtkListBox *tasks_box;
  GtkEditable *new_task;

  TdtDesk *desk;
  TdtRecord *record;
  TdtRecordList *tasks;
};

enum
{
  PROP_DESK = 1,
  PROP_RECORD,
};

G_DEFINE_FINAL_TYPE (TdtMinutesItem, tdt_minutes_item, ADW_TYPE_BIN)

static gboolean
is_session (TdtMinutesItem *item)
{
  return tdt_row_get_kind_id (tdt_record_get_row (item->record)) == TDT_KIND_SESSION;
}

static void
update (TdtMinutesItem *item)
{
  const TdtRow *row = tdt_record_get_row (item->record);
  gboolean session = is_session (item);
  g_autofree char *title = session ? g_strdup (_ ("The whole session"))
                                   : tdt_record_dup_label (item->record);
  g_autofree char *times = tdt_words_dup_real (
      tdt_row_get_time (row, session ? TDT_SESSION_BEGAN : TDT_AGENDA_ITEM_BEGAN),
      tdt_row_get_time (row, session ? TDT_SESSION_ENDED : TDT_AGENDA_ITEM_ENDED));

  gtk_label_set_label (item->title, title);
  gtk_label_set_label (item->times, times != NULL ? times : "");
}

static void
update_tasks (TdtMinutesItem *item)
{
  gtk_widget_set_visible (GTK_WIDGET (item->tasks_box),
                          gtk_list_box_get_row_at_index (item->tasks_box, 0) != NULL);
}

static void
ticked_cb (GtkCheckButton *check, TdtDesk *desk)
{
  TdtRecord *task = g_object_get_data (G_OBJECT (check), "task");
  gboolean done = gtk_check_button_get_active (check);
  GError *error = NULL;

  if (tdt_row_get_boolean (tdt_record_get_row (task), TDT_FOLLOW_UP_DONE) != done &&
      !tdt_workspace_set_number (tdt_desk_get_workspace (desk), tdt_record_get_uid (task),
                                 TDT_FOLLOW_UP_DONE, done ? 1 : TDT_UNSET, &error))
    tdt_desk_report (desk, error);
}

static void
show_ticked (GtkCheckButton *check)
{
  TdtRecord *task = g_object_get_data (G_OBJECT (check), "task");

  gtk_check_button_set_active (check,
                               tdt_row_get_boolean (tdt_record_get_row (task), TDT_FOLLOW_UP_DONE));
}

GtkWidget *
tdt_minutes_make_task (TdtDesk *desk, TdtRecordList *list, TdtRecord *task)
{
  GtkWidget *row = tdt_record_row_new (desk, list, task);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Done"),
                                  -1);
  g_object_set_data_full (G_OBJECT (check), "task", g_object_ref (task), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), desk, 0);
  g_signal_connect_object (task, "notify::done", G_CALLBACK (show_ticked), check,
                           G_CONNECT_SWAPPED);
  show_ticked (GTK_CHECK_BUTTON (check));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  return row;
}

static GtkWidget *
make_row (gpointer task, gpointer user_data)
{
  TdtMinutesItem *item = user_data;

  return tdt_minutes_make_task (item->desk, item->tasks, task);
}

static void
add_task_cb (TdtMinutesItem *item)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (item->new_task)));
  const TdtRow *row = tdt_record_get_row (item->record);
  const char *session = is_session (item) ? tdt_row_get_uid (row)
                                          : tdt_row_get_text (row, TDT_AGENDA_ITEM_SESSION);
  g_autofree char *uid = NULL;
  GError *error = NULL;

  if (*text == '\0')
    return;
  uid = tdt_workspace_add_follow_up (tdt_desk_get_workspace (item->desk), session,
                                     is_session (item) ? NULL : tdt_row_get_uid (row), text,
                                     &error);
  if (uid == NULL)
    tdt_desk_report (item->desk, error);
  else
    gtk_editable_set_text (item->new_task, "");
}

/* What belongs to a session but to no point of its agenda; the list has those of the points too. */
static gboolean
has_no_point (gpointer task, gpointer user_data)
{
  return !tdt_row_has (tdt_record_get_row (task), TDT_FOLLOW_UP_ITEM);
}

static void
bind_tasks (TdtMinutesItem *item)
{
  gboolean session = is_session (item);
  g_autoptr (GListModel) shown = NULL;

  item->tasks = tdt_record_list_new_of_referrers (
      tdt_desk_get_view (item->desk), session ? TDT_FOLLOW_UP_SESSION : TDT_FOLLOW_UP_ITEM,
      tdt_record_get_uid (item->record), NULL);
  shown = G_LIST_MODEL (g_object_ref (item->tasks));
  if (session)
    shown = G_LIST_MODEL (gtk_filter_list_model_new (
        shown, GTK_FILTER (gtk_custom_filter_new (has_no_point, NULL, NULL))));
  gtk_list_box_bind_model (item->tasks_box, shown, make_row, item, NULL);
  tdt_moving_add_box (item->tasks_box, item->desk, item->tasks, TDT_KIND_ANY, NULL, NULL);
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (update_tasks), item,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_tasks (item);
}

static void
tdt_minutes_item_constructed (GObject *object)
{
  TdtMinutesItem *item = TDT_MINUTES_ITEM (object);

  G_OBJECT_CLASS (tdt_minutes_item_parent_class)->constructed (object);
  bind_tasks (item);
  g_signal_connect_object (item->record, "notify", G_CALLBACK (update), item, G_CONNECT_SWAPPED);
  update (item);
}

static void
tdt_minutes_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtMinutesItem *item = TDT_MINUTES_ITEM (object);

  if (id == PROP_DESK)
    g_value_set_object (value, item->desk);
  else
    g_value_set_object (value, item->record);
}

static void
tdt_minutes_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtMinutesItem *item = TDT_MINUTES_ITEM (object);

  if (id == PROP_DESK)
    item->desk = g_value_dup_object (value);
  else
    item->record = g_value_dup_object (value);
}

static void
tdt_minutes_item_dispose (GObject *object)
{
  TdtMinutesItem *item = TDT_MINUTES_ITEM (object);

  g_clear_object (&item->tasks);
  g_clear_object (&item->record);
  g_clear_object (&item->desk);
  G_OBJECT_CLASS (tdt_minutes_item_parent_class)->dispose (object);
}

static void
tdt_minutes_item_class_init (TdtMinutesItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = tdt_minutes_item_constructed;
  object_class->get_property = tdt_minutes_item_get_property;
  object_class->set_property = tdt_minutes_item_set_property;
  object_class->dispose = tdt_minutes_item_dispose;
  g_object_class_install_property (object_class, PROP_DESK,
                                   g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK, flags));
  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD, flags));
  g_type_ensure (TDT_TYPE_FIELD_EDIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-minutes-item.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesItem, title);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesItem, times);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesItem, tasks_box);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesItem, new_task);
  gtk_widget_class_bind_template_callback (widget_class, add_task_cb);
}

static void
tdt_minutes_item_init (TdtMinutesItem *item)
{
  gtk_widget_init_template (GTK_WIDGET (item));
}

GtkWidget *
tdt_minutes_item_new (TdtDesk *desk, TdtRecord *record)
{
  return g_object_new (TDT_TYPE_MINUTES_ITEM, "desk", desk, "record", record, NULL);
}
