/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seats at one table; people shared out over tables and rounds. */
#include "config.h"

#include "tdt-seating-private.h"

#include "tdt-groups-solver.h"
#include "tdt-names.h"
#include "tdt-table-layout.h"

#include <glib/gi18n-lib.h>

/* What a place of honour away from one's rank costs, when ranks decide and when wishes do. */
#define PRECEDENCE 4
#define PRECEDENCE_BESIDE_WISHES 1
#define WISH_FACTOR 4
/* Whoever asks for women and men in turn means it more than ranks. */
#define ALTERNATE 60

static gboolean
find_wish_kind (int kind, TdtSeatingWishKind *seating_kind)
{
  switch (kind)
    {
    case TDT_WISH_KIND_NEXT_TO:
      *seating_kind = TDT_SEATING_NEXT_TO;
      return TRUE;
    case TDT_WISH_KIND_NOT_NEXT_TO:
      *seating_kind = TDT_SEATING_NOT_NEXT_TO;
      return TRUE;
    case TDT_WISH_KIND_NEAR:
      *seating_kind = TDT_SEATING_NEAR;
      return TRUE;
    default:
      return FALSE;
    }
}

/* The number of the seat at @table that is kept for @person, 0 for none. */
static guint
find_kept (const TdtSeating *seating, const TdtSeatingTable *table, const TdtRow *person)
{
  g_autoptr (GPtrArray) seats = NULL;

  if (table->uid == NULL)
    return 0;
  seats = tdt_root_get_referrers (seating->root, tdt_row_get_uid (person), TDT_SEAT_PERSON);
  for (guint i = 0; i < seats->len; i++)
    if (tdt_row_get_boolean (seats->pdata[i], TDT_SEAT_PINNED) &&
        g_strcmp0 (tdt_row_get_text (seats->pdata[i], TDT_SEAT_TABLE), table->uid) == 0)
      return (guint) tdt_row_get_number (seats->pdata[i], TDT_SEAT_NUMBER, 0);
  return 0;
}

static guint
find_index (const GArray *at, guint person)
{
  for (guint i = 0; i < at->len; i++)
    if (g_array_index (at, guint, i) == person)
      return i;
  return TDT_SEATING_NONE;
}

static GArray *
find_wishes (const GArray *at, const GArray *pairs)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (TdtSeatingWish));

  for (guint i = 0; i < pairs->len; i++)
    {
      const TdtSeatingPair *pair = &g_array_index (pairs, TdtSeatingPair, i);
      TdtSeatingWish wish = { 0, find_index (at, pair->person), find_index (at, pair->other),
                              pair->weight * WISH_FACTOR };

      if (find_wish_kind (pair->kind, &wish.kind) && wish.person != TDT_SEATING_NONE &&
          wish.other != TDT_SEATING_NONE)
        g_array_append_val (wishes, wish);
    }
  return wishes;
}

void
tdt_seating_fill_table (const TdtSeating *seating, TdtSeatingTable *table, const GPtrArray *people,
                        const GArray *at, const GArray *pairs, const TdtSeatingOptions *options)
{
  g_autoptr (GArray) wishes = find_wishes (at, pairs);
  g_autofree TdtSeatingPerson *sitters = g_new0 (TdtSeatingPerson, at->len + 1);
  g_autofree guint *seats = NULL;
  gboolean precedence = options->style == TDT_SEATING_BY_PRECEDENCE;
  gboolean apart = tdt_seating_get_option (seating->root, TDT_SEATING_COLLEAGUES_APART, TRUE);
  gboolean alternate = tdt_seating_get_option (seating->root, TDT_SEATING_ALTERNATE, FALSE);
  TdtSeatingProblem problem = {
    .layout = table->layout,
    .n_seats = table->n_seats,
    .people = sitters,
    .n_people = at->len,
    .wishes = (const TdtSeatingWish *) (gconstpointer) wishes->data,
    .n_wishes = wishes->len,
    .precedence = precedence ? PRECEDENCE : PRECEDENCE_BESIDE_WISHES,
    .same_organisation = apart ? TDT_SEATING_COLLEAGUES * (precedence ? 1 : WISH_FACTOR) : 0,
    .same_gender = alternate ? ALTERNATE : 0
  };

  for (guint i = 0; i < at->len; i++)
    {
      const TdtRow *person = people->pdata[g_array_index (at, guint, i)];

      sitters[i].organisation = tdt_seating_get_organisation (seating->root, seating->session,
                                                              person);
      sitters[i].gender = tdt_row_get_token (person, TDT_PERSON_GENDER);
      sitters[i].seat = find_kept (seating, table, person);
    }
  seats = tdt_seating_solve (&problem, options->seed);
  for (guint i = 0; i < at->len; i++)
    if (seats[i] > 0)
      table->people[seats[i] - 1] = people->pdata[g_array_index (at, guint, i)];
}

/* Who sits at one table with kept seats, or hosts it. */
static void
fix_people (const TdtSeating *seating, TdtGroupsProblem *problem, const GPtrArray *people,
            guint n_tables)
{
  for (guint person = 0; person < people->len; person++)
    {
      g_autoptr (GPtrArray) wishes = tdt_root_get_referrers (
          seating->root, tdt_row_get_uid (people->pdata[person]), TDT_WISH_SUBJECT);

      for (guint t = 0; t < seating->tables->len; t++)
        {
          const TdtSeatingTable *table = seating->tables->pdata[t];

          if (find_kept (seating, table, people->pdata[person]) > 0)
            tdt_groups_problem_set_fixed (problem, person, table->round - 1, table->number - 1);
          for (guint i = 0; i < wishes->len && t < n_tables; i++)
            if (tdt_row_get_token (wishes->pdata[i], TDT_WISH_KIND) == TDT_WISH_KIND_HOST &&
                table->uid != NULL &&
                g_strcmp0 (tdt_row_get_text (wishes->pdata[i], TDT_WISH_OBJECT), table->uid) == 0)
              tdt_groups_problem_set_host (problem, person, table->number - 1);
        }
    }
}

static void
add_colleagues (const TdtSeating *seating, TdtGroupsProblem *problem, const GPtrArray *people)
{
  g_autofree const TdtRow **organisations = g_new (const TdtRow *, people->len + 1);

  if (!tdt_seating_get_option (seating->root, TDT_SEATING_COLLEAGUES_APART, TRUE))
    return;
  for (guint i = 0; i < people->len; i++)
    organisations[i] = tdt_seating_get_organisation (seating->root, seating->session,
                                                     people->pdata[i]);
  for (guint i = 0; i < people->len; i++)
    for (guint j = i + 1; j < people->len; j++)
      if (organisations[i] != NULL && organisations[i] == organisations[j])
        tdt_groups_problem_add_apart (problem, i, j, TDT_SEATING_COLLEAGUES);
}

static void
add_wishes (TdtGroupsProblem *problem, const GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const TdtSeatingPair *pair = &g_array_index (pairs, TdtSeatingPair, i);

      switch (pair->kind)
        {
        case TDT_WISH_KIND_APART:
          tdt_groups_problem_add_apart (problem, pair->person, pair->other, 2 * pair->weight);
          break;
        case TDT_WISH_KIND_TOGETHER:
        case TDT_WISH_KIND_NEXT_TO:
        case TDT_WISH_KIND_NEAR:
          tdt_groups_problem_add_together (problem, pair->person, pair->other, 2 * pair->weight);
          break;
        default:
          break;
        }
    }
}

static const TdtRow *
find_wish_of (const GArray *pairs, const TdtGroupsBrokenWish *broken)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const TdtSeatingPair *pair = &g_array_index (pairs, TdtSeatingPair, i);

      if (pair->person == broken->person && pair->other == broken->other &&
          (pair->kind == TDT_WISH_KIND_APART) == !broken->together)
        return pair->wish;
    }
  return NULL;
}

static void
tell_broken (TdtSeating *seating, const GPtrArray *people, const GArray *pairs,
             const TdtGroupsResult *result)
{
  for (guint i = 0; i < result->broken_wishes->len; i++)
    {
      const TdtGroupsBrokenWish *broken = &g_array_index (result->broken_wishes,
                                                          TdtGroupsBrokenWish, i);
      const TdtRow *one = people->pdata[broken->person];
      const TdtRow *other = people->pdata[broken->other];
      const TdtRow *wish = find_wish_of (pairs, broken);
      g_autofree char *name = tdt_person_dup_name (one);
      g_autofree char *other_name = tdt_person_dup_name (other);
      char *message;

      if (broken->together)
        /* Translators: two people. */
        message = g_strdup_printf (_ ("%s and %s never sit at one table."), name, other_name);
      else if (wish != NULL)
        /* Translators: two people. */
        message = g_strdup_printf (_ ("%s and %s sit at one table, and wish not to."), name,
                                   other_name);
      else
        /* Translators: two people of one organisation. */
        message = g_strdup_printf (_ ("%s and %s are colleagues and sit at one table."), name,
                                   other_name);
      tdt_seating_add_broken (seating, wish, one, other, message);
    }
}

gboolean
tdt_seating_share_out (TdtSeating *seating, const GPtrArray *people, const GArray *pairs,
                       const TdtSeatingOptions *options, guint n_tables, guint n_rounds,
                       GError **error)
{
  const TdtSeatingTable *first = seating->tables->pdata[0];
  g_autoptr (TdtGroupsProblem) problem = NULL;
  g_autoptr (TdtGroupsResult) result = NULL;
  TdtGroupsOptions groups = { .seed = options->seed,
                              .time_limit = options->time_limit,
                              .cancellable = options->cancellable };
  TdtSeatingOptions by_wishes = *options;

  by_wishes.style = TDT_SEATING_BY_WISHES;
  problem = tdt_groups_problem_new (people->len, n_tables, first->n_seats, n_rounds);
  tdt_groups_problem_set_repeat_cost (problem, 5);
  add_colleagues (seating, problem, people);
  add_wishes (problem, pairs);
  fix_people (seating, problem, people, n_tables);
  result = tdt_groups_solve (problem, &groups, error);
  if (result == NULL)
    return FALSE;
  seating->repeats = result->repeats;
  seating->elapsed = result->elapsed;
  for (guint t = 0; t < seating->tables->len; t++)
    {
      TdtSeatingTable *table = seating->tables->pdata[t];
      g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint person = 0; person < people->len; person++)
        if (result->tables[(table->round - 1) * people->len + person] == table->number - 1)
          g_array_append_val (at, person);
      tdt_seating_fill_table (seating, table, people, at, pairs, &by_wishes);
    }
  tell_broken (seating, people, pairs, result);
  return TRUE;
}

static guint
find_number (const TdtSeatingTable *table, const TdtRow *person)
{
  for (guint i = 0; i < table->n_seats; i++)
    if (table->people[i] == person)
      return i + 1;
  return 0;
}

void
tdt_seating_tell_neighbours (TdtSeating *seating, const GPtrArray *people, const GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const TdtSeatingPair *pair = &g_array_index (pairs, TdtSeatingPair, i);
      const TdtRow *one = people->pdata[pair->person];
      const TdtRow *other = people->pdata[pair->other];
      TdtSeatingWish wish = { 0, 0, 1, 0 };

      for (guint t = 0; t < seating->tables->len && find_wish_kind (pair->kind, &wish.kind); t++)
        {
          const TdtSeatingTable *table = seating->tables->pdata[t];
          guint seats[] = { find_number (table, one), find_number (table, other) };
          TdtSeatingProblem problem = { .layout = table->layout, .n_seats = table->n_seats };
          g_autofree char *name = NULL;
          g_autofree char *other_name = NULL;

          if (tdt_seating_wish_holds (&problem, seats, &wish))
            continue;
          name = tdt_person_dup_name (one);
          other_name = tdt_person_dup_name (other);
          tdt_seating_add_broken (
              seating, pair->wish, one, other,
              /* Translators: a wish such as “Next to”, two people. */
              g_strdup_printf (_ ("Not as wished: “%s”, %s and %s."),
                               tdt_token_label (TDT_TOKENS_WISH_KIND, pair->kind), name,
                               other_name));
        }
    }
}
