/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Makes pages that nobody has turned to yet, while the main loop has nothing else to do, and finds
 * out how large their parts want to be: turning to them later holds nothing up.
 */
typedef struct _TdtPageMaker TdtPageMaker;

/* Does some of the work of making the page of that name. Returns the page when it is made, NULL
 * while there is more to do. */
typedef GtkWidget *(*TdtMakePageFunc) (const char *name, gpointer user_data);

/**
 * tdt_page_maker_new:
 * @widget: what the pages will be shown in
 * @names: (array zero-terminated=1): the pages, in the order in which to make them
 * @make: makes one
 * @ready: (nullable): called when the first page can be shown. Without, it is taken to be shown
 *   already, and nothing is done before @widget was drawn with it
 */
TdtPageMaker *tdt_page_maker_new (GtkWidget *widget, const char *const *names, TdtMakePageFunc make,
                                  void (*ready) (gpointer user_data), gpointer user_data);
void tdt_page_maker_free (TdtPageMaker *maker);

G_END_DECLS
