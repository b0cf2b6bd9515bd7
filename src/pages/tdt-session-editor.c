/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-session-editor.h"

#include "tdt-agenda-item-row.h"
#include "tdt-field-edit.h"
#include "tdt-participant-row.h"
#include "tdt-start-edit.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USUAL_ITEM_MINUTES 10

struct _TdtSessionEditor
{
  AdwBin parent_instance;

  GtkWidget *title_edit;
  GtkListBox *people_list;
  GtkListBox *agenda_list;
  AdwPreferencesGroup *people_group;
  AdwPreferencesGroup *agenda_group;
  GtkWidget *new_participant;
  GtkWidget *new_agenda_item;

  TdtDesk *desk;
  TdtRecordList *participants;
  TdtRecordList *agenda_items;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtSessionEditor, tdt_session_editor, ADW_TYPE_BIN)

static const char *
get_uid (TdtSessionEditor *editor)
{
  TdtRecord *session = editor->desk != NULL ? tdt_desk_get_selected (editor->desk, TDT_KIND_SESSION)
                                            : NULL;

  return session != NULL ? tdt_record_get_uid (session) : NULL;
}

static const TdtRow *
get_session (TdtSessionEditor *editor)
{
  const char *uid = get_uid (editor);

  return uid != NULL
             ? tdt_root_lookup_kind (tdt_desk_get_root (editor->desk), TDT_KIND_SESSION, uid)
             : NULL;
}

/* Shows when each point starts, and returns the minutes of all. */
static gint64
update_starts (TdtSessionEditor *editor, const TdtTime *start)
{
  gint64 elapsed = 0;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (editor->agenda_list, i)) != NULL; i++)
    {
      TdtRecord *record = tdt_agenda_item_row_get_record (TDT_AGENDA_ITEM_ROW (row));
      const TdtRow *item = tdt_record_get_row (record);
      const TdtTime *fixed = tdt_row_get_time (item, TDT_AGENDA_ITEM_START);

      if (fixed != NULL && start != NULL)
        elapsed = (fixed->local - start->local) / 60;
      tdt_agenda_item_row_set_start (TDT_AGENDA_ITEM_ROW (row),
                                     start != NULL ? tdt_time_minute_of_day (start) + elapsed : -1);
      elapsed += tdt_row_get_number (item, TDT_AGENDA_ITEM_MINUTES, 0);
    }
  return elapsed;
}

static char *
dup_budget (gint64 used, gint64 available)
{
  if (available == TDT_UNSET)
    return g_strdup_printf (_ ("%d minutes planned"), (int) used);
  if (used > available)
    /* Translators: the first number is what the points take together, the second what there is */
    return g_strdup_printf (_ ("%d minutes planned of %d: %d too many"), (int) used,
                            (int) available, (int) (used - available));
  return g_strdup_printf (_ ("%d minutes planned of %d, %d left"), (int) used, (int) available,
                          (int) (available - used));
}

static gint64
sum_speaking_minutes (TdtSessionEditor *editor)
{
  gint64 sum = 0;
  const TdtRow *row;

  for (guint i = 0; (row = tdt_record_list_get_row (editor->participants, i)) != NULL; i++)
    sum += tdt_row_get_number (row, TDT_PARTICIPANT_MINUTES, 0);
  return sum;
}

static void
update_budgets (TdtSessionEditor *editor)
{
  const TdtRow *session = get_session (editor);
  gint64 available;
  gint64 used;
  gint64 spoken;
  g_autofree char *agenda = NULL;
  g_autofree char *speaking = NULL;

  if (session == NULL)
    return;
  available = tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET);
  used = update_starts (editor, tdt_row_get_time (session, TDT_SESSION_START));
  agenda = used > 0 ? dup_budget (used, available) : NULL;
  spoken = sum_speaking_minutes (editor);
  /* Translators: how long all speakers of a session speak together */
  speaking = spoken > 0 ? g_strdup_printf (_ ("%d minutes of speaking time"), (int) spoken) : NULL;
  adw_preferences_group_set_description (editor->agenda_group, agenda);
  adw_preferences_group_set_description (editor->people_group, speaking);
  gtk_widget_set_visible (GTK_WIDGET (editor->people_list),
                          g_list_model_get_n_items (G_LIST_MODEL (editor->participants)) > 0);
  gtk_widget_set_visible (GTK_WIDGET (editor->agenda_list),
                          g_list_model_get_n_items (G_LIST_MODEL (editor->agenda_items)) > 0);
}

static void
session_changed_cb (TdtSessionEditor *editor)
{
  const char *uid = get_uid (editor);

  tdt_record_list_set_target (editor->participants, uid);
  tdt_record_list_set_target (editor->agenda_items, uid);
  update_budgets (editor);
}

static GtkWidget *
make_participant_row (gpointer item, gpointer user_data)
{
  TdtSessionEditor *editor = user_data;

  return tdt_participant_row_new (editor->desk, editor->participants, item);
}

static GtkWidget *
make_agenda_item_row (gpointer item, gpointer user_data)
{
  TdtSessionEditor *editor = user_data;

  return tdt_agenda_item_row_new (editor->desk, editor->agenda_items, item);
}

static void
add_participant_cb (TdtSessionEditor *editor)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor->new_participant)));
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;

  if (*g_strstrip (text) == '\0' || get_uid (editor) == NULL)
    return;
  uid = tdt_workspace_add_participant_text (tdt_desk_get_workspace (editor->desk), get_uid (editor),
                                            text, &error);
  if (uid == NULL)
    tdt_desk_report (editor->desk, g_steal_pointer (&error));
  else
    gtk_editable_set_text (GTK_EDITABLE (editor->new_participant), "");
}

/* "Questions from the floor, 15" is a title and minutes. */
static gint64
take_minutes (char *text)
{
  char *comma = strrchr (text, ',');
  gint64 minutes;

  if (comma == NULL ||
      !g_ascii_string_to_signed (g_strstrip (comma + 1), 10, 0, 10080, &minutes, NULL))
    return USUAL_ITEM_MINUTES;
  *comma = '\0';
  return minutes;
}

static void
add_agenda_item_cb (TdtSessionEditor *editor)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor->new_agenda_item)));
  gint64 minutes = take_minutes (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;

  if (*g_strstrip (text) == '\0' || get_uid (editor) == NULL)
    return;
  uid = tdt_workspace_add_agenda_item (tdt_desk_get_workspace (editor->desk), get_uid (editor),
                                       text, minutes, &error);
  if (uid == NULL)
    tdt_desk_report (editor->desk, g_steal_pointer (&error));
  else
    gtk_editable_set_text (GTK_EDITABLE (editor->new_agenda_item), "");
}

static void
duplicate_cb (TdtSessionEditor *editor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_duplicate_session (tdt_desk_get_workspace (editor->desk),
                                                          get_uid (editor), &error);

  if (uid == NULL)
    tdt_desk_report (editor->desk, g_steal_pointer (&error));
  else
    tdt_desk_show (editor->desk, uid);
}

static void
delete_cb (TdtSessionEditor *editor)
{
  tdt_desk_remove (editor->desk, get_uid (editor));
}

void
tdt_session_editor_focus_new_participant (TdtSessionEditor *editor)
{
  g_return_if_fail (TDT_IS_SESSION_EDITOR (editor));

  gtk_widget_grab_focus (editor->new_participant);
}

void
tdt_session_editor_focus_new_agenda_item (TdtSessionEditor *editor)
{
  g_return_if_fail (TDT_IS_SESSION_EDITOR (editor));

  gtk_widget_grab_focus (editor->new_agenda_item);
}

static void
set_desk (TdtSessionEditor *editor, TdtDesk *desk)
{
  TdtProjectView *view;

  if (desk == NULL || editor->desk != NULL)
    return;
  editor->desk = g_object_ref (desk);
  view = tdt_desk_get_view (desk);
  editor->participants = tdt_record_list_new_of_referrers (view, TDT_PARTICIPANT_SESSION, NULL,
                                                           NULL);
  editor->agenda_items = tdt_record_list_new_of_referrers (view, TDT_AGENDA_ITEM_SESSION, NULL,
                                                           NULL);
  gtk_list_box_bind_model (editor->people_list, G_LIST_MODEL (editor->participants),
                           make_participant_row, editor, NULL);
  gtk_list_box_bind_model (editor->agenda_list, G_LIST_MODEL (editor->agenda_items),
                           make_agenda_item_row, editor, NULL);
  g_signal_connect_object (desk, "notify::session", G_CALLBACK (session_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update_budgets),
                           editor, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  session_changed_cb (editor);
}

static void
tdt_session_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_SESSION_EDITOR (object)->desk);
}

static void
tdt_session_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_desk (TDT_SESSION_EDITOR (object), g_value_get_object (value));
  g_object_notify_by_pspec (object, pspec);
}

static gboolean
tdt_session_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TDT_SESSION_EDITOR (widget)->title_edit);
}

static void
tdt_session_editor_dispose (GObject *object)
{
  TdtSessionEditor *editor = TDT_SESSION_EDITOR (object);

  g_clear_object (&editor->participants);
  g_clear_object (&editor->agenda_items);
  g_clear_object (&editor->desk);
  G_OBJECT_CLASS (tdt_session_editor_parent_class)->dispose (object);
}

static void
tdt_session_editor_class_init (TdtSessionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_session_editor_get_property;
  object_class->set_property = tdt_session_editor_set_property;
  object_class->dispose = tdt_session_editor_dispose;
  widget_class->grab_focus = tdt_session_editor_grab_focus;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_FIELD_EDIT);
  g_type_ensure (TDT_TYPE_START_EDIT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-session-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, title_edit);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, people_list);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, agenda_list);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, people_group);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, agenda_group);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, new_participant);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, new_agenda_item);
  gtk_widget_class_bind_template_callback (widget_class, add_participant_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_agenda_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, duplicate_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
tdt_session_editor_init (TdtSessionEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
}
