/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme page: planning by keyboard and by mouse, in the timetable and in the list. */
#include "tdt-test-window.h"

#include "tdt-memory.h"
#include "tdt-timetable.h"

#define DAY_START "2030-05-14T%s:00+02:00[Europe/Paris]"

typedef struct
{
  TdtWindow *window;
  TdtDesk *desk;
  GtkWidget *page;
  GtkWidget *timetable;
} Fixture;

static gboolean
is_named (GtkWidget *widget, gpointer name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

/* Drop-downs have lists of their own. */
static gboolean
is_list (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "programme");
}

static GtkWidget *
find (GtkWidget *top, const char *type)
{
  return tdt_test_find (top, is_named, (gpointer) type);
}

/* In room r: a 9:00, b 10:00 and c 11:00, for an hour each; in s: d 9:00; u has no time. */
static TdtRoot *
make_project (void)
{
  static const char *const sessions[][3] = { { "a", "09:00", "r" },
                                             { "b", "10:00", "r" },
                                             { "c", "11:00", "r" },
                                             { "d", "09:00", "s" },
                                             { "u", NULL, NULL } };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_set_text (edit, "p", TDT_PROJECT_TIME_ZONE, "Europe/Paris", NULL);
  tdt_edit_add (edit, TDT_KIND_DAY, "day", NULL);
  tdt_edit_set_text (edit, "day", TDT_DAY_DATE, "2030-05-14", NULL);
  tdt_edit_add (edit, TDT_KIND_ROOM, "r", NULL);
  tdt_edit_move_between (edit, "r", NULL, NULL, NULL);
  tdt_edit_add (edit, TDT_KIND_ROOM, "s", NULL);
  tdt_edit_move_between (edit, "s", "r", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      const char *uid = sessions[i][0];
      g_autofree char *title = g_strdup_printf ("Session %s", uid);

      tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, title, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_MINUTES, "60", NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, sessions[i][2], NULL);
      if (sessions[i][1] != NULL)
        {
          g_autofree char *start = g_strdup_printf (DAY_START, sessions[i][1]);

          tdt_edit_set_text (edit, uid, TDT_SESSION_START, start, NULL);
        }
    }
  return tdt_edit_apply (edit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);

  fixture->window = tdt_window_new (tdt_test_application ());
  tdt_window_set_workspace (fixture->window, workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tdt_window_show_page (fixture->window, "programme");
  tdt_test_settle ();
  fixture->desk = tdt_window_get_desk (fixture->window);
  fixture->page = find (GTK_WIDGET (fixture->window), "TdtProgrammePage");
  fixture->timetable = find (fixture->page, "TdtTimetable");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tdt_test_close (fixture->window);
}

static void
act (Fixture *fixture, const char *uid, const char *action)
{
  tdt_desk_select (fixture->desk, uid);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.session", "s", action));
}

/* @start: minutes of the day, -1 for none. */
static void
assert_place (Fixture *fixture, const char *uid, int start, gint64 minutes, const char *room)
{
  const TdtRow *row = tdt_root_lookup (tdt_desk_get_root (fixture->desk), uid);
  const TdtTime *time = tdt_row_get_time (row, TDT_SESSION_START);

  g_assert_cmpint (time != NULL ? tdt_time_minute_of_day (time) : -1, ==, start);
  g_assert_cmpint (tdt_row_get_number (row, TDT_SESSION_MINUTES, 0), ==, minutes);
  g_assert_cmpstr (tdt_row_get_text (row, TDT_SESSION_ROOM), ==, room);
}

static void
undo (Fixture *fixture, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  act (fixture, "a", "later");
  assert_place (fixture, "a", 545, 60, "r");
  act (fixture, "a", "earlier");
  act (fixture, "a", "earlier");
  assert_place (fixture, "a", 535, 60, "r");
  act (fixture, "a", "longer");
  assert_place (fixture, "a", 535, 65, "r");
  act (fixture, "a", "shorter");
  act (fixture, "a", "room-right");
  assert_place (fixture, "a", 535, 60, "s");
  act (fixture, "a", "room-right");
  assert_place (fixture, "a", 535, 60, "s");
  act (fixture, "a", "room-left");
  assert_place (fixture, "a", 535, 60, "r");
  undo (fixture, 7);
  assert_place (fixture, "a", 540, 60, "r");
  g_assert_false (tdt_workspace_get_can_undo (tdt_desk_get_workspace (fixture->desk)));
}

/* Each is one step, and pinned sessions hold. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  act (fixture, "b", "pin");
  act (fixture, "a", "shift-later");
  assert_place (fixture, "b", 600, 60, "r");
  assert_place (fixture, "c", 670, 60, "r");
  assert_place (fixture, "d", 540, 60, "s");
  undo (fixture, 2);
  act (fixture, "a", "swap-next");
  assert_place (fixture, "b", 540, 60, "r");
  assert_place (fixture, "a", 600, 60, "r");
  undo (fixture, 1);
  act (fixture, "a", "longer");
  act (fixture, "a", "make-room");
  assert_place (fixture, "b", 605, 60, "r");
  assert_place (fixture, "c", 665, 60, "r");
  undo (fixture, 2);
  assert_place (fixture, "c", 660, 60, "r");
}

static void
test_tray (Fixture *fixture, gconstpointer data)
{
  act (fixture, "b", "unplace");
  assert_place (fixture, "b", -1, 60, "r");
  undo (fixture, 1);
  assert_place (fixture, "b", 600, 60, "r");
  /* What has no time goes to one that is free. */
  act (fixture, "u", "later");
  g_assert_nonnull (tdt_row_get_time (tdt_root_lookup (tdt_desk_get_root (fixture->desk), "u"),
                                      TDT_SESSION_START));
  undo (fixture, 1);
  act (fixture, "a", "delete");
  g_assert_null (tdt_root_lookup (tdt_desk_get_root (fixture->desk), "a"));
  undo (fixture, 1);
  assert_place (fixture, "a", 540, 60, "r");
  act (fixture, "a", "duplicate");
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (fixture->desk), TDT_KIND_SESSION), ==, 6);
}

/* What the mouse asks for is done. */
static void
test_mouse (Fixture *fixture, gconstpointer data)
{
  const TdtRow *made;

  g_signal_emit_by_name (fixture->timetable, "place", "a", 615, "s");
  assert_place (fixture, "a", 615, 60, "s");
  g_signal_emit_by_name (fixture->timetable, "resize", "a", 600, 75);
  assert_place (fixture, "a", 600, 75, "s");
  g_signal_emit_by_name (fixture->timetable, "place", "a", -1, NULL);
  assert_place (fixture, "a", -1, 75, "s");
  g_signal_emit_by_name (fixture->timetable, "place", "u", 840, "r");
  assert_place (fixture, "u", 840, 60, "r");
  g_signal_emit_by_name (fixture->timetable, "create", 780, 45, "s");
  made = tdt_record_get_row (tdt_desk_get_selected (fixture->desk, TDT_KIND_SESSION));
  g_assert_cmpint (tdt_time_minute_of_day (tdt_row_get_time (made, TDT_SESSION_START)), ==, 780);
  g_assert_cmpint (tdt_row_get_number (made, TDT_SESSION_MINUTES, 0), ==, 45);
  undo (fixture, 5);
  assert_place (fixture, "a", 540, 60, "r");
}

static gboolean
is_selected (GtkWidget *list, TdtDesk *desk, const char *uid)
{
  guint position;

  g_assert_true (tdt_record_list_find (tdt_desk_get_list (desk, TDT_KIND_SESSION), uid, &position));
  return gtk_selection_model_is_selected (gtk_list_view_get_model (GTK_LIST_VIEW (list)), position);
}

/* Timetable and list show one choice, and the one that was looked at is remembered. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = tdt_test_find (fixture->page, is_list, NULL);
  GtkWidget *button = find (fixture->page, "GtkToggleButton");
  g_autofree char *remembered = NULL;
  guint position;

  g_assert_true (gtk_widget_get_mapped (fixture->timetable));
  tdt_timetable_set_session (TDT_TIMETABLE (fixture->timetable), "c");
  g_object_set (gtk_widget_get_next_sibling (button), "active", TRUE, NULL);
  tdt_test_settle ();
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_false (gtk_widget_get_mapped (fixture->timetable));
  g_assert_true (is_selected (list, fixture->desk, "c"));
  tdt_record_list_find (tdt_desk_get_list (fixture->desk, TDT_KIND_SESSION), "d", &position);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), position, TRUE);
  remembered = tdt_memory_dup ("programme");
  g_assert_cmpstr (remembered, ==, "list");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (gtk_widget_get_mapped (fixture->timetable));
  g_assert_cmpstr (tdt_timetable_get_session (TDT_TIMETABLE (fixture->timetable)), ==, "d");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "move", test_move },   { "several", test_several }, { "tray", test_tray },
    { "mouse", test_mouse }, { "views", test_views },
  };

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/app/programme/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
