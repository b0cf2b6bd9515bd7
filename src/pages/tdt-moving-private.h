/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

/* Moves a record up (-1) or down (1) among those that @list shows, which is in their order. */
void tdt_move_record (TdtDesk *desk, TdtRecordList *list, const char *uid, int by);
