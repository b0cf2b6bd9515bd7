/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-names.h"

#include <glib/gi18n-lib.h>

static char *
join_names (const char *first, const char *second)
{
  g_autofree char *joined = g_strdup_printf ("%s %s", first, second);

  g_strstrip (joined);
  return *joined != '\0' ? g_steal_pointer (&joined) : g_strdup (_ ("Unnamed person"));
}

char *
tdt_person_dup_name (const TdtRow *person)
{
  return join_names (tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME),
                     tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME));
}

char *
tdt_person_dup_list_name (const TdtRow *person)
{
  g_autofree char *upper = g_utf8_strup (tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME),
                                         -1);

  return join_names (upper, tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME));
}

char *
tdt_organisation_dup_name (const TdtRow *organisation)
{
  const char *name = tdt_row_get_text (organisation, TDT_ORGANISATION_SHORT_NAME);

  if (name == NULL)
    name = tdt_row_get_text (organisation, TDT_ORGANISATION_NAME);
  return g_strdup (name != NULL ? name : _ ("Unnamed organisation"));
}

char *
tdt_room_dup_name (const TdtRow *room)
{
  const char *name = tdt_row_get_text (room, TDT_ROOM_NAME);

  return g_strdup (name != NULL ? name : _ ("Unnamed room"));
}

char *
tdt_participant_dup_name (const TdtRoot *root, const TdtRow *participant)
{
  const TdtRow *person = tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON);
  const TdtRow *organisation = tdt_root_follow (root, participant, TDT_PARTICIPANT_ORGANISATION);
  g_autofree char *name = NULL;

  if (person != NULL)
    return tdt_person_dup_name (person);
  if (organisation == NULL)
    return g_strdup (_ ("To be named"));
  name = tdt_organisation_dup_name (organisation);
  /* Translators: %s is an organisation whose speaker is not known yet. */
  return g_strdup_printf (_ ("%s (to be named)"), name);
}

char *
tdt_session_dup_title (const TdtRow *session)
{
  const char *title = tdt_row_get_text (session, TDT_SESSION_TITLE);

  if (title != NULL)
    return g_strdup (title);
  return g_strdup (
      tdt_row_has (session, TDT_SESSION_KIND)
          ? tdt_token_label (TDT_TOKENS_SESSION_KIND, tdt_row_get_token (session, TDT_SESSION_KIND))
          : _ ("Untitled session"));
}
