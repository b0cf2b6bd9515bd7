/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many steps the usual jobs take: a key, a text that is typed where the focus then is, and
 * Enter are one each. Nothing is clicked, so each is a way without the mouse as well. */
#include "tdt-test-window.h"

#include "tdt-commands-private.h"

typedef struct
{
  TdtWindow *window;
  TdtDesk *desk;
  guint n_steps;
} Job;

static const TdtRow *
get_session (Job *job)
{
  return tdt_record_get_row (tdt_desk_get_selected (job->desk, TDT_KIND_SESSION));
}

static int
get_minute (Job *job, const char *uid)
{
  const TdtRow *session = tdt_root_lookup (tdt_desk_get_root (job->desk), uid);

  return tdt_time_minute_of_day (tdt_row_get_time (session, TDT_SESSION_START));
}

/* The first session of the day, or the last one. */
static const TdtRow *
find_session (Job *job, gboolean last)
{
  const TdtRow *found = NULL;
  const TdtRow *row;
  TdtRowIter iter;

  tdt_row_iter_init (&iter, tdt_desk_get_root (job->desk), TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_SESSION_START) &&
        (found == NULL || (get_minute (job, tdt_row_get_uid (row)) >
                           get_minute (job, tdt_row_get_uid (found))) == last))
      found = row;
  return found;
}

static gboolean
has_key (const char *action)
{
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    if (g_str_equal (commands[i].action, action))
      return commands[i].accels[0] != NULL;
  return FALSE;
}

/* The key of a command. */
static void
press (Job *job, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (has_key (action));
  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (job->window), name, target));
  tdt_test_settle ();
  job->n_steps++;
}

/* What pops up has the focus once it is drawn, which takes a busy machine longer. */
static GtkWidget *
get_focus (Job *job)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (job->window));

  for (guint i = 0; i < 50 && !GTK_IS_TEXT (focus); i++)
    {
      g_usleep (G_USEC_PER_SEC / 50);
      tdt_test_settle ();
      focus = gtk_root_get_focus (GTK_ROOT (job->window));
    }
  if (!GTK_IS_TEXT (focus))
    g_error ("after step %u the focus is on %s", job->n_steps,
             focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
  return focus;
}

/* What is looked for in a thread is there a moment later. */
static void
type (Job *job, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_focus (job)), text);
  for (guint i = 0; i < 5; i++)
    {
      tdt_test_settle ();
      g_usleep (G_USEC_PER_SEC / 50);
    }
  tdt_test_settle ();
  job->n_steps++;
}

static void
enter (Job *job)
{
  g_signal_emit_by_name (get_focus (job), "activate");
  tdt_test_settle ();
  job->n_steps++;
}

static void
add_person (Job *job)
{
  guint before = tdt_root_count (tdt_desk_get_root (job->desk), TDT_KIND_PARTICIPANT);

  press (job, "win.add-participant");
  type (job, "bussereau");
  enter (job);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (job->desk), TDT_KIND_PARTICIPANT), ==,
                    before + 1);
}

static void
add_new_person (Job *job)
{
  guint before = tdt_root_count (tdt_desk_get_root (job->desk), TDT_KIND_PERSON);

  press (job, "win.add-participant");
  type (job, "Zoé Zola, ArianeGroup");
  enter (job);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (job->desk), TDT_KIND_PERSON), ==,
                    before + 1);
}

static void
add_agenda_item (Job *job)
{
  guint before = tdt_root_count (tdt_desk_get_root (job->desk), TDT_KIND_AGENDA_ITEM);

  press (job, "win.add-agenda-item");
  type (job, "Questions, 10");
  enter (job);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (job->desk), TDT_KIND_AGENDA_ITEM), ==,
                    before + 1);
}

static void
name_new_session (Job *job)
{
  press (job, "win.add-session");
  type (job, "Visite du chantier");
  g_assert_cmpstr (tdt_row_get_text (get_session (job), TDT_SESSION_TITLE), ==,
                   "Visite du chantier");
}

static void
rename_session (Job *job)
{
  press (job, "win.session::rename");
  type (job, "Visite du port");
  g_assert_cmpstr (tdt_row_get_text (get_session (job), TDT_SESSION_TITLE), ==, "Visite du port");
}

static void
find_person (Job *job)
{
  press (job, "win.find");
  type (job, "bernard");
  enter (job);
  g_assert_cmpstr (
      tdt_row_get_text (tdt_record_get_row (tdt_desk_get_selected (job->desk, TDT_KIND_PERSON)),
                        TDT_PERSON_FAMILY_NAME),
      ==, "Bernard");
}

/* Of all that is after the first session of the day, the last one ends 10 minutes later. */
static void
shift_what_follows (Job *job)
{
  g_autofree char *first = g_strdup (tdt_row_get_uid (find_session (job, FALSE)));
  g_autofree char *last = g_strdup (tdt_row_get_uid (find_session (job, TRUE)));
  int before = get_minute (job, last);

  tdt_desk_select (job->desk, first);
  press (job, "win.find");
  type (job, "shift everything 10 minutes later");
  enter (job);
  g_assert_cmpint (get_minute (job, last), ==, before + 10);
}

static void
go_to_documents (Job *job)
{
  press (job, "win.page::documents");
}

static void
take_back (Job *job)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (job->desk);

  press (job, "win.undo");
  g_assert_true (tdt_workspace_get_can_redo (workspace));
}

static const struct
{
  const char *name;
  void (*run) (Job *job);
  guint most;
} jobs[] = {
  { "somebody who is known speaks in a session", add_person, 3 },
  { "somebody new of a partner speaks in a session", add_new_person, 3 },
  { "a point comes on the agenda", add_agenda_item, 3 },
  { "what was done last is taken back", take_back, 1 },
  { "a new session gets its name", name_new_session, 2 },
  { "a session gets another name", rename_session, 2 },
  { "a person is found from anywhere", find_person, 3 },
  { "everything after a session is shifted", shift_what_follows, 3 },
  { "the finished programme is looked at", go_to_documents, 1 },
};

static void
test_steps (void)
{
  TdtWindow *window = tdt_test_open_example ();
  Job job = { window, tdt_window_get_desk (window), 0 };
  GListModel *sessions = G_LIST_MODEL (tdt_desk_get_list (job.desk, TDT_KIND_SESSION));
  g_autoptr (TdtRecord) second = g_list_model_get_item (sessions, 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "programme");
  tdt_desk_select (job.desk, tdt_record_get_uid (second));
  tdt_test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      job.n_steps = 0;
      jobs[i].run (&job);
      g_test_message ("%u steps (%u allowed): %s", job.n_steps, jobs[i].most, jobs[i].name);
      g_assert_cmpuint (job.n_steps, <=, jobs[i].most);
    }
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/steps/usual-jobs", test_steps);
  return g_test_run ();
}
