/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-uid.h"

#include <string.h>

gboolean
tdt_uid_is_valid_len (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && strchr ("._:@", text[i]) == NULL)
      return FALSE;
  return length > 0 && length <= TDT_UID_MAX_LENGTH;
}

gboolean
tdt_uid_is_valid (const char *uid)
{
  return uid != NULL && tdt_uid_is_valid_len (uid, strlen (uid));
}

char *
tdt_uid_new (void)
{
  return g_uuid_string_random ();
}

/* "01234567-89ab-cdef-0123-456789abcdef" of 16 bytes. */
static char *
dup_uuid (const guint8 *bytes)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (37);
  char *place = text;

  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *place++ = '-';
      *place++ = digits[bytes[i] >> 4];
      *place++ = digits[bytes[i] & 15];
    }
  *place = '\0';
  return text;
}

char *
tdt_uid_derive (const char *namespace_uid, const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_return_val_if_fail (namespace_uid != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  /* The terminating zero is hashed too: without it ("ab", "c") and ("a", "bc") would be one record.
   */
  g_checksum_update (checksum, (const guchar *) namespace_uid, (gssize) strlen (namespace_uid) + 1);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, digest, &size);

  digest[6] = (digest[6] & 0x0f) | 0x80; /* version 8: made by a rule of our own */
  digest[8] = (digest[8] & 0x3f) | 0x80; /* variant 10: laid out as RFC 9562 says */

  return dup_uuid (digest);
}
