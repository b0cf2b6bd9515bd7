/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-compare-page.h"
#include "tdt-window-private.h"
#include "tdt-workspace-compare.h"

/* What came of a comparison that was shown; @apply: what was chosen is to be taken. */
typedef void (*TdtComparedFunc) (TdtWindow *window, gboolean apply, gpointer user_data);

/* Shows @page in place of the project's pages until it is answered, then forgets @user_data. */
void tdt_window_show_comparison (TdtWindow *window, TdtComparePage *page, TdtComparedFunc compared,
                                 gpointer user_data, GDestroyNotify destroy);

/* Shows any page in place of the project's until tdt_window_hide_comparison(). */
void tdt_window_show_instead (TdtWindow *window, GtkWidget *page);

/* Compares @file with the project, and shows the differences; one file after another.
 * @name: what to call the other, NULL for the file's name. */
void tdt_window_compare_file (TdtWindow *window, GFile *file, TdtCompareMode mode,
                              const char *name);
/* Shows what was compared already. Takes @incoming. */
void tdt_window_show_incoming (TdtWindow *window, TdtIncoming *incoming, const char *name);
/* Says that @file is a copy of the project; @opened is what opening it as its own would show. */
void tdt_window_offer_copy (TdtWindow *window, GFile *file, TdtWorkspace *opened);

/* When something was written, as people say it: “17:42” today, else “Wed 27 Sep, 17:42”. */
char *tdt_window_dup_when (gint64 seconds);
