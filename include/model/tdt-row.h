/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-value.h"

G_BEGIN_DECLS

/**
 * TdtRow: what is stored of one record: its kind, its uid, a value for every field, and what a
 * newer version wrote that this one does not know. Immutable and reference-counted; safe to
 * share between threads.
 */
typedef struct _TdtRow TdtRow;

/**
 * TdtUnknownItem:
 * @after: position of the known field that it followed, -1 for none
 * @list: %TRUE in the project's record for what stood after the list of kind @after rather than
 *   after a field; @record is then the uid of the record that it followed inside that list, or
 *   %NULL when it stood after the whole list
 * @record: see @list
 * @attribute: name of an attribute, or %NULL for an element, comment or instruction
 * @xml: the attribute's value, or the element as it is to be written again, namespaces declared
 *
 * A piece of a file that this version does not know.
 */
typedef struct
{
  int after;
  gboolean list;
  char *record;
  char *attribute;
  char *xml;
} TdtUnknownItem;

/** TdtUnknown: several of them, immutable and reference-counted. */
typedef struct
{
  guint n_items;
  TdtUnknownItem items[];
} TdtUnknown;

TdtUnknown *tdt_unknown_new (const TdtUnknownItem *items, guint n_items);
TdtUnknown *tdt_unknown_ref (const TdtUnknown *unknown);
void tdt_unknown_unref (TdtUnknown *unknown);
gboolean tdt_unknown_equal (const TdtUnknown *a, const TdtUnknown *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtUnknown, tdt_unknown_unref)

TdtRow *tdt_row_new (TdtKindId kind, const char *uid);
TdtRow *tdt_row_ref (const TdtRow *row);
void tdt_row_unref (TdtRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtRow, tdt_row_unref)

const TdtKind *tdt_row_get_kind (const TdtRow *row);
TdtKindId tdt_row_get_kind_id (const TdtRow *row);
const char *tdt_row_get_uid (const TdtRow *row);
const TdtUnknown *tdt_row_get_unknown (const TdtRow *row);

TdtValue tdt_row_get_value (const TdtRow *row, TdtFieldId field);
TdtValue tdt_row_get_value_at (const TdtRow *row, guint position);
gboolean tdt_row_has (const TdtRow *row, TdtFieldId field);
const char *tdt_row_get_text (const TdtRow *row, TdtFieldId field);
const char *tdt_row_get_text_or_empty (const TdtRow *row, TdtFieldId field);
gint64 tdt_row_get_number (const TdtRow *row, TdtFieldId field, gint64 otherwise);
gboolean tdt_row_get_boolean (const TdtRow *row, TdtFieldId field);
int tdt_row_get_token (const TdtRow *row, TdtFieldId field);
const TdtList *tdt_row_get_list (const TdtRow *row, TdtFieldId field);
const TdtTime *tdt_row_get_time (const TdtRow *row, TdtFieldId field);
gboolean tdt_row_equal (const TdtRow *a, const TdtRow *b);

TdtRow *tdt_row_with_value (const TdtRow *row, TdtFieldId field, TdtValue value);
TdtRow *tdt_row_with_unknown (const TdtRow *row, const TdtUnknown *unknown);

/**
 * TdtRowBuilder: a row while its values are being filled in, by one thread, before anybody
 * else sees it. For readers; edits go through #TdtEdit.
 */
typedef struct _TdtRowBuilder TdtRowBuilder;

TdtRowBuilder *tdt_row_builder_new (TdtKindId kind, const char *uid, gssize length);
TdtRowBuilder *tdt_row_builder_new_from_row (const TdtRow *row);
const TdtRow *tdt_row_builder_peek (TdtRowBuilder *builder);
void tdt_row_builder_take_value (TdtRowBuilder *builder, guint position, TdtValue value);
void tdt_row_builder_take_unknown (TdtRowBuilder *builder, TdtUnknown *unknown);
TdtRow *tdt_row_builder_end (TdtRowBuilder *builder);
void tdt_row_builder_free (TdtRowBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtRowBuilder, tdt_row_builder_free)

G_END_DECLS
