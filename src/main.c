/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-app.h"
#include "tdt-cli.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <locale.h>

static void
init_locale (void)
{
  const char *locale_dir = g_getenv ("TDT_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  init_locale ();
  if (argc > 1 && tdt_cli_is_verb (argv[1]))
    return tdt_cli_run (argc, argv);
  return tdt_app_run (argc, argv);
}
