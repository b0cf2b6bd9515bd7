/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-example.h"

#include "tdt-copy.h"
#include "tdt-data-resources.h"
#include "tdt-project-file.h"
#include "tdt-uid.h"

#define EXAMPLE "/org/tourdetable/data/examples/gap-2017.tdt.xml"

TdtRoot *
tdt_example_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autofree char *uid = tdt_uid_new ();

  bytes = g_resource_lookup_data (tdt_data_get_resource (), EXAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  if (bytes != NULL)
    loaded = tdt_project_file_parse (bytes, EXAMPLE, NULL, NULL, NULL, &error);
  /* It is part of the program, and a test reads it: there is nothing a person could do. */
  if (loaded == NULL)
    g_error ("%s", error->message);
  return tdt_root_new_copy (loaded->root, uid);
}
