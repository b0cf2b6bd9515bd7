/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports a file and prints the seconds that took. */
#include "tdt-import.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) root = NULL;
  gint64 begin = g_get_monotonic_time ();

  if (argc < 2)
    return EXIT_FAILURE;
  root = tdt_import_file (argv[1], NULL, report, NULL, &error);
  if (root == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_print ("%.6f %u %u\n", (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC,
           report->people, report->events);
  return EXIT_SUCCESS;
}
