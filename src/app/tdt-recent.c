/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files used last, in the desktop's own list. */
#include "config.h"

#include "tdt-application-private.h"

#define MIME_TYPE "application/x-tour-de-table+xml"
#define N_RECENT 8

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *one = *(GtkRecentInfo *const *) a;
  GtkRecentInfo *other = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_visited (other),
                              gtk_recent_info_get_visited (one));
}

static void
free_info (gpointer info)
{
  gtk_recent_info_unref (info);
}

GPtrArray *
tdt_application_dup_recent (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (free_info);
  g_autoptr (GList) items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    g_ptr_array_add (infos, l->data);
  g_ptr_array_sort (infos, compare_visited);
  for (guint i = 0; i < infos->len && files->len < N_RECENT; i++)
    if (gtk_recent_info_has_application (infos->pdata[i], PACKAGE_NAME))
      g_ptr_array_add (files, g_file_new_for_uri (gtk_recent_info_get_uri (infos->pdata[i])));
  return files;
}

void
tdt_application_note_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  char mime_type[] = MIME_TYPE;
  char name[] = PACKAGE_NAME;
  char command[] = PACKAGE_NAME " %u";
  GtkRecentData data = { .mime_type = mime_type, .app_name = name, .app_exec = command };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

guint
tdt_application_forget_recent (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (free_info);
  g_autoptr (GList) items = gtk_recent_manager_get_items (manager);
  guint n_forgotten = 0;

  for (GList *l = items; l != NULL; l = l->next)
    g_ptr_array_add (infos, l->data);
  for (guint i = 0; i < infos->len; i++)
    if (gtk_recent_info_has_application (infos->pdata[i], PACKAGE_NAME) &&
        gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (infos->pdata[i]), NULL))
      n_forgotten++;
  return n_forgotten;
}
