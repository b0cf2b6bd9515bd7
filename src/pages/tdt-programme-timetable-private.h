/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-timetable.h"

/* Shows the project of @desk in @timetable, whose wishes become verbs of the workspace. */
void tdt_programme_connect_timetable (TdtTimetable *timetable, TdtDesk *desk);
