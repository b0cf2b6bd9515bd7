/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-sheet-import.h"

G_BEGIN_DECLS

/* The row of a table that is brought in, and what is known so far. */
typedef struct
{
  const TdtMapping *mapping;
  /* What the table is called in sentences. */
  char *place;
  guint row;
  const TdtRoot *root;
  TdtEdit *edit;
  /* The record whose fields are being set, put into the edit when another one's are. */
  TdtRowBuilder *open;
  TdtImportReport *report;
  const char *zone;
  /* By kind: folded name to uid; of people and sessions see their files. */
  GHashTable *known[TDT_N_KINDS];
  /* Records that this import has to do with. */
  GHashTable *counted;
  /* The last order key of a kind, or of the participants of a session. */
  GHashTable *orders;
  /* Rows below one another are about the same session or day, where theirs says nothing. */
  char *session_above;
  gint64 day_above;
  int year;
  guint n_untold;
} TdtSheetBuilder;

/* A record as it is so far. */
const TdtRow *tdt_sheet_builder_lookup (TdtSheetBuilder *builder, const char *uid);
/* Sets a field; the edit has it after tdt_sheet_builder_flush(). */
gboolean tdt_sheet_builder_put (TdtSheetBuilder *builder, const char *uid, TdtFieldId field,
                                const char *text, GError **error);
void tdt_sheet_builder_flush (TdtSheetBuilder *builder);

/* The first cell of the row with that meaning that is not empty, "" without one. */
const char *tdt_sheet_builder_get (const TdtSheetBuilder *builder, int meaning);
gboolean tdt_sheet_builder_has_column (const TdtSheetBuilder *builder, int meaning);
/* The record of @kind that the row names by its uid, NULL for none. */
const char *tdt_sheet_builder_get_key (TdtSheetBuilder *builder, TdtKindId kind);
/* Whether an empty cell of the row empties a field of the record of @kind. */
gboolean tdt_sheet_builder_empties (TdtSheetBuilder *builder, TdtKindId kind);
/* A new record; its uid is derived from @name, or the one that the row gives. */
const char *tdt_sheet_builder_add (TdtSheetBuilder *builder, TdtKindId kind, const char *name);
/* The record of that name, a new one if there is none. */
const char *tdt_sheet_builder_find (TdtSheetBuilder *builder, TdtKindId kind, TdtFieldId naming,
                                    const char *name);
/* The same for what a record refers to; of several of one name that is the one it has already. */
const char *tdt_sheet_builder_find_referred (TdtSheetBuilder *builder, const char *uid,
                                             TdtFieldId field, TdtKindId kind, TdtFieldId naming);
/* Sets what the cells of @kind say about a record; references are set by the caller. */
void tdt_sheet_builder_set_cells (TdtSheetBuilder *builder, TdtKindId kind, const char *uid);
void tdt_sheet_builder_set (TdtSheetBuilder *builder, const char *uid, TdtFieldId field,
                            const char *text);
void tdt_sheet_builder_put_last (TdtSheetBuilder *builder, const char *uid, TdtFieldId field,
                                 const char *list);
void tdt_sheet_builder_count (TdtSheetBuilder *builder, const char *uid, guint *counter);
/* A sentence about the row, for the report. */
void tdt_sheet_builder_tell (TdtSheetBuilder *builder, GPtrArray *sentences, const char *format,
                             ...) G_GNUC_PRINTF (3, 4);

void tdt_sheet_builder_learn_people (TdtSheetBuilder *builder);
/* Each: the uid of whom or what the row tells of, NULL for nothing. */
const char *tdt_sheet_builder_read_organisation (TdtSheetBuilder *builder);
const char *tdt_sheet_builder_read_person (TdtSheetBuilder *builder, const char *organisation);
/* Somebody by the name in one cell, such as “Marie Durand, CCI”. */
const char *tdt_sheet_builder_find_person (TdtSheetBuilder *builder, const char *name);

void tdt_sheet_builder_learn_sessions (TdtSheetBuilder *builder);
const char *tdt_sheet_builder_read_session (TdtSheetBuilder *builder);
void tdt_sheet_builder_read_participant (TdtSheetBuilder *builder, const char *session,
                                         const char *person, const char *organisation);

G_END_DECLS
