/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-report-private.h"

#include "tdt-xml-guard.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdtRepair repair;
  gsize offset;
} Entry;

struct _TdtReport
{
  gatomicrefcount references;
  GArray *entries;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->repair.problem);
  g_free (entry->repair.action);
}

TdtReport *
tdt_report_new (void)
{
  TdtReport *report = g_new0 (TdtReport, 1);

  g_atomic_ref_count_init (&report->references);
  report->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (report->entries, clear_entry);
  return report;
}

void
tdt_report_take (TdtReport *report, gsize offset, char *problem, char *action)
{
  Entry entry = { .repair = { .problem = problem, .action = action }, .offset = offset };

  g_array_append_val (report->entries, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;

  return (one->offset > other->offset) - (one->offset < other->offset);
}

void
tdt_report_finish (TdtReport *report, const char *text)
{
  gsize offset = 0;
  guint line = 1;
  guint column = 1;

  g_array_sort (report->entries, compare_entries);
  for (guint i = 0; i < report->entries->len; i++)
    {
      Entry *entry = &g_array_index (report->entries, Entry, i);
      guint lines_further;
      guint further;

      tdt_guard_locate (text + offset, entry->offset - offset, &lines_further, &further);
      column = lines_further > 1 ? further : column + further - 1;
      line += lines_further - 1;
      offset = entry->offset;
      entry->repair.line = line;
      entry->repair.column = column;
    }
}

TdtReport *
tdt_report_ref (const TdtReport *report)
{
  TdtReport *shared = (TdtReport *) report;

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
tdt_report_unref (TdtReport *report)
{
  if (!g_atomic_ref_count_dec (&report->references))
    return;
  g_array_unref (report->entries);
  g_free (report);
}

guint
tdt_report_get_n_repairs (const TdtReport *report)
{
  return report->entries->len;
}

const TdtRepair *
tdt_report_get_repair (const TdtReport *report, guint position)
{
  g_return_val_if_fail (position < report->entries->len, NULL);

  return &g_array_index (report->entries, Entry, position).repair;
}

char *
tdt_report_dup_text (const TdtReport *report, const char *name)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->entries->len; i++)
    {
      const TdtRepair *repair = tdt_report_get_repair (report, i);

      /* Translators: a line of a report: file:line:column: what was wrong; what was done. */
      g_string_append_printf (text, _ ("%s:%u:%u: %s; %s\n"), name, repair->line, repair->column,
                              repair->problem, repair->action);
    }
  return g_string_free (text, FALSE);
}
