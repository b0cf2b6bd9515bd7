/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-check-private.h"

struct _TdtCheckEngine
{
  TdtRoot *root;
  TdtCheckOptions options;
  TdtCheckSettings settings;
  TdtCheckIndex index;
  TdtRankList *ranks;
  /* Unit's uid to its findings; units without any are not there. */
  GHashTable *findings;
  /* Record's uid to the findings that name it. */
  GHashTable *by_record;
  guint counts[TDT_SEVERITY_INFO + 1];
};

static void
count (TdtCheckEngine *engine, const GPtrArray *findings, int sign)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const TdtFinding *finding = findings->pdata[i];

      if (!finding->accepted)
        engine->counts[finding->severity] += (guint) sign;
    }
}

static void
index_finding (TdtCheckEngine *engine, TdtFinding *finding)
{
  for (char **uid = finding->records; *uid != NULL; uid++)
    {
      GPtrArray *named = g_hash_table_lookup (engine->by_record, *uid);

      if (named == NULL)
        {
          named = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
          g_hash_table_insert (engine->by_record, g_strdup (*uid), named);
        }
      g_ptr_array_add (named, tdt_finding_ref (finding));
    }
}

static void
unindex_finding (TdtCheckEngine *engine, TdtFinding *finding)
{
  for (char **uid = finding->records; *uid != NULL; uid++)
    {
      GPtrArray *named = g_hash_table_lookup (engine->by_record, *uid);

      g_ptr_array_remove_fast (named, finding);
      if (named->len == 0)
        g_hash_table_remove (engine->by_record, *uid);
    }
}

static void
index_all (TdtCheckEngine *engine, const GPtrArray *findings,
           void (*func) (TdtCheckEngine *engine, TdtFinding *finding))
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    func (engine, findings->pdata[i]);
}

/* @graph: (nullable): in a pass over everything */
static GPtrArray *
check_unit (TdtCheckEngine *engine, const char *uid, const TdtCheckGraph *graph)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  TdtCheckContext context = { .root = engine->root,
                              .options = &engine->options,
                              .settings = &engine->settings,
                              .index = &engine->index,
                              .ranks = engine->ranks,
                              .findings = findings,
                              .graph = graph };
  const TdtRow *unit = tdt_root_lookup (engine->root, uid);

  if (unit != NULL)
    tdt_check_unit (&context, unit);
  tdt_findings_sort (findings);
  return findings;
}

gboolean
tdt_findings_equal (const GPtrArray *a, const GPtrArray *b)
{
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    {
      const TdtFinding *one = a->pdata[i];
      const TdtFinding *other = b->pdata[i];

      if (one == other)
        continue;
      if (one->code != other->code || one->accepted != other->accepted ||
          !g_str_equal (one->message, other->message) ||
          !g_str_equal (one->fingerprint, other->fingerprint))
        return FALSE;
    }
  return TRUE;
}

/* Looks at one unit again, and returns whether that made a difference. */
static gboolean
refresh (TdtCheckEngine *engine, const char *uid, const TdtCheckGraph *graph)
{
  GPtrArray *before = g_hash_table_lookup (engine->findings, uid);
  GPtrArray *after = check_unit (engine, uid, graph);
  gboolean equal = tdt_findings_equal (before, after);

  count (engine, before, -1);
  count (engine, after, 1);
  index_all (engine, before, unindex_finding);
  index_all (engine, after, index_finding);
  if (after->len > 0)
    g_hash_table_replace (engine->findings, g_strdup (uid), after);
  else
    {
      g_hash_table_remove (engine->findings, uid);
      g_ptr_array_unref (after);
    }
  return !equal;
}

typedef struct
{
  TdtCheckEngine *engine;
  const TdtCheckGraph *graph;
  gboolean different;
} Pass;

static void
refresh_cb (const TdtRow *unit, gpointer data)
{
  Pass *pass = data;

  pass->different |= refresh (pass->engine, tdt_row_get_uid (unit), pass->graph);
}

static gboolean
refresh_all (TdtCheckEngine *engine)
{
  g_autoptr (TdtCheckGraph) graph = tdt_check_graph_new (engine->root);
  Pass pass = { engine, graph, FALSE };

  tdt_check_foreach_unit (engine->root, refresh_cb, &pass);
  return pass.different;
}

TdtCheckEngine *
tdt_check_engine_new (const TdtRoot *root, const TdtCheckOptions *options)
{
  TdtCheckEngine *engine = g_new0 (TdtCheckEngine, 1);

  engine->root = tdt_root_ref (root);
  engine->options = *options;
  engine->findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);
  engine->by_record = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);
  tdt_check_settings_read (root, &engine->settings);
  engine->ranks = tdt_rank_list_read (root);
  tdt_check_index_init (&engine->index, root);
  refresh_all (engine);
  return engine;
}

void
tdt_check_engine_free (TdtCheckEngine *engine)
{
  g_hash_table_unref (engine->findings);
  g_hash_table_unref (engine->by_record);
  tdt_check_index_clear (&engine->index);
  tdt_rank_list_unref (engine->ranks);
  tdt_root_unref (engine->root);
  g_free (engine);
}

/* From here on it is not worth while to find out what else is touched. */
#define MANY_CHANGES 500

guint
tdt_check_engine_weigh (const TdtCheckEngine *engine, const TdtRoot *root, const TdtDiff *diff)
{
  g_autoptr (GHashTable) uids = NULL;

  if (tdt_check_touches_all (diff) || tdt_diff_get_n_changes (diff) > MANY_CHANGES)
    return G_MAXUINT;
  uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tdt_check_units_touched (engine->root, root, diff, uids);
  return g_hash_table_size (uids);
}

gboolean
tdt_check_engine_update (TdtCheckEngine *engine, const TdtRoot *root, const TdtDiff *diff)
{
  g_autoptr (TdtRoot) before = engine->root;
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean different = FALSE;
  GHashTableIter iter;
  gpointer uid;

  engine->root = tdt_root_ref (root);
  tdt_check_units_touched (before, root, diff, uids);
  tdt_check_index_update (&engine->index, diff, uids);
  if (tdt_check_touches_all (diff))
    {
      tdt_check_settings_read (root, &engine->settings);
      tdt_rank_list_unref (engine->ranks);
      engine->ranks = tdt_rank_list_read (root);
      different |= refresh_all (engine);
    }
  g_hash_table_iter_init (&iter, uids);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    different |= refresh (engine, uid, NULL);
  return different;
}

GPtrArray *
tdt_check_engine_get_findings (const TdtCheckEngine *engine)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  GHashTableIter iter;
  gpointer findings;

  g_hash_table_iter_init (&iter, engine->findings);
  while (g_hash_table_iter_next (&iter, NULL, &findings))
    for (guint i = 0; i < ((GPtrArray *) findings)->len; i++)
      g_ptr_array_add (all, tdt_finding_ref (((GPtrArray *) findings)->pdata[i]));
  tdt_findings_sort (all);
  return all;
}

GHashTable *
tdt_check_engine_get_by_record (const TdtCheckEngine *engine)
{
  return engine->by_record;
}

guint
tdt_check_engine_count (const TdtCheckEngine *engine, TdtSeverity severity)
{
  return engine->counts[severity];
}
