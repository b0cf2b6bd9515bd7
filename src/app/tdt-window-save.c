/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window saves, and asks before something would be lost. */
#include "config.h"

#include "tdt-application-private.h"
#include "tdt-file-dialog-private.h"
#include "tdt-plain.h"
#include "tdt-question-private.h"
#include "tdt-window-private.h"
#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>

static void start_saving (TdtWindow *window, GFile *file, TdtSaveFlags flags);

/* What went wrong is asked about where there is a choice. */
typedef struct
{
  TdtWindow *window;
  TdtSaveFlags retry;
  gboolean can_merge;
} Problem;

static void
problem_answered_cb (int answer, gpointer user_data)
{
  g_autofree Problem *problem = user_data;
  g_autoptr (TdtWindow) window = problem->window;

  if (problem->can_merge && answer == 2)
    {
      window->close_when_saved = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.merge-disk", NULL);
    }
  else if (answer == 0)
    tdt_window_save_as (window);
  else if (answer == 1)
    start_saving (window, NULL, problem->retry);
  else
    window->close_when_saved = FALSE;
}

static void
ask_about_problem (TdtWindow *window, const GError *error)
{
  gboolean changed = g_error_matches (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_CHANGED);
  gboolean gone = g_error_matches (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VANISHED);
  gboolean history = g_error_matches (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_HISTORY);
  TdtAnswer answers[] = {
    { _ ("Save _As…"), changed ? TDT_ANSWER_PLAIN : TDT_ANSWER_SUGGESTED },
    { changed ? _ ("_Overwrite") : (gone ? _ ("Save A_gain") : _ ("Save Any_way")),
      TDT_ANSWER_DESTRUCTIVE },
    { _ ("_Merge…"), TDT_ANSWER_SUGGESTED },
  };
  Problem *problem = g_new0 (Problem, 1);

  problem->window = g_object_ref (window);
  problem->retry = changed || gone ? TDT_SAVE_OVERWRITE : TDT_SAVE_WITHOUT_HISTORY;
  problem->can_merge = changed;
  tdt_question_ask (GTK_WINDOW (window), _ ("The project is not saved"), error->message, answers,
                    changed ? 3 : (gone || history ? 2 : 1), problem_answered_cb, problem);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;
  TdtWorkspace *workspace = TDT_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  gboolean saved = tdt_workspace_save_finish (workspace, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    return;
  if (g_error_matches (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_SYNCED))
    tdt_window_tell (window, error->message);
  else if (!saved)
    {
      ask_about_problem (window, error);
      return;
    }
  tdt_application_note_recent (tdt_workspace_get_file (workspace));
  if (window->close_when_saved)
    gtk_window_close (GTK_WINDOW (window));
}

static void
start_saving (TdtWindow *window, GFile *file, TdtSaveFlags flags)
{
  tdt_workspace_save_async (tdt_desk_get_workspace (window->desk), file, flags, NULL, saved_cb,
                            g_object_ref (window));
}

static void
name_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  /* The dialog has asked already whether to replace a file that is there. */
  if (file != NULL)
    start_saving (window, file, TDT_SAVE_OVERWRITE);
  else
    window->close_when_saved = FALSE;
}

void
tdt_window_save_as (TdtWindow *window)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);
  g_autofree char *title = tdt_workspace_dup_title (workspace);
  g_autofree char *name = NULL;

  name = tdt_plain_dup_file_name (title, ".tdt.xml");
  tdt_file_dialog_save (GTK_WINDOW (window), _ ("Save the Project"),
                        tdt_workspace_get_file (workspace), name, name_chosen_cb,
                        g_object_ref (window));
}

void
tdt_window_save (TdtWindow *window)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);

  /* Who works on a file that somebody else has open has not said yet to write to it too. */
  if (tdt_workspace_get_file (workspace) == NULL || tdt_workspace_get_read_only (workspace) ||
      tdt_workspace_get_lock_owner (workspace) != NULL)
    tdt_window_save_as (window);
  else
    start_saving (window, NULL, TDT_SAVE_PLAIN);
}

void
tdt_window_save_again (TdtWindow *window)
{
  start_saving (window, NULL, TDT_SAVE_OVERWRITE);
}

static void
close_answered_cb (int answer, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  if (answer == 0)
    {
      window->may_close = TRUE;
      gtk_window_close (GTK_WINDOW (window));
    }
  else if (answer == 1)
    {
      window->close_when_saved = TRUE;
      tdt_window_save (window);
    }
}

gboolean
tdt_window_may_close (TdtWindow *window)
{
  TdtAnswer answers[] = {
    { _ ("Close _Without Saving"), TDT_ANSWER_DESTRUCTIVE },
    { _ ("_Save"), TDT_ANSWER_SUGGESTED },
  };

  if (window->may_close || window->desk == NULL ||
      !tdt_workspace_get_modified (tdt_desk_get_workspace (window->desk)))
    return TRUE;
  tdt_question_ask (GTK_WINDOW (window), _ ("Save the changes first?"),
                    _ ("What was changed since the project was last saved would be lost."), answers,
                    G_N_ELEMENTS (answers), close_answered_cb, g_object_ref (window));
  return FALSE;
}
