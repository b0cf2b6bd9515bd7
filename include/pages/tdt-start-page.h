/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtStartPage: what a window shows without a project: a new meeting on one card, open, the
 * example, recent files.
 *
 * Signals: "create" (title, place, julian day as gint64, template as uint); "open" (#GFile).
 */
#define TDT_TYPE_START_PAGE (tdt_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtStartPage, tdt_start_page, TDT, START_PAGE, AdwBin)

/** tdt_start_page_set_templates: @names: (array zero-terminated=1): what to choose from */
void tdt_start_page_set_templates (TdtStartPage *page, const char *const *names);

/** tdt_start_page_set_recent: @files: (element-type GFile): the latest first */
void tdt_start_page_set_recent (TdtStartPage *page, GPtrArray *files);

/** tdt_start_page_focus_title: puts the cursor where typing begins. */
void tdt_start_page_focus_title (TdtStartPage *page);

G_END_DECLS
