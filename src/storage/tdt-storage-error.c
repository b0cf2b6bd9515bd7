/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-storage-error.h"

/* The first word is a text, not a sum. */
/* clang-format off */
G_DEFINE_QUARK (tdt-storage-error-quark, tdt_storage_error)
/* clang-format on */
