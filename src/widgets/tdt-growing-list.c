/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-growing-list.h"

/* What a large window shows, and how many of as many rows as a list view keeps come with each
 * frame. */
#define FIRST 30u
#define STEP 15u
#define KEPT 240u

static void
remove_source (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static gboolean
grow_cb (gpointer data)
{
  GtkSliceListModel *list = data;
  guint size = gtk_slice_list_model_get_size (list) + STEP;

  if (size >= g_list_model_get_n_items (gtk_slice_list_model_get_model (list)) || size > KEPT)
    {
      tdt_growing_list_end (list);
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (list, size);
  return G_SOURCE_CONTINUE;
}

/* After drawing, and after what a list does to itself while nothing else is to be done; belongs to
 * the list. */
static void
grow (GtkSliceListModel *list)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_LOW + 1);
  g_source_set_callback (source, grow_cb, list, NULL);
  g_source_attach (source, NULL);
  g_object_set_data_full (G_OBJECT (list), "tdt-growth", source, remove_source);
}

GtkSliceListModel *
tdt_growing_list_new (GListModel *model)
{
  GtkSliceListModel *list = gtk_slice_list_model_new (model, 0, FIRST);

  grow (list);
  return list;
}

void
tdt_growing_list_begin_again (GtkSliceListModel *list)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (list));

  gtk_slice_list_model_set_size (list, FIRST);
  grow (list);
}

void
tdt_growing_list_end (GtkSliceListModel *list)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (list));

  gtk_slice_list_model_set_size (list, G_MAXUINT);
  g_object_set_data (G_OBJECT (list), "tdt-growth", NULL);
}
