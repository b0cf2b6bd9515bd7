/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A journal's records, as anybody may have made or a power cut may have left them. */
#include "tdt-journal-read-private.h"

#include "tdt-journal-private.h"

#include <string.h>

/* The longest first line of a record. */
#define LINE_MAX_BYTES ((gsize) 160)

gboolean
tdt_journal_reader_init (TdtJournalReader *reader, GBytes *bytes)
{
  *reader = (TdtJournalReader){ .place = strlen (TDT_JOURNAL_MAGIC), .sum = g_strdup ("") };
  reader->data = g_bytes_get_data (bytes, &reader->size);
  return reader->size >= reader->place &&
         memcmp (reader->data, TDT_JOURNAL_MAGIC, reader->place) == 0;
}

void
tdt_journal_reader_clear (TdtJournalReader *reader)
{
  g_clear_pointer (&reader->sum, g_free);
}

gboolean
tdt_journal_record_is (const TdtJournalRecord *record, const char *type)
{
  return strlen (type) == record->type_length &&
         memcmp (type, record->type, record->type_length) == 0;
}

/* Takes "TYPE LENGTH TIME SUM" apart; @sum_start is where the sum is in the line. */
static gboolean
parse_line (const char *line, gsize line_length, TdtJournalRecord *record, gsize *sum_start)
{
  g_autofree char *copy = g_strndup (line, line_length);
  g_auto (GStrv) cells = g_strsplit (copy, " ", 5);
  guint64 length;

  if (strlen (copy) != line_length || g_strv_length (cells) != 4 ||
      strlen (cells[3]) != TDT_JOURNAL_SUM_LENGTH ||
      !g_ascii_string_to_unsigned (cells[1], 10, 0, TDT_JOURNAL_MAX_BYTES, &length, NULL) ||
      !g_ascii_string_to_signed (cells[2], 10, 0, G_MAXINT64, &record->time, NULL))
    return FALSE;
  record->type = line;
  record->type_length = strlen (cells[0]);
  record->length = (gsize) length;
  *sum_start = line_length - TDT_JOURNAL_SUM_LENGTH;
  return TRUE;
}

/* Whether another record starts anywhere behind @place: then what is bad there was not the end.
 * The line end before it may itself be what is damaged. */
static gboolean
more_follows (const TdtJournalReader *reader, gsize place)
{
  static const char start[] = "edit ";
  const char *limit = reader->data + reader->size;
  const char *found = reader->data + place;

  while (found < limit &&
         (found = memmem (found + 1, (gsize) (limit - found - 1), start, strlen (start))) != NULL)
    {
      const char *end = memchr (found, '\n', MIN ((gsize) (limit - found), LINE_MAX_BYTES));
      TdtJournalRecord record;
      gsize sum_start;

      if (end != NULL && parse_line (found, (gsize) (end - found), &record, &sum_start))
        return TRUE;
    }
  return FALSE;
}

gboolean
tdt_journal_reader_next (TdtJournalReader *reader, TdtJournalRecord *record)
{
  const char *line = reader->data + reader->place;
  gsize left = reader->size - reader->place;
  const char *end = memchr (line, '\n', MIN (left, LINE_MAX_BYTES));
  gsize sum_start;
  g_autofree char *sum = NULL;

  if (left == 0)
    return FALSE;
  if (end == NULL || !parse_line (line, (gsize) (end - line), record, &sum_start))
    {
      reader->damaged = more_follows (reader, reader->place);
      return FALSE;
    }
  left -= (gsize) (end - line) + 1;
  record->payload = end + 1;
  /* Cut off, or a damaged length that looks so. */
  if (left < record->length + 1)
    {
      reader->damaged = more_follows (reader, reader->place);
      return FALSE;
    }
  sum = tdt_journal_dup_sum (reader->sum, line, sum_start - 1, record->payload, record->length);
  if (record->payload[record->length] != '\n' ||
      memcmp (sum, line + sum_start, TDT_JOURNAL_SUM_LENGTH) != 0)
    {
      reader->damaged = left > record->length + 1 || more_follows (reader, reader->place);
      return FALSE;
    }
  g_free (reader->sum);
  reader->sum = g_steal_pointer (&sum);
  reader->place += (gsize) (record->payload - line) + record->length + 1;
  return TRUE;
}
