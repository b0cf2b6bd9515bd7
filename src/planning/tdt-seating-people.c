/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be seated, in what order, and what tables there are. */
#include "tdt-check-private.h"
#include "tdt-precedence.h"
#include "tdt-schedule-model-private.h"
#include "tdt-seating-private.h"

#define NO_RANK G_MAXINT64

gboolean
tdt_seating_get_option (const TdtRoot *root, const char *name, gboolean otherwise)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SETTING);
  while (tdt_row_iter_next (&iter, &row))
    if (g_str_equal (tdt_row_get_text_or_empty (row, TDT_SETTING_NAME), name))
      return g_str_equal (tdt_row_get_text_or_empty (row, TDT_SETTING_VALUE), "1");
  return otherwise;
}

/* The number that a rank begins with. */
static gint64
get_rank (const TdtRow *person)
{
  const char *text = tdt_row_get_text (person, TDT_PERSON_RANK);
  char *end = NULL;
  gint64 rank = text != NULL ? g_ascii_strtoll (text, &end, 10) : 0;

  return text != NULL && end != text && rank > 0 ? rank : NO_RANK;
}

static int
compare (gint64 one, gint64 other)
{
  return (one > other) - (one < other);
}

/* Places in the order of precedence: people to their place plus one; those without a rank of the
 * list are missing. */
static GHashTable *
find_places (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (root);
  g_autoptr (GPtrArray) order = tdt_precedence_find (root, ranks, session, TDT_PRECEDENCE_CITATION);
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < order->len; i++)
    {
      const TdtPrecedence *one = order->pdata[i];

      if (one->position != TDT_POSITION_NONE || one->host)
        g_hash_table_insert (places, (gpointer) one->person, GUINT_TO_POINTER (i + 1));
    }
  return places;
}

/* By the list of ranks; then by numbers that are in no list, and who is longer in office. */
static int
compare_people (const TdtRow *one, const TdtRow *other, GHashTable *places)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, one));
  guint other_place = GPOINTER_TO_UINT (g_hash_table_lookup (places, other));
  int order;

  if (place != 0 || other_place != 0)
    return compare (place != 0 ? place : NO_RANK, other_place != 0 ? other_place : NO_RANK);
  order = compare (get_rank (one), get_rank (other));
  if (order != 0)
    return order;
  return compare (tdt_row_get_number (one, TDT_PERSON_MANDATE_SINCE, NO_RANK),
                  tdt_row_get_number (other, TDT_PERSON_MANDATE_SINCE, NO_RANK));
}

/* The sort of GLib keeps equals in no order; participants have one, which is kept. */
static void
sort_by_precedence (const TdtRoot *root, const TdtRow *session, GPtrArray *people)
{
  g_autoptr (GHashTable) places = find_places (root, session);

  for (guint i = 1; i < people->len; i++)
    for (guint j = i; j > 0 && compare_people (people->pdata[j - 1], people->pdata[j], places) > 0;
         j--)
      {
        gpointer row = people->pdata[j];

        people->pdata[j] = people->pdata[j - 1];
        people->pdata[j - 1] = row;
      }
}

static gboolean
only_attends (const TdtRoot *root, const char *session, const TdtRow *person)
{
  g_autoptr (GPtrArray)
      participants = tdt_root_get_referrers (root, session, TDT_PARTICIPANT_SESSION);

  for (guint i = 0; i < participants->len; i++)
    if ((tdt_root_follow (root, participants->pdata[i], TDT_PARTICIPANT_PERSON) == person ||
         tdt_root_follow (root, participants->pdata[i], TDT_PARTICIPANT_REPRESENTED_BY) ==
             person) &&
        tdt_row_get_token (participants->pdata[i], TDT_PARTICIPANT_ROLE) !=
            TDT_PARTICIPANT_ROLE_ATTENDEE)
      return FALSE;
  return TRUE;
}

GPtrArray *
tdt_seating_get_people (const TdtRoot *root, const char *session, gboolean audience)
{
  const TdtRow *row = tdt_root_lookup_kind (root, TDT_KIND_SESSION, session);
  GPtrArray *people = row != NULL ? tdt_schedule_get_people (root, row)
                                  : tdt_root_get_sorted (root, TDT_KIND_PERSON);

  for (guint i = people->len; row != NULL && !audience && i-- > 0;)
    if (only_attends (root, session, people->pdata[i]))
      g_ptr_array_remove_index (people, i);
  sort_by_precedence (root, row, people);
  return people;
}

const TdtRow *
tdt_seating_get_organisation (const TdtRoot *root, const char *session, const TdtRow *person)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (person),
                                                               TDT_PARTICIPANT_PERSON);

  for (guint i = 0; i < participants->len; i++)
    if (g_strcmp0 (tdt_row_get_text (participants->pdata[i], TDT_PARTICIPANT_SESSION), session) ==
        0)
      return tdt_participant_get_organisation (root, participants->pdata[i]);
  return tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
}

GPtrArray *
tdt_seating_get_tables (const TdtRoot *root, const char *session, guint round)
{
  GPtrArray *tables = tdt_root_get_sorted (root, TDT_KIND_TABLE);

  for (guint i = tables->len; i-- > 0;)
    if (g_strcmp0 (tdt_row_get_text (tables->pdata[i], TDT_TABLE_SESSION), session) != 0 ||
        tdt_row_get_number (tables->pdata[i], TDT_TABLE_ROUND, 1) != round)
      g_ptr_array_remove_index (tables, i);
  return tables;
}

guint
tdt_seating_count_rounds (const TdtRoot *root, const char *session)
{
  TdtRowIter iter;
  const TdtRow *table;
  gint64 n_rounds = 0;

  tdt_row_iter_init (&iter, root, TDT_KIND_TABLE);
  while (tdt_row_iter_next (&iter, &table))
    if (g_strcmp0 (tdt_row_get_text (table, TDT_TABLE_SESSION), session) == 0)
      n_rounds = MAX (n_rounds, tdt_row_get_number (table, TDT_TABLE_ROUND, 1));
  return (guint) n_rounds;
}

const TdtRow *
tdt_seating_find_seat (const TdtRoot *root, const TdtRow *table, guint number)
{
  g_autoptr (GPtrArray)
      seats = tdt_root_get_referrers (root, tdt_row_get_uid (table), TDT_SEAT_TABLE);

  for (guint i = 0; i < seats->len; i++)
    if (tdt_row_get_number (seats->pdata[i], TDT_SEAT_NUMBER, 0) == number)
      return seats->pdata[i];
  return NULL;
}

guint
tdt_seating_get_n_seats (const TdtRoot *root, const TdtRow *table)
{
  g_autoptr (GPtrArray)
      seats = tdt_root_get_referrers (root, tdt_row_get_uid (table), TDT_SEAT_TABLE);
  gint64 n = tdt_row_get_number (table, TDT_TABLE_SEATS, 0);

  for (guint i = 0; i < seats->len && n == 0; i++)
    n = MAX (n, (gint64) seats->len);
  return (guint) CLAMP (n, 1, 1000);
}

GArray *
tdt_seating_find_pairs (const TdtRoot *root, const GPtrArray *people)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TdtSeatingPair));
  TdtRowIter iter;
  const TdtRow *wish;

  for (guint i = 0; i < people->len; i++)
    g_hash_table_insert (indices, (gpointer) tdt_row_get_uid (people->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  tdt_row_iter_init (&iter, root, TDT_KIND_WISH);
  while (tdt_row_iter_next (&iter, &wish))
    {
      const char *subject = tdt_row_get_text_or_empty (wish, TDT_WISH_SUBJECT);
      const char *object = tdt_row_get_text_or_empty (wish, TDT_WISH_OBJECT);
      guint one = GPOINTER_TO_UINT (g_hash_table_lookup (indices, subject));
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (indices, object));
      TdtSeatingPair pair = { wish, tdt_row_get_token (wish, TDT_WISH_KIND), one - 1, other - 1,
                              (guint) tdt_row_get_number (wish, TDT_WISH_WEIGHT,
                                                          TDT_SEATING_USUAL_WISH) };

      if (one > 0 && other > 0 && one != other)
        g_array_append_val (pairs, pair);
    }
  return pairs;
}
