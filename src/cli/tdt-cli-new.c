/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-example.h"
#include "tdt-edit.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>

static char *title;
static gboolean example;

static const GOptionEntry options[] = {
  { "title", 't', 0, G_OPTION_ARG_STRING, &title, N_ ("The event’s title"), N_ ("T") },
  { "example", 0, 0, G_OPTION_ARG_NONE, &example, N_ ("The example, “Gap 2017”"), NULL },
  { NULL },
};

int
tdt_cli_new (int argc, char **argv)
{
  g_autoptr (TdtRoot) start = NULL;
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;

  if (!tdt_cli_parse ("new", options, &argc, &argv, 1, 1))
    return TDT_CLI_USAGE;
  uid = tdt_uid_new ();
  start = example ? tdt_example_new () : tdt_root_new (uid);
  edit = tdt_edit_new (start);
  if (title != NULL &&
      !tdt_edit_set_text (edit, tdt_root_get_uid (start), TDT_PROJECT_TITLE, title, &error))
    {
      tdt_cli_complain ("%s", error->message);
      return TDT_CLI_USAGE;
    }
  root = tdt_edit_apply (edit);
  return tdt_cli_save (argv[1], root, header);
}
