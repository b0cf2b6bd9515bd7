/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV (RFC 4180) as people have it: other separators, other encodings, stray quotes. */
#include "config.h"

#include "tdt-sheet-private.h"

#include "tdt-cards-private.h"
#include "tdt-storage-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many rows the separator is guessed by. */
#define LOOK_ROWS 50
/* Rows that are told of one by one. */
#define MAX_TOLD 10

typedef struct
{
  TdtSheet *sheet;
  char *end;
  char separator;
  guint line;
  /* Whether a quotation mark can still have another that closes it. */
  gboolean quotes;
  guint n_open_quotes;
} Reader;

/* Every second byte of UTF-16 in European languages is zero. */
static const char *
guess_wide (const guchar *data, gsize length)
{
  gsize n_even = 0;
  gsize n_odd = 0;

  for (gsize i = 0; i < MIN (length, 4096); i++)
    if (data[i] == 0)
      *(i % 2 == 0 ? &n_even : &n_odd) += 1;
  if ((n_even + n_odd) * 3 < MIN (length, 4096))
    return NULL;
  return n_odd > n_even ? "UTF-16LE" : "UTF-16BE";
}

static char *
convert (const guchar *data, gsize length, const char *encoding, const char *name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize written = 0;
  char *text = g_convert ((const char *) data, (gssize) length, "UTF-8", encoding, NULL, &written,
                          &reason);

  if (text == NULL)
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_ENCODING,
                 _ ("%s: its characters are neither UTF-8, UTF-16 nor windows-1252. Save it once "
                    "more as UTF-8."),
                 name);
  else if (strlen (text) != written)
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_ENCODING,
                   _ ("%s: this is no table: it has bytes that no text has. Save it as CSV, XLSX "
                      "or ODS."),
                   name);
      g_clear_pointer (&text, g_free);
    }
  return text;
}

/* Returns: (transfer full) (nullable): the text in UTF-8 */
static char *
decode (GBytes *bytes, TdtSheet *sheet, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  const char *name = tdt_sheet_get_file (sheet);
  const char *wide;

  /* Then there may be no data at all. */
  if (length == 0)
    return g_strdup ("");
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  else if (length >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    return convert (data + 2, (length - 2) & ~(gsize) 1, data[0] == 0xFF ? "UTF-16LE" : "UTF-16BE",
                    name, error);
  else if ((wide = guess_wide (data, length)) != NULL)
    return convert (data, length & ~(gsize) 1, wide, name, error);
  if (g_utf8_validate ((const char *) data, (gssize) length, NULL))
    return g_strndup ((const char *) data, length);
  tdt_sheet_note (sheet, _ ("%s: read as windows-1252; look whether accents are right."), name);
  return convert (data, length, "WINDOWS-1252", name, error);
}

/* How many cells the row that begins at @p has; moves to the next. */
static guint
count_cells (const char **p, char separator)
{
  gboolean quoted = FALSE;
  gboolean fresh = TRUE;
  guint n = 1;

  for (; **p != '\0' && (quoted || (**p != '\n' && **p != '\r')); (*p)++)
    {
      if (**p == '"' && (quoted || fresh))
        quoted = !quoted;
      fresh = !quoted && **p == separator;
      n += fresh ? 1 : 0;
    }
  *p += strspn (*p, "\r\n");
  return n;
}

/* The one that gives most rows as many cells as the first, and these are most. */
static char
guess_separator (const char *text)
{
  static const char separators[] = ";\t,|";
  char best = ';';
  guint best_score = 0;

  for (guint s = 0; separators[s] != '\0'; s++)
    {
      const char *p = text + strspn (text, "\r\n");
      guint first = 0;
      guint score = 0;

      for (guint r = 0; r < LOOK_ROWS && *p != '\0'; r++)
        {
          guint n = count_cells (&p, separators[s]);

          first = MAX (first, r < 3 ? n : 0);
          score += n > 1 && n == first ? n : n > 1 ? 1 : 0;
        }
      if (score > best_score)
        {
          best_score = score;
          best = separators[s];
        }
    }
  return best;
}

/* Spreadsheets say the separator so, in a line of its own. */
static gboolean
read_declared (Reader *reader, char **p)
{
  if (g_ascii_strncasecmp (*p, "sep=", 4) != 0 || (*p)[4] == '\0' ||
      ((*p)[5] != '\r' && (*p)[5] != '\n'))
    return FALSE;
  reader->separator = (*p)[4];
  *p += 5;
  *p += **p == '\r' && (*p)[1] == '\n' ? 2 : 1;
  reader->line++;
  return TRUE;
}

static gboolean
ends_cell (const Reader *reader, const char *p)
{
  p += strspn (p, reader->separator == '\t' ? " " : " \t");
  return *p == '\0' || *p == '\n' || *p == '\r' || *p == reader->separator;
}

/* A quotation mark without another at the end of its cell is one that somebody typed. */
static gboolean
closes (Reader *reader, const char *p)
{
  while ((p = memchr (p, '"', (gsize) (reader->end - p))) != NULL && p[1] == '"')
    p += 2;
  if (p != NULL && ends_cell (reader, p + 1))
    return TRUE;
  reader->quotes = p != NULL;
  if (reader->n_open_quotes++ < MAX_TOLD)
    tdt_sheet_note (reader->sheet,
                    _ ("%s, line %u: quotation marks that do not match; they are read as they "
                       "stand."),
                    tdt_sheet_get_file (reader->sheet), reader->line);
  return FALSE;
}

/* Moves what is in quotes to @to, behind the closing mark. */
static char *
read_quoted (Reader *reader, char **p, char *to)
{
  char *from = *p + 1;

  for (;; from++)
    {
      if (*from == '"' && from[1] != '"')
        break;
      if (*from == '"')
        from++;
      else if (*from == '\n' || (*from == '\r' && from[1] != '\n'))
        reader->line++;
      else if (*from == '\r')
        continue;
      *to++ = *from;
    }
  *p = from + 1;
  return to;
}

/* One cell, from @p, which is left at what ended it. */
static char *
read_cell (Reader *reader, char **p)
{
  char *start;
  char *to;

  *p += strspn (*p, reader->separator == '\t' ? " " : " \t");
  start = *p;
  to = *p;
  if (**p == '"' && reader->quotes && closes (reader, *p + 1))
    to = read_quoted (reader, p, to);
  while (**p != '\0' && **p != reader->separator && **p != '\n' && **p != '\r')
    *to++ = *(*p)++;
  while (to > start && (to[-1] == ' ' || to[-1] == '\t'))
    to--;
  return to;
}

static gboolean
read_rows (Reader *reader, char *p, GError **error)
{
  while (p < reader->end)
    {
      char ended;

      if (!tdt_sheet_begin_row (reader->sheet, reader->line, error))
        return FALSE;
      do
        {
          char *start = p + strspn (p, reader->separator == '\t' ? " " : " \t");
          char *to = read_cell (reader, &p);

          /* The separator may be where the text's end is put. */
          ended = *p;
          *to = '\0';
          if (ended != '\0')
            p++;
          if (!tdt_sheet_add_static (reader->sheet, start, error))
            return FALSE;
        }
      while (ended == reader->separator);
      if (ended == '\r' && *p == '\n')
        p++;
      reader->line++;
    }
  return TRUE;
}

/* The first row says how many cells there are; more than that is a separator inside a text. */
static void
tell_ragged (TdtSheet *sheet)
{
  guint wanted = tdt_sheet_get_n_rows (sheet) > 0 ? tdt_sheet_get_n_cells (sheet, 0) : 0;
  guint n_told = 0;

  for (guint r = 1; wanted > 1 && r < tdt_sheet_get_n_rows (sheet); r++)
    if (tdt_sheet_get_n_cells (sheet, r) > wanted && n_told++ < MAX_TOLD)
      /* Translators: a file, a line, how many cells the first line has */
      tdt_sheet_note (sheet,
                      _ ("%s, line %u: it has more cells than the first line (%u); look whether "
                         "they are in the right columns."),
                      tdt_sheet_get_file (sheet), tdt_sheet_get_line (sheet, r), wanted);
  if (n_told > MAX_TOLD)
    tdt_sheet_note (sheet,
                    ngettext ("%s: %u more line has too many cells.",
                              "%s: %u more lines have too many cells.", n_told - MAX_TOLD),
                    tdt_sheet_get_file (sheet), n_told - MAX_TOLD);
}

/* @text: (transfer full); @separator: 0 to guess it */
static gboolean
read_text (TdtSheet *sheet, char *text, char separator, GError **error)
{
  Reader reader = { .sheet = sheet, .separator = separator, .line = 1, .quotes = TRUE };
  g_autoptr (GBytes) texts = NULL;
  char *p = text;

  reader.end = text + strlen (text);
  texts = g_bytes_new_take (text, (gsize) (reader.end - text) + 1);
  tdt_sheet_keep (sheet, texts);
  if (separator == '\0' && !read_declared (&reader, &p))
    reader.separator = guess_separator (p);
  if (!read_rows (&reader, p, error))
    return FALSE;
  tdt_sheet_end (sheet);
  return TRUE;
}

static gboolean
is_cards (const char *text)
{
  return g_ascii_strncasecmp (text + strspn (text, " \t\r\n"), "BEGIN:VCARD",
                              strlen ("BEGIN:VCARD")) == 0;
}

TdtSheet *
tdt_sheet_read_text (const char *text, char separator)
{
  TdtSheet *sheet = tdt_sheet_new ("", NULL);

  read_text (sheet, g_strdup (text), separator, NULL);
  tdt_sheet_end (sheet);
  return sheet;
}

TdtSheet *
tdt_sheet_read_csv (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (TdtSheet) sheet = tdt_sheet_new (name, NULL);
  char *text = decode (bytes, sheet, error);

  if (text == NULL)
    return NULL;
  if (is_cards (text))
    {
      g_autofree char *cards = text;

      return tdt_cards_read (sheet, cards, error) ? g_steal_pointer (&sheet) : NULL;
    }
  if (!read_text (sheet, text, '\0', error))
    return NULL;
  if (tdt_sheet_get_n_rows (sheet) == 0)
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_SYNTAX,
                   _ ("%s: there is nothing in it."), name);
      return NULL;
    }
  tell_ragged (sheet);
  return g_steal_pointer (&sheet);
}
