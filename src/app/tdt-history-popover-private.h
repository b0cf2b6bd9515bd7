/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Everything that was done since the project was opened, the latest on top, to go back or forward
 * to any point of it.
 *
 * Property "desk" (writable): the TdtDesk, or NULL while there is no project. */
#define TDT_TYPE_HISTORY_POPOVER (tdt_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (TdtHistoryPopover, tdt_history_popover, TDT, HISTORY_POPOVER, GtkPopover)

G_END_DECLS
