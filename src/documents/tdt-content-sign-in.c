/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people sign at the door: a list for each day, with a box for each half of it. */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WALK_INS 8
#define SIGNATURE_HEIGHT 10.0
#define SIGNATURE_WIDTH 52
#define HALF_SIGNATURE_WIDTH 36
/* A session that starts before, in minutes of the day, belongs to the morning. */
#define AFTERNOON (13 * 60)

typedef enum
{
  HALF_MORNING = 1 << 0,
  HALF_AFTERNOON = 1 << 1,
} Halves;

typedef struct
{
  char *key;
  const TdtRow *person;
  const TdtRow *participant;
  Halves halves;
} Entry;

/* One day's list. */
typedef struct
{
  TdtContent *content;
  GPtrArray *sessions;
  GPtrArray *entries;
  GHashTable *by_person;
  Halves halves;
} List;

static void
free_entry (gpointer data)
{
  g_free (((Entry *) data)->key);
  g_free (data);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(gpointer const *) a;
  const Entry *second = *(gpointer const *) b;

  return strcmp (first->key, second->key);
}

static void
expect (List *list, const TdtRow *person, const TdtRow *participant, Halves halves)
{
  Entry *entry = g_hash_table_lookup (list->by_person, person);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->key = tdt_content_dup_sort_key (person);
      entry->person = person;
      g_hash_table_insert (list->by_person, (gpointer) person, entry);
      g_ptr_array_add (list->entries, entry);
    }
  if (entry->participant == NULL)
    entry->participant = participant;
  entry->halves |= halves;
}

static void
expect_at_table (List *list, const TdtRow *table, Halves halves)
{
  const TdtRoot *root = list->content->root;
  g_autoptr (GPtrArray)
      seats = tdt_root_get_referrers (root, tdt_row_get_uid (table), TDT_SEAT_TABLE);

  for (guint i = 0; i < seats->len; i++)
    {
      const TdtRow *person = tdt_root_follow (root, seats->pdata[i], TDT_SEAT_PERSON);

      if (person != NULL)
        expect (list, person, NULL, halves);
    }
}

/* Tables that are no session's serve the whole event. */
static void
expect_at_free_tables (List *list)
{
  TdtRowIter iter;
  const TdtRow *table;

  tdt_row_iter_init (&iter, list->content->root, TDT_KIND_TABLE);
  while (tdt_row_iter_next (&iter, &table))
    if (!tdt_row_has (table, TDT_TABLE_SESSION))
      expect_at_table (list, table, list->halves);
}

static Halves
get_half (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);

  return start != NULL && tdt_time_minute_of_day (start) >= AFTERNOON ? HALF_AFTERNOON
                                                                      : HALF_MORNING;
}

static void
expect_of_session (List *list, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_content_get_participants (list->content, session);
  g_autoptr (GPtrArray) tables = tdt_root_get_referrers (
      list->content->root, tdt_row_get_uid (session), TDT_TABLE_SESSION);
  Halves half = get_half (session);

  if (!tdt_content_is_pause (session))
    list->halves |= half;
  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *participant = participants->pdata[i];
      const TdtRow *person = tdt_root_follow (list->content->root, participant,
                                              TDT_PARTICIPANT_PERSON);

      if (person != NULL && tdt_content_is_coming (participant))
        expect (list, person, participant, half);
    }
  for (guint i = 0; i < tables->len; i++)
    expect_at_table (list, tables->pdata[i], half);
}

static void
fill (List *list)
{
  for (guint i = 0; i < list->sessions->len; i++)
    expect_of_session (list, list->sessions->pdata[i]);
  if (list->halves == 0)
    list->halves = HALF_MORNING;
  if (list->content->options->session == NULL)
    expect_at_free_tables (list);
  g_ptr_array_sort (list->entries, compare_entries);
}

static gboolean
has_two_halves (const List *list)
{
  return list->halves == (HALF_MORNING | HALF_AFTERNOON);
}

static void
add_heads (const List *list)
{
  static const char *const one[] = { NC_ ("sign-in sheet", "Signature"), NULL };
  /* Translators: heads of the two boxes that people sign, before and after lunch */
  static const char *const two[] = { NC_ ("sign-in sheet", "Signature, morning"),
                                     NC_ ("sign-in sheet", "Signature, afternoon"), NULL };
  const char *const *boxes = has_two_halves (list) ? two : one;
  TdtContent *content = list->content;

  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  tdt_content_add_heads (content);
  for (guint i = 0; boxes[i] != NULL; i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                      tdt_phrases_get_in_context (content->phrases, "sign-in sheet", boxes[i]));
  tdt_builder_end (content->builder);
}

/* A dash where nobody signs. */
static void
add_box (TdtContent *content, gboolean expected)
{
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  if (!expected)
    {
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_CENTRE);
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, "–");
      tdt_builder_end (content->builder);
    }
  tdt_builder_space (content->builder, SIGNATURE_HEIGHT);
  tdt_builder_end (content->builder);
}

/* Nobody is asked to sign for the half that they are not there. */
static void
add_boxes (const List *list, Halves halves)
{
  if (!has_two_halves (list))
    {
      add_box (list->content, TRUE);
      return;
    }
  add_box (list->content, (halves & HALF_MORNING) != 0);
  add_box (list->content, (halves & HALF_AFTERNOON) != 0);
}

static void
add_cell (TdtContent *content, const char *text)
{
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, text);
}

static char *
dup_instead (TdtContent *content, const TdtRow *participant)
{
  const TdtRow *instead = participant != NULL ? tdt_root_follow (content->root, participant,
                                                                 TDT_PARTICIPANT_REPRESENTED_BY)
                                              : NULL;
  g_auto (TdtPersonDetail) detail = { NULL };

  if (instead == NULL)
    return NULL;
  tdt_content_person_detail (content, instead, NULL, &detail);
  return g_steal_pointer (&detail.name);
}

static void
add_person (const List *list, const Entry *entry, const char *number)
{
  TdtContent *content = list->content;
  const TdtRow *spoken_for = entry->participant != NULL
                                 ? tdt_root_follow (content->root, entry->participant,
                                                    TDT_PARTICIPANT_ORGANISATION)
                                 : NULL;
  g_autofree char *honorific = tdt_content_dup_field (content, entry->person, TDT_PERSON_HONORIFIC);
  g_autofree char *name = tdt_content_dup_list_name (content, entry->person);
  g_autofree char *organisation = tdt_content_dup_organisation (content, entry->person, spoken_for);
  g_autofree char *function = tdt_content_dup_field (content, entry->person, TDT_PERSON_FUNCTION);
  g_autofree char *instead = dup_instead (content, entry->participant);

  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  add_cell (content, number);
  add_cell (content, honorific);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_STRONG, name);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
  add_cell (content, organisation);
  add_cell (content, function);
  add_cell (content, instead);
  add_boxes (list, entry->halves);
  tdt_builder_end (content->builder);
}

/* For who comes without having been expected. */
static void
add_empty_row (const List *list, const char *number)
{
  tdt_builder_begin_row (list->content->builder, TDT_BLOCK_PLAIN);
  add_cell (list->content, number);
  for (guint i = 0; i < 5; i++)
    add_cell (list->content, NULL);
  add_boxes (list, HALF_MORNING | HALF_AFTERNOON);
  tdt_builder_end (list->content->builder);
}

static void
add_table (const List *list)
{
  TdtColumn columns[8] = { { .width = 11 }, { .width = 22 }, { .share = 3 },
                           { .share = 3 },  { .share = 3 },  { .share = 2 } };
  guint n_columns = has_two_halves (list) ? 8 : 7;

  for (guint i = 6; i < n_columns; i++)
    columns[i].width = n_columns == 8 ? HALF_SIGNATURE_WIDTH : SIGNATURE_WIDTH;
  tdt_content_begin_table (list->content, columns, n_columns);
  add_heads (list);
  for (guint i = 0; i < list->entries->len + WALK_INS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (i < list->entries->len)
        add_person (list, list->entries->pdata[i], number);
      else
        add_empty_row (list, number);
    }
  tdt_builder_end (list->content->builder);
}

/* The head of a day; that of the document stands above the first one alone. */
static void
add_list_head (const List *list, guint position)
{
  TdtContent *content = list->content;
  g_autofree char *title = content->options->session != NULL && list->sessions->len > 0
                               ? tdt_content_dup_session_title (content, list->sessions->pdata[0])
                               : tdt_content_dup_title (content);
  g_autofree char *when = tdt_content_dup_event_when (content, list->sessions);
  g_autofree char *count = g_strdup_printf ("%u", list->entries->len);
  g_autofree char *expected = NULL;

  if (position > 0)
    tdt_builder_page_break (content->builder);
  else
    tdt_content_add_named_head (content, title);
  if (*when != '\0' && position > 0)
    tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2, when);
  else if (*when != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, when);
  /* Translators: how many people a sheet lists */
  expected = tdt_phrases_dup_filled (content->phrases, N_ ("People expected: {count}"), "count",
                                     count, NULL);
  tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, expected);
  tdt_builder_space (content->builder, 3);
}

static void
add_list (TdtContent *content, GPtrArray *sessions, guint position)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GHashTable) by_person = g_hash_table_new (NULL, NULL);
  List list = { content, sessions, entries, by_person, 0 };

  fill (&list);
  add_list_head (&list, position);
  add_table (&list);
  tdt_builder_space (content->builder, 2);
  tdt_builder_paragraph (
      content->builder, TDT_STYLE_SMALL,
      tdt_content_say (content, N_ ("This list serves to record who attended and is not used for "
                                    "anything else. Ask the organiser to see, correct or erase "
                                    "what concerns you.")));
}

/* Returns: (transfer full): the sessions from @first on that are of one day; those without a day
 * are of the first. */
static GPtrArray *
take_day (GPtrArray *sessions, guint *first)
{
  GPtrArray *of_day = g_ptr_array_new ();
  gint64 day = 0;

  for (; *first < sessions->len; (*first)++)
    {
      const TdtTime *start = tdt_row_get_time (sessions->pdata[*first], TDT_SESSION_START);

      if (start != NULL && day != 0 && tdt_time_julian (start) != day)
        break;
      if (start != NULL)
        day = tdt_time_julian (start);
      g_ptr_array_add (of_day, sessions->pdata[*first]);
    }
  return of_day;
}

/** tdt_content_build_sign_in: what people sign at the door; no e-mail and no telephone. */
gboolean
tdt_content_build_sign_in (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  guint first = 0;
  guint n_lists = 0;

  do
    {
      g_autoptr (GPtrArray) of_day = take_day (sessions, &first);

      add_list (content, of_day, n_lists++);
    }
  while (first < sessions->len);
  return TRUE;
}
