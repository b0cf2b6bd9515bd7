/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address book as others look into it: read, or gone for good. */
#include "config.h"

#include "tdt-address-book.h"
#include "tdt-edit.h"
#include "tdt-journal-replay.h"
#include "tdt-project-file.h"
#include "tdt-replace.h"

static void
unref_root (gpointer root)
{
  tdt_root_unref (root);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (TdtLoaded) loaded = NULL;
  GError *error = NULL;

  if (!g_file_query_exists (file, NULL))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  loaded = tdt_project_file_load (g_file_peek_path (file), cancellable, NULL, NULL, &error);
  if (loaded == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tdt_root_ref (loaded->root), unref_root);
}

void
tdt_address_book_read_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tdt_address_book_read_async);
  g_task_run_in_thread (task, read_in_thread);
}

TdtRoot *
tdt_address_book_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
tdt_address_book_forget (const TdtRoot *root, GError **error)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (GError) problem = NULL;

  if (!g_file_delete (file, NULL, &problem) &&
      !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (root != NULL)
    tdt_journal_forget_document (tdt_root_get_uid (root));
  return TRUE;
}

/* Somebody, and the picture that nobody else has. */
static void
remove_person (TdtEdit *edit, const TdtRoot *book, const TdtRow *person)
{
  const char *photo = tdt_row_get_text (person, TDT_PERSON_PHOTO);

  tdt_edit_remove (edit, tdt_row_get_uid (person), NULL);
  if (photo != NULL && tdt_root_count_referrers (book, photo, TDT_PERSON_PHOTO) == 1 &&
      tdt_root_count_referrers (book, photo, TDT_ORGANISATION_LOGO) == 0)
    tdt_edit_remove (edit, photo, NULL);
}

/* What @loaded carries of a version before would have them still. */
static gboolean
write_book (const char *path, const TdtRoot *root, const TdtLoaded *loaded, GError **error)
{
  g_autoptr (TdtHeader) header = tdt_header_copy (loaded->header);
  g_autoptr (GBytes) bytes = NULL;

  g_clear_pointer (&header->base, g_free);
  bytes = tdt_project_file_write (root, header, NULL);
  return tdt_replace_file (path, bytes, NULL, NULL, NULL, error);
}

gboolean
tdt_address_book_forget_people (const TdtRoot *project, guint *n_people, GError **error)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  const char *path = g_file_peek_path (file);
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) root = NULL;

  *n_people = 0;
  if (!g_file_query_exists (file, NULL))
    return TRUE;
  loaded = tdt_project_file_load (path, NULL, NULL, NULL, error);
  if (loaded == NULL)
    return FALSE;
  people = tdt_address_book_find_people (loaded->root, project);
  edit = tdt_edit_new (loaded->root);
  for (guint i = 0; i < people->len; i++)
    remove_person (edit, loaded->root, people->pdata[i]);
  root = tdt_edit_apply (edit);
  if (people->len > 0 && !write_book (path, root, loaded, error))
    return FALSE;
  tdt_journal_forget_document (tdt_root_get_uid (root));
  *n_people = people->len;
  return TRUE;
}
