/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-journal-policy.h"

void
tdt_journal_policy_note_edit (TdtJournalPolicy *policy, gint64 now)
{
  if (!policy->pending)
    policy->first_edit = now;
  policy->last_edit = now;
  policy->pending = TRUE;
}

void
tdt_journal_policy_note_sync (TdtJournalPolicy *policy)
{
  policy->pending = FALSE;
}

gint64
tdt_journal_policy_get_due (const TdtJournalPolicy *policy)
{
  if (!policy->pending)
    return -1;
  return MIN (policy->last_edit + TDT_JOURNAL_IDLE, policy->first_edit + TDT_JOURNAL_BUSY);
}
