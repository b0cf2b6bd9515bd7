/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-mapping-private.h"

#include <string.h>

/* Titles of columns stand in one of the first rows, below the name of the list. */
#define LOOK_ROWS 12u

/* Meanings of which each names what a row is about. */
static const int naming[] = {
  TDT_PERSON_GIVEN_NAME, TDT_PERSON_FAMILY_NAME,      TDT_MEANING_FULL_NAME,   TDT_PERSON_EMAIL,
  TDT_SESSION_TITLE,     TDT_ORGANISATION_NAME,       TDT_PERSON_ORGANISATION, TDT_ROOM_NAME,
  TDT_SESSION_ROOM,      TDT_ORGANISATION_SHORT_NAME,
};

guint
tdt_meanings_count_titles (const TdtSheet *sheet, guint row)
{
  guint n = 0;

  for (guint c = 0; c < tdt_sheet_get_n_cells (sheet, row); c++)
    n += tdt_meaning_by_title (tdt_sheet_get_cell (sheet, row, c)) != TDT_MEANING_NONE ? 1 : 0;
  return n;
}

/* Whether nothing in the row looks like something about somebody in particular. */
static gboolean
is_general (const TdtSheet *sheet, guint row)
{
  if (tdt_sheet_get_n_cells (sheet, row) < tdt_sheet_get_n_columns (sheet))
    return FALSE;
  for (guint c = 0; c < tdt_sheet_get_n_cells (sheet, row); c++)
    if (strpbrk (tdt_sheet_get_cell (sheet, row, c), "0123456789@:") != NULL)
      return FALSE;
  return TRUE;
}

/* The row with most titles; a single one is enough in a first row that looks like titles. */
static int
find_head (const TdtSheet *sheet)
{
  guint most = 1;
  int found = -1;

  for (guint r = 0; r < MIN (tdt_sheet_get_n_rows (sheet), LOOK_ROWS); r++)
    {
      guint n = tdt_meanings_count_titles (sheet, r);

      if (n > most)
        {
          most = n;
          found = (int) r;
        }
    }
  return found < 0 && tdt_meanings_count_titles (sheet, 0) == 1 && is_general (sheet, 0) ? 0
                                                                                         : found;
}

static gboolean
has (const int *meanings, guint n_meanings, int meaning)
{
  for (guint i = 0; i < n_meanings; i++)
    if (meanings[i] == meaning)
      return TRUE;
  return FALSE;
}

static gboolean
has_one (const int *meanings, guint n_meanings, const int *wanted, guint n_wanted)
{
  for (guint i = 0; i < n_wanted; i++)
    if (has (meanings, n_meanings, wanted[i]))
      return TRUE;
  return FALSE;
}

static void
change (int *meanings, guint n_meanings, int from, int to)
{
  for (guint i = 0; i < n_meanings; i++)
    if (meanings[i] == from)
      meanings[i] = to;
}

/* "Nom" is a surname beside a first name, else a whole name, of whatever the table is about. */
static void
settle_names (int *meanings, guint n)
{
  static const int personal[] = { TDT_PERSON_FUNCTION,     TDT_PERSON_EMAIL,
                                  TDT_PERSON_PHONE,        TDT_PERSON_HONORIFIC,
                                  TDT_PERSON_ORGANISATION, TDT_PARTICIPANT_ROLE,
                                  TDT_PARTICIPANT_STATUS };
  static const int organisational[] = { TDT_ORGANISATION_SHORT_NAME, TDT_ORGANISATION_SECTOR,
                                        TDT_ORGANISATION_WEB };
  static const int of_rooms[] = { TDT_ROOM_CAPACITY, TDT_ROOM_LAYOUT, TDT_ROOM_EQUIPMENT };
  gboolean of_people = has_one (meanings, n, personal, G_N_ELEMENTS (personal));
  int whole = TDT_MEANING_FULL_NAME;

  if (has (meanings, n, TDT_PERSON_GIVEN_NAME))
    {
      if (!has (meanings, n, TDT_PERSON_FAMILY_NAME))
        change (meanings, n, TDT_MEANING_FULL_NAME, TDT_PERSON_FAMILY_NAME);
      return;
    }
  if (has_one (meanings, n, of_rooms, G_N_ELEMENTS (of_rooms)) && !of_people)
    whole = TDT_ROOM_NAME;
  else if (has_one (meanings, n, organisational, G_N_ELEMENTS (organisational)) &&
           (!of_people || !has (meanings, n, TDT_PERSON_ORGANISATION)) &&
           !has (meanings, n, TDT_PERSON_FUNCTION) && !has (meanings, n, TDT_PERSON_HONORIFIC))
    whole = TDT_ORGANISATION_NAME;
  change (meanings, n, TDT_PERSON_FAMILY_NAME, whole);
  if (whole != TDT_MEANING_FULL_NAME)
    change (meanings, n, TDT_MEANING_FULL_NAME, whole);
}

/* "Titre" is a session's beside hours and rooms. */
static void
settle_sessions (int *meanings, guint n)
{
  static const int of_sessions[] = { TDT_SESSION_START,   TDT_MEANING_DATE, TDT_MEANING_END,
                                     TDT_SESSION_MINUTES, TDT_SESSION_ROOM, TDT_SESSION_THEME,
                                     TDT_MEANING_SPEAKERS };

  if (!has (meanings, n, TDT_SESSION_TITLE) &&
      has_one (meanings, n, of_sessions, G_N_ELEMENTS (of_sessions)))
    {
      if (has (meanings, n, TDT_PERSON_FUNCTION))
        change (meanings, n, TDT_PERSON_FUNCTION, TDT_SESSION_TITLE);
      else
        change (meanings, n, TDT_PERSON_HONORIFIC, TDT_SESSION_TITLE);
    }
  if (has (meanings, n, TDT_SESSION_TITLE))
    return;
  change (meanings, n, TDT_MEANING_SPEAKERS, TDT_MEANING_FULL_NAME);
  change (meanings, n, TDT_SESSION_DESCRIPTION, TDT_PERSON_BIOGRAPHY);
  change (meanings, n, TDT_SESSION_KIND, TDT_ORGANISATION_KIND);
}

/* Addresses and notes are of what the table is about. */
static void
settle_details (int *meanings, guint n)
{
  static const int people[] = { TDT_PERSON_GIVEN_NAME, TDT_PERSON_FAMILY_NAME,
                                TDT_MEANING_FULL_NAME };
  static const int organisations[] = { TDT_PERSON_ORGANISATION, TDT_ORGANISATION_NAME };

  if (has_one (meanings, n, people, G_N_ELEMENTS (people)))
    return;
  if (has (meanings, n, TDT_SESSION_TITLE))
    change (meanings, n, TDT_PERSON_NOTES, TDT_SESSION_NOTES);
  else if (has_one (meanings, n, organisations, G_N_ELEMENTS (organisations)))
    {
      change (meanings, n, TDT_PERSON_EMAIL, TDT_ORGANISATION_EMAIL);
      change (meanings, n, TDT_PERSON_PHONE, TDT_ORGANISATION_PHONE);
      change (meanings, n, TDT_PERSON_ADDRESS, TDT_ORGANISATION_ADDRESS);
      change (meanings, n, TDT_PERSON_NOTES, TDT_ORGANISATION_NOTES);
    }
}

void
tdt_meanings_settle (int *meanings, guint n_meanings)
{
  settle_sessions (meanings, n_meanings);
  settle_names (meanings, n_meanings);
  settle_details (meanings, n_meanings);
}

void
tdt_mapping_set_head (TdtMapping *mapping, int head)
{
  mapping->head = head;
  for (guint c = 0; c < mapping->n_columns; c++)
    mapping->meanings[c] = head >= 0 ? tdt_meaning_by_title (
                                           tdt_sheet_get_cell (mapping->sheet, (guint) head, c))
                                     : TDT_MEANING_NONE;
  if (head >= 0)
    {
      tdt_meanings_settle (mapping->meanings, mapping->n_columns);
      tdt_meanings_correct (mapping->sheet, (guint) head + 1, mapping->meanings,
                            mapping->n_columns);
    }
  else
    tdt_meanings_guess (mapping->sheet, mapping->meanings, mapping->n_columns);
}

TdtMapping *
tdt_mapping_new (TdtSheet *sheet)
{
  TdtMapping *mapping = g_new0 (TdtMapping, 1);

  mapping->sheet = tdt_sheet_ref (sheet);
  mapping->n_columns = tdt_sheet_get_n_columns (sheet);
  mapping->meanings = g_new0 (int, mapping->n_columns);
  tdt_mapping_set_head (mapping, find_head (sheet));
  mapping->left_out = !tdt_mapping_is_usable (mapping);
  return mapping;
}

void
tdt_mapping_free (TdtMapping *mapping)
{
  tdt_sheet_unref (mapping->sheet);
  g_free (mapping->meanings);
  g_free (mapping->session);
  g_free (mapping);
}

TdtMapping *
tdt_mapping_copy (const TdtMapping *mapping)
{
  TdtMapping *copy = g_new (TdtMapping, 1);

  *copy = *mapping;
  copy->sheet = tdt_sheet_ref (mapping->sheet);
  copy->meanings = g_memdup2 (mapping->meanings, sizeof (int) * mapping->n_columns);
  copy->session = g_strdup (mapping->session);
  return copy;
}

int
tdt_mapping_find (const TdtMapping *mapping, int meaning)
{
  for (guint c = 0; c < mapping->n_columns; c++)
    if (mapping->meanings[c] == meaning)
      return (int) c;
  return -1;
}

gboolean
tdt_mapping_is_usable (const TdtMapping *mapping)
{
  return has_one (mapping->meanings, mapping->n_columns, naming, G_N_ELEMENTS (naming)) ||
         has (mapping->meanings, mapping->n_columns, TDT_MEANING_UID);
}
