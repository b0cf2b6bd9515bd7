/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include <glib/gi18n-lib.h>

static const GOptionEntry options[] = { { NULL } };

int
tdt_cli_validate (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autofree char *report = NULL;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("validate", options, &argc, &argv, 1, 1))
    return TDT_CLI_USAGE;
  loaded = tdt_cli_load (argv[1], &status);
  if (loaded == NULL)
    return status;
  if (loaded->newer_major)
    tdt_cli_complain (
        _ ("“%s” was written by a later version of Tour de Table: it can be read, and "
           "should be changed with that version."),
        argv[1]);
  if (tdt_report_get_n_repairs (loaded->report) == 0)
    return TDT_CLI_DONE;
  report = tdt_report_dup_text (loaded->report, argv[1]);
  g_print ("%s%s", report, g_str_has_suffix (report, "\n") ? "" : "\n");
  return TDT_CLI_FINDINGS;
}
