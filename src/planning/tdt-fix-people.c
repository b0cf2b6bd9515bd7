/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes for people: out of a session, somebody else, another time. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-fix-private.h"
#include "tdt-join.h"
#include "tdt-names.h"
#include "tdt-occupancy-private.h"
#include "tdt-replacement.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60

/* The participant through whom @person is in @session, as itself or standing in for somebody. */
static const TdtRow *
find_participant (const TdtRoot *root, const TdtRow *session, const TdtRow *person)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);
  const TdtRow *stands_in = NULL;

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *participant = participants->pdata[i];

      if (tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON) == person &&
          tdt_participant_comes (participant))
        return participant;
      if (tdt_root_follow (root, participant, TDT_PARTICIPANT_REPRESENTED_BY) == person)
        stands_in = participant;
    }
  return stands_in;
}

/* Who stands in goes, and leaves the place; who has a place of its own goes with it. */
static gboolean
take_out (TdtEdit *edit, const TdtRow *participant, const char *person)
{
  const char *uid = tdt_row_get_uid (participant);

  if (g_strcmp0 (tdt_row_get_text (participant, TDT_PARTICIPANT_PERSON), person) != 0)
    return tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_REPRESENTED_BY, NULL, NULL);
  return tdt_edit_remove (edit, uid, NULL);
}

static void
add_take_out (TdtFixes *fixes, const TdtRow *session, const TdtRow *person)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (
      fixes->root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);
  const char *uid = tdt_row_get_uid (person);
  g_autofree char *name = tdt_person_dup_name (person);
  g_autofree char *title = tdt_session_dup_title (session);
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixes->root);
  gboolean right = TRUE;

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *participant = participants->pdata[i];

      if (g_strcmp0 (tdt_row_get_text (participant, TDT_PARTICIPANT_PERSON), uid) == 0 ||
          g_strcmp0 (tdt_row_get_text (participant, TDT_PARTICIPANT_REPRESENTED_BY), uid) == 0)
        right &= take_out (edit, participant, uid);
    }
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  /* Translators: a person, a session's title. */
                  g_strdup_printf (_ ("Take %s out of “%s”"), name, title));
}

/* Somebody else in place of a participant, or standing in for it. */
static void
add_other_person (TdtFixes *fixes, const TdtRow *session, const TdtRow *participant,
                  gboolean represents)
{
  g_autoptr (GPtrArray) others = tdt_replacements_find (fixes->root, participant, 1);
  const TdtReplacement *other = others->len > 0 ? others->pdata[0] : NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  g_autofree char *title = NULL;
  gboolean right;

  /* Without anything in common, somebody is no more than a name. */
  if (other == NULL || other->score < TDT_REPLACEMENT_GOOD)
    return;
  edit = tdt_edit_new (fixes->root);
  right = represents ? tdt_represented_put (participant, other->person, edit, NULL)
                     : tdt_replacement_put (fixes->root, participant, other->person, edit, NULL);
  name = tdt_participant_dup_name (fixes->root, participant);
  other_name = tdt_person_dup_name (other->person);
  title = tdt_session_dup_title (session);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  represents
                      /* Translators: two people; the second one comes in place of the first. */
                      ? g_strdup_printf (_ ("Have %s represented by %s"), name, other_name)
                      /* Translators: two people and a session's title. */
                      : g_strdup_printf (_ ("Replace %s by %s in “%s”"), name, other_name, title));
}

static void
add_replacement (TdtFixes *fixes, const TdtRow *session, const TdtRow *person)
{
  const TdtRow *participant = find_participant (fixes->root, session, person);

  if (participant != NULL &&
      tdt_root_follow (fixes->root, participant, TDT_PARTICIPANT_PERSON) == person)
    add_other_person (fixes, session, participant, FALSE);
}

void
tdt_fix_person_overlap (TdtFixes *fixes)
{
  const TdtRow *sessions[] = { tdt_fixes_get (fixes, 0, TDT_KIND_SESSION),
                               tdt_fixes_get (fixes, 1, TDT_KIND_SESSION) };
  const TdtRow *person = tdt_fixes_get (fixes, 2, TDT_KIND_PERSON);

  if (sessions[0] == NULL || sessions[1] == NULL || person == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    tdt_fixes_add_places (fixes, sessions[i], TDT_PLACE_ANY, 1);
  for (guint i = 0; i < 2; i++)
    add_replacement (fixes, sessions[i], person);
  for (guint i = 0; i < 2; i++)
    add_take_out (fixes, sessions[i], person);
}

void
tdt_fix_person_unavailable (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  const TdtRow *person = tdt_fixes_get (fixes, 1, TDT_KIND_PERSON);

  if (session == NULL || person == NULL)
    return;
  tdt_fixes_add_places (fixes, session, TDT_PLACE_ANY, 2);
  add_replacement (fixes, session, person);
  add_take_out (fixes, session, person);
}

void
tdt_fix_person_declined (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  const TdtRow *participant = tdt_fixes_get (fixes, 1, TDT_KIND_PARTICIPANT);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  gboolean right;

  if (session == NULL || participant == NULL)
    return;
  edit = tdt_edit_new (fixes->root);
  right = tdt_edit_remove (edit, tdt_row_get_uid (participant), NULL);
  name = tdt_participant_dup_name (fixes->root, participant);
  title = tdt_session_dup_title (session);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  g_strdup_printf (_ ("Take %s out of “%s”"), name, title));
  add_other_person (fixes, session, participant, FALSE);
  add_other_person (fixes, session, participant, TRUE);
}

void
tdt_fix_person_unconfirmed (TdtFixes *fixes)
{
  const TdtRow *participant = tdt_fixes_get (fixes, 1, TDT_KIND_PARTICIPANT);
  g_autofree char *name = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  gboolean right;

  if (participant == NULL || !tdt_row_has (participant, TDT_PARTICIPANT_PERSON))
    return;
  name = tdt_participant_dup_name (fixes->root, participant);
  edit = tdt_edit_new (fixes->root);
  right = tdt_edit_set_token (edit, tdt_row_get_uid (participant), TDT_PARTICIPANT_STATUS,
                              TDT_PARTICIPANT_STATUS_CONFIRMED, NULL);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  /* Translators: %s is a person. */
                  g_strdup_printf (_ ("%s has confirmed"), name));
}

/* The second of two sessions later, or both in one room. */
void
tdt_fix_person_travel (TdtFixes *fixes)
{
  const TdtRow *second = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  const TdtRow *person = tdt_fixes_get (fixes, 2, TDT_KIND_PERSON);

  if (second == NULL || person == NULL)
    return;
  tdt_fixes_add_places (fixes, second, TDT_PLACE_SAME_ROOM, 1);
  tdt_fixes_add_places (fixes, second, TDT_PLACE_SAME_START, 1);
  add_replacement (fixes, second, person);
}

static void
add_join (TdtFixes *fixes, const TdtRow *kept, const TdtRow *other)
{
  const TdtRow *organisation = tdt_root_follow (fixes->root, kept, TDT_PERSON_ORGANISATION);
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixes->root);
  g_autofree char *name = tdt_person_dup_name (kept);
  g_autofree char *organisation_name = organisation != NULL
                                           ? tdt_organisation_dup_name (organisation)
                                           : NULL;
  gboolean right = tdt_edit_fill_from (edit, fixes->root, tdt_row_get_uid (kept),
                                       tdt_row_get_uid (other), NULL) &&
                   tdt_edit_redirect (edit, fixes->root, tdt_row_get_uid (other),
                                      tdt_row_get_uid (kept), NULL);

  tdt_fixes_take (
      fixes, g_steal_pointer (&edit), right,
      organisation_name != NULL
          /* Translators: a person and the organisation: of two records this one is kept. */
          ? g_strdup_printf (_ ("Make one of both, and keep %s (%s)"), name, organisation_name)
          : g_strdup_printf (_ ("Make one of both, and keep %s"), name));
}

void
tdt_fix_person_duplicate (TdtFixes *fixes)
{
  const TdtRow *one = tdt_fixes_get (fixes, 0, TDT_KIND_PERSON);
  const TdtRow *other = tdt_fixes_get (fixes, 1, TDT_KIND_PERSON);

  if (one == NULL || other == NULL)
    return;
  add_join (fixes, one, other);
  add_join (fixes, other, one);
}
