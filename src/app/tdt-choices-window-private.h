/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtChoicesWindow: several ways to go on, each with its reasons and one click away: who could
 * replace somebody, where a session could go. Taking one closes the window.
 */
#define TDT_TYPE_CHOICES_WINDOW (tdt_choices_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtChoicesWindow, tdt_choices_window, TDT, CHOICES_WINDOW, AdwWindow)

/** TdtChoiceFunc: does what was chosen. */
typedef gboolean (*TdtChoiceFunc) (TdtWorkspace *workspace, gpointer data, GError **error);

/**
 * tdt_choices_window_new:
 * @title: what is chosen, in a few words
 * @question: the same as a sentence
 *
 * Returns: (transfer none): a window that says that it is looking
 */
TdtChoicesWindow *tdt_choices_window_new (TdtDesk *desk, GtkWindow *parent, const char *title,
                                          const char *question);

/**
 * tdt_choices_window_add:
 * @reasons: one under the other
 * @label: on the button that takes it
 * @func: does it, as one step
 * @data: (transfer full): for @func, freed with @destroy
 *
 * Adds a choice below those that are there.
 *
 * Returns: (transfer none): its row, for further buttons
 */
GtkWidget *tdt_choices_window_add (TdtChoicesWindow *window, const char *title,
                                   const char *const *reasons, const char *label,
                                   TdtChoiceFunc func, gpointer data, GDestroyNotify destroy);

/** tdt_choices_window_add_button: another way to take the choice of @row. */
void tdt_choices_window_add_button (TdtChoicesWindow *window, GtkWidget *row, const char *label,
                                    TdtChoiceFunc func, gpointer data, GDestroyNotify destroy);

/** tdt_choices_window_end: all is added; @nothing is said when that is nothing. */
void tdt_choices_window_end (TdtChoicesWindow *window, const char *nothing);

G_END_DECLS
