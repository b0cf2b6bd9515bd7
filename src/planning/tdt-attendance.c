/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-attendance.h"

static gboolean
is_out (const TdtRow *participant)
{
  switch (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS))
    {
    case TDT_PARTICIPANT_STATUS_DECLINED:
    case TDT_PARTICIPANT_STATUS_EXCUSED:
    case TDT_PARTICIPANT_STATUS_ABSENT:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
tdt_participant_is_represented (const TdtRow *participant)
{
  return tdt_row_has (participant, TDT_PARTICIPANT_REPRESENTED_BY) && !is_out (participant);
}

const TdtRow *
tdt_participant_get_attendee (const TdtRoot *root, const TdtRow *participant)
{
  if (is_out (participant))
    return NULL;
  if (tdt_row_has (participant, TDT_PARTICIPANT_REPRESENTED_BY))
    return tdt_root_follow (root, participant, TDT_PARTICIPANT_REPRESENTED_BY);
  if (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS) == TDT_PARTICIPANT_STATUS_REPRESENTED)
    return NULL;
  return tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON);
}

GPtrArray *
tdt_person_get_attendances (const TdtRoot *root, const char *person)
{
  static const TdtFieldId fields[] = { TDT_PARTICIPANT_PERSON, TDT_PARTICIPANT_REPRESENTED_BY };
  GPtrArray *attendances = g_ptr_array_new ();

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, person, fields[f]);

      for (guint i = 0; i < participants->len; i++)
        {
          const TdtRow *attendee = tdt_participant_get_attendee (root, participants->pdata[i]);

          if (attendee != NULL && g_str_equal (tdt_row_get_uid (attendee), person) &&
              !g_ptr_array_find (attendances, participants->pdata[i], NULL))
            g_ptr_array_add (attendances, participants->pdata[i]);
        }
    }
  return attendances;
}
