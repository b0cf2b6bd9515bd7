/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"

G_BEGIN_DECLS

/** TdtHtmlChildrenFunc: appends what is in a block. */
typedef void (*TdtHtmlChildrenFunc) (GString *html, const TdtBlock *block);

void tdt_html_append_drawing (GString *html, const TdtBlock *block, TdtHtmlChildrenFunc children);

G_END_DECLS
