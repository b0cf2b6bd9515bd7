/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/stat.h>
#include <glib.h>

/* Gives the file behind @to the owner, group, mode, access list and extended attributes of that
 * behind @from. What only the administrator may give is left out as long as nobody can read more
 * than before. FALSE with errno when that cannot be had. */
gboolean tdt_attributes_carry (int from, const struct stat *status, int to);
