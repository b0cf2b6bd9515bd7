/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of what was printed, exported or sent. */
#include "config.h"

#include "tdt-workspace-marks.h"

#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

/* Record to the uid of its mark; "" for the whole document. */
static GHashTable *
collect_marks (const TdtRoot *root, TdtDocumentId document)
{
  GHashTable *marks = g_hash_table_new (g_str_hash, g_str_equal);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PRINT_MARK);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_get_token (row, TDT_PRINT_MARK_DOCUMENT) == document)
      g_hash_table_insert (marks, (gpointer) tdt_row_get_text_or_empty (row, TDT_PRINT_MARK_RECORD),
                           (gpointer) tdt_row_get_uid (row));
  return marks;
}

static gboolean
put_mark (TdtEdit *edit, const char *uid, TdtDocumentId document, int kind,
          const TdtDocumentPart *part, const TdtTime *now, GError **error)
{
  /* What was deleted since it was printed needs no mark. */
  if (part->record != NULL && tdt_edit_lookup (edit, part->record) == NULL)
    return TRUE;
  if (uid == NULL)
    uid = tdt_edit_add (edit, TDT_KIND_PRINT_MARK, NULL, error);
  return uid != NULL && tdt_edit_set_token (edit, uid, TDT_PRINT_MARK_DOCUMENT, document, error) &&
         tdt_edit_set_token (edit, uid, TDT_PRINT_MARK_KIND, kind, error) &&
         tdt_edit_set_text (edit, uid, TDT_PRINT_MARK_RECORD, part->record, error) &&
         tdt_edit_set_text (edit, uid, TDT_PRINT_MARK_CONTENT, part->digest, error) &&
         tdt_edit_set_time (edit, uid, TDT_PRINT_MARK_WHEN, now, error);
}

gboolean
tdt_edit_put_marks (TdtEdit *edit, const TdtRoot *root, TdtDocumentId document, int kind,
                    const GPtrArray *parts, const TdtTime *now, GError **error)
{
  g_autoptr (GHashTable) marks = collect_marks (root, document);

  for (guint i = 0; i < parts->len; i++)
    {
      const TdtDocumentPart *part = parts->pdata[i];

      if (!put_mark (edit, g_hash_table_lookup (marks, part->record != NULL ? part->record : ""),
                     document, kind, part, now, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_workspace_mark_document (TdtWorkspace *self, TdtDocumentId document, int kind,
                             const GPtrArray *parts, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtTime) now = tdt_time_new_from_instant (
      g_get_real_time () / G_USEC_PER_SEC,
      tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE));
  g_autofree char *label = NULL;

  if (!tdt_edit_put_marks (edit, root, document, kind, parts, now, error))
    return FALSE;
  /* Translators: a step that can be undone: what was done with a document, such as Printed, and
   * its name. */
  label = g_strdup_printf (_ ("%s: %s"), tdt_token_label (TDT_TOKENS_MARK_KIND, kind),
                           tdt_token_label (TDT_TOKENS_DOCUMENT, document));
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}
