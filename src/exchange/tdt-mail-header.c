/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-mail-private.h"

#include "tdt-mail.h"

#include <string.h>

/* A subject without a space to fold at must fit into a line of mail, which has 998 bytes. */
#define MAX_SUBJECT 300
#define MAX_NAME 200

/* A longer name between quotes would be folded inside of them, which not all programs undo. */
#define MAX_QUOTED 60
#define LINE_LENGTH 72

#define WORD_START "=?utf-8?q?"
#define WORD_END "?="
/* RFC 2047, section 2: an encoded word has at most 75 characters. */
#define WORD_CONTENT (75 - strlen (WORD_START) - strlen (WORD_END))

static char *
dup_part (const char *text, glong max)
{
  g_autofree char *line = tdt_mail_dup_line (text);
  char *part = g_utf8_substring (line, 0, MIN (max, g_utf8_strlen (line, -1)));

  return g_strchomp (part);
}

/* RFC 2047, section 5 (3): what stands for itself in any header. */
static gboolean
stands_for_itself (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("!*+-/", c) != NULL);
}

static void
append_character (GString *word, const char *character)
{
  const char *end = g_utf8_next_char (character);

  for (const char *p = character; p < end; p++)
    if (*p == ' ')
      g_string_append_c (word, '_');
    else if (stands_for_itself (*p))
      g_string_append_c (word, *p);
    else
      g_string_append_printf (word, "=%02X", (guchar) *p);
}

/* Quoted-printable words, each of whole characters, one a line. Programs that join words before
 * they decode them lose nothing; in base64 some lose what follows the padding. */
static char *
dup_encoded (const char *text)
{
  GString *words = g_string_new (WORD_START);
  gsize start = words->len;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize before = words->len;

      append_character (words, p);
      if (words->len - start <= WORD_CONTENT)
        continue;
      g_string_insert (words, (gssize) before, WORD_END "\r\n " WORD_START);
      start = before + strlen (WORD_END "\r\n " WORD_START);
    }
  return g_string_free (g_string_append (words, WORD_END), FALSE);
}

/* Broken at spaces, which stay at the beginning of the next line. */
static char *
dup_folded (const char *text, gsize used)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *folded = g_string_new (words[0]);
  gsize column = used + folded->len;

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]) + 1;

      if (column + length > LINE_LENGTH)
        {
          g_string_append (folded, "\r\n");
          column = 0;
        }
      g_string_append_printf (folded, " %s", words[i]);
      column += length;
    }
  return g_string_free (folded, FALSE);
}

char *
tdt_mail_dup_subject (const char *text)
{
  g_autofree char *subject = dup_part (text, MAX_SUBJECT);

  return g_str_is_ascii (subject) ? dup_folded (subject, strlen ("Subject: "))
                                  : dup_encoded (subject);
}

static char *
dup_quoted (const char *text)
{
  GString *quoted = g_string_new ("\"");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  return g_string_free (g_string_append_c (quoted, '"'), FALSE);
}

char *
tdt_mail_dup_recipient (const char *text, const char *address)
{
  g_autofree char *name = dup_part (text, MAX_NAME);
  g_autofree char *encoded = NULL;

  if (*name == '\0')
    return g_strdup (address);
  encoded = g_str_is_ascii (name) && strlen (name) <= MAX_QUOTED ? dup_quoted (name)
                                                                 : dup_encoded (name);
  return g_strdup_printf ("%s\r\n <%s>", encoded, address);
}
