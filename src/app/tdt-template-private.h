/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

/* What a new meeting can start from. */

/* Translated names, zero-terminated. */
char **tdt_templates_dup_names (void);

/* A project without anything but the time zone of this place. */
TdtRoot *tdt_template_make_empty (void);

/* A project of template @nth on the day @julian, with a uid of its own. */
TdtRoot *tdt_template_make (guint nth, const char *title, const char *place, gint64 julian);
