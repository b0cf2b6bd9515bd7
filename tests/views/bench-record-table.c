/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the table of 10,000 people keeps the main loop: a search, a filter, a slice of sorting,
 * an edit; and how that compares with looking at all the texts anew. */
#include "tdt-record-table.h"

#include "tdt-edit.h"
#include "tdt-fold.h"

#include <locale.h>
#include <string.h>

#define N_PEOPLE 10000
#define ROUNDS 9
#define FRAME_MS 16.0
#define GAP_MS 50.0

static char *
dup_key (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  g_autofree char *name = g_strconcat (tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME), " ",
                                       tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME),
                                       NULL);

  return g_utf8_collate_key (name, -1);
}

static char *
dup_function_key (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  return g_utf8_collate_key (tdt_row_get_text_or_empty (row, TDT_PERSON_FUNCTION), -1);
}

static char *
dup_searched (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  return g_strjoin (" ", tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME),
                    tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME),
                    tdt_row_get_text_or_empty (row, TDT_PERSON_FUNCTION),
                    tdt_row_get_text_or_empty (row, TDT_PERSON_EMAIL), NULL);
}

static TdtRoot *
make_people (void)
{
  static const char *const given[] = { "Élise", "Marie", "Jean", "Œdipe", "Zoé", "Paul", "Anne" };
  static const char *const family[] = { "Durand", "Lefèvre", "Petit", "Étienne", "Roux" };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      const char *uid = tdt_edit_add (edit, TDT_KIND_PERSON, NULL, NULL);
      g_autofree char *name = g_strdup_printf ("%s-%u", family[i % 5], (i * 7919) % N_PEOPLE);
      g_autofree char *function = g_strdup_printf ("Chef du service %u", i % 97);
      g_autofree char *email = g_strdup_printf ("a.%u@departement.example", i);

      tdt_edit_set_text (edit, uid, TDT_PERSON_GIVEN_NAME, given[i % 7], NULL);
      tdt_edit_set_text (edit, uid, TDT_PERSON_FAMILY_NAME, name, NULL);
      tdt_edit_set_text (edit, uid, TDT_PERSON_FUNCTION, function, NULL);
      tdt_edit_set_text (edit, uid, TDT_PERSON_EMAIL, email, NULL);
    }
  return tdt_edit_apply (edit);
}

static gboolean
has_email (const TdtRoot *root, const TdtRow *row, gpointer user_data)
{
  return tdt_row_has (row, TDT_PERSON_EMAIL) &&
         tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_PERSON) == 0;
}

static double
stop (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static void
keep_least (double *least, double measured)
{
  if (measured < *least)
    *least = measured;
}

/* The longest that one turn of the main loop takes until nothing is left to do. */
static double
run_idle (void)
{
  double longest = 0;

  for (;;)
    {
      gint64 start = g_get_monotonic_time ();
      double turn;

      if (!g_main_context_iteration (NULL, FALSE))
        return longest;
      turn = stop (start);
      longest = MAX (longest, turn);
    }
}

/* What a search costs that folds and looks at everything each time. */
static double
search_naively (const TdtRoot *root, const char *wanted)
{
  gint64 start = g_get_monotonic_time ();
  guint n_found = 0;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_autofree char *text = dup_searched (root, row, NULL);
      g_autofree char *folded = tdt_text_fold (text);

      n_found += strstr (folded, wanted) != NULL ? 1 : 0;
    }
  g_assert_cmpuint (n_found, >, 0);
  return stop (start);
}

static void
bench_table (void)
{
  g_autoptr (TdtRoot) root = make_people ();
  g_autoptr (TdtProjectView) view = tdt_project_view_new (root);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (TdtRecordTable)
      table = tdt_record_table_new (view, TDT_KIND_PERSON, dup_key, dup_searched, NULL);
  double made = stop (start);
  double slice = run_idle ();
  double search = G_MAXDOUBLE;
  double naive = G_MAXDOUBLE;
  double filter = G_MAXDOUBLE;
  double sort = G_MAXDOUBLE;
  double edited = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (TdtEdit) edit = NULL;
      double turn;
      g_autoptr (TdtRoot) next = NULL;
      g_autoptr (TdtRecord) first = g_list_model_get_item (G_LIST_MODEL (table), 0);

      start = g_get_monotonic_time ();
      tdt_record_table_set_search (table, "elise 77");
      keep_least (&search, stop (start));
      tdt_record_table_set_search (table, "");
      keep_least (&naive, search_naively (root, "elise"));
      start = g_get_monotonic_time ();
      tdt_record_table_set_filter (table, has_email, NULL);
      keep_least (&filter, stop (start));
      tdt_record_table_set_filter (table, NULL, NULL);
      tdt_record_table_set_sort (table, i % 2 ? NULL : dup_function_key, NULL, FALSE);
      turn = run_idle ();
      if (i % 2 == 0)
        keep_least (&sort, turn);
      edit = tdt_edit_new (tdt_project_view_get_root (view));
      tdt_edit_set_text (edit, tdt_record_get_uid (first), TDT_PERSON_FAMILY_NAME,
                         i % 2 ? "Arnaud" : "Zola", NULL);
      next = tdt_edit_apply (edit);
      start = g_get_monotonic_time ();
      tdt_project_view_set_root (view, next, NULL);
      keep_least (&edited, stop (start));
    }
  g_test_message (
      "%u people, ms: made %.1f, longest slice of preparing %.1f, search %.2f (anew each "
      "time %.1f, %.0f times as long), filter %.2f, sorting at most %.1f in one go, "
      "edit %.2f",
      N_PEOPLE, made, slice, search, naive, naive / search, filter, sort, edited);
  g_assert_cmpfloat (search, <=, FRAME_MS);
  g_assert_cmpfloat (filter, <=, FRAME_MS);
  g_assert_cmpfloat (sort, <=, GAP_MS);
  g_assert_cmpfloat (edited, <=, FRAME_MS);
  g_assert_cmpfloat (search * 5, <=, naive);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "fr_FR.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-table/people", bench_table);
  return g_test_run ();
}
