/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of documents, which are kept in the project. */
#include "config.h"

#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

static char *
find_or_add_options (TdtEdit *edit, const TdtRoot *root, int document, GError **error)
{
  TdtRowIter iter;
  const TdtRow *row;
  g_autofree char *uid = NULL;

  tdt_row_iter_init (&iter, root, TDT_KIND_DOCUMENT_OPTIONS);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_get_token (row, TDT_DOCUMENT_OPTIONS_DOCUMENT) == document)
      return g_strdup (tdt_row_get_uid (row));
  uid = g_strdup (tdt_edit_add (edit, TDT_KIND_DOCUMENT_OPTIONS, NULL, error));
  if (uid == NULL ||
      !tdt_edit_set_token (edit, uid, TDT_DOCUMENT_OPTIONS_DOCUMENT, document, error))
    return NULL;
  return g_steal_pointer (&uid);
}

gboolean
tdt_workspace_set_document_option (TdtWorkspace *self, int document, TdtFieldId field,
                                   const char *text, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = find_or_add_options (edit, root, document, error);
  g_autofree char *label = NULL;

  if (uid == NULL || !tdt_edit_set_text (edit, uid, field, text, error))
    return FALSE;
  /* Translators: a step that can be undone; %s is the name of a document, such as Programme. */
  label = g_strdup_printf (_ ("Options: %s"), tdt_token_label (TDT_TOKENS_DOCUMENT, document));
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}
