/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-memory.h"

#define GROUP "window"
#define PRIVATE_FOLDER 0700

G_DECLARE_FINAL_TYPE (TdtMemory, tdt_memory, TDT, MEMORY, GObject)

struct _TdtMemory
{
  GObject parent_instance;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (TdtMemory, tdt_memory, G_TYPE_OBJECT)

static void
tdt_memory_class_init (TdtMemoryClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
tdt_memory_init (TdtMemory *memory)
{
}

GObject *
tdt_memory_get_notifier (void)
{
  static GObject *memory;

  if (memory == NULL)
    memory = g_object_new (tdt_memory_get_type (), NULL);
  return memory;
}

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
  g_signal_emit (tdt_memory_get_notifier (), changed_signal, g_quark_from_string (name));
}

int
tdt_memory_get_step (void)
{
  g_autofree char *text = tdt_memory_dup (TDT_MEMORY_STEP);
  gint64 step = 0;

  return text != NULL && g_ascii_string_to_signed (text, 10, 1, 60, &step, NULL)
             ? (int) step
             : TDT_MEMORY_USUAL_STEP;
}

gboolean
tdt_memory_get_offers_known (void)
{
  g_autofree char *text = tdt_memory_dup (TDT_MEMORY_OFFERS_KNOWN);

  return g_strcmp0 (text, "no") != 0;
}
