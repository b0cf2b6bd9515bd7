/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions that the rows of a table tell of, and who takes part in them. */
#include "config.h"

#include "tdt-sheet-builder-private.h"

#include "tdt-cell-private.h"
#include "tdt-fold.h"
#include "tdt-foreign-programme-private.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_PER_DAY 1440
#define MAX_MINUTES 10080

/* When a row says its session is; @day 0 and the others -1 for unknown. */
typedef struct
{
  gint64 day;
  int start;
  int minutes;
} When;

static char *
make_key (const char *folded, gint64 local)
{
  return g_strdup_printf ("%s\001%" G_GINT64_FORMAT, folded, local);
}

/* A session is found by title and start, or by its title where that says enough. */
static void
learn_session (TdtSheetBuilder *builder, const TdtRow *row)
{
  GHashTable *known = builder->known[TDT_KIND_SESSION];
  const TdtTime *start = tdt_row_get_time (row, TDT_SESSION_START);
  char *folded = tdt_text_fold (tdt_row_get_text_or_empty (row, TDT_SESSION_TITLE));

  if (start != NULL)
    g_hash_table_replace (known, make_key (folded, start->local), g_strdup (tdt_row_get_uid (row)));
  g_hash_table_replace (known, folded, g_strdup (tdt_row_get_uid (row)));
}

void
tdt_sheet_builder_learn_sessions (TdtSheetBuilder *builder)
{
  static const struct
  {
    TdtKindId kind;
    TdtFieldId naming;
  } kinds[] = { { TDT_KIND_ROOM, TDT_ROOM_NAME }, { TDT_KIND_THEME, TDT_THEME_TITLE } };
  TdtRowIter iter;
  const TdtRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      tdt_row_iter_init (&iter, builder->root, kinds[i].kind);
      while (tdt_row_iter_next (&iter, &row))
        g_hash_table_insert (builder->known[kinds[i].kind],
                             tdt_text_fold (tdt_row_get_text_or_empty (row, kinds[i].naming)),
                             g_strdup (tdt_row_get_uid (row)));
    }
  tdt_row_iter_init (&iter, builder->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    learn_session (builder, row);
  tdt_row_iter_init (&iter, builder->root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    {
      gint64 date = tdt_row_get_number (row, TDT_DAY_DATE, 0);
      g_autoptr (GDate) day = date > 0 ? g_date_new_julian ((guint32) date) : NULL;

      if (day == NULL)
        continue;
      g_hash_table_insert (builder->known[TDT_KIND_DAY],
                           g_strdup_printf ("%" G_GINT64_FORMAT, date), NULL);
      builder->year = g_date_get_year (day);
      /* A table about a single day need not say which. */
      builder->day_above = tdt_root_count (builder->root, TDT_KIND_DAY) == 1 ? date : 0;
    }
}

/* Whatever of it is not understood is told. */
static void
read_when (TdtSheetBuilder *builder, When *when)
{
  const char *day = tdt_sheet_builder_get (builder, TDT_MEANING_DATE);
  const char *start = tdt_sheet_builder_get (builder, TDT_SESSION_START);
  const char *end = tdt_sheet_builder_get (builder, TDT_MEANING_END);
  const char *minutes = tdt_sheet_builder_get (builder, TDT_SESSION_MINUTES);
  int until = -1;
  int unused;

  when->day = tdt_cell_parse_day (*day != '\0' ? day : start, builder->year);
  if (*day != '\0' && when->day == 0)
    tdt_sheet_builder_tell (builder, builder->report->lost, _ ("“%s” is no day; left out."), day);
  if (when->day == 0 && *day == '\0')
    when->day = builder->day_above;
  tdt_cell_parse_span (start, &when->start, &until);
  if (*start != '\0' && when->start < 0)
    tdt_sheet_builder_tell (builder, builder->report->lost,
                            _ ("“%s” is no time of day; not placed."), start);
  if (*end != '\0')
    tdt_cell_parse_span (end, &until, &unused);
  when->minutes = tdt_cell_parse_minutes (minutes);
  if (when->minutes < 0 && when->start >= 0 && until >= 0 && until != when->start)
    when->minutes = (until - when->start + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  if (when->start >= 0 && when->day == 0)
    tdt_sheet_builder_tell (builder, builder->report->lost,
                            _ ("there is a time but no day; not placed."));
}

static gboolean
is_placed (const When *when)
{
  return when->day > 0 && when->start >= 0;
}

static gint64
get_local (const When *when)
{
  return tdt_time_local_from_julian (when->day, when->start);
}

static void
note_day (TdtSheetBuilder *builder, gint64 day)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, day);
  GHashTable *known = builder->known[TDT_KIND_DAY];
  const char *uid;

  if (g_hash_table_contains (known, name))
    return;
  g_hash_table_insert (known, g_strdup (name), NULL);
  uid = tdt_sheet_builder_add (builder, TDT_KIND_DAY, name);
  if (uid != NULL)
    tdt_edit_set_number (builder->edit, uid, TDT_DAY_DATE, day, NULL);
}

static void
set_start (TdtSheetBuilder *builder, const char *uid, const When *when)
{
  const TdtRow *row = tdt_sheet_builder_lookup (builder, uid);
  const TdtTime *before = tdt_row_get_time (row, TDT_SESSION_START);
  g_autoptr (TdtTime) start = tdt_time_new_in_zone (get_local (when), builder->zone, NULL);

  if (before != NULL && before->local == start->local)
    return;
  if (before != NULL && tdt_root_lookup (builder->root, uid) != NULL)
    tdt_sheet_builder_tell (builder, builder->report->changes, _ ("“%s” begins at another time."),
                            tdt_row_get_text_or_empty (row, TDT_SESSION_TITLE));
  tdt_sheet_builder_flush (builder);
  tdt_edit_set_time (builder->edit, uid, TDT_SESSION_START, start, NULL);
  note_day (builder, when->day);
}

static void
set_reference (TdtSheetBuilder *builder, const char *uid, TdtFieldId field, TdtKindId kind,
               TdtFieldId naming)
{
  const char *target = tdt_sheet_builder_find_referred (builder, uid, field, kind, naming);

  if (target != NULL)
    tdt_sheet_builder_set (builder, uid, field, target);
  else if (tdt_sheet_builder_empties (builder, TDT_KIND_SESSION) &&
           tdt_sheet_builder_has_column (builder, field))
    tdt_sheet_builder_set (builder, uid, field, "");
  if (target != NULL && kind == TDT_KIND_ROOM)
    tdt_sheet_builder_count (builder, target, &builder->report->rooms);
}

/* Who was taken out of a table that had been sent does not speak any more. */
static void
remove_others (TdtSheetBuilder *builder, const char *session, GHashTable *named)
{
  g_autoptr (GPtrArray)
      rows = tdt_root_get_referrers (builder->root, session, TDT_PARTICIPANT_SESSION);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *person = tdt_row_get_text (rows->pdata[i], TDT_PARTICIPANT_PERSON);

      if (person != NULL && !g_hash_table_contains (named, person) &&
          tdt_row_get_token (rows->pdata[i], TDT_PARTICIPANT_ROLE) != TDT_PARTICIPANT_ROLE_ATTENDEE)
        tdt_edit_remove (builder->edit, tdt_row_get_uid (rows->pdata[i]), NULL);
    }
}

static void
read_speakers (TdtSheetBuilder *builder, const char *session)
{
  const char *cell = tdt_sheet_builder_get (builder, TDT_MEANING_SPEAKERS);
  g_auto (GStrv) names = tdt_cell_split_names (cell);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *person = tdt_sheet_builder_find_person (builder, names[i]);

      if (person == NULL)
        continue;
      tdt_sheet_builder_read_participant (builder, session, person, NULL);
      g_hash_table_add (named, g_strdup (person));
    }
  if (tdt_sheet_builder_empties (builder, TDT_KIND_SESSION) &&
      tdt_sheet_builder_has_column (builder, TDT_MEANING_SPEAKERS))
    remove_others (builder, session, named);
}

/* The session of that title at that time; else the one of that title, unless the row is of another
 * time of one that the table has itself, such as a second break. */
static const char *
match (TdtSheetBuilder *builder, const char *folded, const When *when)
{
  GHashTable *known = builder->known[TDT_KIND_SESSION];
  g_autofree char *key = make_key (folded, is_placed (when) ? get_local (when) : -1);
  const char *uid = is_placed (when) ? g_hash_table_lookup (known, key) : NULL;

  if (uid != NULL)
    return uid;
  uid = g_hash_table_lookup (known, folded);
  return uid != NULL && is_placed (when) && g_hash_table_contains (builder->counted, uid) ? NULL
                                                                                          : uid;
}

static const char *
add_session (TdtSheetBuilder *builder, const char *folded, const char *title)
{
  const char *kind = tdt_sheet_builder_get (builder, TDT_SESSION_KIND);
  TdtForeignEvent event = { .type = (char *) title };
  const char *uid = tdt_sheet_builder_add (builder, TDT_KIND_SESSION, folded);

  if (uid == NULL)
    tdt_sheet_builder_tell (builder, builder->report->lost, _ ("“%s”: there are too many records."),
                            title);
  else if (*kind == '\0')
    tdt_sheet_builder_set (builder, uid, TDT_SESSION_KIND, tdt_foreign_event_guess_kind (&event));
  return uid;
}

static void
set_session (TdtSheetBuilder *builder, const char *uid, const When *when)
{
  tdt_sheet_builder_count (builder, uid, &builder->report->events);
  tdt_sheet_builder_set_cells (builder, TDT_KIND_SESSION, uid);
  if (is_placed (when))
    set_start (builder, uid, when);
  else if (tdt_sheet_builder_empties (builder, TDT_KIND_SESSION) &&
           tdt_sheet_builder_has_column (builder, TDT_SESSION_START) &&
           *tdt_sheet_builder_get (builder, TDT_SESSION_START) == '\0')
    tdt_sheet_builder_put (builder, uid, TDT_SESSION_START, "", NULL);
  if (when->minutes > 0 && when->minutes <= MAX_MINUTES)
    {
      g_autofree char *minutes = g_strdup_printf ("%d", when->minutes);

      tdt_sheet_builder_set (builder, uid, TDT_SESSION_MINUTES, minutes);
    }
  set_reference (builder, uid, TDT_SESSION_ROOM, TDT_KIND_ROOM, TDT_ROOM_NAME);
  set_reference (builder, uid, TDT_SESSION_THEME, TDT_KIND_THEME, TDT_THEME_TITLE);
  learn_session (builder, tdt_sheet_builder_lookup (builder, uid));
  read_speakers (builder, uid);
}

const char *
tdt_sheet_builder_read_session (TdtSheetBuilder *builder)
{
  const char *title = tdt_sheet_builder_get (builder, TDT_SESSION_TITLE);
  const char *uid = tdt_sheet_builder_get_key (builder, TDT_KIND_SESSION);
  g_autofree char *folded = tdt_text_fold (title);
  When when;

  if (*folded == '\0' && uid == NULL)
    return tdt_sheet_builder_has_column (builder, TDT_SESSION_TITLE) ? builder->session_above
                                                                     : NULL;
  read_when (builder, &when);
  builder->day_above = when.day;
  if (uid != NULL)
    tdt_sheet_builder_count (builder, uid, &builder->report->n_keyed);
  else if ((uid = match (builder, folded, &when)) == NULL &&
           (uid = add_session (builder, folded, title)) == NULL)
    return NULL;
  g_free (builder->session_above);
  builder->session_above = g_strdup (uid);
  set_session (builder, builder->session_above, &when);
  return builder->session_above;
}

/* Whoever is in the project for that session already; people before organisations. */
static const char *
find_participant (TdtSheetBuilder *builder, const char *session, const char *person,
                  const char *organisation)
{
  GHashTable *known = builder->known[TDT_KIND_PARTICIPANT];
  g_autofree char *key = g_strconcat (session, "/", person != NULL ? person : organisation, NULL);
  g_autoptr (GPtrArray) there = NULL;
  const char *uid = g_hash_table_lookup (known, key);

  if (uid != NULL || tdt_root_lookup (builder->root, session) == NULL)
    return uid;
  there = tdt_root_get_referrers (builder->root, session, TDT_PARTICIPANT_SESSION);
  for (guint i = 0; i < there->len; i++)
    {
      const TdtRow *row = there->pdata[i];
      const char *whom = tdt_row_has (row, TDT_PARTICIPANT_PERSON)
                             ? tdt_row_get_text (row, TDT_PARTICIPANT_PERSON)
                             : tdt_row_get_text_or_empty (row, TDT_PARTICIPANT_ORGANISATION);

      if (g_str_equal (whom, person != NULL ? person : organisation))
        return tdt_row_get_uid (row);
    }
  return NULL;
}

static const char *
add_participant (TdtSheetBuilder *builder, const char *session, const char *person,
                 const char *organisation)
{
  gboolean attends = builder->mapping->session != NULL;
  g_autofree char *name = g_strconcat (session, "/", person != NULL ? person : organisation, NULL);
  const char *uid = tdt_sheet_builder_add (builder, TDT_KIND_PARTICIPANT, name);

  if (uid == NULL)
    return NULL;
  tdt_sheet_builder_set (builder, uid, TDT_PARTICIPANT_SESSION, session);
  if (person != NULL)
    tdt_sheet_builder_set (builder, uid, TDT_PARTICIPANT_PERSON, person);
  if (organisation != NULL)
    tdt_sheet_builder_set (builder, uid, TDT_PARTICIPANT_ORGANISATION, organisation);
  tdt_sheet_builder_put (
      builder, uid, TDT_PARTICIPANT_ROLE,
      tdt_token_word (TDT_TOKENS_PARTICIPANT_ROLE,
                      attends ? TDT_PARTICIPANT_ROLE_ATTENDEE : TDT_PARTICIPANT_ROLE_SPEAKER),
      NULL);
  tdt_sheet_builder_put (
      builder, uid, TDT_PARTICIPANT_STATUS,
      tdt_token_word (TDT_TOKENS_PARTICIPANT_STATUS, attends ? TDT_PARTICIPANT_STATUS_CONFIRMED
                                                             : TDT_PARTICIPANT_STATUS_TO_INVITE),
      NULL);
  tdt_sheet_builder_put_last (builder, uid, TDT_PARTICIPANT_ORDER, session);
  g_hash_table_insert (builder->known[TDT_KIND_PARTICIPANT], g_steal_pointer (&name),
                       g_strdup (uid));
  return uid;
}

void
tdt_sheet_builder_read_participant (TdtSheetBuilder *builder, const char *session,
                                    const char *person, const char *organisation)
{
  const char *uid = find_participant (builder, session, person, organisation);

  if (uid == NULL)
    uid = add_participant (builder, session, person, organisation);
  if (uid == NULL)
    tdt_sheet_builder_tell (builder, builder->report->lost, _ ("there are too many participants."));
  else
    tdt_sheet_builder_set_cells (builder, TDT_KIND_PARTICIPANT, uid);
}
