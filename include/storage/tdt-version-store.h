/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"
#include "tdt-storage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The history folder of a document, found by the document's uid, wherever its file is:
 * earlier versions, and the bases that journals and merges start from. All are whole project files,
 * opened with tdt_project_file_load(). */

/** TDT_VERSIONS_KEPT: the latest versions, all of which are kept. */
#define TDT_VERSIONS_KEPT 20u
/** TDT_VERSION_DAYS: for how many days, after those, the last version of each is kept. */
#define TDT_VERSION_DAYS 30

/**
 * TdtVersion:
 * @path: its file
 * @when: when it was replaced by the next, in microseconds since 1970
 * @size: in bytes
 * @revision: (nullable): of its content, where that was known
 * @editor: (nullable): who saved it, once tdt_version_read_editor() has looked
 */
typedef struct
{
  char *path;
  gint64 when;
  guint64 size;
  char *revision;
  char *editor;
} TdtVersion;

void tdt_version_free (TdtVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtVersion, tdt_version_free)

/** tdt_version_read_editor: looks into the head of the file for who saved it. */
void tdt_version_read_editor (TdtVersion *version);

/**
 * tdt_version_store_dup_folder:
 * @uid: of the document
 *
 * Returns: (transfer full) (type filename): its history folder, which need not be there yet
 */
char *tdt_version_store_dup_folder (const char *uid);

/**
 * tdt_version_store_list:
 * @uid: of the document
 *
 * Returns: (transfer full) (element-type TdtVersion): its versions, the latest first
 */
GPtrArray *tdt_version_store_list (const char *uid);

/**
 * tdt_version_store_add:
 * @uid: of the document
 * @path: (type filename): the file as it is now
 * @hash: SHA-256 in hex of its bytes
 * @revision: (nullable): of its content
 * @added: (out) (optional) (nullable): the new version's file, %NULL when the latest version has
 *   these bytes already
 *
 * Keeps what is in the file now, as another name of it where that is possible, so that it takes no
 * room on a full disk. The file must be replaced next, never written in place. Then removes what is
 * too old to be kept.
 *
 * Returns: whether it is kept, for good
 */
gboolean tdt_version_store_add (const char *uid, const char *path, const char *hash,
                                const char *revision, char **added, GError **error);

/**
 * tdt_version_store_add_base:
 * @root: a project as it is in a file, or was when a copy of it was sent away
 *
 * Keeps @root to be found by its revision. Keeping it twice is keeping it once.
 *
 * Returns: (transfer full) (nullable): the revision of @root
 */
char *tdt_version_store_add_base (const TdtRoot *root, GError **error);

/**
 * tdt_version_store_find:
 * @uid: of the document
 * @revision: what is looked for
 *
 * Returns: (transfer full) (nullable) (type filename): a file that holds that revision, among bases
 * and versions
 */
char *tdt_version_store_find (const char *uid, const char *revision);

/**
 * tdt_version_store_clear:
 *
 * Removes all versions and bases of the document from this computer, but for the bases that a
 * journal starts from.
 *
 * Returns: how many files were removed
 */
guint tdt_version_store_clear (const char *uid);

/**
 * tdt_version_store_prune:
 * @now: microseconds since 1970
 *
 * Removes versions that are neither among the last %TDT_VERSIONS_KEPT nor the last of one of the
 * past %TDT_VERSION_DAYS days.
 */
void tdt_version_store_prune (const char *uid, gint64 now);

G_END_DECLS
