/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-comparison.h"

#include "tdt-comparison-private.h"
#include "tdt-copy.h"
#include "tdt-edit.h"

#include <string.h>

struct _TdtComparison
{
  GObject parent_instance;

  TdtRoot *base;
  TdtRoot *ours;
  TdtRoot *theirs;
  GPtrArray *differences;
  TdtNeeds *needs;
  guint8 *takes;
  /* What they come to, once that was worked out. */
  TdtRoot *result;
};

G_DEFINE_FINAL_TYPE (TdtComparison, tdt_comparison, G_TYPE_OBJECT)

static guint changed_signal;

static void
choose_first (TdtComparison *self)
{
  self->takes = g_new0 (guint8, self->differences->len);
  for (guint i = 0; self->base != NULL && i < self->differences->len; i++)
    {
      const TdtDifference *difference = self->differences->pdata[i];

      /* What one of the two still needs stays until somebody says that it may go. */
      if (!difference->conflict || difference->type == TDT_DIFFERENCE_ADDED)
        self->takes[i] = TDT_TAKE_THEIRS;
    }
}

TdtComparison *
tdt_comparison_new (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs, GError **error)
{
  g_autoptr (TdtComparison) self = g_object_new (TDT_TYPE_COMPARISON, NULL);
  const char *uid = tdt_root_get_uid (ours);
  g_autoptr (TdtMerge) merge = NULL;

  self->ours = tdt_root_ref (ours);
  self->theirs = g_str_equal (tdt_root_get_uid (theirs), uid) ? tdt_root_ref (theirs)
                                                              : tdt_root_new_copy (theirs, uid);
  if (base != NULL)
    self->base = g_str_equal (tdt_root_get_uid (base), uid) ? tdt_root_ref (base)
                                                            : tdt_root_new_copy (base, uid);
  /* Without a base too it finds out whether the two can come together at all. */
  merge = tdt_merge_new (self->base, self->ours, self->theirs, error);
  if (merge == NULL)
    return NULL;
  self->differences = tdt_comparison_list (self->base, self->ours, self->theirs,
                                           base != NULL ? merge : NULL);
  self->needs = tdt_needs_new (self->differences, self->ours);
  choose_first (self);
  return g_steal_pointer (&self);
}

const TdtRoot *
tdt_comparison_get_base (TdtComparison *self)
{
  g_return_val_if_fail (TDT_IS_COMPARISON (self), NULL);

  return self->base;
}

const TdtRoot *
tdt_comparison_get_ours (TdtComparison *self)
{
  g_return_val_if_fail (TDT_IS_COMPARISON (self), NULL);

  return self->ours;
}

const TdtRoot *
tdt_comparison_get_theirs (TdtComparison *self)
{
  g_return_val_if_fail (TDT_IS_COMPARISON (self), NULL);

  return self->theirs;
}

guint
tdt_comparison_get_n_differences (TdtComparison *self)
{
  g_return_val_if_fail (TDT_IS_COMPARISON (self), 0);

  return self->differences->len;
}

const TdtDifference *
tdt_comparison_get_difference (TdtComparison *self, guint position)
{
  g_return_val_if_fail (position < self->differences->len, NULL);

  return self->differences->pdata[position];
}

guint
tdt_comparison_count_conflicts (TdtComparison *self)
{
  guint n = 0;

  for (guint i = 0; i < self->differences->len; i++)
    n += ((TdtDifference *) self->differences->pdata[i])->conflict;
  return n;
}

const TdtRow *
tdt_difference_get_row (const TdtDifference *difference)
{
  return difference->ours != NULL ? difference->ours : difference->merged;
}

TdtTake
tdt_comparison_get_take (TdtComparison *self, guint position)
{
  g_return_val_if_fail (position < self->differences->len, TDT_TAKE_OURS);

  return self->takes[position];
}

/* Chooses, and then for all that goes along, however far that leads. */
static void
choose (TdtComparison *self, guint position, TdtTake take)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));

  self->takes[position] = take;
  g_array_append_val (waiting, position);
  while (waiting->len > 0)
    {
      guint next = g_array_index (waiting, guint, waiting->len - 1);
      const GArray *along = take == TDT_TAKE_THEIRS ? tdt_needs_get (self->needs, next)
                                                    : tdt_needs_get_dependents (self->needs, next);

      g_array_set_size (waiting, waiting->len - 1);
      for (guint i = 0; along != NULL && i < along->len; i++)
        {
          guint other = g_array_index (along, guint, i);
          TdtTake wanted = take == TDT_TAKE_THEIRS ? TDT_TAKE_THEIRS : TDT_TAKE_OURS;

          if ((self->takes[other] == TDT_TAKE_THEIRS) == (wanted == TDT_TAKE_THEIRS))
            continue;
          self->takes[other] = (guint8) wanted;
          g_array_append_val (waiting, other);
        }
    }
}

void
tdt_comparison_set_take (TdtComparison *self, guint position, TdtTake take)
{
  g_return_if_fail (position < self->differences->len);

  if (self->takes[position] == take)
    return;
  choose (self, position, take);
  g_clear_pointer (&self->result, tdt_root_unref);
  g_signal_emit (self, changed_signal, 0);
}

void
tdt_comparison_set_take_range (TdtComparison *self, guint first, guint n_differences, TdtTake take)
{
  gboolean different = FALSE;

  g_return_if_fail (first + n_differences <= self->differences->len);

  for (guint i = first; i < first + n_differences; i++)
    if (!((TdtDifference *) self->differences->pdata[i])->conflict && self->takes[i] != take)
      {
        choose (self, i, take);
        different = TRUE;
      }
  if (!different)
    return;
  g_clear_pointer (&self->result, tdt_root_unref);
  g_signal_emit (self, changed_signal, 0);
}

guint
tdt_comparison_count_taken (TdtComparison *self)
{
  guint n = 0;

  for (guint i = 0; i < self->differences->len; i++)
    n += self->takes[i] != TDT_TAKE_OURS;
  return n;
}

static const TdtRow *
find_taken_row (const TdtDifference *difference, TdtTake take)
{
  if (take == TDT_TAKE_BASE)
    return difference->base;
  /* Where both changed something, ours is what the merge made of our meaning. */
  if (difference->conflict)
    return take == TDT_TAKE_THEIRS ? difference->theirs : difference->merged;
  return take == TDT_TAKE_THEIRS ? difference->merged : difference->ours;
}

static void
take_field (TdtRowBuilder *builder, const TdtField *field, const TdtRow *row)
{
  guint position = TDT_FIELD_POSITION (field->id);
  TdtValue value = row != NULL ? tdt_row_get_value_at (row, position) : tdt_value_unset (field);

  tdt_row_builder_take_value (builder, position, tdt_value_copy (field, value));
}

static void
take_unknown (TdtRowBuilder *builder, const TdtRow *row)
{
  const TdtUnknown *unknown = tdt_row_get_unknown (row);

  tdt_row_builder_take_unknown (builder, unknown != NULL ? tdt_unknown_ref (unknown) : NULL);
}

/* Adds or removes the record, or sets something in it. Returns whether the record stays. */
static gboolean
apply_one (TdtEdit *edit, const TdtDifference *difference, TdtTake take, TdtRowBuilder **builder)
{
  const TdtRow *record = tdt_difference_get_row (difference);
  gboolean whole = difference->type == TDT_DIFFERENCE_ADDED ||
                   difference->type == TDT_DIFFERENCE_REMOVED;

  if (whole && take != TDT_TAKE_THEIRS)
    return difference->type == TDT_DIFFERENCE_REMOVED;
  if (difference->type == TDT_DIFFERENCE_REMOVED)
    {
      tdt_edit_remove (edit, tdt_row_get_uid (record), NULL);
      return FALSE;
    }
  if (*builder == NULL)
    *builder = tdt_row_builder_new_from_row (record);
  if (difference->type == TDT_DIFFERENCE_FIELD)
    take_field (*builder, difference->field, find_taken_row (difference, take));
  else if (difference->type == TDT_DIFFERENCE_UNKNOWN)
    take_unknown (*builder, find_taken_row (difference, take));
  return TRUE;
}

/* All that was chosen for one record, from @first on. Returns where the next one starts. */
static guint
apply_record (TdtComparison *self, TdtEdit *edit, guint first)
{
  const char *uid = tdt_row_get_uid (tdt_difference_get_row (self->differences->pdata[first]));
  TdtRowBuilder *builder = NULL;
  gboolean stays = TRUE;
  guint i;

  for (i = first; i < self->differences->len; i++)
    {
      const TdtDifference *difference = self->differences->pdata[i];

      if (!g_str_equal (tdt_row_get_uid (tdt_difference_get_row (difference)), uid))
        break;
      stays = stays && apply_one (edit, difference, self->takes[i], &builder);
    }
  if (builder != NULL)
    {
      g_autoptr (TdtRow) row = tdt_row_builder_end (builder);

      if (stays)
        tdt_edit_put (edit, row, NULL);
    }
  return i;
}

TdtRoot *
tdt_comparison_dup_result (TdtComparison *self)
{
  g_autoptr (TdtEdit) edit = NULL;

  g_return_val_if_fail (TDT_IS_COMPARISON (self), NULL);

  if (self->result != NULL)
    return tdt_root_ref (self->result);
  edit = tdt_edit_new (self->ours);
  for (guint i = 0; i < self->differences->len;)
    i = apply_record (self, edit, i);
  self->result = tdt_edit_apply (edit);
  return tdt_root_ref (self->result);
}

TdtComparison *
tdt_comparison_copy (TdtComparison *self)
{
  TdtComparison *copy;

  g_return_val_if_fail (TDT_IS_COMPARISON (self), NULL);

  copy = g_object_new (TDT_TYPE_COMPARISON, NULL);
  copy->base = self->base != NULL ? tdt_root_ref (self->base) : NULL;
  copy->ours = tdt_root_ref (self->ours);
  copy->theirs = tdt_root_ref (self->theirs);
  copy->differences = g_ptr_array_ref (self->differences);
  copy->takes = g_memdup2 (self->takes, self->differences->len);
  copy->result = self->result != NULL ? tdt_root_ref (self->result) : NULL;
  return copy;
}

void
tdt_comparison_learn_result (TdtComparison *self, TdtComparison *copy)
{
  g_return_if_fail (TDT_IS_COMPARISON (self));
  g_return_if_fail (TDT_IS_COMPARISON (copy) && copy->differences == self->differences);

  if (self->result == NULL && copy->result != NULL &&
      memcmp (self->takes, copy->takes, self->differences->len) == 0)
    self->result = tdt_root_ref (copy->result);
}

static void
tdt_comparison_finalize (GObject *object)
{
  TdtComparison *self = TDT_COMPARISON (object);

  g_clear_pointer (&self->base, tdt_root_unref);
  g_clear_pointer (&self->ours, tdt_root_unref);
  g_clear_pointer (&self->theirs, tdt_root_unref);
  g_clear_pointer (&self->needs, tdt_needs_free);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->result, tdt_root_unref);
  g_free (self->takes);
  G_OBJECT_CLASS (tdt_comparison_parent_class)->finalize (object);
}

static void
tdt_comparison_class_init (TdtComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdt_comparison_finalize;
  changed_signal = g_signal_new ("changed", TDT_TYPE_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
tdt_comparison_init (TdtComparison *self)
{
}
