/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-properties.h"

#include "tdt-diff.h"
#include "tdt-test-random.h"

TdtMerge *
tdt_test_merge (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs)
{
  g_autoptr (GError) error = NULL;
  TdtMerge *merged = tdt_merge_new (base, ours, theirs, &error);

  g_assert_no_error (error);
  return merged;
}

TdtRoot *
tdt_test_edit_times (GRand *random, const TdtRoot *root, guint n_edits)
{
  TdtRoot *edited = tdt_root_ref (root);

  for (guint i = 0; i < n_edits; i++)
    {
      g_autoptr (TdtRoot) before = edited;

      edited = tdt_test_random_edit (random, before);
    }
  return edited;
}

gboolean
tdt_test_is_asked (GPtrArray *conflicts, const char *uid, const TdtField *field,
                   TdtConflictType type)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const TdtConflict *conflict = conflicts->pdata[i];

      if (conflict->type == type && conflict->field == field &&
          g_str_equal (tdt_conflict_get_uid (conflict), uid))
        return TRUE;
    }
  return FALSE;
}

static void
assert_items_inside (const TdtField *field, TdtValue base, TdtValue part, TdtValue whole)
{
  g_autofree char *base_text = tdt_value_dup_text (field, base);
  g_autofree char *part_text = tdt_value_dup_text (field, part);
  g_autofree char *whole_text = tdt_value_dup_text (field, whole);
  g_auto (GStrv) old_items = g_strsplit (base_text, "\n", -1);
  g_auto (GStrv) items = g_strsplit (part_text, "\n", -1);
  g_auto (GStrv) all = g_strsplit (whole_text, "\n", -1);

  for (guint i = 0; items[i] != NULL; i++)
    if (*items[i] != '\0' && !g_strv_contains ((const char *const *) old_items, items[i]))
      g_assert_true (g_strv_contains ((const char *const *) all, items[i]));
}

/* What @side has and the base lacks is in the result, or asked about. */
static void
assert_nothing_lost (const TdtRoot *base, const TdtRoot *side, const TdtMerge *merged)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (base, side);

  for (guint c = 0; c < tdt_diff_get_n_changes (diff); c++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, c);
      const TdtKind *kind = tdt_change_get_kind (change);
      const char *uid = tdt_change_get_uid (change);
      const TdtRow *row = tdt_root_lookup (merged->root, uid);

      for (guint i = 0; change->new != NULL &&i < kind->n_fields; i++)
        {
          const TdtField *field = &kind->fields[i];
          TdtValue old_value = change->old != NULL ? tdt_row_get_value_at (change->old, i)
                                                   : tdt_value_unset (field);
          TdtValue value = tdt_row_get_value_at (change->new, i);
          TdtValue now = row != NULL ? tdt_row_get_value_at (row, i) : tdt_value_unset (field);

          if (!tdt_change_has_field (change, i) || !tdt_value_is_set (field, value) ||
              tdt_test_is_asked (merged->conflicts, uid, field, TDT_CONFLICT_VALUE))
            continue;
          if (tdt_field_is_list (field) || field->type == TDT_FIELD_TEXT)
            assert_items_inside (field, old_value, value, now);
          else
            g_assert_true (tdt_value_equal (field, value, now));
        }
    }
}

void
tdt_test_assert_mirrored (const TdtMerge *one, const TdtMerge *other)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (one->root, other->root);

  g_assert_cmpuint (one->conflicts->len, ==, other->conflicts->len);
  for (guint i = 0; i < one->conflicts->len; i++)
    {
      const TdtConflict *a = one->conflicts->pdata[i];
      const TdtConflict *b = other->conflicts->pdata[i];

      g_assert_true (a->type == b->type && a->field == b->field);
      g_assert_true (a->ours == b->theirs && a->theirs == b->ours && a->base == b->base);
    }
  for (guint c = 0; c < tdt_diff_get_n_changes (diff); c++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, c);
      const TdtKind *kind = tdt_change_get_kind (change);
      const char *uid = tdt_change_get_uid (change);

      g_assert_true (change->old != NULL && change->new != NULL);
      for (guint i = 0; i < kind->n_fields; i++)
        if (tdt_change_has_field (change, i))
          g_assert_true (
              tdt_test_is_asked (one->conflicts, uid, &kind->fields[i], TDT_CONFLICT_VALUE));
      if (tdt_change_has_unknown (change))
        g_assert_true (tdt_test_is_asked (one->conflicts, uid, NULL, TDT_CONFLICT_UNKNOWN));
    }
}

void
tdt_test_assert_merge_is (const TdtMerge *merged, const TdtRoot *wanted)
{
  g_assert_cmpuint (merged->conflicts->len, ==, 0);
  g_assert_true (tdt_root_equal (merged->root, wanted));
}

guint
tdt_test_assert_merge_properties (const TdtRoot *base, const TdtRoot *x, const TdtRoot *y)
{
  g_autoptr (TdtMerge) none = tdt_test_merge (base, x, base);
  g_autoptr (TdtMerge) only_theirs = tdt_test_merge (base, base, x);
  g_autoptr (TdtMerge) same = tdt_test_merge (base, x, x);
  g_autoptr (TdtMerge) both = tdt_test_merge (base, x, y);
  g_autoptr (TdtMerge) swapped = tdt_test_merge (base, y, x);

  tdt_test_assert_merge_is (none, x);
  tdt_test_assert_merge_is (only_theirs, x);
  tdt_test_assert_merge_is (same, x);
  tdt_test_assert_sound (both->root);
  tdt_test_assert_mirrored (both, swapped);
  assert_nothing_lost (base, x, both);
  assert_nothing_lost (base, y, both);
  return both->conflicts->len;
}

/* One paragraph, or one item, changed, put in, taken out or moved. */
static char *
edit_lines (GRand *random, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GPtrArray) edited = g_ptr_array_new ();
  g_autofree char *fresh = g_strdup_printf ("line %d", g_rand_int_range (random, 0, 100000));
  guint n = g_strv_length (lines);
  guint place = n > 0 ? (guint) g_rand_int_range (random, 0, (gint32) n) : 0;
  int what = g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < n; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (edited, lines[i]);
  place = MIN (place, edited->len);
  if (what != 0 && place < edited->len)
    {
      char *taken = g_ptr_array_steal_index (edited, place);

      if (what == 3)
        g_ptr_array_insert (edited, g_rand_int_range (random, 0, (gint32) edited->len + 1), taken);
    }
  if (what < 2)
    g_ptr_array_insert (edited, (gint) place, fresh);
  g_ptr_array_add (edited, NULL);
  return g_strjoinv ("\n", (char **) edited->pdata);
}

TdtRoot *
tdt_test_edit_texts (GRand *random, const TdtRoot *root, guint n_edits)
{
  static const TdtFieldId fields[] = { TDT_SESSION_DESCRIPTION, TDT_SESSION_EQUIPMENT };
  TdtRoot *edited = tdt_root_ref (root);

  for (guint i = 0; i < n_edits; i++)
    {
      g_autoptr (TdtRoot) before = edited;
      g_autoptr (TdtEdit) edit = tdt_edit_new (before);
      TdtFieldId field = fields[g_rand_int_range (random, 0, G_N_ELEMENTS (fields))];
      g_autofree char *uid = g_strdup_printf ("s%d", g_rand_int_range (random, 0, 3));
      const TdtRow *row = tdt_root_lookup (before, uid);
      g_autofree char *old = row != NULL ? tdt_value_dup_text (tdt_field_get (field),
                                                               tdt_row_get_value (row, field))
                                         : NULL;
      g_autofree char *text = edit_lines (random, old);

      if (row == NULL)
        tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
      g_assert_true (tdt_edit_set_text (edit, uid, field, text, NULL));
      edited = tdt_edit_apply (edit);
    }
  return edited;
}
