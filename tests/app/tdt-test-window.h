/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-window.h"

G_BEGIN_DECLS

/* Starts GTK and the application, without its loop. Call after g_test_init(). */
TdtApplication *tdt_test_application (void);

/* A window with the example, drawn once. */
TdtWindow *tdt_test_open_example (void);

/* Destroys the window and asserts that nothing of it is left. */
void tdt_test_close (TdtWindow *window);

/* Lets the main loop do what is waiting. */
void tdt_test_settle (void);

/* The same for so many microseconds. */
void tdt_test_wait (gint64 duration);

/* Tells two messages of GTK 4.8 that are no fault of ours rather than ending the test. */
void tdt_test_let_gtk_talk (void);

typedef gboolean (*TdtTestMatch) (GtkWidget *widget, gpointer data);

/* The first widget below @top that matches, fails when there is none. */
GtkWidget *tdt_test_find (GtkWidget *top, TdtTestMatch match, gpointer data);
/* The same, or NULL. */
GtkWidget *tdt_test_look_for (GtkWidget *top, TdtTestMatch match, gpointer data);
/* Whether a screen reader is told just that name. */
gboolean tdt_test_is_named (GtkWidget *widget, const char *name);
/* Every widget below @top. */
void tdt_test_foreach (GtkWidget *top, void (*func) (GtkWidget *widget, gpointer data),
                       gpointer data);

/* The editor of a field that is in sight below @top, by the name of the field. */
GtkWidget *tdt_test_find_field (GtkWidget *top, const char *field);

G_END_DECLS
