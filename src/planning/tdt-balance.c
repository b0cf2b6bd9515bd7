/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-balance.h"

#include "tdt-attendance.h"
#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

static void
free_share (gpointer data)
{
  TdtShare *share = data;

  g_free (share->name);
  g_free (share->record);
  g_free (share);
}

void
tdt_balance_free (TdtBalance *balance)
{
  g_ptr_array_unref (balance->organisations);
  g_ptr_array_unref (balance->sectors);
  g_free (balance);
}

/* The share called @key, made when it is not there yet. */
static TdtShare *
get_share (GPtrArray *shares, GHashTable *by_key, const char *key, const char *name,
           const char *record)
{
  TdtShare *share = g_hash_table_lookup (by_key, key);

  if (share != NULL)
    return share;
  share = g_new0 (TdtShare, 1);
  share->name = g_strdup (name);
  share->record = g_strdup (record);
  g_ptr_array_add (shares, share);
  g_hash_table_insert (by_key, g_strdup (key), share);
  return share;
}

/* Tables of one count: who was seen, and the shares by their keys. */
typedef struct
{
  const TdtRoot *root;
  TdtBalance *balance;
  GHashTable *people;
  GHashTable *organisations;
  GHashTable *sectors;
} Count;

static void
count_gender (Count *count, const TdtRow *person, gboolean again, gint64 minutes)
{
  TdtBalance *balance = count->balance;

  switch (person != NULL ? tdt_row_get_token (person, TDT_PERSON_GENDER) : TDT_TOKEN_OTHER)
    {
    case TDT_GENDER_WOMAN:
      balance->n_women += !again;
      balance->women_minutes += minutes;
      break;
    case TDT_GENDER_MAN:
      balance->n_men += !again;
      balance->men_minutes += minutes;
      break;
    case TDT_GENDER_OTHER:
      balance->n_others += !again;
      break;
    default:
      balance->n_unknown += !again;
    }
}

static void
count_organisation (Count *count, const TdtRow *organisation, gboolean again, gint64 minutes)
{
  const char *sector = organisation != NULL
                           ? tdt_row_get_text (organisation, TDT_ORGANISATION_SECTOR)
                           : NULL;
  g_autofree char *name = organisation != NULL ? tdt_organisation_dup_name (organisation)
                                               : g_strdup (_ ("No organisation"));
  const char *uid = organisation != NULL ? tdt_row_get_uid (organisation) : NULL;
  TdtShare *shares[] = {
    get_share (count->balance->organisations, count->organisations, uid != NULL ? uid : "", name,
               uid),
    get_share (count->balance->sectors, count->sectors, sector != NULL ? sector : "",
               sector != NULL ? sector : _ ("No sector"), NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      shares[i]->n_people += !again;
      shares[i]->minutes += minutes;
    }
}

static void
count_participant (Count *count, const TdtRow *participant)
{
  const TdtRow *person = tdt_participant_get_attendee (count->root, participant);
  gint64 minutes = tdt_row_get_number (participant, TDT_PARTICIPANT_MINUTES, 0);
  gboolean again;

  if (!tdt_participant_speaks (participant))
    return;
  again = person != NULL && !g_hash_table_add (count->people, (gpointer) person);
  count_gender (count, person, again, minutes);
  count_organisation (count, tdt_participant_get_organisation (count->root, participant), again,
                      minutes);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const TdtShare *one = *(TdtShare *const *) a;
  const TdtShare *other = *(TdtShare *const *) b;

  if (one->minutes != other->minutes)
    return one->minutes > other->minutes ? -1 : 1;
  if (one->n_people != other->n_people)
    return one->n_people > other->n_people ? -1 : 1;
  return g_utf8_collate (one->name, other->name);
}

TdtBalance *
tdt_balance_find (const TdtRoot *root, const TdtRow *session)
{
  TdtBalance *balance = g_new0 (TdtBalance, 1);
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable)
      organisations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) sectors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray)
      participants = session != NULL ? tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION)
                                     : tdt_root_get_sorted (root, TDT_KIND_PARTICIPANT);
  Count count = { root, balance, people, organisations, sectors };

  balance->organisations = g_ptr_array_new_with_free_func (free_share);
  balance->sectors = g_ptr_array_new_with_free_func (free_share);
  for (guint i = 0; i < participants->len; i++)
    count_participant (&count, participants->pdata[i]);
  g_ptr_array_sort (balance->organisations, compare_shares);
  g_ptr_array_sort (balance->sectors, compare_shares);
  return balance;
}

char *
tdt_balance_dup_genders (const TdtBalance *balance)
{
  g_autofree char *women = NULL;
  g_autofree char *men = NULL;

  if (balance->n_women + balance->n_men == 0)
    return NULL;
  women = g_strdup_printf (ngettext ("%u woman", "%u women", balance->n_women), balance->n_women);
  men = g_strdup_printf (ngettext ("%u man", "%u men", balance->n_men), balance->n_men);
  if (balance->n_unknown > 0)
    /* Translators: numbers of women and of men with their words, how many are not recorded. */
    return g_strdup_printf (_ ("Speakers: %s, %s, not recorded: %u"), women, men,
                            balance->n_unknown);
  /* Translators: numbers of women and of men with their words. */
  return g_strdup_printf (_ ("Speakers: %s, %s"), women, men);
}
