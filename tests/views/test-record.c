/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-project-view.h"

#include "tdt-test-random.h"

#define N_EDITS 300

static void
count_cb (GObject *object, GParamSpec *pspec, GHashTable *counts)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pspec->name));

  g_hash_table_insert (counts, (gpointer) pspec->name, GUINT_TO_POINTER (count + 1));
}

static guint
get_count (GHashTable *counts, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

static void
assert_notified (TdtRecord *record, const TdtChange *change, GHashTable *counts)
{
  const TdtKind *kind = tdt_row_get_kind (tdt_record_get_row (record));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      gboolean changed = change != NULL && change->new != NULL &&
                         (change->old == NULL || tdt_change_has_field (change, i));

      g_assert_cmpuint (get_count (counts, kind->fields[i].name), ==, changed ? 1 : 0);
    }
  g_assert_cmpuint (get_count (counts, "present"), ==,
                    change != NULL && (change->old == NULL || change->new == NULL) ? 1 : 0);
}

static const TdtChange *
find_change (const TdtDiff *diff, const char *uid)
{
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    if (g_str_equal (tdt_change_get_uid (tdt_diff_get_change (diff, i)), uid))
      return tdt_diff_get_change (diff, i);
  return NULL;
}

/* Whatever the edit: each property that changed is notified once, the others not at all. */
static void
test_notify_once (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 80);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          TdtRecord *record = tdt_project_view_dup_record (view, tdt_row_get_uid (row));

          g_ptr_array_add (records, record);
          g_ptr_array_add (counts, g_hash_table_new (g_str_hash, g_str_equal));
          g_signal_connect (record, "notify", G_CALLBACK (count_cb),
                            counts->pdata[counts->len - 1]);
        }
    }
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TdtRoot) next = tdt_test_random_edit (random, root);
      g_autoptr (TdtDiff) diff = tdt_diff_new (root, next);

      for (guint r = 0; r < counts->len; r++)
        g_hash_table_remove_all (counts->pdata[r]);
      tdt_project_view_set_root (view, next, i % 2 == 0 ? diff : NULL);
      for (guint r = 0; r < records->len; r++)
        {
          TdtRecord *record = records->pdata[r];

          assert_notified (record, find_change (diff, tdt_record_get_uid (record)),
                           counts->pdata[r]);
          g_assert_cmpint (tdt_record_is_present (record), ==,
                           tdt_root_lookup (next, tdt_record_get_uid (record)) != NULL);
        }
      g_clear_pointer (&root, tdt_root_unref);
      root = tdt_root_ref (next);
    }
  for (guint r = 0; r < records->len; r++)
    g_signal_handlers_disconnect_by_func (records->pdata[r], count_cb, counts->pdata[r]);
}

/* Every property of every kind can be read and is of its declared type. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 120);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          g_autoptr (TdtRecord) record = tdt_project_view_dup_record (view, tdt_row_get_uid (row));
          g_autofree GParamSpec **specs = NULL;
          guint n_specs;

          g_assert_cmpuint (G_OBJECT_TYPE (record), ==, tdt_record_get_class_of_kind (k));
          specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_specs);
          g_assert_cmpuint (n_specs, >=, tdt_kind_get (k)->n_fields + 3);
          for (guint i = 0; i < n_specs; i++)
            {
              g_auto (GValue) value = G_VALUE_INIT;

              g_object_get_property (G_OBJECT (record), specs[i]->name, &value);
              g_assert_true (G_VALUE_HOLDS (&value, specs[i]->value_type));
            }
        }
    }
}

static TdtRoot *
make_participant (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  tdt_edit_add (edit, TDT_KIND_PERSON, "marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_GIVEN_NAME, "Marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_FAMILY_NAME, "Durand", NULL);
  tdt_edit_add (edit, TDT_KIND_SESSION, "s", NULL);
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, "x", NULL);
  tdt_edit_set_text (edit, "x", TDT_PARTICIPANT_SESSION, "s", NULL);
  tdt_edit_set_text (edit, "x", TDT_PARTICIPANT_PERSON, "marie", NULL);
  tdt_edit_set_token (edit, "x", TDT_PARTICIPANT_ROLE, TDT_PARTICIPANT_ROLE_MODERATOR, NULL);
  return tdt_edit_apply (edit);
}

/* References lead from record to record, tokens have a label. */
static void
test_lookups (void)
{
  g_autoptr (TdtRoot) root = make_participant ();
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  g_autoptr (TdtRecord) participant = tdt_project_view_dup_record (view, "x");
  g_autoptr (TdtRecord) person = NULL;
  g_autoptr (TdtRecord) again = tdt_project_view_dup_record (view, "marie");
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;

  g_object_get (participant, "person", &person, "role-label", &role, NULL);
  g_assert_true (person == again);
  g_object_get (person, "label", &name, NULL);
  g_assert_cmpstr (name, ==, "Marie Durand");
  g_assert_cmpstr (role, ==, "Moderator");
}

/* Records go with their last holder, the view with its own. */
static void
test_finalised (void)
{
  g_autoptr (TdtRoot) root = make_participant ();
  TdtProjectView *view = tdt_project_view_new (root);
  TdtRecord *participant = tdt_project_view_dup_record (view, "x");
  TdtRecord *person = NULL;

  g_object_get (participant, "person", &person, NULL);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  g_object_add_weak_pointer (G_OBJECT (person), (gpointer *) &person);
  g_object_unref (person);
  g_assert_nonnull (person);
  g_object_add_weak_pointer (G_OBJECT (participant), (gpointer *) &participant);
  g_object_unref (participant);
  g_assert_null (participant);
  g_assert_null (person);
  participant = tdt_project_view_dup_record (view, "x");
  g_object_unref (view);
  g_assert_null (view);
  g_assert_cmpstr (tdt_record_get_uid (participant), ==, "x");
  g_object_unref (participant);
}

static void
edit_again_cb (TdtRecord *person, GParamSpec *pspec, TdtProjectView *view)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_project_view_get_root (view));
  g_autoptr (TdtRoot) next = NULL;

  tdt_edit_set_text (edit, "marie", TDT_PERSON_FUNCTION, "Présidente", NULL);
  next = tdt_edit_apply (edit);
  tdt_project_view_set_root (view, next, NULL);
}

/* An edit out of a notification is shown once the first has been told. */
static void
test_edit_while_told (void)
{
  g_autoptr (TdtRoot) root = make_participant ();
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  g_autoptr (TdtRecord) person = tdt_project_view_dup_record (view, "marie");
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) next = NULL;
  g_autofree char *function = NULL;

  g_signal_connect (person, "notify::family-name", G_CALLBACK (edit_again_cb), view);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_FAMILY_NAME, "Dupont", NULL);
  next = tdt_edit_apply (edit);
  tdt_project_view_set_root (view, next, NULL);
  g_object_get (person, "function", &function, NULL);
  g_assert_cmpstr (function, ==, "Présidente");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/record/notify-once", test_notify_once);
  g_test_add_func ("/views/record/properties", test_properties);
  g_test_add_func ("/views/record/lookups", test_lookups);
  g_test_add_func ("/views/record/finalised", test_finalised);
  g_test_add_func ("/views/record/edit-while-told", test_edit_while_told);
  return g_test_run ();
}
