/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-builder-private.h"

static void
add_conflict (TdtTimetableInstance *instance, int c, int other)
{
  instance->conflict_bits[(gsize) c * instance->conflict_words + (other >> 6)] |=
      G_GUINT64_CONSTANT (1) << (other & 63);
}

/* A class of several events conflicts with itself: they share its groups. */
void
tdt_timetable_build_conflicts (TdtTimetableBuilder *builder)
{
  TdtTimetableInstance *instance = builder->instance;
  GArray **rows = tdt_timetable_rows_new (instance->n_classes);

  instance->conflict_words = instance->n_classes / 64 + 1;
  instance->conflict_bits = g_new0 (guint64,
                                    (gsize) instance->n_classes * instance->conflict_words + 1);
  for (guint g = 0; g < instance->problem->groups->len; g++)
    {
      GArray *members = g_array_index (instance->problem->groups, TdtTimetableGroup, g).members;

      for (guint i = 0; i < members->len; i++)
        for (guint j = 0; j < members->len; j++)
          if (i != j)
            add_conflict (instance, instance->event_class[g_array_index (members, guint, i)],
                          instance->event_class[g_array_index (members, guint, j)]);
    }
  for (int c = 0; c < instance->n_classes; c++)
    for (int word = 0; word < instance->conflict_words; word++)
      for (guint64 bits = instance->conflict_bits[(gsize) c * instance->conflict_words + word];
           bits != 0; bits &= bits - 1)
        {
          int other = 64 * word + __builtin_ctzll (bits);

          g_array_append_val (rows[c], other);
        }
  tdt_timetable_lists_take (&instance->class_conflicts, rows, instance->n_classes);
}

/* The classes of a group, ascending, as bytes fit for a hash table. */
static GBytes *
dup_group_key (TdtTimetableInstance *instance, const TdtTimetableGroup *group)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();
  g_autofree int *seen = g_new0 (int, instance->n_classes + 1);
  int style = group->style;

  g_byte_array_append (key, (guint8 *) &style, sizeof style);
  for (guint i = 0; i < group->members->len; i++)
    seen[instance->event_class[g_array_index (group->members, guint, i)]] = 1;
  for (int c = 0; c < instance->n_classes; c++)
    if (seen[c])
      g_byte_array_append (key, (guint8 *) &c, sizeof c);
  return g_byte_array_free_to_bytes (g_steal_pointer (&key));
}

void
tdt_timetable_build_groups (TdtTimetableBuilder *builder)
{
  TdtTimetableInstance *instance = builder->instance;
  const TdtTimetableProblem *problem = instance->problem;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                        (GDestroyNotify) g_bytes_unref, NULL);
  GArray **class_groups = tdt_timetable_rows_new (instance->n_classes);
  int n_all = (int) problem->groups->len;

  instance->group_words = n_all / 64 + 1;
  instance->group_bits = g_new0 (guint64, (gsize) instance->n_classes * instance->group_words + 1);
  instance->group_style = g_new0 (TdtTimetableGroupStyle, n_all + 1);
  instance->group_weight = g_new0 (int, n_all + 1);
  for (int i = 0; i < n_all; i++)
    {
      const TdtTimetableGroup *group = &g_array_index (problem->groups, TdtTimetableGroup, i);
      gboolean together = group->style == TDT_TIMETABLE_GROUP_TOGETHER;
      int weight =
          (int) problem->weights[together ? TDT_TIMETABLE_TERM_ISOLATED : TDT_TIMETABLE_TERM_GAPS];
      g_autoptr (GBytes) key = NULL;
      gpointer twin;

      if (group->style == TDT_TIMETABLE_GROUP_APART || weight == 0)
        continue;
      key = dup_group_key (instance, group);
      if (g_hash_table_lookup_extended (known, key, NULL, &twin))
        {
          instance->group_weight[GPOINTER_TO_INT (twin)] += weight;
          continue;
        }
      instance->group_style[instance->n_groups] = group->style;
      instance->group_weight[instance->n_groups] = weight;
      for (guint m = 0; m < group->members->len; m++)
        {
          int c = instance->event_class[g_array_index (group->members, guint, m)];

          if (instance_class_in_group (instance, c, instance->n_groups))
            continue;
          instance->group_bits[(gsize) c * instance->group_words + instance->n_groups / 64] |=
              G_GUINT64_CONSTANT (1) << (instance->n_groups & 63);
          g_array_append_val (class_groups[c], instance->n_groups);
        }
      g_hash_table_insert (known, g_steal_pointer (&key), GINT_TO_POINTER (instance->n_groups));
      instance->n_groups++;
    }
  tdt_timetable_lists_take (&instance->class_groups, class_groups, instance->n_classes);
}

void
tdt_timetable_build_relations (TdtTimetableBuilder *builder)
{
  TdtTimetableInstance *instance = builder->instance;
  const TdtTimetableProblem *problem = instance->problem;
  GArray **befores = tdt_timetable_rows_new (instance->n_events);
  GArray **afters = tdt_timetable_rows_new (instance->n_events);
  GArray **rivals = tdt_timetable_rows_new (instance->n_classes);
  GArray **costs = tdt_timetable_rows_new (instance->n_classes);
  int weight = (int) problem->weights[TDT_TIMETABLE_TERM_RIVALRY];

  for (guint i = 0; i < problem->orders->len; i++)
    {
      const TdtTimetableFact *order = fact_at (problem->orders, i);

      g_array_append_val (befores[order->second], order->first);
      g_array_append_val (afters[order->first], order->second);
    }
  for (guint i = 0; i < problem->rivalries->len; i++)
    {
      const TdtTimetableFact *rivalry = fact_at (problem->rivalries, i);
      int c = instance->event_class[rivalry->first];
      int other = instance->event_class[rivalry->second];
      int cost = (int) rivalry->cost * weight;

      if (cost == 0)
        continue;
      instance->has_rivals = TRUE;
      g_array_append_val (rivals[c], other);
      g_array_append_val (costs[c], cost);
      g_array_append_val (rivals[other], c);
      g_array_append_val (costs[other], cost);
    }
  tdt_timetable_lists_take (&instance->event_befores, befores, instance->n_events);
  tdt_timetable_lists_take (&instance->event_afters, afters, instance->n_events);
  tdt_timetable_lists_take (&instance->class_rivals, rivals, instance->n_classes);
  tdt_timetable_lists_take (&instance->class_rival_costs, costs, instance->n_classes);
}
