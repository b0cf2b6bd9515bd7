/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-seating-private.h"

#include "tdt-model-error.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

#define MAX_SEATS 1000

static void
table_free (gpointer data)
{
  TdtSeatingTable *table = data;

  g_free (table->uid);
  g_free (table->people);
  g_free (table);
}

static void
broken_free (gpointer data)
{
  TdtSeatingBroken *broken = data;

  g_free (broken->wish);
  g_free (broken->person);
  g_free (broken->other);
  g_free (broken->message);
  g_free (broken);
}

void
tdt_seating_free (TdtSeating *seating)
{
  g_ptr_array_unref (seating->tables);
  g_ptr_array_unref (seating->unseated);
  g_ptr_array_unref (seating->broken);
  g_free (seating->session);
  tdt_root_unref (seating->root);
  g_free (seating);
}

void
tdt_seating_add_broken (TdtSeating *seating, const TdtRow *wish, const TdtRow *person,
                        const TdtRow *other, char *message)
{
  TdtSeatingBroken *broken = g_new0 (TdtSeatingBroken, 1);

  broken->wish = wish != NULL ? g_strdup (tdt_row_get_uid (wish)) : NULL;
  broken->person = g_strdup (tdt_row_get_uid (person));
  broken->other = g_strdup (tdt_row_get_uid (other));
  broken->message = message;
  g_ptr_array_add (seating->broken, broken);
}

static void
add_table (TdtSeating *seating, const TdtRow *row, guint round, guint number, int layout,
           guint n_seats)
{
  TdtSeatingTable *table = g_new0 (TdtSeatingTable, 1);

  table->uid = row != NULL ? g_strdup (tdt_row_get_uid (row)) : NULL;
  table->round = round;
  table->number = number;
  table->layout = layout >= 0 ? layout : TDT_LAYOUT_ROUND;
  table->n_seats = n_seats;
  table->people = g_new0 (const TdtRow *, n_seats + 1);
  g_ptr_array_add (seating->tables, table);
}

/* As the session wants it, or as its room is. */
static int
find_layout (const TdtSeating *seating)
{
  const TdtRow *session = tdt_root_lookup_kind (seating->root, TDT_KIND_SESSION, seating->session);
  const TdtRow *room = session != NULL ? tdt_root_follow (seating->root, session, TDT_SESSION_ROOM)
                                       : NULL;
  int layout = session != NULL ? tdt_row_get_token (session, TDT_SESSION_LAYOUT) : TDT_TOKEN_OTHER;

  if (layout == TDT_TOKEN_OTHER && room != NULL)
    layout = tdt_row_get_token (room, TDT_ROOM_LAYOUT);
  return layout;
}

/* The tables asked for, each used again where there is one in its place. */
static void
make_tables (TdtSeating *seating, const TdtSeatingOptions *options, guint n_people)
{
  guint n_rounds = options->n_tables > 0
                       ? MAX (options->n_rounds, 1)
                       : tdt_seating_count_rounds (seating->root, seating->session);

  for (guint round = 1; round <= n_rounds; round++)
    {
      g_autoptr (GPtrArray) rows = tdt_seating_get_tables (seating->root, seating->session, round);
      guint n_tables = options->n_tables > 0 ? options->n_tables : rows->len;

      for (guint i = 0; i < n_tables; i++)
        {
          const TdtRow *row = i < rows->len ? rows->pdata[i] : NULL;

          add_table (seating, row, round, i + 1,
                     row != NULL ? tdt_row_get_token (row, TDT_TABLE_LAYOUT) : TDT_LAYOUT_ROUND,
                     options->n_tables > 0 ? options->n_seats
                                           : tdt_seating_get_n_seats (seating->root, row));
        }
    }
  if (n_rounds == 0)
    add_table (seating, NULL, 1, 1, find_layout (seating), CLAMP (n_people, 1, MAX_SEATS));
}

static guint
count_tables (const TdtSeating *seating, guint round)
{
  guint n = 0;

  for (guint i = 0; i < seating->tables->len; i++)
    n += ((TdtSeatingTable *) seating->tables->pdata[i])->round == round;
  return n;
}

/* Whether every round has the same number of tables of one size. */
static gboolean
is_even (const TdtSeating *seating, guint n_rounds)
{
  const TdtSeatingTable *first = seating->tables->pdata[0];

  for (guint i = 0; i < seating->tables->len; i++)
    if (((TdtSeatingTable *) seating->tables->pdata[i])->n_seats != first->n_seats)
      return FALSE;
  for (guint round = 2; round <= n_rounds; round++)
    if (count_tables (seating, round) != count_tables (seating, 1))
      return FALSE;
  return TRUE;
}

/* Table after table, each with the next ranks. */
static void
fill_in_turn (TdtSeating *seating, const GPtrArray *people, const GArray *pairs,
              const TdtSeatingOptions *options)
{
  guint round = 0;
  guint next = 0;

  for (guint t = 0; t < seating->tables->len; t++)
    {
      TdtSeatingTable *table = seating->tables->pdata[t];
      g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (guint));

      if (table->round != round)
        next = 0;
      round = table->round;
      for (guint i = 0; i < table->n_seats && next < people->len; i++, next++)
        g_array_append_val (at, next);
      tdt_seating_fill_table (seating, table, people, at, pairs, options);
    }
}

/* Who would have to sit on the floor; the last ranks. */
static void
find_unseated (TdtSeating *seating, GPtrArray *people)
{
  guint n_seats = 0;

  for (guint i = 0; i < seating->tables->len; i++)
    if (((TdtSeatingTable *) seating->tables->pdata[i])->round == 1)
      n_seats += ((TdtSeatingTable *) seating->tables->pdata[i])->n_seats;
  while (people->len > n_seats)
    {
      g_ptr_array_insert (seating->unseated, 0, people->pdata[people->len - 1]);
      g_ptr_array_remove_index (people, people->len - 1);
    }
}

/* Who attends sits at tables only where tables are there for everybody. */
static GPtrArray *
get_people (const TdtRoot *root, const char *session, const TdtSeatingOptions *options)
{
  GPtrArray *panel = tdt_seating_get_people (root, session, FALSE);
  g_autoptr (GPtrArray) all = tdt_seating_get_people (root, session, TRUE);
  g_autoptr (GPtrArray) tables = tdt_seating_get_tables (root, session, 1);
  guint n_seats = 0;

  for (guint i = 0; i < tables->len; i++)
    n_seats += tdt_seating_get_n_seats (root, tables->pdata[i]);
  if (panel->len > 0 && options->n_tables == 0 && n_seats < all->len)
    return panel;
  g_ptr_array_unref (panel);
  return g_steal_pointer (&all);
}

static gboolean
fill (TdtSeating *seating, const GPtrArray *people, const TdtSeatingOptions *options,
      GError **error)
{
  g_autoptr (GArray) pairs = tdt_seating_find_pairs (seating->root, people);
  const TdtSeatingTable *last = seating->tables->pdata[seating->tables->len - 1];

  if (!is_even (seating, last->round) || seating->tables->len == 1 ||
      (last->round == 1 && options->style == TDT_SEATING_BY_PRECEDENCE && options->n_tables == 0))
    fill_in_turn (seating, people, pairs, options);
  else if (!tdt_seating_share_out (seating, people, pairs, options, count_tables (seating, 1),
                                   last->round, error))
    return FALSE;
  tdt_seating_tell_neighbours (seating, people, pairs);
  return TRUE;
}

TdtSeating *
tdt_seating_new (const TdtRoot *root, const char *session, const TdtSeatingOptions *options,
                 GError **error)
{
  g_autoptr (TdtSeating) seating = g_new0 (TdtSeating, 1);
  g_autoptr (GPtrArray) people = get_people (root, session, options);

  seating->root = tdt_root_ref (root);
  seating->session = g_strdup (session);
  seating->tables = g_ptr_array_new_with_free_func (table_free);
  seating->unseated = g_ptr_array_new ();
  seating->broken = g_ptr_array_new_with_free_func (broken_free);
  if (people->len == 0)
    {
      g_set_error (
          error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE, "%s",
          _ ("Nobody is there to be seated: add people who come, and their names, first."));
      return NULL;
    }
  make_tables (seating, options, people->len);
  find_unseated (seating, people);
  if (!fill (seating, people, options, error))
    return NULL;
  return g_steal_pointer (&seating);
}

static gboolean
set_seat (TdtEdit *edit, const TdtRow *seat, const char *table, guint number, const TdtRow *person,
          GError **error)
{
  const char *uid = seat != NULL ? tdt_row_get_uid (seat) : NULL;

  if (person == NULL)
    return seat == NULL || tdt_row_get_boolean (seat, TDT_SEAT_PINNED) ||
           tdt_edit_remove (edit, uid, error);
  if (uid == NULL)
    {
      uid = tdt_edit_add (edit, TDT_KIND_SEAT, NULL, error);
      if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_SEAT_TABLE, table, error) ||
          !tdt_edit_set_number (edit, uid, TDT_SEAT_NUMBER, number, error))
        return FALSE;
    }
  return tdt_edit_set_text (edit, uid, TDT_SEAT_PERSON, tdt_row_get_uid (person), error);
}

static gboolean
set_table (const TdtSeating *seating, const TdtSeatingTable *table, const char *after,
           TdtEdit *edit, char **uid, GError **error)
{
  g_autofree char *name = NULL;

  *uid = g_strdup (table->uid);
  if (table->uid == NULL)
    {
      *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_TABLE, NULL, error));
      /* Translators: the number of a table. */
      name = g_strdup_printf (_ ("Table %u"), table->number);
      if (*uid == NULL ||
          !tdt_edit_set_text (edit, *uid, TDT_TABLE_SESSION, seating->session, error) ||
          !tdt_edit_set_text (edit, *uid, TDT_TABLE_NAME, name, error) ||
          !tdt_edit_set_token (edit, *uid, TDT_TABLE_LAYOUT, table->layout, error) ||
          !tdt_edit_set_number (edit, *uid, TDT_TABLE_ROUND, table->round, error) ||
          !tdt_edit_move_between (edit, *uid, after, NULL, error))
        return FALSE;
    }
  return tdt_edit_set_number (edit, *uid, TDT_TABLE_SEATS, table->n_seats, error);
}

/* Tables of the session that the seating has no use for. */
static gboolean
remove_others (const TdtSeating *seating, TdtEdit *edit, GError **error)
{
  guint n_rounds = tdt_seating_count_rounds (seating->root, seating->session);

  for (guint round = 1; round <= n_rounds; round++)
    {
      g_autoptr (GPtrArray) rows = tdt_seating_get_tables (seating->root, seating->session, round);

      for (guint i = 0; i < rows->len; i++)
        {
          gboolean used = FALSE;

          for (guint t = 0; t < seating->tables->len; t++)
            used |= g_strcmp0 (((TdtSeatingTable *) seating->tables->pdata[t])->uid,
                               tdt_row_get_uid (rows->pdata[i])) == 0;
          if (!used && !tdt_edit_remove (edit, tdt_row_get_uid (rows->pdata[i]), error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Seats beyond the last one, of a table that got smaller. */
static gboolean
remove_excess (const TdtSeating *seating, const TdtSeatingTable *table, TdtEdit *edit,
               GError **error)
{
  g_autoptr (GPtrArray) seats = NULL;

  if (table->uid == NULL)
    return TRUE;
  seats = tdt_root_get_referrers (seating->root, table->uid, TDT_SEAT_TABLE);
  for (guint i = 0; i < seats->len; i++)
    if (tdt_row_get_number (seats->pdata[i], TDT_SEAT_NUMBER, 0) > table->n_seats &&
        !tdt_edit_remove (edit, tdt_row_get_uid (seats->pdata[i]), error))
      return FALSE;
  return TRUE;
}

gboolean
tdt_seating_apply (const TdtSeating *seating, TdtEdit *edit, GError **error)
{
  g_autofree char *before = NULL;

  if (!remove_others (seating, edit, error))
    return FALSE;
  for (guint t = 0; t < seating->tables->len; t++)
    {
      const TdtSeatingTable *table = seating->tables->pdata[t];
      const TdtRow *row = tdt_root_lookup_kind (seating->root, TDT_KIND_TABLE, table->uid);
      char *uid = NULL;

      if (!set_table (seating, table, before, edit, &uid, error))
        {
          g_free (uid);
          return FALSE;
        }
      g_free (before);
      before = uid;
      if (!remove_excess (seating, table, edit, error))
        return FALSE;
      for (guint i = 0; i < table->n_seats; i++)
        if (!set_seat (edit, row != NULL ? tdt_seating_find_seat (seating->root, row, i + 1) : NULL,
                       uid, i + 1, table->people[i], error))
          return FALSE;
    }
  return TRUE;
}
