/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports a file and prints the seconds of the processor that took, from file to project. */
#include "tdt-import.h"

#include <stdlib.h>
#include <time.h>

int
main (int argc, char **argv)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) root = NULL;
  clock_t begin = clock ();

  if (argc < 2)
    return EXIT_FAILURE;
  root = tdt_import_file (argv[1], NULL, report, NULL, &error);
  if (root == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_print ("%.6f %u %u\n", (double) (clock () - begin) / CLOCKS_PER_SEC, report->people,
           report->events);
  return EXIT_SUCCESS;
}
