/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clashes that neither of two people had, and both together have. */
#include "tdt-workspace-compare.h"

#include "tdt-check.h"

static char *
dup_key (const TdtFinding *finding)
{
  g_autofree char *records = g_strjoinv (" ", finding->records);

  return g_strconcat (finding->code, " ", records, NULL);
}

static void
add_known (GHashTable *known, const TdtRoot *root, const TdtCheckOptions *options)
{
  g_autoptr (GPtrArray) findings = tdt_checks_run (root, options);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (known, dup_key (findings->pdata[i]));
}

GPtrArray *
tdt_findings_list_made (const TdtRoot *merged, const TdtRoot *ours, const TdtRoot *theirs,
                        gint64 today)
{
  TdtCheckOptions options = { .today = today };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *findings = tdt_checks_run (merged, &options);

  add_known (known, ours, &options);
  add_known (known, theirs, &options);
  for (guint i = findings->len; i-- > 0;)
    {
      g_autofree char *key = dup_key (findings->pdata[i]);

      if (((TdtFinding *) findings->pdata[i])->accepted || g_hash_table_contains (known, key))
        g_ptr_array_remove_index (findings, i);
    }
  return findings;
}
