/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tdt_app_run:
 * @argv: the program's arguments: files to open
 *
 * Runs the application until its last window is closed.
 *
 * Returns: the exit status
 */
int tdt_app_run (int argc, char **argv);

G_END_DECLS
