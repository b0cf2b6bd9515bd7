/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-row.h"

/* Changes a row that has one reference, the caller's, and was handed to nobody yet: what an edit
 * sets field by field is copied once, not once a field. Takes @value; returns FALSE,
 * and changes and takes nothing, where the row is shared. */
gboolean tdt_row_take_unshared (TdtRow *row, TdtFieldId field, TdtValue value);
