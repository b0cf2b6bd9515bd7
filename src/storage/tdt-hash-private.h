/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* SHA-256 of much: with libgcrypt, which uses what the processor has for it and is several times
 * as fast as GLib's own. May be used from any thread, one hash by one thread at a time. */
typedef struct _TdtHash TdtHash;

TdtHash *tdt_hash_new (void);
void tdt_hash_update (TdtHash *hash, gconstpointer data, gsize length);
/* The hash so far, in hex. */
char *tdt_hash_dup_hex (TdtHash *hash);
void tdt_hash_free (TdtHash *hash);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtHash, tdt_hash_free)

char *tdt_hash_dup_hex_of (GBytes *bytes);
