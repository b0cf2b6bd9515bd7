/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Journals that crashed windows left. */
#include "config.h"

#include "tdt-journal-replay.h"
#include "tdt-version-store.h"

#include "tdt-io-files-private.h"
#include "tdt-journal-private.h"
#include "tdt-state-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/file.h>

/* A window holds the lock on its journal, whatever becomes of it. Where the drive has no locks, its
 * process is looked for. */
static gboolean
is_abandoned (int descriptor, const TdtJournalInfo *info)
{
  if (tdt_io_get ()->flock (descriptor, LOCK_SH | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK || g_strcmp0 (info->host, g_get_host_name ()) != 0)
    return FALSE;
  return info->pid > 0 && kill ((pid_t) info->pid, 0) != 0 && errno == ESRCH;
}

static int
open_journal (const char *path)
{
  return tdt_io_open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
}

static TdtJournalInfo *
find_abandoned (const char *path)
{
  g_autoptr (TdtJournalInfo) info = tdt_journal_info_new (path, NULL);
  int descriptor = info != NULL ? open_journal (path) : -1;
  gboolean abandoned = descriptor >= 0 && (info->n_edits > 0 || info->damage != NULL) &&
                       is_abandoned (descriptor, info);

  tdt_io_drop (descriptor);
  return abandoned ? g_steal_pointer (&info) : NULL;
}

/* A journal that was never whole, next to the one that it was to replace. */
static void
sweep (const char *path)
{
  int descriptor = open_journal (path);

  if (descriptor >= 0 && tdt_io_get ()->flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    tdt_io_get ()->unlink (path);
  tdt_io_drop (descriptor);
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  const TdtJournalInfo *one = *(TdtJournalInfo *const *) a;
  const TdtJournalInfo *other = *(TdtJournalInfo *const *) b;

  return (one->last_edit < other->last_edit) - (one->last_edit > other->last_edit);
}

GPtrArray *
tdt_journal_list_abandoned (void)
{
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_journal_info_free);
  g_autofree char *folder = tdt_state_dup_folder ();
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      TdtJournalInfo *info = NULL;

      if (g_str_has_suffix (name, TDT_JOURNAL_SUFFIX))
        info = find_abandoned (path);
      else if (g_str_has_suffix (name, TDT_JOURNAL_SUFFIX ".new"))
        sweep (path);
      if (info != NULL)
        g_ptr_array_add (infos, info);
    }
  g_ptr_array_sort (infos, compare_latest_first);
  return infos;
}

int
tdt_journal_claim (const char *path, GError **error)
{
  int descriptor = open_journal (path);
  g_autofree char *name = g_filename_display_name (path);

  if (descriptor < 0)
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VANISHED,
                   _ ("%s: cannot be recovered from: %s; it may have been recovered already"), name,
                   g_strerror (errno));
      return -1;
    }
  if (tdt_io_get ()->flock (descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return descriptor;
  tdt_io_drop (descriptor);
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_LOCKED,
               _ ("%s: another window is using it; recover from there"), name);
  return -1;
}

gboolean
tdt_journal_discard (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (tdt_io_get ()->unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
               _ ("%s: cannot be removed: %s; remove it by hand"), name, g_strerror (errno));
  return FALSE;
}

void
tdt_journal_forget_document (const char *uid)
{
  g_autoptr (GPtrArray) journals = tdt_journal_list_abandoned ();

  for (guint i = 0; i < journals->len; i++)
    {
      const TdtJournalInfo *info = journals->pdata[i];

      if (g_strcmp0 (info->document, uid) == 0)
        tdt_journal_discard (info->path, NULL);
    }
  tdt_version_store_clear (uid);
}
