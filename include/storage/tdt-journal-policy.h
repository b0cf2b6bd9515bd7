/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** After how long, in microseconds, without another edit a journal goes to the disk. */
#define TDT_JOURNAL_IDLE ((gint64) 1000000)
/** After how long it does while edits go on. */
#define TDT_JOURNAL_BUSY ((gint64) 5000000)

/**
 * TdtJournalPolicy: when what was written to a journal is to be synced to the disk. Knows no clock:
 * all times are given, in microseconds of one that never goes back.
 */
typedef struct
{
  gint64 first_edit;
  gint64 last_edit;
  gboolean pending;
} TdtJournalPolicy;

/** tdt_journal_policy_note_edit: something was written at @now. */
void tdt_journal_policy_note_edit (TdtJournalPolicy *policy, gint64 now);

/** tdt_journal_policy_note_sync: all that was written is on the disk. */
void tdt_journal_policy_note_sync (TdtJournalPolicy *policy);

/**
 * tdt_journal_policy_get_due:
 *
 * Returns: when to sync if there is no edit before, or -1 for never
 */
gint64 tdt_journal_policy_get_due (const TdtJournalPolicy *policy);

G_END_DECLS
