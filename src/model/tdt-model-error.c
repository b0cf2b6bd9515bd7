/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-model-error.h"

/* clang-format off: the first word is a text, not a sum. */
G_DEFINE_QUARK (tdt-model-error-quark, tdt_model_error)
/* clang-format on */
