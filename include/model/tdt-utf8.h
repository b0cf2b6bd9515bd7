/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tdt_utf8_is_valid:
 * @text: @length bytes, with or without a zero behind them
 *
 * As g_utf8_validate_len(), but that a zero is a character like others, and eight bytes of ASCII
 * are looked at as one: every text that is read, imported or set comes through here.
 *
 * Returns: whether it is UTF-8 as Unicode defines it (table 3-7): the shortest form of each
 *   character, no surrogates, nothing above U+10FFFF
 */
gboolean tdt_utf8_is_valid (const char *text, gsize length);

G_END_DECLS
