/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"

G_BEGIN_DECLS

/* Small projects for tests of checks and fixes, each on one line. */

#define DAY "2017-09-27T"
#define AT(clock) "start=" DAY clock ":00+02:00[Europe/Paris]"

/* The day that counts as today: 2017-09-20. */
extern const TdtCheckOptions check_options;

/* One record a piece between semicolons: kind, uid, then fields as they stand in a file; "," for
 * the next item of a list, "_" for a space. */
TdtRoot *check_project (const char *text);

/* The findings of @code in it. */
GPtrArray *check_project_find (const TdtRoot *root, const char *code);

G_END_DECLS
