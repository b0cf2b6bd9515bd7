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

/**
 * tdt_unknown_new:
 * @items: copied
 *
 * Returns: (transfer full): the pieces, in that order
 */
TdtUnknown *tdt_unknown_new (const TdtUnknownItem *items, guint n_items);
TdtUnknown *tdt_unknown_ref (const TdtUnknown *unknown);
void tdt_unknown_unref (TdtUnknown *unknown);

/**
 * tdt_unknown_equal:
 * @a: (nullable): pieces
 * @b: (nullable): pieces
 *
 * Returns: whether both are the same pieces in the same order
 */
gboolean tdt_unknown_equal (const TdtUnknown *a, const TdtUnknown *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtUnknown, tdt_unknown_unref)

/**
 * tdt_row_new:
 * @uid: for which tdt_uid_is_valid() holds
 *
 * Returns: (transfer full): a row with nothing set
 */
TdtRow *tdt_row_new (TdtKindId kind, const char *uid);
TdtRow *tdt_row_ref (const TdtRow *row);
void tdt_row_unref (TdtRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtRow, tdt_row_unref)

/**
 * tdt_row_get_kind:
 * Returns: (transfer none): the description of its kind
 */
const TdtKind *tdt_row_get_kind (const TdtRow *row);

/**
 * tdt_row_get_kind_id:
 * Returns: its kind
 */
TdtKindId tdt_row_get_kind_id (const TdtRow *row);

/**
 * tdt_row_get_uid:
 * Returns: (transfer none): its uid, a GRefString
 */
const char *tdt_row_get_uid (const TdtRow *row);

/**
 * tdt_row_get_unknown:
 * Returns: (nullable) (transfer none): what a newer version wrote
 */
const TdtUnknown *tdt_row_get_unknown (const TdtRow *row);

/**
 * tdt_row_get_value:
 * @field: of the row’s own kind, as for all getters below; anything else is a programming error
 *
 * Returns: (transfer none): the value, good as long as the row
 */
TdtValue tdt_row_get_value (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_get_value_at:
 * @position: of a field in the kind’s table
 *
 * Returns: (transfer none): the value, good as long as the row
 */
TdtValue tdt_row_get_value_at (const TdtRow *row, guint position);

/**
 * tdt_row_has:
 * Returns: whether @field is set
 */
gboolean tdt_row_has (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_get_text:
 * Returns: (nullable) (transfer none): the text of a text-like field
 */
const char *tdt_row_get_text (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_get_text_or_empty:
 * Returns: (transfer none): the text of a text-like field, "" when unset
 */
const char *tdt_row_get_text_or_empty (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_get_number:
 * Returns: the number, or @otherwise when unset
 */
gint64 tdt_row_get_number (const TdtRow *row, TdtFieldId field, gint64 otherwise);

/**
 * tdt_row_get_boolean:
 * Returns: whether a BOOLEAN is yes
 */
gboolean tdt_row_get_boolean (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_get_token:
 * Returns: the position of a TOKEN in its list, %TDT_TOKEN_OTHER when unset or unknown
 */
int tdt_row_get_token (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_get_list:
 * Returns: (nullable) (transfer none): the list
 */
const TdtList *tdt_row_get_list (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_get_time:
 * Returns: (nullable) (transfer none): the time
 */
const TdtTime *tdt_row_get_time (const TdtRow *row, TdtFieldId field);

/**
 * tdt_row_equal:
 * Returns: whether kind, uid, all values and unknown content are the same
 */
gboolean tdt_row_equal (const TdtRow *a, const TdtRow *b);

/**
 * tdt_row_with_value:
 * @value: (transfer none): not checked against the field’s limits; edits are
 *
 * Returns: (transfer full): the row with one value changed
 */
TdtRow *tdt_row_with_value (const TdtRow *row, TdtFieldId field, TdtValue value);

/**
 * tdt_row_with_unknown:
 * @unknown: (nullable): in place of what it had
 *
 * Returns: (transfer full): the row with that changed
 */
TdtRow *tdt_row_with_unknown (const TdtRow *row, const TdtUnknown *unknown);

/**
 * TdtRowBuilder: a row while its values are being filled in, by one thread, before anybody
 * else sees it. For readers; edits go through #TdtEdit.
 */
typedef struct _TdtRowBuilder TdtRowBuilder;

/**
 * tdt_row_builder_new:
 * @uid: for which tdt_uid_is_valid() holds
 * @length: its bytes, -1 when zero-terminated
 *
 * Returns: (transfer full): a builder with nothing set
 */
TdtRowBuilder *tdt_row_builder_new (TdtKindId kind, const char *uid, gssize length);

/**
 * tdt_row_builder_new_take_uid:
 * @uid: (transfer full): a GRefString, such as one that other rows refer to
 *
 * Returns: (transfer full): the same without another copy of the uid
 */
TdtRowBuilder *tdt_row_builder_new_take_uid (TdtKindId kind, char *uid);

/**
 * tdt_row_builder_new_from_row:
 * Returns: (transfer full): a builder that starts from @row
 */
TdtRowBuilder *tdt_row_builder_new_from_row (const TdtRow *row);

/**
 * tdt_row_builder_peek:
 * Returns: (transfer none): the row so far
 */
const TdtRow *tdt_row_builder_peek (TdtRowBuilder *builder);

/**
 * tdt_row_builder_take_value:
 * @position: of a field in the kind’s table
 * @value: (transfer full): in place of the one before
 */
void tdt_row_builder_take_value (TdtRowBuilder *builder, guint position, TdtValue value);

/**
 * tdt_row_builder_take_unknown:
 * @unknown: (transfer full) (nullable): in place of what it had
 */
void tdt_row_builder_take_unknown (TdtRowBuilder *builder, TdtUnknown *unknown);

/**
 * tdt_row_builder_end:
 * @builder: (transfer full): used up
 *
 * Returns: (transfer full): the finished row
 */
TdtRow *tdt_row_builder_end (TdtRowBuilder *builder);
void tdt_row_builder_free (TdtRowBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtRowBuilder, tdt_row_builder_free)

G_END_DECLS
