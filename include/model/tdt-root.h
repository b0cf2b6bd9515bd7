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

/** TDT_RECORDS_MAX: the largest number of records of one kind. */
#define TDT_RECORDS_MAX 200000u

TdtRoot *tdt_root_new (const char *uid);
TdtRoot *tdt_root_new_take_rows (GPtrArray *rows);
TdtRoot *tdt_root_ref (const TdtRoot *root);
void tdt_root_unref (TdtRoot *root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtRoot, tdt_root_unref)

const TdtRow *tdt_root_get_project (const TdtRoot *root);
const char *tdt_root_get_uid (const TdtRoot *root);
const TdtRow *tdt_root_lookup (const TdtRoot *root, const char *uid);
const TdtRow *tdt_root_lookup_kind (const TdtRoot *root, TdtKindId kind, const char *uid);
const TdtRow *tdt_root_follow (const TdtRoot *root, const TdtRow *row, TdtFieldId reference_field);
guint tdt_root_count (const TdtRoot *root, TdtKindId kind);
gboolean tdt_root_equal (const TdtRoot *a, const TdtRoot *b);

/** TdtRowIter: goes through the rows of one kind in the order of their uids. */
typedef struct
{
  const TdtRoot *root;
  TdtKindId kind;
  guint chunk;
  guint item;
} TdtRowIter;

void tdt_row_iter_init (TdtRowIter *iter, const TdtRoot *root, TdtKindId kind);
gboolean tdt_row_iter_next (TdtRowIter *iter, const TdtRow **row);

GPtrArray *tdt_root_get_sorted (const TdtRoot *root, TdtKindId kind);
GPtrArray *tdt_root_get_referrers (const TdtRoot *root, const char *target, TdtFieldId field);
guint tdt_root_count_referrers (const TdtRoot *root, const char *target, TdtFieldId field);

/**
 * TdtReferrerFunc: is told of one record that refers to another.
 * @source: uid of the record that refers
 * @field: its field that does
 */
typedef void (*TdtReferrerFunc) (const char *source, TdtFieldId field, gpointer user_data);
void tdt_root_foreach_referrer (const TdtRoot *root, const char *target, TdtReferrerFunc func,
                                gpointer user_data);

G_END_DECLS
