/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-diff-text.h"

#include "tdt-diff-text-private.h"

#include <string.h>

/* Typing in a long text should not write all of it at every letter. */
#define SPLICE_MIN_BYTES ((gsize) 200)

const char *const tdt_unknown_place_names[TDT_N_UNKNOWN_PLACES] = {
  [TDT_UNKNOWN_BEFORE_ALL] = "before-all", [TDT_UNKNOWN_IN_RECORD] = "in-record",
  [TDT_UNKNOWN_IN_FIELD] = "in-field",     [TDT_UNKNOWN_IN_LIST] = "in-list",
  [TDT_UNKNOWN_AFTER_LIST] = "after-list", [TDT_UNKNOWN_AFTER_ALL] = "after-all",
};

gboolean
tdt_unknown_place_has_field (TdtUnknownPlace place)
{
  return place == TDT_UNKNOWN_IN_RECORD || place == TDT_UNKNOWN_IN_FIELD;
}

gboolean
tdt_unknown_place_has_list (TdtUnknownPlace place)
{
  return place == TDT_UNKNOWN_IN_LIST || place == TDT_UNKNOWN_AFTER_LIST;
}

gboolean
tdt_field_is_text (const TdtField *field)
{
  return !tdt_field_is_number (field) && !tdt_field_is_list (field) &&
         field->type != TDT_FIELD_TIME;
}

static void
append_cell (GString *text, const char *cell, gsize length)
{
  g_string_append_c (text, '\t');
  for (gsize i = 0; i < length; i++)
    {
      gsize plain = i;

      while (plain < length && strchr ("\\\t\n\r", cell[plain]) == NULL)
        plain++;
      g_string_append_len (text, cell + i, (gssize) (plain - i));
      i = plain;
      if (i == length)
        return;
      g_string_append_c (text, '\\');
      g_string_append_c (text, cell[i] == '\t'   ? 't'
                               : cell[i] == '\n' ? 'n'
                               : cell[i] == '\r' ? 'r'
                                                 : '\\');
    }
}

static void
append_text_cell (GString *text, const char *cell)
{
  if (cell == NULL)
    cell = "";
  append_cell (text, cell, strlen (cell));
}

static void
append_number_cell (GString *text, gsize number)
{
  g_string_append_printf (text, "\t%" G_GSIZE_FORMAT, number);
}

/* How much the two texts share at their start and, after that, at their end, in whole
 * characters. */
static void
find_shared (const char *one, gsize one_length, const char *other, gsize other_length, gsize *first,
             gsize *last)
{
  gsize shorter = MIN (one_length, other_length);
  gsize n = 0;

  while (n < shorter && one[n] == other[n])
    n++;
  while (n > 0 && n < other_length && ((guchar) other[n] & 0xc0) == 0x80)
    n--;
  *first = n;
  n = 0;
  while (n < shorter - *first && one[one_length - 1 - n] == other[other_length - 1 - n])
    n++;
  while (n > 0 && ((guchar) other[other_length - n] & 0xc0) == 0x80)
    n--;
  *last = n;
}

static gboolean
append_splice (GString *text, const TdtField *field, TdtValue old, TdtValue new)
{
  gsize first;
  gsize last;
  gsize length;

  if (!tdt_field_is_text (field) || old.box == NULL || new.box == NULL)
    return FALSE;
  length = g_ref_string_length (new.text);
  if (length < SPLICE_MIN_BYTES)
    return FALSE;
  find_shared (old.text, g_ref_string_length (old.text), new.text, length, &first, &last);
  if (first + last < length / 2)
    return FALSE;
  g_string_append_c (text, '~');
  append_text_cell (text, field->name);
  append_number_cell (text, first);
  append_number_cell (text, last);
  append_cell (text, new.text + first, length - first - last);
  g_string_append_c (text, '\n');
  return TRUE;
}

static void
append_field (GString *text, const TdtChange *change, guint position)
{
  const TdtField *field = &tdt_change_get_kind (change)->fields[position];
  TdtValue new = tdt_row_get_value_at (change->new, position);
  g_autofree char *value = NULL;

  if (change->old != NULL &&
      append_splice (text, field, tdt_row_get_value_at (change->old, position), new))
    return;
  if (!tdt_value_is_set (field, new))
    {
      g_string_append_c (text, '!');
      append_text_cell (text, field->name);
      g_string_append_c (text, '\n');
      return;
    }
  value = tdt_value_dup_text (field, new);
  g_string_append_c (text, '=');
  append_text_cell (text, field->name);
  append_text_cell (text, value);
  g_string_append_c (text, '\n');
}

static const char *
get_position_name (const TdtKind *kind, const TdtUnknownItem *item)
{
  if (tdt_unknown_place_has_list (item->place))
    return tdt_kind_get ((TdtKindId) item->position)->name;
  if (tdt_unknown_place_has_field (item->place) && item->position >= 0)
    return kind->fields[item->position].name;
  return NULL;
}

static void
append_unknown (GString *text, const TdtKind *kind, const TdtUnknown *unknown)
{
  if (unknown == NULL)
    g_string_append (text, "0\n");
  for (guint i = 0; unknown != NULL && i < unknown->n_items; i++)
    {
      const TdtUnknownItem *item = &unknown->items[i];

      g_string_append_c (text, '?');
      append_text_cell (text, tdt_unknown_place_names[item->place]);
      append_text_cell (text, get_position_name (kind, item));
      append_number_cell (text, item->item);
      append_text_cell (text, item->record);
      append_text_cell (text, item->attribute);
      append_text_cell (text, item->ns);
      append_text_cell (text, item->xml);
      g_string_append_c (text, '\n');
    }
}

static void
append_change (GString *text, const TdtChange *change)
{
  const TdtKind *kind = tdt_change_get_kind (change);

  g_string_append_c (text, change->new == NULL ? '-' : change->old == NULL ? '+' : '*');
  append_text_cell (text, kind->name);
  append_text_cell (text, tdt_change_get_uid (change));
  g_string_append_c (text, '\n');
  if (change->new == NULL)
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (tdt_change_has_field (change, i))
      append_field (text, change, i);
  if (tdt_change_has_unknown (change))
    append_unknown (text, kind, tdt_row_get_unknown (change->new));
}

void
tdt_diff_text_append (const TdtDiff *diff, GString *text)
{
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    append_change (text, tdt_diff_get_change (diff, i));
}
