/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-overview-page.h"

#include "tdt-desk.h"
#include "tdt-findings-list.h"
#include "tdt-moving-private.h"
#include "tdt-progress-bars-private.h"
#include "tdt-record-form.h"
#include "tdt-record-row.h"
#include "tdt-to-do-private.h"
#include "tdt-uid.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtOverviewPage
{
  AdwBin parent_instance;

  GtkGrid *columns;
  GtkWidget *state_column;
  GtkBox *form_column;
  GtkListBox *days_list;
  GtkListBox *rooms_list;
  GtkListBox *themes_list;
  GtkWidget *to_do_group;
  GtkListBox *to_do_list;
  GtkBox *bars;

  TdtDesk *desk;
  guint idle;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtOverviewPage, tdt_overview_page, ADW_TYPE_BIN)

static GtkWidget *
make_day_row (gpointer record, gpointer user_data)
{
  TdtDesk *desk = user_data;

  return tdt_record_row_new (desk, tdt_desk_get_list (desk, TDT_KIND_DAY), record);
}

static GtkWidget *
make_room_row (gpointer record, gpointer user_data)
{
  TdtDesk *desk = user_data;

  return tdt_record_row_new (desk, tdt_desk_get_list (desk, TDT_KIND_ROOM), record);
}

static GtkWidget *
make_theme_row (gpointer record, gpointer user_data)
{
  TdtDesk *desk = user_data;

  return tdt_record_row_new (desk, tdt_desk_get_list (desk, TDT_KIND_THEME), record);
}

/* The day after the last one, or today. */
static gint64
propose_date (TdtDesk *desk)
{
  TdtRecordList *days = tdt_desk_get_list (desk, TDT_KIND_DAY);
  guint n_days = g_list_model_get_n_items (G_LIST_MODEL (days));
  const TdtRow *last = n_days > 0 ? tdt_record_list_get_row (days, n_days - 1) : NULL;

  if (last != NULL && tdt_row_has (last, TDT_DAY_DATE))
    return tdt_row_get_number (last, TDT_DAY_DATE, 0) + 1;
  return tdt_workspace_get_today ();
}

static void
add_day_cb (TdtOverviewPage *page)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_desk_get_root (page->desk));
  g_autofree char *uid = tdt_uid_new ();
  g_autoptr (GError) error = NULL;

  if (tdt_edit_add (edit, TDT_KIND_DAY, uid, &error) != NULL &&
      tdt_edit_set_number (edit, uid, TDT_DAY_DATE, propose_date (page->desk), &error))
    tdt_workspace_apply_edit (tdt_desk_get_workspace (page->desk), edit, _ ("Add day"), NULL);
  else
    tdt_desk_report (page->desk, g_steal_pointer (&error));
}

static void
add_room_cb (TdtOverviewPage *page)
{
  guint n_rooms = g_list_model_get_n_items (
      G_LIST_MODEL (tdt_desk_get_list (page->desk, TDT_KIND_ROOM)));
  g_autofree char *name = g_strdup_printf (_ ("Room %u"), n_rooms + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add (tdt_desk_get_workspace (page->desk), TDT_KIND_ROOM,
                                            name, &error);

  if (uid == NULL)
    tdt_desk_report (page->desk, g_steal_pointer (&error));
}

static void
add_theme_cb (TdtOverviewPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add (tdt_desk_get_workspace (page->desk), TDT_KIND_THEME,
                                            _ ("New theme"), &error);

  if (uid == NULL)
    tdt_desk_report (page->desk, g_steal_pointer (&error));
}

static void
update_shape (TdtOverviewPage *page)
{
  GtkGridLayoutChild *second;
  gboolean narrow;

  g_object_get (page->desk, "narrow", &narrow, NULL);
  second = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (
      gtk_widget_get_layout_manager (GTK_WIDGET (page->columns)), page->state_column));
  gtk_grid_layout_child_set_column (second, narrow ? 0 : 1);
  gtk_grid_layout_child_set_row (second, narrow ? 1 : 0);
}

/* An empty list would be a line that says nothing. */
static void
show_unless_empty (TdtOverviewPage *page, GtkListBox *list, TdtKindId kind)
{
  gtk_widget_set_visible (GTK_WIDGET (list), g_list_model_get_n_items (G_LIST_MODEL (
                                                 tdt_desk_get_list (page->desk, kind))) > 0);
}

static void
update_bars (TdtOverviewPage *page)
{
  GtkWidget *to_do = GTK_WIDGET (page->to_do_list);
  gboolean had_focus = gtk_widget_get_focus_child (to_do) != NULL;

  tdt_progress_bars_fill (page->bars, tdt_desk_get_root (page->desk));
  tdt_to_do_fill (page->to_do_list, page->desk);
  if (had_focus)
    gtk_widget_child_focus (to_do, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (page->to_do_group,
                          gtk_widget_get_visible (GTK_WIDGET (page->to_do_list)));
  show_unless_empty (page, page->days_list, TDT_KIND_DAY);
  show_unless_empty (page, page->rooms_list, TDT_KIND_ROOM);
  show_unless_empty (page, page->themes_list, TDT_KIND_THEME);
}

static gboolean
update_cb (gpointer user_data)
{
  TdtOverviewPage *page = user_data;

  page->idle = 0;
  update_bars (page);
  return G_SOURCE_REMOVE;
}

/* All sessions are gone through: after what shows the edit itself, once for several edits, and when
 * somebody looks. */
static void
update_soon (TdtOverviewPage *page)
{
  if (page->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (page)))
    page->idle = g_idle_add (update_cb, page);
}

static void
tdt_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tdt_overview_page_parent_class)->map (widget);
  update_soon (TDT_OVERVIEW_PAGE (widget));
}

static void
set_desk (TdtOverviewPage *page, TdtDesk *desk)
{
  GtkWidget *form = tdt_record_form_new (desk, TDT_KIND_PROJECT);
  g_autoptr (TdtRecord) project = NULL;

  page->desk = g_object_ref (desk);
  project = tdt_project_view_dup_project (tdt_desk_get_view (desk));
  g_object_set (form, "record", project, NULL);
  gtk_box_prepend (page->form_column, form);
  gtk_list_box_bind_model (page->days_list, G_LIST_MODEL (tdt_desk_get_list (desk, TDT_KIND_DAY)),
                           make_day_row, desk, NULL);
  gtk_list_box_bind_model (page->rooms_list, G_LIST_MODEL (tdt_desk_get_list (desk, TDT_KIND_ROOM)),
                           make_room_row, desk, NULL);
  gtk_list_box_bind_model (page->themes_list,
                           G_LIST_MODEL (tdt_desk_get_list (desk, TDT_KIND_THEME)), make_theme_row,
                           desk, NULL);
  tdt_moving_add_box (page->rooms_list, desk, tdt_desk_get_list (desk, TDT_KIND_ROOM), TDT_KIND_ANY,
                      NULL, NULL);
  tdt_moving_add_box (page->themes_list, desk, tdt_desk_get_list (desk, TDT_KIND_THEME),
                      TDT_KIND_ANY, NULL, NULL);
  g_signal_connect_object (desk, "notify::narrow", G_CALLBACK (update_shape), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update_soon), page,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_shape (page);
  update_bars (page);
}

static void
tdt_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_OVERVIEW_PAGE (object)->desk);
}

static void
tdt_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (g_value_get_object (value) != NULL)
    set_desk (TDT_OVERVIEW_PAGE (object), g_value_get_object (value));
}

static void
tdt_overview_page_dispose (GObject *object)
{
  TdtOverviewPage *page = TDT_OVERVIEW_PAGE (object);

  g_clear_handle_id (&page->idle, g_source_remove);
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (tdt_overview_page_parent_class)->dispose (object);
}

/* What is left to do is what one comes for. Where that is further down, the title: not to be typed
 * over by accident. */
static void
focus_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtOverviewPage *page = TDT_OVERVIEW_PAGE (widget);
  GtkWidget *to_do = GTK_WIDGET (page->to_do_list);
  GtkWidget *form = GTK_WIDGET (page->form_column);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean narrow;

  g_object_get (page->desk, "narrow", &narrow, NULL);
  if (!narrow && gtk_widget_get_visible (to_do) &&
      gtk_widget_child_focus (to_do, GTK_DIR_TAB_FORWARD))
    return;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, form))
    gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, 0);
}

static void
tdt_overview_page_class_init (TdtOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_overview_page_get_property;
  object_class->set_property = tdt_overview_page_set_property;
  object_class->dispose = tdt_overview_page_dispose;
  widget_class->map = tdt_overview_page_map;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_FINDINGS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, state_column);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, form_column);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, days_list);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, rooms_list);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, themes_list);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, to_do_list);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, to_do_group);
  gtk_widget_class_bind_template_child (widget_class, TdtOverviewPage, bars);
  gtk_widget_class_install_action (widget_class, "page.focus", NULL, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_room_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_theme_cb);
}

static void
tdt_overview_page_init (TdtOverviewPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
