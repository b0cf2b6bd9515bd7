/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-memory.h"

#define GROUP "window"
#define PRIVATE_FOLDER 0700

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "tour-de-table", "window.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *file = g_key_file_new ();

  /* One that is not there, or cannot be read, remembers nothing. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

char *
tdt_memory_dup (const char *name)
{
  g_autoptr (GKeyFile) file = load ();

  return g_key_file_get_string (file, GROUP, name, NULL);
}

void
tdt_memory_keep (const char *name, const char *value)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = g_key_file_get_string (file, GROUP, name, NULL);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (before, value) == 0)
    return;
  g_key_file_set_string (file, GROUP, name, value);
  if (g_mkdir_with_parents (folder, PRIVATE_FOLDER) != 0 ||
      !g_key_file_save_to_file (file, path, &error))
    g_info ("%s is not remembered: %s", name, error != NULL ? error->message : folder);
}
