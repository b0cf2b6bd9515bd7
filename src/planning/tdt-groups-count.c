/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-private.h"

/* Meetings and penalties counted from the tables alone. */

void
tdt_groups_count_meetings (const int *table, int n_places, int n_rounds, guint16 *meetings)
{
  gsize n = (gsize) n_places;

  memset (meetings, 0, sizeof (guint16) * n * n);
  for (int round = 0; round < n_rounds; round++)
    {
      const int *row = table + (gsize) round * n;

      for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < i; j++)
          if (row[i] == row[j])
            {
              meetings[i * n + j]++;
              meetings[j * n + i]++;
            }
    }
}

gint64
tdt_groups_count (const TdtGroupsProblem *problem, const int *table, gint64 *terms)
{
  gsize n = (gsize) problem->n_people;
  g_autofree guint16 *meetings = g_new (guint16, n * n + 1);

  memset (terms, 0, sizeof (gint64) * TDT_GROUPS_N_TERMS);
  tdt_groups_count_meetings (table, problem->n_people, problem->n_rounds, meetings);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      if (meetings[i * n + j] > 1)
        terms[TDT_GROUPS_TERM_REPEATS] += (gint64) problem->repeat_cost * (meetings[i * n + j] - 1);
  for (guint i = 0; i < problem->wishes->len; i++)
    {
      const TdtGroupsWish *wish = &g_array_index (problem->wishes, TdtGroupsWish, i);
      int times = meetings[wish->person * n + wish->other];

      if (!wish->together)
        terms[TDT_GROUPS_TERM_APART] += (gint64) wish->cost * times;
      else if (times == 0)
        terms[TDT_GROUPS_TERM_TOGETHER] += wish->cost;
    }
  return terms[TDT_GROUPS_TERM_REPEATS] + terms[TDT_GROUPS_TERM_TOGETHER] +
         terms[TDT_GROUPS_TERM_APART];
}
