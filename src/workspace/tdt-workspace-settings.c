/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings that are kept in the project. */
#include "config.h"

#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

static char *
dup_uid_of_setting (const TdtRoot *root, const char *name)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SETTING);
  while (tdt_row_iter_next (&iter, &row))
    if (g_strcmp0 (tdt_row_get_text (row, TDT_SETTING_NAME), name) == 0)
      return g_strdup (tdt_row_get_uid (row));
  return NULL;
}

static gboolean
put_setting (TdtEdit *edit, const char *old_uid, const char *name, const char *value,
             GError **error)
{
  g_autofree char *uid = g_strdup (old_uid);

  if (value == NULL)
    return old_uid == NULL || tdt_edit_remove (edit, old_uid, error);
  if (uid == NULL)
    uid = g_strdup (tdt_edit_add (edit, TDT_KIND_SETTING, NULL, error));
  return uid != NULL && tdt_edit_set_text (edit, uid, TDT_SETTING_NAME, name, error) &&
         tdt_edit_set_text (edit, uid, TDT_SETTING_VALUE, value, error);
}

gboolean
tdt_workspace_set_setting (TdtWorkspace *self, const char *name, const char *value,
                           const char *label, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = dup_uid_of_setting (root, name);
  g_autofree char *step = NULL;

  if (!put_setting (edit, uid, name, value, error))
    return FALSE;
  /* Translators: a step that can be undone; %s is the name of a field, such as Title. */
  step = g_strdup_printf (_ ("Change of “%s”"), label);
  tdt_workspace_apply_edit (self, edit, step, name);
  return TRUE;
}
