/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-project-file.h"

#include "tdt-hash-private.h"
#include "tdt-guard-private.h"
#include "tdt-reader-private.h"
#include "tdt-settle.h"

#include <glib/gi18n-lib.h>

void
tdt_loaded_free (TdtLoaded *loaded)
{
  g_clear_pointer (&loaded->root, tdt_root_unref);
  g_clear_pointer (&loaded->header, tdt_header_free);
  g_clear_pointer (&loaded->report, tdt_report_unref);
  g_free (loaded->content_hash);
  g_free (loaded);
}

static gpointer
hash_thread (gpointer data)
{
  return tdt_hash_dup_hex_of (data);
}

/* Hashing takes about as long as reading: it is done meanwhile. */
static GThread *
begin_hash (GBytes *bytes)
{
  return g_thread_try_new ("content hash", hash_thread, bytes, NULL);
}

static char *
end_hash (GThread *thread, GBytes *bytes)
{
  return thread != NULL ? g_thread_join (thread) : hash_thread (bytes);
}

static TdtLoaded *
take_loaded (TdtReader *reader, TdtRoot *root)
{
  TdtLoaded *loaded = g_new0 (TdtLoaded, 1);

  loaded->root = root;
  loaded->header = g_steal_pointer (&reader->header);
  loaded->report = g_steal_pointer (&reader->report);
  loaded->newer_major = reader->major > TDT_FORMAT_MAJOR;
  return loaded;
}

typedef struct
{
  const char *name;
  GCancellable *cancellable;
  TdtProgressFunc progress;
  gpointer user_data;
  const TdtRoot *expected;
} Request;

static TdtLoaded *
read_text (GBytes *text, const Request *request, gboolean plain, GError **error)
{
  g_autoptr (GBytes) mask = tdt_guard_mask (text, request->name, plain, error);
  TdtReader *reader;
  TdtLoaded *loaded = NULL;
  TdtRoot *root = NULL;
  gboolean again;

  if (mask == NULL)
    return NULL;
  reader = tdt_reader_new (text, mask, request->name);
  reader->is_plain = plain || memchr (reader->text, '\r', reader->length) != NULL;
  reader->cancellable = request->cancellable;
  reader->progress = request->progress;
  reader->progress_data = request->user_data;
  reader->expected = request->expected;
  if (tdt_reader_run (reader, mask, error) && !reader->distrusts_mask)
    {
      g_clear_pointer (&mask, g_bytes_unref);
      root = tdt_reader_finish (reader);
      if (root == NULL)
        g_propagate_error (error, g_steal_pointer (&reader->error));
    }
  if (root != NULL)
    loaded = take_loaded (reader, root);
  again = reader->distrusts_mask;
  tdt_reader_free (reader);
  return again ? read_text (text, request, TRUE, error) : loaded;
}

static TdtLoaded *
parse (GBytes *bytes, const Request *request, GError **error)
{
  GThread *thread = begin_hash (bytes);
  g_autoptr (GBytes) text = NULL;
  g_autofree char *hash = NULL;
  TdtLoaded *loaded = NULL;

  text = tdt_guard_decode_in_place (bytes, request->name, error);
  if (text != NULL)
    loaded = read_text (text, request, FALSE, error);
  hash = end_hash (thread, bytes);
  if (loaded != NULL)
    loaded->content_hash = g_steal_pointer (&hash);
  return loaded;
}

TdtLoaded *
tdt_project_file_load (const char *path, GCancellable *cancellable, TdtProgressFunc progress,
                       gpointer user_data, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const Request request = { name, cancellable, progress, user_data, NULL };
  g_autoptr (GBytes) bytes = tdt_guard_read_file (path, TDT_PROJECT_MAX_BYTES, cancellable, error);

  return bytes != NULL ? parse (bytes, &request, error) : NULL;
}

static gboolean
check_size (GBytes *bytes, const char *name, GError **error)
{
  if (g_bytes_get_size (bytes) <= TDT_PROJECT_MAX_BYTES)
    return TRUE;
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_TOO_LARGE,
               _ ("%s: larger than %u MiB, which is the most that is read"), name,
               (guint) (TDT_PROJECT_MAX_BYTES >> 20));
  return FALSE;
}

TdtLoaded *
tdt_project_file_parse (GBytes *bytes, const char *name, GCancellable *cancellable,
                        TdtProgressFunc progress, gpointer user_data, GError **error)
{
  const Request request = { name, cancellable, progress, user_data, NULL };

  return check_size (bytes, name, error) ? parse (bytes, &request, error) : NULL;
}

static gboolean
headers_agree (const TdtHeader *a, const TdtHeader *b)
{
  return g_strcmp0 (a->revision, b->revision) == 0 && g_strcmp0 (a->editor, b->editor) == 0 &&
         g_strcmp0 (a->program, b->program) == 0 && g_strcmp0 (a->base, b->base) == 0 &&
         g_strv_equal ((const char *const *) a->ancestors, (const char *const *) b->ancestors);
}

gboolean
tdt_project_file_verify (GBytes *bytes, const TdtRoot *root, const TdtHeader *header,
                         char **content_hash, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (TdtRoot) settled = tdt_settle (root);
  const Request request = { _ ("what was to be saved"), cancellable, NULL, NULL, settled };

  loaded = check_size (bytes, request.name, &problem) ? parse (bytes, &request, &problem) : NULL;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (loaded != NULL && tdt_report_get_n_repairs (loaded->report) == 0 &&
      tdt_root_equal (loaded->root, settled) &&
      (header == NULL || headers_agree (loaded->header, header)))
    {
      if (content_hash != NULL)
        *content_hash = g_steal_pointer (&loaded->content_hash);
      return TRUE;
    }
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VERIFY,
               _ ("the project would not read back as it is (%s); nothing was saved: save it under "
                  "another name and report this"),
               problem != NULL ? problem->message : _ ("the content differs"));
  return FALSE;
}
