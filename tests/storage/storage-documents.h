/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-project-file.h"

/* Small documents for the tests of this layer. */

/* A project file with @inside in its element; the first line of @inside is line 2. */
char *document_with (const char *inside);
TdtLoaded *parse_document (const char *document, GError **error);
/* The same, which must be read. */
TdtLoaded *read_document (const char *document);
/* What is written of a project that was read. */
char *write_document (const TdtLoaded *loaded);

/* Reads @document, writes and reads it again: the second time the project is the same and nothing
 * is left to repair. Returns what was written; *@report (optional) tells the first repairs. */
char *settle_document (const char *document, char **report);
