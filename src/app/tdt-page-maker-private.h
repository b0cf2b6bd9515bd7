/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Makes pages that nobody has turned to yet, while the main loop has nothing else to do, and finds
 * out how large their parts want to be: turning to them later holds nothing up.
 */
typedef struct _TdtPageMaker TdtPageMaker;

/* Makes the page of that name; NULL when it cannot be made. The page stays owned by who made it. */
typedef GtkWidget *(*TdtMakePageFunc) (const char *name, gpointer user_data);

/**
 * tdt_page_maker_new:
 * @widget: what the pages will be shown in; nothing is made before it was drawn twice
 * @names: (array zero-terminated=1): the pages, in the order in which to make them
 */
TdtPageMaker *tdt_page_maker_new (GtkWidget *widget, const char *const *names, TdtMakePageFunc make,
                                  gpointer user_data);
void tdt_page_maker_free (TdtPageMaker *maker);

G_END_DECLS
