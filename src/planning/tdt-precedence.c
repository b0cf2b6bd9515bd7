/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders of precedence, after the French decree 89-655 of 13 September 1989 where the list of ranks
 * is a French one: articles 3 (ranks), 9 (the inviting authority), 13 (who stands in for somebody)
 * and 19 (speeches in the reverse order). */
#include "config.h"

#include "tdt-precedence.h"

#include "tdt-attendance.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

static void
free_precedence (gpointer data)
{
  TdtPrecedence *place = data;

  g_free (place->reason);
  g_free (place);
}

static void
add_part (GString *reason, char *part)
{
  if (reason->len > 0)
    g_string_append (reason, ", ");
  g_string_append (reason, part);
  g_free (part);
}

static void
add_rank_reason (GString *reason, const TdtRow *person, const TdtRank *rank)
{
  const char *own = tdt_row_get_text (person, TDT_PERSON_RANK);
  const char *note = tdt_row_get_text (person, TDT_PERSON_RANK_NOTE);

  if (rank == NULL && own != NULL)
    /* Translators: %s is a rank that somebody typed. */
    add_part (reason, g_strdup_printf (_ ("rank “%s”, which is not in the list"), own));
  else if (rank == NULL)
    add_part (reason, g_strdup (_ ("no rank in the list")));
  else
    /* Translators: what a rank is, its number. */
    add_part (reason, g_strdup_printf (_ ("%s, rank %s"), rank->title, rank->number));
  if (own != NULL && note != NULL)
    /* Translators: %s is the note of who set a rank by hand. */
    add_part (reason, g_strdup_printf (_ ("set by hand: %s"), note));
  else if (own != NULL)
    add_part (reason, g_strdup (_ ("set by hand")));
  else if (rank != NULL && !rank->confirmed)
    add_part (reason, g_strdup (_ ("to be confirmed: not verified in the decree")));
}

/* What the place of somebody rests on; @stands_in_for is %NULL for who comes for itself. */
static TdtPrecedence *
make_place (const TdtRoot *root, const TdtRankList *ranks, const TdtRow *person,
            const TdtRow *participant, const TdtRow *stands_in_for)
{
  TdtPrecedence *place = g_new0 (TdtPrecedence, 1);
  const TdtRank *rank = tdt_rank_list_get_rank (ranks, root, person);
  const TdtRank *other = stands_in_for != NULL ? tdt_rank_list_get_rank (ranks, root, stands_in_for)
                                               : NULL;
  gboolean takes_over = rank != NULL && other != NULL && rank->corps != NULL &&
                        g_strcmp0 (rank->corps, other->corps) == 0;
  g_autoptr (GString) reason = g_string_new (NULL);

  place->person = person;
  place->participant = participant;
  place->rank = takes_over ? other : rank;
  place->position = place->rank != NULL ? place->rank->position : TDT_POSITION_NONE;
  place->state = place->rank != NULL && place->rank->state;
  place->since = tdt_row_get_number (person, TDT_PERSON_MANDATE_SINCE, G_MAXINT64);
  place->host = tdt_root_follow (root, tdt_root_get_project (root), TDT_PROJECT_HOST) == person;
  add_rank_reason (reason, person, place->rank);
  if (stands_in_for != NULL)
    {
      g_autofree char *name = tdt_person_dup_name (stands_in_for);

      /* Translators: in these two, %s is the person who does not come. */
      add_part (reason,
                g_strdup_printf (takes_over ? _ ("stands in for %s with the same rank (art. 13)")
                                            : _ ("stands in for %s, whose rank is not handed on"),
                                 name));
    }
  if (place->host)
    add_part (reason, g_strdup (_ ("host")));
  place->reason = g_string_free (g_steal_pointer (&reason), FALSE);
  return place;
}

static gboolean
is_known (const GPtrArray *places, const TdtRow *person)
{
  for (guint i = 0; i < places->len; i++)
    if (((const TdtPrecedence *) places->pdata[i])->person == person)
      return TRUE;
  return FALSE;
}

static void
add_participant (const TdtRoot *root, const TdtRankList *ranks, const TdtRow *participant,
                 GHashTable *seen, GPtrArray *places)
{
  const TdtRow *person = tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON);
  const TdtRow *who = tdt_participant_get_attendee (root, participant);

  if (who != NULL && g_hash_table_add (seen, (gpointer) who))
    g_ptr_array_add (places,
                     make_place (root, ranks, who, participant,
                                 tdt_participant_is_represented (participant) ? person : NULL));
}

/* Everybody who comes, in the order of the programme. */
static GPtrArray *
collect (const TdtRoot *root, const TdtRankList *ranks, const TdtRow *session)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (free_precedence);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray)
      participants = session != NULL ? tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION)
                                     : tdt_root_get_sorted (root, TDT_KIND_PARTICIPANT);
  const TdtRow *host = tdt_root_follow (root, tdt_root_get_project (root), TDT_PROJECT_HOST);

  for (guint i = 0; i < participants->len; i++)
    add_participant (root, ranks, participants->pdata[i], seen, places);
  if (session == NULL && host != NULL && !is_known (places, host))
    g_ptr_array_add (places, make_place (root, ranks, host, NULL, NULL));
  return places;
}

/* The host comes after the State, and before all others, whatever its own rank. */
static int
get_class (const TdtPrecedence *place)
{
  if (place->state)
    return 0;
  return place->host ? 1 : 2;
}

static int
compare_precedence (gconstpointer a, gconstpointer b)
{
  const TdtPrecedence *one = *(TdtPrecedence *const *) a;
  const TdtPrecedence *other = *(TdtPrecedence *const *) b;
  int order = get_class (one) - get_class (other);

  if (order != 0)
    return order;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  if (one->since != other->since)
    return one->since < other->since ? -1 : 1;
  order = g_utf8_collate (tdt_row_get_text_or_empty (one->person, TDT_PERSON_FAMILY_NAME),
                          tdt_row_get_text_or_empty (other->person, TDT_PERSON_FAMILY_NAME));
  return order != 0 ? order
                    : g_strcmp0 (tdt_row_get_uid (one->person), tdt_row_get_uid (other->person));
}

static void
add_to_reason (TdtPrecedence *place, char *part)
{
  g_autoptr (GString) reason = g_string_new (place->reason);

  add_part (reason, part);
  g_free (place->reason);
  place->reason = g_string_free (g_steal_pointer (&reason), FALSE);
}

/* Where two of one rank stand next to each other, what decided is said. */
static void
tell_seniority (GPtrArray *places)
{
  for (guint i = 1; i < places->len; i++)
    {
      TdtPrecedence *one = places->pdata[i - 1];
      TdtPrecedence *other = places->pdata[i];

      if (one->position == TDT_POSITION_NONE || one->position != other->position ||
          get_class (one) != get_class (other))
        continue;
      if (one->since < other->since)
        add_to_reason (one, g_strdup (_ ("longer in office")));
      else
        add_to_reason (other, g_strdup (_ ("same rank and no date of office: by name")));
    }
}

/* Speeches: the reverse of precedence, but the host welcomes first. The State is last anyway. */
static void
turn_to_speeches (GPtrArray *places)
{
  guint n = places->len;

  for (guint i = 0; i < n / 2; i++)
    {
      gpointer kept = places->pdata[i];

      places->pdata[i] = places->pdata[n - 1 - i];
      places->pdata[n - 1 - i] = kept;
    }
  for (guint i = 1; i < n; i++)
    {
      TdtPrecedence *place = places->pdata[i];

      if (!place->host || place->state)
        continue;
      add_to_reason (place, g_strdup (_ ("welcomes first")));
      for (guint j = i; j > 0; j--)
        places->pdata[j] = places->pdata[j - 1];
      places->pdata[0] = place;
    }
  if (n > 0 && ((TdtPrecedence *) places->pdata[n - 1])->state)
    add_to_reason (places->pdata[n - 1], g_strdup (_ ("the State speaks last")));
}

/* The first in the centre, the second at its right hand, the third at its left, and so on. */
static void
give_seats (GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      int distance = (int) (i + 1) / 2;

      ((TdtPrecedence *) places->pdata[i])->seat = i % 2 == 1 ? distance : -distance;
    }
}

GPtrArray *
tdt_precedence_find (const TdtRoot *root, const TdtRankList *ranks, const TdtRow *session,
                     TdtPrecedenceOrder order)
{
  GPtrArray *places = collect (root, ranks, session);

  g_ptr_array_sort (places, compare_precedence);
  tell_seniority (places);
  if (order == TDT_PRECEDENCE_SPEAKING)
    turn_to_speeches (places);
  if (order == TDT_PRECEDENCE_SEATING)
    give_seats (places);
  return places;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The order keys that the people have between them go round among them: nobody else moves. */
static gboolean
share_keys (const GPtrArray *places, TdtEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (keys,
                     (gpointer) tdt_row_get_text (((TdtPrecedence *) places->pdata[i])->participant,
                                                  TDT_PARTICIPANT_ORDER));
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < places->len; i++)
    if (!tdt_edit_set_text (edit,
                            tdt_row_get_uid (((TdtPrecedence *) places->pdata[i])->participant),
                            TDT_PARTICIPANT_ORDER, keys->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Whether everybody has a key, and no two the same. */
static gboolean
have_keys (const GPtrArray *places)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < places->len; i++)
    {
      const char *key = tdt_row_get_text (((TdtPrecedence *) places->pdata[i])->participant,
                                          TDT_PARTICIPANT_ORDER);

      if (key == NULL || !g_hash_table_add (keys, (gpointer) key))
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_precedence_put (const TdtRoot *root, const TdtRankList *ranks, const TdtRow *session,
                    TdtEdit *edit, GError **error)
{
  g_autoptr (GPtrArray)
      places = tdt_precedence_find (root, ranks, session, TDT_PRECEDENCE_SPEAKING);
  const char *after = NULL;

  if (have_keys (places))
    return share_keys (places, edit, error);
  for (guint i = 0; i < places->len; i++)
    {
      const char *uid = tdt_row_get_uid (((TdtPrecedence *) places->pdata[i])->participant);

      if (!tdt_edit_move_between (edit, uid, after, NULL, error))
        return FALSE;
      after = uid;
    }
  return TRUE;
}

char *
tdt_precedence_dup_thanks (const TdtRoot *root, const GPtrArray *people)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const TdtRow *person = ((const TdtPrecedence *) people->pdata[i])->person;
      const char *address = tdt_row_get_text (person, TDT_PERSON_FORM_OF_ADDRESS);
      const char *honorific = tdt_row_get_text (person, TDT_PERSON_HONORIFIC);
      const char *function = tdt_row_get_text (person, TDT_PERSON_FUNCTION);
      g_autofree char *name = tdt_person_dup_name (person);

      if (address != NULL)
        g_string_append (text, address);
      else
        g_string_append_printf (text, "%s%s%s", honorific != NULL ? honorific : "",
                                honorific != NULL ? " " : "", name);
      if (address == NULL && function != NULL)
        g_string_append_printf (text, ", %s", function);
      g_string_append (text, i + 1 < people->len ? ",\n" : "\n");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
tdt_precedence_dup_seat (int seat)
{
  if (seat == 0)
    return g_strdup (_ ("in the centre"));
  /* Translators: in these two, %d counts places from the centre, seen by who sits there. */
  return g_strdup_printf (seat > 0 ? _ ("%d to the right") : _ ("%d to the left"), ABS (seat));
}
