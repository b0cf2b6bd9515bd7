/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-replacement.h"

#include "tdt-check-private.h"
#include "tdt-names.h"
#include "tdt-occupancy-private.h"
#include "tdt-rank.h"

#include <glib/gi18n-lib.h>

/* What speaks for somebody, the heavier the earlier people would name it. */
#define SAME_ORGANISATION 60
#define SAME_SECTOR 30
#define SAME_RANK 25
#define SAME_FUNCTION 15
#define SAME_KIND 6
#define SAID_AVAILABLE 8
#define THERE_THAT_DAY 5
#define HAS_CONTACT 2
#define FEW_IN_PROGRAMME 1

/* What is known of the place that is to be filled. */
typedef struct
{
  const TdtRoot *root;
  const TdtRow *session;
  const TdtRow *person;
  const TdtRow *organisation;
  const TdtRankList *ranks;
  const TdtRank *rank;
  GHashTable *inside; /* uids of people who are in the session */
  TdtInterval interval;
  gboolean has_interval;
} Search;

static void
free_replacement (gpointer data)
{
  TdtReplacement *replacement = data;

  g_strfreev (replacement->reasons);
  g_free (replacement);
}

static gboolean
share_text (const TdtRow *one, const TdtRow *other, TdtFieldId field)
{
  const char *text = one != NULL ? tdt_row_get_text (one, field) : NULL;

  return text != NULL && other != NULL && g_strcmp0 (text, tdt_row_get_text (other, field)) == 0;
}

static void
say (TdtReplacement *replacement, GPtrArray *reasons, int score, char *reason)
{
  replacement->score += score;
  g_ptr_array_add (reasons, reason);
}

static void
weigh_organisation (const Search *search, TdtReplacement *replacement, GPtrArray *reasons)
{
  const TdtRow *own = tdt_root_follow (search->root, replacement->person, TDT_PERSON_ORGANISATION);
  g_autofree char *name = own != NULL ? tdt_organisation_dup_name (own) : NULL;

  if (own == NULL || search->organisation == NULL)
    return;
  if (own == search->organisation)
    say (replacement, reasons, SAME_ORGANISATION,
         /* Translators: %s is an organisation. */
         g_strdup_printf (_ ("Same organisation: %s"), name));
  else if (share_text (own, search->organisation, TDT_ORGANISATION_SECTOR))
    say (replacement, reasons, SAME_SECTOR,
         /* Translators: a sector, an organisation. */
         g_strdup_printf (_ ("Same sector: %s (%s)"),
                          tdt_row_get_text (own, TDT_ORGANISATION_SECTOR), name));
  else if (share_text (own, search->organisation, TDT_ORGANISATION_KIND))
    say (replacement, reasons, SAME_KIND,
         /* Translators: a kind of organisation, an organisation. */
         g_strdup_printf (_ ("Same kind of organisation: %s (%s)"),
                          tdt_token_label (TDT_TOKENS_ORGANISATION_KIND,
                                           tdt_row_get_token (own, TDT_ORGANISATION_KIND)),
                          name));
}

static void
weigh_standing (const Search *search, TdtReplacement *replacement, GPtrArray *reasons)
{
  const TdtRank *rank = tdt_rank_list_get_rank (search->ranks, search->root, replacement->person);

  if (rank != NULL && rank == search->rank)
    say (replacement, reasons, SAME_RANK,
         /* Translators: what a rank in the order of precedence is, its number. */
         g_strdup_printf (_ ("Same rank: %s (%s)"), rank->title, rank->number));
  else if (share_text (search->person, replacement->person, TDT_PERSON_FUNCTION))
    say (replacement, reasons, SAME_FUNCTION,
         /* Translators: %s is a function, such as mayor. */
         g_strdup_printf (_ ("Same function: %s"),
                          tdt_row_get_text (replacement->person, TDT_PERSON_FUNCTION)));
}

/* The session that day that is nearest in time: who is there anyway comes gladly. */
static const TdtInterval *
find_nearest (const Search *search, const GArray *intervals)
{
  const TdtInterval *nearest = NULL;
  gint64 least = TDT_SECONDS_PER_DAY / 2;

  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *interval = &g_array_index (intervals, TdtInterval, i);
      gint64 distance = ABS (interval->start - search->interval.start);

      if (distance < least)
        {
          least = distance;
          nearest = interval;
        }
    }
  return nearest;
}

static void
weigh_time (const Search *search, const GArray *intervals, const GPtrArray *availabilities,
            TdtReplacement *replacement, GPtrArray *reasons)
{
  const TdtInterval *nearest = search->has_interval ? find_nearest (search, intervals) : NULL;

  if (search->has_interval &&
      tdt_availabilities_include (availabilities, search->interval.start, search->interval.end))
    say (replacement, reasons, SAID_AVAILABLE, g_strdup (_ ("Said to be available then")));
  else if (search->has_interval)
    say (replacement, reasons, 0, g_strdup (_ ("Free at that time")));
  if (nearest != NULL)
    {
      g_autofree char *title = tdt_session_dup_title (nearest->session);
      g_autofree char *hours = tdt_session_dup_hours (nearest->session);

      say (replacement, reasons, THERE_THAT_DAY,
           /* Translators: a session's title and its hours. */
           g_strdup_printf (_ ("There that day: “%s” (%s)"), title, hours));
    }
  else if (intervals->len == 0)
    replacement->score += FEW_IN_PROGRAMME;
}

static void
weigh_contact (TdtReplacement *replacement, GPtrArray *reasons)
{
  if (tdt_row_has (replacement->person, TDT_PERSON_EMAIL) ||
      tdt_row_has (replacement->person, TDT_PERSON_PHONE))
    replacement->score += HAS_CONTACT;
  else
    say (replacement, reasons, 0, g_strdup (_ ("Neither e-mail nor phone is known")));
}

static gboolean
is_free (const Search *search, const GArray *intervals, const GPtrArray *availabilities)
{
  const TdtInterval *when = &search->interval;

  return !search->has_interval ||
         (tdt_intervals_find_clash (intervals, when->start, when->end) == NULL &&
          !tdt_availabilities_exclude (availabilities, when->start, when->end));
}

/* Returns: (nullable): what speaks for @person; nothing for who cannot come. */
static TdtReplacement *
weigh (const Search *search, const TdtRow *person)
{
  const char *uid = tdt_row_get_uid (person);
  g_autoptr (GArray) intervals = NULL;
  g_autoptr (GPtrArray) availabilities = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  TdtReplacement *replacement;

  if (g_hash_table_contains (search->inside, uid))
    return NULL;
  intervals = tdt_person_get_intervals (search->root, person, search->session);
  availabilities = tdt_root_get_referrers (search->root, uid, TDT_AVAILABILITY_PERSON);
  if (!is_free (search, intervals, availabilities))
    return NULL;
  replacement = g_new0 (TdtReplacement, 1);
  reasons = g_ptr_array_new ();
  replacement->person = person;
  weigh_organisation (search, replacement, reasons);
  weigh_standing (search, replacement, reasons);
  weigh_time (search, intervals, availabilities, replacement, reasons);
  weigh_contact (replacement, reasons);
  g_ptr_array_add (reasons, NULL);
  replacement->reasons = (GStrv) g_ptr_array_free (g_steal_pointer (&reasons), FALSE);
  return replacement;
}

static int
compare_replacements (gconstpointer a, gconstpointer b)
{
  const TdtReplacement *one = *(TdtReplacement *const *) a;
  const TdtReplacement *other = *(TdtReplacement *const *) b;
  int order;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  order = g_utf8_collate (tdt_row_get_text_or_empty (one->person, TDT_PERSON_FAMILY_NAME),
                          tdt_row_get_text_or_empty (other->person, TDT_PERSON_FAMILY_NAME));
  return order != 0 ? order
                    : g_strcmp0 (tdt_row_get_uid (one->person), tdt_row_get_uid (other->person));
}

/* Everybody who has, or had, a place in the session: who declined is not asked twice. */
static void
find_inside (Search *search)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (
      search->root, tdt_row_get_uid (search->session), TDT_PARTICIPANT_SESSION);

  for (guint i = 0; i < participants->len; i++)
    {
      const char *person = tdt_row_get_text (participants->pdata[i], TDT_PARTICIPANT_PERSON);
      const char *stand_in = tdt_row_get_text (participants->pdata[i],
                                               TDT_PARTICIPANT_REPRESENTED_BY);

      if (person != NULL)
        g_hash_table_add (search->inside, (gpointer) person);
      if (stand_in != NULL)
        g_hash_table_add (search->inside, (gpointer) stand_in);
    }
}

GPtrArray *
tdt_replacements_find (const TdtRoot *root, const TdtRow *participant, guint n_max)
{
  GPtrArray *replacements = g_ptr_array_new_with_free_func (free_replacement);
  g_autoptr (GHashTable) inside = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (root);
  Search search = { root,
                    tdt_root_follow (root, participant, TDT_PARTICIPANT_SESSION),
                    tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON),
                    tdt_participant_get_organisation (root, participant),
                    ranks,
                    NULL,
                    inside,
                    { NULL, 0, 0 },
                    FALSE };
  TdtRowIter iter;
  const TdtRow *row;

  if (search.session == NULL)
    return replacements;
  search.rank = search.person != NULL ? tdt_rank_list_get_rank (ranks, root, search.person) : NULL;
  search.has_interval = tdt_session_get_interval (search.session, &search.interval);
  find_inside (&search);
  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      TdtReplacement *replacement = weigh (&search, row);

      if (replacement != NULL)
        g_ptr_array_add (replacements, replacement);
    }
  g_ptr_array_sort (replacements, compare_replacements);
  if (replacements->len > n_max)
    g_ptr_array_set_size (replacements, (int) n_max);
  return replacements;
}

/* Whoever sits on the seats of @session in place of @from. */
static gboolean
put_seats (const TdtRoot *root, const TdtRow *participant, const char *to, TdtEdit *edit,
           GError **error)
{
  const char *from = tdt_row_get_text (participant, TDT_PARTICIPANT_PERSON);
  const char *session = tdt_row_get_text (participant, TDT_PARTICIPANT_SESSION);
  g_autoptr (GPtrArray) seats = from != NULL ? tdt_root_get_referrers (root, from, TDT_SEAT_PERSON)
                                             : NULL;

  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      const TdtRow *table = tdt_root_follow (root, seats->pdata[i], TDT_SEAT_TABLE);

      if (table != NULL && g_strcmp0 (tdt_row_get_text (table, TDT_TABLE_SESSION), session) == 0 &&
          !tdt_edit_set_text (edit, tdt_row_get_uid (seats->pdata[i]), TDT_SEAT_PERSON, to, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_replacement_put (const TdtRoot *root, const TdtRow *participant, const TdtRow *person,
                     TdtEdit *edit, GError **error)
{
  const char *uid = tdt_row_get_uid (participant);
  const char *organisation = tdt_row_get_text (person, TDT_PERSON_ORGANISATION);

  /* Who speaks for another organisation says so anew; the one that was said was said of another
   * person. Somebody without one is taken to speak for the same. */
  return tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_PERSON, tdt_row_get_uid (person), error) &&
         tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_REPRESENTED_BY, NULL, error) &&
         tdt_edit_set_token (edit, uid, TDT_PARTICIPANT_STATUS, TDT_PARTICIPANT_STATUS_TO_INVITE,
                             error) &&
         (organisation == NULL ||
          tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_ORGANISATION, NULL, error)) &&
         put_seats (root, participant, tdt_row_get_uid (person), edit, error);
}

gboolean
tdt_represented_put (const TdtRow *participant, const TdtRow *person, TdtEdit *edit, GError **error)
{
  const char *uid = tdt_row_get_uid (participant);

  return tdt_edit_set_token (edit, uid, TDT_PARTICIPANT_STATUS, TDT_PARTICIPANT_STATUS_REPRESENTED,
                             error) &&
         tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_REPRESENTED_BY, tdt_row_get_uid (person),
                            error);
}
