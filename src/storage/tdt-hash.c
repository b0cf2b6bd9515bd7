/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-hash-private.h"

#include <gcrypt.h>

#define SHA256_BYTES 32

struct _TdtHash
{
  gcry_md_hd_t handle;
};

static void
init_library (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  gcry_check_version (NULL);
  /* Nothing here is secret: no memory needs to be locked. */
  gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
  gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
  g_once_init_leave (&done, 1);
}

TdtHash *
tdt_hash_new (void)
{
  TdtHash *hash = g_new0 (TdtHash, 1);
  gcry_error_t problem;

  init_library ();
  problem = gcry_md_open (&hash->handle, GCRY_MD_SHA256, 0);
  if (problem != 0)
    g_error ("SHA-256: %s", gcry_strerror (problem));
  return hash;
}

void
tdt_hash_update (TdtHash *hash, gconstpointer data, gsize length)
{
  gcry_md_write (hash->handle, data, length);
}

char *
tdt_hash_dup_hex (TdtHash *hash)
{
  const guint8 *digest = gcry_md_read (hash->handle, GCRY_MD_SHA256);
  GString *hex = g_string_sized_new (2 * SHA256_BYTES);

  for (guint i = 0; i < SHA256_BYTES; i++)
    g_string_append_printf (hex, "%02x", digest[i]);
  return g_string_free (hex, FALSE);
}

void
tdt_hash_free (TdtHash *hash)
{
  gcry_md_close (hash->handle);
  g_free (hash);
}

char *
tdt_hash_dup_hex_of (GBytes *bytes)
{
  g_autoptr (TdtHash) hash = tdt_hash_new ();
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  tdt_hash_update (hash, data, length);
  return tdt_hash_dup_hex (hash);
}
