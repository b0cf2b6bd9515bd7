/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-guard-private.h"

#include <string.h>

#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)

static gboolean
is_continued (const guchar *byte, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if ((byte[i] & 0xc0) != 0x80)
      return FALSE;
  return TRUE;
}

/* How many bytes the character has that starts at @byte and is not ASCII; 0 for none. Table 3-7 of
 * the Unicode standard, without U+FFFE and U+FFFF. */
static gsize
measure_character (const guchar *byte, gsize left)
{
  gsize n = byte[0] >= 0xf0 ? 4 : byte[0] >= 0xe0 ? 3 : 2;

  if (byte[0] < 0xc2 || byte[0] > 0xf4 || left < n || !is_continued (byte, n))
    return 0;
  if ((byte[0] == 0xe0 && byte[1] < 0xa0) || (byte[0] == 0xed && byte[1] > 0x9f) ||
      (byte[0] == 0xf0 && byte[1] < 0x90) || (byte[0] == 0xf4 && byte[1] > 0x8f))
    return 0;
  if (byte[0] == 0xef && byte[1] == 0xbf && byte[2] >= 0xbe)
    return 0;
  return n;
}

const char *
tdt_guard_mask_run (const char *text, const char *end, char *mask)
{
  const char *place = text;

  while (place < end)
    {
      guint64 word;
      gsize length;

      if (end - place >= 8)
        {
          memcpy (&word, place, 8);
          if ((word & HIGH_BITS) == 0)
            {
              place += 8;
              continue;
            }
        }
      if ((guchar) *place < 0x80)
        {
          place++;
          continue;
        }
      length = measure_character ((const guchar *) place, (gsize) (end - place));
      if (length == 0)
        return place;
      if (mask != NULL)
        memset (mask + (place - text), 'x', length);
      place += length;
    }
  return end;
}
