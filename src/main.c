/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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
main (void)
{
  init_locale ();

  /* Translators: the program's name and its version, as in “Tour de Table 1.2.0” */
  g_print (_ ("Tour de Table %s\n"), PACKAGE_VERSION);

  return 0;
}
