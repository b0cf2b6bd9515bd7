/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-papers.h"

#include "tdt-paper-view.h"

struct _TdtPapers
{
  GObject parent_instance;

  GtkListItemFactory *factory;
  gboolean numbered;
  TdtLayout *layout;
  /* As of TdtPaperView. */
  double zoom;
  /* The pages that are on screen; they hold no references. */
  GPtrArray *views;
};

G_DEFINE_FINAL_TYPE (TdtPapers, tdt_papers, G_TYPE_OBJECT)

static TdtPaperView *
get_view (GtkListItem *item)
{
  return TDT_PAPER_VIEW (gtk_widget_get_first_child (gtk_list_item_get_child (item)));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtPapers *papers)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), g_object_new (TDT_TYPE_PAPER_VIEW, NULL));
  if (papers->numbered)
    {
      gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
    }
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtPapers *papers)
{
  TdtPaperView *view = get_view (item);

  tdt_paper_view_set_zoom (view, papers->zoom);
  tdt_paper_view_set_page (view, papers->layout, gtk_list_item_get_position (item));
  if (papers->numbered)
    {
      g_autofree char *number = g_strdup_printf ("%u", gtk_list_item_get_position (item) + 1);

      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_list_item_get_child (item))),
                           number);
    }
  g_ptr_array_add (papers->views, view);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtPapers *papers)
{
  TdtPaperView *view = get_view (item);

  g_ptr_array_remove (papers->views, view);
  tdt_paper_view_set_page (view, NULL, 0);
}

GtkListItemFactory *
tdt_papers_get_factory (TdtPapers *papers)
{
  g_return_val_if_fail (TDT_IS_PAPERS (papers), NULL);

  return papers->factory;
}

void
tdt_papers_set_layout (TdtPapers *papers, TdtLayout *layout)
{
  g_return_if_fail (TDT_IS_PAPERS (papers));

  papers->layout = layout;
  for (guint i = 0; i < papers->views->len; i++)
    {
      TdtPaperView *view = papers->views->pdata[i];

      tdt_paper_view_set_page (view, layout, tdt_paper_view_get_page (view));
    }
}

void
tdt_papers_set_zoom (TdtPapers *papers, double zoom)
{
  g_return_if_fail (TDT_IS_PAPERS (papers));

  papers->zoom = zoom;
  for (guint i = 0; i < papers->views->len; i++)
    tdt_paper_view_set_zoom (papers->views->pdata[i], zoom);
}

GtkWidget *
tdt_papers_get_any (TdtPapers *papers)
{
  g_return_val_if_fail (TDT_IS_PAPERS (papers), NULL);

  return papers->views->len > 0 ? papers->views->pdata[0] : NULL;
}

static void
tdt_papers_dispose (GObject *object)
{
  TdtPapers *papers = TDT_PAPERS (object);

  g_clear_object (&papers->factory);
  G_OBJECT_CLASS (tdt_papers_parent_class)->dispose (object);
}

static void
tdt_papers_finalize (GObject *object)
{
  g_ptr_array_unref (TDT_PAPERS (object)->views);
  G_OBJECT_CLASS (tdt_papers_parent_class)->finalize (object);
}

static void
tdt_papers_class_init (TdtPapersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_papers_dispose;
  G_OBJECT_CLASS (klass)->finalize = tdt_papers_finalize;
}

static void
tdt_papers_init (TdtPapers *papers)
{
  papers->views = g_ptr_array_new ();
  papers->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (papers->factory, "setup", G_CALLBACK (setup_cb), papers, 0);
  g_signal_connect_object (papers->factory, "bind", G_CALLBACK (bind_cb), papers, 0);
  g_signal_connect_object (papers->factory, "unbind", G_CALLBACK (unbind_cb), papers, 0);
}

TdtPapers *
tdt_papers_new (gboolean numbered)
{
  TdtPapers *papers = g_object_new (TDT_TYPE_PAPERS, NULL);

  papers->numbered = numbered;
  return papers;
}
