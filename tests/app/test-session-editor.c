/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session put together from the keyboard, as a user does it. */
#include "tdt-budget-bar.h"
#include "tdt-participant-row.h"
#include "tdt-person-entry.h"
#include "tdt-round-table.h"
#include "tdt-session-budget.h"
#include "tdt-session-editor.h"
#include "tdt-test-window.h"
#include "tdt-workspace-verbs.h"

#define N_SETTLES 30

static gboolean
is_of_type (GtkWidget *widget, gpointer data)
{
  return gtk_widget_get_mapped (widget) && G_TYPE_CHECK_INSTANCE_TYPE (widget, *(GType *) data);
}

static GtkWidget *
find (TdtWindow *window, GType type)
{
  return tdt_test_find (GTK_WIDGET (window), is_of_type, &type);
}

/* A window with a new round table that is selected. */
static TdtWindow *
open_round_table (char **uid)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  g_autoptr (GError) error = NULL;

  *uid = tdt_workspace_add_session (tdt_desk_get_workspace (desk), TDT_SESSION_KIND_ROUND_TABLE,
                                    NULL, NULL, &error);
  g_assert_no_error (error);
  tdt_desk_show (desk, *uid);
  tdt_test_settle ();
  return window;
}

static void
type (TdtWindow *window, const char *text)
{
  GtkWidget *entry = tdt_test_find (find (window, TDT_TYPE_PERSON_ENTRY), is_of_type,
                                    (GType[]){ ADW_TYPE_ENTRY_ROW });

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "entry-activated");
  tdt_test_settle ();
}

static guint
count (TdtWindow *window, const char *session)
{
  return tdt_root_count_referrers (tdt_desk_get_root (tdt_window_get_desk (window)), session,
                                   TDT_PARTICIPANT_SESSION);
}

/* Four speakers from four organisations, in one go. */
static void
test_several (void)
{
  g_autofree char *uid = NULL;
  TdtWindow *window = open_round_table (&uid);
  TdtDesk *desk = tdt_window_get_desk (window);

  type (window, "Anne Roux, Chambre A\nPaul Petit, Ville B\nLuc Blanc, Ville C\nÈve Noir, Ville D");
  g_assert_cmpuint (count (window, uid), ==, 4);
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  g_assert_cmpuint (count (window, uid), ==, 0);
  tdt_test_close (window);
}

static gboolean
is_action_row (GtkWidget *widget, gpointer data)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_mark (GtkWidget *widget, gpointer data)
{
  return GTK_IS_IMAGE (widget) && gtk_widget_get_mapped (widget) &&
         gtk_widget_get_opacity (widget) > 0 &&
         g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), "object-select-symbolic") == 0;
}

static gboolean
is_cut (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

/* The list of answers says which one holds, and all of them in full. */
static void
test_choice (void)
{
  g_autofree char *uid = NULL;
  TdtWindow *window = open_round_table (&uid);
  GtkWidget *choice;
  GtkWidget *popover;
  GtkWidget *mark;
  GtkStringObject *chosen;

  type (window, "Anne Roux, Chambre A");
  choice = tdt_test_find (find (window, TDT_TYPE_PARTICIPANT_ROW), is_of_type,
                          (GType[]){ GTK_TYPE_DROP_DOWN });
  gtk_widget_activate (choice);
  tdt_test_wait (G_USEC_PER_SEC / 4);
  popover = gtk_widget_get_last_child (choice);
  mark = tdt_test_find (popover, is_mark, NULL);
  chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_prev_sibling (mark))), ==,
                   gtk_string_object_get_string (chosen));
  g_assert_null (tdt_test_look_for (popover, is_cut, NULL));
  gtk_popover_popdown (GTK_POPOVER (popover));
  tdt_test_settle ();
  tdt_test_close (window);
}

/* Whoever types a name below a long list sees who is offered. */
static void
test_offers_in_sight (void)
{
  g_autofree char *uid = NULL;
  TdtWindow *window = open_round_table (&uid);
  GtkWidget *offer;
  GtkWidget *viewport;
  graphene_rect_t bounds;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 480);
  type (window, "Anne Roux, Chambre A\nPaul Petit, Ville B\nLuc Blanc, Ville C\nÈve Noir, Ville D");
  type (window, "Jean Gris, Chambre A\nMarc Vert, Ville B\nAline Brun, Ville C\nÈve Rose, Ville D");
  /* What is found about the session is shown above them. */
  tdt_test_wait (G_USEC_PER_SEC / 2);
  gtk_widget_grab_focus (find (window, TDT_TYPE_PERSON_ENTRY));
  gtk_editable_set_text (GTK_EDITABLE (tdt_test_find (find (window, TDT_TYPE_PERSON_ENTRY),
                                                      is_of_type, (GType[]){ ADW_TYPE_ENTRY_ROW })),
                         "bernard");
  tdt_test_wait (G_USEC_PER_SEC / 2);
  offer = tdt_test_find (find (window, TDT_TYPE_PERSON_ENTRY), is_action_row, NULL);
  viewport = gtk_widget_get_ancestor (offer, GTK_TYPE_VIEWPORT);
  g_assert_true (gtk_widget_compute_bounds (offer, viewport, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (viewport));
  tdt_test_close (window);
}

/* A surname, without its accents, is enough for somebody who is there. */
static void
test_found (void)
{
  g_autofree char *uid = NULL;
  TdtWindow *window = open_round_table (&uid);
  TdtDesk *desk = tdt_window_get_desk (window);
  const TdtRoot *root;
  guint n_people;

  type (window, "Éloïse Durand, Chambre A");
  n_people = tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON);
  type (window, "durand");
  root = tdt_desk_get_root (desk);
  g_assert_cmpuint (count (window, uid), ==, 2);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_PERSON), ==, n_people);
  tdt_test_close (window);
}

static void
test_budget (void)
{
  g_autofree char *uid = NULL;
  TdtWindow *window = open_round_table (&uid);
  TdtDesk *desk = tdt_window_get_desk (window);
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *budget;

  type (window, "Anne Roux, A; Paul Petit, B; Luc Blanc, C; Eve Noir, D");
  budget = find (window, TDT_TYPE_SESSION_BUDGET);
  gtk_test_accessible_assert_property (find (window, TDT_TYPE_BUDGET_BAR),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "60 minutes, 12 for questions, 4 speakers: 12 minutes each");
  gtk_widget_activate_action (budget, "budget.equally", NULL);
  tdt_test_settle ();
  rows = tdt_root_get_referrers (tdt_desk_get_root (desk), uid, TDT_PARTICIPANT_SESSION);
  g_assert_cmpint (tdt_row_get_number (rows->pdata[3], TDT_PARTICIPANT_MINUTES, 0), ==, 12);
  gtk_test_accessible_assert_property (
      find (window, TDT_TYPE_BUDGET_BAR), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "60 minutes, 12 for questions, 4 speakers: all minutes are given");
  gtk_test_accessible_assert_property (
      find (window, TDT_TYPE_ROUND_TABLE), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "A table with 4 people: Anne Roux, Paul Petit, Luc Blanc, Eve Noir");
  tdt_test_close (window);
}

static gboolean
is_person_row (GtkWidget *widget, gpointer data)
{
  return TDT_IS_PARTICIPANT_ROW (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_moving_keys (GtkShortcutController *controller)
{
  return gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (controller)) ==
             GTK_PHASE_CAPTURE &&
         g_list_model_get_n_items (G_LIST_MODEL (controller)) > 1;
}

/* Does what a key of the row does; @nth is its place among them. */
static void
press (GtkWidget *row, guint nth)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
          !is_moving_keys (GTK_SHORTCUT_CONTROLLER (controller)))
        continue;
      shortcut = g_list_model_get_item (G_LIST_MODEL (controller), nth);
      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, row, NULL);
      return;
    }
  g_assert_not_reached ();
}

/* Alt+Down moves the first one down, and the focus with it. */
static void
test_move_by_key (void)
{
  g_autofree char *uid = NULL;
  TdtWindow *window = open_round_table (&uid);
  TdtDesk *desk = tdt_window_get_desk (window);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GtkWidget *focus;

  type (window, "Anne Roux, A; Paul Petit, B");
  before = tdt_root_get_referrers (tdt_desk_get_root (desk), uid, TDT_PARTICIPANT_SESSION);
  press (tdt_test_find (GTK_WIDGET (window), is_person_row, NULL), 1);
  tdt_test_settle ();
  after = tdt_root_get_referrers (tdt_desk_get_root (desk), uid, TDT_PARTICIPANT_SESSION);
  g_assert_cmpstr (tdt_row_get_uid (before->pdata[1]), ==, tdt_row_get_uid (after->pdata[0]));
  focus = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                   TDT_TYPE_PARTICIPANT_ROW);
  g_assert_nonnull (focus);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)), ==, 1);
  tdt_test_close (window);
}

static guint
count_sessions (TdtDesk *desk)
{
  return tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_SESSION);
}

/* The session that is selected, when no text has the focus. */
static void
test_clip (void)
{
  g_autofree char *uid = NULL;
  TdtWindow *window = open_round_table (&uid);
  TdtDesk *desk = tdt_window_get_desk (window);
  guint n = count_sessions (desk);

  type (window, "Anne Roux, A; Paul Petit, B");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  /* What is on the clipboard is read in its own time. */
  for (guint i = 0; i < N_SETTLES && count_sessions (desk) == n; i++)
    tdt_test_settle ();
  g_assert_cmpuint (count_sessions (desk), ==, n + 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.cut", NULL);
  tdt_test_settle ();
  g_assert_cmpuint (count_sessions (desk), ==, n);
  tdt_test_close (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tdt_test_application ();
  g_test_add_func ("/app/session-editor/several", test_several);
  g_test_add_func ("/app/session-editor/found", test_found);
  g_test_add_func ("/app/session-editor/budget", test_budget);
  g_test_add_func ("/app/session-editor/move-by-key", test_move_by_key);
  g_test_add_func ("/app/session-editor/clip", test_clip);
  g_test_add_func ("/app/session-editor/offers-in-sight", test_offers_in_sight);
  g_test_add_func ("/app/session-editor/choice", test_choice);
  return g_test_run ();
}
