/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-foreign-text-private.h"

#include "tdt-utf8.h"

#include <string.h>

#define MAX_TITLE 4096
#define MAX_TEXT 1048576
#define MINUTES_PER_HOUR 60

/* Cuts at a character's boundary. */
static void
cut_at (GString *text, gsize max, gboolean *cut)
{
  if (text->len <= max)
    return;
  g_string_truncate (text,
                     (gsize) (g_utf8_find_prev_char (text->str, text->str + max + 1) - text->str));
  if (cut != NULL)
    *cut = TRUE;
}

static char *
end_text (GString *text, gsize max, gboolean *cut)
{
  cut_at (text, max, cut);
  g_strstrip (text->str);
  if (*text->str == '\0')
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

/* Spaces are joined, what is no character of XML goes. */
static char *
dup_clean (const char *text, gboolean *cut)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  GString *title = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = valid; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        space = TRUE;
      else
        {
          if (space && title->len > 0)
            g_string_append_c (title, ' ');
          space = FALSE;
          /* U+FFFE and U+FFFF are no characters of XML. */
          if ((character & 0xFFFE) != 0xFFFE)
            g_string_append_unichar (title, character);
        }
    }
  return end_text (title, MAX_TITLE, cut);
}

/* Most titles are what they should be: letters, digits and single spaces. All other spaces and what
 * is no character of XML begin with one of the bytes that are left out here. */
gboolean
tdt_foreign_is_title (const char *text)
{
  gsize i = 0;

  for (; i <= MAX_TITLE && text[i] != '\0'; i++)
    {
      guchar byte = (guchar) text[i];

      if (byte == ' ' ? i == 0 || text[i + 1] == ' ' || text[i + 1] == '\0'
                      : byte < ' ' || byte == 0x7f || byte >= 0xef ||
                            (byte == 0xc2 && (guchar) text[i + 1] <= 0xa0) ||
                            (byte >= 0xe1 && byte <= 0xe3))
        return FALSE;
    }
  return i > 0 && i <= MAX_TITLE && tdt_utf8_is_valid (text, i);
}

char *
tdt_foreign_dup_title (const char *text, gboolean *cut)
{
  if (text != NULL && tdt_foreign_is_title (text))
    return g_strdup (text);
  return dup_clean (text, cut);
}

static gsize
get_tag_length (const char *text)
{
  gsize length;

  if (text[0] != '<' || !(g_ascii_isalpha (text[1]) || text[1] == '/' || text[1] == '!'))
    return 0;
  length = 1 + strcspn (text + 1, "<>\n");
  return text[length] == '>' ? length + 1 : 0;
}

static gboolean
ends_paragraph (const char *tag)
{
  static const char *const ends[] = { "<br", "</p", "</div", "</li", "</h", "</tr" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_ascii_strncasecmp (tag, ends[i], strlen (ends[i])) == 0)
      return TRUE;
  return FALSE;
}

/* The entities that people see in texts that were HTML once. */
static gsize
append_entity (GString *text, const char *entity)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } entities[] = {
    { "&amp;", "&" }, { "&lt;", "<" },   { "&gt;", ">" },   { "&quot;", "\"" },
    { "&#39;", "’" }, { "&apos;", "’" }, { "&nbsp;", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (entity, entities[i].entity))
      {
        g_string_append (text, entities[i].text);
        return strlen (entities[i].entity);
      }
  return 0;
}

static GString *
strip_markup (const char *text, gboolean *had_markup)
{
  GString *plain = g_string_new (NULL);

  while (TRUE)
    {
      gsize length = strcspn (text, "<&");

      g_string_append_len (plain, text, (gssize) length);
      text += length;
      if (*text == '\0')
        return plain;
      length = get_tag_length (text);
      if (length > 0)
        {
          *had_markup = TRUE;
          if (ends_paragraph (text))
            g_string_append_c (plain, '\n');
        }
      else if (*text == '&' && *had_markup)
        length = append_entity (plain, text);
      if (length == 0)
        {
          g_string_append_c (plain, *text);
          length = 1;
        }
      text += length;
    }
}

static GString *
drop_controls (const char *text)
{
  GString *kept = g_string_new (NULL);
  const char *run = text;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n' || character == '\t' || (character >= ' ' && character < 0x7f) ||
          (!g_unichar_iscntrl (character) && (character & 0xFFFE) != 0xFFFE))
        continue;
      g_string_append_len (kept, run, p - run);
      run = g_utf8_next_char (p);
    }
  g_string_append_len (kept, run, p - run);
  return kept;
}

/* Bytes that are looked at as one. */
#define BLOCK 16

/* Whether a tag, a control character of ASCII or what is no character of XML may begin here. */
static guchar
is_suspect (guchar byte)
{
  return (byte == '<') | (byte == 0x7f) | (byte >= 0xef) |
         ((byte < ' ') & (byte != '\n') & (byte != '\t'));
}

static gboolean
has_suspects (const guchar *bytes, gsize length)
{
  guchar found = 0;
  gsize i = 0;

  /* As many at a time, and no way out in between, compilers do in few instructions. */
  for (; length - i >= BLOCK; i += BLOCK)
    for (gsize k = 0; k < BLOCK; k++)
      found |= is_suspect (bytes[i + k]);
  for (; i < length; i++)
    found |= is_suspect (bytes[i]);
  return found != 0;
}

/* The control characters behind ASCII are 0xC2 0x80 to 0x9F. */
static gboolean
has_late_controls (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, 0xc2, (gsize) (end - p))) != NULL; p++)
    if ((guchar) p[1] < 0xa0)
      return TRUE;
  return FALSE;
}

static gboolean
is_plain_text (const char *text, gsize length)
{
  return !has_suspects ((const guchar *) text, length) && !has_late_controls (text, length) &&
         tdt_utf8_is_valid (text, length);
}

gboolean
tdt_foreign_is_text (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_TEXT && !g_ascii_isspace (text[0]) &&
         !g_ascii_isspace (text[length - 1]) && is_plain_text (text, length);
}

/* Most texts that are not need no more than spaces taken off their ends. */
static char *
dup_stripped_text (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return tdt_foreign_is_text (stripped) ? g_steal_pointer (&stripped) : NULL;
}

char *
tdt_foreign_dup_text (const char *text, gboolean *had_markup, gboolean *cut)
{
  g_autofree char *plain_text = text != NULL ? dup_stripped_text (text) : NULL;
  g_autofree char *valid = NULL;
  gboolean markup = FALSE;
  GString *stripped;
  GString *kept;

  if (plain_text != NULL)
    return g_steal_pointer (&plain_text);
  valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  stripped = strip_markup (valid, &markup);
  kept = drop_controls (stripped->str);
  g_string_free (stripped, TRUE);
  if (had_markup != NULL && markup)
    *had_markup = TRUE;
  return end_text (kept, MAX_TEXT, cut);
}

/* Up to three numbers with colons between them. Returns how many there are, 0 for anything else. */
static guint
parse_numbers (const char *text, int numbers[3])
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 4);
  guint n = g_strv_length (parts);

  if (n == 0 || n > 3)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 number;

      if (!g_ascii_string_to_signed (g_strstrip (parts[i]), 10, 0, 100000, &number, NULL))
        return 0;
      numbers[i] = (int) number;
    }
  return n;
}

/* "PT1H30M", "P1DT2H" */
static int
parse_iso_duration (const char *text)
{
  int minutes = 0;
  int number = 0;

  for (const char *p = text + 1; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          number = MIN (number * 10 + g_ascii_digit_value (*p), 100000);
          continue;
        }
      if (*p == 'D')
        minutes += number * 24 * MINUTES_PER_HOUR;
      else if (*p == 'H')
        minutes += number * MINUTES_PER_HOUR;
      else if (*p == 'M')
        minutes += number;
      else if (*p != 'T' && *p != 'S')
        return -1;
      number = 0;
    }
  return minutes;
}

int
tdt_foreign_parse_minutes (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  int numbers[3];
  guint n;

  if (*stripped == 'P')
    return parse_iso_duration (stripped);
  n = parse_numbers (stripped, numbers);
  if (n == 0)
    return -1;
  return n == 1 ? numbers[0] : numbers[0] * MINUTES_PER_HOUR + numbers[1];
}

int
tdt_foreign_parse_clock (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  int numbers[3];

  if (parse_numbers (stripped, numbers) < 2 || numbers[0] > 48 || numbers[1] > 59)
    return -1;
  return numbers[0] * MINUTES_PER_HOUR + numbers[1];
}
