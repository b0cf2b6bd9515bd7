/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-record-table.h"

#include "tdt-edit.h"
#include "tdt-test-random.h"

#include <string.h>

#define N_EDITS 300
#define N_MANY 3000

static char *
key_of_person (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  return g_strconcat (tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME), " ",
                      tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME), NULL);
}

static char *
key_of_organisation (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  const TdtRow *organisation = tdt_root_follow (root, row, TDT_PERSON_ORGANISATION);

  return g_strdup (
      organisation != NULL ? tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_NAME) : "");
}

static gboolean
speaks (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  return tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_PERSON) > 0;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *shadow)
{
  g_assert_cmpuint (removed + added, >, 0);
  g_assert_cmpuint (position + removed, <=, shadow->len);
  if (removed > 0)
    g_ptr_array_remove_range (shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow, (int) (position + i), g_list_model_get_item (model, position + i));
}

/* What is shown is what a look at every person gives, in the order asked for. */
static void
assert_right (TdtRecordTable *table, const TdtRoot *root, GPtrArray *shadow,
              TdtRowFilterFunc filter)
{
  guint n_expected = 0;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      gboolean expected = filter == NULL || filter (root, row, NULL);

      n_expected += expected ? 1 : 0;
      g_assert_cmpint (tdt_record_table_find (table, tdt_row_get_uid (row), NULL), ==, expected);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, n_expected);
  g_assert_cmpuint (shadow->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      g_autoptr (TdtRecord) record = g_list_model_get_item (G_LIST_MODEL (table), i);
      const TdtRow *now = tdt_root_lookup (root, tdt_record_get_uid (record));

      g_assert_true (record == shadow->pdata[i]);
      g_assert_true (tdt_record_get_row (record) == now);
      if (i > 0)
        {
          g_autofree char *before = key_of_organisation (
              root, tdt_record_get_row (shadow->pdata[i - 1]), NULL);
          g_autofree char *after = key_of_organisation (root, now, NULL);

          g_assert_true (*after == '\0' || (*before != '\0' && strcmp (before, after) >= 0));
        }
    }
}

/* Through edits of all kinds of records the table stays what the root says. */
static void
test_follows_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 200);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  g_autoptr (TdtRecordTable)
      table = tdt_record_table_new (view, TDT_KIND_PERSON, key_of_person, key_of_person, NULL);
  g_autoptr (GPtrArray) shadow = g_ptr_array_new_with_free_func (g_object_unref);

  tdt_record_table_set_sort (table, key_of_organisation, NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (table)); i++)
    g_ptr_array_add (shadow, g_list_model_get_item (G_LIST_MODEL (table), i));
  g_signal_connect (table, "items-changed", G_CALLBACK (items_changed_cb), shadow);
  assert_right (table, root, shadow, NULL);
  tdt_record_table_set_filter (table, speaks, NULL);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TdtRoot) next = tdt_test_random_edit (random, root);

      tdt_project_view_set_root (view, next, NULL);
      tdt_root_unref (root);
      root = tdt_root_ref (next);
      assert_right (table, root, shadow, speaks);
    }
  tdt_record_table_set_filter (table, NULL, NULL);
  assert_right (table, root, shadow, NULL);
  g_signal_handlers_disconnect_by_func (table, items_changed_cb, shadow);
}

/* So many changes at once that the table looks at everybody anew. */
static void
test_follows_many_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, N_MANY);
  g_autoptr (TdtRoot) next = tdt_root_ref (root);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  g_autoptr (TdtRecordTable)
      table = tdt_record_table_new (view, TDT_KIND_PERSON, key_of_person, key_of_person, NULL);
  g_autoptr (GPtrArray) shadow = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdtDiff) diff = NULL;

  tdt_record_table_set_sort (table, key_of_organisation, NULL, TRUE);
  tdt_record_table_set_filter (table, speaks, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (table)); i++)
    g_ptr_array_add (shadow, g_list_model_get_item (G_LIST_MODEL (table), i));
  g_signal_connect (table, "items-changed", G_CALLBACK (items_changed_cb), shadow);
  for (guint i = 0; i < N_MANY; i++)
    {
      TdtRoot *edited = tdt_test_random_edit (random, next);

      tdt_root_unref (next);
      next = edited;
    }
  diff = tdt_diff_new (root, next);
  g_assert_cmpuint (tdt_diff_get_n_changes (diff), >, 1000);
  tdt_project_view_set_root (view, next, diff);
  assert_right (table, next, shadow, speaks);
  tdt_project_view_set_root (view, root, NULL);
  assert_right (table, root, shadow, speaks);
  g_signal_handlers_disconnect_by_func (table, items_changed_cb, shadow);
}

static TdtRoot *
make_people (const char *const *names, guint n)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  for (guint i = 0; i < n; i++)
    {
      const char *uid = tdt_edit_add (edit, TDT_KIND_PERSON, NULL, NULL);
      g_autofree char *number = g_strdup_printf ("%05u", (i * 7919) % n);

      g_assert_true (tdt_edit_set_text (edit, uid, TDT_PERSON_FAMILY_NAME,
                                        names != NULL ? names[i] : number, NULL));
    }
  return tdt_edit_apply (edit);
}

static void
test_search (void)
{
  static const char *const names[] = { "Élise Durand", "DURAND-Œuvré Marc", "Martin" };
  static const struct
  {
    const char *text;
    guint n_found;
  } cases[] = {
    { "", 3 },          { "  ", 3 },        { "durand", 2 }, { "élise", 1 },
    { "ELISE dur", 1 }, { "marc oeuv", 1 }, { "nobody", 0 }, { "art", 1 },
  };
  g_autoptr (TdtRoot) root = make_people (names, 3);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  g_autoptr (TdtRecordTable)
      table = tdt_record_table_new (view, TDT_KIND_PERSON, key_of_person, key_of_person, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tdt_record_table_set_search (table, cases[i].text);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, cases[i].n_found);
    }
  g_assert_cmpuint (tdt_record_table_count_all (table), ==, 3);
}

static char *
key_backwards (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  return g_utf8_strreverse (tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME), -1);
}

/* A new order of many is prepared while the table stays as it was, through edits too. */
static void
test_sort_of_many (void)
{
  g_autoptr (TdtRoot) root = make_people (NULL, N_MANY);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  g_autoptr (TdtRecordTable)
      table = tdt_record_table_new (view, TDT_KIND_PERSON, key_of_person, key_of_person, NULL);
  g_autoptr (TdtRecord) first = g_list_model_get_item (G_LIST_MODEL (table), 0);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) next = NULL;
  g_autoptr (TdtRecord) now = NULL;

  tdt_record_table_set_sort (table, key_backwards, NULL, FALSE);
  now = g_list_model_get_item (G_LIST_MODEL (table), 1);
  g_assert_cmpstr (tdt_row_get_text (tdt_record_get_row (now), TDT_PERSON_FAMILY_NAME), ==,
                   "00001");
  g_clear_object (&now);
  g_assert_true (
      tdt_edit_set_text (edit, tdt_record_get_uid (first), TDT_PERSON_FAMILY_NAME, "99999", NULL));
  next = tdt_edit_apply (edit);
  tdt_project_view_set_root (view, next, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  now = g_list_model_get_item (G_LIST_MODEL (table), 0);
  g_assert_cmpstr (tdt_row_get_text (tdt_record_get_row (now), TDT_PERSON_FAMILY_NAME), ==,
                   "01000");
  g_clear_object (&now);
  now = g_list_model_get_item (G_LIST_MODEL (table), N_MANY - 1);
  g_assert_true (now == first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-table/follows-edits", test_follows_edits);
  g_test_add_func ("/record-table/follows-many-edits", test_follows_many_edits);
  g_test_add_func ("/record-table/search", test_search);
  g_test_add_func ("/record-table/sort-of-many", test_sort_of_many);
  return g_test_run ();
}
