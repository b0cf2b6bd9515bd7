/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-version-store.h"

#include "tdt-journal-replay.h"
#include "tdt-journal.h"
#include "tdt-project-file.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DAY ((gint64) 86400 * G_USEC_PER_SEC)
#define NOW ((gint64) 20000 * DAY + DAY / 2)
#define REVISION "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
make_version (const char *uid, gint64 when)
{
  g_autofree char *folder = tdt_version_store_dup_folder (uid);
  g_autofree char *name = g_strdup_printf ("%016" G_GINT64_FORMAT "-%016x-" REVISION ".tdt.xml",
                                           when, g_random_int ());
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (path, "x", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gint64
when_of (const GPtrArray *versions, guint i)
{
  return ((TdtVersion *) versions->pdata[i])->when;
}

/* Six versions a day for fifty days: the last twenty stay, then the last of each day for thirty. */
static void
test_prune (void)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) again = NULL;

  for (int day = 0; day < 50; day++)
    for (int i = 0; i < 6; i++)
      make_version ("doc", NOW - day * DAY - i * DAY / 24);
  tdt_version_store_prune ("doc", NOW);
  versions = tdt_version_store_list ("doc");
  for (guint i = 1; i < versions->len; i++)
    g_assert_cmpint (when_of (versions, i - 1), >, when_of (versions, i));
  for (guint i = 0; i < TDT_VERSIONS_KEPT; i++)
    g_assert_cmpint (when_of (versions, i), ==, NOW - i / 6 * DAY - i % 6 * DAY / 24);
  /* The twentieth is of the day three days ago; of that day the first after it stays too. */
  for (guint i = TDT_VERSIONS_KEPT; i < versions->len; i++)
    g_assert_cmpint (when_of (versions, i), >, NOW - TDT_VERSION_DAYS * DAY);
  g_assert_cmpint (when_of (versions, versions->len - 1), ==, NOW - (TDT_VERSION_DAYS - 1) * DAY);
  g_assert_cmpuint (versions->len, >=, TDT_VERSIONS_KEPT + TDT_VERSION_DAYS - 4);
  g_assert_cmpuint (versions->len, <=, TDT_VERSIONS_KEPT + TDT_VERSION_DAYS);

  tdt_version_store_prune ("doc", NOW);
  again = tdt_version_store_list ("doc");
  g_assert_cmpuint (again->len, ==, versions->len);
}

static void
test_add (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one", -1);
  g_autofree char *added = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *found = NULL;
  struct stat status;

  g_assert_true (g_file_set_contents (path, "one", -1, NULL));
  g_assert_true (tdt_version_store_add ("add", path, hash, REVISION, &added, NULL));
  g_assert_true (g_file_test (added, G_FILE_TEST_EXISTS));
  g_assert_cmpint (stat (added, &status), ==, 0);
  g_assert_cmpuint (status.st_nlink, <=, 2);
  /* The same bytes again are no version of their own. */
  g_assert_true (tdt_version_store_add ("add", path, hash, REVISION, &twice, NULL));
  g_assert_null (twice);
  found = tdt_version_store_find ("add", REVISION);
  g_assert_cmpstr (found, ==, added);
  g_assert_null (tdt_version_store_find ("add", "../../x"));
  g_assert_null (tdt_version_store_find ("other", REVISION));

  /* What has another name may be written under it. */
  g_assert_true (g_file_set_contents (path, "two", -1, NULL));
  g_assert_cmpint (link (path, other), ==, 0);
  g_assert_true (tdt_version_store_add ("add", path, "2222222222222222", "../x", &copied, NULL));
  g_assert_cmpint (stat (copied, &status), ==, 0);
  g_assert_cmpuint (status.st_nlink, ==, 1);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_nlink, ==, 2);
  tdt_test_remove_folder (folder);
}

static void
test_bases (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 20);
  g_autofree char *revision = tdt_version_store_add_base (root, NULL);
  g_autofree char *again = tdt_version_store_add_base (root, NULL);
  g_autofree char *found = tdt_version_store_find (tdt_root_get_uid (root), revision);
  g_autofree char *loaded_revision = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (GPtrArray) versions = tdt_version_store_list (tdt_root_get_uid (root));

  g_assert_cmpstr (revision, ==, again);
  g_assert_nonnull (found);
  loaded = tdt_project_file_load (found, NULL, NULL, NULL, NULL);
  g_assert_nonnull (loaded);
  loaded_revision = tdt_project_file_dup_revision (loaded->root);
  g_assert_cmpstr (loaded_revision, ==, revision);
  g_assert_cmpuint (versions->len, ==, 0);
}

/* Many bases later, a journal can still be replayed; what no journal starts from goes. */
static void
test_needed_base (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 20);
  g_autoptr (TdtRoot) edited = tdt_test_random_edit (random, root);
  g_autofree char *other = NULL;
  g_autofree char *first = NULL;
  g_autofree char *path = NULL;
  g_autoptr (TdtJournal) journal = tdt_journal_new (root, "missing.tdt.xml");
  g_autoptr (TdtRoot) replayed = NULL;
  g_autoptr (GError) error = NULL;

  tdt_journal_append (journal, edited);
  g_assert_true (tdt_journal_flush (journal, NULL));
  path = tdt_journal_dup_path (journal);
  for (guint i = 0; i < 70; i++)
    {
      g_autoptr (TdtRoot) before = edited;
      g_autofree char *revision = NULL;

      edited = tdt_test_random_edit (random, before);
      revision = tdt_version_store_add_base (edited, NULL);
      if (i == 0)
        first = g_steal_pointer (&revision);
    }
  other = tdt_version_store_find (tdt_root_get_uid (root), first);
  g_assert_null (other);
  replayed = tdt_journal_replay (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (replayed);
  tdt_journal_close (journal, FALSE);
}

/* Uids that would lead elsewhere as names of folders. */
static void
test_odd_uids (void)
{
  static const char *const uids[] = { "..", ".", ".hidden" };
  g_autofree char *plain = tdt_version_store_dup_folder ("a");
  g_autofree char *parent = g_path_get_dirname (plain);

  for (gsize i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autofree char *folder = tdt_version_store_dup_folder (uids[i]);
      g_autofree char *above = g_path_get_dirname (folder);
      g_autofree char *name = g_path_get_basename (folder);

      g_assert_cmpstr (above, ==, parent);
      g_assert_false (g_str_has_prefix (name, "."));
    }
}

/* Who saved a version stands in its head, whatever follows; then nothing of the document is left.
 */
static void
test_editor_and_clear (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autoptr (TdtRoot) root = tdt_root_new ("editor");
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *base = NULL;
  TdtVersion *version;

  header->editor = g_strdup ("Marie “M” Durand & Fils");
  bytes = tdt_project_file_write (root, header, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (tdt_version_store_add ("editor", path, "abcdefabcdefabcdef", NULL, NULL, NULL));
  base = tdt_version_store_add_base (root, NULL);
  versions = tdt_version_store_list ("editor");
  g_assert_cmpuint (versions->len, ==, 1);
  version = versions->pdata[0];
  tdt_version_read_editor (version);
  g_assert_cmpstr (version->editor, ==, header->editor);
  g_assert_cmpuint (tdt_version_store_clear ("editor"), ==, 2);
  g_assert_null (tdt_version_store_find ("editor", base));
  tdt_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  char *state;
  int result;

  g_test_init (&argc, &argv, NULL);
  state = tdt_test_use_temp_state ();

  g_test_add_func ("/version-store/prune", test_prune);
  g_test_add_func ("/version-store/add", test_add);
  g_test_add_func ("/version-store/bases", test_bases);
  g_test_add_func ("/version-store/needed-base", test_needed_base);
  g_test_add_func ("/version-store/odd-uids", test_odd_uids);
  g_test_add_func ("/version-store/editor-and-clear", test_editor_and_clear);

  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
