/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-phrases.h"

G_BEGIN_DECLS

#define TDT_NO_BREAK_SPACE "\u00a0"
#define TDT_NARROW_NO_BREAK_SPACE "\u202f"

char *tdt_typography_dup_date (const TdtPhrases *phrases, gint64 julian);
char *tdt_typography_dup_short_date (const TdtPhrases *phrases, gint64 julian);
char *tdt_typography_dup_hour (const TdtPhrases *phrases, int minute_of_day);
char *tdt_typography_dup_clock (int minute_of_day);
char *tdt_typography_dup_duration (const TdtPhrases *phrases, gint64 minutes);
char *tdt_typography_dup_quoted (const TdtPhrases *phrases, const char *text);
char *tdt_typography_dup_capitalised (const char *text);
char *tdt_typography_dup_text (gboolean french, const char *text);
char *tdt_typography_dup_collation_key (const char *text);

G_END_DECLS
