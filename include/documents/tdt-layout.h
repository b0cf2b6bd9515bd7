/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"

G_BEGIN_DECLS

/**
 * TdtLayout: a document broken into pages, as far as somebody has asked for pages. It belongs to
 * the thread that made it.
 */
typedef struct _TdtLayout TdtLayout;

/**
 * TdtLayoutTrouble:
 * @TDT_TROUBLE_SMALL: text had to be smaller than the design allows
 * @TDT_TROUBLE_CUT_ROW: an entry was longer than a page and goes on over several
 * @TDT_TROUBLE_WRAPPED: a name that should stand on one line takes several
 */
typedef enum
{
  TDT_TROUBLE_SMALL,
  TDT_TROUBLE_CUT_ROW,
  TDT_TROUBLE_WRAPPED,
} TdtLayoutTrouble;

/**
 * TdtLayoutWarning:
 * @trouble: what does not fit
 * @page: on which page, from 0
 * @text: how the text in question begins
 * @record: (nullable): uid of the record it comes from
 */
typedef struct
{
  TdtLayoutTrouble trouble;
  guint page;
  char *text;
  char *record;
} TdtLayoutWarning;

TdtLayout *tdt_layout_new (TdtDocument *document);
void tdt_layout_free (TdtLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtLayout, tdt_layout_free)

gboolean tdt_layout_drop_page (TdtLayout *layout);

TdtDocument *tdt_layout_get_document (const TdtLayout *layout);
void tdt_layout_get_page_size (const TdtLayout *layout, double *width, double *height);
gboolean tdt_layout_has_page (TdtLayout *layout, guint page);
guint tdt_layout_get_n_pages (TdtLayout *layout);
guint tdt_layout_peek_n_pages (const TdtLayout *layout);
GPtrArray *tdt_layout_get_warnings (const TdtLayout *layout);
char *tdt_layout_warning_dup_message (const TdtLayoutWarning *warning);

G_END_DECLS
