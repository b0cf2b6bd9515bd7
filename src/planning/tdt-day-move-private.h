/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/* Moves a time of @row by whole days on the wall's clock; without one it does nothing. */
gboolean tdt_move_by_days (TdtEdit *edit, const TdtRow *row, TdtFieldId field, gint64 days,
                           GError **error);

G_END_DECLS
