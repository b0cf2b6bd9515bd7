/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-guard-private.h"

#include "tdt-big-buffer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *end;
  /* What stands for the text, or NULL. */
  char *mask;
  guint depth;
  guint n_tags;
  /* Declarations of each open element, and of all of them. */
  guint8 n_declared[TDT_XML_MAX_DEPTH + 1];
  guint n_namespaces;
} Scan;

void
tdt_guard_locate (const char *text, gsize offset, guint *line, guint *column)
{
  const char *place = text + offset;
  const char *start = text;
  const char *next;

  *line = 1;
  *column = 1;
  while ((next = memchr (start, '\n', (gsize) (place - start))) != NULL)
    {
      start = next + 1;
      (*line)++;
    }
  for (; start < place; start++)
    if (((guchar) *start & 0xc0) != 0x80)
      (*column)++;
}

void
tdt_guard_set_error (GError **error, int code, const char *name, const char *text, gsize offset,
                     const char *reason)
{
  guint line;
  guint column;

  tdt_guard_locate (text, offset, &line, &column);
  /* Translators: an error in a file: file:line:column: what is wrong and what to do. */
  g_set_error (error, TDT_STORAGE_ERROR, code, _ ("%s:%u:%u: %s"), name, line, column, reason);
}

static gboolean
refuse (const Scan *scan, const char *place, int code, const char *reason, GError **error)
{
  tdt_guard_set_error (error, code, scan->name, scan->text, (gsize) (place - scan->text), reason);
  return FALSE;
}

/* Takes the reason. */
static gboolean
refuse_limit (const Scan *scan, const char *place, char *reason, GError **error)
{
  g_autofree char *owned = reason;

  return refuse (scan, place, TDT_STORAGE_ERROR_LIMIT, owned, error);
}

/* The end of what starts at @place and ends with @mark; the end of the text when it does not, so
 * that the parser says what is missing. */
static const char *
skip_past (const Scan *scan, const char *place, const char *mark)
{
  gsize length = strlen (mark);
  const char *found = memmem (place, (gsize) (scan->end - place), mark, length);

  return found != NULL ? found + length : scan->end;
}

/* Goes over a start tag, up to and with its ">". */
static const char *
skip_start_tag (Scan *scan, const char *tag, GError **error)
{
  const char *limit = (gsize) (scan->end - tag) > TDT_XML_MAX_TAG_BYTES
                          ? tag + TDT_XML_MAX_TAG_BYTES
                          : scan->end;
  const char *place = tag + 1;
  guint n_attributes = 0;
  guint n_declared = 0;

  for (; place < limit && *place != '>'; place++)
    {
      if (*place == '=')
        n_attributes++;
      else if (*place == 'x' && (gsize) (limit - place) > 5 && memcmp (place, "xmlns", 5) == 0)
        n_declared++;
      else if (*place == '"' || *place == '\'')
        {
          place = memchr (place + 1, *place, (gsize) (limit - place - 1));
          if (place == NULL)
            {
              place = limit;
              break;
            }
        }
    }
  if (n_attributes > TDT_XML_MAX_ATTRIBUTES)
    {
      refuse_limit (
          scan, tag,
          g_strdup_printf (_ ("a tag with more than %u attributes; this is no file of ours"),
                           TDT_XML_MAX_ATTRIBUTES),
          error);
      return NULL;
    }
  if (place >= limit)
    {
      if (limit == scan->end)
        return scan->end;
      refuse_limit (scan, tag,
                    g_strdup_printf (_ ("a tag of more than %u bytes; this is no file of ours"),
                                     (guint) TDT_XML_MAX_TAG_BYTES),
                    error);
      return NULL;
    }
  if (scan->n_namespaces + n_declared > TDT_XML_MAX_NAMESPACES)
    {
      refuse_limit (
          scan, tag,
          g_strdup_printf (_ ("more than %u namespaces at one place; this is no file of ours"),
                           TDT_XML_MAX_NAMESPACES),
          error);
      return NULL;
    }
  if (place[-1] == '/')
    return place + 1;
  if (++scan->depth > TDT_XML_MAX_DEPTH)
    {
      refuse_limit (scan, tag,
                    g_strdup_printf (_ ("elements nested deeper than %u; this is no file of ours"),
                                     TDT_XML_MAX_DEPTH),
                    error);
      return NULL;
    }
  scan->n_declared[scan->depth] = (guint8) n_declared;
  scan->n_namespaces += n_declared;
  return place + 1;
}

static const char *
skip_end_tag (Scan *scan, const char *tag)
{
  const char *end = memchr (tag, '>', (gsize) (scan->end - tag));

  if (scan->depth > 0)
    scan->n_namespaces -= scan->n_declared[scan->depth--];
  return end != NULL ? end + 1 : scan->end;
}

/* Goes over what starts with "<" at @place. */
static const char *
skip_markup (Scan *scan, const char *place, GError **error)
{
  gsize left = (gsize) (scan->end - place);

  if (left < 2)
    return scan->end;
  if (place[1] == '/')
    return skip_end_tag (scan, place);
  if (place[1] == '?')
    return skip_past (scan, place + 2, "?>");
  if (place[1] != '!')
    return skip_start_tag (scan, place, error);
  if (left >= 4 && memcmp (place, "<!--", 4) == 0)
    return skip_past (scan, place + 4, "-->");
  if (left >= 9 && memcmp (place, "<![CDATA[", 9) == 0)
    return skip_past (scan, place + 9, "]]>");
  refuse (scan, place, TDT_STORAGE_ERROR_FORBIDDEN,
          _ ("a DOCTYPE or another declaration, which could make the reader open other files; "
             "remove it, or ask for the file without it"),
          error);
  return NULL;
}

/* Looks at the text from @start to the tag at @end. What is around the document stays as it is, for
 * the mark of its encoding. */
static gboolean
mask_text (Scan *scan, const char *start, const char *end, GError **error)
{
  const char *bad;

  if (scan->mask == NULL || scan->depth == 0)
    return TRUE;
  bad = tdt_guard_mask_run (start, end, scan->mask + (start - scan->text));
  return bad == end ||
         refuse (scan, bad, TDT_STORAGE_ERROR_SYNTAX,
                 _ ("a byte that is no character of the file’s encoding, or a control "
                    "character; save the file again as UTF-8"),
                 error);
}

static gboolean
scan_text (Scan *scan, GError **error)
{
  const char *place = scan->text;

  while (place < scan->end)
    {
      const char *tag = memchr (place, '<', (gsize) (scan->end - place));

      if (!mask_text (scan, place, tag != NULL ? tag : scan->end, error))
        return FALSE;
      if (tag == NULL)
        return TRUE;
      if (++scan->n_tags > TDT_XML_MAX_TAGS)
        return refuse_limit (
            scan, tag,
            g_strdup_printf (_ ("more than %u tags; this is no file of ours"), TDT_XML_MAX_TAGS),
            error);
      place = skip_markup (scan, tag, error);
      if (place == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_guard_scan (GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  Scan scan = { .name = name, .text = text, .end = text + length };

  return scan_text (&scan, error);
}

GBytes *
tdt_guard_mask (GBytes *bytes, const char *name, gboolean plain, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  char *mask = tdt_big_buffer_new (length + 1);
  Scan scan = { .name = name, .text = text, .end = text + length };

  if (mask == NULL)
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_MEMORY,
                   _ ("%s: there is not enough memory to read the file; close other programs and "
                      "try again"),
                   name);
      return NULL;
    }
  if (length > 0)
    memcpy (mask, text, length);
  if (!plain && memchr (text, '\r', length) == NULL)
    scan.mask = mask;
  if (scan_text (&scan, error))
    return tdt_big_buffer_end (mask, length + 1, length);
  tdt_big_buffer_free (mask, length + 1);
  return NULL;
}
