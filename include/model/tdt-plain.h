/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tdt_plain_dup_line:
 * @text: (nullable): what may hold anything that is text
 *
 * Returns: (transfer full): it as one line, without control characters and without those that turn
 *   the direction of what follows
 */
char *tdt_plain_dup_line (const char *text);

/**
 * tdt_plain_dup_file_name:
 * @stem: (nullable): what a file shall be called, such as a name or a title
 * @suffix: what it ends with, such as ".eml"
 *
 * Returns: (transfer full): a name that every system takes, at most 150 bytes, and that names a
 *   file in the folder it is written to and nothing else
 */
char *tdt_plain_dup_file_name (const char *stem, const char *suffix);

G_END_DECLS
