/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-paper-view.h"

#include "tdt-render-cairo.h"

#include <glib/gi18n-lib.h>

/* Pixels per point at which a page is as large as on paper, on a usual screen. */
#define PIXELS_PER_POINT (96.0 / 72.0)

#define MIN_WIDTH 160

struct _TdtPaperView
{
  GtkWidget parent_instance;

  TdtLayout *layout;
  guint page;
  /* Size on the screen beside that on paper; 0 fits the width. */
  double zoom;
};

G_DEFINE_FINAL_TYPE (TdtPaperView, tdt_paper_view, GTK_TYPE_WIDGET)

static void
get_natural_size (TdtPaperView *view, double *width, double *height)
{
  *width = 595;
  *height = 842;
  if (view->layout != NULL)
    tdt_layout_get_page_size (view->layout, width, height);
}

static double
get_largest_width (TdtPaperView *view, double page_width)
{
  return page_width * PIXELS_PER_POINT * (view->zoom > 0 ? view->zoom : TDT_PAPER_VIEW_LARGEST);
}

static GtkSizeRequestMode
tdt_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tdt_paper_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdtPaperView *view = TDT_PAPER_VIEW (widget);
  double width;
  double height;
  double largest;

  get_natural_size (view, &width, &height);
  largest = get_largest_width (view, width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = view->zoom > 0 ? (int) largest : MIN_WIDTH;
      *natural = (int) largest;
    }
  else
    {
      double used = for_size < 0 ? largest : MIN (for_size, largest);

      *minimum = *natural = (int) (used * height / width);
    }
}

static void
tdt_paper_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdtPaperView *view = TDT_PAPER_VIEW (widget);
  double page_width;
  double page_height;
  double width;
  double scale;
  cairo_t *cr;

  get_natural_size (view, &page_width, &page_height);
  width = MIN (gtk_widget_get_width (widget), get_largest_width (view, page_width));
  scale = width / page_width;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  cairo_translate (cr, (gtk_widget_get_width (widget) - width) / 2, 0);
  cairo_rectangle (cr, 0, 0, width, page_height * scale);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (view->layout != NULL && tdt_layout_has_page (view->layout, view->page))
    tdt_render_cairo_page (view->layout, view->page, cr);
  cairo_destroy (cr);
}

void
tdt_paper_view_set_page (TdtPaperView *view, TdtLayout *layout, guint page)
{
  g_autofree char *label = NULL;

  g_return_if_fail (TDT_IS_PAPER_VIEW (view));

  view->layout = layout;
  view->page = page;
  /* Translators: a page in the preview of a document. */
  label = g_strdup_printf (_ ("Page %u"), page + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

void
tdt_paper_view_set_zoom (TdtPaperView *view, double zoom)
{
  g_return_if_fail (TDT_IS_PAPER_VIEW (view));

  view->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

guint
tdt_paper_view_get_page (TdtPaperView *view)
{
  g_return_val_if_fail (TDT_IS_PAPER_VIEW (view), 0);

  return view->page;
}

static void
tdt_paper_view_class_init (TdtPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = tdt_paper_view_get_request_mode;
  widget_class->measure = tdt_paper_view_measure;
  widget_class->snapshot = tdt_paper_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tdt_paper_view_init (TdtPaperView *view)
{
}
