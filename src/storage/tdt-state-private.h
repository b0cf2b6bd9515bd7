/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Where this user's journals and histories are. */
char *tdt_state_dup_folder (void);

/* @uid as part of a file name: uids may start with a dot, and be "..". */
char *tdt_state_dup_name (const char *uid);
