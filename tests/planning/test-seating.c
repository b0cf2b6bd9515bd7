/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sits where, and where the seats are. */
#include "check-projects.h"
#include "tdt-edit.h"
#include "tdt-seating.h"
#include "tdt-table-layout.h"

#include <math.h>

static const int layouts[] = { TDT_LAYOUT_ROUND,  TDT_LAYOUT_OVAL,      TDT_LAYOUT_RECTANGLE,
                               TDT_LAYOUT_U,      TDT_LAYOUT_BOARDROOM, TDT_LAYOUT_PODIUM,
                               TDT_LAYOUT_THEATRE };

/* No seat is on another, every seat has one rank, neighbours are near. */
static void
test_layouts (void)
{
  for (gsize l = 0; l < G_N_ELEMENTS (layouts); l++)
    for (guint n = 1; n <= 40; n++)
      {
        g_autoptr (GArray) seats = tdt_table_layout_get_seats (layouts[l], n);
        g_autoptr (GArray) ranked = tdt_table_layout_rank_seats (layouts[l], n);
        g_autofree gboolean *known = g_new0 (gboolean, n + 1);

        g_assert_cmpuint (seats->len, ==, n);
        g_assert_cmpuint (ranked->len, ==, n);
        for (guint i = 0; i < n; i++)
          {
            const TdtSeatPoint *one = &g_array_index (seats, TdtSeatPoint, i);

            g_assert_false (known[g_array_index (ranked, guint, i)]);
            known[g_array_index (ranked, guint, i)] = TRUE;
            for (guint j = i + 1; j < n; j++)
              {
                const TdtSeatPoint *other = &g_array_index (seats, TdtSeatPoint, j);

                g_assert_cmpfloat (hypot (one->x - other->x, one->y - other->y), >, 0.9);
              }
          }
      }
}

/* The seats of the first four ranks, seen from the door: to the left is the right hand. */
static const struct
{
  int layout;
  guint n_seats;
  guint ranked[4];
} honours[] = {
  { TDT_LAYOUT_PODIUM, 5, { 3, 2, 4, 1 } }, { TDT_LAYOUT_PODIUM, 6, { 3, 4, 2, 5 } },
  { TDT_LAYOUT_ROUND, 8, { 1, 8, 2, 7 } },  { TDT_LAYOUT_BOARDROOM, 7, { 4, 3, 5, 2 } },
  { TDT_LAYOUT_U, 9, { 5, 4, 6, 3 } },      { TDT_LAYOUT_RECTANGLE, 8, { 1, 8, 2, 7 } },
  { TDT_LAYOUT_OVAL, 6, { 1, 6, 2, 5 } },
};

static void
test_honour (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (honours); i++)
    {
      g_autoptr (GArray)
          ranked = tdt_table_layout_rank_seats (honours[i].layout, honours[i].n_seats);

      g_test_message ("honour %" G_GSIZE_FORMAT, i);
      for (guint rank = 0; rank < 4; rank++)
        g_assert_cmpuint (g_array_index (ranked, guint, rank), ==, honours[i].ranked[rank]);
    }
}

#define SIX                                                                                        \
  "organisation o name=O;organisation q name=Q;person a rank=2 organisation=o gender=woman;"       \
  "person b rank=1 organisation=o gender=woman;person c rank=4 organisation=q gender=woman;"       \
  "person d rank=3 organisation=q gender=man;person e organisation=o gender=man;"                  \
  "person f rank=5 organisation=q gender=man;session s layout=podium;"                             \
  "participant i1 session=s person=a;participant i2 session=s person=b;"                           \
  "participant i3 session=s person=c;participant i4 session=s person=d;"                           \
  "participant i5 session=s person=e;participant i6 session=s person=f;"
#define ONLY_RANKS "setting k name=seating.colleagues-apart value=0;"

/* Who sits from the left to the right of a podium. */
static const struct
{
  const char *name;
  const char *project;
  TdtSeatingStyle style;
  const char *seats;
  guint n_broken;
} cases[] = {
  { "by rank", SIX ONLY_RANKS, TDT_SEATING_BY_PRECEDENCE, "fdbace", 0 },
  { "a seat that is kept",
    SIX ONLY_RANKS "table t session=s layout=podium seats=6;seat z table=t number=1 person=b "
                   "pinned=yes",
    TDT_SEATING_BY_PRECEDENCE, "b*****", 0 },
  { "somebody who does not come",
    SIX ONLY_RANKS "person g rank=0;participant i7 session=s person=g status=declined",
    TDT_SEATING_BY_PRECEDENCE, "fdbace", 0 },
  { "side by side by rank", SIX ONLY_RANKS "wish w kind=next-to subject=b object=a",
    TDT_SEATING_BY_WISHES, "**ba**", 0 },
  { "three cannot sit beside one at the end",
    SIX ONLY_RANKS "table t session=s layout=podium seats=6;seat z table=t number=1 person=b "
                   "pinned=yes;wish w kind=next-to subject=b object=a;wish x kind=next-to "
                   "subject=b object=c",
    TDT_SEATING_BY_WISHES, "b*****", 1 },
};

static void
check_neighbours (const TdtSeatingTable *table, TdtFieldId field, gboolean apart)
{
  for (guint i = 1; apart && i < table->n_seats; i++)
    g_assert_cmpstr (tdt_row_get_text (table->people[i - 1], field), !=,
                     tdt_row_get_text (table->people[i], field));
}

static TdtSeating *
seat (const TdtRoot *root, TdtSeatingStyle style)
{
  TdtSeatingOptions options = { .style = style, .seed = 1 };
  g_autoptr (GError) error = NULL;
  TdtSeating *seating = tdt_seating_new (root, "s", &options, &error);

  g_assert_no_error (error);
  return seating;
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtRoot) root = check_project (cases[i].project);
      g_autoptr (TdtSeating) seating = seat (root, cases[i].style);
      const TdtSeatingTable *table = seating->tables->pdata[0];

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (table->n_seats, ==, 6);
      g_assert_cmpuint (seating->broken->len, ==, cases[i].n_broken);
      for (guint j = 0; j < 6; j++)
        if (cases[i].seats[j] != '*')
          g_assert_cmpint (tdt_row_get_uid (table->people[j])[0], ==, cases[i].seats[j]);
    }
}

static void
test_alternate (void)
{
  g_autoptr (TdtRoot)
      root = check_project (SIX ONLY_RANKS "setting l name=seating.alternate value=1");
  g_autoptr (TdtSeating) seating = seat (root, TDT_SEATING_BY_PRECEDENCE);
  g_autoptr (TdtRoot) apart = check_project (SIX);
  g_autoptr (TdtSeating) colleagues = seat (apart, TDT_SEATING_BY_WISHES);

  check_neighbours (seating->tables->pdata[0], TDT_PERSON_GENDER, TRUE);
  check_neighbours (colleagues->tables->pdata[0], TDT_PERSON_ORGANISATION, TRUE);
}

/* Applied twice it is the same, and all that is there is used again. */
static void
test_apply (void)
{
  g_autoptr (TdtRoot) root = check_project (SIX);
  g_autoptr (TdtSeating) seating = seat (root, TDT_SEATING_BY_PRECEDENCE);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) seated = NULL;
  g_autoptr (TdtSeating) again = NULL;
  g_autoptr (TdtEdit) second = NULL;
  g_autoptr (TdtRoot) same = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  g_assert_true (tdt_seating_apply (seating, edit, NULL));
  seated = tdt_edit_apply (edit);
  g_assert_cmpuint (tdt_root_count (seated, TDT_KIND_TABLE), ==, 1);
  g_assert_cmpuint (tdt_root_count (seated, TDT_KIND_SEAT), ==, 6);
  again = seat (seated, TDT_SEATING_BY_PRECEDENCE);
  second = tdt_edit_new (seated);
  g_assert_true (tdt_seating_apply (again, second, NULL));
  same = tdt_edit_apply (second);
  g_assert_true (tdt_root_equal (seated, same));
  tables = tdt_seating_get_tables (seated, "s", 1);
  g_assert_cmpuint (tdt_seating_get_n_seats (seated, tables->pdata[0]), ==, 6);
}

static void
test_groups (void)
{
  g_autoptr (TdtRoot) root = check_project (SIX);
  TdtSeatingOptions options = { .n_tables = 3, .n_seats = 2, .n_rounds = 3, .seed = 1 };
  g_autoptr (TdtSeating) seating = tdt_seating_new (root, "s", &options, NULL);

  /* Three people of each of two organisations meet those of the other one, each once. */
  g_assert_cmpuint (seating->repeats, ==, 0);
  g_assert_cmpuint (seating->broken->len, ==, 0);
  g_assert_cmpuint (seating->tables->len, ==, 9);
  for (guint i = 0; i < 9; i++)
    check_neighbours (seating->tables->pdata[i], TDT_PERSON_ORGANISATION, TRUE);
}

static void
test_too_many (void)
{
  g_autoptr (TdtRoot) root = check_project (SIX "table t session=s layout=round seats=4");
  g_autoptr (TdtSeating) seating = seat (root, TDT_SEATING_BY_PRECEDENCE);
  g_autoptr (TdtRoot) nobody = check_project ("session s");
  TdtSeatingOptions options = { TDT_SEATING_BY_PRECEDENCE };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (seating->unseated->len, ==, 2);
  g_assert_cmpstr (tdt_row_get_uid (seating->unseated->pdata[1]), ==, "e");
  g_assert_null (tdt_seating_new (nobody, "s", &options, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seating/layouts", test_layouts);
  g_test_add_func ("/seating/honour", test_honour);
  g_test_add_func ("/seating/cases", test_cases);
  g_test_add_func ("/seating/alternate", test_alternate);
  g_test_add_func ("/seating/apply", test_apply);
  g_test_add_func ("/seating/groups", test_groups);
  g_test_add_func ("/seating/too-many", test_too_many);
  return g_test_run ();
}
