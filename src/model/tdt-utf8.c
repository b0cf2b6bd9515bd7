/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-utf8.h"

#include <string.h>

#define HIGH_BITS 0x8080808080808080U

static gboolean
is_between (guchar byte, guchar low, guchar high)
{
  return byte >= low && byte <= high;
}

static gboolean
continues (const guchar *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!is_between (bytes[i], 0x80, 0xbf))
      return FALSE;
  return TRUE;
}

/* How many bytes the character at @bytes has, 0 where there is none: the second byte tells what
 * would be too long, a surrogate or too high. */
static gsize
measure_character (const guchar *bytes, gsize length)
{
  guchar first = bytes[0];

  if (first < 0x80)
    return 1;
  if (is_between (first, 0xc2, 0xdf))
    return length >= 2 && continues (bytes + 1, 1) ? 2 : 0;
  if (is_between (first, 0xe0, 0xef))
    return length >= 3 && continues (bytes + 1, 2) && !(first == 0xe0 && bytes[1] < 0xa0) &&
                   !(first == 0xed && bytes[1] > 0x9f)
               ? 3
               : 0;
  if (is_between (first, 0xf0, 0xf4))
    return length >= 4 && continues (bytes + 1, 3) && !(first == 0xf0 && bytes[1] < 0x90) &&
                   !(first == 0xf4 && bytes[1] > 0x8f)
               ? 4
               : 0;
  return 0;
}

gboolean
tdt_utf8_is_valid (const char *text, gsize length)
{
  const guchar *place = (const guchar *) text;
  const guchar *end = place + length;

  while (place < end)
    {
      guint64 eight = HIGH_BITS;
      gsize n = 0;

      if (end - place >= (gssize) sizeof eight)
        {
          memcpy (&eight, place, sizeof eight);
          eight = GUINT64_FROM_LE (eight) & HIGH_BITS;
          n = eight == 0 ? sizeof eight : (gsize) __builtin_ctzll (eight) / 8;
        }
      if (n == 0)
        n = measure_character (place, (gsize) (end - place));
      if (n == 0)
        return FALSE;
      place += n;
    }
  return TRUE;
}
