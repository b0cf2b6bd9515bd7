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
