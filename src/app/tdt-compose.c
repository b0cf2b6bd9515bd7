/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-compose-private.h"

#include "tdt-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Email"

#define FOLDER_NAME "mail"
#define SECONDS_KEPT 86400

/* @n_opened: the first so many of @drafts; @folder: what is attached to the present one. */
typedef struct
{
  GPtrArray *drafts;
  guint n_opened;
  char *folder;
  GPtrArray *files;
} Composing;

static void
composing_free (gpointer data)
{
  Composing *composing = data;

  g_ptr_array_unref (composing->drafts);
  g_free (composing->folder);
  g_clear_pointer (&composing->files, g_ptr_array_unref);
  g_free (composing);
}

static void open_next (GTask *task);

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* The mail program has had a day to read them; names and addresses do not lie about for longer. */
static void
sweep (const char *parent)
{
  g_autoptr (GDir) folder = g_dir_open (parent, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      GStatBuf status;

      if (g_lstat (path, &status) == 0 && S_ISDIR (status.st_mode) &&
          now - status.st_mtime > SECONDS_KEPT)
        remove_folder (path);
    }
}

static char *
make_folder (GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), PACKAGE_NAME, FOLDER_NAME,
                                              NULL);
  g_autofree char *folder = g_build_filename (parent, "XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) == 0)
    sweep (parent);
  if (g_mkdtemp_full (folder, 0700) != NULL)
    return g_steal_pointer (&folder);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("The folder “%s” cannot be made: %s"), parent, g_strerror (errno));
  return NULL;
}

/* What is attached, as files. */
static GPtrArray *
write_files (const TdtMail *mail, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < mail->files->len; i++)
    {
      const TdtMailFile *file = mail->files->pdata[i];
      g_autofree char *path = g_build_filename (folder, file->name, NULL);

      if (!tdt_replace_file (path, file->bytes, NULL, NULL, NULL, error))
        return NULL;
      g_ptr_array_add (files, g_steal_pointer (&path));
    }
  return g_steal_pointer (&files);
}

static const TdtMail *
get_mail (const Composing *composing)
{
  const TdtDraft *draft = composing->drafts->pdata[composing->n_opened];

  return draft->mail;
}

static void
opened (GTask *task)
{
  Composing *composing = g_task_get_task_data (task);

  composing->n_opened++;
  open_next (task);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    {
      opened (g_steal_pointer (&task));
      return;
    }
  g_prefix_error (&error, "%s",
                  _ ("No mail program takes the draft; save the drafts to a folder instead: "));
  g_task_return_error (task, error);
}

/* The last resort: a file that mail programs open for editing. */
static void
open_as_file (GTask *task)
{
  Composing *composing = g_task_get_task_data (task);
  const TdtDraft *draft = composing->drafts->pdata[composing->n_opened];
  g_autoptr (GBytes) bytes = tdt_mail_write (draft->mail);
  g_autofree char *path = g_build_filename (composing->folder, draft->file_name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GError *error = NULL;

  if (tdt_replace_file (path, bytes, NULL, NULL, NULL, &error))
    g_app_info_launch_default_for_uri_async (uri, NULL, g_task_get_cancellable (task), launched_cb,
                                             task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

static void
xdg_email_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL))
    opened (task);
  else
    open_as_file (task);
}

static void
open_by_xdg_email (GTask *task)
{
  Composing *composing = g_task_get_task_data (task);
  const TdtMail *mail = get_mail (composing);
  g_autofree char *program = g_find_program_in_path ("xdg-email");
  g_autofree char *uri = g_strconcat ("mailto:", mail->address, NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;

  if (program != NULL && mail->address != NULL)
    {
      const char *const options[] = { program,       "--utf8", "--subject",
                                      mail->subject, "--body", mail->text };

      for (guint i = 0; i < G_N_ELEMENTS (options); i++)
        g_ptr_array_add (words, (gpointer) options[i]);
      for (guint i = 0; i < composing->files->len; i++)
        {
          g_ptr_array_add (words, (gpointer) "--attach");
          g_ptr_array_add (words, composing->files->pdata[i]);
        }
      g_ptr_array_add (words, uri);
      g_ptr_array_add (words, NULL);
      process = g_subprocess_newv (
          (const char *const *) words->pdata,
          G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
    }
  if (process != NULL)
    g_subprocess_wait_check_async (process, g_task_get_cancellable (task), xdg_email_ended_cb,
                                   task);
  else
    open_as_file (task);
}

static void
portal_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, NULL);

  if (answer != NULL)
    opened (task);
  else
    open_by_xdg_email (task);
}

/* Handles of the files, which the portal hands on. */
static GVariant *
make_handles (const GPtrArray *files, GUnixFDList *list)
{
  GVariantBuilder handles;

  g_variant_builder_init (&handles, G_VARIANT_TYPE ("ah"));
  for (guint i = 0; i < files->len; i++)
    {
      int descriptor = open (files->pdata[i], O_PATH | O_CLOEXEC);

      if (descriptor < 0)
        continue;
      g_variant_builder_add (&handles, "h", g_unix_fd_list_append (list, descriptor, NULL));
      close (descriptor);
    }
  return g_variant_builder_end (&handles);
}

static void
open_by_portal (GTask *task, GDBusConnection *bus)
{
  Composing *composing = g_task_get_task_data (task);
  const TdtMail *mail = get_mail (composing);
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (mail->address != NULL)
    g_variant_builder_add (&options, "{sv}", "address", g_variant_new_string (mail->address));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (mail->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (mail->text));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", make_handles (composing->files, list));
  g_dbus_connection_call_with_unix_fd_list (
      bus, PORTAL, PORTAL_PATH, PORTAL_INTERFACE, "ComposeEmail",
      g_variant_new ("(s@a{sv})", "", g_variant_builder_end (&options)), G_VARIANT_TYPE ("(o)"),
      G_DBUS_CALL_FLAGS_NONE, -1, list, g_task_get_cancellable (task), portal_answered_cb, task);
}

static void
got_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus != NULL)
    open_by_portal (task, bus);
  else
    open_by_xdg_email (task);
}

/* Takes over the reference to @task. */
static void
open_next (GTask *task)
{
  Composing *composing = g_task_get_task_data (task);
  GError *error = NULL;

  if (composing->n_opened == composing->drafts->len)
    {
      g_task_return_int (task, composing->n_opened);
      g_object_unref (task);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  g_free (composing->folder);
  composing->folder = make_folder (&error);
  g_clear_pointer (&composing->files, g_ptr_array_unref);
  if (composing->folder != NULL)
    composing->files = write_files (get_mail (composing), composing->folder, &error);
  if (composing->files != NULL)
    g_bus_get (G_BUS_TYPE_SESSION, g_task_get_cancellable (task), got_bus_cb, task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

void
tdt_compose_async (GPtrArray *drafts, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Composing *composing = g_new0 (Composing, 1);

  g_task_set_source_tag (task, tdt_compose_async);
  composing->drafts = g_ptr_array_ref (drafts);
  g_task_set_task_data (task, composing, composing_free);
  open_next (task);
}

guint
tdt_compose_finish (GAsyncResult *result, GError **error)
{
  gssize n_opened = g_task_propagate_int (G_TASK (result), error);

  return n_opened > 0 ? (guint) n_opened
                      : ((Composing *) g_task_get_task_data (G_TASK (result)))->n_opened;
}
