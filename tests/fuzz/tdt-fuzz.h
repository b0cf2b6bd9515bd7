/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtFuzzTarget: what reads bytes of anybody.
 * @name: as on the command line
 * @make_seeds: Returns: (transfer full) (element-type GBytes): good inputs, made of the example
 * @run: reads one input; whatever its bytes, it only has to return
 * @words: what a grammar of such inputs knows, separated by spaces
 */
typedef struct
{
  const char *name;
  GPtrArray *(*make_seeds) (void);
  void (*run) (GBytes *bytes);
  const char *words;
} TdtFuzzTarget;

/** The targets, each list ends with a target without a name. */
extern const TdtFuzzTarget tdt_fuzz_storage[];
extern const TdtFuzzTarget tdt_fuzz_exchange[];
extern const TdtFuzzTarget tdt_fuzz_documents[];
extern const TdtFuzzTarget tdt_fuzz_properties[];

/** tdt_fuzz_find: Returns: (transfer none) (nullable): the target of that name */
const TdtFuzzTarget *tdt_fuzz_find (const char *name);

/**
 * tdt_fuzz_use_folder:
 * @folder: (type filename): where journals and the like go, instead of among those of the user
 */
void tdt_fuzz_use_folder (const char *folder);

/**
 * tdt_fuzz_mutate:
 * @seeds: (element-type GBytes): good inputs
 * @seed: which mutation
 *
 * Returns: (transfer full): one of the seeds, damaged; the same for the same numbers
 */
GBytes *tdt_fuzz_mutate (const TdtFuzzTarget *target, const GPtrArray *seeds, guint32 seed);

G_END_DECLS
