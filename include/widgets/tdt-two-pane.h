/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtTwoPane: a list and what is chosen in it. Side by side with a handle between them, or, while
 * "narrow", one at a time: the content where "show-content" is %TRUE, with a button that leads
 * back, else the list. While "list-grows" the list takes what width there is and the content what
 * it needs, else the other way round. Escape leads from the content to the list, to where the
 * action "page.focus" of a page above says if there is one. Children of type "list" and "content".
 */
#define TDT_TYPE_TWO_PANE (tdt_two_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdtTwoPane, tdt_two_pane, TDT, TWO_PANE, GtkWidget)

/** tdt_two_pane_set_show_content: @show: whether the content is what a narrow pane shows */
void tdt_two_pane_set_show_content (TdtTwoPane *pane, gboolean show);

G_END_DECLS
