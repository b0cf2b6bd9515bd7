/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-state-private.h"

char *
tdt_state_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "tour-de-table", NULL);
}

/* No uid has a plus sign. */
char *
tdt_state_dup_name (const char *uid)
{
  return g_strconcat (uid[0] == '.' ? "+" : "", uid, NULL);
}
