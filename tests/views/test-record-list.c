/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-record-list.h"

#include "tdt-test-random.h"

#include <string.h>

#define N_EDITS 400

/* A copy of a list that is kept up to date by `items-changed` alone, and what must hold of it. */
typedef struct
{
  GListModel *model;
  GPtrArray *items;
  guint n_emissions;
} Shadow;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Shadow *shadow)
{
  g_assert_cmpuint (position + removed, <=, shadow->items->len);
  g_assert_cmpuint (removed + added, >, 0);
  g_assert_cmpuint (shadow->items->len - removed + added, ==, g_list_model_get_n_items (model));
  if (removed > 0)
    g_ptr_array_remove_range (shadow->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  for (guint i = 0; i < shadow->items->len; i++)
    {
      g_autoptr (TdtRecord) item = g_list_model_get_item (model, i);

      g_assert_true (item == shadow->items->pdata[i]);
    }
  shadow->n_emissions++;
}

static Shadow *
shadow_new (TdtRecordList *list)
{
  Shadow *shadow = g_new0 (Shadow, 1);

  shadow->model = G_LIST_MODEL (list);
  shadow->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (shadow->model); i++)
    g_ptr_array_add (shadow->items, g_list_model_get_item (shadow->model, i));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), shadow);
  return shadow;
}

static void
shadow_free (Shadow *shadow)
{
  g_object_unref (shadow->model);
  g_ptr_array_unref (shadow->items);
  g_free (shadow);
}

static void
assert_shows (TdtRecordList *list, GPtrArray *rows)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (TdtRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      guint position;

      g_assert_true (tdt_row_equal (tdt_record_get_row (record), rows->pdata[i]));
      g_assert_true (tdt_record_is_present (record));
      g_assert_true (tdt_record_list_find (list, tdt_row_get_uid (rows->pdata[i]), &position));
      g_assert_cmpuint (position, ==, i);
    }
}

/* Every kind's list stays what the root says, through edits, undo and all at once. */
static void
test_all_of_a_kind (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (TdtRoot) first = tdt_test_random_project (random, 120);
  g_autoptr (TdtRoot) root = tdt_root_ref (first);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  Shadow *shadows[TDT_N_KINDS];

  for (guint k = 0; k < TDT_N_KINDS; k++)
    shadows[k] = shadow_new (tdt_record_list_new (view, k, NULL));
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TdtRoot) next = i % 97 == 96 ? tdt_root_ref (first)
                                              : tdt_test_random_edit (random, root);

      tdt_project_view_set_root (view, next, NULL);
      g_clear_pointer (&root, tdt_root_unref);
      root = tdt_root_ref (next);
      for (guint k = 0; k < TDT_N_KINDS; k++)
        {
          g_autoptr (GPtrArray) rows = tdt_root_get_sorted (root, k);

          assert_shows (TDT_RECORD_LIST (shadows[k]->model), rows);
        }
    }
  for (guint k = 0; k < TDT_N_KINDS; k++)
    shadow_free (shadows[k]);
}

/* The lists of who refers to what follow references that are set, moved elsewhere and lost. */
static void
test_referrers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 150);
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  TdtFieldId fields[] = { TDT_PARTICIPANT_SESSION, TDT_AGENDA_ITEM_SPEAKERS,
                          TDT_PERSON_ORGANISATION };

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      TdtKindId target_kind = tdt_field_get (fields[f])->target;
      g_autoptr (GPtrArray) targets = tdt_root_get_sorted (root, target_kind);
      g_autofree char *target = g_strdup (tdt_row_get_uid (targets->pdata[0]));
      Shadow *shadow = shadow_new (
          tdt_record_list_new_of_referrers (view, fields[f], target, NULL));

      for (guint i = 0; i < N_EDITS; i++)
        {
          g_autoptr (TdtRoot) next = tdt_test_random_edit (random, root);
          g_autoptr (GPtrArray) rows = NULL;

          tdt_project_view_set_root (view, next, NULL);
          g_clear_pointer (&root, tdt_root_unref);
          root = tdt_root_ref (next);
          if (i % 20 == 19 && tdt_root_count (root, target_kind) > 0)
            {
              g_autoptr (GPtrArray) others = tdt_root_get_sorted (root, target_kind);

              g_free (target);
              target = g_strdup (tdt_row_get_uid (others->pdata[i % others->len]));
              tdt_record_list_set_target (TDT_RECORD_LIST (shadow->model), target);
            }
          rows = tdt_root_get_referrers (root, target, fields[f]);
          assert_shows (TDT_RECORD_LIST (shadow->model), rows);
        }
      shadow_free (shadow);
    }
}

static TdtRoot *
make_themes (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *uid = g_strdup_printf ("theme-%u", i);
      g_autofree char *before = i > 0 ? g_strdup_printf ("theme-%u", i - 1) : NULL;

      tdt_edit_add (edit, TDT_KIND_THEME, uid, NULL);
      g_assert_true (tdt_edit_move_between (edit, uid, before, NULL, NULL));
    }
  return tdt_edit_apply (edit);
}

static TdtRoot *
retitle (const TdtRoot *root, const char *uid, const char *title)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  g_assert_true (tdt_edit_set_text (edit, uid, TDT_THEME_TITLE, title, NULL));
  return tdt_edit_apply (edit);
}

static TdtRoot *
move_after (const TdtRoot *root, const char *uid, const char *after)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  g_assert_true (tdt_edit_move_between (edit, uid, after, NULL, NULL));
  return tdt_edit_apply (edit);
}

/* A change that does not sort says nothing, one that does says one range. */
static void
test_says_little (void)
{
  g_autoptr (TdtRoot) root = make_themes ();
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  Shadow *shadow = shadow_new (tdt_record_list_new (view, TDT_KIND_THEME, NULL));
  g_autoptr (TdtRoot) renamed = retitle (root, "theme-3", "Solidarité");
  g_autoptr (TdtRoot) moved = move_after (renamed, "theme-2", "theme-9");

  tdt_project_view_set_root (view, renamed, NULL);
  g_assert_cmpuint (shadow->n_emissions, ==, 0);
  tdt_project_view_set_root (view, moved, NULL);
  g_assert_cmpuint (shadow->n_emissions, ==, 1);
  g_assert_cmpstr (tdt_record_get_uid (shadow->items->pdata[9]), ==, "theme-2");
  shadow_free (shadow);
}

static char *
key_of_title (const TdtRow *row)
{
  return g_utf8_collate_key (tdt_row_get_text_or_empty (row, TDT_THEME_TITLE), -1);
}

static void
test_by_key (void)
{
  g_autoptr (TdtRoot) root = make_themes ();
  g_autoptr (TdtRoot) one = retitle (root, "theme-7", "b");
  g_autoptr (TdtRoot) two = retitle (one, "theme-4", "a");
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  Shadow *shadow = shadow_new (tdt_record_list_new (view, TDT_KIND_THEME, key_of_title));

  tdt_project_view_set_root (view, two, NULL);
  g_assert_cmpstr (tdt_record_get_uid (shadow->items->pdata[8]), ==, "theme-4");
  g_assert_cmpstr (tdt_record_get_uid (shadow->items->pdata[9]), ==, "theme-7");
  shadow_free (shadow);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/record-list/all-of-a-kind", test_all_of_a_kind);
  g_test_add_func ("/views/record-list/referrers", test_referrers);
  g_test_add_func ("/views/record-list/says-little", test_says_little);
  g_test_add_func ("/views/record-list/by-key", test_by_key);
  return g_test_run ();
}
