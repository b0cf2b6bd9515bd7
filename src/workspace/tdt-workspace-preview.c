/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace-preview.h"

#include "tdt-describe.h"
#include "tdt-workspace-private.h"

void
tdt_workspace_clear_proposal (TdtWorkspace *self)
{
  g_clear_pointer (&self->proposal, tdt_root_unref);
  g_clear_pointer (&self->proposal_label, g_free);
  g_clear_pointer (&self->proposal_reasons, g_strfreev);
}

gboolean
tdt_workspace_preview (TdtWorkspace *self, const TdtRoot *root, const char *label,
                       const char *const *reasons)
{
  TdtAppearance appearance;
  gboolean different;

  g_return_val_if_fail (TDT_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (root != NULL && label != NULL, FALSE);

  different = !tdt_root_equal (tdt_history_get_root (self->history), root);
  tdt_workspace_begin_change (self, &appearance);
  tdt_history_seal (self->history);
  tdt_workspace_clear_proposal (self);
  if (different)
    {
      self->proposal = tdt_root_ref (root);
      self->proposal_label = g_strdup (label);
      self->proposal_reasons = g_strdupv ((GStrv) reasons);
    }
  tdt_workspace_end_change (self, &appearance);
  return different;
}

gboolean
tdt_workspace_is_previewing (TdtWorkspace *self)
{
  g_return_val_if_fail (TDT_IS_WORKSPACE (self), FALSE);

  return self->proposal != NULL;
}

static void
add_sentences (GPtrArray *sentences, const TdtRoot *before, const TdtRoot *after)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (before, after);

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    g_ptr_array_extend_and_steal (
        sentences, tdt_change_list_sentences (tdt_diff_get_change (diff, i), before, after));
}

GPtrArray *
tdt_workspace_list_preview (TdtWorkspace *self)
{
  GPtrArray *sentences;

  g_return_val_if_fail (TDT_IS_WORKSPACE (self), NULL);

  sentences = g_ptr_array_new_with_free_func (g_free);
  if (self->proposal_reasons != NULL)
    for (guint i = 0; self->proposal_reasons[i] != NULL; i++)
      g_ptr_array_add (sentences, g_strdup (self->proposal_reasons[i]));
  else if (self->proposal != NULL)
    add_sentences (sentences, tdt_history_get_root (self->history), self->proposal);
  return sentences;
}

gboolean
tdt_workspace_accept_preview (TdtWorkspace *self)
{
  TdtAppearance appearance;

  if (!tdt_workspace_is_previewing (self))
    return FALSE;
  tdt_workspace_begin_change (self, &appearance);
  tdt_history_push (self->history, self->proposal, self->proposal_label, NULL,
                    g_get_monotonic_time ());
  tdt_workspace_clear_proposal (self);
  tdt_workspace_end_change (self, &appearance);
  return TRUE;
}

gboolean
tdt_workspace_drop_preview (TdtWorkspace *self)
{
  TdtAppearance appearance;

  if (!tdt_workspace_is_previewing (self))
    return FALSE;
  tdt_workspace_begin_change (self, &appearance);
  tdt_workspace_clear_proposal (self);
  tdt_workspace_end_change (self, &appearance);
  return TRUE;
}
