/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-window.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/* How long to wait for what a step brings. */
#define TDT_BENCH_PATIENCE (60 * G_USEC_PER_SEC)

/* Until the window is drawn the next time. */
void tdt_bench_wait_for_frame (TdtWindow *window);

/* Waits until nothing happens any more, and prints a line: the longest gap in milliseconds, how
 * many of these it worked, what was done. */
void tdt_bench_report (const char *step);

void tdt_bench_act (TdtWindow *window, const char *action, const char *step);
void tdt_bench_turn_to (TdtWindow *window, const char *page, const char *again);
void tdt_bench_set_text (TdtWorkspace *workspace, const char *uid, TdtFieldId field,
                         const char *text, const char *step);
void tdt_bench_undo (TdtWorkspace *workspace);

/* What takes long in itself: lists are searched and sorted, a copy that differs everywhere is
 * compared, a long programme is brought in, each document is shown. */
void tdt_bench_take_long_steps (TdtWindow *window, GFile *copy, GFile *programme);

G_END_DECLS
