/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-app.h"

#include "tdt-application.h"

int
tdt_app_run (int argc, char **argv)
{
  g_autoptr (TdtApplication) application = tdt_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
