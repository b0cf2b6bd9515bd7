/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people typed, made fit for headers and addresses. */
#include "config.h"

#include "tdt-mail.h"

#include "tdt-plain.h"

#include <string.h>

/* RFC 5321, section 4.5.3.1. */
#define MAX_LOCAL 64
#define MAX_DOMAIN 253
#define MAX_LABEL 63

char *
tdt_mail_dup_line (const char *text)
{
  g_autofree char *plain = tdt_plain_dup_line (text);
  GString *line = g_string_new (plain);

  /* What begins an encoded word (RFC 2047), which may say anything, is two signs here. */
  g_string_replace (line, "=?", "= ?", 0);
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
