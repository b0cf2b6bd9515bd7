/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-journal-private.h"

#include "tdt-diff-text.h"
#include "tdt-io-files-private.h"
#include "tdt-project-file.h"
#include "tdt-settle.h"
#include "tdt-state-private.h"
#include "tdt-version-store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* From this size on a journal that has doubled is written anew, without the way it took. */
#define COMPACT_BYTES ((goffset) 67108864)

char *
tdt_journal_dup_sum (const char *before, const char *line, gsize line_length, const char *payload,
                     gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) before, (gssize) strlen (before));
  g_checksum_update (checksum, (const guchar *) line, (gssize) line_length);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, (const guchar *) payload, (gssize) length);
  return g_strdup (g_checksum_get_string (checksum));
}

void
tdt_journal_append_record (GString *text, const char *type, const char *payload, gsize length,
                           gint64 time, char *sum)
{
  g_autofree char *line = g_strdup_printf ("%s %" G_GSIZE_FORMAT " %" G_GINT64_FORMAT, type, length,
                                           time);
  g_autofree char *next = tdt_journal_dup_sum (sum, line, strlen (line), payload, length);

  g_strlcpy (sum, next, TDT_JOURNAL_SUM_LENGTH + 1);
  g_string_append_printf (text, "%s %s\n", line, sum);
  g_string_append_len (text, payload, (gssize) length);
  g_string_append_c (text, '\n');
}

static void
append_diff (GString *text, const char *type, const TdtRoot *from, const TdtRoot *to, char *sum)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (from, to);
  g_autoptr (GString) lines = g_string_new (NULL);

  tdt_diff_text_append (diff, lines);
  tdt_journal_append_record (text, type, lines->str, lines->len, g_get_real_time (), sum);
}

static void
append_head (TdtJournalFile *file, GString *text, char *sum)
{
  g_autoptr (GString) head = g_string_new (NULL);

  g_string_append_printf (head, "document\t%s\n", tdt_root_get_uid (file->base));
  if (file->document_path != NULL)
    {
      g_autofree char *full = g_canonicalize_filename (file->document_path, NULL);
      g_autofree char *uri = g_filename_to_uri (full, NULL, NULL);

      g_string_append_printf (head, "path\t%s\n", uri);
    }
  if (file->revision != NULL)
    g_string_append_printf (head, "base\t%s\n", file->revision);
  g_string_append_printf (head, "pid\t%d\nhost\t%s\n", (int) getpid (), g_get_host_name ());
  tdt_journal_append_record (text, "head", head->str, head->len, g_get_real_time (), sum);
}

/* The base is kept where it can be found; if it cannot be, it goes into the journal. The document's
 * file may have it still, but not for long: somebody else may write that. */
static void
keep_base (TdtJournalFile *file)
{
  if (file->document_path == NULL || file->revision != NULL)
    return;
  file->revision = tdt_version_store_add_base (file->base, NULL);
}

static GString *
compose (TdtJournalFile *file, char *sum)
{
  GString *text = g_string_new (TDT_JOURNAL_MAGIC);

  keep_base (file);
  sum[0] = '\0';
  append_head (file, text, sum);
  if (file->revision == NULL)
    {
      g_autoptr (TdtRoot) empty = tdt_root_new (tdt_root_get_uid (file->base));

      append_diff (text, "base", empty, file->base, sum);
    }
  if (!tdt_root_equal (file->base, file->written))
    append_diff (text, "edit", file->base, file->written, sum);
  return text;
}

static char *
dup_new_path (const TdtJournalFile *file, const char *folder)
{
  g_autofree char *uid = tdt_state_dup_name (tdt_root_get_uid (file->base));
  g_autofree char *name = g_strdup_printf ("%s-%08x" TDT_JOURNAL_SUFFIX, uid, g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/* Locked for as long as it is open: that is how others know that its window lives. */
static int
write_whole (const char *path, const GString *text)
{
  int descriptor = tdt_io_open (path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);

  if (descriptor < 0)
    return -1;
  tdt_io_get ()->flock (descriptor, LOCK_EX | LOCK_NB);
  if (tdt_io_write_all (descriptor, text->str, text->len, 0) &&
      tdt_io_get ()->fdatasync (descriptor) == 0)
    return descriptor;
  tdt_io_drop (descriptor);
  return -1;
}

/* Writes all anew under another name, so that there is always a whole journal. */
static gboolean
make_file (TdtJournalFile *file, GError **error)
{
  g_autofree char *folder = tdt_state_dup_folder ();
  g_autofree char *path = file->path != NULL ? g_strdup (file->path) : dup_new_path (file, folder);
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_autoptr (GString) text = NULL;
  char sum[TDT_JOURNAL_SUM_LENGTH + 1];
  int descriptor;

  if (!tdt_io_make_folder (folder, error))
    return FALSE;
  text = compose (file, sum);
  descriptor = write_whole (new_path, text);
  if (descriptor < 0 || tdt_io_get ()->rename (new_path, path) != 0)
    {
      tdt_io_set_error (error, path, errno);
      tdt_io_drop (descriptor);
      tdt_io_get ()->unlink (new_path);
      return FALSE;
    }
  tdt_io_drop (file->descriptor);
  file->descriptor = descriptor;
  g_free (file->path);
  file->path = g_steal_pointer (&path);
  file->size = file->start_size = (goffset) text->len;
  g_strlcpy (file->sum, sum, sizeof file->sum);
  file->torn = FALSE;
  /* It has its name, which may be gone after a power cut. */
  file->lost = !tdt_io_sync_folder (folder);
  if (file->lost)
    tdt_io_set_error (error, file->path, errno);
  return !file->lost;
}

/* What is read back from a file is settled; the way from there to what is meant is an edit. */
static TdtRoot *
make_base (const TdtRoot *root, const char *document_path)
{
  return document_path != NULL ? tdt_settle (root) : tdt_root_ref (root);
}

void
tdt_journal_file_init (TdtJournalFile *file, const TdtRoot *base, const char *document_path)
{
  *file = (TdtJournalFile){ .descriptor = -1 };
  file->base = make_base (base, document_path);
  file->written = tdt_root_ref (base);
  file->document_path = g_strdup (document_path);
}

void
tdt_journal_file_clear (TdtJournalFile *file)
{
  tdt_io_drop (file->descriptor);
  tdt_root_unref (file->base);
  tdt_root_unref (file->written);
  g_free (file->document_path);
  g_free (file->revision);
  g_free (file->path);
}

static gboolean
is_to_be_made (const TdtJournalFile *file)
{
  return file->path == NULL || file->lost ||
         (file->size > COMPACT_BYTES && file->size > 2 * file->start_size);
}

static void
set_written (TdtJournalFile *file, const TdtRoot *root)
{
  TdtRoot *before = file->written;

  file->written = tdt_root_ref (root);
  tdt_root_unref (before);
}

gboolean
tdt_journal_file_write (TdtJournalFile *file, const GPtrArray *roots, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const TdtRoot *before = file->written;
  char sum[TDT_JOURNAL_SUM_LENGTH + 1];

  if (is_to_be_made (file) && !make_file (file, error))
    return FALSE;
  g_strlcpy (sum, file->sum, sizeof sum);
  for (guint i = 0; i < roots->len; i++)
    {
      append_diff (text, "edit", before, roots->pdata[i], sum);
      before = roots->pdata[i];
    }
  if ((file->torn && tdt_io_get ()->ftruncate (file->descriptor, file->size) != 0) ||
      !tdt_io_write_all (file->descriptor, text->str, text->len, file->size))
    {
      tdt_io_set_error (error, file->path, errno);
      file->torn = TRUE;
      return FALSE;
    }
  file->torn = FALSE;
  file->size += (goffset) text->len;
  g_strlcpy (file->sum, sum, sizeof file->sum);
  set_written (file, before);
  return TRUE;
}

gboolean
tdt_journal_file_sync (TdtJournalFile *file, GError **error)
{
  struct stat status;

  if (file->path == NULL)
    return TRUE;
  /* Somebody tidied up: what has no name any more is found by nobody. */
  if (tdt_io_get ()->fstat (file->descriptor, &status) == 0 && status.st_nlink == 0)
    file->lost = TRUE;
  if (file->lost)
    return make_file (file, error);
  if (tdt_io_get ()->fdatasync (file->descriptor) == 0)
    return TRUE;
  tdt_io_set_error (error, file->path, errno);
  /* Asking again would say yes, whatever became of the bytes. */
  file->lost = TRUE;
  return FALSE;
}

gboolean
tdt_journal_file_restart (TdtJournalFile *file, const TdtRoot *saved, const char *document_path,
                          GError **error)
{
  TdtJournalFile old = *file;

  file->base = make_base (saved, document_path);
  file->document_path = g_strdup (document_path);
  file->revision = NULL;
  if (file->path == NULL)
    set_written (file, saved);
  else if (tdt_root_equal (saved, file->written))
    tdt_journal_file_remove (file);
  else if (!make_file (file, error))
    {
      /* What is there still leads to the same place, from where it started. */
      tdt_root_unref (file->base);
      g_free (file->document_path);
      g_free (file->revision);
      file->base = old.base;
      file->document_path = old.document_path;
      file->revision = old.revision;
      return FALSE;
    }
  tdt_root_unref (old.base);
  g_free (old.document_path);
  g_free (old.revision);
  return TRUE;
}

void
tdt_journal_file_remove (TdtJournalFile *file)
{
  if (file->path == NULL)
    return;
  tdt_io_get ()->unlink (file->path);
  tdt_io_drop (file->descriptor);
  file->descriptor = -1;
  g_clear_pointer (&file->path, g_free);
}
