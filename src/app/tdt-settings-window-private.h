/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Windows with one page of settings. AdwPreferencesWindow of libadwaita 1.2 is no help: to search
 * rows it lists them, and each time keeps a reference to each of their groups for ever.
 */

/* For class_init: Escape closes it. */
void tdt_settings_window_init_class (GtkWidgetClass *klass);
/* Takes the page in, below a header bar. */
void tdt_settings_window_set_page (AdwWindow *window, AdwPreferencesPage *page);

G_END_DECLS
