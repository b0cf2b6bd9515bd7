/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a spreadsheet file, which is a zip file of XML; and what is none. */
#include "config.h"

#include "tdt-sheet-grid-private.h"

#include "tdt-storage-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What a table of the largest size that is read unpacks to, and more parts than anybody has. */
#define MAX_UNPACKED ((gsize) 48 * 1024 * 1024)
#define MAX_PARTS 4096
#define PIECE ((gsize) 256 * 1024)

static const char *const left_out[] = {
  "docProps/", "xl/theme/", "xl/drawings/", "xl/charts/", "xl/media/",    "customXml/",
  "META-INF/", "Pictures/", "Object",       "styles.xml", "settings.xml", "Configurations2/",
};

static gboolean
is_wanted (const char *part)
{
  if (!g_str_has_suffix (part, ".xml") && !g_str_has_suffix (part, ".rels"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_has_prefix (part, left_out[i]))
      return FALSE;
  return TRUE;
}

static gboolean
refuse (GError **error, int code, const char *name, const char *reason)
{
  /* Translators: a file, and what is wrong with it */
  g_set_error (error, TDT_STORAGE_ERROR, code, _ ("%s: %s"), name, reason);
  return FALSE;
}

/* @left: how much may still be unpacked */
static GBytes *
unpack_part (struct archive *archive, const char *name, gsize *left, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  la_ssize_t n;

  while ((n = archive_read_data (archive, piece, PIECE)) > 0)
    {
      if ((gsize) n > *left)
        {
          refuse (error, TDT_STORAGE_ERROR_LIMIT, name,
                  _ ("it unpacks to more than any list of people has. Save only the sheet with the "
                     "people, or save it as CSV."));
          return NULL;
        }
      *left -= (gsize) n;
      g_byte_array_append (content, piece, (guint) n);
    }
  if (n < 0)
    {
      refuse (error, TDT_STORAGE_ERROR_SYNTAX, name,
              archive_read_has_encrypted_entries (archive) > 0
                  ? _ ("it is protected by a password. Save it without one.")
                  : _ ("the file is cut off or damaged. Ask for it once more."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static gboolean
unpack_all (struct archive *archive, GHashTable *parts, const char *name, GCancellable *cancellable,
            GError **error)
{
  struct archive_entry *entry;
  gsize left = MAX_UNPACKED;
  guint n_parts = 0;
  int result;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         result == ARCHIVE_WARN)
    {
      const char *part = archive_entry_pathname_utf8 (entry);
      GBytes *content;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (++n_parts > MAX_PARTS)
        return refuse (error, TDT_STORAGE_ERROR_LIMIT, name,
                       _ ("it has more parts than any spreadsheet. Save it as CSV."));
      if (part == NULL || !is_wanted (part) || g_hash_table_contains (parts, part))
        continue;
      content = unpack_part (archive, name, &left, error);
      if (content == NULL)
        return FALSE;
      g_hash_table_insert (parts, g_strdup (part), content);
    }
  return result == ARCHIVE_EOF ||
         refuse (error, TDT_STORAGE_ERROR_SYNTAX, name,
                 _ ("the file is cut off or damaged. Ask for it once more."));
}

GHashTable *
tdt_sheet_unpack (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  struct archive *archive = archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  gboolean done = archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK &&
                  archive_read_open_memory (archive, data, length) == ARCHIVE_OK;

  if (!done)
    refuse (error, TDT_STORAGE_ERROR_SYNTAX, name,
            _ ("the file is cut off or damaged. Ask for it once more."));
  else
    done = unpack_all (archive, parts, name, cancellable, error);
  archive_read_free (archive);
  return done ? g_steal_pointer (&parts) : NULL;
}

/* How files begin that are no tables that can be read. */
static const struct
{
  const char *start;
  const char *reason;
} others[] = {
  { "\xD0\xCF\x11\xE0", N_ ("it is of an old kind of Excel, or protected by a password. Save it "
                            "as “.xlsx”, without a password.") },
  { "%PDF", N_ ("it is a PDF. Ask for the spreadsheet that it was made from.") },
  { "\x89PNG", N_ ("it is a picture. Ask for the spreadsheet that it shows.") },
  { "\xFF\xD8\xFF", N_ ("it is a picture. Ask for the spreadsheet that it shows.") },
  { "{\\rtf", N_ ("it is a text, no table. Copy its table into a spreadsheet.") },
};

static gboolean
begins_with (GBytes *bytes, const char *start)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= strlen (start) && memcmp (data, start, strlen (start)) == 0;
}

gboolean
tdt_sheets_is_container (GBytes *bytes)
{
  return begins_with (bytes, "PK\x03\x04") || begins_with (bytes, "\xD0\xCF\x11\xE0");
}

static GPtrArray *
read_container (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) parts = tdt_sheet_unpack (bytes, name, cancellable, error);
  g_autoptr (GPtrArray) sheets = NULL;

  if (parts == NULL)
    return NULL;
  if (g_hash_table_contains (parts, "xl/workbook.xml"))
    sheets = tdt_sheets_read_xlsx (parts, name, error);
  else if (g_hash_table_contains (parts, "content.xml"))
    sheets = tdt_sheets_read_ods (parts, name, error);
  else
    refuse (error, TDT_STORAGE_ERROR_NOT_PROJECT, name,
            _ ("this is no spreadsheet. Save it as XLSX, ODS or CSV."));
  if (sheets != NULL && sheets->len == 0)
    {
      refuse (error, TDT_STORAGE_ERROR_SYNTAX, name, _ ("its sheets are empty or hidden."));
      return NULL;
    }
  return g_steal_pointer (&sheets);
}

GPtrArray *
tdt_sheets_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  TdtSheet *sheet;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (begins_with (bytes, others[i].start))
      {
        refuse (error, TDT_STORAGE_ERROR_NOT_PROJECT, name, _ (others[i].reason));
        return NULL;
      }
  if (begins_with (bytes, "PK\x03\x04"))
    return read_container (bytes, name, cancellable, error);
  sheet = tdt_sheet_read_csv (bytes, name, error);
  if (sheet == NULL)
    return NULL;
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_sheet_unref);
  g_ptr_array_add (sheets, sheet);
  return g_steal_pointer (&sheets);
}
