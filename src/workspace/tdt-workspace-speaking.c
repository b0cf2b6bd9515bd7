/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs that share the minutes of a session, and say what being late does to the day. */
#include "config.h"

#include "tdt-workspace-speaking.h"

#include "tdt-delay.h"
#include "tdt-names.h"
#include "tdt-workspace-preview.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

static const TdtRow *
find_session (const TdtRoot *root, const char *uid, GError **error)
{
  const TdtRow *session = tdt_root_lookup_kind (root, TDT_KIND_SESSION, uid);

  if (session == NULL)
    g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD,
                         _ ("This session is not there any more"));
  return session;
}

/* What follows from @edit, with the minutes of @session shared once more if they were split. */
static TdtEdit *
share_again (const TdtRoot *before, TdtEdit *edit, const char *session)
{
  const TdtRow *row = tdt_root_lookup_kind (before, TDT_KIND_SESSION, session);
  g_autoptr (TdtRoot) after = NULL;
  TdtEdit *shared;
  TdtBudgetSplit split;

  if (row == NULL || !tdt_budget_find_split (before, row, &split))
    return NULL;
  after = tdt_edit_apply (edit);
  shared = tdt_edit_new (after);
  row = tdt_root_lookup_kind (after, TDT_KIND_SESSION, session);
  /* Minutes of a budget are never refused; if they were, those from before would stay. */
  if (row != NULL)
    tdt_budget_split (shared, after, row, split, NULL);
  return shared;
}

gboolean
tdt_workspace_apply_sharing (TdtWorkspace *self, TdtEdit *edit, const char *session,
                             const char *label, const char *typing)
{
  g_autoptr (TdtEdit) shared = share_again (tdt_workspace_get_root (self), edit, session);

  return tdt_workspace_apply_edit (self, shared != NULL ? shared : edit, label, typing);
}

const char *
tdt_workspace_find_shared (TdtWorkspace *self, const char *uid, TdtFieldId field)
{
  const TdtRow *row = tdt_root_lookup (tdt_workspace_get_root (self), uid);

  if (row == NULL)
    return NULL;
  switch (tdt_row_get_kind_id (row))
    {
    case TDT_KIND_SESSION:
      return field == TDT_SESSION_MINUTES ? uid : NULL;
    case TDT_KIND_PARTICIPANT:
      return field != TDT_PARTICIPANT_MINUTES ? tdt_row_get_text (row, TDT_PARTICIPANT_SESSION)
                                              : NULL;
    case TDT_KIND_AGENDA_ITEM:
      return tdt_row_get_text (row, TDT_AGENDA_ITEM_SESSION);
    default:
      return NULL;
    }
}

gboolean
tdt_workspace_split_minutes (TdtWorkspace *self, const char *uid, TdtBudgetSplit split,
                             GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *session = find_session (root, uid, error);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  TdtBudget budget;

  if (session == NULL)
    return FALSE;
  tdt_budget_find (root, session, &budget);
  if (budget.minutes == 0 || budget.n_speakers == 0)
    {
      g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
                           budget.minutes == 0 ? _ ("Say first how many minutes the session takes")
                                               : _ ("Add first the people who speak"));
      return FALSE;
    }
  if (!tdt_budget_split (edit, root, session, split, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit,
                            split == TDT_BUDGET_EQUALLY ? _ ("Share of minutes, equally")
                                                        : _ ("Share of minutes, by organisation"),
                            NULL);
  return TRUE;
}

static char *
dup_questions_item (TdtEdit *edit, const TdtRoot *root, const char *session, GError **error)
{
  g_autoptr (GPtrArray) items = tdt_root_get_referrers (root, session, TDT_AGENDA_ITEM_SESSION);
  g_autofree char *uid = NULL;

  for (guint i = 0; i < items->len; i++)
    if (tdt_row_get_token (items->pdata[i], TDT_AGENDA_ITEM_KIND) == TDT_AGENDA_ITEM_KIND_QUESTIONS)
      return g_strdup (tdt_row_get_uid (items->pdata[i]));
  uid = g_strdup (tdt_edit_add (edit, TDT_KIND_AGENDA_ITEM, NULL, error));
  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_AGENDA_ITEM_SESSION, session, error) ||
      !tdt_edit_set_text (edit, uid, TDT_AGENDA_ITEM_TITLE, _ ("Questions"), error) ||
      !tdt_edit_set_token (edit, uid, TDT_AGENDA_ITEM_KIND, TDT_AGENDA_ITEM_KIND_QUESTIONS,
                           error) ||
      !tdt_edit_put_last (edit, uid, items, error))
    return NULL;
  return g_steal_pointer (&uid);
}

gboolean
tdt_workspace_keep_questions (TdtWorkspace *self, const char *session, int minutes, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *item = NULL;
  g_autofree char *label = NULL;

  if (find_session (root, session, error) == NULL ||
      (item = dup_questions_item (edit, root, session, error)) == NULL ||
      !tdt_edit_set_number (edit, item, TDT_AGENDA_ITEM_MINUTES, minutes, error))
    return FALSE;
  /* Translators: a step that can be undone */
  label = g_strdup_printf (
      ngettext ("%d minute for questions", "%d minutes for questions", (gulong) minutes), minutes);
  tdt_workspace_apply_sharing (self, edit, session, label, NULL);
  return TRUE;
}

gboolean
tdt_workspace_propose_delay (TdtWorkspace *self, const char *uid, int minutes, GError **error)
{
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (TdtRoot) after = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  const TdtRow *session;
  TdtDelay delay;

  tdt_workspace_drop_preview (self);
  root = tdt_root_ref (tdt_workspace_get_root (self));
  session = find_session (root, uid, error);
  edit = tdt_edit_new (root);
  if (session == NULL || !tdt_delay_plan (edit, root, session, minutes, &delay, error))
    return FALSE;
  title = tdt_session_dup_title (session);
  after = tdt_edit_apply (edit);
  /* Translators: a step that can be undone: the title of a session and minutes. */
  label = g_strdup_printf (
      ngettext ("“%s” starts %d minute late", "“%s” starts %d minutes late", (gulong) minutes),
      title, minutes);
  return tdt_workspace_preview (self, after, label, NULL);
}
