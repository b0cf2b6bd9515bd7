/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtStartEdit: when a session starts: one of the event's days and a time of day, typed as people
 * write it. Properties "desk" and "record".
 */
#define TDT_TYPE_START_EDIT (tdt_start_edit_get_type ())
G_DECLARE_FINAL_TYPE (TdtStartEdit, tdt_start_edit, TDT, START_EDIT, GtkWidget)

G_END_DECLS
