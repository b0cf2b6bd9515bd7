/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_bench_project_new:
 * @n_sessions: how many; there are as many people, and two participants to a session
 *
 * Returns: (transfer full): a congress as large as that and otherwise like any other: one day after
 * the other, rooms side by side, texts of usual length
 */
TdtRoot *tdt_bench_project_new (guint n_sessions);

G_END_DECLS
