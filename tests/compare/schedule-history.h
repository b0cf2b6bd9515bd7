/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

/* A programme that another program published, as far as comparing its versions needs it: sessions,
 * rooms, people and who speaks where, under uids that stay the same from version to version. */
TdtRoot *tdt_test_read_schedule (const char *path);
