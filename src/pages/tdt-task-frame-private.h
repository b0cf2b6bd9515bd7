/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* What a task on a page of its own looks like: a heading with a way back (Escape too), and the task
 * below, scrolled. Both ask @back. */
GtkWidget *tdt_task_frame_new (const char *title, const char *description, GtkWidget *content,
                               GCallback back, gpointer user_data);
