/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's pages: made when they are first turned to, so that a window is there at once. */
#include "config.h"

#include "tdt-documents-page.h"
#include "tdt-overview-page.h"
#include "tdt-programme-page.h"
#include "tdt-records-page.h"
#include "tdt-sight.h"
#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_overview (TdtDesk *desk)
{
  return g_object_new (TDT_TYPE_OVERVIEW_PAGE, "desk", desk, NULL);
}

static GtkWidget *
make_programme (TdtDesk *desk)
{
  return g_object_new (TDT_TYPE_PROGRAMME_PAGE, "desk", desk, NULL);
}

static GtkWidget *
make_people (TdtDesk *desk)
{
  return tdt_records_page_new (desk, TDT_KIND_PERSON);
}

static GtkWidget *
make_partners (TdtDesk *desk)
{
  return tdt_records_page_new (desk, TDT_KIND_ORGANISATION);
}

static GtkWidget *
make_documents (TdtDesk *desk)
{
  return g_object_new (TDT_TYPE_DOCUMENTS_PAGE, "desk", desk, NULL);
}

/* In the order of the switcher. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (TdtDesk *desk);
} pages[] = {
  { "overview", N_ ("Overview"), "view-grid-symbolic", make_overview },
  { "programme", N_ ("Programme"), "x-office-calendar-symbolic", make_programme },
  { "people", N_ ("People"), "system-users-symbolic", make_people },
  { "partners", N_ ("Partners"), "emblem-shared-symbolic", make_partners },
  { "documents", N_ ("Documents"), "x-office-document-symbolic", make_documents },
};

/* A page is made in two steps, each with some hundred widgets: made, and put where it belongs. */
static GtkWidget *
make_some (TdtWindow *window, AdwBin *frame, const char *name)
{
  GtkWidget *page = adw_bin_get_child (frame);

  if (page != NULL)
    return page;
  page = g_object_get_data (G_OBJECT (frame), "page");
  if (page != NULL)
    {
      adw_bin_set_child (frame, page);
      g_object_set_data (G_OBJECT (frame), "page", NULL);
      return page;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      g_object_set_data_full (G_OBJECT (frame), "page",
                              g_object_ref_sink (pages[i].make (window->desk)), g_object_unref);
  return NULL;
}

static GtkWidget *
make_some_cb (const char *name, gpointer window)
{
  return make_some (
      window, ADW_BIN (adw_view_stack_get_child_by_name (TDT_WINDOW (window)->pages, name)), name);
}

GtkWidget *
tdt_window_get_page (TdtWindow *window, const char *name)
{
  AdwBin *frame = ADW_BIN (adw_view_stack_get_child_by_name (window->pages, name));
  GtkWidget *page;

  if (frame == NULL)
    return NULL;
  page = make_some (window, frame, name);
  return page != NULL ? page : make_some (window, frame, name);
}

static void
page_changed_cb (TdtWindow *window)
{
  const char *name = adw_view_stack_get_visible_child_name (window->pages);

  if (name != NULL && window->desk != NULL)
    tdt_window_get_page (window, name);
}

void
tdt_window_show_page (TdtWindow *window, const char *name)
{
  g_return_if_fail (TDT_IS_WINDOW (window));

  if (tdt_window_get_page (window, name) != NULL)
    adw_view_stack_set_visible_child_name (window->pages, name);
}

static GtkWidget *
get_focus (TdtWindow *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

static void
focus_page (GtkWidget *page)
{
  TdtWindow *window = TDT_WINDOW (gtk_widget_get_root (page));
  GtkWidget *focus = get_focus (window);

  if (!gtk_widget_get_mapped (page) ||
      (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return;
  if (!gtk_widget_activate_action (page, "page.focus", NULL) &&
      (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
tdt_window_turn_to (TdtWindow *window, const char *name)
{
  gboolean shown = g_strcmp0 (adw_view_stack_get_visible_child_name (window->pages), name) == 0;
  GtkWidget *page = tdt_window_get_page (window, name);
  GtkWidget *focus = get_focus (window);

  tdt_window_show_page (window, name);
  /* Who is at work there stays. The rows of a page that was never seen come with its first frame.
   */
  if (page != NULL && !(shown && focus != NULL && gtk_widget_is_ancestor (focus, page)))
    tdt_sight_call_when_placed (page, focus_page);
}

/* Five names have to fit into 360 pixels: the longest gives way to a shorter word. */
void
tdt_window_name_pages (TdtWindow *window, gboolean narrow)
{
  GtkWidget *overview = adw_view_stack_get_child_by_name (window->pages, pages[0].name);

  if (overview == NULL)
    return;
  /* Translators: the page “Overview” where there is little room; at most ten letters */
  adw_view_stack_page_set_title (adw_view_stack_get_page (window->pages, overview),
                                 narrow ? C_ ("narrow", "Overview") : _ (pages[0].title));
}

void
tdt_window_add_pages (TdtWindow *window)
{
  const char *names[G_N_ELEMENTS (pages) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *frame = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                       NULL);

      names[i] = pages[i].name;
      gtk_accessible_update_property (GTK_ACCESSIBLE (frame), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (pages[i].title), -1);
      adw_view_stack_add_titled_with_icon (window->pages, frame, pages[i].name, _ (pages[i].title),
                                           pages[i].icon);
    }
  for (guint i = 1; window->first_page != NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (names[i], window->first_page))
      {
        adw_view_stack_set_visible_child_name (window->pages, names[i]);
        names[i] = names[0];
        names[0] = window->first_page;
      }
  g_signal_connect_object (window->pages, "notify::visible-child", G_CALLBACK (page_changed_cb),
                           window, G_CONNECT_SWAPPED);
  if (!tdt_window_is_opening (window))
    page_changed_cb (window);
  window->page_maker = tdt_page_maker_new (
      GTK_WIDGET (window), names, make_some_cb,
      tdt_window_is_opening (window) ? tdt_window_show_opened : NULL, window);
}

void
tdt_window_remove_pages (TdtWindow *window)
{
  GtkWidget *page;

  g_clear_pointer (&window->page_maker, tdt_page_maker_free);
  g_signal_handlers_disconnect_by_func (window->pages, page_changed_cb, window);
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (window->pages))) != NULL)
    adw_view_stack_remove (window->pages, page);
}
