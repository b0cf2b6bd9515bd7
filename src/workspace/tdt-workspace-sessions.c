/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs that make, place and copy sessions and what belongs to them. */
#include "config.h"

#include "tdt-workspace-verbs.h"

#include "tdt-copy.h"
#include "tdt-uid.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

#define MORNING (9 * 60)

/* Minutes that a session of each kind usually takes. */
static const int usual_minutes[] = {
  [TDT_SESSION_KIND_OPENING] = 10, [TDT_SESSION_KIND_ROUND_TABLE] = 60,
  [TDT_SESSION_KIND_TALK] = 30,    [TDT_SESSION_KIND_WORKSHOP] = 90,
  [TDT_SESSION_KIND_DEBATE] = 60,  [TDT_SESSION_KIND_BREAK] = 20,
  [TDT_SESSION_KIND_MEAL] = 90,    [TDT_SESSION_KIND_PRESS] = 30,
  [TDT_SESSION_KIND_CLOSING] = 15,
};

static const TdtRow *
find_first_day (const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;
  const TdtRow *first = NULL;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_DAY_DATE) &&
        (first == NULL ||
         tdt_row_get_number (row, TDT_DAY_DATE, 0) < tdt_row_get_number (first, TDT_DAY_DATE, 0)))
      first = row;
  return first;
}

/* When the last session on @julian ends, or @otherwise: minutes of that day. */
static int
find_end_of_day (const TdtRoot *root, gint64 julian, int otherwise)
{
  TdtRowIter iter;
  const TdtRow *row;
  int end = otherwise;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      const TdtTime *start = tdt_row_get_time (row, TDT_SESSION_START);

      if (start != NULL && tdt_time_julian (start) == julian)
        end = MAX (end, tdt_time_minute_of_day (start) +
                            (int) tdt_row_get_number (row, TDT_SESSION_MINUTES, 0));
    }
  return end;
}

static TdtTime *
propose_start (const TdtRoot *root)
{
  const TdtRow *day = find_first_day (root);
  gint64 julian;
  int minute;

  if (day == NULL)
    return NULL;
  julian = tdt_row_get_number (day, TDT_DAY_DATE, 0);
  minute = find_end_of_day (root, julian, (int) tdt_row_get_number (day, TDT_DAY_OPENS, MORNING));
  return tdt_time_new_in_zone (
      tdt_time_local_from_julian (julian, minute),
      tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE), NULL);
}

char *
tdt_workspace_add_session (TdtWorkspace *self, int kind, const TdtTime *start, const char *room,
                           GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_SESSION, NULL, error));
  g_autoptr (TdtTime) proposed = start != NULL ? tdt_time_ref (start) : propose_start (root);

  g_return_val_if_fail (kind >= 0 && (gsize) kind < G_N_ELEMENTS (usual_minutes), NULL);
  if (uid == NULL || !tdt_edit_set_token (edit, uid, TDT_SESSION_KIND, kind, error) ||
      !tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE,
                          tdt_token_label (TDT_TOKENS_SESSION_KIND, kind), error) ||
      !tdt_edit_set_number (edit, uid, TDT_SESSION_MINUTES, usual_minutes[kind], error) ||
      !tdt_edit_set_time (edit, uid, TDT_SESSION_START, proposed, error) ||
      !tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, room, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("New session"), NULL);
  return g_steal_pointer (&uid);
}

gboolean
tdt_workspace_place_session (TdtWorkspace *self, const char *session, const TdtTime *start,
                             const char *room, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));

  if (!tdt_edit_set_time (edit, session, TDT_SESSION_START, start, error) ||
      !tdt_edit_set_text (edit, session, TDT_SESSION_ROOM, room, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, start != NULL ? _ ("Move session") : _ ("Unplace session"),
                            NULL);
  return TRUE;
}

/* Copies of records, with references among them pointed at the copies. */
typedef struct
{
  TdtWorkspace *workspace;
  GHashTable *new_uids;
  GPtrArray *rows;
} Copy;

static void
collect_owned_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  Copy *copy = user_data;
  const TdtRoot *root = tdt_workspace_get_root (copy->workspace);

  /* Marks of what was printed, and acceptances, are about the original. */
  if (!(tdt_field_get (field)->flags & TDT_FIELD_OWNER) ||
      TDT_FIELD_KIND (field) == TDT_KIND_PRINT_MARK ||
      g_hash_table_contains (copy->new_uids, source))
    return;
  g_hash_table_insert (copy->new_uids, g_strdup (source), tdt_uid_new ());
  g_ptr_array_add (copy->rows,
                   tdt_row_ref (tdt_root_lookup_kind (root, TDT_FIELD_KIND (field), source)));
}

char *
tdt_workspace_duplicate_session (TdtWorkspace *self, const char *session, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = tdt_root_lookup_kind (root, TDT_KIND_SESSION, session);
  g_autoptr (GHashTable) new_uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);
  Copy copy = { self, new_uids, rows };
  const char *uid;

  if (row == NULL)
    {
      g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD, _ ("There is no record “%s”"),
                   session);
      return NULL;
    }
  g_hash_table_insert (new_uids, g_strdup (session), tdt_uid_new ());
  g_ptr_array_add (rows, tdt_row_ref (row));
  for (guint i = 0; i < rows->len; i++)
    tdt_root_foreach_referrer (root, tdt_row_get_uid (rows->pdata[i]), collect_owned_cb, &copy);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (TdtRow) renamed = tdt_row_new_renamed (rows->pdata[i], new_uids);

      if (!tdt_edit_put (edit, renamed, error))
        return NULL;
    }
  uid = g_hash_table_lookup (new_uids, session);
  if (!tdt_edit_set_time (edit, uid, TDT_SESSION_START, NULL, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("Duplicate session"), NULL);
  return g_strdup (uid);
}

char *
tdt_workspace_add_agenda_item (TdtWorkspace *self, const char *session, const char *title,
                               gint64 minutes, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GPtrArray) others = tdt_root_get_referrers (root, session, TDT_AGENDA_ITEM_SESSION);
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_AGENDA_ITEM, NULL, error));

  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_AGENDA_ITEM_SESSION, session, error) ||
      !tdt_edit_set_text (edit, uid, TDT_AGENDA_ITEM_TITLE, title, error) ||
      !tdt_edit_set_number (edit, uid, TDT_AGENDA_ITEM_MINUTES, minutes, error) ||
      !tdt_edit_put_last (edit, uid, others, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("New agenda item"), NULL);
  return g_steal_pointer (&uid);
}

char *
tdt_workspace_add_link (TdtWorkspace *self, const char *owner, const char *title, const char *uri,
                        GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GPtrArray) others = tdt_root_get_referrers (root, owner, TDT_LINK_OWNER);
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_LINK, NULL, error));

  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_LINK_OWNER, owner, error) ||
      !tdt_edit_set_text (edit, uid, TDT_LINK_TITLE, title, error) ||
      !tdt_edit_set_text (edit, uid, TDT_LINK_URI, uri, error) ||
      !tdt_edit_put_last (edit, uid, others, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("New document link"), NULL);
  return g_steal_pointer (&uid);
}
