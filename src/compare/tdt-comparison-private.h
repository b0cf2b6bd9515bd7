/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-comparison.h"
#include "tdt-merge.h"

/* Lists what differs: what leads from @ours to @merge, and what it asks about; every difference of
 * @ours and @theirs when there is no @merge. By kind, uid and field. */
GPtrArray *tdt_comparison_list (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs,
                                const TdtMerge *merge);

/* Which differences need which: to be taken with them, and to be refused with them. */
typedef struct _TdtNeeds TdtNeeds;

TdtNeeds *tdt_needs_new (GPtrArray *differences, const TdtRoot *ours);
void tdt_needs_free (TdtNeeds *needs);
/* What has to be taken when @position is; NULL for nothing. */
const GArray *tdt_needs_get (const TdtNeeds *needs, guint position);
/* What cannot be taken when @position is not; NULL for nothing. */
const GArray *tdt_needs_get_dependents (const TdtNeeds *needs, guint position);
