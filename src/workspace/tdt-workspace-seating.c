/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace-seating.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdtRoot *root;
  char *session;
  TdtSeatingOptions options;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  tdt_root_unref (work->root);
  g_free (work->session);
  g_clear_object (&work->options.cancellable);
  g_free (work);
}

static void
seat_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  TdtSeating *seating = tdt_seating_new (work->root, work->session, &work->options, &error);

  if (seating != NULL)
    g_task_return_pointer (task, seating, (GDestroyNotify) tdt_seating_free);
  else
    g_task_return_error (task, error);
}

void
tdt_workspace_seat_async (TdtWorkspace *self, const char *session, const TdtSeatingOptions *options,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->root = tdt_root_ref (tdt_workspace_get_root (self));
  work->session = g_strdup (session);
  work->options = *options;
  if (options->cancellable != NULL)
    g_object_ref (options->cancellable);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, seat_cb);
}

TdtSeating *
tdt_workspace_seat_finish (TdtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
tdt_workspace_apply_seating (TdtWorkspace *self, const TdtSeating *seating, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));

  if (!tdt_seating_apply (seating, edit, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Seat everybody"), NULL);
  return TRUE;
}

/* The seat of @person at a table of the same session and round as @table. */
static const TdtRow *
find_seat_of (const TdtRoot *root, const TdtRow *table, const char *person)
{
  g_autoptr (GPtrArray) seats = tdt_root_get_referrers (root, person, TDT_SEAT_PERSON);

  for (guint i = 0; i < seats->len; i++)
    {
      const TdtRow *other = tdt_root_follow (root, seats->pdata[i], TDT_SEAT_TABLE);

      if (other != NULL &&
          g_strcmp0 (tdt_row_get_text (other, TDT_TABLE_SESSION),
                     tdt_row_get_text (table, TDT_TABLE_SESSION)) == 0 &&
          tdt_row_get_number (other, TDT_TABLE_ROUND, 1) ==
              tdt_row_get_number (table, TDT_TABLE_ROUND, 1))
        return seats->pdata[i];
    }
  return NULL;
}

static const TdtRow *
get_table (TdtWorkspace *self, const char *uid, GError **error)
{
  const TdtRow *table = tdt_root_lookup_kind (tdt_workspace_get_root (self), TDT_KIND_TABLE, uid);

  if (table == NULL)
    g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD, _ ("There is no record “%s”"),
                 uid);
  return table;
}

static const char *
add_seat (TdtEdit *edit, const char *table, guint number, GError **error)
{
  const char *uid = tdt_edit_add (edit, TDT_KIND_SEAT, NULL, error);

  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_SEAT_TABLE, table, error) ||
      !tdt_edit_set_number (edit, uid, TDT_SEAT_NUMBER, number, error))
    return NULL;
  return uid;
}

/* What is left of a seat whose holder goes elsewhere: the other one's, or nothing. */
static gboolean
leave (TdtEdit *edit, const TdtRow *left, const char *other, GError **error)
{
  const char *uid = tdt_row_get_uid (left);

  return other != NULL ? tdt_edit_set_text (edit, uid, TDT_SEAT_PERSON, other, error)
                       : tdt_edit_remove (edit, uid, error);
}

gboolean
tdt_workspace_place_person (TdtWorkspace *self, const char *table, guint number, const char *person,
                            GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = get_table (self, table, error);
  const TdtRow *seat = row != NULL ? tdt_seating_find_seat (root, row, number) : NULL;
  const TdtRow *left = row != NULL && person != NULL ? find_seat_of (root, row, person) : NULL;
  const char *uid = seat != NULL ? tdt_row_get_uid (seat) : NULL;

  if (row == NULL)
    return FALSE;
  if (left != NULL && left == seat)
    return TRUE;
  if (person == NULL)
    {
      if (uid != NULL && !tdt_edit_remove (edit, uid, error))
        return FALSE;
      tdt_workspace_apply_edit (self, edit, _ ("Free a seat"), NULL);
      return TRUE;
    }
  if (left != NULL &&
      !leave (edit, left, seat != NULL ? tdt_row_get_text (seat, TDT_SEAT_PERSON) : NULL, error))
    return FALSE;
  if (uid == NULL && (uid = add_seat (edit, table, number, error)) == NULL)
    return FALSE;
  if (!tdt_edit_set_text (edit, uid, TDT_SEAT_PERSON, person, error))
    return FALSE;
  tdt_workspace_apply_edit (
      self, edit, left != NULL && seat != NULL ? _ ("Swap seats") : _ ("Seat a person"), NULL);
  return TRUE;
}

gboolean
tdt_workspace_keep_seat (TdtWorkspace *self, const char *table, guint number, gboolean keep,
                         GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = get_table (self, table, error);
  const TdtRow *seat = row != NULL ? tdt_seating_find_seat (root, row, number) : NULL;

  if (row == NULL || seat == NULL)
    return row != NULL;
  if (!tdt_edit_set_number (edit, tdt_row_get_uid (seat), TDT_SEAT_PINNED, keep ? 1 : TDT_UNSET,
                            error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, keep ? _ ("Keep a seat") : _ ("Let a seat go"), NULL);
  return TRUE;
}

char *
tdt_workspace_add_table (TdtWorkspace *self, const char *session, int layout, guint n_seats,
                         GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GPtrArray) tables = tdt_seating_get_tables (root, session, 1);
  const char *last = tables->len > 0 ? tdt_row_get_uid (tables->pdata[tables->len - 1]) : NULL;
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_TABLE, NULL, error));
  /* Translators: the number of a table. */
  g_autofree char *name = g_strdup_printf (_ ("Table %u"), tables->len + 1);

  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_TABLE_SESSION, session, error) ||
      !tdt_edit_set_text (edit, uid, TDT_TABLE_NAME, name, error) ||
      !tdt_edit_set_token (edit, uid, TDT_TABLE_LAYOUT, layout, error) ||
      !tdt_edit_set_number (edit, uid, TDT_TABLE_SEATS, n_seats, error) ||
      !tdt_edit_set_number (edit, uid, TDT_TABLE_ROUND, 1, error) ||
      !tdt_edit_move_between (edit, uid, last, NULL, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("New table"), NULL);
  return g_steal_pointer (&uid);
}
