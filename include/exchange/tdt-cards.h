/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_cards_write:
 * @person: (nullable): uid of somebody, %NULL for everybody
 *
 * People as vCard 3.0 (RFC 2426), which all address books read: names, function, organisation and
 * how to reach them, with their uid. What is noted of them for the event is not in it.
 *
 * Returns: (transfer full): the file
 */
GBytes *tdt_cards_write (const TdtRoot *root, const char *person);

G_END_DECLS
