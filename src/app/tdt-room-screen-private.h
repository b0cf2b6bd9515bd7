/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window for the room's screen: what is on and how long it still has, and nothing internal. */
#define TDT_TYPE_ROOM_SCREEN (tdt_room_screen_get_type ())
G_DECLARE_FINAL_TYPE (TdtRoomScreen, tdt_room_screen, TDT, ROOM_SCREEN, AdwWindow)

TdtRoomScreen *tdt_room_screen_new (void);

/* As tdt_live_face_show(). */
void tdt_room_screen_show (TdtRoomScreen *screen, const TdtRoot *root, const TdtRow *session,
                           gint64 now);

G_END_DECLS
