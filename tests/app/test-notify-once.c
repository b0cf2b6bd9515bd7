/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On whatever page the window is: an edit tells each record that is looked at once of each of its
 * properties that changed, and each list once, and tells nothing else. */
#include "tdt-test-window.h"

#include "tdt-record-table.h"
#include "tdt-test-random.h"
#include "tdt-window-private.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-verbs.h"

#define N_RANDOM_EDITS 25

typedef struct
{
  TdtWindow *window;
  TdtDesk *desk;
  TdtWorkspace *workspace;
  /* What was told since the last look: per record how often of which property, per list. */
  GHashTable *records;
  GHashTable *lists;
  /* Every record that was listened to, also those that are gone. */
  GHashTable *kept;
} Ears;

typedef struct
{
  guint n_signals;
  guint n_removed;
  guint n_added;
} Told;

/* --- listening --- */

static gboolean
items_changed_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values,
                    gpointer data)
{
  Ears *ears = data;
  GObject *list = g_value_get_object (values);
  Told *told = g_hash_table_lookup (ears->lists, list);

  if (!TDT_IS_RECORD_LIST (list) && !TDT_IS_RECORD_TABLE (list))
    return TRUE;
  if (told == NULL)
    {
      told = g_new0 (Told, 1);
      g_hash_table_insert (ears->lists, g_object_ref (list), told);
    }
  told->n_signals++;
  told->n_removed += g_value_get_uint (&values[2]);
  told->n_added += g_value_get_uint (&values[3]);
  return TRUE;
}

static void
notify_cb (TdtRecord *record, GParamSpec *pspec, Ears *ears)
{
  GHashTable *counts = g_hash_table_lookup (ears->records, record);
  guint n;

  if (counts == NULL)
    {
      counts = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (ears->records, record, counts);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pspec->name));
  g_hash_table_insert (counts, (gpointer) pspec->name, GUINT_TO_POINTER (n + 1));
}

/* The objects that the pages have are these: a record has one as long as anybody holds it. */
static void
listen_to_all (Ears *ears)
{
  const TdtRoot *root = tdt_desk_get_root (ears->desk);

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          TdtRecord *record = tdt_project_view_dup_record (tdt_desk_get_view (ears->desk),
                                                           tdt_row_get_uid (row));

          if (g_hash_table_add (ears->kept, record))
            g_signal_connect (record, "notify", G_CALLBACK (notify_cb), ears);
        }
    }
}

static void
forget (Ears *ears)
{
  g_hash_table_remove_all (ears->records);
  g_hash_table_remove_all (ears->lists);
}

/* --- what must hold --- */

static const TdtChange *
find_change (const TdtDiff *diff, const char *uid)
{
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    if (g_str_equal (tdt_change_get_uid (tdt_diff_get_change (diff, i)), uid))
      return tdt_diff_get_change (diff, i);
  return NULL;
}

static guint
get_count (GHashTable *counts, const char *name)
{
  return counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) : 0;
}

static void
assert_record (Ears *ears, TdtRecord *record, const TdtChange *change)
{
  GHashTable *counts = g_hash_table_lookup (ears->records, record);
  const TdtKind *kind = tdt_row_get_kind (tdt_record_get_row (record));
  gboolean came_or_went = change != NULL && (change->old == NULL || change->new == NULL);
  GHashTableIter iter;
  gpointer name;
  gpointer count;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      gboolean changed = change != NULL && change->new != NULL &&
                         (change->old == NULL || tdt_change_has_field (change, i));

      if (get_count (counts, kind->fields[i].name) != (changed ? 1 : 0))
        g_error ("“%s” of a %s is told %u times", kind->fields[i].name, kind->name,
                 get_count (counts, kind->fields[i].name));
    }
  g_assert_cmpuint (get_count (counts, "present"), ==, came_or_went ? 1 : 0);
  if (counts == NULL)
    return;
  g_assert_nonnull (change);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &count))
    if (GPOINTER_TO_UINT (count) != 1)
      g_error ("“%s” of a %s is told %u times", (char *) name, kind->name,
               GPOINTER_TO_UINT (count));
}

static void
assert_records (Ears *ears, const TdtDiff *diff)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, ears->kept);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    assert_record (ears, record, find_change (diff, tdt_record_get_uid (record)));
}

/* A list says in one signal what an edit of one record does to it. */
static void
assert_lists_once (Ears *ears)
{
  GHashTableIter iter;
  gpointer list;
  Told *told;

  g_hash_table_iter_init (&iter, ears->lists);
  while (g_hash_table_iter_next (&iter, &list, (gpointer *) &told))
    if (told->n_signals != 1)
      g_error ("a %s tells %u times of one edit", G_OBJECT_TYPE_NAME (list), told->n_signals);
}

static void
assert_list (Ears *ears, TdtKindId kind, guint n_removed, guint n_added)
{
  const Told *told = g_hash_table_lookup (ears->lists, tdt_desk_get_list (ears->desk, kind));

  g_assert_cmpuint (told != NULL ? told->n_signals : 0, ==, n_removed + n_added > 0 ? 1 : 0);
  g_assert_cmpuint (told != NULL ? told->n_removed : 0, ==, n_removed);
  g_assert_cmpuint (told != NULL ? told->n_added : 0, ==, n_added);
}

/* What was told from @before to now, which is all that the pages made of it too. */
static void
assert_told (Ears *ears, const TdtRoot *before)
{
  const TdtRoot *root = tdt_workspace_get_root (ears->workspace);
  g_autoptr (TdtDiff) diff = tdt_diff_new (before, root);

  tdt_test_settle ();
  g_assert_true (tdt_workspace_get_root (ears->workspace) == root);
  g_assert_true (tdt_desk_get_root (ears->desk) == root);
  assert_records (ears, diff);
}

/* --- edits --- */

static TdtRoot *
begin (Ears *ears)
{
  tdt_workspace_end_typing (ears->workspace);
  listen_to_all (ears);
  forget (ears);
  return tdt_root_ref (tdt_workspace_get_root (ears->workspace));
}

/* Back and forth once more, and heard as the first time. */
static void
go_back_and_forth (Ears *ears, TdtKindId kind, guint n_removed, guint n_added)
{
  g_autoptr (TdtRoot) after = begin (ears);
  g_autoptr (TdtRoot) before = NULL;

  tdt_workspace_undo (ears->workspace);
  assert_told (ears, after);
  assert_lists_once (ears);
  assert_list (ears, kind, n_added, n_removed);
  before = begin (ears);
  tdt_workspace_redo (ears->workspace);
  assert_told (ears, before);
  assert_lists_once (ears);
  assert_list (ears, kind, n_removed, n_added);
}

/* A text that no list is ordered by: the lists have nothing to tell. */
static void
edit_text (Ears *ears, TdtKindId kind, TdtFieldId field)
{
  TdtRecordList *list = tdt_desk_get_list (ears->desk, kind);
  const char *uid = tdt_row_get_uid (tdt_record_list_get_row (list, 0));
  g_autoptr (TdtRoot) before = begin (ears);

  g_assert_true (tdt_workspace_set_text (ears->workspace, uid, field, "Other words", NULL));
  assert_told (ears, before);
  assert_list (ears, kind, 0, 0);
  assert_lists_once (ears);
  go_back_and_forth (ears, kind, 0, 0);
}

static void
add_and_remove (Ears *ears, TdtKindId kind)
{
  g_autoptr (TdtRoot) before = begin (ears);
  g_autofree char *uid = tdt_workspace_add (ears->workspace, kind, "Somebody or something", NULL);
  g_autoptr (TdtRoot) after = NULL;

  g_assert_nonnull (uid);
  assert_told (ears, before);
  assert_list (ears, kind, 0, 1);
  assert_lists_once (ears);
  go_back_and_forth (ears, kind, 0, 1);
  after = begin (ears);
  g_assert_true (tdt_workspace_remove (ears->workspace, uid, NULL));
  assert_told (ears, after);
  assert_list (ears, kind, 1, 0);
  assert_lists_once (ears);
}

static void
edit_at_random (Ears *ears, GRand *random)
{
  g_autoptr (TdtRoot) before = begin (ears);
  g_autoptr (TdtRoot) next = tdt_test_random_edit (random, before);

  if (tdt_workspace_apply_root (ears->workspace, next, "Edit"))
    assert_told (ears, before);
}

/* --- pages --- */

static void
select_first (Ears *ears, TdtKindId kind)
{
  TdtRecordList *list = tdt_desk_get_list (ears->desk, kind);

  tdt_desk_select (ears->desk, tdt_row_get_uid (tdt_record_list_get_row (list, 0)));
}

static void
open_page (Ears *ears, const char *page)
{
  ears->window = tdt_test_open_example ();
  ears->desk = tdt_window_get_desk (ears->window);
  ears->workspace = tdt_desk_get_workspace (ears->desk);
  ears->records = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  ears->lists = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  ears->kept = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ears->window), "win.page", "s", page));
  select_first (ears, TDT_KIND_SESSION);
  select_first (ears, TDT_KIND_PERSON);
  select_first (ears, TDT_KIND_ORGANISATION);
  tdt_test_settle ();
}

static void
close_page (Ears *ears)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, ears->kept);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    g_signal_handlers_disconnect_by_func (record, notify_cb, ears);
  g_hash_table_unref (ears->kept);
  g_hash_table_unref (ears->records);
  g_hash_table_unref (ears->lists);
  tdt_workspace_close (ears->workspace);
  tdt_test_close (ears->window);
}

static void
test_page (gconstpointer page)
{
  static const TdtKindId kinds[] = { TDT_KIND_SESSION, TDT_KIND_PERSON, TDT_KIND_ORGANISATION,
                                     TDT_KIND_ROOM };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  Ears ears = { NULL };
  guint signal = g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL);
  gulong hook;

  open_page (&ears, page);
  hook = g_signal_add_emission_hook (signal, 0, items_changed_hook, &ears, NULL);
  edit_text (&ears, TDT_KIND_SESSION, TDT_SESSION_DESCRIPTION);
  edit_text (&ears, TDT_KIND_PERSON, TDT_PERSON_FUNCTION);
  edit_text (&ears, TDT_KIND_ORGANISATION, TDT_ORGANISATION_NOTES);
  edit_text (&ears, TDT_KIND_ROOM, TDT_ROOM_EQUIPMENT);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_and_remove (&ears, kinds[i]);
  for (guint i = 0; i < N_RANDOM_EDITS; i++)
    edit_at_random (&ears, random);
  g_signal_remove_emission_hook (signal, hook);
  close_page (&ears);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tdt_test_let_gtk_talk ();
  gtk_init ();
  g_test_add_data_func ("/app/notify-once/overview", "overview", test_page);
  g_test_add_data_func ("/app/notify-once/programme", "programme", test_page);
  g_test_add_data_func ("/app/notify-once/people", "people", test_page);
  g_test_add_data_func ("/app/notify-once/partners", "partners", test_page);
  g_test_add_data_func ("/app/notify-once/documents", "documents", test_page);
  return g_test_run ();
}
