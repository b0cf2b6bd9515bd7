/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on what is still to be asked of people. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Days from today to a session; negative when it is over or not placed. */
static gint64
count_days (const TdtCheckContext *context, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);

  return start != NULL ? tdt_time_julian (start) - context->options->today : -1;
}

static gboolean
is_open (const TdtRow *participant)
{
  switch (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS))
    {
    case TDT_PARTICIPANT_STATUS_TO_INVITE:
    case TDT_PARTICIPANT_STATUS_SOUNDED_OUT:
    case TDT_PARTICIPANT_STATUS_INVITED:
      return TRUE;
    default:
      return !tdt_row_has (participant, TDT_PARTICIPANT_STATUS);
    }
}

void
tdt_find_person_unconfirmed (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  gint64 days = count_days (context, session);
  TdtCheckRows participants;
  g_autofree char *title = NULL;

  if (days < 0 || days > context->settings->near_days)
    return;
  participants = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                          TDT_PARTICIPANT_SESSION);
  title = tdt_session_dup_title (session);
  for (guint i = 0; i < participants.n; i++)
    {
      const TdtRow *participant = participants.rows[i];
      const char *records[] = { tdt_row_get_uid (session), tdt_row_get_uid (participant), NULL };
      g_autofree char *name = NULL;

      if (!is_open (participant) ||
          tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE) == TDT_PARTICIPANT_ROLE_ATTENDEE)
        continue;
      name = tdt_participant_dup_name (context->root, participant);
      tdt_check_report (
          context, code, records, records[1],
          /* Translators: a person, a session's title. */
          g_strdup_printf (_ ("%s has not confirmed for “%s” yet, and the day is near."), name,
                           title));
    }
}

void
tdt_find_person_no_contact (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  const char *records[] = { tdt_row_get_uid (person), NULL };
  TdtCheckRows participants;
  g_autofree char *name = NULL;
  gboolean wanted = FALSE;

  if (tdt_row_has (person, TDT_PERSON_EMAIL) || tdt_row_has (person, TDT_PERSON_PHONE) ||
      tdt_row_has (person, TDT_PERSON_ASSISTANT_EMAIL) ||
      tdt_row_has (person, TDT_PERSON_ASSISTANT_PHONE))
    return;
  participants = tdt_check_get_referrers (context, records[0], TDT_PARTICIPANT_PERSON);
  for (guint i = 0; i < participants.n; i++)
    wanted |= is_open (participants.rows[i]);
  if (!wanted)
    return;
  name = tdt_person_dup_name (person);
  tdt_check_report (
      context, code, records, records[0],
      /* Translators: %s is a person. */
      g_strdup_printf (_ ("%s is still to answer, and has neither e-mail nor phone."), name));
}

void
tdt_find_person_duplicate (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  const char *other = tdt_check_index_next_alike (context->index, person);
  const char *records[] = { tdt_row_get_uid (person), other, NULL };
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  g_autofree char *facts = NULL;

  if (other == NULL)
    return;
  name = tdt_person_dup_name (person);
  other_name = tdt_person_dup_name (tdt_root_lookup (context->root, other));
  facts = g_strdup_printf ("%s %s %s %s", records[0], other, name, other_name);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: two people's names, often the same. */
      g_strdup_printf (_ ("%s and %s look like the same person: same name or e-mail address."),
                       name, other_name));
}

/* Whether a confirmed speaker of a session soon. */
static gboolean
speaks_soon (TdtCheckContext *context, const char *person)
{
  TdtCheckRows participants = tdt_check_get_referrers (context, person, TDT_PARTICIPANT_PERSON);

  for (guint i = 0; i < participants.n; i++)
    {
      const TdtRow *participant = participants.rows[i];
      const TdtRow *session = tdt_check_follow (context, participant, TDT_PARTICIPANT_SESSION);
      gint64 days = session != NULL ? count_days (context, session) : -1;

      if (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS) ==
              TDT_PARTICIPANT_STATUS_CONFIRMED &&
          tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE) != TDT_PARTICIPANT_ROLE_ATTENDEE &&
          days >= 0 && days <= context->settings->brief_days)
        return TRUE;
    }
  return FALSE;
}

void
tdt_find_brief_missing (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  const char *records[] = { tdt_row_get_uid (person), NULL };
  gboolean no_biography = !tdt_row_has (person, TDT_PERSON_BIOGRAPHY);
  gboolean no_consent = !tdt_row_has (person, TDT_PERSON_PHOTO_CONSENT);
  gboolean no_contact = !tdt_row_has (person, TDT_PERSON_EMAIL) &&
                        !tdt_row_has (person, TDT_PERSON_PHONE);
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *list = NULL;

  if ((!no_biography && !no_consent && !no_contact) || !speaks_soon (context, records[0]))
    return;
  missing = g_ptr_array_new ();
  if (no_biography)
    g_ptr_array_add (missing, _ ("biography"));
  if (no_consent)
    g_ptr_array_add (missing, _ ("consent to photographs"));
  if (no_contact)
    g_ptr_array_add (missing, _ ("e-mail or phone"));
  g_ptr_array_add (missing, NULL);
  list = g_strjoinv (", ", (char **) missing->pdata);
  name = tdt_person_dup_name (person);
  facts = g_strdup_printf ("%s %d %d %d", records[0], no_biography, no_consent, no_contact);
  tdt_check_report (context, code, records, facts,
                    /* Translators: a person, then a list of what is missing. */
                    g_strdup_printf (_ ("%s speaks soon; still missing: %s."), name, list));
}
