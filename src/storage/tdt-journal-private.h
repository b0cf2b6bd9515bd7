/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#define TDT_JOURNAL_MAGIC "tour-de-table-journal 1\n"
#define TDT_JOURNAL_SUFFIX ".journal"
#define TDT_JOURNAL_SUM_LENGTH 64

/* Appends a record to @text and makes @sum, of TDT_JOURNAL_SUM_LENGTH characters and a zero, its
 * checksum; @sum is that of the record before, or empty. */
void tdt_journal_append_record (GString *text, const char *type, const char *payload, gsize length,
                                gint64 time, char *sum);

/* The checksum of a record, as a text to be freed. */
char *tdt_journal_dup_sum (const char *before, const char *line, gsize line_length,
                           const char *payload, gsize length);

/* A journal's file while it is written. All of it in one thread.
 * @base: where it starts
 * @written: what it leads to
 * @document_path: the project's file, NULL for none
 * @path: NULL as long as it is not made
 * @size: of its whole records
 * @sum: the last record's
 * @revision: of the base where that is kept; NULL as long as it is not
 * @start_size: of the file when it was made
 * @torn: whether bytes of a record that failed may stand behind the whole ones
 * @lost: whether what was written may not be on the disk: it is all to be written again */
typedef struct
{
  TdtRoot *base;
  TdtRoot *written;
  char *document_path;
  char *revision;
  char *path;
  int descriptor;
  goffset size;
  goffset start_size;
  char sum[TDT_JOURNAL_SUM_LENGTH + 1];
  gboolean torn;
  gboolean lost;
} TdtJournalFile;

void tdt_journal_file_init (TdtJournalFile *file, const TdtRoot *base, const char *document_path);
void tdt_journal_file_clear (TdtJournalFile *file);

/* Writes what leads over all of @roots to the last of them. On failure the file leads to where it
 * led before. */
gboolean tdt_journal_file_write (TdtJournalFile *file, const GPtrArray *roots, GError **error);

gboolean tdt_journal_file_sync (TdtJournalFile *file, GError **error);

/* Starts from @saved, and removes the file when nothing was done since. */
gboolean tdt_journal_file_restart (TdtJournalFile *file, const TdtRoot *saved,
                                   const char *document_path, GError **error);

void tdt_journal_file_remove (TdtJournalFile *file);
