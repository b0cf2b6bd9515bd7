/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-attendance.h"
#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_fact (TdtContent *content, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                    tdt_content_say (content, label));
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_paragraph (content->builder, TDT_STYLE_BODY, text);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

static void
add_company (TdtContent *content, const TdtRow *session, const TdtRow *self)
{
  g_autoptr (GPtrArray) participants = tdt_content_get_participants (content, session);
  guint n_others = 0;

  for (guint i = 0; i < participants->len; i++)
    {
      if (participants->pdata[i] == self || !tdt_content_is_coming (participants->pdata[i]))
        continue;
      if (n_others++ == 0)
        {
          tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
          /* Translators: label before the people that somebody sits with */
          tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                            tdt_content_say (content, N_ ("With")));
          tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
        }
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_PERSON, TDT_ALIGN_START);
      tdt_content_add_speaker_runs (content, participants->pdata[i]);
      tdt_builder_end (content->builder);
    }
  if (n_others > 0)
    {
      tdt_builder_end (content->builder);
      tdt_builder_end (content->builder);
    }
}

/* @when: day and hours of the session */
static void
add_part (TdtContent *content, const TdtRow *participant, const TdtRow *session, const char *when)
{
  static const TdtColumn columns[] = { { .width = 32 }, { .share = 1 } };
  g_autofree char *title = tdt_content_dup_session_title (content, session);
  g_autofree char *room = tdt_content_dup_session_place (content, session);
  g_autofree char *role = tdt_content_dup_token (content, participant, TDT_PARTICIPANT_ROLE);
  g_autofree char *topic = tdt_content_dup_field (content, participant, TDT_PARTICIPANT_TOPIC);
  g_autofree char *questions = tdt_content_dup_field (content, participant,
                                                      TDT_PARTICIPANT_QUESTIONS);
  g_autofree char *length = NULL;

  if (tdt_row_has (participant, TDT_PARTICIPANT_MINUTES))
    length = tdt_typography_dup_duration (
        content->phrases, tdt_row_get_number (participant, TDT_PARTICIPANT_MINUTES, 0));
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2, title);
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  /* Translators: labels on the sheet that a speaker gets */
  add_fact (content, N_ ("When"), when);
  add_fact (content, N_ ("Where"), room);
  add_fact (content, N_ ("Role"), role);
  add_fact (content, N_ ("Topic"), topic);
  add_fact (content, N_ ("Speaking minutes"), length);
  add_company (content, session, participant);
  add_fact (content, N_ ("Questions to expect"), questions);
  tdt_builder_end (content->builder);
}

static void
add_practical (TdtContent *content, const TdtRow *person)
{
  static const TdtColumn columns[] = { { .width = 32 }, { .share = 1 } };
  g_autofree char *contact = tdt_content_dup_field (content, content->project, TDT_PROJECT_CONTACT);
  g_autofree char *place = tdt_content_dup_field (content, content->project, TDT_PROJECT_PLACE);
  g_autofree char *arrival = tdt_content_dup_field (content, person, TDT_PERSON_ARRIVAL);
  g_autofree char *needs = tdt_content_dup_field (content, person, TDT_PERSON_NEEDS);

  if (*contact == '\0' && *place == '\0' && *arrival == '\0' && *needs == '\0')
    return;
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2,
                       tdt_content_say (content, N_ ("On the day")));
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  add_fact (content, N_ ("Place"), place);
  add_fact (content, N_ ("Contact on the day"), contact);
  add_fact (content, N_ ("Arrival"), arrival);
  add_fact (content, N_ ("Needs"), needs);
  tdt_builder_end (content->builder);
}

/* The sessions the sheets are about. */
typedef struct
{
  GPtrArray *sessions;
  /* Where each stands in the programme, by uid, from 1; and when it is, once somebody asked. */
  GHashTable *positions;
  GPtrArray *times;
} Sessions;

static void
sessions_init (Sessions *all, GPtrArray *sessions)
{
  all->sessions = sessions;
  all->positions = g_hash_table_new (g_str_hash, g_str_equal);
  all->times = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (all->times, (int) sessions->len);
  for (guint i = 0; i < sessions->len; i++)
    g_hash_table_insert (all->positions, (gpointer) tdt_row_get_uid (sessions->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
}

static void
sessions_clear (Sessions *all)
{
  g_hash_table_unref (all->positions);
  g_ptr_array_unref (all->times);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sessions, sessions_clear)

static guint
get_position (GHashTable *positions, const TdtRow *participant)
{
  const char *session = tdt_row_get_text (participant, TDT_PARTICIPANT_SESSION);

  return session != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (positions, session)) : 0;
}

static int
compare_parts (gconstpointer a, gconstpointer b, gpointer positions)
{
  const TdtRow *one = *(const TdtRow *const *) a;
  const TdtRow *other = *(const TdtRow *const *) b;
  guint position = get_position (positions, one);
  guint other_position = get_position (positions, other);

  if (position == other_position)
    return strcmp (tdt_row_get_uid (one), tdt_row_get_uid (other));
  return position < other_position ? -1 : 1;
}

/* @parts: how the person takes part, and in what; those in other sessions are left out */
static void
add_brief (TdtContent *content, const TdtRow *person, GPtrArray *parts, Sessions *all)
{
  g_auto (TdtPersonDetail) detail = { NULL };

  tdt_content_person_detail (content, person, NULL, &detail);
  tdt_builder_begin_group (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (person));
  tdt_content_add_named_head (content, detail.name);
  tdt_builder_end (content->builder);
  if (*detail.function != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, detail.function);
  if (*detail.organisation != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, detail.organisation);
  g_ptr_array_sort_with_data (parts, compare_parts, all->positions);
  for (guint i = 0; i < parts->len; i++)
    {
      guint position = get_position (all->positions, parts->pdata[i]);

      if (position == 0)
        continue;
      if (all->times->pdata[position - 1] == NULL)
        all->times->pdata[position - 1] = tdt_content_dup_when (content,
                                                                all->sessions->pdata[position - 1]);
      add_part (content, parts->pdata[i], all->sessions->pdata[position - 1],
                all->times->pdata[position - 1]);
    }
  add_practical (content, person);
}

/** tdt_content_build_brief: what one speaker has to know, or each of them. */
gboolean
tdt_content_build_brief (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_auto (Sessions) all = { NULL };
  guint n_briefs = 0;
  TdtRowIter iter;
  const TdtRow *person;

  sessions_init (&all, sessions);
  tdt_row_iter_init (&iter, content->root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &person))
    {
      const char *uid = tdt_row_get_uid (person);
      g_autoptr (GPtrArray) parts = tdt_person_get_attendances (content->root, uid);

      if (!tdt_content_is_wanted (content, person) ||
          (content->options->person != NULL ? !g_str_equal (uid, content->options->person)
                                            : parts->len == 0))
        continue;
      if (n_briefs++ > 0)
        tdt_builder_page_break (content->builder);
      add_brief (content, person, parts, &all);
    }
  if (n_briefs == 0)
    {
      g_autofree char *title = tdt_content_dup_title (content);

      tdt_content_add_named_head (content, title);
      tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                             tdt_content_say (content, N_ ("Nobody is expected so far.")));
    }
  return TRUE;
}
