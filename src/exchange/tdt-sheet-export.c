/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that go out: records and their fields as cells. */
#include "config.h"

#include "tdt-sheet-export.h"

#include "tdt-mapping.h"
#include "tdt-naming.h"
#include "tdt-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const int of_people[] = {
  TDT_MEANING_UID,
  TDT_PERSON_HONORIFIC,
  TDT_PERSON_FAMILY_NAME,
  TDT_PERSON_GIVEN_NAME,
  TDT_PERSON_FUNCTION,
  TDT_PERSON_ORGANISATION,
  TDT_PERSON_EMAIL,
  TDT_PERSON_PHONE,
  TDT_PERSON_ADDRESS,
  TDT_PERSON_ASSISTANT,
  TDT_PERSON_ASSISTANT_EMAIL,
  TDT_PERSON_ASSISTANT_PHONE,
  TDT_PERSON_NEEDS,
  TDT_PERSON_ARRIVAL,
  TDT_PERSON_PARKING,
  TDT_PERSON_MEAL,
  TDT_PERSON_DIET,
  TDT_PERSON_COMPANIONS,
  TDT_PERSON_PHOTO_CONSENT,
  TDT_PERSON_BIOGRAPHY,
  TDT_PERSON_NOTES,
};

static const int of_sessions[] = {
  TDT_MEANING_UID,      TDT_MEANING_DATE,        TDT_SESSION_START,     TDT_MEANING_END,
  TDT_SESSION_TITLE,    TDT_SESSION_KIND,        TDT_SESSION_THEME,     TDT_SESSION_ROOM,
  TDT_MEANING_SPEAKERS, TDT_SESSION_DESCRIPTION, TDT_SESSION_TECHNICAL, TDT_SESSION_NOTES,
};

static void
add (TdtSheet *sheet, const char *text)
{
  tdt_sheet_add_static (sheet, tdt_sheet_copy_text (sheet, text), NULL);
}

static void
add_titles (TdtSheet *sheet, const int *meanings, guint n_meanings)
{
  tdt_sheet_begin_row (sheet, 1, NULL);
  for (guint i = 0; i < n_meanings; i++)
    {
      g_autofree char *label = tdt_meaning_dup_label (meanings[i]);
      const char *colon = strstr (label, ": ");

      /* In a table of sessions it goes without saying that its columns are about them. */
      if (meanings[i] == TDT_MEANING_UID)
        add (sheet, "uid");
      else if (colon != NULL)
        add (sheet, colon + 2);
      else
        add (sheet, label);
    }
}

static char *
dup_clock (const TdtTime *start, gint64 minutes)
{
  g_autoptr (TdtTime) time = start != NULL ? tdt_time_add_minutes (start, minutes) : NULL;
  int clock = time != NULL ? tdt_time_minute_of_day (time) : 0;

  return time != NULL ? g_strdup_printf ("%02d:%02d", clock / 60, clock % 60) : g_strdup ("");
}

static char *
dup_day (const TdtTime *start)
{
  g_autoptr (GDate) day = start != NULL ? g_date_new_julian ((guint32) tdt_time_julian (start))
                                        : NULL;

  return day != NULL ? g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (day),
                                        g_date_get_month (day), g_date_get_day (day))
                     : g_strdup ("");
}

static char *
dup_name (const TdtRoot *root, const TdtRow *person)
{
  g_autofree char *name = tdt_row_dup_name (root, person);
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);

  return organisation == NULL
             ? g_steal_pointer (&name)
             : g_strdup_printf ("%s (%s)", name,
                                tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_NAME));
}

/* Those with a name who do not just come to listen. */
static char *
dup_speakers (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *person = tdt_root_follow (root, participants->pdata[i], TDT_PARTICIPANT_PERSON);
      g_autofree char *name = person != NULL ? dup_name (root, person) : NULL;

      if (name != NULL && tdt_row_get_token (participants->pdata[i], TDT_PARTICIPANT_ROLE) !=
                              TDT_PARTICIPANT_ROLE_ATTENDEE)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  return g_string_free (names, FALSE);
}

static char *
dup_cell (const TdtRoot *root, const TdtRow *row, int meaning)
{
  const TdtTime *start = tdt_row_get_kind_id (row) == TDT_KIND_SESSION
                             ? tdt_row_get_time (row, TDT_SESSION_START)
                             : NULL;
  gint64 minutes;

  switch (meaning)
    {
    case TDT_MEANING_UID:
      return g_strdup (tdt_row_get_uid (row));
    case TDT_MEANING_DATE:
      return dup_day (start);
    case TDT_SESSION_START:
      return dup_clock (start, 0);
    case TDT_MEANING_END:
      minutes = tdt_row_get_number (row, TDT_SESSION_MINUTES, 0);
      return dup_clock (minutes > 0 ? start : NULL, minutes);
    case TDT_MEANING_SPEAKERS:
      return dup_speakers (root, row);
    default:
      return tdt_value_dup_display (root, tdt_field_get (meaning),
                                    tdt_row_get_value (row, meaning));
    }
}

typedef struct
{
  char *key;
  const TdtRow *row;
} Entry;

static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->key);
}

/* People by surname, sessions by start; those without come last. */
static char *
make_key (const TdtRow *row)
{
  const TdtTime *start;

  if (tdt_row_get_kind_id (row) == TDT_KIND_PERSON)
    {
      g_autofree char *family = g_utf8_collate_key (
          tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME), -1);
      g_autofree char *given = g_utf8_collate_key (
          tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME), -1);

      return g_strconcat (family, "\001", given, "\001", tdt_row_get_uid (row), NULL);
    }
  start = tdt_row_get_time (row, TDT_SESSION_START);
  return g_strdup_printf ("%015" G_GINT64_FORMAT "%s",
                          start != NULL ? start->local : G_GINT64_CONSTANT (99999999999999),
                          tdt_row_get_uid (row));
}

static TdtSheet *
make_sheet (const TdtRoot *root, TdtKindId kind, const int *meanings, guint n_meanings)
{
  TdtSheet *sheet = tdt_sheet_new (_ (tdt_kind_get (kind)->label_several),
                                   _ (tdt_kind_get (kind)->label_several));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  TdtRowIter iter;
  Entry entry;

  g_array_set_clear_func (entries, clear_entry);
  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &entry.row))
    {
      entry.key = make_key (entry.row);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries_cb);
  add_titles (sheet, meanings, n_meanings);
  for (guint i = 0; i < entries->len; i++)
    {
      tdt_sheet_begin_row (sheet, i + 2, NULL);
      for (guint m = 0; m < n_meanings; m++)
        {
          g_autofree char *cell = dup_cell (root, g_array_index (entries, Entry, i).row,
                                            meanings[m]);

          add (sheet, cell);
        }
    }
  tdt_sheet_end (sheet);
  return sheet;
}

TdtSheet *
tdt_sheet_new_people (const TdtRoot *root)
{
  return make_sheet (root, TDT_KIND_PERSON, of_people, G_N_ELEMENTS (of_people));
}

TdtSheet *
tdt_sheet_new_sessions (const TdtRoot *root)
{
  return make_sheet (root, TDT_KIND_SESSION, of_sessions, G_N_ELEMENTS (of_sessions));
}
