/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace-wishes.h"

#include <glib/gi18n-lib.h>

static const TdtRow *
find_same (const TdtRoot *root, int kind, const char *subject, const char *object)
{
  g_autoptr (GPtrArray) wishes = tdt_root_get_referrers (root, subject, TDT_WISH_SUBJECT);

  for (guint i = 0; i < wishes->len; i++)
    if (tdt_row_get_token (wishes->pdata[i], TDT_WISH_KIND) == kind &&
        g_strcmp0 (tdt_row_get_text (wishes->pdata[i], TDT_WISH_OBJECT), object) == 0)
      return wishes->pdata[i];
  return NULL;
}

char *
tdt_workspace_add_wish (TdtWorkspace *self, int kind, const char *subject, const char *object,
                        GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *same = find_same (root, kind, subject, object);
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *uid = NULL;

  if (same != NULL)
    return g_strdup (tdt_row_get_uid (same));
  edit = tdt_edit_new (root);
  uid = g_strdup (tdt_edit_add (edit, TDT_KIND_WISH, NULL, error));
  if (uid == NULL || !tdt_edit_set_token (edit, uid, TDT_WISH_KIND, kind, error) ||
      !tdt_edit_set_text (edit, uid, TDT_WISH_SUBJECT, subject, error) ||
      !tdt_edit_set_text (edit, uid, TDT_WISH_OBJECT, object, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("New wish"), NULL);
  return g_steal_pointer (&uid);
}
