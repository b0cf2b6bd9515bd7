/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

const TdtFuzzTarget *
tdt_fuzz_find (const char *name)
{
  const TdtFuzzTarget *const lists[] = { tdt_fuzz_storage, tdt_fuzz_exchange, tdt_fuzz_documents,
                                         tdt_fuzz_properties };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const TdtFuzzTarget *target = lists[i]; target->name != NULL; target++)
      if (g_str_equal (target->name, name))
        return target;
  return NULL;
}

void
tdt_fuzz_use_folder (const char *folder)
{
  g_autofree char *state = g_build_filename (folder, "state", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_mkdir_with_parents (state, 0700);
}
