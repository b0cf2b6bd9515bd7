/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tdt_links_dup_safe (const char *uri);

G_END_DECLS
