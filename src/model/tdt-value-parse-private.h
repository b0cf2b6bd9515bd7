/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-value.h"

/* Reading and checking of single values, for tdt-value.c only. */
gboolean tdt_number_parse (const TdtField *field, const char *text, gsize length, gint64 *number,
                           GError **error);
gboolean tdt_number_validate (const TdtField *field, gint64 number, GError **error);
gboolean tdt_text_validate (const TdtField *field, const char *text, gsize length, GError **error);
