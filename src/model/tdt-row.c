/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-row-private.h"

/* A builder is the row itself until tdt_row_builder_end() hands it out. */
struct _TdtRow
{
  gatomicrefcount references;
  TdtKindId kind;
  char *uid;
  TdtUnknown *unknown;
  TdtValue values[];
};

struct _TdtRowBuilder
{
  TdtRow row;
};

static TdtRow *
allocate_row (TdtKindId kind)
{
  TdtRow *row = g_malloc (sizeof (TdtRow) + tdt_kind_get (kind)->n_fields * sizeof (TdtValue));

  g_atomic_ref_count_init (&row->references);
  row->kind = kind;
  row->unknown = NULL;
  return row;
}

TdtRow *
tdt_row_new (TdtKindId kind, const char *uid)
{
  return tdt_row_builder_end (tdt_row_builder_new (kind, uid, -1));
}

TdtRow *
tdt_row_ref (const TdtRow *row)
{
  TdtRow *shared = (TdtRow *) row;

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
tdt_row_unref (TdtRow *row)
{
  const TdtKind *kind;

  if (!g_atomic_ref_count_dec (&row->references))
    return;
  kind = tdt_kind_get (row->kind);
  for (guint i = 0; i < kind->n_fields; i++)
    tdt_value_clear (&kind->fields[i], &row->values[i]);
  if (row->unknown != NULL)
    tdt_unknown_unref (row->unknown);
  g_ref_string_release (row->uid);
  g_free (row);
}

const TdtKind *
tdt_row_get_kind (const TdtRow *row)
{
  return tdt_kind_get (row->kind);
}

TdtKindId
tdt_row_get_kind_id (const TdtRow *row)
{
  return row->kind;
}

const char *
tdt_row_get_uid (const TdtRow *row)
{
  return row->uid;
}

const TdtUnknown *
tdt_row_get_unknown (const TdtRow *row)
{
  return row->unknown;
}

TdtValue
tdt_row_get_value_at (const TdtRow *row, guint position)
{
  return row->values[position];
}

TdtValue
tdt_row_get_value (const TdtRow *row, TdtFieldId field)
{
  g_assert (row->kind == TDT_FIELD_KIND (field));
  return row->values[TDT_FIELD_POSITION (field)];
}

gboolean
tdt_row_has (const TdtRow *row, TdtFieldId field)
{
  return tdt_value_is_set (tdt_field_get (field), tdt_row_get_value (row, field));
}

const char *
tdt_row_get_text (const TdtRow *row, TdtFieldId field)
{
  return tdt_row_get_value (row, field).text;
}

const char *
tdt_row_get_text_or_empty (const TdtRow *row, TdtFieldId field)
{
  const char *text = tdt_row_get_text (row, field);

  return text != NULL ? text : "";
}

gint64
tdt_row_get_number (const TdtRow *row, TdtFieldId field, gint64 otherwise)
{
  gint64 number = tdt_row_get_value (row, field).number;

  return number != TDT_UNSET ? number : otherwise;
}

gboolean
tdt_row_get_boolean (const TdtRow *row, TdtFieldId field)
{
  return tdt_row_get_value (row, field).number == 1;
}

int
tdt_row_get_token (const TdtRow *row, TdtFieldId field)
{
  return tdt_token_position (tdt_field_get (field)->tokens, tdt_row_get_text (row, field));
}

const TdtList *
tdt_row_get_list (const TdtRow *row, TdtFieldId field)
{
  return tdt_row_get_value (row, field).list;
}

const TdtTime *
tdt_row_get_time (const TdtRow *row, TdtFieldId field)
{
  return tdt_row_get_value (row, field).time;
}

gboolean
tdt_row_equal (const TdtRow *a, const TdtRow *b)
{
  const TdtKind *kind = tdt_kind_get (a->kind);

  if (a == b)
    return TRUE;
  if (a->kind != b->kind || !g_str_equal (a->uid, b->uid) ||
      !tdt_unknown_equal (a->unknown, b->unknown))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (!tdt_value_equal (&kind->fields[i], a->values[i], b->values[i]))
      return FALSE;
  return TRUE;
}

TdtRow *
tdt_row_with_value (const TdtRow *row, TdtFieldId field, TdtValue value)
{
  TdtRowBuilder *builder = tdt_row_builder_new_from_row (row);

  g_assert (row->kind == TDT_FIELD_KIND (field));
  tdt_row_builder_take_value (builder, TDT_FIELD_POSITION (field),
                              tdt_value_copy (tdt_field_get (field), value));
  return tdt_row_builder_end (builder);
}

gboolean
tdt_row_take_unshared (TdtRow *row, TdtFieldId field, TdtValue value)
{
  g_assert (row->kind == TDT_FIELD_KIND (field));
  if (!g_atomic_ref_count_compare (&row->references, 1))
    return FALSE;
  tdt_row_builder_take_value ((TdtRowBuilder *) row, TDT_FIELD_POSITION (field), value);
  return TRUE;
}

TdtRow *
tdt_row_with_unknown (const TdtRow *row, const TdtUnknown *unknown)
{
  TdtRowBuilder *builder = tdt_row_builder_new_from_row (row);

  tdt_row_builder_take_unknown (builder, unknown != NULL ? tdt_unknown_ref (unknown) : NULL);
  return tdt_row_builder_end (builder);
}

TdtRowBuilder *
tdt_row_builder_new (TdtKindId kind, const char *uid, gssize length)
{
  return tdt_row_builder_new_take_uid (kind, length < 0 ? g_ref_string_new (uid)
                                                        : g_ref_string_new_len (uid, length));
}

TdtRowBuilder *
tdt_row_builder_new_take_uid (TdtKindId kind_id, char *uid)
{
  TdtRow *row = allocate_row (kind_id);
  const TdtKind *kind = tdt_kind_get (kind_id);

  row->uid = uid;
  for (guint i = 0; i < kind->n_fields; i++)
    row->values[i] = tdt_value_unset (&kind->fields[i]);
  return (TdtRowBuilder *) row;
}

TdtRowBuilder *
tdt_row_builder_new_from_row (const TdtRow *row)
{
  const TdtKind *kind = tdt_kind_get (row->kind);
  TdtRow *copy = allocate_row (row->kind);

  copy->uid = g_ref_string_acquire (row->uid);
  copy->unknown = row->unknown != NULL ? tdt_unknown_ref (row->unknown) : NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    copy->values[i] = tdt_value_copy (&kind->fields[i], row->values[i]);
  return (TdtRowBuilder *) copy;
}

const TdtRow *
tdt_row_builder_peek (TdtRowBuilder *builder)
{
  return &builder->row;
}

void
tdt_row_builder_take_value (TdtRowBuilder *builder, guint position, TdtValue value)
{
  const TdtField *field = &tdt_kind_get (builder->row.kind)->fields[position];

  tdt_value_clear (field, &builder->row.values[position]);
  builder->row.values[position] = value;
}

void
tdt_row_builder_take_unknown (TdtRowBuilder *builder, TdtUnknown *unknown)
{
  if (builder->row.unknown != NULL)
    tdt_unknown_unref (builder->row.unknown);
  builder->row.unknown = unknown;
}

TdtRow *
tdt_row_builder_end (TdtRowBuilder *builder)
{
  return &builder->row;
}

void
tdt_row_builder_free (TdtRowBuilder *builder)
{
  tdt_row_unref (&builder->row);
}
