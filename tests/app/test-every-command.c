/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command of the table, in any order, with undo and redo between them: the views are the
 * root, undo brings back the very same root, a command is one step, what opens has a name and goes
 * with Escape, nothing is said on stderr. TDT_TEST_SEED repeats a run, TDT_TEST_STEPS makes it
 * longer; `-m slow` walks on from window to window, and looks for what is never freed. */
#include "tdt-test-kept.h"
#include "tdt-test-keys.h"
#include "tdt-test-lists.h"
#include "tdt-test-window.h"

#include "tdt-bench-project.h"
#include "tdt-commands-private.h"
#include "tdt-example.h"
#include "tdt-test-random.h"
#include "tdt-window-private.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-preview.h"

#include <malloc.h>
#include <string.h>

/* What a step may take to open what it opens. */
#define OPENING_TIME (G_USEC_PER_SEC / 40)

typedef struct
{
  GRand *random;
  TdtWindow *window;
  TdtWorkspace *workspace;
  TdtTestLists *lists;
  guint n_steps;
  guint n_opened;
  const char *doing;
} Walk;

static guint
number_from_environment (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* --- what opens --- */

/* A window of another project goes with its project. */
static void
close_project (TdtWindow *window)
{
  TdtDesk *desk = tdt_window_get_desk (window);

  if (desk != NULL)
    tdt_workspace_close (tdt_desk_get_workspace (desk));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
close_window (Walk *walk, GtkWindow *other)
{
  const char *title = gtk_window_get_title (other);
  const char *type = G_OBJECT_TYPE_NAME (other);

  walk->n_opened++;
  if (TDT_IS_WINDOW (other))
    {
      close_project (TDT_WINDOW (other));
      return;
    }
  /* A question says what it is about in its heading, GTK's own of a folder too. */
  if ((title == NULL || *title == '\0') && !ADW_IS_MESSAGE_DIALOG (other) &&
      !GTK_IS_MESSAGE_DIALOG (other))
    g_error ("%s of “%s” has no title", type, walk->doing);
  /* What is picked or searched in it goes first. */
  for (guint tries = 0; tries < 3; tries++)
    if (!tdt_test_press (other, GDK_KEY_Escape))
      break;
}

/* A window is there for a while before it goes, as with anybody who looks at it: GTK complains of a
 * folder that it could not finish reading. */
static gboolean
was_looked_at (GtkWindow *other)
{
  gint64 now = g_get_monotonic_time ();
  gint64 *since = g_object_get_data (G_OBJECT (other), "looked-at");

  if (since == NULL)
    {
      since = g_memdup2 (&now, sizeof now);
      g_object_set_data_full (G_OBJECT (other), "looked-at", since, g_free);
    }
  return now - *since > (GTK_IS_FILE_CHOOSER (other) ? 8 : 1) * OPENING_TIME;
}

static gboolean
close_others_cb (gpointer data)
{
  Walk *walk = data;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (other != GTK_WINDOW (walk->window) && gtk_widget_get_mapped (GTK_WIDGET (other)) &&
          was_looked_at (other))
        close_window (walk, other);
    }
  return G_SOURCE_CONTINUE;
}

static void
close_popover_cb (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

static GtkWidget *
find_other (Walk *walk)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other != GTK_WIDGET (walk->window) && gtk_widget_get_mapped (other))
        return other;
    }
  return NULL;
}

/* Printing waits in a loop of its own, in which only a timeout can press a key. */
static void
close_what_opened (Walk *walk)
{
  gint64 until = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  GtkWidget *other;

  tdt_test_wait (OPENING_TIME);
  while (find_other (walk) != NULL && g_get_monotonic_time () < until)
    tdt_test_wait (OPENING_TIME);
  other = find_other (walk);
  if (other != NULL)
    g_error ("%s of “%s” stays in spite of Escape; the focus is in a %s",
             G_OBJECT_TYPE_NAME (other), walk->doing,
             G_OBJECT_TYPE_NAME (gtk_window_get_focus (GTK_WINDOW (other))));
  tdt_test_foreach (GTK_WIDGET (walk->window), close_popover_cb, NULL);
  if (walk->window->compare != NULL)
    tdt_test_press (GTK_WINDOW (walk->window), GDK_KEY_Escape);
}

/* --- what must hold --- */

static void
assert_same_list (GListModel *live, GListModel *fresh)
{
  g_assert_cmpuint (g_list_model_get_n_items (live), ==, g_list_model_get_n_items (fresh));
  for (guint i = 0; i < g_list_model_get_n_items (live); i++)
    {
      g_autoptr (TdtRecord) ours = g_list_model_get_item (live, i);
      g_autoptr (TdtRecord) theirs = g_list_model_get_item (fresh, i);

      g_assert_cmpstr (tdt_record_get_uid (ours), ==, tdt_record_get_uid (theirs));
      g_assert_true (tdt_row_equal (tdt_record_get_row (ours), tdt_record_get_row (theirs)));
    }
}

/* A desk that was made just now has made its lists of the root. */
static void
assert_views (Walk *walk)
{
  static const TdtKindId kinds[] = { TDT_KIND_SESSION, TDT_KIND_PERSON, TDT_KIND_ORGANISATION,
                                     TDT_KIND_ROOM,    TDT_KIND_DAY,    TDT_KIND_THEME };
  TdtDesk *desk = tdt_window_get_desk (walk->window);
  g_autoptr (TdtDesk) fresh = tdt_desk_new (walk->workspace);

  g_assert_true (tdt_desk_get_root (desk) == tdt_workspace_get_root (walk->workspace));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    assert_same_list (G_LIST_MODEL (tdt_desk_get_list (desk, kinds[i])),
                      G_LIST_MODEL (tdt_desk_get_list (fresh, kinds[i])));
  tdt_test_lists_follow_all (walk->lists, GTK_WIDGET (walk->window));
  g_assert_cmpuint (tdt_test_lists_compare (walk->lists), >, 0);
}

/* --- steps --- */

static guint
get_position (Walk *walk)
{
  return tdt_history_get_position (tdt_workspace_get_history (walk->workspace));
}

/* A command is at most one step, which has a name, and undo is where the project was. */
static void
assert_one_step (Walk *walk, const TdtRoot *before, guint position)
{
  const TdtHistory *history = tdt_workspace_get_history (walk->workspace);
  const char *label;

  if (tdt_workspace_is_previewing (walk->workspace) || get_position (walk) == position)
    return;
  if (get_position (walk) != position + 1)
    g_error ("“%s” makes %d steps", walk->doing, (int) get_position (walk) - (int) position);
  label = tdt_history_get_label (history, position + 1);
  if (label == NULL || *label == '\0')
    g_error ("“%s” has no label for undo", walk->doing);
  g_assert_true (tdt_history_get_root_at (history, position) == before);
}

static const TdtRow *
random_row (Walk *walk)
{
  static const TdtKindId kinds[] = { TDT_KIND_SESSION, TDT_KIND_PERSON, TDT_KIND_ORGANISATION };
  TdtKindId kind = kinds[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (kinds))];
  const TdtRoot *root = tdt_workspace_get_root (walk->workspace);
  g_autoptr (GPtrArray) rows = tdt_root_get_sorted (root, kind);

  if (rows->len == 0)
    return NULL;
  return rows->pdata[g_rand_int_range (walk->random, 0, (gint32) rows->len)];
}

static void
select_something (Walk *walk)
{
  const TdtRow *row = random_row (walk);

  if (row != NULL)
    tdt_desk_select (tdt_window_get_desk (walk->window), tdt_row_get_uid (row));
}

static void
edit_something (Walk *walk)
{
  g_autoptr (TdtRoot)
      next = tdt_test_random_edit (walk->random, tdt_workspace_get_root (walk->workspace));

  if (!tdt_workspace_is_previewing (walk->workspace))
    tdt_workspace_apply_root (walk->workspace, next, "Edit");
}

/* Into whatever has the focus. */
static void
type_something (Walk *walk)
{
  static const char *const texts[] = { "Durand", "Marie Durand, CCI", "10 h 30", "é" };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (walk->window));

  if (GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)))
    gtk_editable_set_text (GTK_EDITABLE (focus),
                           texts[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (texts))]);
  if (GTK_IS_TEXT (focus) && g_rand_boolean (walk->random))
    g_signal_emit_by_name (focus, "activate");
}

static void
go_back_and_forth (Walk *walk)
{
  g_autoptr (TdtRoot) before = tdt_root_ref (tdt_workspace_get_root (walk->workspace));
  guint position = get_position (walk);

  if (!tdt_workspace_get_can_undo (walk->workspace) ||
      tdt_workspace_is_previewing (walk->workspace))
    return;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.undo", NULL));
  g_assert_true (
      tdt_workspace_get_root (walk->workspace) ==
      tdt_history_get_root_at (tdt_workspace_get_history (walk->workspace), position - 1));
  assert_views (walk);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.redo", NULL));
  g_assert_true (tdt_workspace_get_root (walk->workspace) == before);
}

static void
end_proposal (Walk *walk)
{
  if (!tdt_workspace_is_previewing (walk->workspace))
    return;
  gtk_widget_activate_action (
      GTK_WIDGET (walk->window),
      g_rand_boolean (walk->random) ? "win.apply-proposal" : "win.drop-proposal", NULL);
}

static void
call_command (Walk *walk, const TdtCommand *command)
{
  g_autoptr (TdtRoot) before = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  gboolean goes = g_str_has_suffix (command->action, "do");
  guint position;

  g_assert_true (g_action_parse_detailed_name (command->action, &name, &target, NULL));
  /* What nothing would be lost with is closed without a question, and the test with it. */
  if (g_str_equal (name, "window.close") || g_str_equal (name, "app.quit"))
    while (!tdt_workspace_get_modified (walk->workspace))
      edit_something (walk);
  tdt_workspace_end_typing (walk->workspace);
  before = tdt_root_ref (tdt_workspace_get_root (walk->workspace));
  position = get_position (walk);
  walk->doing = command->action;
  g_test_message ("%u: %s", walk->n_steps, walk->doing);
  gtk_widget_activate_action_variant (GTK_WIDGET (walk->window), name, target);
  close_what_opened (walk);
  if (!goes)
    assert_one_step (walk, before, position);
}

static void
do_something (Walk *walk)
{
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  switch (g_rand_int_range (walk->random, 0, 8))
    {
    case 0:
      select_something (walk);
      break;
    case 1:
      edit_something (walk);
      break;
    case 2:
      go_back_and_forth (walk);
      break;
    case 3:
      type_something (walk);
      break;
    default:
      call_command (walk, &commands[g_rand_int_range (walk->random, 0, (gint32) n_commands)]);
    }
}

static void
take_step (Walk *walk)
{
  walk->doing = "something";
  do_something (walk);
  if (g_rand_boolean (walk->random))
    end_proposal (walk);
  assert_views (walk);
  walk->n_steps++;
}

/* --- walks --- */

static void
begin (Walk *walk, const TdtRoot *root)
{
  walk->workspace = tdt_workspace_new (root);
  walk->window = tdt_window_new (tdt_test_application ());
  walk->lists = tdt_test_lists_new ();
  tdt_window_set_workspace (walk->window, walk->workspace);
  g_object_unref (walk->workspace);
  gtk_window_present (GTK_WINDOW (walk->window));
  tdt_test_settle ();
}

static void
end (Walk *walk, const TdtRoot *first)
{
  while (tdt_workspace_is_previewing (walk->workspace))
    tdt_workspace_drop_preview (walk->workspace);
  tdt_test_assert_saved (walk->workspace);
  tdt_test_assert_journal (walk->workspace);
  while (tdt_workspace_get_can_undo (walk->workspace))
    tdt_workspace_undo (walk->workspace);
  g_assert_true (tdt_workspace_get_root (walk->workspace) == first);
  assert_views (walk);
  g_clear_pointer (&walk->lists, tdt_test_lists_free);
  tdt_workspace_close (walk->workspace);
  tdt_test_close (walk->window);
}

/* Each command once in an order of chance, with other steps between. */
static void
call_all (Walk *walk)
{
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < n_commands; i++)
    g_ptr_array_insert (order, g_rand_int_range (walk->random, 0, (gint32) i + 1),
                        (gpointer) &commands[i]);
  for (guint i = 0; i < n_commands; i++)
    {
      call_command (walk, order->pdata[i]);
      go_back_and_forth (walk);
      if (i % 2 == 0)
        end_proposal (walk);
      if (i % 3 == 0)
        edit_something (walk);
      if (i % 3 == 1)
        select_something (walk);
      assert_views (walk);
      walk->n_steps++;
    }
}

static void
walk_through (const TdtRoot *root, gboolean all, guint n_steps, guint seed)
{
  Walk walk = { .random = g_rand_new_with_seed (seed) };
  guint closer = g_timeout_add (10, close_others_cb, &walk);

  g_test_message ("seed %u", seed);
  begin (&walk, root);
  if (all)
    call_all (&walk);
  for (guint i = 0; i < n_steps; i++)
    take_step (&walk);
  g_test_message ("%u steps, %u windows opened and closed", walk.n_steps, walk.n_opened);
  end (&walk, root);
  g_source_remove (closer);
  g_rand_free (walk.random);
}

/* The same each time, unless asked for something else. */
static guint
get_seed (guint otherwise)
{
  return number_from_environment ("TDT_TEST_SEED", otherwise);
}

static void
test_example (void)
{
  g_autoptr (TdtRoot) root = tdt_example_new ();

  walk_through (root, TRUE, number_from_environment ("TDT_TEST_STEPS", 0), get_seed (4));
}

static void
test_empty (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("empty");

  walk_through (root, TRUE, number_from_environment ("TDT_TEST_STEPS", 0), get_seed (4));
}

/* What two hours of work are in actions, and how often the window is closed and opened meanwhile.
 */
#define LONG_STEPS 400
#define LONG_ROUNDS 6

/* Windows that came and went: what is still allocated must not grow with each. */
static void
walk_long (const TdtRoot *root)
{
  guint n_rounds = number_from_environment ("TDT_TEST_ROUNDS", LONG_ROUNDS);
  guint n_steps = number_from_environment ("TDT_TEST_STEPS", LONG_STEPS);
  gsize first = 0;
  gsize last = 0;

  for (guint i = 0; i < n_rounds; i++)
    {
      walk_through (root, FALSE, n_steps, get_seed (21) + i);
      last = mallinfo2 ().uordblks;
      g_test_message ("after round %u: %zu KiB", i, last / 1024);
      /* What is made once and kept is there after the first rounds. */
      if (i == n_rounds / 2)
        first = last;
    }
  g_assert_cmpuint (last, <, first + first / 5);
}

static void
test_long_example (void)
{
  g_autoptr (TdtRoot) root = tdt_example_new ();

  walk_long (root);
}

static void
test_long_large (void)
{
  g_autoptr (TdtRoot) root = tdt_bench_project_new (1000);

  walk_long (root);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tdt_test_let_gtk_talk ();
  gtk_init ();
  g_test_add_func ("/app/every-command/example", test_example);
  g_test_add_func ("/app/every-command/empty", test_empty);
  if (g_test_slow ())
    {
      g_test_add_func ("/app/every-command/long-example", test_long_example);
      g_test_add_func ("/app/every-command/long-large", test_long_large);
    }
  return g_test_run ();
}
