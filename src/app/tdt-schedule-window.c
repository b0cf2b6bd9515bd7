/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-schedule-window-private.h"

#include "tdt-names.h"
#include "tdt-workspace-schedule.h"
#include "tdt-wish-group-private.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define MAX_WEIGHT 10000
/* Seconds for a plan: by session, and the bounds of it all. */
#define SECONDS_PER_SESSION 0.1
#define MIN_SECONDS 2.0
#define MAX_SECONDS 20.0

struct _TdtScheduleWindow
{
  AdwWindow parent_instance;

  GtkStack *button_stack;
  GtkCheckButton *all_check;
  GtkCheckButton *selected_check;
  AdwActionRow *selected_row;
  AdwPreferencesGroup *progress_group;
  GtkLabel *status_label;
  GtkProgressBar *progress_bar;
  AdwPreferencesGroup *result_group;
  AdwPreferencesGroup *terms_group;
  AdwPreferencesPage *page;
  GtkWidget *weights[TDT_TIMETABLE_N_TERMS];
  GtkLabel *shares[TDT_TIMETABLE_N_TERMS];
  GPtrArray *result_rows;

  TdtDesk *desk;
  GCancellable *cancellable;
  char *selected;
  double time_limit;
  gboolean updating;
};

enum
{
  PROP_RUNNING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtScheduleWindow, tdt_schedule_window, ADW_TYPE_WINDOW)

static gboolean
is_running (TdtScheduleWindow *window)
{
  return window->cancellable != NULL;
}

static void
update_buttons (TdtScheduleWindow *window)
{
  gboolean running = is_running (window);

  gtk_stack_set_visible_child_name (window->button_stack, running ? "stop" : "start");
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "schedule.start", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "schedule.stop", running);
  gtk_widget_set_sensitive (GTK_WIDGET (window->all_check), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (window->selected_check),
                            !running && window->selected != NULL);
}

static void
show_terms (TdtScheduleWindow *window, const gint64 *terms)
{
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    {
      g_autofree char *share = g_strdup_printf ("%" PRId64, terms[term]);

      gtk_label_set_label (window->shares[term], share);
    }
}

static void
progress_cb (const TdtTimetableProgress *progress, gpointer user_data)
{
  TdtScheduleWindow *window = user_data;
  g_autofree char *status = NULL;

  /* Translators: the penalty of the best plan so far. */
  status = progress->unplaced == 0
               ? g_strdup_printf (_ ("Everything has a place. Penalty %" PRId64), progress->penalty)
               : g_strdup_printf (ngettext ("%'u session has no place yet",
                                            "%'u sessions have no place yet", progress->unplaced),
                                  progress->unplaced);
  gtk_label_set_label (window->status_label, status);
  gtk_progress_bar_set_fraction (window->progress_bar,
                                 CLAMP (progress->elapsed / window->time_limit, 0, 1));
  show_terms (window, progress->terms);
}

static void
clear_result (TdtScheduleWindow *window)
{
  for (guint i = 0; i < window->result_rows->len; i++)
    adw_preferences_group_remove (window->result_group, window->result_rows->pdata[i]);
  g_ptr_array_set_size (window->result_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (window->result_group), FALSE);
}

static void
show_result (TdtScheduleWindow *window, const GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentences->pdata[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (window->result_group, row);
      g_ptr_array_add (window->result_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (window->result_group), sentences->len > 0);
}

/* A plan that changes something is looked at in the project's window; else this one tells why. */
static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdtScheduleWindow) window = data;
  TdtWorkspace *workspace = TDT_WORKSPACE (source);
  g_autoptr (TdtSchedule) schedule = tdt_workspace_schedule_finish (workspace, result);
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&window->cancellable);
  g_object_notify_by_pspec (G_OBJECT (window), properties[PROP_RUNNING]);
  /* It was closed meanwhile. */
  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    return;
  update_buttons (window);
  if (tdt_workspace_propose_schedule (workspace, schedule, &error))
    {
      gtk_window_close (GTK_WINDOW (window));
      return;
    }
  if (error != NULL)
    tdt_desk_report (window->desk, g_steal_pointer (&error));
  sentences = tdt_workspace_list_schedule (workspace, schedule);
  gtk_progress_bar_set_fraction (window->progress_bar, 1);
  gtk_label_set_label (window->status_label, schedule->unplaced->len == 0
                                                 ? _ ("The plan stands as it is")
                                                 : _ ("No session finds a better place"));
  show_terms (window, schedule->terms);
  show_result (window, sentences);
}

static void
start_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtScheduleWindow *window = TDT_SCHEDULE_WINDOW (widget);
  const char *selection[] = { window->selected, NULL };
  gboolean only = window->selected != NULL && gtk_check_button_get_active (window->selected_check);
  guint n = only ? 1 : tdt_root_count (tdt_desk_get_root (window->desk), TDT_KIND_SESSION);

  clear_result (window);
  window->cancellable = g_cancellable_new ();
  window->time_limit = CLAMP (n * SECONDS_PER_SESSION, MIN_SECONDS, MAX_SECONDS);
  gtk_label_set_label (window->status_label, _ ("Looking for a plan…"));
  gtk_progress_bar_set_fraction (window->progress_bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (window->progress_group), TRUE);
  tdt_workspace_schedule_async (tdt_desk_get_workspace (window->desk), only ? selection : NULL,
                                window->time_limit, progress_cb, window, window->cancellable,
                                finished_cb, g_object_ref (window));
  g_object_notify_by_pspec (G_OBJECT (window), properties[PROP_RUNNING]);
  update_buttons (window);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (TDT_SCHEDULE_WINDOW (widget)->cancellable);
}

static void
update_weights (TdtScheduleWindow *window)
{
  window->updating = TRUE;
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (window->weights[term]),
                               tdt_schedule_get_weight (tdt_desk_get_root (window->desk), term));
  window->updating = FALSE;
}

static void
weight_changed_cb (GtkSpinButton *button, TdtScheduleWindow *window)
{
  g_autofree char *value = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (button));
  g_autoptr (GError) error = NULL;

  for (int term = 0; !window->updating && term < TDT_TIMETABLE_N_TERMS; term++)
    if (window->weights[term] == GTK_WIDGET (button) &&
        !tdt_workspace_set_setting (tdt_desk_get_workspace (window->desk),
                                    tdt_schedule_term_setting (term), value,
                                    tdt_schedule_term_label (term), &error))
      tdt_desk_report (window->desk, g_steal_pointer (&error));
}

static void
add_term (TdtScheduleWindow *window, TdtTimetableTerm term)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *share = gtk_label_new (NULL);
  GtkWidget *weight = gtk_spin_button_new_with_range (0, MAX_WEIGHT, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tdt_schedule_term_label (term));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (share, "numeric");
  gtk_widget_add_css_class (share, "dim-label");
  gtk_widget_set_tooltip_text (share, _ ("Its share of the penalty"));
  gtk_widget_set_valign (weight, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (weight), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tdt_schedule_term_label (term), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), share);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), weight);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), weight);
  adw_preferences_group_add (window->terms_group, row);
  g_signal_connect (weight, "value-changed", G_CALLBACK (weight_changed_cb), window);
  window->shares[term] = GTK_LABEL (share);
  window->weights[term] = weight;
}

static void
show_selected (TdtScheduleWindow *window)
{
  TdtRecord *session = tdt_desk_get_selected (window->desk, TDT_KIND_SESSION);
  g_autofree char *title = NULL;

  if (session != NULL)
    {
      window->selected = g_strdup (tdt_record_get_uid (session));
      title = tdt_session_dup_title (tdt_record_get_row (session));
      adw_action_row_set_subtitle (window->selected_row, title);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->selected_row),
                                 _ ("Only the selected session"));
  gtk_widget_set_sensitive (GTK_WIDGET (window->selected_row), session != NULL);
}

static void
tdt_schedule_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, is_running (TDT_SCHEDULE_WINDOW (object)));
}

/* Nobody waits for the plan any more. */
static void
tdt_schedule_window_unrealize (GtkWidget *widget)
{
  TdtScheduleWindow *window = TDT_SCHEDULE_WINDOW (widget);

  if (window->cancellable != NULL)
    g_cancellable_cancel (window->cancellable);
  GTK_WIDGET_CLASS (tdt_schedule_window_parent_class)->unrealize (widget);
}

static void
tdt_schedule_window_dispose (GObject *object)
{
  TdtScheduleWindow *window = TDT_SCHEDULE_WINDOW (object);

  g_clear_object (&window->desk);
  g_clear_pointer (&window->selected, g_free);
  g_clear_pointer (&window->result_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_schedule_window_parent_class)->dispose (object);
}

static void
tdt_schedule_window_class_init (TdtScheduleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_schedule_window_get_property;
  object_class->dispose = tdt_schedule_window_dispose;
  widget_class->unrealize = tdt_schedule_window_unrealize;
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-schedule-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, button_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, all_check);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, selected_check);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, selected_row);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, progress_group);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, result_group);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, terms_group);
  gtk_widget_class_bind_template_child (widget_class, TdtScheduleWindow, page);
  gtk_widget_class_install_action (widget_class, "schedule.start", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "schedule.stop", NULL, stop_cb);
}

static void
tdt_schedule_window_init (TdtScheduleWindow *window)
{
  window->result_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (window));
  gtk_widget_set_visible (GTK_WIDGET (window->progress_group), FALSE);
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    add_term (window, term);
}

GtkWindow *
tdt_schedule_window_new (TdtDesk *desk, GtkWindow *parent)
{
  static const int wishes[] = { TDT_WISH_KIND_BEFORE, TDT_WISH_KIND_DAY, TDT_WISH_KIND_ROOM };
  TdtScheduleWindow *window = g_object_new (TDT_TYPE_SCHEDULE_WINDOW, "transient-for", parent,
                                            "modal", FALSE, "destroy-with-parent", TRUE, NULL);

  window->desk = g_object_ref (desk);
  adw_preferences_page_add (window->page, ADW_PREFERENCES_GROUP (tdt_wish_group_new (
                                              desk, wishes, G_N_ELEMENTS (wishes), NULL)));
  show_selected (window);
  update_weights (window);
  update_buttons (window);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update_weights),
                           window, G_CONNECT_SWAPPED);
  return GTK_WINDOW (window);
}
