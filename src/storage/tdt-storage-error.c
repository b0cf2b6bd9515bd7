/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-storage-error.h"

G_DEFINE_QUARK (tdt - storage - error - quark, tdt_storage_error)
