/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-join.h"

gboolean
tdt_edit_fill_from (TdtEdit *edit, const TdtRoot *root, const char *kept, const char *other,
                    GError **error)
{
  const TdtRow *source = tdt_root_lookup (root, other);
  const TdtKind *kind = tdt_row_get_kind (source);

  for (guint i = 0; i < kind->n_fields; i++)
    if (tdt_value_is_set (&kind->fields[i], tdt_row_get_value_at (source, i)) &&
        !tdt_value_is_set (&kind->fields[i],
                           tdt_row_get_value_at (tdt_edit_lookup (edit, kept), i)) &&
        !tdt_edit_set_value (edit, kept, kind->fields[i].id, tdt_row_get_value_at (source, i),
                             error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  TdtEdit *edit;
  const char *from;
  const char *to;
  GError *error;
} Redirect;

static void
redirect_list (Redirect *redirect, const TdtRow *row, TdtFieldId field)
{
  const TdtList *list = tdt_row_get_list (row, field);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gboolean had = tdt_list_contains (list, redirect->to);

  for (guint i = 0; i < list->n_items; i++)
    if (!g_str_equal (list->items[i], redirect->from))
      g_ptr_array_add (items, list->items[i]);
    else if (!had)
      g_ptr_array_add (items, (gpointer) redirect->to);
  tdt_edit_set_list (redirect->edit, tdt_row_get_uid (row), field,
                     (const char *const *) items->pdata, items->len, &redirect->error);
}

static void
redirect_cb (const char *source, TdtFieldId field, gpointer data)
{
  Redirect *redirect = data;
  const TdtRow *row = tdt_edit_lookup (redirect->edit, source);

  /* What was removed meanwhile refers to nothing. */
  if (row == NULL || redirect->error != NULL)
    return;
  if (tdt_field_is_list (tdt_field_get (field)))
    redirect_list (redirect, row, field);
  else
    tdt_edit_set_text (redirect->edit, source, field, redirect->to, &redirect->error);
}

gboolean
tdt_edit_redirect (TdtEdit *edit, const TdtRoot *root, const char *from, const char *to,
                   GError **error)
{
  Redirect redirect = { edit, from, to, NULL };

  tdt_root_foreach_referrer (root, from, redirect_cb, &redirect);
  if (redirect.error != NULL)
    {
      g_propagate_error (error, redirect.error);
      return FALSE;
    }
  return tdt_edit_remove (edit, from, error);
}
