/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-guard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  UTF_8,
  UTF_16LE,
  UTF_16BE,
  LATIN_1,
  LATIN_9,
  WINDOWS_1252,
  ASCII,
  NOT_READ,
} Encoding;

static const struct
{
  const char *name;
  Encoding encoding;
} names[] = {
  { "UTF-8", UTF_8 },         { "UTF8", UTF_8 },        { "UTF-16", UTF_16LE },
  { "UTF-16LE", UTF_16LE },   { "UTF-16BE", UTF_16BE }, { "ISO-8859-1", LATIN_1 },
  { "ISO8859-1", LATIN_1 },   { "LATIN1", LATIN_1 },    { "ISO-8859-15", LATIN_9 },
  { "ISO8859-15", LATIN_9 },  { "LATIN-9", LATIN_9 },   { "WINDOWS-1252", WINDOWS_1252 },
  { "CP1252", WINDOWS_1252 }, { "US-ASCII", ASCII },    { "ASCII", ASCII },
};

/* What 0x80 to 0x9f mean in windows-1252; 0 for nothing. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static const struct
{
  guchar byte;
  guint16 character;
} latin_9[] = {
  { 0xa4, 0x20ac }, { 0xa6, 0x0160 }, { 0xa8, 0x0161 }, { 0xb4, 0x017d },
  { 0xb8, 0x017e }, { 0xbc, 0x0152 }, { 0xbd, 0x0153 }, { 0xbe, 0x0178 },
};

#define DECLARATION_MAX 256

/* The end of "<?xml ...?>" at the start of @text, or 0. */
static gsize
find_declaration_end (const char *text, gsize length)
{
  const char *end;

  if (length < 6 || memcmp (text, "<?xml", 5) != 0 || !g_ascii_isspace (text[5]))
    return 0;
  end = memmem (text, MIN (length, DECLARATION_MAX), "?>", 2);
  return end != NULL ? (gsize) (end - text) + 2 : 0;
}

/* The encoding that the declaration names, %NULL for none. */
static char *
dup_declared_name (const char *text, gsize length)
{
  g_autofree char *declaration = g_strndup (text, find_declaration_end (text, length));
  char *name = strstr (declaration, "encoding");
  gsize end;

  if (name == NULL)
    return NULL;
  name += strlen ("encoding");
  name += strspn (name, " \t\r\n=");
  if (name[0] != '"' && name[0] != '\'')
    return NULL;
  end = strcspn (name + 1, "\"'");
  return g_ascii_strup (name + 1, (gssize) end);
}

static Encoding
find_encoding (const guchar *bytes, gsize length, char **declared)
{
  *declared = NULL;
  if (length >= 4 &&
      (memcmp (bytes, "\xff\xfe\0\0", 4) == 0 || memcmp (bytes, "\0\0\xfe\xff", 4) == 0))
    {
      *declared = g_strdup ("UTF-32");
      return NOT_READ;
    }
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return UTF_8;
  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "<\0", 2) == 0))
    return UTF_16LE;
  if (length >= 2 && (memcmp (bytes, "\xfe\xff", 2) == 0 || memcmp (bytes, "\0<", 2) == 0))
    return UTF_16BE;
  *declared = dup_declared_name ((const char *) bytes, length);
  if (*declared == NULL)
    return UTF_8;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, *declared))
      return names[i].encoding;
  return NOT_READ;
}

/* The character that @byte stands for, or 0. */
static gunichar
decode_byte (Encoding encoding, guchar byte)
{
  if (byte < 0x80)
    return byte;
  if (encoding == ASCII)
    return 0;
  if (encoding == WINDOWS_1252 && byte < 0xa0)
    return windows_1252[byte - 0x80];
  for (gsize i = 0; encoding == LATIN_9 && i < G_N_ELEMENTS (latin_9); i++)
    if (latin_9[i].byte == byte)
      return latin_9[i].character;
  return byte;
}

static GBytes *
take_text (GString *text)
{
  gsize length = text->len;

  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static GBytes *
decode_bytes (Encoding encoding, const guchar *bytes, gsize length, const char *name,
              GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar character = decode_byte (encoding, bytes[i]);

      if (bytes[i] != 0 && character == 0)
        {
          g_autofree char *reason = g_strdup_printf (
              _ ("the byte 0x%02x is no character of the encoding that the file declares; save it "
                 "again as UTF-8"),
              bytes[i]);

          tdt_guard_set_error (error, TDT_STORAGE_ERROR_ENCODING, name, text->str, text->len,
                               reason);
          return NULL;
        }
      if (character < 0x80)
        g_string_append_c (text, (char) character);
      else
        g_string_append_unichar (text, character);
    }
  return take_text (g_steal_pointer (&text));
}

static GBytes *
decode_utf_16 (Encoding encoding, const guchar *bytes, gsize length, const char *name,
               GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (length);
  gsize high = encoding == UTF_16BE ? 0 : 1;
  guint32 waiting = 0;

  for (gsize i = 0; i < length; i += 2)
    {
      guint32 unit = i + 1 < length ? (guint32) bytes[i + high] << 8 | bytes[i + 1 - high] : 0xdc00;
      gboolean is_second = (unit & 0xfc00) == 0xdc00;

      if ((waiting != 0) != is_second)
        {
          tdt_guard_set_error (error, TDT_STORAGE_ERROR_ENCODING, name, text->str, text->len,
                               _ ("half a character of UTF-16; the file is cut off or damaged: ask "
                                  "for it again"));
          return NULL;
        }
      if ((unit & 0xfc00) == 0xd800)
        waiting = unit;
      else if (is_second)
        {
          g_string_append_unichar (text, 0x10000 + ((waiting & 0x3ff) << 10) + (unit & 0x3ff));
          waiting = 0;
        }
      else if (unit < 0x80)
        g_string_append_c (text, (char) unit);
      else
        g_string_append_unichar (text, unit);
    }
  return take_text (g_steal_pointer (&text));
}

/* Spaces over the declaration: what it says of the encoding is no longer true. */
static GBytes *
without_declaration (GBytes *decoded)
{
  gsize length;
  g_autofree char *text = g_bytes_unref_to_data (decoded, &length);
  gsize start = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  gsize end = find_declaration_end (text + start, length - start);

  for (gsize i = 0; i < start + end; i++)
    if (text[i] != '\n')
      text[i] = ' ';
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

static gboolean
refuse_nul (const char *text, gsize length, const char *name, GError **error)
{
  const char *nul = memchr (text, '\0', length);

  if (nul == NULL)
    return FALSE;
  tdt_guard_set_error (error, TDT_STORAGE_ERROR_SYNTAX, name, text, (gsize) (nul - text),
                       _ ("a zero byte, which no XML file has; the file is damaged or of another "
                          "kind"));
  return TRUE;
}

GBytes *
tdt_guard_decode_in_place (GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *declared = NULL;
  g_autoptr (GBytes) decoded = NULL;
  Encoding encoding;

  if (length == 0)
    {
      tdt_guard_set_error (error, TDT_STORAGE_ERROR_SYNTAX, name, "", 0,
                           _ ("the file is empty; look for an older copy of it"));
      return NULL;
    }
  encoding = find_encoding ((const guchar *) data, length, &declared);
  if (encoding == NOT_READ)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("the encoding “%.40s” is not read; save the file as UTF-8"), declared);

      tdt_guard_set_error (error, TDT_STORAGE_ERROR_ENCODING, name, data, 0, reason);
      return NULL;
    }
  if (encoding == UTF_8)
    return refuse_nul (data, length, name, error) ? NULL : g_bytes_ref (bytes);
  if (encoding != UTF_16LE && encoding != UTF_16BE)
    decoded = decode_bytes (encoding, (const guchar *) data, length, name, error);
  else
    decoded = decode_utf_16 (encoding, (const guchar *) data, length, name, error);
  if (decoded == NULL)
    return NULL;
  data = g_bytes_get_data (decoded, &length);
  if (refuse_nul (data, length, name, error))
    return NULL;
  return without_declaration (g_steal_pointer (&decoded));
}

GBytes *
tdt_guard_decode (GBytes *bytes, const char *name, GError **error)
{
  GBytes *decoded = tdt_guard_decode_in_place (bytes, name, error);
  gsize length;
  const char *data;
  char *copy;

  if (decoded != bytes)
    return decoded;
  g_bytes_unref (decoded);
  data = g_bytes_get_data (bytes, &length);
  copy = g_malloc (length + 1);
  if (length > 0)
    memcpy (copy, data, length);
  copy[length] = '\0';
  return g_bytes_new_take (copy, length);
}
