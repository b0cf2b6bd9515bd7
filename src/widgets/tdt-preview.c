/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-preview.h"

#include "tdt-adaptive-bin.h"
#include "tdt-control-name.h"
#include "tdt-paper-view.h"
#include "tdt-papers.h"
#include "tdt-thumbnails.h"

#include <glib/gi18n-lib.h>

/* Microseconds that laying out may take of the main loop at a time. */
#define SLICE 12000
/* The same for freeing. */
#define SLICE_OF_OLD 3000
/* Sentences about what does not fit that are told at once. */
#define MOST_TROUBLE 8u
/* No place that a view can be scrolled to. */
#define NOWHERE (-10)
/* Width in characters below which there is no room for the small pages beside the others. */
#define LEAST_WIDTH 56
/* Milliseconds after which pages of cards are drawn, which tell only then what did not fit. */
#define DRAWN 400

struct _TdtPreview
{
  AdwBin parent_instance;

  TdtLayout *layout;
  GtkStringList *pages;
  TdtPapers *papers;
  guint n_known;
  guint idle;
  GtkScrolledWindow *scrolled;
  TdtThumbnails *thumbnails;
  GtkWidget *thumbnails_button;
  /* The page the user went to, and where the view stood then. */
  guint chosen;
  double chosen_at;
  GtkLabel *page_label;
  GtkWidget *bar;
  /* What did not fit, and the button that tells it. */
  GtkLabel *trouble_label;
  GtkWidget *trouble_button;
  guint look_again;
  /* As of TdtPaperView. */
  double zoom;
  /* What was shown before, freed a few pages at a time. */
  GPtrArray *old;
  guint old_idle;
};

G_DEFINE_FINAL_TYPE (TdtPreview, tdt_preview, ADW_TYPE_BIN)

/* Sizes on the screen beside those on paper. */
static const double zooms[] = { 0.5, 0.75, 1, 1.25, 1.5, 2, 3 };

/* Says what had to be set small, wrapped or cut, so that nobody finds out on paper. */
static void
update_trouble (TdtPreview *preview)
{
  GPtrArray *warnings = preview->layout != NULL ? tdt_layout_get_warnings (preview->layout) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; warnings != NULL && i < MIN (warnings->len, MOST_TROUBLE); i++)
    {
      g_autofree char *message = tdt_layout_warning_dup_message (warnings->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", message);
    }
  if (warnings != NULL && warnings->len > MOST_TROUBLE)
    g_string_append (text, "\n…");
  gtk_label_set_label (preview->trouble_label, text->str);
  gtk_widget_set_visible (preview->trouble_button, text->len > 0);
}

static gboolean
look_again_cb (gpointer user_data)
{
  TdtPreview *preview = user_data;

  preview->look_again = 0;
  update_trouble (preview);
  return G_SOURCE_REMOVE;
}

/* Which page is in front: the one that was gone to, else the one in the middle. */
static guint
get_front (TdtPreview *preview, guint n_pages)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (preview->scrolled);
  double all = gtk_adjustment_get_upper (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  double middle = value + gtk_adjustment_get_page_size (adjustment) / 2;
  guint page = all > 0 ? (guint) (middle / all * n_pages) : 0;

  if (ABS (value - preview->chosen_at) < 1 && preview->chosen < n_pages)
    page = preview->chosen;
  else
    preview->chosen_at = NOWHERE;
  return MIN (page, MAX (n_pages, 1) - 1);
}

static void
update_page_label (TdtPreview *preview)
{
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (preview->pages));
  guint page = get_front (preview, n_pages);
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

  gtk_label_set_label (preview->page_label, text);
  gtk_widget_set_visible (preview->bar, n_pages > 0);
  gtk_widget_set_visible (
      GTK_WIDGET (preview->thumbnails),
      n_pages > 1 && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (preview->thumbnails_button)));
  gtk_widget_set_visible (preview->thumbnails_button, n_pages > 1);
  tdt_thumbnails_set_page (preview->thumbnails, page);
  update_trouble (preview);
}

/* All pages of a document are of one height. */
void
tdt_preview_go_to (TdtPreview *preview, guint page)
{
  GtkAdjustment *adjustment;
  guint n_pages;

  g_return_if_fail (TDT_IS_PREVIEW (preview));

  adjustment = gtk_scrolled_window_get_vadjustment (preview->scrolled);
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (preview->pages));
  if (page >= n_pages)
    return;
  preview->chosen_at = NOWHERE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * page / n_pages);
  preview->chosen = page;
  preview->chosen_at = gtk_adjustment_get_value (adjustment);
  update_page_label (preview);
}

/* How large pages are shown that take the room there is. */
static double
get_fitting_zoom (TdtPreview *preview)
{
  int least;
  int natural;
  int width = gtk_widget_get_width (GTK_WIDGET (preview->scrolled));
  GtkWidget *view = tdt_papers_get_any (preview->papers);

  if (view == NULL || width <= 0)
    return 1;
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return TDT_PAPER_VIEW_LARGEST * MIN (1, (double) width / natural);
}

static void
set_zoom (TdtPreview *preview, double zoom)
{
  preview->zoom = zoom;
  gtk_scrolled_window_set_policy (
      preview->scrolled, zoom > 0 ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  tdt_papers_set_zoom (preview->papers, zoom);
}

void
tdt_preview_zoom (TdtPreview *preview, int by)
{
  double now;
  int last = (int) G_N_ELEMENTS (zooms) - 1;
  int nth = by > 0 ? last : 0;

  g_return_if_fail (TDT_IS_PREVIEW (preview));

  now = preview->zoom > 0 ? preview->zoom : get_fitting_zoom (preview);
  while (by > 0 && nth > 0 && zooms[nth - 1] > now + 0.01)
    nth--;
  while (by < 0 && nth < last && zooms[nth + 1] < now - 0.01)
    nth++;
  set_zoom (preview, by == 0 ? 0 : zooms[nth]);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_preview_zoom (TDT_PREVIEW (widget), g_variant_get_int32 (parameter));
}

static gboolean
wheel_cb (GtkEventControllerScroll *wheel, double dx, double dy, TdtPreview *preview)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (wheel));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  tdt_preview_zoom (preview, dy < 0 ? 1 : -1);
  return TRUE;
}

static void
set_n_rows (TdtPreview *preview, guint n_rows)
{
  guint n_now = g_list_model_get_n_items (G_LIST_MODEL (preview->pages));

  if (n_rows < n_now)
    gtk_string_list_splice (preview->pages, n_rows, n_now - n_rows, NULL);
  for (guint i = n_now; i < n_rows; i++)
    gtk_string_list_append (preview->pages, "");
  update_page_label (preview);
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
  g_clear_handle_id (&preview->look_again, g_source_remove);
  preview->layout = document != NULL ? tdt_layout_new (document) : NULL;
  preview->n_known = 0;
  tdt_papers_set_layout (preview->papers, preview->layout);
  tdt_thumbnails_set_layout (preview->thumbnails, preview->layout);
  if (old != NULL)
    retire (preview, old);
  if (preview->layout == NULL)
    set_n_rows (preview, 0);
  else if (lay_out_some (preview))
    preview->idle = g_idle_add (lay_out_cb, preview);
  if (preview->layout != NULL)
    preview->look_again = g_timeout_add (DRAWN, look_again_cb, preview);
}

guint
tdt_preview_get_n_pages (TdtPreview *preview)
{
  g_return_val_if_fail (TDT_IS_PREVIEW (preview), 0);

  return preview->n_known;
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
  g_clear_object (&preview->papers);
  G_OBJECT_CLASS (tdt_preview_parent_class)->dispose (object);
}

static void
tdt_preview_class_init (TdtPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_preview_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preview.zoom", "i", zoom_cb);
}

static void
add_zoom_button (GtkBox *bar, const char *icon, const char *label, int by)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "preview.zoom");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", by);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_box_append (bar, button);
}

static void
add_trouble_button (TdtPreview *preview, GtkBox *bar)
{
  GtkWidget *popover = gtk_popover_new ();

  preview->trouble_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (preview->trouble_label, TRUE);
  gtk_label_set_max_width_chars (preview->trouble_label, 50);
  gtk_label_set_xalign (preview->trouble_label, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (preview->trouble_label));
  preview->trouble_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (preview->trouble_button),
                                 "dialog-warning-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (preview->trouble_button), popover);
  gtk_widget_set_tooltip_text (preview->trouble_button, _ ("What Does Not Fit"));
  tdt_control_set_name (preview->trouble_button, _ ("What Does Not Fit"));
  gtk_widget_set_visible (preview->trouble_button, FALSE);
  gtk_box_append (bar, preview->trouble_button);
}

static GtkWidget *
make_bar (TdtPreview *preview)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_trouble_button (preview, GTK_BOX (bar));
  preview->page_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (preview->page_label), "numeric");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (preview->page_label));
  gtk_box_append (GTK_BOX (bar), preview->thumbnails_button);
  add_zoom_button (GTK_BOX (bar), "zoom-out-symbolic", _ ("Smaller Pages"), -1);
  add_zoom_button (GTK_BOX (bar), "zoom-fit-best-symbolic", _ ("Pages as Wide as the Window"), 0);
  add_zoom_button (GTK_BOX (bar), "zoom-in-symbolic", _ ("Larger Pages"), 1);
  gtk_widget_add_css_class (bar, "osd");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "preview-bar");
  gtk_widget_set_halign (bar, GTK_ALIGN_END);
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  return bar;
}

static void
add_wheel (TdtPreview *preview)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (wheel_cb), preview, 0);
  gtk_widget_add_controller (GTK_WIDGET (preview->scrolled), wheel);
}

static GtkWidget *
make_pages (TdtPreview *preview)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (preview->pages)))),
      g_object_ref (tdt_papers_get_factory (preview->papers)));

  gtk_widget_add_css_class (list, "preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_thumbnails_button (void)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Thumbnails"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Thumbnails"), -1);
  return button;
}

/* A change of the room there is shows the small pages or hides them; the button does so after. */
static void
room_cb (TdtAdaptiveBin *room, GParamSpec *pspec, TdtPreview *preview)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (preview->thumbnails_button),
                                !tdt_adaptive_bin_get_narrow (room));
}

/* The small pages beside the others. */
static GtkWidget *
make_room (TdtPreview *preview, GtkWidget *pages)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *room = g_object_new (TDT_TYPE_ADAPTIVE_BIN, "threshold", LEAST_WIDTH, "child", box,
                                  NULL);

  gtk_widget_set_hexpand (pages, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (preview->thumbnails));
  gtk_box_append (GTK_BOX (box), pages);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (preview->thumbnails_button), TRUE);
  g_signal_connect_object (room, "notify::narrow", G_CALLBACK (room_cb), preview, 0);
  g_signal_connect_object (preview->thumbnails_button, "notify::active",
                           G_CALLBACK (update_page_label), preview, G_CONNECT_SWAPPED);
  return room;
}

static void
tdt_preview_init (TdtPreview *preview)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkAdjustment *adjustment;

  preview->chosen_at = NOWHERE;
  preview->papers = tdt_papers_new (FALSE);
  preview->old = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_layout_free);
  preview->pages = gtk_string_list_new (NULL);
  preview->scrolled = GTK_SCROLLED_WINDOW (make_pages (preview));
  preview->thumbnails = TDT_THUMBNAILS (tdt_thumbnails_new (G_LIST_MODEL (preview->pages)));
  preview->thumbnails_button = make_thumbnails_button ();
  preview->bar = make_bar (preview);
  add_wheel (preview);
  g_signal_connect_object (preview->thumbnails, "chosen", G_CALLBACK (tdt_preview_go_to), preview,
                           G_CONNECT_SWAPPED);
  adjustment = gtk_scrolled_window_get_vadjustment (preview->scrolled);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_page_label), preview,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_page_label), preview,
                           G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (preview->scrolled));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), preview->bar);
  adw_bin_set_child (ADW_BIN (preview), make_room (preview, overlay));
}
