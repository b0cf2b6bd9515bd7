/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-project-view.h"

G_BEGIN_DECLS

/**
 * TdtRecordList: a #GListModel of #TdtRecord: all records of a kind, or those that refer to one
 * record. Sorted by a key and then by uid, so that one edit costs a search and not a sort. It
 * says as little as it can in `items-changed`; a record that moves is one range of it, so that
 * selections keep it. Property `n-items` is notified when the number changes.
 */
#define TDT_TYPE_RECORD_LIST (tdt_record_list_get_type ())
G_DECLARE_FINAL_TYPE (TdtRecordList, tdt_record_list, TDT, RECORD_LIST, GObject)

/**
 * TdtRowKeyFunc:
 *
 * Returns: (transfer full): a text that says where @row stands, compared with strcmp(). It may
 * depend on nothing but @row.
 */
typedef char *(*TdtRowKeyFunc) (const TdtRow *row);

/**
 * tdt_record_list_new:
 * @key: (nullable): how to sort, or %NULL for the order that people gave the records
 *
 * Returns: (transfer full): all records of @kind
 */
TdtRecordList *tdt_record_list_new (TdtProjectView *view, TdtKindId kind, TdtRowKeyFunc key);

/**
 * tdt_record_list_new_of_referrers:
 * @field: a REFERENCE or REFERENCES
 * @target: (nullable): uid of the record that must be referred to
 * @key: (nullable): how to sort, or %NULL for the order that people gave the records
 *
 * Returns: (transfer full): the records whose @field points to @target, none for %NULL
 */
TdtRecordList *tdt_record_list_new_of_referrers (TdtProjectView *view, TdtFieldId field,
                                                 const char *target, TdtRowKeyFunc key);

/** tdt_record_list_set_target: shows the referrers of another record, or of none for %NULL. */
void tdt_record_list_set_target (TdtRecordList *list, const char *target);

/**
 * tdt_record_list_find:
 * @position: (out) (optional): where it stands
 *
 * Returns: whether @uid is in the list
 */
gboolean tdt_record_list_find (TdtRecordList *list, const char *uid, guint *position);

/** tdt_record_list_get_row: Returns: (transfer none) (nullable): the row at @position. */
const TdtRow *tdt_record_list_get_row (TdtRecordList *list, guint position);

G_END_DECLS
