/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"

G_BEGIN_DECLS

/**
 * What a plain program with Pango and Cairo does with the texts of a document: one layout for
 * each paragraph, one below the other, hours to the left, a new page when the page is full. No
 * tags, no outline, no tables, nothing kept together. It is what our rendering is measured
 * against, and does not change any more.
 */
typedef struct _TdtBareText TdtBareText;

GPtrArray *tdt_bare_collect (const TdtDocument *document);
guint tdt_bare_write (GPtrArray *texts, const char *path);

G_END_DECLS
