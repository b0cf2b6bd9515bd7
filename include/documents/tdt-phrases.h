/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtPhrases: the program's own words in the language of a document, whatever the language of the
 * process. They are read from the same message catalogues that gettext reads (the `.mo` format of
 * the GNU gettext manual, section "The Format of GNU MO Files"), below the environment variable
 * `TDT_LOCALEDIR` or else the installed place. Immutable and reference-counted.
 */
typedef struct _TdtPhrases TdtPhrases;

TdtPhrases *tdt_phrases_new (const char *language);
TdtPhrases *tdt_phrases_new_from_bytes (const char *language, GBytes *catalogue);
TdtPhrases *tdt_phrases_ref (TdtPhrases *phrases);
void tdt_phrases_unref (TdtPhrases *phrases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtPhrases, tdt_phrases_unref)

const char *tdt_phrases_get_language (const TdtPhrases *phrases);
gboolean tdt_phrases_is_french (const TdtPhrases *phrases);
gboolean tdt_phrases_has (const TdtPhrases *phrases, const char *text);
const char *tdt_phrases_get (const TdtPhrases *phrases, const char *text);
const char *tdt_phrases_get_in_context (const TdtPhrases *phrases, const char *context,
                                        const char *text);
char *tdt_phrases_dup_filled (const TdtPhrases *phrases, const char *text,
                              ...) G_GNUC_NULL_TERMINATED;
char *tdt_phrases_dup_pattern (const char *pattern, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
