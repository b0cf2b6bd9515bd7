/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is chosen in the preferences, beside what the windows remember by themselves. */
#define TDT_MEMORY_STYLE "style"
#define TDT_MEMORY_STEP "step"
#define TDT_MEMORY_OFFERS_KNOWN "offers-known"

/** TDT_MEMORY_USUAL_STEP: in minutes */
#define TDT_MEMORY_USUAL_STEP 5

/*
 * What the program remembers of how somebody likes to see things, from one start to the next. Not
 * for anything that would be missed.
 */

/** tdt_memory_dup: Returns: (transfer full) (nullable): what was kept as @name, if anything */
char *tdt_memory_dup (const char *name);
/** tdt_memory_keep: @value: one line */
void tdt_memory_keep (const char *name, const char *value);

/**
 * tdt_memory_get_notifier:
 *
 * Returns: (transfer none): emits "changed" with the name as detail when something else is kept
 */
GObject *tdt_memory_get_notifier (void);

/** tdt_memory_get_step: Returns: by how many minutes sessions are moved, 1 to 60 */
int tdt_memory_get_step (void);
/** tdt_memory_get_offers_known: Returns: whether people of the address book are offered */
gboolean tdt_memory_get_offers_known (void);

G_END_DECLS
