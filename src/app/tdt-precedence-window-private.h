/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtPrecedenceWindow: the order of precedence of a session’s people, or of everybody, for
 * speeches, for thanks and for seats; each with its reason, and with a rank that can be set by
 * hand. Follows the project while it is open.
 */
#define TDT_TYPE_PRECEDENCE_WINDOW (tdt_precedence_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtPrecedenceWindow, tdt_precedence_window, TDT, PRECEDENCE_WINDOW, AdwWindow)

/** tdt_precedence_window_new: @session: (nullable): uid, %NULL for everybody */
GtkWindow *tdt_precedence_window_new (TdtDesk *desk, GtkWindow *parent, const char *session);

G_END_DECLS
