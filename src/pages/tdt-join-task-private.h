/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Two people or organisations that are the same, side by side: what the one is to be that stays.
 * After one pair comes the next.
 *
 * Signal "done" (uid): nothing more to do; uid of the one that stayed, or NULL.
 */
#define TDT_TYPE_JOIN_TASK (tdt_join_task_get_type ())
G_DECLARE_FINAL_TYPE (TdtJoinTask, tdt_join_task, TDT, JOIN_TASK, AdwBin)

/* The two records; where both are NULL, all that look alike, one pair after another. */
GtkWidget *tdt_join_task_new (TdtDesk *desk, TdtKindId kind, const char *one, const char *other);

G_END_DECLS
