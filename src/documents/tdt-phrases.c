/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-phrases.h"

#include <stdarg.h>
#include <string.h>

#define MO_MAGIC 0x950412deu
#define MO_HEADER_SIZE 28

struct _TdtPhrases
{
  gatomicrefcount references;
  char *language;
  GBytes *catalogue;
  const guint8 *data;
  gsize size;
  gboolean swapped;
  guint32 n_strings;
  guint32 originals;
  guint32 translations;
};

static guint32
read_word (const TdtPhrases *phrases, gsize offset)
{
  guint32 word;

  memcpy (&word, phrases->data + offset, sizeof word);
  return phrases->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

/* A text of one of the two tables, or %NULL where the file does not hold what its tables say. */
static const char *
get_string (const TdtPhrases *phrases, guint32 table, guint32 index)
{
  gsize entry = (gsize) table + (gsize) index * 8;
  gsize length = read_word (phrases, entry);
  gsize offset = read_word (phrases, entry + 4);

  if (offset >= phrases->size || length >= phrases->size - offset ||
      phrases->data[offset + length] != '\0')
    return NULL;
  return (const char *) phrases->data + offset;
}

static gboolean
table_fits (const TdtPhrases *phrases, guint32 table)
{
  return table <= phrases->size && phrases->n_strings <= (phrases->size - table) / 8;
}

static gboolean
read_header (TdtPhrases *phrases)
{
  guint32 magic;

  if (phrases->size < MO_HEADER_SIZE)
    return FALSE;
  magic = read_word (phrases, 0);
  phrases->swapped = magic == GUINT32_SWAP_LE_BE (MO_MAGIC);
  if (magic != MO_MAGIC && !phrases->swapped)
    return FALSE;
  phrases->n_strings = read_word (phrases, 8);
  phrases->originals = read_word (phrases, 12);
  phrases->translations = read_word (phrases, 16);
  return table_fits (phrases, phrases->originals) && table_fits (phrases, phrases->translations);
}

/**
 * tdt_phrases_new_from_bytes:
 * @language: BCP 47 tag of the language
 * @catalogue: (nullable): the content of a `.mo` file; one that is damaged counts as empty
 *
 * Returns: (transfer full): the phrases of that catalogue
 */
TdtPhrases *
tdt_phrases_new_from_bytes (const char *language, GBytes *catalogue)
{
  TdtPhrases *phrases = g_new0 (TdtPhrases, 1);

  g_atomic_ref_count_init (&phrases->references);
  phrases->language = g_strdup (language);
  if (catalogue == NULL)
    return phrases;
  phrases->catalogue = g_bytes_ref (catalogue);
  phrases->data = g_bytes_get_data (catalogue, &phrases->size);
  if (!read_header (phrases))
    phrases->n_strings = 0;
  return phrases;
}

static GBytes *
open_catalogue (const char *folder, const char *language)
{
  g_autofree char *path = g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo",
                                            NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

/**
 * tdt_phrases_new:
 * @language: BCP 47 tag of the language, such as "fr" or "fr-FR"
 *
 * Where there is no catalogue for the language (and for English) the phrases stay as they are in
 * the source.
 *
 * Returns: (transfer full): the phrases of the language
 */
TdtPhrases *
tdt_phrases_new (const char *language)
{
  const char *folder = g_getenv ("TDT_LOCALEDIR");
  g_autofree char *full = g_strdelimit (g_strdup (language), "-", '_');
  g_autofree char *primary = g_strdup (full);
  g_autoptr (GBytes) catalogue = NULL;

  /* The tag comes from a file and becomes part of a path. */
  primary[strcspn (primary, "_")] = '\0';
  if (strspn (full, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") !=
          strlen (full) ||
      strcmp (primary, "en") == 0)
    return tdt_phrases_new_from_bytes (language, NULL);

  if (folder == NULL)
    folder = LOCALEDIR;
  catalogue = open_catalogue (folder, full);
  if (catalogue == NULL)
    catalogue = open_catalogue (folder, primary);
  return tdt_phrases_new_from_bytes (language, catalogue);
}

TdtPhrases *
tdt_phrases_ref (TdtPhrases *phrases)
{
  g_atomic_ref_count_inc (&phrases->references);
  return phrases;
}

void
tdt_phrases_unref (TdtPhrases *phrases)
{
  if (!g_atomic_ref_count_dec (&phrases->references))
    return;
  g_clear_pointer (&phrases->catalogue, g_bytes_unref);
  g_free (phrases->language);
  g_free (phrases);
}

const char *
tdt_phrases_get_language (const TdtPhrases *phrases)
{
  return phrases->language;
}

/**
 * tdt_phrases_is_french:
 * @phrases: the phrases
 *
 * Returns: whether the rules of French typography hold (spaces before high punctuation)
 */
gboolean
tdt_phrases_is_french (const TdtPhrases *phrases)
{
  return g_ascii_strncasecmp (phrases->language, "fr", 2) == 0 &&
         !g_ascii_isalpha (phrases->language[2]);
}

static const char *
find (const TdtPhrases *phrases, const char *text)
{
  guint32 low = 0;
  guint32 high = phrases->n_strings;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *original = get_string (phrases, phrases->originals, middle);
      int order = original != NULL ? strcmp (text, original) : -1;

      if (order == 0)
        {
          const char *translation = get_string (phrases, phrases->translations, middle);

          return translation != NULL && translation[0] != '\0' &&
                         g_utf8_validate (translation, -1, NULL)
                     ? translation
                     : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/**
 * tdt_phrases_has:
 * @phrases: the phrases
 * @text: a text of the source
 *
 * Returns: whether the catalogue has a translation of @text
 */
gboolean
tdt_phrases_has (const TdtPhrases *phrases, const char *text)
{
  return find (phrases, text) != NULL;
}

/**
 * tdt_phrases_get:
 * @phrases: the phrases
 * @text: a text of the source, marked there with N_()
 *
 * Returns: it in the language of the phrases, or @text itself
 */
const char *
tdt_phrases_get (const TdtPhrases *phrases, const char *text)
{
  const char *found = find (phrases, text);

  return found != NULL ? found : text;
}

/**
 * tdt_phrases_get_in_context:
 * @phrases: the phrases
 * @context: what tells this use of @text from others
 * @text: a text of the source, marked there with NC_() and the same context
 *
 * Returns: it in the language of the phrases, or @text itself
 */
const char *
tdt_phrases_get_in_context (const TdtPhrases *phrases, const char *context, const char *text)
{
  g_autofree char *key = g_strconcat (context, "\004", text, NULL);
  const char *found = find (phrases, key);

  return found != NULL ? found : text;
}

static char *
fill (const char *pattern, va_list pairs)
{
  GString *filled = g_string_sized_new (64);
  const char *names[8];
  const char *values[8];
  guint n = 0;

  for (const char *name = va_arg (pairs, const char *); name != NULL && n < G_N_ELEMENTS (names);
       name = va_arg (pairs, const char *))
    {
      names[n] = name;
      values[n++] = va_arg (pairs, const char *);
    }

  /* One pass from the left: what a value contains is never taken for a name. */
  while (*pattern != '\0')
    {
      guint i;

      for (i = 0; i < n && *pattern == '{'; i++)
        {
          gsize length = strlen (names[i]);

          if (strncmp (pattern + 1, names[i], length) == 0 && pattern[1 + length] == '}')
            {
              g_string_append (filled, values[i]);
              pattern += length + 2;
              break;
            }
        }
      if (*pattern != '\0' && (i == n || n == 0 || *pattern != '{'))
        g_string_append_c (filled, *pattern++);
    }
  return g_string_free (filled, FALSE);
}

/**
 * tdt_phrases_dup_filled:
 * @phrases: the phrases
 * @text: a text of the source with names in braces, such as "Page {page} of {pages}"
 * @...: pairs of a name and its value, at most eight, and %NULL
 *
 * Returns: (transfer full): @text in the language, each name in braces replaced by its value
 */
char *
tdt_phrases_dup_filled (const TdtPhrases *phrases, const char *text, ...)
{
  va_list pairs;
  char *filled;

  va_start (pairs, text);
  filled = fill (tdt_phrases_get (phrases, text), pairs);
  va_end (pairs);
  return filled;
}

/**
 * tdt_phrases_dup_pattern:
 * @pattern: a text that is translated already
 * @...: as of tdt_phrases_dup_filled()
 *
 * Returns: (transfer full): @pattern, each name in braces replaced by its value
 */
char *
tdt_phrases_dup_pattern (const char *pattern, ...)
{
  va_list pairs;
  char *filled;

  va_start (pairs, pattern);
  filled = fill (pattern, pairs);
  va_end (pairs);
  return filled;
}
