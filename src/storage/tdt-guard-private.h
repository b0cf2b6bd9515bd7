/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-xml-guard.h"

/*
 * The parser goes through ASCII in running text twice as fast as through anything else, and hands
 * it out without copying. So it is given a mask of the text: the same bytes at the same places,
 * except that those which are not ASCII, in texts between tags, are letters. Where a piece of text
 * stands in the mask is where it is read in the original. What the parser would have said about
 * those bytes is said here: that they are UTF-8, and characters that XML may have.
 *
 * Texts with carriage returns are not masked, because the parser changes those.
 */

/* Like tdt_guard_decode(), but does not copy what is UTF-8: there need be no zero behind it. */
GBytes *tdt_guard_decode_in_place (GBytes *bytes, const char *name, GError **error);

/* Like tdt_guard_scan(). Returns the mask of @text, or a copy where @plain; a zero is behind it. */
GBytes *tdt_guard_mask (GBytes *text, const char *name, gboolean plain, GError **error);

/* Like tdt_guard_parse(), of the mask of @text. */
gboolean tdt_guard_parse_mask (GBytes *mask, const char *text, const char *name,
                               const xmlSAXHandler *handler, gpointer user_data,
                               xmlParserCtxtPtr *context, GError **error);

/* The place in @text of the first byte that is no character of XML in UTF-8, up to @end; or @end.
 * Writes letters into @mask, unless it is NULL, where @text has bytes that are not ASCII. */
const char *tdt_guard_mask_run (const char *text, const char *end, char *mask);
