/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-model-error.h"

/* The first word is a text, not a sum. */
/* clang-format off */
G_DEFINE_QUARK (tdt-model-error-quark, tdt_model_error)
/* clang-format on */
