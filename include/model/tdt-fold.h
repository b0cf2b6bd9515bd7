/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tdt_text_fold:
 * @text: any UTF-8 text
 *
 * What is left of a text when case, accents, ligatures, punctuation and repeated spaces do not
 * count: "Élise  DUPONT-Œuvré" becomes "elise dupont oeuvre". Two texts that fold to the same
 * are the same to somebody who looks for a name.
 *
 * Returns: (transfer full): the folded text, for comparing and searching, not for showing
 */
char *tdt_text_fold (const char *text);

G_END_DECLS
