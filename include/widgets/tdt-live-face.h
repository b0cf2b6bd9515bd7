/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-live.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtLiveFace: what a room or a speaker is to see of a running session, large: its title, what is
 * on and who speaks, and how much time is left, in figures, in words and in colour. Nothing that is
 * internal.
 */
#define TDT_TYPE_LIVE_FACE (tdt_live_face_get_type ())
G_DECLARE_FINAL_TYPE (TdtLiveFace, tdt_live_face, TDT, LIVE_FACE, GtkWidget)

TdtLiveFace *tdt_live_face_new (void);

/**
 * tdt_live_face_show:
 * @session: (nullable): the session, %NULL for an empty face
 * @now: seconds since 1970 UTC
 */
void tdt_live_face_show (TdtLiveFace *face, const TdtRoot *root, const TdtRow *session, gint64 now);

/** tdt_live_face_get_words: Returns: (transfer none): how much time is left, in words */
const char *tdt_live_face_get_words (TdtLiveFace *face);

/** tdt_live_dup_clock: Returns: (transfer full): seconds as "12:05", "1:02:05" or "−0:30" */
char *tdt_live_dup_clock (gint64 seconds);

G_END_DECLS
