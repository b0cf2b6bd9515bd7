/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-journal-replay.h"

/* One record of a journal in memory. */
typedef struct
{
  const char *type;
  gsize type_length;
  const char *payload;
  gsize length;
  gint64 time;
} TdtJournalRecord;

/* Goes through the records of a journal in memory, each of which is what was written.
 * @place: where the next one starts
 * @damaged: at the end: whether there is more after it that was not cut off in writing */
typedef struct
{
  const char *data;
  gsize size;
  gsize place;
  char *sum;
  gboolean damaged;
} TdtJournalReader;

gboolean tdt_journal_reader_init (TdtJournalReader *reader, GBytes *bytes);
gboolean tdt_journal_reader_next (TdtJournalReader *reader, TdtJournalRecord *record);
void tdt_journal_reader_clear (TdtJournalReader *reader);

gboolean tdt_journal_record_is (const TdtJournalRecord *record, const char *type);
