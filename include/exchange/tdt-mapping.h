/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"
#include "tdt-sheet.h"

G_BEGIN_DECLS

/**
 * TdtMeaning: what a column of a table tells: a #TdtFieldId, or one of these.
 * @TDT_MEANING_NONE: nothing that is brought in
 * @TDT_MEANING_UID: which record the row is about; whoever exported the table put it there
 * @TDT_MEANING_FULL_NAME: first name and surname of a person, in either order
 * @TDT_MEANING_DATE: the day of a session
 * @TDT_MEANING_END: when a session ends
 * @TDT_MEANING_SPEAKERS: names of several people who speak in a session
 *
 * A reference, such as the organisation of a person, is told by the name of what it refers to.
 */
enum
{
  TDT_MEANING_NONE = TDT_FIELD_NONE,
  TDT_MEANING_UID = TDT_N_KINDS << 8,
  TDT_MEANING_FULL_NAME,
  TDT_MEANING_DATE,
  TDT_MEANING_END,
  TDT_MEANING_SPEAKERS,
};

/**
 * tdt_meanings_list:
 * @n_meanings: (out): how many
 *
 * Returns: (transfer none): all meanings that a column can have, in the order that people look for
 *   them, beginning with %TDT_MEANING_NONE
 */
const int *tdt_meanings_list (guint *n_meanings);

/** tdt_meaning_dup_label: Returns: (transfer full): a meaning for people, such as “Room: Capacity”
 */
char *tdt_meaning_dup_label (int meaning);

/** tdt_meaning_get_kind: Returns: the kind of record that a column tells of, %TDT_KIND_ANY for none
 */
TdtKindId tdt_meaning_get_kind (int meaning);

/**
 * TdtMapping:
 * @sheet: a table
 * @head: the row with the titles of its columns, -1 without one; what is above it is not read
 * @n_columns: how many columns
 * @meanings: (array length=n_columns): what each column tells
 * @left_out: whether nothing of the table is brought in
 * @session: (nullable): uid of a session that everybody in the table takes part in
 *
 * How a table is to be understood.
 */
typedef struct
{
  TdtSheet *sheet;
  int head;
  guint n_columns;
  int *meanings;
  gboolean left_out;
  char *session;
} TdtMapping;

/**
 * tdt_mapping_new:
 *
 * Guesses what the columns of @sheet are: by their titles in French or English, else by what is in
 * them.
 *
 * Returns: (transfer full): what is guessed
 */
TdtMapping *tdt_mapping_new (TdtSheet *sheet);
void tdt_mapping_free (TdtMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtMapping, tdt_mapping_free)

/** tdt_mapping_set_head: has the titles in another row, -1 for none, and guesses anew. */
void tdt_mapping_set_head (TdtMapping *mapping, int head);

/** tdt_mapping_copy: Returns: (transfer full): the same, for another thread */
TdtMapping *tdt_mapping_copy (const TdtMapping *mapping);

/** tdt_mapping_find: Returns: the first column of that meaning, or -1 */
int tdt_mapping_find (const TdtMapping *mapping, int meaning);

/**
 * tdt_mapping_is_usable:
 *
 * Returns: whether there is a column that names whoever or whatever the rows are about
 */
gboolean tdt_mapping_is_usable (const TdtMapping *mapping);

G_END_DECLS
