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

TdtList *tdt_list_new (const char *const *items, guint n_items);
TdtList *tdt_list_ref (const TdtList *list);
void tdt_list_unref (TdtList *list);
gboolean tdt_list_equal (const TdtList *a, const TdtList *b);
gboolean tdt_list_contains (const TdtList *list, const char *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtList, tdt_list_unref)

gboolean tdt_field_is_number (const TdtField *field);
gboolean tdt_field_is_list (const TdtField *field);

TdtValue tdt_value_unset (const TdtField *field);
gboolean tdt_value_is_set (const TdtField *field, TdtValue value);
TdtValue tdt_value_copy (const TdtField *field, TdtValue value);
void tdt_value_clear (const TdtField *field, TdtValue *value);
gboolean tdt_value_equal (const TdtField *field, TdtValue a, TdtValue b);

gboolean tdt_value_parse (const TdtField *field, const char *text, gsize length, TdtValue *value,
                          GError **error);
gboolean tdt_value_validate (const TdtField *field, TdtValue value, GError **error);
void tdt_value_append_text (const TdtField *field, TdtValue value, GString *text);
char *tdt_value_dup_text (const TdtField *field, TdtValue value);

G_END_DECLS
