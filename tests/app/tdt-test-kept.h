/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

G_BEGIN_DECLS

/* What is on the disk is what the workspace has: a copy saved now and read again. */
void tdt_test_assert_saved (TdtWorkspace *workspace);
/* The same for its journal, played back. */
void tdt_test_assert_journal (TdtWorkspace *workspace);

G_END_DECLS
