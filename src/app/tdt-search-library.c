/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-search-library-private.h"

#include "tdt-finder.h"
#include "tdt-naming.h"
#include "tdt-palette-search-private.h"
#include "tdt-project-file.h"

#include <string.h>

#define MAX_HITS 20

static const TdtKindId kinds[] = { TDT_KIND_PROJECT, TDT_KIND_SESSION, TDT_KIND_PERSON };

/* A file as it was read. */
typedef struct
{
  char *uri;
  char *path;
  char *etag;
  TdtRoot *root;
  TdtFinder *finder;
} Book;

struct _TdtSearchLibrary
{
  /* One search at a time: the next one needs what this one reads. */
  GMutex mutex;
  GPtrArray *books;
};

typedef struct
{
  TdtSearchLibrary *library;
  GPtrArray *files;
  char *query;
} Search;

static void
book_free (gpointer data)
{
  Book *book = data;

  g_free (book->uri);
  g_free (book->path);
  g_free (book->etag);
  g_clear_pointer (&book->finder, tdt_finder_unref);
  g_clear_pointer (&book->root, tdt_root_unref);
  g_free (book);
}

TdtSearchLibrary *
tdt_search_library_new (void)
{
  TdtSearchLibrary *library = g_atomic_rc_box_new0 (TdtSearchLibrary);

  g_mutex_init (&library->mutex);
  library->books = g_ptr_array_new_with_free_func (book_free);
  return library;
}

static void
library_clear (gpointer data)
{
  TdtSearchLibrary *library = data;

  g_ptr_array_unref (library->books);
  g_mutex_clear (&library->mutex);
}

void
tdt_search_library_unref (TdtSearchLibrary *library)
{
  g_atomic_rc_box_release_full (library, library_clear);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  tdt_search_library_unref (search->library);
  g_ptr_array_unref (search->files);
  g_free (search->query);
  g_free (search);
}

static void
hit_free (gpointer data)
{
  TdtSearchHit *hit = data;

  g_free (hit->id);
  g_free (hit->title);
  g_free (hit->description);
  g_free (hit);
}

/* The book that was read of this state of the file, out of those that are kept. */
static Book *
steal_book (GPtrArray *books, const char *uri, const char *etag)
{
  for (guint i = 0; i < books->len; i++)
    {
      const Book *book = books->pdata[i];

      if (g_str_equal (book->uri, uri) && g_strcmp0 (book->etag, etag) == 0)
        return g_ptr_array_steal_index_fast (books, i);
    }
  return NULL;
}

static Book *
read_book (GFile *file, const char *uri, const char *etag)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  Book *book;

  if (g_file_peek_path (file) != NULL)
    loaded = tdt_project_file_load (g_file_peek_path (file), NULL, NULL, NULL, NULL);
  if (loaded == NULL)
    return NULL;
  book = g_new0 (Book, 1);
  book->uri = g_strdup (uri);
  book->path = g_file_get_path (file);
  book->etag = g_strdup (etag);
  book->root = tdt_root_ref (loaded->root);
  book->finder = tdt_finder_new (book->root, kinds, G_N_ELEMENTS (kinds), NULL);
  return book;
}

static void
update (TdtSearchLibrary *library, GPtrArray *files)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&library->books);

  library->books = g_ptr_array_new_with_free_func (book_free);
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = files->pdata[i];
      g_autofree char *uri = g_file_get_uri (file);
      g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE,
                                                      G_FILE_QUERY_INFO_NONE, NULL, NULL);
      const char *etag = info != NULL ? g_file_info_get_etag (info) : NULL;
      Book *book = info != NULL ? steal_book (before, uri, etag) : NULL;

      if (info != NULL && book == NULL)
        book = read_book (file, uri, etag);
      if (book != NULL)
        g_ptr_array_add (library->books, book);
    }
}

static char *
dup_description (const Book *book, const TdtRow *row)
{
  g_autofree char *event = tdt_row_dup_name (book->root, tdt_root_get_project (book->root));
  g_autofree char *hint = NULL;

  if (tdt_row_get_kind_id (row) == TDT_KIND_PROJECT)
    return g_filename_display_basename (book->path);
  hint = tdt_palette_search_dup_hint (book->root, row);
  return hint != NULL && *hint != '\0' ? g_strjoin (" · ", hint, event, NULL)
                                       : g_steal_pointer (&event);
}

static TdtSearchHit *
hit_new (const Book *book, const TdtFound *found)
{
  TdtSearchHit *hit = g_new0 (TdtSearchHit, 1);

  hit->id = g_strjoin ("#", book->uri, tdt_row_get_uid (found->row), NULL);
  hit->title = tdt_row_dup_name (book->root, found->row);
  hit->description = dup_description (book, found->row);
  hit->icon_name = tdt_palette_search_get_icon_name (tdt_row_get_kind_id (found->row));
  hit->score = found->score;
  return hit;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const TdtSearchHit *one = *(const TdtSearchHit *const *) a;
  const TdtSearchHit *other = *(const TdtSearchHit *const *) b;

  return (int) other->score - (int) one->score;
}

static void
find_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;
  GPtrArray *hits = g_ptr_array_new_with_free_func (hit_free);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&search->library->mutex);

  update (search->library, search->files);
  for (guint i = 0; i < search->library->books->len; i++)
    {
      const Book *book = search->library->books->pdata[i];
      g_autoptr (GArray) found = tdt_finder_find (book->finder, search->query, MAX_HITS);

      for (guint f = 0; f < found->len; f++)
        g_ptr_array_add (hits, hit_new (book, &g_array_index (found, TdtFound, f)));
    }
  /* Keeps the order of the files among what fits equally well. */
  g_ptr_array_sort (hits, compare_hits);
  if (hits->len > MAX_HITS)
    g_ptr_array_set_size (hits, MAX_HITS);
  g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
}

void
tdt_search_library_find_async (TdtSearchLibrary *library, GPtrArray *files, const char *query,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Search *search = g_new (Search, 1);

  search->library = g_atomic_rc_box_acquire (library);
  search->files = g_ptr_array_ref (files);
  search->query = g_strdup (query);
  g_task_set_source_tag (task, tdt_search_library_find_async);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, find_in_thread);
}

GPtrArray *
tdt_search_library_find_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

GFile *
tdt_search_hit_parse_id (const char *id, char **uid)
{
  /* An address writes its own number signs as %23. */
  const char *sign = strrchr (id, '#');
  g_autofree char *uri = sign != NULL ? g_strndup (id, (gsize) (sign - id)) : NULL;

  if (uri == NULL || !g_str_has_prefix (uri, "file:"))
    return NULL;
  *uid = g_strdup (sign + 1);
  return g_file_new_for_uri (uri);
}
