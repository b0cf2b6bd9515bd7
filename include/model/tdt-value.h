/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-kind.h"
#include "tdt-model-error.h"
#include "tdt-time.h"

G_BEGIN_DECLS

/**
 * TdtList:
 * @n_items: how many
 * @items: the texts, each a GRefString
 *
 * An immutable list of texts, reference-counted.
 */
typedef struct
{
  guint n_items;
  char *items[];
} TdtList;

/**
 * TdtValue:
 * @number: of INTEGER, BOOLEAN, DATE and CLOCK fields, %TDT_UNSET when unset
 * @text: a GRefString, of the text-like fields, TOKEN, REFERENCE, ORDER and DATA
 * @list: of REFERENCES and WORDS
 * @time: of TIME
 * @box: any of the three pointers, %NULL when unset
 *
 * What one field holds; which member counts follows from the field's type. A value is unset
 * rather than empty: there is no empty text, no empty list and no stored "no".
 */
typedef union
{
  gint64 number;
  char *text;
  TdtList *list;
  TdtTime *time;
  gpointer box;
} TdtValue;

#define TDT_UNSET G_MININT64
#define TDT_TITLE_MAX ((gsize) 4096)
#define TDT_TEXT_MAX ((gsize) 1048576)

/**
 * tdt_list_new:
 * @items: texts; copied
 *
 * Returns: (transfer full): the list
 */
TdtList *tdt_list_new (const char *const *items, guint n_items);

/**
 * tdt_list_new_take:
 * @items: GRefStrings, which the list takes over; the array stays the caller's
 *
 * Returns: (transfer full): the list
 */
TdtList *tdt_list_new_take (char *const *items, guint n_items);
TdtList *tdt_list_ref (const TdtList *list);
void tdt_list_unref (TdtList *list);

/**
 * tdt_list_equal:
 * Returns: whether both have the same items in the same order
 */
gboolean tdt_list_equal (const TdtList *a, const TdtList *b);

/**
 * tdt_list_contains:
 * Returns: whether one of the items is @item
 */
gboolean tdt_list_contains (const TdtList *list, const char *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtList, tdt_list_unref)

/**
 * tdt_field_is_number:
 * Returns: whether values of @field are in #TdtValue.number
 */
gboolean tdt_field_is_number (const TdtField *field);

/**
 * tdt_field_is_list:
 * Returns: whether values of @field are in #TdtValue.list
 */
gboolean tdt_field_is_list (const TdtField *field);

/**
 * tdt_value_unset:
 * Returns: what @field holds when nothing was entered
 */
TdtValue tdt_value_unset (const TdtField *field);

/**
 * tdt_value_is_set:
 * Returns: whether @value, of @field, is something
 */
gboolean tdt_value_is_set (const TdtField *field, TdtValue value);

/**
 * tdt_value_copy:
 * Returns: (transfer full): the same value, to be cleared on its own
 */
TdtValue tdt_value_copy (const TdtField *field, TdtValue value);

/**
 * tdt_value_clear:
 * Releases what @value holds and unsets it.
 */
void tdt_value_clear (const TdtField *field, TdtValue *value);

/**
 * tdt_value_equal:
 * Returns: whether two values of @field are the same
 */
gboolean tdt_value_equal (const TdtField *field, TdtValue a, TdtValue b);

/**
 * tdt_value_parse:
 * @text: a value as it stands in a file; items of a list one a line; empty for unset
 * @length: bytes
 * @value: (out): the value, to be cleared; untouched on failure
 *
 * Returns: %FALSE with a #TdtModelError whose message names the field when @text is not for it
 */
gboolean tdt_value_parse (const TdtField *field, const char *text, gsize length, TdtValue *value,
                          GError **error);

/**
 * tdt_value_validate:
 * Returns: whether @value keeps to the limits of @field; see tdt_value_parse() for errors
 */
gboolean tdt_value_validate (const TdtField *field, TdtValue value, GError **error);

/**
 * tdt_value_append_text:
 * Appends what tdt_value_parse() reads; nothing for an unset value.
 */
void tdt_value_append_text (const TdtField *field, TdtValue value, GString *text);

/**
 * tdt_value_dup_text:
 * Returns: (transfer full): what tdt_value_parse() reads, empty for an unset value
 */
char *tdt_value_dup_text (const TdtField *field, TdtValue value);

G_END_DECLS
