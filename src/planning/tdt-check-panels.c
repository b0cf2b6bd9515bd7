/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on who sits on the panel of a round table. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define BALANCED_PERCENT 40

static gboolean
is_round_table (const TdtCheckContext *context)
{
  return context->session_kind == TDT_SESSION_KIND_ROUND_TABLE;
}

/* (element-type TdtRow): the speakers of a session who come, or send somebody. */
static GPtrArray *
get_speakers (TdtCheckContext *context, const TdtRow *session)
{
  TdtCheckRows participants = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                       TDT_PARTICIPANT_SESSION);
  GPtrArray *speakers = g_ptr_array_new ();

  for (guint i = 0; i < participants.n; i++)
    if (tdt_participant_speaks (participants.rows[i]))
      g_ptr_array_add (speakers, (gpointer) participants.rows[i]);
  return speakers;
}

static char *
dup_facts (const TdtRow *session, const GPtrArray *speakers, gint64 number)
{
  GString *facts = g_string_new (tdt_row_get_uid (session));

  for (guint i = 0; i < speakers->len; i++)
    g_string_append_printf (facts, " %s", tdt_row_get_uid (speakers->pdata[i]));
  g_string_append_printf (facts, " %" PRId64, number);
  return g_string_free (facts, FALSE);
}

void
tdt_find_session_few_speakers (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL };
  g_autoptr (GPtrArray) speakers = NULL;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  if (!is_round_table (context))
    return;
  speakers = get_speakers (context, session);
  if (speakers->len >= (guint) context->settings->min_speakers)
    return;
  title = tdt_session_dup_title (session);
  facts = dup_facts (session, speakers, context->settings->min_speakers);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: a session's title, a number, another number. */
      g_strdup_printf (_ ("“%s” has too few speakers: %u, and at least %d are wanted."), title,
                       speakers->len, context->settings->min_speakers));
}

void
tdt_find_session_many_speakers (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const TdtCheckSettings *settings = context->settings;
  const char *records[] = { tdt_row_get_uid (session), NULL };
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  gint64 questions = MAX (minutes * settings->question_share / 100, settings->min_questions);
  gint64 each;
  g_autoptr (GPtrArray) speakers = NULL;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  if (!is_round_table (context))
    return;
  speakers = get_speakers (context, session);
  if (speakers->len == 0 || minutes == 0)
    return;
  each = MAX (minutes - questions, 0) / speakers->len;
  if (each >= settings->min_speaking &&
      (settings->max_speakers == 0 || speakers->len <= (guint) settings->max_speakers))
    return;
  title = tdt_session_dup_title (session);
  facts = dup_facts (session, speakers, minutes);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: a session's title, how many speakers, minutes for each, minutes wanted. */
      g_strdup_printf (
          _ ("“%s” has many speakers: %u at %" PRId64 " min each; plan at least %d min for each."),
          title, speakers->len, each, settings->min_speaking));
}

void
tdt_find_session_one_organisation (TdtCheckContext *context, const char *code,
                                   const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL, NULL };
  g_autoptr (GPtrArray) speakers = NULL;
  const TdtRow *only = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;

  if (!is_round_table (context))
    return;
  speakers = get_speakers (context, session);
  for (guint i = 0; i < speakers->len; i++)
    {
      const TdtRow *one = tdt_check_get_organisation (context, speakers->pdata[i]);

      if (one == NULL || (only != NULL && one != only))
        return;
      only = one;
    }
  if (speakers->len < 2)
    return;
  records[1] = tdt_row_get_uid (only);
  title = tdt_session_dup_title (session);
  name = tdt_organisation_dup_name (only);
  facts = dup_facts (session, speakers, 0);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: a session's title, an organisation. */
      g_strdup_printf (_ ("All speakers of “%s” come from one organisation: %s."), title, name));
}

typedef struct
{
  guint women;
  guint men;
  guint unknown;
} Genders;

static Genders
count_genders (const TdtCheckContext *context, const GPtrArray *speakers)
{
  Genders genders = { 0, 0, 0 };

  for (guint i = 0; i < speakers->len; i++)
    {
      const TdtRow *person = tdt_check_get_attendee (context, speakers->pdata[i]);
      int gender = person != NULL ? tdt_row_get_token (person, TDT_PERSON_GENDER) : -1;

      if (gender == TDT_GENDER_WOMAN)
        genders.women++;
      else if (gender == TDT_GENDER_MAN)
        genders.men++;
      else
        genders.unknown++;
    }
  return genders;
}

void
tdt_find_panel_one_gender (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL };
  g_autoptr (GPtrArray) speakers = NULL;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  Genders genders;

  if (context->settings->gender == 0 || !is_round_table (context))
    return;
  speakers = get_speakers (context, session);
  genders = count_genders (context, speakers);
  if (speakers->len < 2 || genders.unknown > 0 || (genders.women > 0 && genders.men > 0))
    return;
  title = tdt_session_dup_title (session);
  facts = dup_facts (session, speakers, genders.women);
  tdt_check_report (context, code, records, facts,
                    /* Translators: in these two, %s is a session's title. */
                    g_strdup_printf (genders.women == 0 ? _ ("No woman speaks in “%s”.")
                                                        : _ ("No man speaks in “%s”."),
                                     title));
}

void
tdt_find_balance (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL };
  g_autoptr (GPtrArray) speakers = NULL;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  Genders genders;
  guint fewer;

  if (context->settings->gender == 0 || !is_round_table (context))
    return;
  speakers = get_speakers (context, session);
  genders = count_genders (context, speakers);
  fewer = MIN (genders.women, genders.men);
  if (genders.unknown > 0 || fewer == 0 || fewer * 100 >= speakers->len * BALANCED_PERCENT)
    return;
  title = tdt_session_dup_title (session);
  facts = dup_facts (session, speakers, genders.women);
  tdt_check_report (context, code, records, facts,
                    /* Translators: a session's title, a number, another number. */
                    g_strdup_printf (_ ("Speakers of “%s”: women %u, men %u."), title,
                                     genders.women, genders.men));
}

void
tdt_find_room_layout (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const TdtRow *room = tdt_check_follow (context, session, TDT_SESSION_ROOM);
  const TdtList *wanted = tdt_row_get_list (session, TDT_SESSION_EQUIPMENT);
  const char *records[] = { tdt_row_get_uid (session), NULL, NULL };
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  int layout = tdt_row_get_token (session, TDT_SESSION_LAYOUT);

  if (room == NULL)
    return;
  records[1] = tdt_row_get_uid (room);
  if (layout >= 0 && tdt_row_has (room, TDT_ROOM_LAYOUT) &&
      tdt_row_get_token (room, TDT_ROOM_LAYOUT) != layout)
    g_ptr_array_add (missing, (gpointer) tdt_token_label (TDT_TOKENS_LAYOUT, layout));
  for (guint i = 0; wanted != NULL && i < wanted->n_items; i++)
    {
      const TdtList *there = tdt_row_get_list (room, TDT_ROOM_EQUIPMENT);

      if (there == NULL || !tdt_list_contains (there, wanted->items[i]))
        g_ptr_array_add (missing, wanted->items[i]);
    }
  if (missing->len == 0)
    return;
  g_ptr_array_add (missing, NULL);
  list = g_strjoinv (", ", (char **) missing->pdata);
  title = tdt_session_dup_title (session);
  facts = g_strdup_printf ("%s %s %d %u", records[0], records[1], layout, missing->len);
  tdt_check_report (context, code, records, facts,
                    /* Translators: a room, a session's title, a list of things. */
                    g_strdup_printf (_ ("%s lacks what “%s” asks for: %s."),
                                     tdt_row_has (room, TDT_ROOM_NAME)
                                         ? tdt_row_get_text (room, TDT_ROOM_NAME)
                                         : _ ("The room"),
                                     title, list));
}
