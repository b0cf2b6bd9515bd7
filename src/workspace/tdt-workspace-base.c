/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding what two files both come from. */
#include "config.h"

#include "tdt-base.h"
#include "tdt-version-store.h"
#include "tdt-workspace-private.h"

void
tdt_lineage_clear (TdtLineage *lineage)
{
  g_clear_pointer (&lineage->uid, g_free);
  g_clear_pointer (&lineage->revisions, g_strfreev);
  g_clear_pointer (&lineage->saved, tdt_root_unref);
  g_clear_pointer (&lineage->carried, tdt_root_unref);
  g_clear_pointer (&lineage->carried_revision, g_free);
}

/* Files of the history are named after what they hold; what they do hold counts. */
static TdtRoot *
load_revision (const char *path, const char *revision)
{
  g_autoptr (TdtLoaded) loaded = path != NULL ? tdt_project_file_load (path, NULL, NULL, NULL, NULL)
                                              : NULL;
  g_autofree char *found = loaded != NULL ? tdt_project_file_dup_revision (loaded->root) : NULL;

  return g_strcmp0 (found, revision) == 0 ? tdt_root_ref (loaded->root) : NULL;
}

/* Their line: the revision of their project first, then what it came from. */
typedef struct
{
  GPtrArray *revisions;
  TdtRoot *carried;
  char *carried_revision;
} Theirs;

static void
theirs_init (Theirs *theirs, const TdtLoaded *loaded)
{
  theirs->revisions = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (theirs->revisions, tdt_project_file_dup_revision (loaded->root));
  for (guint i = 0; loaded->header->ancestors[i] != NULL; i++)
    g_ptr_array_add (theirs->revisions, g_strdup (loaded->header->ancestors[i]));
  theirs->carried_revision = tdt_base_dup_revision (loaded->header->base);
  theirs->carried = loaded->header->base != NULL
                        ? tdt_base_rebuild (loaded->header->base, loaded->root, NULL)
                        : NULL;
}

static void
theirs_clear (Theirs *theirs)
{
  g_ptr_array_unref (theirs->revisions);
  g_clear_pointer (&theirs->carried, tdt_root_unref);
  g_free (theirs->carried_revision);
}

/* How far back in their line a revision is. */
static guint
find_place (const Theirs *theirs, const char *revision)
{
  guint place;

  return revision != NULL &&
                 g_ptr_array_find_with_equal_func (theirs->revisions, revision, g_str_equal, &place)
             ? place
             : G_MAXUINT;
}

static TdtRoot *
get_revision (const TdtLineage *lineage, const Theirs *theirs, const char *revision)
{
  g_autofree char *kept = NULL;

  if (lineage->saved != NULL && g_str_equal (revision, lineage->revisions[0]))
    return tdt_root_ref (lineage->saved);
  if (theirs->carried != NULL && g_str_equal (revision, theirs->carried_revision))
    return tdt_root_ref (theirs->carried);
  if (lineage->carried != NULL && g_str_equal (revision, lineage->carried_revision))
    return tdt_root_ref (lineage->carried);
  kept = tdt_version_store_find (lineage->uid, revision);
  return load_revision (kept, revision);
}

/* The latest of our line that is in theirs: whoever goes back to what a file once held has changed
 * it. A line that does not go far enough back is helped by what our file is known to have held. */
static TdtRoot *
find_common (const TdtLineage *lineage, const Theirs *theirs, guint *place)
{
  g_autoptr (GPtrArray) versions = tdt_version_store_list (lineage->uid);
  TdtRoot *root = NULL;

  for (guint i = 0; root == NULL && lineage->revisions[i] != NULL; i++)
    {
      *place = find_place (theirs, lineage->revisions[i]);
      if (*place != G_MAXUINT)
        root = get_revision (lineage, theirs, lineage->revisions[i]);
    }
  for (guint i = 0; root == NULL && i < versions->len; i++)
    {
      const TdtVersion *version = versions->pdata[i];

      *place = find_place (theirs, version->revision);
      if (*place != G_MAXUINT)
        root = load_revision (version->path, version->revision);
    }
  return root;
}

static void
add_base_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *revision = tdt_version_store_add_base (task_data, NULL);

  g_task_return_boolean (task, revision != NULL);
}

void
tdt_workspace_keep_base (const TdtRoot *root)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, tdt_workspace_keep_base);
  g_task_set_task_data (task, tdt_root_ref (root), (GDestroyNotify) tdt_root_unref);
  g_task_run_in_thread (task, add_base_in_thread);
}

TdtRoot *
tdt_lineage_find_base (const TdtLineage *lineage, const TdtLoaded *loaded)
{
  Theirs theirs;
  guint place;
  g_autoptr (TdtRoot) base = NULL;

  theirs_init (&theirs, loaded);
  base = find_common (lineage, &theirs, &place);
  /* A copy can be made of a state that was never in our file, and is then nearer. */
  if (theirs.carried != NULL &&
      (base == NULL || find_place (&theirs, theirs.carried_revision) < place))
    {
      g_clear_pointer (&base, tdt_root_unref);
      base = tdt_root_ref (theirs.carried);
    }
  theirs_clear (&theirs);
  return g_steal_pointer (&base);
}
