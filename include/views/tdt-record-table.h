/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-project-view.h"

G_BEGIN_DECLS

/**
 * TdtRecordTable: a #GListModel of the #TdtRecord of one kind that can be searched, filtered and
 * sorted by anything that can be told of them, other records included. What is compared and looked
 * through is worked out once and kept, so that a search among 10,000 records is one pass over their
 * texts and makes no object. A new order of more than some thousand records is prepared in slices,
 * while the table stays as it was, and shown at once.
 *
 * It says as little as it can in `items-changed`: the range between the ends that stay. Property
 * `n-items` is notified when the number changes.
 *
 * Main thread only.
 */
#define TDT_TYPE_RECORD_TABLE (tdt_record_table_get_type ())
G_DECLARE_FINAL_TYPE (TdtRecordTable, tdt_record_table, TDT, RECORD_TABLE, GObject)

/**
 * TdtRowTextFunc:
 * @root: where @row is
 *
 * Returns: (transfer full): a text about @row, which may depend on what it refers to and on what
 * refers to it, but on nothing further away
 */
typedef char *(*TdtRowTextFunc) (const TdtRoot *root, const TdtRow *row, gpointer user_data);

/** TdtRowFilterFunc: Returns: whether @row shall be shown; may depend on the same */
typedef gboolean (*TdtRowFilterFunc) (const TdtRoot *root, const TdtRow *row, gpointer user_data);

/**
 * tdt_record_table_new:
 * @key: the order without another one, and among equals: a text compared with strcmp()
 * @searched: all that a search looks through
 * @user_data: for both
 *
 * Returns: (transfer full): all records of @kind
 */
TdtRecordTable *tdt_record_table_new (TdtProjectView *view, TdtKindId kind, TdtRowTextFunc key,
                                      TdtRowTextFunc searched, gpointer user_data);

/**
 * tdt_record_table_set_search:
 * @text: what the user typed; each of its words has to be found, whatever the case, the accents
 *   and the order. Nothing but spaces finds all
 */
void tdt_record_table_set_search (TdtRecordTable *table, const char *text);

/**
 * tdt_record_table_set_filter:
 * @filter: (nullable): what else has to hold, %NULL for nothing
 * @user_data: for @filter
 *
 * To be called again when what @user_data says is something else.
 */
void tdt_record_table_set_filter (TdtRecordTable *table, TdtRowFilterFunc filter,
                                  gpointer user_data);

/**
 * tdt_record_table_set_sort:
 * @key: (nullable): what to sort by, compared with strcmp(); %NULL for the order without another
 * @user_data: for @key, with which it is another order
 * @descending: whether the largest comes first; records without a key always come last
 */
void tdt_record_table_set_sort (TdtRecordTable *table, TdtRowTextFunc key, gpointer user_data,
                                gboolean descending);

/**
 * tdt_record_table_find:
 * @position: (out) (optional): where it stands
 *
 * Returns: whether @uid is shown
 */
gboolean tdt_record_table_find (TdtRecordTable *table, const char *uid, guint *position);

/** tdt_record_table_count_all: Returns: how many records there are, shown or not */
guint tdt_record_table_count_all (TdtRecordTable *table);

G_END_DECLS
