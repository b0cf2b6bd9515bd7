/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded into a GTK program before everything else (LD_PRELOAD): when its first window has drawn
 * its first frame, the microseconds since `TDT_BENCH_BEGIN` (on the monotonic clock) are printed
 * and the program ends. */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <unistd.h>

static gboolean
painted_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  gint64 begin = g_ascii_strtoll (g_getenv ("TDT_BENCH_BEGIN"), NULL, 10);

  g_print ("first frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - begin);
  _exit (EXIT_SUCCESS);
}

/* Stands before the function of that name in GIO. */
int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication * application, int argc, char **argv);
  GTypeClass *clock_class = g_type_class_ref (GDK_TYPE_FRAME_CLOCK);

  *(void **) &run = dlsym (RTLD_NEXT, "g_application_run");
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", G_TYPE_FROM_CLASS (clock_class)), 0,
                              painted_cb, NULL, NULL);
  g_type_class_unref (clock_class);
  return run (application, argc, argv);
}
