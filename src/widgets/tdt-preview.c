/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-preview.h"

#include "tdt-paper-view.h"

#include <glib/gi18n-lib.h>

/* Microseconds that laying out may take of the main loop at a time. */
#define SLICE 12000
/* The same for freeing. */
#define SLICE_OF_OLD 3000

struct _TdtPreview
{
  AdwBin parent_instance;

  TdtLayout *layout;
  GtkStringList *pages;
  /* The pages that are on screen; they hold no references. */
  GPtrArray *views;
  guint n_known;
  guint idle;
  /* What was shown before, freed a few pages at a time. */
  GPtrArray *old;
  guint old_idle;
};

G_DEFINE_FINAL_TYPE (TdtPreview, tdt_preview, ADW_TYPE_BIN)

static void
set_n_rows (TdtPreview *preview, guint n_rows)
{
  guint n_now = g_list_model_get_n_items (G_LIST_MODEL (preview->pages));

  if (n_rows < n_now)
    gtk_string_list_splice (preview->pages, n_rows, n_now - n_rows, NULL);
  for (guint i = n_now; i < n_rows; i++)
    gtk_string_list_append (preview->pages, "");
}

/* Lays out for one slice of time; returns whether there is more to do. */
static gboolean
lay_out_some (TdtPreview *preview)
{
  gint64 until = g_get_monotonic_time () + SLICE;

  while (tdt_layout_has_page (preview->layout, preview->n_known))
    {
      preview->n_known++;
      if (g_get_monotonic_time () > until)
        {
          /* Rows of the version before stay until it is known that there are fewer. */
          set_n_rows (preview, MAX (preview->n_known,
                                    g_list_model_get_n_items (G_LIST_MODEL (preview->pages))));
          return TRUE;
        }
    }
  set_n_rows (preview, preview->n_known);
  return FALSE;
}

static gboolean
lay_out_cb (gpointer user_data)
{
  TdtPreview *preview = user_data;

  if (lay_out_some (preview))
    return G_SOURCE_CONTINUE;
  preview->idle = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
free_old_cb (gpointer user_data)
{
  TdtPreview *preview = user_data;
  gint64 until = g_get_monotonic_time () + SLICE_OF_OLD;

  while (preview->old->len > 0 && g_get_monotonic_time () < until)
    if (!tdt_layout_drop_page (preview->old->pdata[preview->old->len - 1]))
      g_ptr_array_remove_index (preview->old, preview->old->len - 1);
  if (preview->old->len > 0)
    return G_SOURCE_CONTINUE;
  preview->old_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
retire (TdtPreview *preview, TdtLayout *layout)
{
  g_ptr_array_add (preview->old, layout);
  if (preview->old_idle == 0)
    preview->old_idle = g_idle_add_full (G_PRIORITY_LOW, free_old_cb, preview, NULL);
}

void
tdt_preview_set_document (TdtPreview *preview, TdtDocument *document)
{
  TdtLayout *old;

  g_return_if_fail (TDT_IS_PREVIEW (preview));

  old = preview->layout;
  g_clear_handle_id (&preview->idle, g_source_remove);
  preview->layout = document != NULL ? tdt_layout_new (document) : NULL;
  preview->n_known = 0;
  for (guint i = 0; i < preview->views->len; i++)
    {
      TdtPaperView *view = preview->views->pdata[i];

      tdt_paper_view_set_page (view, preview->layout, tdt_paper_view_get_page (view));
    }
  if (old != NULL)
    retire (preview, old);
  if (preview->layout == NULL)
    set_n_rows (preview, 0);
  else if (lay_out_some (preview))
    preview->idle = g_idle_add (lay_out_cb, preview);
}

guint
tdt_preview_get_n_pages (TdtPreview *preview)
{
  g_return_val_if_fail (TDT_IS_PREVIEW (preview), 0);

  return preview->n_known;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (TDT_TYPE_PAPER_VIEW, NULL));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtPreview *preview)
{
  TdtPaperView *view = TDT_PAPER_VIEW (gtk_list_item_get_child (item));

  tdt_paper_view_set_page (view, preview->layout, gtk_list_item_get_position (item));
  g_ptr_array_add (preview->views, view);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtPreview *preview)
{
  TdtPaperView *view = TDT_PAPER_VIEW (gtk_list_item_get_child (item));

  g_ptr_array_remove (preview->views, view);
  tdt_paper_view_set_page (view, NULL, 0);
}

static void
tdt_preview_dispose (GObject *object)
{
  TdtPreview *preview = TDT_PREVIEW (object);

  if (preview->pages != NULL)
    tdt_preview_set_document (preview, NULL);
  g_clear_handle_id (&preview->old_idle, g_source_remove);
  g_clear_pointer (&preview->old, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (preview), NULL);
  g_clear_object (&preview->pages);
  g_clear_pointer (&preview->views, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_preview_parent_class)->dispose (object);
}

static void
tdt_preview_class_init (TdtPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_preview_dispose;
}

static void
tdt_preview_init (TdtPreview *preview)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;
  GtkWidget *list;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  preview->views = g_ptr_array_new ();
  preview->old = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_layout_free);
  preview->pages = gtk_string_list_new (NULL);
  selection = GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (preview->pages))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), preview, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), preview, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), preview, 0);
  list = gtk_list_view_new (selection, factory);
  gtk_widget_add_css_class (list, "preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (preview), scrolled);
}
