/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people typed, made fit for one line and for the name of a file. */
#include "tdt-plain.h"

#include <string.h>

#define MAX_FILE_NAME 150

/* Marks that turn the direction of what follows, so that "fdp.exe" reads "exe.pdf", and what breaks
 * a line in some programs. */
static gboolean
is_treacherous (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
         c == 0x2029 || c == 0xfeff || c == 0xfffc;
}

char *
tdt_plain_dup_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || c == ' ')
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
        }
      else if (!is_treacherous (c))
        g_string_append_unichar (line, c);
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

/* Names that mean a device on some systems, whatever follows the first dot. */
static gboolean
is_device (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", NULL };
  g_autofree char *stem = g_ascii_strdown (name, (gssize) strcspn (name, "."));

  g_strstrip (stem);
  return g_strv_contains (devices, stem) ||
         ((g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt")) &&
          g_ascii_isdigit (stem[3]) && stem[4] == '\0');
}

static void
truncate_characters (char *text, gsize max_bytes)
{
  gsize length = strlen (text);

  if (length <= max_bytes)
    return;
  length = max_bytes;
  while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
    length--;
  text[length] = '\0';
}

char *
tdt_plain_dup_file_name (const char *stem, const char *suffix)
{
  g_autofree char *line = tdt_plain_dup_line (stem);
  g_autofree char *name = g_utf8_normalize (line, -1, G_NORMALIZE_NFC);
  char *start = name;
  gsize length;

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  while (*start == '.' || *start == '-' || *start == ' ' || *start == '~')
    start++;
  truncate_characters (start, MAX_FILE_NAME - MIN (strlen (suffix), MAX_FILE_NAME / 2));
  length = strlen (start);
  while (length > 0 && (start[length - 1] == '.' || start[length - 1] == ' '))
    start[--length] = '\0';
  if (*start == '\0')
    return g_strconcat ("file", suffix, NULL);
  return g_strconcat (is_device (start) ? "file-" : "", start, suffix, NULL);
}
