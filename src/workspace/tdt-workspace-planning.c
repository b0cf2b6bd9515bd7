/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs that do what the planner proposes. */
#include "config.h"

#include "tdt-workspace-planning.h"

#include "tdt-names.h"
#include "tdt-replacement.h"
#include "tdt-workspace-checks.h"

#include <glib/gi18n-lib.h>

gboolean
tdt_workspace_apply_fix (TdtWorkspace *self, const TdtFix *fix, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_fix_make_edit (fix, tdt_workspace_get_root (self), error);

  if (edit == NULL)
    return FALSE;
  tdt_workspace_apply_edit (self, edit, fix->label, NULL);
  return TRUE;
}

static const TdtRow *
find (TdtWorkspace *self, TdtKindId kind, const char *uid, GError **error)
{
  const TdtRow *row = tdt_root_lookup_kind (tdt_workspace_get_root (self), kind, uid);

  if (row == NULL)
    g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD,
                 /* Translators: %s is a kind of record, such as Session. */
                 _ ("%s: it was deleted meanwhile"), _ (tdt_kind_get (kind)->label));
  return row;
}

gboolean
tdt_workspace_apply_place (TdtWorkspace *self, const char *session, const TdtPlace *place,
                           GError **error)
{
  const TdtRow *row = find (self, TDT_KIND_SESSION, session, error);
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (row == NULL || !tdt_place_put (place, row, edit, error))
    return FALSE;
  title = tdt_session_dup_title (row);
  label = g_strdup_printf (_ ("Move “%s”: %s"), title, place->label);
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}

gboolean
tdt_workspace_replace (TdtWorkspace *self, const char *participant, const char *person,
                       GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *row = find (self, TDT_KIND_PARTICIPANT, participant, error);
  const TdtRow *other = row != NULL ? find (self, TDT_KIND_PERSON, person, error) : NULL;
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  g_autofree char *label = NULL;

  if (other == NULL || !tdt_replacement_put (root, row, other, edit, error))
    return FALSE;
  name = tdt_participant_dup_name (root, row);
  other_name = tdt_person_dup_name (other);
  /* Translators: a step that can be undone: two people. */
  label = g_strdup_printf (_ ("Replace %s by %s"), name, other_name);
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}

gboolean
tdt_workspace_represent (TdtWorkspace *self, const char *participant, const char *person,
                         GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *row = find (self, TDT_KIND_PARTICIPANT, participant, error);
  const TdtRow *other = row != NULL ? find (self, TDT_KIND_PERSON, person, error) : NULL;
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  g_autofree char *label = NULL;

  if (other == NULL || !tdt_represented_put (row, other, edit, error))
    return FALSE;
  name = tdt_participant_dup_name (root, row);
  other_name = tdt_person_dup_name (other);
  label = g_strdup_printf (_ ("Have %s represented by %s"), name, other_name);
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}

static gboolean
accepts (const TdtRow *accepted, const TdtFinding *finding)
{
  return g_strcmp0 (tdt_row_get_text (accepted, TDT_ACCEPTED_CODE), finding->code) == 0 &&
         g_strcmp0 (tdt_row_get_text (accepted, TDT_ACCEPTED_FINGERPRINT), finding->fingerprint) ==
             0;
}

char *
tdt_workspace_dup_acceptance (TdtWorkspace *self, const TdtFinding *finding)
{
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (tdt_workspace_get_root (self),
                                                       finding->records[0], TDT_ACCEPTED_RECORDS);

  for (guint i = 0; i < rows->len; i++)
    if (accepts (rows->pdata[i], finding))
      return g_strdup (tdt_row_get_text (rows->pdata[i], TDT_ACCEPTED_REASON));
  return NULL;
}

gboolean
tdt_workspace_withdraw_acceptance (TdtWorkspace *self, const TdtFinding *finding, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (GPtrArray)
      rows = tdt_root_get_referrers (root, finding->records[0], TDT_ACCEPTED_RECORDS);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  for (guint i = 0; i < rows->len; i++)
    if (accepts (rows->pdata[i], finding) &&
        !tdt_edit_remove (edit, tdt_row_get_uid (rows->pdata[i]), error))
      return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Look at it again"), NULL);
  return TRUE;
}

gboolean
tdt_workspace_put_ranks (TdtWorkspace *self, const TdtRankList *ranks, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  if (!tdt_rank_list_put (ranks, root, edit, error))
    return FALSE;
  tdt_workspace_apply_edit (
      self, edit, ranks != NULL ? _ ("Adapt the ranks") : _ ("Go by the ranks of the program"),
      NULL);
  return TRUE;
}
