/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-session-editor.h"

#include "tdt-agenda-item-row.h"
#include "tdt-agenda.h"
#include "tdt-budget-bar.h"
#include "tdt-field-edit.h"
#include "tdt-findings-list.h"
#include "tdt-moving-private.h"
#include "tdt-participant-row.h"
#include "tdt-person-entry.h"
#include "tdt-session-actions-private.h"
#include "tdt-session-budget.h"
#include "tdt-session-links.h"
#include "tdt-session-when.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USUAL_ITEM_MINUTES 10

struct _TdtSessionEditor
{
  AdwBin parent_instance;

  GtkWidget *title_edit;
  GtkMenuButton *more_button;
  GtkWidget *findings;
  GtkListBox *people_list;
  GtkListBox *agenda_list;
  AdwPreferencesGroup *agenda_group;
  TdtBudgetBar *agenda_bar;
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

/* Shows when each point starts, and how long it is. */
static void
update_points (TdtSessionEditor *editor, const TdtRow *session)
{
  g_autoptr (GArray) points = tdt_agenda_get_points (tdt_desk_get_root (editor->desk), session);
  GtkListBoxRow *row;

  for (guint i = 0; i < points->len; i++)
    {
      const TdtAgendaPoint *point = &g_array_index (points, TdtAgendaPoint, i);
      const char *title = tdt_row_get_text_or_empty (point->item, TDT_AGENDA_ITEM_TITLE);
      gboolean questions = tdt_row_get_token (point->item, TDT_AGENDA_ITEM_KIND) ==
                           TDT_AGENDA_ITEM_KIND_QUESTIONS;

      row = gtk_list_box_get_row_at_index (editor->agenda_list, (int) i);
      if (row != NULL)
        tdt_agenda_item_row_set_point (TDT_AGENDA_ITEM_ROW (row), point);
      tdt_budget_bar_add (editor->agenda_bar,
                          questions ? TDT_BUDGET_PART_QUESTIONS : TDT_BUDGET_PART_ITEM,
                          point->minutes, title, title);
    }
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

/* (transfer full): what the points of @session take together, in words, or NULL for nothing */
static char *
dup_agenda_words (TdtSessionEditor *editor, const TdtRow *session, gint64 *used)
{
  g_autoptr (GArray) points = tdt_agenda_get_points (tdt_desk_get_root (editor->desk), session);

  *used = 0;
  for (guint i = 0; i < points->len; i++)
    *used += g_array_index (points, TdtAgendaPoint, i).minutes;
  return *used > 0
             ? dup_budget (*used, tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET))
             : NULL;
}

static void
update (TdtSessionEditor *editor)
{
  const TdtRow *session = get_session (editor);
  g_autofree char *words = NULL;
  g_autofree char *left_label = NULL;
  gint64 available;
  gint64 used;

  if (session == NULL)
    return;
  available = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  words = dup_agenda_words (editor, session, &used);
  left_label = g_strdup_printf ("%d", (int) MAX (available - used, 0));
  tdt_budget_bar_start (editor->agenda_bar, (int) available, words != NULL ? words : "");
  update_points (editor, session);
  tdt_budget_bar_add (editor->agenda_bar, TDT_BUDGET_PART_LEFT, (int) MAX (available - used, 0),
                      left_label, _ ("Not planned yet"));
  gtk_widget_set_visible (GTK_WIDGET (editor->agenda_bar), words != NULL);
  adw_preferences_group_set_description (editor->agenda_group, words);
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
  g_object_set (editor->findings, "about", uid, NULL);
  update (editor);
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
add_person (const char *person, gpointer user_data)
{
  TdtSessionEditor *editor = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;

  if (get_uid (editor) == NULL)
    return;
  uid = tdt_workspace_add_participant (tdt_desk_get_workspace (editor->desk), get_uid (editor),
                                       person, NULL, &error);
  if (uid == NULL)
    tdt_desk_report (editor->desk, g_steal_pointer (&error));
}

static void
person_chosen_cb (TdtSessionEditor *editor, const char *person, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (person != NULL)
    add_person (person, editor);
  else if (get_uid (editor) != NULL &&
           tdt_workspace_add_participants_text (tdt_desk_get_workspace (editor->desk),
                                                get_uid (editor), text, &error) == 0)
    tdt_desk_report (editor->desk, g_steal_pointer (&error));
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

/* What the menu offers depends on the session, so it is made when it opens. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  TdtSessionEditor *editor = user_data;
  g_autoptr (GMenuModel) menu = tdt_session_menu_new (editor->desk, get_uid (editor));

  gtk_menu_button_set_menu_model (button, menu);
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
  tdt_moving_add_box (editor->people_list, desk, editor->participants, TDT_KIND_PERSON, add_person,
                      editor);
  tdt_moving_add_box (editor->agenda_list, desk, editor->agenda_items, TDT_KIND_ANY, NULL, NULL);
  tdt_moving_add_target (editor->new_participant, TDT_KIND_PERSON, add_person, editor);
  g_signal_connect_object (desk, "notify::session", G_CALLBACK (session_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), editor,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
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

/* A title that somebody wrote is seen from its beginning; that of a new session is typed over. */
static gboolean
tdt_session_editor_grab_focus (GtkWidget *widget)
{
  TdtSessionEditor *editor = TDT_SESSION_EDITOR (widget);
  const TdtRow *session = get_session (editor);
  gboolean done = gtk_widget_grab_focus (editor->title_edit);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  int kind = session != NULL ? tdt_row_get_token (session, TDT_SESSION_KIND) : TDT_TOKEN_OTHER;

  if (done && kind != TDT_TOKEN_OTHER && GTK_IS_EDITABLE (focus) &&
      g_strcmp0 (tdt_row_get_text (session, TDT_SESSION_TITLE),
                 _ (tdt_token_label (TDT_TOKENS_SESSION_KIND, kind))) != 0)
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, 0);
  return done;
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
  g_type_ensure (TDT_TYPE_FINDINGS_LIST);
  g_type_ensure (TDT_TYPE_BUDGET_BAR);
  g_type_ensure (TDT_TYPE_PERSON_ENTRY);
  g_type_ensure (TDT_TYPE_SESSION_BUDGET);
  g_type_ensure (TDT_TYPE_SESSION_LINKS);
  g_type_ensure (TDT_TYPE_SESSION_WHEN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-session-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, title_edit);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, people_list);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, agenda_list);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, more_button);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, agenda_group);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, agenda_bar);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, new_participant);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionEditor, new_agenda_item);
  gtk_widget_class_bind_template_callback (widget_class, person_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_agenda_item_cb);
}

static void
tdt_session_editor_init (TdtSessionEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  gtk_menu_button_set_create_popup_func (editor->more_button, create_menu_cb, editor, NULL);
}
