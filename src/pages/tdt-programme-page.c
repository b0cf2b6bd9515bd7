/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-programme-page.h"

#include "tdt-control-name.h"
#include "tdt-desk.h"
#include "tdt-memory.h"
#include "tdt-programme-timetable-private.h"
#include "tdt-session-actions-private.h"
#include "tdt-session-editor.h"
#include "tdt-session-row.h"
#include "tdt-two-pane.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtProgrammePage
{
  AdwBin parent_instance;

  TdtTwoPane *panes;
  GtkLabel *count_label;
  GtkStack *list_stack;
  GtkListView *list_view;
  AdwSplitButton *add_button;
  GtkToggleButton *timetable_button;
  TdtTimetable *timetable;
  GtkStack *editor_stack;
  TdtSessionEditor *editor;
  GMenu *kinds_menu;

  TdtDesk *desk;
  GtkSingleSelection *selection;
  /* The rows that show something now; they hold no references. */
  GPtrArray *rows;
};

enum
{
  PROP_DESK = 1,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (TdtProgrammePage, tdt_programme_page, ADW_TYPE_BIN)

/* A number that two sessions share when they are on one day, -1 for no day. */
static gint64
get_day (TdtRecordList *list, guint position)
{
  const TdtRow *row = tdt_record_list_get_row (list, position);
  const TdtTime *start = row != NULL ? tdt_row_get_time (row, TDT_SESSION_START) : NULL;

  return start != NULL ? tdt_time_julian (start) : -1;
}

static void
update_day_head (TdtProgrammePage *page, TdtSessionRow *row)
{
  TdtRecordList *sessions = tdt_desk_get_list (page->desk, TDT_KIND_SESSION);
  TdtRecord *session = tdt_session_row_get_session (row);
  guint position;

  if (tdt_record_list_find (sessions, tdt_record_get_uid (session), &position))
    tdt_session_row_set_heads_day (row, position == 0 || get_day (sessions, position) !=
                                                             get_day (sessions, position - 1));
}

static void
update_day_heads (TdtProgrammePage *page)
{
  for (guint i = 0; i < page->rows->len; i++)
    update_day_head (page, page->rows->pdata[i]);
}

static void
update_list (TdtProgrammePage *page)
{
  guint n = g_list_model_get_n_items (
      G_LIST_MODEL (tdt_desk_get_list (page->desk, TDT_KIND_SESSION)));
  g_autofree char *count = g_strdup_printf (ngettext ("%'u session", "%'u sessions", n), n);

  gtk_label_set_label (page->count_label, count);
  /* Some hundred rows are made at once, so not before they are wanted. */
  if (!gtk_toggle_button_get_active (page->timetable_button) &&
      gtk_list_view_get_model (page->list_view) == NULL)
    gtk_list_view_set_model (page->list_view, GTK_SELECTION_MODEL (page->selection));
  /* Where there is a day, sessions can be drawn on its empty paper. */
  if (gtk_toggle_button_get_active (page->timetable_button) &&
      (n > 0 || tdt_timetable_get_day (page->timetable) != 0))
    gtk_stack_set_visible_child_name (page->list_stack, "timetable");
  else
    gtk_stack_set_visible_child_name (page->list_stack, n > 0 ? "list" : "empty");
  update_day_heads (page);
}

static void
show_timetable_cb (TdtProgrammePage *page)
{
  gboolean active = gtk_toggle_button_get_active (page->timetable_button);

  /* A timetable takes what room there is, a list what it needs. */
  g_object_set (page->panes, "list-grows", active, NULL);
  if (page->desk != NULL)
    tdt_memory_keep ("programme", active ? "timetable" : "list");
  update_list (page);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (TDT_TYPE_SESSION_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtProgrammePage *page)
{
  TdtSessionRow *row = TDT_SESSION_ROW (gtk_list_item_get_child (item));

  tdt_session_row_set_session (row, page->desk, gtk_list_item_get_item (item));
  g_ptr_array_add (page->rows, row);
  update_day_head (page, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtProgrammePage *page)
{
  TdtSessionRow *row = TDT_SESSION_ROW (gtk_list_item_get_child (item));

  g_ptr_array_remove (page->rows, row);
  tdt_session_row_set_session (row, NULL, NULL);
}

static void
selected_cb (TdtProgrammePage *page)
{
  g_object_set (page->desk, "session", gtk_single_selection_get_selected_item (page->selection),
                NULL);
}

static void
activate_cb (TdtProgrammePage *page, guint position)
{
  tdt_two_pane_set_show_content (page->panes, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (page->editor));
}

static void
session_changed_cb (TdtProgrammePage *page)
{
  TdtRecord *session = tdt_desk_get_selected (page->desk, TDT_KIND_SESSION);
  guint position = GTK_INVALID_LIST_POSITION;

  if (session != NULL)
    tdt_record_list_find (tdt_desk_get_list (page->desk, TDT_KIND_SESSION),
                          tdt_record_get_uid (session), &position);
  gtk_single_selection_set_selected (page->selection, position);
  gtk_stack_set_visible_child_name (page->editor_stack, session != NULL ? "editor" : "empty");
  if (session == NULL)
    tdt_two_pane_set_show_content (page->panes, FALSE);
}

static void
shown_cb (TdtProgrammePage *page, const char *uid)
{
  TdtRecord *session = tdt_desk_get_selected (page->desk, TDT_KIND_SESSION);

  if (session == NULL || !g_str_equal (uid, tdt_record_get_uid (session)))
    return;
  tdt_two_pane_set_show_content (page->panes, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (page->editor));
}

static void
fill_kinds_menu (TdtProgrammePage *page)
{
  guint n_kinds;
  const TdtToken *kinds = tdt_tokens_get (TDT_TOKENS_SESSION_KIND, &n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *action = g_strdup_printf ("page.add-session(uint32 %u)", i);

      g_menu_append (page->kinds_menu, _ (kinds[i].label), action);
    }
}

static void
add_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add_session (tdt_desk_get_workspace (page->desk),
                                                    (int) g_variant_get_uint32 (parameter), NULL,
                                                    NULL, &error);

  if (uid == NULL)
    tdt_desk_report (page->desk, g_steal_pointer (&error));
  else
    tdt_desk_show (page->desk, uid);
}

/* The actions of the timetable that the window calls, too. */
static const char *const view_actions[] = { "timetable.zoom-in",  "timetable.zoom-out",
                                            "timetable.zoom-fit", "timetable.now",
                                            "timetable.next-day", "timetable.previous-day" };

static void
view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (widget);

  gtk_toggle_button_set_active (page->timetable_button, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page->timetable), action, NULL);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (widget);
  TdtRecord *session = tdt_desk_get_selected (page->desk, TDT_KIND_SESSION);
  GtkWidget *shown = gtk_widget_get_mapped (GTK_WIDGET (page->timetable))
                         ? GTK_WIDGET (page->timetable)
                         : GTK_WIDGET (page->list_view);

  if (session != NULL)
    tdt_session_menu_popup (page->desk, tdt_record_get_uid (session), shown, 40, 40);
}

static void
menu_pressed_cb (TdtProgrammePage *page, int n_press, double x, double y)
{
  GtkWidget *list = GTK_WIDGET (page->list_view);
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  TdtRecord *session;

  if (widget == NULL || gtk_widget_get_ancestor (widget, TDT_TYPE_SESSION_ROW) == NULL)
    return;
  session = tdt_session_row_get_session (
      TDT_SESSION_ROW (gtk_widget_get_ancestor (widget, TDT_TYPE_SESSION_ROW)));
  tdt_desk_select (page->desk, tdt_record_get_uid (session));
  tdt_session_menu_popup (page->desk, tdt_record_get_uid (session), list, x, y);
}

/* Where there is little room, a sign says it. */
static void
update_shape (TdtProgrammePage *page)
{
  gboolean narrow;

  g_object_get (page->desk, "narrow", &narrow, NULL);
  gtk_widget_set_visible (GTK_WIDGET (page->count_label), !narrow);
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (page->count_label)),
                         narrow ? GTK_ALIGN_END : GTK_ALIGN_FILL);
  if (narrow)
    adw_split_button_set_icon_name (page->add_button, "list-add-symbolic");
  else
    adw_split_button_set_label (page->add_button, _ ("Add a Session"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->add_button), _ ("Add a Session"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (page->add_button))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a Session"), -1);
}

static void
add_participant_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (widget);

  tdt_two_pane_set_show_content (page->panes, TRUE);
  tdt_session_editor_focus_new_participant (page->editor);
}

static void
add_agenda_item_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (widget);

  tdt_two_pane_set_show_content (page->panes, TRUE);
  tdt_session_editor_focus_new_agenda_item (page->editor);
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (widget);
  GtkWidget *focus;

  tdt_two_pane_set_show_content (page->panes, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (page->editor));
  /* What is typed next is another name, as when a file is renamed. */
  focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
}

static void
set_desk (TdtProgrammePage *page, TdtDesk *desk)
{
  g_autofree char *view = tdt_memory_dup ("programme");
  GListModel *sessions;

  if (desk == NULL)
    return;
  page->desk = g_object_ref (desk);
  sessions = G_LIST_MODEL (tdt_desk_get_list (desk, TDT_KIND_SESSION));
  page->selection = gtk_single_selection_new (g_object_ref (sessions));
  gtk_single_selection_set_autoselect (page->selection, FALSE);
  gtk_single_selection_set_can_unselect (page->selection, TRUE);
  g_signal_connect_object (page->selection, "notify::selected-item", G_CALLBACK (selected_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sessions, "items-changed", G_CALLBACK (update_list), page,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (desk, "notify::session", G_CALLBACK (session_changed_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "show", G_CALLBACK (shown_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::narrow", G_CALLBACK (update_shape), page,
                           G_CONNECT_SWAPPED);
  update_shape (page);
  tdt_programme_connect_timetable (page->timetable, desk);
  gtk_toggle_button_set_active (page->timetable_button, g_strcmp0 (view, "list") != 0);
  update_list (page);
  session_changed_cb (page);
  if (tdt_desk_get_selected (desk, TDT_KIND_SESSION) != NULL)
    tdt_two_pane_set_show_content (page->panes, TRUE);
  else if (gtk_single_selection_get_selected_item (page->selection) == NULL)
    gtk_single_selection_set_selected (page->selection, 0);
}

static void
tdt_programme_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_PROGRAMME_PAGE (object)->desk);
}

static void
tdt_programme_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_desk (TDT_PROGRAMME_PAGE (object), g_value_get_object (value));
}

static void
tdt_programme_page_dispose (GObject *object)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (object);

  if (page->list_view != NULL)
    gtk_list_view_set_model (page->list_view, NULL);
  g_clear_object (&page->selection);
  g_clear_object (&page->desk);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_programme_page_parent_class)->dispose (object);
}

/* The arrows go through the sessions at once. */
static void
focus_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtProgrammePage *page = TDT_PROGRAMME_PAGE (widget);
  GtkWidget *shown = gtk_stack_get_visible_child (page->list_stack);

  if (!gtk_widget_get_mapped (shown) ||
      !(gtk_widget_grab_focus (shown) || gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD)))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
tdt_programme_page_class_init (TdtProgrammePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_programme_page_get_property;
  object_class->set_property = tdt_programme_page_set_property;
  object_class->dispose = tdt_programme_page_dispose;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_TWO_PANE);
  g_type_ensure (TDT_TYPE_TIMETABLE);
  g_type_ensure (TDT_TYPE_SESSION_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-programme-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, panes);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, list_view);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, timetable_button);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, timetable);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, editor_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, editor);
  gtk_widget_class_bind_template_child (widget_class, TdtProgrammePage, kinds_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_install_action (widget_class, "page.add-session", "u", add_session_cb);
  gtk_widget_class_install_action (widget_class, "page.focus", NULL, focus_cb);
  tdt_session_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "session.menu", NULL, menu_cb);
  for (guint i = 0; i < G_N_ELEMENTS (view_actions); i++)
    gtk_widget_class_install_action (widget_class, view_actions[i], NULL, view_cb);
  gtk_widget_class_install_action (widget_class, "session.add-participant", NULL,
                                   add_participant_cb);
  gtk_widget_class_install_action (widget_class, "session.rename", NULL, rename_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "session.rename", NULL);
  gtk_widget_class_install_action (widget_class, "session.add-agenda-item", NULL,
                                   add_agenda_item_cb);
}

static void
tdt_programme_page_init (TdtProgrammePage *page)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  page->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  tdt_control_set_name (GTK_WIDGET (page->add_button), _ ("Add a session of another kind"));
  g_signal_connect_object (page->timetable_button, "toggled", G_CALLBACK (show_timetable_cb), page,
                           G_CONNECT_SWAPPED);
  fill_kinds_menu (page);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), page);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), page);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), page);
  gtk_list_view_set_factory (page->list_view, factory);
  g_object_unref (factory);
}
