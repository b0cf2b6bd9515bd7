/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-value.h"

#include "tdt-value-parse-private.h"

#include <string.h>

static void
clear_list (gpointer data)
{
  TdtList *list = data;

  for (guint i = 0; i < list->n_items; i++)
    g_ref_string_release (list->items[i]);
}

TdtList *
tdt_list_new (const char *const *items, guint n_items)
{
  TdtList *list = g_atomic_rc_box_alloc (sizeof (TdtList) + n_items * sizeof (char *));

  list->n_items = n_items;
  for (guint i = 0; i < n_items; i++)
    list->items[i] = g_ref_string_new (items[i]);
  return list;
}

TdtList *
tdt_list_new_take (char *const *items, guint n_items)
{
  TdtList *list = g_atomic_rc_box_alloc (sizeof (TdtList) + n_items * sizeof (char *));

  list->n_items = n_items;
  memcpy (list->items, items, n_items * sizeof (char *));
  return list;
}

TdtList *
tdt_list_ref (const TdtList *list)
{
  return g_atomic_rc_box_acquire ((gpointer) list);
}

void
tdt_list_unref (TdtList *list)
{
  g_atomic_rc_box_release_full (list, clear_list);
}

gboolean
tdt_list_equal (const TdtList *a, const TdtList *b)
{
  if (a->n_items != b->n_items)
    return FALSE;
  for (guint i = 0; i < a->n_items; i++)
    if (!g_str_equal (a->items[i], b->items[i]))
      return FALSE;
  return TRUE;
}

gboolean
tdt_list_contains (const TdtList *list, const char *item)
{
  for (guint i = 0; i < list->n_items; i++)
    if (g_str_equal (list->items[i], item))
      return TRUE;
  return FALSE;
}

gboolean
tdt_field_is_number (const TdtField *field)
{
  return field->type == TDT_FIELD_INTEGER || field->type == TDT_FIELD_BOOLEAN ||
         field->type == TDT_FIELD_DATE || field->type == TDT_FIELD_CLOCK;
}

gboolean
tdt_field_is_list (const TdtField *field)
{
  return field->type == TDT_FIELD_REFERENCES || field->type == TDT_FIELD_WORDS;
}

TdtValue
tdt_value_unset (const TdtField *field)
{
  if (tdt_field_is_number (field))
    return (TdtValue){ .number = TDT_UNSET };
  return (TdtValue){ .box = NULL };
}

gboolean
tdt_value_is_set (const TdtField *field, TdtValue value)
{
  return tdt_field_is_number (field) ? value.number != TDT_UNSET : value.box != NULL;
}

TdtValue
tdt_value_copy (const TdtField *field, TdtValue value)
{
  if (tdt_field_is_number (field) || value.box == NULL)
    return value;
  if (field->type == TDT_FIELD_TIME)
    return (TdtValue){ .time = tdt_time_ref (value.time) };
  if (tdt_field_is_list (field))
    return (TdtValue){ .list = tdt_list_ref (value.list) };
  return (TdtValue){ .text = g_ref_string_acquire (value.text) };
}

void
tdt_value_clear (const TdtField *field, TdtValue *value)
{
  if (!tdt_field_is_number (field) && value->box != NULL)
    {
      if (field->type == TDT_FIELD_TIME)
        tdt_time_unref (value->time);
      else if (tdt_field_is_list (field))
        tdt_list_unref (value->list);
      else
        g_ref_string_release (value->text);
    }
  *value = tdt_value_unset (field);
}

gboolean
tdt_value_equal (const TdtField *field, TdtValue a, TdtValue b)
{
  if (tdt_field_is_number (field))
    return a.number == b.number;
  if (a.box == b.box)
    return TRUE;
  if (a.box == NULL || b.box == NULL)
    return FALSE;
  if (field->type == TDT_FIELD_TIME)
    return tdt_time_equal (a.time, b.time);
  if (tdt_field_is_list (field))
    return tdt_list_equal (a.list, b.list);
  return g_ref_string_length (a.text) == g_ref_string_length (b.text) &&
         memcmp (a.text, b.text, g_ref_string_length (a.text)) == 0;
}

static void
append_number (const TdtField *field, gint64 number, GString *text)
{
  GDate date;

  switch (field->type)
    {
    case TDT_FIELD_BOOLEAN:
      g_string_append (text, "yes");
      break;
    case TDT_FIELD_DATE:
      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) number);
      g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (&date),
                              g_date_get_month (&date), g_date_get_day (&date));
      break;
    case TDT_FIELD_CLOCK:
      g_string_append_printf (text, "%02d:%02d", (int) (number / 60), (int) (number % 60));
      break;
    default:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, number);
    }
}

void
tdt_value_append_text (const TdtField *field, TdtValue value, GString *text)
{
  if (!tdt_value_is_set (field, value))
    return;
  if (tdt_field_is_number (field))
    append_number (field, value.number, text);
  else if (field->type == TDT_FIELD_TIME)
    tdt_time_append (value.time, text);
  else if (!tdt_field_is_list (field))
    g_string_append_len (text, value.text, (gssize) g_ref_string_length (value.text));
  else
    for (guint i = 0; i < value.list->n_items; i++)
      {
        if (i > 0)
          g_string_append_c (text, '\n');
        g_string_append (text, value.list->items[i]);
      }
}

char *
tdt_value_dup_text (const TdtField *field, TdtValue value)
{
  GString *text = g_string_new (NULL);

  tdt_value_append_text (field, value, text);
  return g_string_free (text, FALSE);
}

/* Splits at line ends; a list has no empty items, and references have none twice. */
static TdtList *
parse_list (const TdtField *field, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean twice = field->type == TDT_FIELD_REFERENCES &&
                       g_ptr_array_find_with_equal_func (items, lines[i], g_str_equal, NULL);

      if (lines[i][0] != '\0' && !twice)
        g_ptr_array_add (items, lines[i]);
    }
  if (items->len == 0)
    return NULL;
  return tdt_list_new ((const char *const *) items->pdata, items->len);
}

gboolean
tdt_value_parse (const TdtField *field, const char *text, gsize length, TdtValue *value,
                 GError **error)
{
  TdtValue parsed = tdt_value_unset (field);

  if (length == 0)
    {
      *value = parsed;
      return TRUE;
    }
  if (tdt_field_is_number (field))
    {
      if (!tdt_number_parse (field, text, length, &parsed.number, error))
        return FALSE;
    }
  else if (field->type == TDT_FIELD_TIME)
    {
      parsed.time = tdt_time_parse (text, length, error);
      if (parsed.time == NULL)
        return FALSE;
    }
  else if (tdt_field_is_list (field))
    parsed.list = parse_list (field, text, length);
  else
    {
      if (!tdt_text_validate (field, text, length, error))
        return FALSE;
      *value = (TdtValue){ .text = g_ref_string_new_len (text, (gssize) length) };
      return TRUE;
    }
  if (!tdt_value_validate (field, parsed, error))
    {
      tdt_value_clear (field, &parsed);
      return FALSE;
    }
  *value = parsed;
  return TRUE;
}

gboolean
tdt_value_validate (const TdtField *field, TdtValue value, GError **error)
{
  if (!tdt_value_is_set (field, value))
    return TRUE;
  if (tdt_field_is_number (field))
    return tdt_number_validate (field, value.number, error);
  if (field->type == TDT_FIELD_TIME)
    return TRUE;
  if (!tdt_field_is_list (field))
    return tdt_text_validate (field, value.text, g_ref_string_length (value.text), error);
  for (guint i = 0; i < value.list->n_items; i++)
    if (!tdt_text_validate (field, value.list->items[i], g_ref_string_length (value.list->items[i]),
                            error))
      return FALSE;
  return TRUE;
}
