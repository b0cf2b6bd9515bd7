/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A uid names one record for ever: in the file, in references, in merges of copies that travelled
 * by mail. */

/**
 * TDT_UID_MAX_LENGTH:
 *
 * The longest uid accepted, in bytes (uids are ASCII).
 */
#define TDT_UID_MAX_LENGTH 128

/**
 * tdt_uid_is_valid:
 * @uid: (nullable): the text to look at
 *
 * Uids that come from elsewhere (other programs' files) are kept as they are as long as they can be
 * written in an XML attribute, a file name and a URI without escaping.
 *
 * Returns: %TRUE if @uid has 1 to %TDT_UID_MAX_LENGTH characters, each one of `A-Z a-z 0-9 . _ : @
 * -`
 */
gboolean tdt_uid_is_valid (const char *uid);

/**
 * tdt_uid_is_valid_len:
 * @text: the text to look at, not necessarily zero-terminated
 * @length: its bytes
 *
 * Returns: the same for a piece of a longer text
 */
gboolean tdt_uid_is_valid_len (const char *text, gsize length);

/**
 * tdt_uid_new:
 *
 * Returns: (transfer full): a random UUID (version 4 of RFC 9562), in lower case
 */
char *tdt_uid_new (void);

/**
 * tdt_uid_derive:
 * @namespace_uid: what the name is unique in: any text, usually the uid of a project or of an
 * imported source
 * @name: the name inside that namespace, any UTF-8 text
 *
 * Makes the same uid from the same two texts, on every machine, so that importing two versions of
 * one source gives records that can be compared and merged.
 *
 * Returns: (transfer full): a UUID (version 8 of RFC 9562: the first bits of the SHA-256 of both
 * texts), in lower case
 */
char *tdt_uid_derive (const char *namespace_uid, const char *name);

G_END_DECLS
