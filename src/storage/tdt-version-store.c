/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-version-store.h"

#include "tdt-io-files-private.h"
#include "tdt-journal-private.h"
#include "tdt-project-file.h"
#include "tdt-replace.h"
#include "tdt-state-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* A version's name is its time in 16 digits, the start of its bytes' hash, its revision. */
#define HASH_CHARACTERS 16
#define SUFFIX ".tdt.xml"
#define NO_REVISION "unknown"
#define BASES "bases"
#define BASES_KEPT 50u
/* The first element of a file is not longer. */
#define HEAD_BYTES 4096
/* The longest path is in there, as a URI. */
#define JOURNAL_HEAD_BYTES ((gsize) 16384)

void
tdt_version_free (TdtVersion *version)
{
  g_free (version->path);
  g_free (version->revision);
  g_free (version->editor);
  g_free (version);
}

static void
take_editor (GMarkupParseContext *context, const char *element, const char **names,
             const char **values, gpointer data, GError **error)
{
  TdtVersion *version = data;

  for (guint i = 0; version->editor == NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], "editor"))
      version->editor = g_strdup (values[i]);
}

void
tdt_version_read_editor (TdtVersion *version)
{
  const GMarkupParser parser = { .start_element = take_editor };
  int descriptor = tdt_io_open (version->path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, version, NULL);
  char head[HEAD_BYTES];
  gssize length = descriptor >= 0 ? tdt_io_read (descriptor, head, sizeof (head)) : 0;

  tdt_io_drop (descriptor);
  /* The first element is whole in there; what is cut off behind it does not matter. */
  if (length > 0)
    g_markup_parse_context_parse (context, head, length, NULL);
}

char *
tdt_version_store_dup_folder (const char *uid)
{
  g_autofree char *state = tdt_state_dup_folder ();
  g_autofree char *name = tdt_state_dup_name (uid);

  return g_build_filename (state, "history", name, NULL);
}

static char *
dup_bases_folder (const char *uid)
{
  g_autofree char *folder = tdt_version_store_dup_folder (uid);

  return g_build_filename (folder, BASES, NULL);
}

static TdtVersion *
read_version (const char *folder, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", 3);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  TdtVersion *version;
  struct stat status;
  gint64 when;

  if (g_strv_length (parts) != 3 || !g_str_has_suffix (parts[2], SUFFIX) ||
      !g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64, &when, NULL) ||
      tdt_io_get ()->lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return NULL;
  parts[2][strlen (parts[2]) - strlen (SUFFIX)] = '\0';
  version = g_new0 (TdtVersion, 1);
  version->path = g_steal_pointer (&path);
  version->when = when;
  version->size = (guint64) status.st_size;
  version->revision = g_str_equal (parts[2], NO_REVISION) ? NULL : g_strdup (parts[2]);
  return version;
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  const TdtVersion *one = *(TdtVersion *const *) a;
  const TdtVersion *other = *(TdtVersion *const *) b;

  return one->when != other->when ? (one->when < other->when ? 1 : -1)
                                  : strcmp (other->path, one->path);
}

GPtrArray *
tdt_version_store_list (const char *uid)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_version_free);
  g_autofree char *folder = tdt_version_store_dup_folder (uid);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      TdtVersion *version = read_version (folder, name);

      if (version != NULL)
        g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort (versions, compare_latest_first);
  return versions;
}

static gboolean
has_hash (const TdtVersion *version, const char *hash)
{
  g_autofree char *name = g_path_get_basename (version->path);
  g_auto (GStrv) parts = g_strsplit (name, "-", 3);

  return strncmp (parts[1], hash, HASH_CHARACTERS) == 0;
}

/* Another name for the file, unless it has one already: then somebody may write it in place under
 * that one. */
static gboolean
try_link (const char *path, const char *version)
{
  struct stat status;

  return tdt_io_get ()->lstat (path, &status) == 0 && status.st_nlink == 1 &&
         tdt_io_get ()->link (path, version) == 0;
}

static gboolean
copy_file (const char *path, const char *version, GError **error)
{
  int descriptor = tdt_io_open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (65536);
  g_autoptr (GBytes) bytes = NULL;
  gssize n = -1;

  while (descriptor >= 0 && (n = tdt_io_read (descriptor, buffer, 65536)) > 0)
    g_byte_array_append (content, buffer, (guint) n);
  if (n < 0)
    tdt_io_set_error (error, path, errno);
  tdt_io_drop (descriptor);
  if (n < 0)
    return FALSE;
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  return tdt_replace_file (version, bytes, NULL, NULL, NULL, error);
}

/* Revisions come from files that anybody may have made, and go into file names. */
static gboolean
is_revision (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/* Later than all others, also when the clock went back meanwhile. */
static char *
dup_version_path (const char *folder, const GPtrArray *versions, const char *hash,
                  const char *revision)
{
  gint64 when = g_get_real_time ();
  g_autofree char *name = NULL;

  if (versions->len > 0)
    when = MAX (when, ((TdtVersion *) versions->pdata[0])->when + 1);
  name = g_strdup_printf ("%016" G_GINT64_FORMAT "-%.*s-%s" SUFFIX, when, HASH_CHARACTERS, hash,
                          is_revision (revision) ? revision : NO_REVISION);
  return g_build_filename (folder, name, NULL);
}

gboolean
tdt_version_store_add (const char *uid, const char *path, const char *hash, const char *revision,
                       char **added, GError **error)
{
  g_autofree char *folder = tdt_version_store_dup_folder (uid);
  g_autoptr (GPtrArray) versions = tdt_version_store_list (uid);
  g_autofree char *version = dup_version_path (folder, versions, hash, revision);

  if (added != NULL)
    *added = NULL;
  if (versions->len > 0 && has_hash (versions->pdata[0], hash))
    return TRUE;
  if (!tdt_io_make_folder (folder, error))
    return FALSE;
  if (try_link (path, version))
    {
      if (!tdt_io_sync_folder (folder))
        {
          tdt_io_set_error (error, version, errno);
          tdt_io_get ()->unlink (version);
          return FALSE;
        }
    }
  else if (!copy_file (path, version, error))
    return FALSE;
  tdt_version_store_prune (uid, g_get_real_time ());
  if (added != NULL)
    *added = g_steal_pointer (&version);
  return TRUE;
}

/* What journals say first, and with it what they start from. */
static GString *
read_journal_heads (void)
{
  g_autofree char *folder = tdt_state_dup_folder ();
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  g_autofree char *head = g_malloc (JOURNAL_HEAD_BYTES);
  GString *heads = g_string_new (NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gssize length;
      int descriptor;

      if (!g_str_has_suffix (name, TDT_JOURNAL_SUFFIX))
        continue;
      descriptor = tdt_io_open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
      length = descriptor >= 0 ? tdt_io_read (descriptor, head, JOURNAL_HEAD_BYTES) : 0;
      tdt_io_drop (descriptor);
      if (length > 0)
        g_string_append_len (heads, head, length);
    }
  return heads;
}

/* Without it, the journal that starts from it could not be replayed. */
static gboolean
is_needed (const GString *heads, const char *name)
{
  g_autofree char *revision = g_strndup (name, strcspn (name, "."));
  g_autofree char *line = g_strconcat ("\nbase\t", revision, "\n", NULL);

  return memmem (heads->str, heads->len, line, strlen (line)) != NULL;
}

static guint
remove_files (const char *folder, const GString *heads)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!is_needed (heads, name))
        n += tdt_io_get ()->unlink (path) == 0;
    }
  return n;
}

guint
tdt_version_store_clear (const char *uid)
{
  g_autofree char *folder = tdt_version_store_dup_folder (uid);
  g_autofree char *bases = dup_bases_folder (uid);
  g_autoptr (GString) heads = read_journal_heads ();

  return remove_files (bases, heads) + remove_files (folder, heads);
}

static gint64
day_of (gint64 when)
{
  return when / G_USEC_PER_SEC / TDT_SECONDS_PER_DAY;
}

void
tdt_version_store_prune (const char *uid, gint64 now)
{
  g_autoptr (GPtrArray) versions = tdt_version_store_list (uid);
  gint64 last_day = G_MAXINT64;

  for (guint i = TDT_VERSIONS_KEPT; i < versions->len; i++)
    {
      const TdtVersion *version = versions->pdata[i];
      gint64 day = day_of (version->when);

      if (day == last_day || day_of (now) - day >= TDT_VERSION_DAYS)
        tdt_io_get ()->unlink (version->path);
      last_day = day;
    }
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (entries != NULL && g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

static gboolean
is_older (const struct stat *a, const struct stat *b)
{
  return a->st_mtim.tv_sec != b->st_mtim.tv_sec ? a->st_mtim.tv_sec < b->st_mtim.tv_sec
                                                : a->st_mtim.tv_nsec < b->st_mtim.tv_nsec;
}

static void
prune_bases (const char *folder)
{
  g_autoptr (GDir) entries = NULL;
  g_autoptr (GString) heads = NULL;
  g_autofree char *oldest = NULL;
  struct stat status;
  struct stat oldest_status = { 0 };
  const char *name;

  if (count_entries (folder) <= BASES_KEPT)
    return;
  heads = read_journal_heads ();
  entries = g_dir_open (folder, 0, NULL);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_needed (heads, name) || tdt_io_get ()->lstat (path, &status) != 0)
        continue;
      if (oldest == NULL || is_older (&status, &oldest_status))
        {
          oldest_status = status;
          g_free (oldest);
          oldest = g_steal_pointer (&path);
        }
    }
  if (oldest != NULL)
    tdt_io_get ()->unlink (oldest);
}

static char *
dup_base_path (const char *uid, const char *revision)
{
  g_autofree char *folder = dup_bases_folder (uid);
  g_autofree char *name = g_strconcat (revision, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

char *
tdt_version_store_add_base (const TdtRoot *root, GError **error)
{
  g_autofree char *revision = tdt_project_file_dup_revision (root);
  g_autofree char *folder = dup_bases_folder (tdt_root_get_uid (root));
  g_autofree char *path = dup_base_path (tdt_root_get_uid (root), revision);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GBytes) bytes = NULL;
  struct stat status;

  /* Versions are no bases: they go with time. */
  if (tdt_io_get ()->lstat (path, &status) == 0)
    return g_steal_pointer (&revision);
  bytes = tdt_project_file_write (root, header, NULL);
  if (!tdt_io_make_folder (folder, error) ||
      !tdt_replace_file (path, bytes, NULL, NULL, NULL, error))
    return NULL;
  prune_bases (folder);
  return g_steal_pointer (&revision);
}

char *
tdt_version_store_find (const char *uid, const char *revision)
{
  g_autofree char *base = NULL;
  g_autoptr (GPtrArray) versions = tdt_version_store_list (uid);
  struct stat status;

  if (!is_revision (revision))
    return NULL;
  base = dup_base_path (uid, revision);
  if (tdt_io_get ()->lstat (base, &status) == 0)
    return g_steal_pointer (&base);
  for (guint i = 0; i < versions->len; i++)
    {
      const TdtVersion *version = versions->pdata[i];

      if (g_strcmp0 (version->revision, revision) == 0)
        return g_strdup (version->path);
    }
  return NULL;
}
