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
 * TdtUnknownPlace: where a piece of content stands that this version does not know.
 * @TDT_UNKNOWN_BEFORE_ALL: in the project's row: before the document's element
 * @TDT_UNKNOWN_IN_RECORD: in the record's element, after its field `position`; -1 for before all
 *   fields; an attribute is one of the record's element
 * @TDT_UNKNOWN_IN_FIELD: in the element of the field `position`, after its text; or an attribute of
 *   that element
 * @TDT_UNKNOWN_IN_LIST: in the project's row: in the list of the kind `position`, after the record
 *   `record`; or an attribute of the list
 * @TDT_UNKNOWN_AFTER_LIST: in the project's row: after the list of the kind `position`
 * @TDT_UNKNOWN_AFTER_ALL: in the project's row: after the end of the document's element
 */
typedef enum
{
  TDT_UNKNOWN_BEFORE_ALL,
  TDT_UNKNOWN_IN_RECORD,
  TDT_UNKNOWN_IN_FIELD,
  TDT_UNKNOWN_IN_LIST,
  TDT_UNKNOWN_AFTER_LIST,
  TDT_UNKNOWN_AFTER_ALL,
} TdtUnknownPlace;

/**
 * TdtUnknownItem:
 * @place: where it stands
 * @position: of the field, or the kind of the list, see @place
 * @item: in a field that holds a list, the item from 0 in whose element it stands, else 0
 * @record: (nullable): uid of the record of a list that it follows, %NULL for before all records
 * @attribute: (nullable): name of an attribute, with its prefix; %NULL for elements, comments and
 *   instructions
 * @ns: (nullable): the namespace of the attribute's prefix
 * @xml: the attribute's value as it is meant; or the XML as it is to be written again, which
 *   declares the namespaces it needs, other than the project's own
 *
 * A piece of a file that this version does not know.
 */
typedef struct
{
  TdtUnknownPlace place;
  int position;
  guint item;
  char *record;
  char *attribute;
  char *ns;
  char *xml;
} TdtUnknownItem;

/**
 * TdtUnknown: several of them, in the order of the file (attributes before content, and by name),
 * immutable and reference-counted.
 */
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
