/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and logos. */
#include "config.h"

#include "tdt-workspace-people.h"

#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

/* Of the hash, enough to tell pictures apart. */
#define HASH_LENGTH 32

static TdtFieldId
get_field (const TdtRow *row)
{
  return tdt_row_get_kind_id (row) == TDT_KIND_PERSON ? TDT_PERSON_PHOTO : TDT_ORGANISATION_LOGO;
}

/* The same picture is kept once. */
static gboolean
put_picture (TdtEdit *edit, const char *uid, const char *hash, GBytes *bytes,
             const char *media_type, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  if (tdt_edit_lookup (edit, uid) != NULL)
    return TRUE;
  text = g_base64_encode (data, length);
  return tdt_edit_add (edit, TDT_KIND_ASSET, uid, error) != NULL &&
         tdt_edit_set_text (edit, uid, TDT_ASSET_MEDIA_TYPE, media_type, error) &&
         tdt_edit_set_text (edit, uid, TDT_ASSET_HASH, hash, error) &&
         tdt_edit_set_text (edit, uid, TDT_ASSET_DATA, text, error);
}

static void
count_cb (const char *source, TdtFieldId field, gpointer data)
{
  (*(guint *) data)++;
}

gboolean
tdt_workspace_set_picture (TdtWorkspace *self, const char *uid, GBytes *bytes,
                           const char *media_type, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = tdt_root_lookup (root, uid);
  g_autofree char *old = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *asset = NULL;
  guint n_users = 0;

  g_return_val_if_fail (row != NULL, FALSE);

  old = g_strdup (tdt_row_get_text (row, get_field (row)));
  if (bytes != NULL)
    {
      hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      asset = g_strdup_printf ("asset-%.*s", HASH_LENGTH, hash);
      if (!put_picture (edit, asset, hash, bytes, media_type, error))
        return FALSE;
    }
  if (!tdt_edit_set_text (edit, uid, get_field (row), asset, error))
    return FALSE;
  if (old != NULL)
    tdt_root_foreach_referrer (root, old, count_cb, &n_users);
  if (n_users == 1 && g_strcmp0 (old, asset) != 0 && !tdt_edit_remove (edit, old, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Change of picture"), NULL);
  return TRUE;
}
