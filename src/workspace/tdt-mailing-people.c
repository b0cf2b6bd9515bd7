/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets a letter, and where. */
#include "config.h"

#include "tdt-mailing.h"

#include "tdt-attendance.h"
#include "tdt-fold.h"

#include <string.h>

static gboolean
has_status (const TdtRow *participant, guint statuses)
{
  int status = tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS);

  /* Nothing was said yet: still to be invited. */
  if (status == TDT_TOKEN_OTHER)
    status = TDT_PARTICIPANT_STATUS_TO_INVITE;
  return statuses == 0 || (statuses & (1u << status)) != 0;
}

static gboolean
is_of (const TdtRow *participant, const TdtRow *person, const char *organisation)
{
  return organisation == NULL ||
         g_strcmp0 (tdt_row_get_text (person, TDT_PERSON_ORGANISATION), organisation) == 0 ||
         (participant != NULL &&
          g_strcmp0 (tdt_row_get_text (participant, TDT_PARTICIPANT_ORGANISATION), organisation) ==
              0);
}

static void
add_participants (const TdtRoot *root, const TdtMailingFilter *filter, GHashTable *people)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PARTICIPANT);
  while (tdt_row_iter_next (&iter, &row))
    {
      const TdtRow *person = tdt_participant_get_attendee (root, row);

      if (person == NULL)
        person = tdt_root_follow (root, row, TDT_PARTICIPANT_PERSON);
      if (person != NULL && has_status (row, filter->statuses) &&
          is_of (row, person, filter->organisation) &&
          (filter->session == NULL ||
           g_strcmp0 (tdt_row_get_text (row, TDT_PARTICIPANT_SESSION), filter->session) == 0))
        g_hash_table_add (people, (gpointer) person);
    }
}

/* Also those who are in no session. */
static void
add_everybody (const TdtRoot *root, const TdtMailingFilter *filter, GHashTable *people)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    if (is_of (NULL, row, filter->organisation))
      g_hash_table_add (people, (gpointer) row);
}

static char *
dup_key (const TdtRow *person)
{
  g_autofree char *name = g_strjoin (
      "\001", tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME),
      tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME), NULL);
  g_autofree char *folded = tdt_text_fold (name);

  return g_strconcat (folded, "\001", tdt_row_get_uid (person), NULL);
}

typedef struct
{
  char *key;
  const TdtRow *person;
} Entry;

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->key);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

static GPtrArray *
sort (GHashTable *people, const char *const *only)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer person;

  g_array_set_clear_func (entries, clear_entry);
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    if (only == NULL || g_strv_contains (only, tdt_row_get_uid (person)))
      {
        Entry entry = { .key = dup_key (person), .person = person };

        g_array_append_val (entries, entry);
      }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (sorted, (gpointer) g_array_index (entries, Entry, i).person);
  return sorted;
}

GPtrArray *
tdt_mailing_list_people (const TdtRoot *root, const TdtMailingFilter *filter)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);

  if (filter->statuses == 0 && filter->session == NULL)
    add_everybody (root, filter, people);
  add_participants (root, filter, people);
  return sort (people, filter->people);
}

#define STATUS(ID) (1u << TDT_PARTICIPANT_STATUS_##ID)

static gboolean
is_anybody_present (const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PARTICIPANT);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_get_token (row, TDT_PARTICIPANT_STATUS) == TDT_PARTICIPANT_STATUS_PRESENT)
      return TRUE;
  return FALSE;
}

guint
tdt_mailing_get_usual_statuses (const TdtRoot *root, int kind)
{
  switch (kind)
    {
    case TDT_LETTER_KIND_INVITATION:
      return STATUS (TO_INVITE) | STATUS (SOUNDED_OUT);
    case TDT_LETTER_KIND_REMINDER:
      return STATUS (INVITED);
    case TDT_LETTER_KIND_CONFIRMATION:
      return STATUS (CONFIRMED) | STATUS (REPRESENTED);
    case TDT_LETTER_KIND_THANKS:
      /* Who was there, where anybody ticked that. */
      return is_anybody_present (root) ? STATUS (PRESENT)
                                       : STATUS (CONFIRMED) | STATUS (REPRESENTED);
    default:
      return 0;
    }
}

char *
tdt_person_dup_mail_address (const TdtRow *person, char **through)
{
  char *address = tdt_mail_dup_address (tdt_row_get_text (person, TDT_PERSON_EMAIL));

  if (through != NULL)
    *through = NULL;
  if (address != NULL)
    return address;
  address = tdt_mail_dup_address (tdt_row_get_text (person, TDT_PERSON_ASSISTANT_EMAIL));
  if (address != NULL && through != NULL)
    *through = g_strdup (tdt_row_get_text_or_empty (person, TDT_PERSON_ASSISTANT));
  return address;
}
