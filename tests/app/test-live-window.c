/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moderator's window through the example's morning, by a clock of the test's own. */
#include "tdt-test-window.h"

#include "tdt-live-face.h"
#include "tdt-live-window-private.h"

#define MINUTE 60

static gint64
read_clock (gpointer data)
{
  return *(gint64 *) data;
}

static void
find_face_cb (GtkWidget *widget, gpointer data)
{
  if (TDT_IS_LIVE_FACE (widget))
    *(GtkWidget **) data = widget;
}

static void
assert_words (TdtLiveWindow *window, const char *words)
{
  GtkWidget *face = NULL;

  tdt_live_window_tick (window);
  tdt_test_foreach (GTK_WIDGET (window), find_face_cb, &face);
  g_assert_nonnull (face);
  g_assert_cmpstr (tdt_live_face_get_words (TDT_LIVE_FACE (face)), ==, words);
}

static void
act (TdtLiveWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static const char *
get_title (TdtLiveWindow *window)
{
  return tdt_row_get_text (tdt_live_window_get_session (window), TDT_SESSION_TITLE);
}

/* When the example's first session is to start. */
static gint64
get_start (TdtDesk *desk)
{
  const TdtRow *first = tdt_live_find_current (tdt_desk_get_root (desk), 0);

  return tdt_time_instant (tdt_row_get_time (first, TDT_SESSION_START));
}

static void
test_morning (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  gint64 now = get_start (desk);
  TdtLiveWindow *live = tdt_live_window_new (desk, GTK_WINDOW (window), read_clock, &now);
  g_autofree char *first = g_strdup (get_title (live));

  gtk_window_present (GTK_WINDOW (live));
  tdt_test_settle ();
  assert_words (live, "Not begun yet");
  act (live, "live.go-on");
  assert_words (live, "30 minutes left");
  now += 5 * MINUTE + 1;
  assert_words (live, "25 minutes left");
  act (live, "live.pause");
  assert_words (live, "Pause");
  now += 10 * MINUTE;
  act (live, "live.pause");
  assert_words (live, "25 minutes left");
  act (live, "live.give");
  assert_words (live, "27 minutes left");
  now += 28 * MINUTE;
  assert_words (live, "1 minute over time");
  act (live, "live.room-screen");
  /* Without an agenda the session is over; the same button leads on. */
  act (live, "live.go-on");
  assert_words (live, "Over");
  act (live, "live.go-on");
  g_assert_cmpstr (get_title (live), !=, first);
  assert_words (live, "Not begun yet");
  act (live, "live.undo");
  act (live, "live.undo");
  g_assert_cmpstr (tdt_workspace_get_undo_label (workspace), ==, "Pause or go on");
  gtk_window_destroy (GTK_WINDOW (live));
  tdt_test_close (window);
}

/* Catching up is proposed in the window, and done when it is applied. */
static void
test_catch_up (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  gint64 now = get_start (desk) + 45 * MINUTE;
  TdtLiveWindow *live = tdt_live_window_new (desk, GTK_WINDOW (window), read_clock, &now);
  guint length;

  gtk_window_present (GTK_WINDOW (live));
  tdt_test_settle ();
  g_assert_cmpuint (tdt_root_count_referrers (tdt_desk_get_root (desk),
                                              tdt_row_get_uid (tdt_live_window_get_session (live)),
                                              TDT_AGENDA_ITEM_SESSION),
                    >, 1);
  act (live, "live.go-on");
  now += 40 * MINUTE;
  tdt_live_window_tick (live);
  length = tdt_history_get_length (tdt_workspace_get_history (tdt_desk_get_workspace (desk)));
  act (live, "live.catch-up");
  g_assert_cmpuint (
      tdt_history_get_length (tdt_workspace_get_history (tdt_desk_get_workspace (desk))), ==,
      length);
  act (live, "live.apply");
  g_assert_cmpstr (tdt_workspace_get_undo_label (tdt_desk_get_workspace (desk)), ==, "Catch up");
  gtk_window_destroy (GTK_WINDOW (live));
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/live-window/morning", test_morning);
  g_test_add_func ("/app/live-window/catch-up", test_catch_up);
  return g_test_run ();
}
