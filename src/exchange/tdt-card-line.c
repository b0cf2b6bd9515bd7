/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The syntax of vCard 2.1, 3.0 and 4.0: folded lines, quoted-printable, other character sets. */
#include "tdt-cards-private.h"

#include <string.h>

/* A value that is longer is a picture, whatever its name. */
#define MAX_VALUE ((gsize) 1024 * 1024)
#define N_PARTS 7u

static gboolean
is_quoted_printable (const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *head = colon != NULL ? g_ascii_strup (line, (gssize) (colon - line)) : NULL;

  return head != NULL && strstr (head, "QUOTED-PRINTABLE") != NULL;
}

/* What follows belongs to a line if it begins with a space, or the line ends softly. */
static GString *
read_whole (const char **p, guint *n_lines)
{
  GString *line = g_string_new (NULL);
  gboolean quoted_printable = FALSE;

  for (gboolean first = TRUE; **p != '\0'; first = FALSE)
    {
      const char *end = strchr (*p, '\n');
      gsize length = end != NULL ? (gsize) (end - *p) : strlen (*p);
      gsize bare = length > 0 && (*p)[length - 1] == '\r' ? length - 1 : length;

      if (line->len + bare <= MAX_VALUE)
        g_string_append_len (line, *p, (gssize) bare);
      else if (first)
        /* Without its value, yet what it was can be told. */
        g_string_append_len (line, *p, (gssize) MIN (strcspn (*p, ":\r\n") + 1, bare));
      if (first)
        quoted_printable = is_quoted_printable (line->str);
      *p += length + (end != NULL ? 1 : 0);
      (*n_lines)++;
      if (quoted_printable && line->len > 0 && line->str[line->len - 1] == '=')
        g_string_truncate (line, line->len - 1);
      else if (**p == ' ' || **p == '\t')
        (*p)++;
      else
        break;
    }
  return line;
}

static char *
decode_quoted_printable (const char *text)
{
  GString *decoded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '=' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
      {
        char byte = (char) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]));

        if (byte != '\0' && byte != '\r')
          g_string_append_c (decoded, byte);
        p += 2;
      }
    else
      g_string_append_c (decoded, *p);
  return g_string_free (decoded, FALSE);
}

/* Bytes that were quoted are in the set of characters that the line names. */
static char *
to_utf_8 (const TdtCardLine *line, char *text)
{
  static const char *const sets[] = { "ISO-8859-15", "ISO-8859-1", "WINDOWS-1252" };
  char *converted = NULL;

  if (g_utf8_validate (text, -1, NULL))
    return text;
  for (guint i = 0; i < G_N_ELEMENTS (sets) && converted == NULL; i++)
    if (strstr (line->parameters, sets[i]) != NULL || i + 1 == G_N_ELEMENTS (sets))
      converted = g_convert (text, -1, "UTF-8", sets[i], NULL, NULL, NULL);
  if (converted == NULL)
    converted = g_utf8_make_valid (text, -1);
  g_free (text);
  return converted;
}

/* The colon behind the parameters: not one in quotes. */
static const char *
find_colon (const char *text)
{
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"')
      quoted = !quoted;
    else if (*p == ':' && !quoted)
      return p;
  return NULL;
}

gboolean
tdt_card_line_read (TdtCardLine *line, const char **p, guint *n_lines)
{
  g_autoptr (GString) whole = NULL;
  const char *colon;
  g_autofree char *head = NULL;
  char *semicolon;
  char *dot;

  if (**p == '\0')
    return FALSE;
  whole = read_whole (p, n_lines);
  colon = find_colon (whole->str);
  head = g_ascii_strup (whole->str, colon != NULL ? (gssize) (colon - whole->str) : 0);
  semicolon = strchr (head, ';');
  line->parameters = g_strdup (semicolon != NULL ? semicolon : "");
  if (semicolon != NULL)
    *semicolon = '\0';
  dot = strrchr (head, '.');
  line->name = g_strstrip (g_strdup (dot != NULL ? dot + 1 : head));
  line->value = colon == NULL ? g_strdup ("")
                : strstr (line->parameters, "QUOTED-PRINTABLE") != NULL
                    ? decode_quoted_printable (colon + 1)
                    : g_strdup (colon + 1);
  line->value = to_utf_8 (line, line->value);
  return TRUE;
}

void
tdt_card_line_clear (TdtCardLine *line)
{
  g_clear_pointer (&line->name, g_free);
  g_clear_pointer (&line->parameters, g_free);
  g_clear_pointer (&line->value, g_free);
}

gboolean
tdt_card_line_has (const TdtCardLine *line, const char *parameter)
{
  return strstr (line->parameters, parameter) != NULL;
}

char **
tdt_card_line_split (const TdtCardLine *line)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);
  guint n = 0;

  for (const char *p = line->value; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      {
        p++;
        g_string_append_c (part, *p == 'n' || *p == 'N' ? '\n' : *p);
      }
    else if (*p == ';' && n < N_PARTS - 1)
      {
        g_strv_builder_add (parts, g_strstrip (part->str));
        g_string_truncate (part, 0);
        n++;
      }
    else
      g_string_append_c (part, *p);
  g_strv_builder_add (parts, g_strstrip (part->str));
  for (n++; n < N_PARTS; n++)
    g_strv_builder_add (parts, "");
  return g_strv_builder_end (parts);
}
