/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-row.h"

G_BEGIN_DECLS

/**
 * TdtRoot: a whole project as a value: every record's row, by kind and uid. Immutable and
 * reference-counted; an edit makes a new root that shares all rows it did not touch. A
 * reference to a root is a snapshot that any thread may read without a lock.
 *
 * Exactly one row is of kind %TDT_KIND_PROJECT; its uid is the uid of the document.
 */
typedef struct _TdtRoot TdtRoot;

/** TDT_ROOT_KIND: the kind of the one record that is the project itself, for code that treats all
 * other kinds alike. */
#define TDT_ROOT_KIND TDT_KIND_PROJECT

/** TDT_RECORDS_MAX: the largest number of records of one kind. */
#define TDT_RECORDS_MAX 200000u

/**
 * tdt_root_new:
 * @uid: of the new document
 *
 * Returns: (transfer full): a project with nothing but its own record
 */
TdtRoot *tdt_root_new (const char *uid);

/**
 * tdt_root_new_take_rows:
 * @rows: (transfer full) (element-type TdtRow): in any order, with a free function that drops
 *   them; uids unique, exactly one project row, references all good: readers see to that
 *
 * Returns: (transfer full): the project
 */
TdtRoot *tdt_root_new_take_rows (GPtrArray *rows);
TdtRoot *tdt_root_ref (const TdtRoot *root);
void tdt_root_unref (TdtRoot *root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtRoot, tdt_root_unref)

/**
 * tdt_root_get_project:
 * Returns: (transfer none): the project’s own row
 */
const TdtRow *tdt_root_get_project (const TdtRoot *root);

/**
 * tdt_root_get_uid:
 * Returns: (transfer none): the uid of the document
 */
const char *tdt_root_get_uid (const TdtRoot *root);

/**
 * tdt_root_lookup:
 * @uid: (nullable): of any record
 *
 * Returns: (nullable) (transfer none): its row, good as long as the root
 */
const TdtRow *tdt_root_lookup (const TdtRoot *root, const char *uid);

/**
 * tdt_root_lookup_kind:
 * @kind: where to look; %TDT_KIND_ANY for everywhere
 * @uid: (nullable): of a record
 *
 * Returns: (nullable) (transfer none): its row, good as long as the root
 */
const TdtRow *tdt_root_lookup_kind (const TdtRoot *root, TdtKindId kind, const char *uid);

/**
 * tdt_root_follow:
 * @reference_field: a REFERENCE of the kind of @row
 *
 * Returns: (nullable) (transfer none): the row that it points to
 */
const TdtRow *tdt_root_follow (const TdtRoot *root, const TdtRow *row, TdtFieldId reference_field);

/**
 * tdt_root_count:
 * Returns: how many records of @kind there are
 */
guint tdt_root_count (const TdtRoot *root, TdtKindId kind);

/**
 * tdt_root_equal:
 * Returns: whether both hold the same records; quick where they share rows
 */
gboolean tdt_root_equal (const TdtRoot *a, const TdtRoot *b);

/** TdtRowIter: goes through the rows of one kind in the order of their uids. */
typedef struct
{
  const TdtRoot *root;
  TdtKindId kind;
  guint chunk;
  guint item;
} TdtRowIter;

/**
 * tdt_row_iter_init:
 * Starts before the first row of @kind. The root must outlive @iter.
 */
void tdt_row_iter_init (TdtRowIter *iter, const TdtRoot *root, TdtKindId kind);

/**
 * tdt_row_iter_next:
 * @row: (out) (transfer none): the next row
 *
 * Returns: %FALSE at the end
 */
gboolean tdt_row_iter_next (TdtRowIter *iter, const TdtRow **row);

/**
 * tdt_root_get_sorted:
 * Returns: (transfer container): the rows of @kind by order key and uid, good as long as the root
 */
GPtrArray *tdt_root_get_sorted (const TdtRoot *root, TdtKindId kind);

/**
 * tdt_root_get_referrers:
 * @target: uid of a record
 * @field: a field that may point to it
 *
 * Returns: (transfer container): the rows whose @field points to @target, by order key and uid
 */
GPtrArray *tdt_root_get_referrers (const TdtRoot *root, const char *target, TdtFieldId field);

/**
 * tdt_root_count_referrers:
 * Returns: how many rows tdt_root_get_referrers() would give
 */
guint tdt_root_count_referrers (const TdtRoot *root, const char *target, TdtFieldId field);

/**
 * TdtReferrerFunc: is told of one record that refers to another.
 * @source: uid of the record that refers
 * @field: its field that does
 */
typedef void (*TdtReferrerFunc) (const char *source, TdtFieldId field, gpointer user_data);

/**
 * tdt_root_foreach_referrer:
 * @func: (scope call): called for every reference to @target, by field and uid
 */
void tdt_root_foreach_referrer (const TdtRoot *root, const char *target, TdtReferrerFunc func,
                                gpointer user_data);

G_END_DECLS
