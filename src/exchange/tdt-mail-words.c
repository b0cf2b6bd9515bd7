/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people typed, made fit for headers, addresses and file names. */
#include "config.h"

#include "tdt-mail.h"

#include <string.h>

/* RFC 5321, section 4.5.3.1. */
#define MAX_LOCAL 64
#define MAX_DOMAIN 253
#define MAX_LABEL 63

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
tdt_mail_dup_line (const char *text)
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
        {
          /* What begins an encoded word (RFC 2047), which may say anything, is two signs here. */
          if (c == '?' && line->len > 0 && line->str[line->len - 1] == '=')
            g_string_append_c (line, ' ');
          g_string_append_unichar (line, c);
        }
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

static gboolean
is_local_part (const char *text, gsize length)
{
  if (length == 0 || length > MAX_LOCAL || text[0] == '.' || text[length - 1] == '.')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("!#$%&'*+-/=?^_`{|}~.", text[i]) == NULL)
      return FALSE;
  return g_strstr_len (text, (gssize) length, "..") == NULL;
}

static gboolean
is_domain (const char *domain)
{
  g_auto (GStrv) labels = g_strsplit (domain, ".", -1);

  if (*domain == '\0' || strlen (domain) > MAX_DOMAIN)
    return FALSE;
  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > MAX_LABEL || labels[i][0] == '-' || labels[i][length - 1] == '-')
        return FALSE;
      for (const char *p = labels[i]; *p != '\0'; p++)
        if (!g_ascii_isalnum (*p) && *p != '-')
          return FALSE;
    }
  return TRUE;
}

/* What is between the last "<" and a ">" at the end, or all of it. */
static char *
dup_inside (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  const char *open = strrchr (line, '<');
  gsize length = strlen (line);

  if (g_ascii_strncasecmp (line, "mailto:", strlen ("mailto:")) == 0)
    return g_strdup (line + strlen ("mailto:"));
  if (open == NULL || line[length - 1] != '>')
    return g_steal_pointer (&line);
  return g_strstrip (g_strndup (open + 1, (gsize) (line + length - 1 - (open + 1))));
}

char *
tdt_mail_dup_address (const char *text)
{
  g_autofree char *address = text != NULL ? dup_inside (text) : NULL;
  g_autofree char *domain = NULL;
  char *at = address != NULL ? strchr (address, '@') : NULL;

  if (at == NULL || !is_local_part (address, (gsize) (at - address)))
    return NULL;
  domain = g_hostname_to_ascii (at + 1);
  if (domain == NULL || !is_domain (domain))
    return NULL;
  *at = '\0';
  return g_strconcat (address, "@", domain, NULL);
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
tdt_mail_dup_file_name (const char *stem, const char *suffix)
{
  g_autofree char *line = tdt_mail_dup_line (stem);
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
