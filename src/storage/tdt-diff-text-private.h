/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"

/* What writing and reading of diffs must agree on. */

#define TDT_N_UNKNOWN_PLACES (TDT_UNKNOWN_AFTER_ALL + 1)
extern const char *const tdt_unknown_place_names[TDT_N_UNKNOWN_PLACES];

/* Whether the position is of a field, or of the list of a kind. */
gboolean tdt_unknown_place_has_field (TdtUnknownPlace place);
gboolean tdt_unknown_place_has_list (TdtUnknownPlace place);

/* Whether the value is a GRefString. */
gboolean tdt_field_is_text (const TdtField *field);

/* The diff that the lines say, its values checked one by one and nothing else. */
TdtDiff *tdt_diff_text_parse (const char *text, gsize length, const TdtRoot *root, GError **error);
