/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

G_BEGIN_DECLS

/**
 * tdt_card_picture_take_file:
 * @uid: of a person or an organisation
 *
 * Reads a picture and makes it the photo or the logo, as one step; what cannot be read is told.
 */
void tdt_card_picture_take_file (TdtDesk *desk, const char *uid, GFile *file);

G_END_DECLS
