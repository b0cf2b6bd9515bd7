/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of other programs, made into what a project can hold. */

/* One line: spaces are joined, control characters go, what is over 4 KiB is cut. NULL for nothing
 * but spaces. @cut: (nullable): set when something was cut. */
char *tdt_foreign_dup_title (const char *text, gboolean *cut);

/* Several lines: control characters go, and mark-up where there is any; at most 1 MiB. NULL for
 * nothing but spaces. */
char *tdt_foreign_dup_text (const char *text, gboolean *had_markup, gboolean *cut);

/* Whether @text is what the two above make of it. They may say no where it is; most are. */
gboolean tdt_foreign_is_title (const char *text);
gboolean tdt_foreign_is_text (const char *text);

/* "1:30", "01:30:00", "90", "PT1H30M" in minutes, -1 when it is none of them. */
int tdt_foreign_parse_minutes (const char *text);

/* "9:30", "09:30:00", "25:15" in minutes since midnight, -1 when it is none of them. */
int tdt_foreign_parse_clock (const char *text);

G_END_DECLS
