/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timetable as a widget: what is shown, and what the mouse and the keys ask for. */
#include "tdt-drag.h"
#include "tdt-test-day.h"
#include "tdt-timetable-drag-private.h"
#include "tdt-timetable-private.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  TdtTimetable *timetable;
  TdtRoot *root;
  /* What was asked for last. */
  GString *wish;
} Fixture;

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
place_cb (Fixture *fixture, const char *uid, int minute, const char *room)
{
  g_string_printf (fixture->wish, "place %s %d %s", uid, minute, room != NULL ? room : "-");
}

static void
resize_cb (Fixture *fixture, const char *uid, int minute, int minutes)
{
  g_string_printf (fixture->wish, "resize %s %d %d", uid, minute, minutes);
}

static void
create_cb (Fixture *fixture, int minute, int minutes, const char *room)
{
  g_string_printf (fixture->wish, "create %d %d %s", minute, minutes, room != NULL ? room : "-");
}

static void
person_cb (Fixture *fixture, const char *session, const char *person)
{
  g_string_printf (fixture->wish, "person %s %s", session, person);
}

static void
open_cb (Fixture *fixture, const char *uid)
{
  g_string_printf (fixture->wish, "open %s", uid);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = tdt_test_day_new ();
  fixture->wish = g_string_new (NULL);
  fixture->timetable = g_object_new (TDT_TYPE_TIMETABLE, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->timetable));
  g_signal_connect_swapped (fixture->timetable, "place", G_CALLBACK (place_cb), fixture);
  g_signal_connect_swapped (fixture->timetable, "resize", G_CALLBACK (resize_cb), fixture);
  g_signal_connect_swapped (fixture->timetable, "create", G_CALLBACK (create_cb), fixture);
  g_signal_connect_swapped (fixture->timetable, "add-person", G_CALLBACK (person_cb), fixture);
  g_signal_connect_swapped (fixture->timetable, "open", G_CALLBACK (open_cb), fixture);
  tdt_timetable_set_root (fixture->timetable, fixture->root);
  /* Two pixels a minute: five minutes are more than a trembling hand. */
  tdt_timetable_grid_set_zoom (fixture->timetable->grid, 2, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = fixture->window;
  TdtTimetable *timetable = fixture->timetable;

  g_object_add_weak_pointer (G_OBJECT (timetable), (gpointer *) &timetable);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_null (timetable);
  tdt_root_unref (fixture->root);
  g_string_free (fixture->wish, TRUE);
}

/* Takes a session at @at of its height, 0 to 1, and lets go so many pixels away. */
static void
drag (Fixture *fixture, const char *uid, double at, double dx, double dy, gboolean fine)
{
  graphene_rect_t area;
  double x;
  double y;

  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, uid, &area));
  x = area.origin.x + area.size.width / 2;
  y = area.origin.y + 1 + (area.size.height - 2) * at;
  g_string_truncate (fixture->wish, 0);
  g_assert_true (tdt_timetable_drag_begin (fixture->timetable, x, y));
  tdt_timetable_drag_update (fixture->timetable, x + dx / 2, y + dy / 2, fine);
  tdt_timetable_drag_update (fixture->timetable, x + dx, y + dy, fine);
  tdt_timetable_drag_end (fixture->timetable);
}

static double
get_column_width (Fixture *fixture)
{
  return tdt_timetable_canvas_get_geometry (fixture->timetable->canvas)->column_width;
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  /* Twenty pixels are ten minutes, and four more than a step of five. */
  drag (fixture, "a", 0.5, 0, 20, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "place a 550 r");
  drag (fixture, "c", 0.5, 0, 24, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "place c 580 s");
  drag (fixture, "c", 0.5, 0, 24, TRUE);
  g_assert_cmpstr (fixture->wish->str, ==, "place c 582 s");
  drag (fixture, "a", 0.5, get_column_width (fixture), 0, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "place a 540 s");
  /* A press that trembles is none, and what is pinned stays. */
  drag (fixture, "a", 0.5, 2, 3, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "");
  drag (fixture, "b", 0.5, 0, 60, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "");
}

static void
test_resize (Fixture *fixture, gconstpointer data)
{
  drag (fixture, "a", 1, 0, 30, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "resize a 540 75");
  drag (fixture, "c", 0, 0, 20, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "resize c 580 50");
  drag (fixture, "a", 1, 0, -400, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "resize a 540 5");
}

static void
test_tray (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t area;
  graphene_rect_t tray;

  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, "a", &area));
  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, "u", &tray));
  /* To the top of a, of which the pointer is fifteen minutes behind. */
  drag (fixture, "u", 0.5, area.origin.x - tray.origin.x,
        area.origin.y + 30 - tray.origin.y - tray.size.height / 2, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "place u 540 r");
  drag (fixture, "a", 0.5, tray.origin.x - area.origin.x, tray.origin.y + 10 - area.origin.y - 60,
        FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "place a -1 -");
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t area;
  double x;
  double y;

  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, "b", &area));
  x = area.origin.x + 20;
  y = area.origin.y + area.size.height + 44;
  g_assert_true (tdt_timetable_drag_begin (fixture->timetable, x, y));
  tdt_timetable_drag_update (fixture->timetable, x, y + 60, FALSE);
  g_assert_nonnull (tdt_timetable_canvas_get_ghost (fixture->timetable->canvas));
  tdt_timetable_drag_end (fixture->timetable);
  g_assert_cmpstr (fixture->wish->str, ==, "create 650 30 r");
  g_assert_null (tdt_timetable_canvas_get_ghost (fixture->timetable->canvas));
}

/* Who clashes is told while the session is still held. */
static void
test_feedback (Fixture *fixture, gconstpointer data)
{
  const TdtTimetableGhost *ghost;
  graphene_rect_t area;
  double x;
  double y;

  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, "a", &area));
  x = area.origin.x + 20;
  y = area.origin.y + area.size.height / 2;
  tdt_timetable_drag_begin (fixture->timetable, x, y);
  tdt_timetable_drag_update (fixture->timetable, x, y + 40, FALSE);
  ghost = tdt_timetable_canvas_get_ghost (fixture->timetable->canvas);
  g_assert_true (ghost->clashes);
  g_assert_nonnull (strstr (ghost->note, "Marie"));
  g_assert_nonnull (strstr (ghost->note, "Hall"));
  tdt_timetable_drag_update (fixture->timetable, x, y + 260, FALSE);
  ghost = tdt_timetable_canvas_get_ghost (fixture->timetable->canvas);
  g_assert_false (ghost->clashes);
  tdt_timetable_drag_cancel (fixture->timetable);
  g_assert_cmpstr (fixture->wish->str, ==, "");
}

static void
test_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkContentProvider) content = tdt_drag_content_new (TDT_KIND_PERSON, "marie");
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *person = NULL;
  g_autofree char *session = NULL;
  graphene_rect_t area;
  double x;
  double y;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  person = tdt_drag_dup_uid (&value, TDT_KIND_PERSON);
  session = tdt_drag_dup_uid (&value, TDT_KIND_SESSION);
  g_assert_cmpstr (person, ==, "marie");
  g_assert_null (session);
  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, "b", &area));
  x = area.origin.x + 20;
  y = area.origin.y + area.size.height / 2;
  g_assert_true (tdt_timetable_hover_person (fixture->timetable, person, x, y));
  g_assert_true (tdt_timetable_canvas_get_ghost (fixture->timetable->canvas)->clashes);
  tdt_timetable_drop_person (fixture->timetable, person, x, y);
  g_assert_cmpstr (fixture->wish->str, ==, "person b marie");
  g_assert_false (tdt_timetable_hover_person (fixture->timetable, person, x, y + 200));
}

static void
assert_chosen (Fixture *fixture, GtkDirectionType direction, const char *uid)
{
  GtkWidget *focus;

  gtk_widget_child_focus (GTK_WIDGET (fixture->timetable), direction);
  g_assert_cmpstr (tdt_timetable_get_session (fixture->timetable), ==, uid);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (TDT_IS_TIMETABLE_BLOCK (focus));
  g_assert_cmpstr (tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (focus)), ==, uid);
}

static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  tdt_timetable_set_session (fixture->timetable, "a");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->timetable));
  assert_chosen (fixture, GTK_DIR_DOWN, "b");
  assert_chosen (fixture, GTK_DIR_RIGHT, "c");
  assert_chosen (fixture, GTK_DIR_DOWN, "d");
  assert_chosen (fixture, GTK_DIR_RIGHT, "e");
  /* Far below, so that it has no block yet. */
  assert_chosen (fixture, GTK_DIR_RIGHT, "n");
  assert_chosen (fixture, GTK_DIR_LEFT, "e");
  assert_chosen (fixture, GTK_DIR_UP, "d");
  assert_chosen (fixture, GTK_DIR_UP, "c");
  assert_chosen (fixture, GTK_DIR_LEFT, "a");
  assert_chosen (fixture, GTK_DIR_UP, "u");
  assert_chosen (fixture, GTK_DIR_DOWN, "a");
}

/* A session chosen elsewhere takes the timetable to its day. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (tdt_timetable_get_day (fixture->timetable), ==, TDT_TEST_DAY);
  tdt_timetable_set_session (fixture->timetable, "f");
  g_assert_cmpint (tdt_timetable_get_day (fixture->timetable), ==, TDT_TEST_DAY + 1);
  settle ();
  g_assert_nonnull (tdt_timetable_canvas_get_block (fixture->timetable->canvas, "f"));
  g_assert_null (tdt_timetable_canvas_get_block (fixture->timetable->canvas, "a"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->timetable), "timetable.previous-day", NULL);
  g_assert_cmpint (tdt_timetable_get_day (fixture->timetable), ==, TDT_TEST_DAY);
}

static void
assert_name (Fixture *fixture, const char *uid, const char *name)
{
  TdtTimetableBlock *block = tdt_timetable_canvas_get_block (fixture->timetable->canvas, uid);

  g_assert_nonnull (block);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* Screen readers are told of a session, and told again when it moves. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  char records[][2] = { "a", "c" };
  char *uids[] = { records[0], records[1], NULL };
  char message[] = "Marie is in two sessions at once.";
  TdtFinding finding = { "person-overlap", TDT_SEVERITY_ERROR, message, uids, NULL, FALSE };
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GHashTable) findings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->root);
  g_autoptr (TdtRoot) moved = NULL;

  assert_name (fixture, "a", "Session a, 09:00 to 10:00, Hall");
  g_ptr_array_add (named, &finding);
  g_hash_table_insert (findings, records[0], named);
  tdt_timetable_set_findings (fixture->timetable, findings);
  assert_name (fixture, "a", "Session a, 09:00 to 10:00, Hall, 1 finding");
  tdt_edit_set_text (edit, "a", TDT_SESSION_START, "2017-09-27T09:05:00+02:00[Europe/Paris]", NULL);
  moved = tdt_edit_apply (edit);
  tdt_timetable_set_root (fixture->timetable, moved);
  assert_name (fixture, "a", "Session a, 09:05 to 10:05, Hall, 1 finding");
  assert_name (fixture, "d", "Session d, 11:00 to 12:00, Salon");
}

/* Only what is in sight, or near, has a block; what is chosen keeps its own. */
static void
test_blocks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->timetable->canvas);
  guint n_children = 0;

  g_assert_nonnull (tdt_timetable_canvas_get_block (fixture->timetable->canvas, "a"));
  g_assert_null (tdt_timetable_canvas_get_block (fixture->timetable->canvas, "n"));
  tdt_timetable_set_session (fixture->timetable, "a");
  settle ();
  tdt_timetable_grid_scroll_by (fixture->timetable->grid, 0, 5000);
  settle ();
  g_assert_nonnull (tdt_timetable_canvas_get_block (fixture->timetable->canvas, "n"));
  g_assert_nonnull (tdt_timetable_canvas_get_block (fixture->timetable->canvas, "a"));
  g_assert_null (tdt_timetable_canvas_get_block (fixture->timetable->canvas, "c"));
  for (guint i = 0; i < 4; i++)
    settle ();
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children++;
  g_assert_cmpuint (n_children, ==, tdt_timetable_canvas_count_blocks (fixture->timetable->canvas));
}

/* Read from right to left, the first room is on the right, and so are the hours. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t first;
  graphene_rect_t second;

  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, "a", &first));
  g_assert_true (tdt_timetable_get_session_area (fixture->timetable, "c", &second));
  g_assert_cmpfloat (first.origin.x, >, second.origin.x);
  drag (fixture, "a", 0.5, -get_column_width (fixture), 0, FALSE);
  g_assert_cmpstr (fixture->wish->str, ==, "place a 540 s");
  tdt_timetable_set_session (fixture->timetable, "c");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->timetable));
  assert_chosen (fixture, GTK_DIR_RIGHT, "a");
  assert_chosen (fixture, GTK_DIR_LEFT, "c");
}

static void
set_up_mirrored (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  set_up (fixture, data);
}

static void
tear_down_mirrored (Fixture *fixture, gconstpointer data)
{
  tear_down (fixture, data);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The roots of a project under work, one after another, down to nothing at all. */
static void
test_roots (Fixture *fixture, gconstpointer data)
{
  static const char *const uids[] = { "a", "day-1", "r", "c", "s", "b",
                                      "d", "e",     "n", "f", "u", "day-2" };
  g_autoptr (TdtRoot) root = tdt_root_ref (fixture->root);

  tdt_timetable_set_session (fixture->timetable, "e");
  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);

      tdt_edit_remove (edit, uids[i], NULL);
      tdt_root_unref (root);
      root = tdt_edit_apply (edit);
      tdt_timetable_set_root (fixture->timetable, root);
      settle ();
    }
  g_assert_cmpint (tdt_timetable_get_day (fixture->timetable), ==, 0);
  g_assert_false (tdt_timetable_drag_begin (fixture->timetable, 400, 400));
  tdt_timetable_set_root (fixture->timetable, fixture->root);
  settle ();
  g_assert_cmpint (tdt_timetable_get_day (fixture->timetable), ==, TDT_TEST_DAY);
}

/* What is said of the people where there is little space: of several, first how many are open. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->root);
  g_autoptr (TdtRoot) root = NULL;
  static const char *const expected[][2] = { { "a", "Marie (?)" },
                                             { "b", "" },
                                             { "c", "1 not confirmed · Marie, Marie (?)" } };

  tdt_edit_set_text (edit, "marie-c", TDT_PARTICIPANT_STATUS, "confirmed", NULL);
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, "other", NULL);
  tdt_edit_set_text (edit, "other", TDT_PARTICIPANT_SESSION, "c", NULL);
  tdt_edit_set_text (edit, "other", TDT_PARTICIPANT_PERSON, "marie", NULL);
  root = tdt_edit_apply (edit);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *in_short = NULL;
      g_autofree char *details = tdt_timetable_dup_details (
          &fixture->timetable->style, root, tdt_root_lookup (root, expected[i][0]), &in_short);

      g_assert_cmpstr (in_short, ==, expected[i][1]);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "move", test_move },     { "resize", test_resize },     { "tray", test_tray },
    { "create", test_create }, { "feedback", test_feedback }, { "person", test_person },
    { "arrows", test_arrows }, { "days", test_days },         { "names", test_names },
    { "blocks", test_blocks }, { "roots", test_roots },       { "people", test_people },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/widgets/timetable/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  g_test_add ("/widgets/timetable/mirrored", Fixture, NULL, set_up_mirrored, test_mirrored,
              tear_down_mirrored);
  return g_test_run ();
}
