/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-remembered-private.h"

#include <errno.h>

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "tour-de-table", "pages.ini", NULL);
}

/* A file that is not there, or is damaged, remembers nothing. */
static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

char *
tdt_remembered_dup (const char *group, const char *key)
{
  g_autoptr (GKeyFile) file = load ();

  return g_key_file_get_string (file, group, key, NULL);
}

void
tdt_remember (const char *group, const char *key, const char *value)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, group, key, value);
  /* Nobody's work: where it cannot be kept, the columns are just the usual ones next time. */
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_info ("%s: %s", path, error != NULL ? error->message : g_strerror (errno));
}
