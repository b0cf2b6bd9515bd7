/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-model-error.h"

G_DEFINE_QUARK (tdt - model - error - quark, tdt_model_error)
