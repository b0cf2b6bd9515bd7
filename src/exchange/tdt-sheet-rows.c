/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Most rows of a table set many fields of one record: these go into the edit together, since every
 * edit copies the whole record. */
#include "tdt-sheet-builder-private.h"

#include <string.h>

static gboolean
is_open (const TdtSheetBuilder *builder, const char *uid)
{
  return builder->open != NULL &&
         strcmp (tdt_row_get_uid (tdt_row_builder_peek (builder->open)), uid) == 0;
}

const TdtRow *
tdt_sheet_builder_lookup (TdtSheetBuilder *builder, const char *uid)
{
  return is_open (builder, uid) ? tdt_row_builder_peek (builder->open)
                                : tdt_edit_lookup (builder->edit, uid);
}

void
tdt_sheet_builder_flush (TdtSheetBuilder *builder)
{
  g_autoptr (TdtRow) row = NULL;

  if (builder->open == NULL)
    return;
  row = tdt_row_builder_end (g_steal_pointer (&builder->open));
  tdt_edit_put (builder->edit, row, NULL);
}

gboolean
tdt_sheet_builder_put (TdtSheetBuilder *builder, const char *uid, TdtFieldId field_id,
                       const char *text, GError **error)
{
  const TdtField *field = tdt_field_get (field_id);
  TdtValue value = tdt_value_unset (field);
  const TdtRow *row;

  if (!tdt_value_parse (field, text, strlen (text), &value, error))
    return FALSE;
  if (!tdt_value_validate (field, value, error))
    {
      tdt_value_clear (field, &value);
      return FALSE;
    }
  if (!is_open (builder, uid))
    {
      tdt_sheet_builder_flush (builder);
      row = tdt_edit_lookup (builder->edit, uid);
      builder->open = tdt_row_builder_new_from_row (row);
    }
  tdt_row_builder_take_value (builder->open, TDT_FIELD_POSITION (field_id), value);
  return TRUE;
}
