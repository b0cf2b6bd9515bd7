/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-storage-error.h"

#include <gio/gio.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

/*
 * XML from strangers: read whole, turned into UTF-8, looked over for what would cost the parser
 * too much, and only then parsed, from memory, with nothing that could open another file.
 */

/** Limits of what is parsed at all. */
#define TDT_XML_MAX_ATTRIBUTES 64u
#define TDT_XML_MAX_TAG_BYTES ((gsize) 65536)
#define TDT_XML_MAX_DEPTH 64u
#define TDT_XML_MAX_TAGS 5000000u
/** Namespace declarations that hold at one place: the parser searches them one by one. */
#define TDT_XML_MAX_NAMESPACES 64u

/**
 * tdt_guard_read_file:
 * @path: (type filename): the file
 * @max_bytes: the most it may have
 *
 * Reads a regular file whole. Neither waits for a pipe nor opens a device.
 *
 * Returns: (transfer full) (nullable): its bytes, with a zero behind the last one
 */
GBytes *tdt_guard_read_file (const char *path, gsize max_bytes, GCancellable *cancellable,
                             GError **error);

/**
 * tdt_guard_decode:
 * @bytes: an XML document in UTF-8, UTF-16, ISO-8859-1, ISO-8859-15, windows-1252 or US-ASCII
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the same in UTF-8, with a zero behind the last byte and
 * nothing in it that declares another encoding; lines and columns are those of @bytes
 */
GBytes *tdt_guard_decode (GBytes *bytes, const char *name, GError **error);

/**
 * tdt_guard_scan:
 * @text: from tdt_guard_decode()
 * @name: what to call it in messages
 *
 * Looks for what no document of ours has and what would keep a parser busy: a DOCTYPE, and more
 * of something than the limits above. Takes time in proportion to the length.
 *
 * Returns: whether @text may be parsed
 */
gboolean tdt_guard_scan (GBytes *text, const char *name, GError **error);

/**
 * tdt_guard_parse:
 * @text: from tdt_guard_decode(), and tdt_guard_scan() was happy with it
 * @name: what to call it in messages
 * @handler: what is called for its parts; the initialized and error members are not used
 * @context: (out) (optional): set before the first call: for the place, a pointer into @text, and
 *   for xmlStopParser()
 *
 * Returns: whether it is well-formed, with namespaces, to its end; also %TRUE when a handler
 * stopped the parser
 */
gboolean tdt_guard_parse (GBytes *text, const char *name, const xmlSAXHandler *handler,
                          gpointer user_data, xmlParserCtxtPtr *context, GError **error);

/**
 * tdt_guard_set_error:
 * @text: a document
 * @offset: a place in it, in bytes
 * @code: a #TdtStorageError
 * @reason: what is wrong and what to do
 *
 * Sets an error that reads "name:line:column: reason".
 */
void tdt_guard_set_error (GError **error, int code, const char *name, const char *text,
                          gsize offset, const char *reason);

/**
 * tdt_guard_locate:
 * @text: UTF-8
 * @offset: a place in it, in bytes
 * @line: (out): its line, from 1
 * @column: (out): its column in characters, from 1
 */
void tdt_guard_locate (const char *text, gsize offset, guint *line, guint *column);

G_END_DECLS
