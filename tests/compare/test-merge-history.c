/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Real edits of real programmes. Of three versions a, b, c that followed each other, what happened
 * between b and c is done to a as far as it is about something else than what happened between a
 * and b: that is another person's work. The merge of it with b is known beforehand.
 */
#include "merge-properties.h"
#include "schedule-history.h"
#include "tdt-diff.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"

#include <gio/gio.h>

typedef struct
{
  const TdtRoot *a;
  const TdtRoot *b;
  const TdtRoot *c;
  /* From a to b: by uid. */
  GHashTable *ours;
  /* a with their work; b with their work, which is what should come of it. */
  TdtEdit *theirs;
  TdtEdit *wanted;
  /* Fields that both changed, differently: uid and name of the field. */
  GHashTable *both;
  /* Uids of records that they removed, and we changed. */
  GHashTable *disputed;
  guint n_independent;
} Triple;

static guint n_triples, n_independent, n_both, n_asked, n_joined, n_disputed;

static gboolean
refers_only_to_known (const TdtRow *row, const TdtRoot *root)
{
  const TdtKind *kind = tdt_row_get_kind (row);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      TdtValue value = tdt_row_get_value_at (row, i);

      if (kind->fields[i].type == TDT_FIELD_REFERENCE && value.text != NULL &&
          tdt_root_lookup (root, value.text) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
touched_cb (const char *source, TdtFieldId field, gpointer data)
{
  gpointer *search = data;

  if (g_hash_table_contains (search[0], source))
    *(gboolean *) search[1] = TRUE;
}

/* Whether something that we changed has to do with a record that they removed. */
static gboolean
is_in_use (const Triple *triple, const char *uid)
{
  gboolean touched = g_hash_table_contains (triple->ours, uid);
  gpointer search[] = { triple->ours, &touched };

  tdt_root_foreach_referrer (triple->b, uid, touched_cb, search);
  tdt_root_foreach_referrer (triple->a, uid, touched_cb, search);
  return touched;
}

static void
do_field (Triple *triple, const TdtChange *change, const TdtField *field)
{
  const char *uid = tdt_change_get_uid (change);
  const TdtRow *row_a = tdt_root_lookup (triple->a, uid);
  guint position = TDT_FIELD_POSITION (field->id);
  TdtValue value = tdt_row_get_value_at (change->new, position);
  TdtValue value_a;

  if (row_a == NULL)
    return;
  value_a = tdt_row_get_value_at (row_a, position);
  if (field->type == TDT_FIELD_REFERENCE && value.text != NULL &&
      (tdt_root_lookup (triple->a, value.text) == NULL ||
       tdt_root_lookup (triple->b, value.text) == NULL))
    return;
  if (tdt_value_equal (field, value_a, tdt_row_get_value_at (change->old, position)))
    {
      triple->n_independent++;
      g_assert_true (tdt_edit_set_value (triple->theirs, uid, field->id, value, NULL));
      g_assert_true (tdt_edit_set_value (triple->wanted, uid, field->id, value, NULL));
    }
  else if (!tdt_value_equal (field, value_a, value))
    {
      g_assert_true (tdt_edit_set_value (triple->theirs, uid, field->id, value, NULL));
      g_hash_table_add (triple->both, g_strdup_printf ("%s %s", uid, field->name));
    }
}

static void
do_change (Triple *triple, const TdtChange *change)
{
  const char *uid = tdt_change_get_uid (change);
  const TdtKind *kind = tdt_change_get_kind (change);

  if (change->old == NULL)
    {
      if (tdt_root_lookup (triple->a, uid) != NULL ||
          !refers_only_to_known (change->new, triple->a) ||
          !refers_only_to_known (change->new, triple->b))
        return;
      triple->n_independent++;
      g_assert_true (tdt_edit_put (triple->theirs, change->new, NULL));
      g_assert_true (tdt_edit_put (triple->wanted, change->new, NULL));
    }
  else if (change->new == NULL)
    {
      if (tdt_root_lookup (triple->a, uid) == NULL)
        return;
      if (g_hash_table_contains (triple->ours, uid))
        {
          g_assert_true (tdt_edit_remove (triple->theirs, uid, NULL));
          g_hash_table_add (triple->disputed, g_strdup (uid));
          return;
        }
      if (is_in_use (triple, uid))
        return;
      triple->n_independent++;
      g_assert_true (tdt_edit_remove (triple->theirs, uid, NULL));
      g_assert_true (tdt_edit_remove (triple->wanted, uid, NULL));
    }
  else
    for (guint i = 0; i < kind->n_fields; i++)
      if (tdt_change_has_field (change, i))
        do_field (triple, change, &kind->fields[i]);
}

/* Whether the record is one that they removed and we changed, or belongs to one. */
static gboolean
is_disputed (const Triple *triple, const TdtRow *row)
{
  const TdtKind *kind = tdt_row_get_kind (row);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      TdtValue value = tdt_row_get_value_at (row, i);

      if ((kind->fields[i].flags & TDT_FIELD_OWNER) != 0 && value.text != NULL &&
          g_hash_table_contains (triple->disputed, value.text))
        return TRUE;
    }
  return g_hash_table_contains (triple->disputed, tdt_row_get_uid (row));
}

/* What they removed and we changed is there as we have it, and asked about. */
static void
check_disputed (const Triple *triple, const TdtMerge *merged)
{
  GHashTableIter iter;
  gpointer uid;

  g_hash_table_iter_init (&iter, triple->disputed);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    {
      const TdtRow *row = tdt_root_lookup (merged->root, uid);

      g_assert_true (row != NULL && tdt_row_equal (row, tdt_root_lookup (triple->b, uid)));
      g_assert_true (tdt_test_is_asked (merged->conflicts, uid, NULL, TDT_CONFLICT_RECORD));
    }
  n_disputed += g_hash_table_size (triple->disputed);
}

/* What both changed is asked about, or put together from both. */
static void
check_both (const Triple *triple, const TdtMerge *merged)
{
  guint n_here = 0;

  for (guint i = 0; i < merged->conflicts->len; i++)
    {
      const TdtConflict *conflict = merged->conflicts->pdata[i];
      g_autofree char *key = NULL;

      if (conflict->type == TDT_CONFLICT_RECORD)
        {
          g_assert_true (is_disputed (triple, conflict->ours));
          continue;
        }
      g_assert_cmpint (conflict->type, ==, TDT_CONFLICT_VALUE);
      key = g_strdup_printf ("%s %s", tdt_conflict_get_uid (conflict), conflict->field->name);
      g_assert_true (g_hash_table_contains (triple->both, key));
      n_here++;
    }
  n_both += g_hash_table_size (triple->both);
  n_asked += n_here;
  n_joined += g_hash_table_size (triple->both) - n_here;
}

/* Everything but what both changed is exactly as it should be. */
static void
check_rest (const Triple *triple, const TdtRoot *merged, const TdtRoot *wanted)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (wanted, merged);

  for (guint c = 0; c < tdt_diff_get_n_changes (diff); c++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, c);
      const TdtKind *kind = tdt_change_get_kind (change);

      if (is_disputed (triple, change->old != NULL ? change->old : change->new))
        continue;
      g_assert_true (change->old != NULL && change->new != NULL);
      for (guint i = 0; i < kind->n_fields; i++)
        if (tdt_change_has_field (change, i))
          {
            g_autofree char *key = g_strdup_printf ("%s %s", tdt_change_get_uid (change),
                                                    kind->fields[i].name);

            g_assert_true (g_hash_table_contains (triple->both, key));
          }
    }
}

static void
check_triple (const TdtRoot *a, const TdtRoot *b, const TdtRoot *c)
{
  g_autoptr (TdtDiff) ours = tdt_diff_new (a, b);
  g_autoptr (TdtDiff) later = tdt_diff_new (b, c);
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) both = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) disputed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TdtEdit) their_edit = tdt_edit_new (a);
  g_autoptr (TdtEdit) wanted_edit = tdt_edit_new (b);
  Triple triple = { a, b, c, touched, their_edit, wanted_edit, both, disputed, 0 };
  g_autoptr (TdtRoot) theirs = NULL;
  g_autoptr (TdtRoot) wanted = NULL;
  g_autoptr (TdtMerge) merged = NULL;

  for (guint i = 0; i < tdt_diff_get_n_changes (ours); i++)
    g_hash_table_add (touched, (gpointer) tdt_change_get_uid (tdt_diff_get_change (ours, i)));
  for (guint i = 0; i < tdt_diff_get_n_changes (later); i++)
    do_change (&triple, tdt_diff_get_change (later, i));
  theirs = tdt_edit_apply (their_edit);
  wanted = tdt_edit_apply (wanted_edit);
  merged = tdt_test_merge (a, b, theirs);
  tdt_test_assert_sound (merged->root);
  check_disputed (&triple, merged);
  check_both (&triple, merged);
  check_rest (&triple, merged->root, wanted);
  tdt_test_assert_merge_properties (a, b, theirs);
  n_triples++;
  n_independent += triple.n_independent;
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
read_versions (const char *archive, const char *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_root_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) tar = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "tar", "-xJf",
                                                  archive, "-C", folder, NULL);
  g_autoptr (GDir) entries = NULL;
  const char *name;

  g_assert_true (tar != NULL && g_subprocess_wait_check (tar, NULL, NULL));
  entries = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (entries)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      TdtRoot *root = tdt_test_read_schedule (path);

      if (root != NULL)
        g_ptr_array_add (versions, root);
    }
  return versions;
}

static void
test_history (gconstpointer data)
{
  g_autofree char *archive = tdt_test_dup_corpus_path (data);
  g_autoptr (GPtrArray) versions = NULL;
  char *folder;

  if (archive == NULL)
    return;
  n_triples = n_independent = n_both = n_asked = n_joined = n_disputed = 0;
  folder = tdt_test_dup_temp_folder ();
  versions = read_versions (archive, folder);
  g_assert_cmpuint (versions->len, >, 20);
  /* Neighbours, and versions further apart that have more in common. */
  for (guint step = 1; step <= 4; step++)
    for (guint i = 0; i + 2 * step < versions->len; i++)
      check_triple (versions->pdata[i], versions->pdata[i + step], versions->pdata[i + 2 * step]);
  g_test_message ("%u versions, %u triples: %u edits of one side only, all right; %u of both, %u "
                  "asked, %u put together; %u removed by one and changed by the other, all asked",
                  versions->len, n_triples, n_independent, n_both, n_asked, n_joined, n_disputed);
  g_assert_cmpuint (n_independent, >, 100);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/compare/merge/history/34c3", "history/34C3_schedule.tar.xz",
                        test_history);
  g_test_add_data_func ("/compare/merge/history/36c3", "history/36C3_schedule.tar.xz",
                        test_history);
  return g_test_run ();
}
