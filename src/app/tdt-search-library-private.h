/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be found in the projects used last, from outside of any window. What was read of them is
 * kept, and read again when a file has changed. */
typedef struct _TdtSearchLibrary TdtSearchLibrary;

TdtSearchLibrary *tdt_search_library_new (void);
void tdt_search_library_unref (TdtSearchLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtSearchLibrary, tdt_search_library_unref)

/* A record that was found. @id is what tdt_search_hit_parse_id() understands. */
typedef struct
{
  char *id;
  char *title;
  char *description;
  const char *icon_name;
  guint score;
} TdtSearchHit;

/* Looks in @files (of GFile, the one used last first), in a thread. A file that cannot be read is
 * left out. */
void tdt_search_library_find_async (TdtSearchLibrary *library, GPtrArray *files, const char *query,
                                    GAsyncReadyCallback callback, gpointer user_data);
/* Of TdtSearchHit, the best first. */
GPtrArray *tdt_search_library_find_finish (GAsyncResult *result);

/* The file of what was found, and in @uid, to be freed, what it is in there; NULL for what is no
 * id. */
GFile *tdt_search_hit_parse_id (const char *id, char **uid);

G_END_DECLS
