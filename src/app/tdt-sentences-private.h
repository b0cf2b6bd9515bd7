/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A popover with a list of @sentences (element-type utf8), called @name. Made when it is opened: of
 * ten thousand sentences only those that are seen become widgets. */
GtkWidget *tdt_sentences_popover_new (const GPtrArray *sentences, const char *name);
