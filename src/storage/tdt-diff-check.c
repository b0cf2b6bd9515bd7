/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a diff that was read from somewhere leads to a sound project. */
#include "config.h"

#include "tdt-diff-text.h"

#include "tdt-diff-text-private.h"

#include <glib/gi18n-lib.h>

static gboolean
fail (const TdtChange *change, const char *reason, GError **error)
{
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_DAMAGED,
               /* Translators: a kind of record, its identifier, what is wrong with it. */
               _ ("%s %s: %s"), _ (tdt_change_get_kind (change)->label),
               tdt_change_get_uid (change), reason);
  return FALSE;
}

static gboolean
value_points_somewhere (const TdtField *field, TdtValue value, const TdtRoot *root)
{
  if (!tdt_field_is_reference (field) || value.box == NULL)
    return TRUE;
  if (!tdt_field_is_list (field))
    return tdt_root_lookup (root, value.text) != NULL;
  for (guint i = 0; i < value.list->n_items; i++)
    if (tdt_root_lookup (root, value.list->items[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
note_referrer_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
check_change (const TdtChange *change, const TdtRoot *after, GError **error)
{
  const TdtKind *kind = tdt_change_get_kind (change);
  gboolean referred = FALSE;

  if (tdt_root_count (after, kind->id) > TDT_RECORDS_MAX)
    return fail (change, _ ("more records than a project may hold"), error);
  if (change->new == NULL)
    {
      if (tdt_root_lookup (after, tdt_change_get_uid (change)) == NULL)
        tdt_root_foreach_referrer (after, tdt_change_get_uid (change), note_referrer_cb, &referred);
      return !referred || fail (change, _ ("it is gone, but others refer to it"), error);
    }
  if (tdt_root_lookup (after, tdt_change_get_uid (change)) != change->new)
    return fail (change, _ ("another record has the same name"), error);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!value_points_somewhere (&kind->fields[i], tdt_row_get_value_at (change->new, i), after))
      return fail (change, _ ("it refers to a record that is not there"), error);
  return TRUE;
}

/* A project has one record of its own for ever; changes to it are no additions. */
static gboolean
keeps_document (const TdtDiff *diff, const TdtRoot *root, GError **error)
{
  TdtKindId own = tdt_row_get_kind_id (tdt_root_get_project (root));

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);

      if (tdt_change_get_kind (change)->id == own && (change->old == NULL || change->new == NULL))
        return fail (change, _ ("it belongs to another project"), error);
    }
  return TRUE;
}

TdtRoot *
tdt_diff_text_apply (const char *text, gsize length, const TdtRoot *root, GError **error)
{
  g_autoptr (TdtDiff) diff = tdt_diff_text_parse (text, length, root, error);
  g_autoptr (TdtRoot) after = NULL;

  if (diff == NULL || !keeps_document (diff, root, error))
    return NULL;
  after = tdt_diff_apply (diff, root, error);
  if (after == NULL)
    return NULL;
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    if (!check_change (tdt_diff_get_change (diff, i), after, error))
      return NULL;
  return g_steal_pointer (&after);
}
