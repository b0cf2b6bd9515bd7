/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-file-watch.h"

#include "tdt-io-files-private.h"
#include "tdt-target-private.h"

#include <errno.h>
#include <fcntl.h>

#define POLL_SECONDS 10
/* Programs that delete and write anew are left the time to. */
#define SETTLE_MILLISECONDS 200

/* @hash: what the file should be; @reported: what it was when that was last told, NULL for nothing
 * told or nothing there; @status: of the file when it was last read.
 * @n_saves: saves of our own going on; @generation: counts them, so that what was read meanwhile
 * does not count */
struct _TdtFileWatch
{
  GObject parent_instance;
  char *path;
  char *hash;
  char *reported;
  TdtFileState state;
  struct stat status;
  gboolean was_read;
  GFileMonitor *monitor;
  GCancellable *cancellable;
  guint poll;
  guint soon;
  guint n_saves;
  guint generation;
  gboolean checking;
  gboolean check_again;
};

G_DEFINE_FINAL_TYPE (TdtFileWatch, tdt_file_watch, G_TYPE_OBJECT)

static guint changed_signal;

/* What a look at the file gave. */
typedef struct
{
  char *path;
  guint generation;
  gboolean has_status;
  struct stat before;
  struct stat status;
  gboolean there;
  gboolean reached;
  gboolean unread;
  char *hash;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_free (look->hash);
  g_free (look);
}

static gboolean
is_same_file (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
         a->st_ctim.tv_sec == b->st_ctim.tv_sec && a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  int descriptor = tdt_io_open (look->path, O_RDONLY | O_NONBLOCK, 0);

  look->there = descriptor >= 0;
  look->reached = look->there || errno == ENOENT || errno == ENOTDIR;
  if (look->there &&
      (tdt_io_get ()->fstat (descriptor, &look->status) != 0 || !S_ISREG (look->status.st_mode)))
    look->reached = FALSE;
  look->unread = look->there && look->reached && look->has_status &&
                 is_same_file (&look->status, &look->before);
  if (look->there && look->reached && !look->unread)
    {
      look->hash = tdt_io_dup_hash (descriptor, cancellable);
      look->reached = look->hash != NULL;
    }
  tdt_io_drop (descriptor);
  g_task_return_boolean (task, TRUE);
}

static void start_look (TdtFileWatch *watch, gboolean read_always);

static void
take_state (TdtFileWatch *watch, const Look *look)
{
  TdtFileState state = !look->there                               ? TDT_FILE_GONE
                       : g_strcmp0 (look->hash, watch->hash) == 0 ? TDT_FILE_SAME
                                                                  : TDT_FILE_CHANGED;

  watch->was_read = look->there;
  watch->status = look->status;
  if (state == watch->state &&
      (state != TDT_FILE_CHANGED || g_strcmp0 (look->hash, watch->reported) == 0))
    return;
  watch->state = state;
  g_free (watch->reported);
  watch->reported = g_strdup (look->hash);
  g_signal_emit (watch, changed_signal, 0, (int) state);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtFileWatch *watch = TDT_FILE_WATCH (source);
  const Look *look = g_task_get_task_data (G_TASK (result));

  watch->checking = FALSE;
  if (g_cancellable_is_cancelled (watch->cancellable))
    return;
  if (look->reached && !look->unread && watch->n_saves == 0 &&
      look->generation == watch->generation)
    take_state (watch, look);
  if (watch->check_again)
    start_look (watch, TRUE);
}

static void
start_look (TdtFileWatch *watch, gboolean read_always)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (watch->checking || watch->n_saves > 0)
    {
      watch->check_again |= read_always;
      return;
    }
  watch->checking = TRUE;
  watch->check_again = FALSE;
  look = g_new0 (Look, 1);
  look->path = g_strdup (watch->path);
  look->generation = watch->generation;
  look->has_status = watch->was_read && !read_always;
  look->before = watch->status;
  task = g_task_new (watch, watch->cancellable, looked_cb, NULL);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
poll_cb (gpointer user_data)
{
  start_look (user_data, FALSE);
  return G_SOURCE_CONTINUE;
}

static gboolean
soon_cb (gpointer user_data)
{
  TdtFileWatch *watch = user_data;

  watch->soon = 0;
  start_look (watch, TRUE);
  return G_SOURCE_REMOVE;
}

static void
monitor_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
            gpointer user_data)
{
  TdtFileWatch *watch = user_data;

  if (watch->soon == 0)
    watch->soon = g_timeout_add (SETTLE_MILLISECONDS, soon_cb, watch);
}

TdtFileWatch *
tdt_file_watch_new (const char *path, const char *content_hash)
{
  TdtFileWatch *watch = g_object_new (TDT_TYPE_FILE_WATCH, NULL);
  g_autofree char *real = tdt_target_dup_path (path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (real != NULL ? real : path);

  watch->path = g_strdup (path);
  watch->hash = g_strdup (content_hash);
  watch->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (watch->monitor != NULL)
    g_signal_connect (watch->monitor, "changed", G_CALLBACK (monitor_cb), watch);
  watch->poll = g_timeout_add_seconds (POLL_SECONDS, poll_cb, watch);
  return watch;
}

TdtFileState
tdt_file_watch_get_state (TdtFileWatch *watch)
{
  return watch->state;
}

void
tdt_file_watch_check (TdtFileWatch *watch)
{
  start_look (watch, TRUE);
}

void
tdt_file_watch_begin_save (TdtFileWatch *watch)
{
  watch->n_saves++;
  watch->generation++;
}

void
tdt_file_watch_end_save (TdtFileWatch *watch, const char *content_hash)
{
  g_return_if_fail (watch->n_saves > 0);
  watch->n_saves--;
  watch->generation++;
  if (content_hash != NULL)
    {
      g_free (watch->hash);
      watch->hash = g_strdup (content_hash);
      g_clear_pointer (&watch->reported, g_free);
      watch->state = TDT_FILE_SAME;
    }
  start_look (watch, TRUE);
}

static void
tdt_file_watch_dispose (GObject *object)
{
  TdtFileWatch *watch = TDT_FILE_WATCH (object);

  g_cancellable_cancel (watch->cancellable);
  g_clear_handle_id (&watch->poll, g_source_remove);
  g_clear_handle_id (&watch->soon, g_source_remove);
  if (watch->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (watch->monitor, watch);
      g_file_monitor_cancel (watch->monitor);
    }
  g_clear_object (&watch->monitor);
  G_OBJECT_CLASS (tdt_file_watch_parent_class)->dispose (object);
}

static void
tdt_file_watch_finalize (GObject *object)
{
  TdtFileWatch *watch = TDT_FILE_WATCH (object);

  g_free (watch->path);
  g_free (watch->hash);
  g_free (watch->reported);
  g_object_unref (watch->cancellable);
  G_OBJECT_CLASS (tdt_file_watch_parent_class)->finalize (object);
}

static void
tdt_file_watch_class_init (TdtFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tdt_file_watch_dispose;
  object_class->finalize = tdt_file_watch_finalize;
  changed_signal = g_signal_new ("changed", TDT_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tdt_file_watch_init (TdtFileWatch *watch)
{
  watch->cancellable = g_cancellable_new ();
}
