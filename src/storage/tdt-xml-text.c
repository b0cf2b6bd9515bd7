/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-xml-text-private.h"

#include <string.h>

/* What a parser would read as something else; ">" only behind "]". */
static const char *const in_text[256] = {
  ['&'] = "&amp;",
  ['<'] = "&lt;",
  ['>'] = "&gt;",
  ['\r'] = "&#13;",
};

static const char *const in_attribute[256] = {
  ['&'] = "&amp;",  ['<'] = "&lt;",   ['>'] = "&gt;",  ['\r'] = "&#13;",
  ['"'] = "&quot;", ['\n'] = "&#10;", ['\t'] = "&#9;",
};

static void
append_escaped (GString *xml, const char *text, gsize length, const char *const *escapes)
{
  gsize start = 0;
  char before = xml->len > 0 ? xml->str[xml->len - 1] : '\0';

  for (gsize i = 0; i < length; i++)
    {
      const char *escape = escapes[(guchar) text[i]];

      if (escape == NULL || (text[i] == '>' && (i > 0 ? text[i - 1] : before) != ']'))
        continue;
      g_string_append_len (xml, text + start, (gssize) (i - start));
      g_string_append (xml, escape);
      start = i + 1;
    }
  g_string_append_len (xml, text + start, (gssize) (length - start));
}

void
tdt_xml_append_text (GString *xml, const char *text, gsize length)
{
  append_escaped (xml, text, length, in_text);
}

void
tdt_xml_append_attribute (GString *xml, const char *text)
{
  append_escaped (xml, text, strlen (text), in_attribute);
}
