/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-recovery-private.h"

#include "tdt-describe.h"
#include "tdt-journal-replay.h"
#include "tdt-question-private.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>

/* So many changes are told one by one; of more, the number is. */
#define MAX_SENTENCES 6

typedef struct
{
  TdtApplication *application;
  TdtWorkspace *workspace;
} Offer;

static void
offer_free (Offer *offer)
{
  g_application_release (G_APPLICATION (offer->application));
  g_object_unref (offer->application);
  g_object_unref (offer->workspace);
  g_free (offer);
}

static void
append_sentences (GString *text, const TdtRoot *before, const TdtRoot *after)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (before, after);
  guint n_told = 0;
  guint n_more = 0;

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      g_autoptr (GPtrArray) sentences = NULL;

      if (n_told >= MAX_SENTENCES)
        {
          n_more++;
          continue;
        }
      sentences = tdt_change_list_sentences (tdt_diff_get_change (diff, i), before, after);
      for (guint s = 0; s < sentences->len && n_told < MAX_SENTENCES; s++, n_told++)
        g_string_append_printf (text, "\n• %s", (const char *) sentences->pdata[s]);
    }
  if (n_more > 0)
    {
      g_string_append (text, "\n• ");
      g_string_append_printf (text, ngettext ("and %u more change", "and %u more changes", n_more),
                              n_more);
    }
}

static char *
dup_body (TdtWorkspace *workspace)
{
  GString *text = g_string_new (_ ("The program ended before these changes were saved:"));

  append_sentences (text, tdt_history_get_root_at (tdt_workspace_get_history (workspace), 0),
                    tdt_workspace_get_root (workspace));
  return g_string_free (text, FALSE);
}

static void
recovered_compared_cb (TdtWindow *window, gboolean apply, gpointer user_data)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  g_autoptr (TdtRoot) result = NULL;

  if (!apply)
    return;
  result = tdt_comparison_dup_result (user_data);
  if (tdt_workspace_apply_root (workspace, result, _ ("Part of what was recovered")))
    tdt_window_tell_with_undo (window, tdt_workspace_get_undo_label (workspace));
}

/* What was saved beside what was not: everything is recovered, and can be let go one by one. */
static void
show_comparison (TdtWindow *window, TdtWorkspace *workspace)
{
  const TdtRoot *base = tdt_history_get_root_at (tdt_workspace_get_history (workspace), 0);
  TdtComparison *comparison = tdt_comparison_new (base, base, tdt_workspace_get_root (workspace),
                                                  NULL);
  g_autofree char *name = tdt_workspace_dup_title (workspace);
  /* Translators: %s is the title of an event. */
  g_autofree char *title = g_strdup_printf (_ ("What was not saved of “%s”"), name);
  TdtCompareWords words = {
    .title = title,
    .subtitle = _ ("All of it is recovered. Untick what you do not want."),
    .ours = _ ("Saved"),
    .theirs = _ ("Not saved"),
    .cancel = _ ("_Keep All"),
  };

  if (comparison != NULL)
    tdt_window_show_comparison (window, tdt_compare_page_new (comparison, &words),
                                recovered_compared_cb, comparison, g_object_unref);
}

static void
answered_cb (int answer, gpointer user_data)
{
  Offer *offer = user_data;

  if (answer == 0)
    tdt_workspace_close (offer->workspace);
  else if (answer > 0)
    {
      TdtWindow *window = tdt_window_new (offer->application);

      tdt_window_set_workspace (window, offer->workspace);
      gtk_window_present (GTK_WINDOW (window));
      if (answer == 1)
        show_comparison (window, offer->workspace);
    }
  offer_free (offer);
}

static void
ask (Offer *offer)
{
  TdtAnswer answers[] = {
    { _ ("_Discard"), TDT_ANSWER_DESTRUCTIVE },
    { _ ("C_ompare"), TDT_ANSWER_PLAIN },
    { _ ("_Recover"), TDT_ANSWER_SUGGESTED },
  };
  g_autofree char *title = tdt_workspace_dup_title (offer->workspace);
  /* Translators: %s is the title of an event. */
  g_autofree char *heading = g_strdup_printf (_ ("Recover “%s”?"), title);
  g_autofree char *body = dup_body (offer->workspace);

  tdt_question_ask (gtk_application_get_active_window (GTK_APPLICATION (offer->application)),
                    heading, body, answers, G_N_ELEMENTS (answers), answered_cb, offer);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtApplication) application = user_data;
  g_autoptr (GError) error = NULL;
  TdtWorkspace *workspace = tdt_workspace_recover_finish (result, &error);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  Offer *offer;

  if (workspace == NULL)
    {
      if (TDT_IS_WINDOW (window))
        tdt_window_tell (TDT_WINDOW (window), error->message);
      g_application_release (G_APPLICATION (application));
      return;
    }
  offer = g_new0 (Offer, 1);
  offer->application = g_steal_pointer (&application);
  offer->workspace = workspace;
  ask (offer);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) journals = g_task_propagate_pointer (G_TASK (result), NULL);
  TdtApplication *application = TDT_APPLICATION (source);

  for (guint i = 0; i < journals->len; i++)
    {
      const TdtJournalInfo *info = journals->pdata[i];

      g_application_hold (G_APPLICATION (application));
      tdt_workspace_recover_async (info->path, NULL, recovered_cb, g_object_ref (application));
    }
  g_application_release (G_APPLICATION (application));
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, tdt_journal_list_abandoned (), (GDestroyNotify) g_ptr_array_unref);
}

void
tdt_recovery_offer (TdtApplication *application)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, listed_cb, NULL);

  g_task_set_source_tag (task, tdt_recovery_offer);
  g_application_hold (G_APPLICATION (application));
  g_task_run_in_thread (task, list_in_thread);
}
