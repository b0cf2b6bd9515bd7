/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtSendWindow: letters to people: which, to whom, with what attached, each to be read before it
 * becomes a draft in a folder or in the mail program. What was sent is noted when the user says so.
 */
#define TDT_TYPE_SEND_WINDOW (tdt_send_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtSendWindow, tdt_send_window, TDT, SEND_WINDOW, AdwWindow)

/** tdt_send_window_new: @letter: (nullable): the word of a kind of letter, such as "change" */
GtkWindow *tdt_send_window_new (TdtDesk *desk, GtkWindow *parent, const char *letter);

/** tdt_send_window_new_for_briefs: @people: uids of those who get their brief anew. */
GtkWindow *tdt_send_window_new_for_briefs (TdtDesk *desk, GtkWindow *parent,
                                           const char *const *people);

/* For tests: writes the drafts to @folder, as if it had been chosen. */
void tdt_send_window_save_to (TdtSendWindow *window, GFile *folder);

G_END_DECLS
