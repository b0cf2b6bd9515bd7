/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What the project and the address book could learn from each other, person by person, to be chosen
 * and taken over one way or the other.
 *
 * Signal "done" (uid): nothing more to do; the uid is NULL.
 */
#define TDT_TYPE_BOOK_TASK (tdt_book_task_get_type ())
G_DECLARE_FINAL_TYPE (TdtBookTask, tdt_book_task, TDT, BOOK_TASK, AdwBin)

GtkWidget *tdt_book_task_new (TdtDesk *desk);

G_END_DECLS
