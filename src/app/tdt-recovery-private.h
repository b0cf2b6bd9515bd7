/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-application-private.h"

/* Looks for what crashed windows left, and offers each to be recovered or let go: what was changed
 * is told in words. What is not answered is offered again at the next start. */
void tdt_recovery_offer (TdtApplication *application);
