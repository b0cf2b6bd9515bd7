/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-thumbnails.h"

#include "tdt-paper-view.h"
#include "tdt-papers.h"

#include <glib/gi18n-lib.h>

/* Size on the screen beside that on paper, of A4 and for all papers. */
#define SMALL 0.12

struct _TdtThumbnails
{
  AdwBin parent_instance;

  TdtPapers *papers;
  GtkSingleSelection *selection;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (TdtThumbnails, tdt_thumbnails, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, TdtThumbnails *thumbnails)
{
  guint page = gtk_single_selection_get_selected (selection);

  if (page != GTK_INVALID_LIST_POSITION)
    g_signal_emit (thumbnails, signals[CHOSEN], 0, page);
}

void
tdt_thumbnails_set_layout (TdtThumbnails *thumbnails, TdtLayout *layout)
{
  g_return_if_fail (TDT_IS_THUMBNAILS (thumbnails));

  tdt_papers_set_layout (thumbnails->papers, layout);
}

void
tdt_thumbnails_set_page (TdtThumbnails *thumbnails, guint page)
{
  g_return_if_fail (TDT_IS_THUMBNAILS (thumbnails));

  if (page == gtk_single_selection_get_selected (thumbnails->selection) ||
      page >= g_list_model_get_n_items (G_LIST_MODEL (thumbnails->selection)))
    return;
  g_signal_handlers_block_by_func (thumbnails->selection, selected_cb, thumbnails);
  gtk_single_selection_set_selected (thumbnails->selection, page);
  g_signal_handlers_unblock_by_func (thumbnails->selection, selected_cb, thumbnails);
  gtk_widget_activate_action (thumbnails->list, "list.scroll-to-item", "u", page);
}

static void
tdt_thumbnails_dispose (GObject *object)
{
  TdtThumbnails *thumbnails = TDT_THUMBNAILS (object);

  adw_bin_set_child (ADW_BIN (thumbnails), NULL);
  g_clear_object (&thumbnails->selection);
  g_clear_object (&thumbnails->papers);
  G_OBJECT_CLASS (tdt_thumbnails_parent_class)->dispose (object);
}

static void
tdt_thumbnails_class_init (TdtThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_thumbnails_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tdt_thumbnails_init (TdtThumbnails *thumbnails)
{
  thumbnails->papers = tdt_papers_new (TRUE);
  tdt_papers_set_zoom (thumbnails->papers, SMALL);
}

GtkWidget *
tdt_thumbnails_new (GListModel *pages)
{
  TdtThumbnails *thumbnails = g_object_new (TDT_TYPE_THUMBNAILS, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  thumbnails->selection = gtk_single_selection_new (g_object_ref (pages));
  thumbnails->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (thumbnails->selection)),
                                        g_object_ref (tdt_papers_get_factory (thumbnails->papers)));
  g_signal_connect_object (thumbnails->selection, "notify::selected", G_CALLBACK (selected_cb),
                           thumbnails, 0);
  gtk_widget_add_css_class (thumbnails->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (thumbnails->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), thumbnails->list);
  gtk_widget_add_css_class (GTK_WIDGET (thumbnails), "thumbnails");
  adw_bin_set_child (ADW_BIN (thumbnails), scrolled);
  return GTK_WIDGET (thumbnails);
}
