/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the open project comes from: the revisions of its file, and of the copies merged into it.
 * A copy is an ancestor only as long as its merge is not undone, so that it can be merged again. */
#include "config.h"

#include "tdt-base.h"
#include "tdt-workspace-private.h"

typedef struct
{
  guint64 step;
  GStrv revisions;
} Merged;

static void
merged_free (gpointer data)
{
  Merged *merged = data;

  g_strfreev (merged->revisions);
  g_free (merged);
}

static void
add_new (GPtrArray *revisions, const char *revision)
{
  if (revision != NULL && revisions->len < TDT_ANCESTORS_MAX &&
      !g_ptr_array_find_with_equal_func (revisions, revision, g_str_equal, NULL))
    g_ptr_array_add (revisions, g_strdup (revision));
}

/* Both lines by turns, so that neither pushes the other out. */
static GStrv
interleave (const char *first, const char *second, GStrv one, GStrv other)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new ();
  guint n_one = g_strv_length (one);
  guint n_other = g_strv_length (other);

  add_new (revisions, first);
  add_new (revisions, second);
  for (guint i = 0; i < MAX (n_one, n_other); i++)
    {
      add_new (revisions, i < n_one ? one[i] : NULL);
      add_new (revisions, i < n_other ? other[i] : NULL);
    }
  g_ptr_array_add (revisions, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&revisions), FALSE);
}

gboolean
tdt_workspace_is_undone (TdtWorkspace *self, guint64 step)
{
  guint position = tdt_history_get_position (self->history);

  for (guint i = 0; i <= position; i++)
    if (tdt_history_get_id_at (self->history, i) == step)
      return FALSE;
  return TRUE;
}

void
tdt_workspace_note_ancestors (TdtWorkspace *self, const char *revision, GStrv ancestors)
{
  g_autoptr (GStrvBuilder) fresh = g_strv_builder_new ();
  Merged *merged = g_new0 (Merged, 1);
  const char *const *known = (const char *const *) self->header->ancestors;

  /* What the file came from before is not to be forgotten when the merge is undone. */
  if (!g_strv_contains (known, revision))
    g_strv_builder_add (fresh, revision);
  for (guint i = 0; ancestors[i] != NULL; i++)
    if (!g_strv_contains (known, ancestors[i]) &&
        g_strcmp0 (ancestors[i], self->header->revision) != 0)
      g_strv_builder_add (fresh, ancestors[i]);
  merged->step = tdt_history_get_id (self->history);
  merged->revisions = g_strv_builder_end (fresh);
  if (self->merged == NULL)
    self->merged = g_ptr_array_new_with_free_func (merged_free);
  g_ptr_array_add (self->merged, merged);
}

GStrv
tdt_workspace_dup_ancestors (TdtWorkspace *self)
{
  GStrv ancestors = g_strdupv (self->header->ancestors);

  for (guint i = 0; self->merged != NULL && i < self->merged->len; i++)
    {
      const Merged *merged = self->merged->pdata[i];
      g_auto (GStrv) before = ancestors;
      g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

      if (!tdt_workspace_is_undone (self, merged->step))
        {
          ancestors = interleave (NULL, NULL, merged->revisions, before);
          continue;
        }
      for (guint a = 0; before[a] != NULL; a++)
        if (!g_strv_contains ((const char *const *) merged->revisions, before[a]))
          g_strv_builder_add (kept, before[a]);
      ancestors = g_strv_builder_end (kept);
    }
  return ancestors;
}

void
tdt_workspace_take_disk (TdtWorkspace *self, const TdtLoaded *loaded, const char *revision)
{
  TdtHeader *header = tdt_header_copy (loaded->header);
  gboolean same = tdt_root_equal (tdt_history_get_root (self->history), loaded->root);

  g_free (header->revision);
  g_strfreev (header->ancestors);
  header->revision = g_strdup (revision);
  header->ancestors = interleave (self->header->revision, NULL, loaded->header->ancestors,
                                  self->header->ancestors);
  tdt_header_free (self->header);
  self->header = header;
  tdt_workspace_set_saved_root (self, loaded->root);
  tdt_workspace_set_content_hash (self, loaded->content_hash);
  if (self->journal != NULL)
    tdt_journal_restart (self->journal, loaded->root, g_file_peek_path (self->file));
  same = same && tdt_report_get_n_repairs (loaded->report) == 0;
  tdt_workspace_mark_saved (self,
                            same ? tdt_history_get_id (self->history) : TDT_HISTORY_NEVER_SAVED);
}

void
tdt_workspace_read_lineage (TdtWorkspace *self, TdtLineage *lineage)
{
  g_auto (GStrv) ancestors = tdt_workspace_dup_ancestors (self);

  lineage->uid = g_strdup (tdt_root_get_uid (tdt_history_get_root (self->history)));
  lineage->revisions = g_new0 (char *, g_strv_length (ancestors) + 2);
  /* The first place is the file's own, also when it never had a revision. */
  lineage->revisions[0] = g_strdup (self->header->revision != NULL ? self->header->revision : "");
  for (guint i = 0; ancestors[i] != NULL; i++)
    lineage->revisions[i + 1] = g_strdup (ancestors[i]);
  lineage->saved = self->saved_root != NULL ? tdt_root_ref (self->saved_root) : NULL;
  lineage->carried = self->carried != NULL ? tdt_root_ref (self->carried) : NULL;
  lineage->carried_revision = tdt_base_dup_revision (self->header->base);
}

void
tdt_workspace_set_saved_root (TdtWorkspace *self, const TdtRoot *root)
{
  g_autoptr (TdtRoot) before = self->saved_root;

  self->saved_root = tdt_root_ref (root);
}
