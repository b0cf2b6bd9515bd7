/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-seating-window-private.h"

#include "tdt-control-name.h"
#include "tdt-names.h"
#include "tdt-window-private.h"
#include "tdt-workspace-seating.h"
#include "tdt-wish-group-private.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

/* Seconds for groups that change. */
#define GROUPS_SECONDS 3.0
#define USUAL_SEATS 8

enum
{
  PROP_RUNNING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtSeatingWindow, tdt_seating_window, ADW_TYPE_WINDOW)

static TdtWorkspace *
get_workspace (TdtSeatingWindow *window)
{
  return tdt_desk_get_workspace (window->desk);
}

const char *
tdt_seating_window_get_table (TdtSeatingWindow *window)
{
  return window->chosen < window->tables->len ? window->tables->pdata[window->chosen] : NULL;
}

static void
report (TdtSeatingWindow *window, GError *error)
{
  if (error != NULL)
    {
      gtk_label_set_label (window->hint_label, error->message);
      tdt_desk_report (window->desk, error);
    }
}

static void
update_seat (TdtSeatingWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  const TdtRow *table = tdt_root_lookup_kind (root, TDT_KIND_TABLE,
                                              tdt_seating_window_get_table (window));
  guint number = tdt_table_plan_get_seat (window->plan);
  const TdtRow *seat = table != NULL && number > 0 ? tdt_seating_find_seat (root, table, number)
                                                   : NULL;
  guint picked = 0;

  g_object_get (window->plan, "picked", &picked, NULL);
  window->updating = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (window->keep_button), seat != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "seating.free", seat != NULL);
  gtk_toggle_button_set_active (window->keep_button,
                                seat != NULL && tdt_row_get_boolean (seat, TDT_SEAT_PINNED));
  window->updating = FALSE;
  gtk_label_set_label (window->hint_label,
                       picked != 0 ? _ ("Choose the seat to go to; Escape lets go.")
                                   : _ ("Drag people from seat to seat, or choose one seat and "
                                        "then another."));
}

/* The names of all tables, by round. */
static void
fill_tables (TdtSeatingWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  guint n_rounds = tdt_seating_count_rounds (root, window->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (window->tables, 0);
  for (guint round = 1; round <= n_rounds; round++)
    {
      g_autoptr (GPtrArray) tables = tdt_seating_get_tables (root, window->session, round);

      for (guint i = 0; i < tables->len; i++)
        {
          const char *name = tdt_row_get_text_or_empty (tables->pdata[i], TDT_TABLE_NAME);
          /* Translators: a table’s name, the number of a round. */
          g_autofree char *with_round = g_strdup_printf (_ ("%s, round %u"), name, round);

          gtk_string_list_append (names, n_rounds > 1 ? with_round : name);
          g_ptr_array_add (window->tables, g_strdup (tdt_row_get_uid (tables->pdata[i])));
        }
    }
  window->chosen = MIN (window->chosen, window->tables->len > 0 ? window->tables->len - 1 : 0);
  gtk_drop_down_set_model (window->table_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (window->table_choice,
                              window->tables->len > 0 ? window->chosen : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (window->table_choice), window->tables->len > 1);
}

static void
show_table (TdtSeatingWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  const char *uid = tdt_seating_window_get_table (window);
  const TdtRow *table = tdt_root_lookup_kind (root, TDT_KIND_TABLE, uid);

  tdt_table_plan_set_table (window->plan, root, uid);
  gtk_stack_set_visible_child_name (window->plan_stack, table != NULL ? "plan" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (window->table_group), table != NULL);
  if (table == NULL)
    return;
  gtk_drop_down_set_selected (window->layout_choice,
                              (guint) MAX (tdt_row_get_token (table, TDT_TABLE_LAYOUT), 0));
  gtk_spin_button_set_value (window->seats_spin, tdt_seating_get_n_seats (root, table));
}

static gboolean
get_setting (TdtSeatingWindow *window, const char *name, gboolean otherwise)
{
  return tdt_seating_get_option (tdt_desk_get_root (window->desk), name, otherwise);
}

static void
update (TdtSeatingWindow *window)
{
  const TdtRow *session = tdt_root_lookup_kind (tdt_desk_get_root (window->desk), TDT_KIND_SESSION,
                                                window->session);
  g_autofree char *title = session != NULL ? tdt_session_dup_title (session) : NULL;

  if (session == NULL)
    {
      gtk_window_close (GTK_WINDOW (window));
      return;
    }
  adw_window_title_set_subtitle (window->window_title, title);
  window->updating = TRUE;
  fill_tables (window);
  show_table (window);
  gtk_switch_set_active (window->apart_switch,
                         get_setting (window, TDT_SEATING_COLLEAGUES_APART, TRUE));
  gtk_switch_set_active (window->alternate_switch,
                         get_setting (window, TDT_SEATING_ALTERNATE, FALSE));
  window->updating = FALSE;
  tdt_seating_window_update_lists (window);
  update_seat (window);
}

static void
table_chosen_cb (TdtSeatingWindow *window)
{
  guint chosen = gtk_drop_down_get_selected (window->table_choice);

  if (window->updating || chosen == GTK_INVALID_LIST_POSITION)
    return;
  window->chosen = chosen;
  window->updating = TRUE;
  show_table (window);
  window->updating = FALSE;
  tdt_seating_window_update_lists (window);
  update_seat (window);
}

static void
layout_chosen_cb (TdtSeatingWindow *window)
{
  const char *table = tdt_seating_window_get_table (window);
  g_autoptr (GError) error = NULL;

  if (!window->updating && table != NULL &&
      !tdt_workspace_set_token (get_workspace (window), table, TDT_TABLE_LAYOUT,
                                (int) gtk_drop_down_get_selected (window->layout_choice), &error))
    report (window, g_steal_pointer (&error));
}

static void
seats_changed_cb (TdtSeatingWindow *window)
{
  const char *table = tdt_seating_window_get_table (window);
  g_autoptr (GError) error = NULL;

  if (!window->updating && table != NULL &&
      !tdt_workspace_set_number (get_workspace (window), table, TDT_TABLE_SEATS,
                                 gtk_spin_button_get_value_as_int (window->seats_spin), &error))
    report (window, g_steal_pointer (&error));
}

static void
switched_cb (GtkSwitch *widget, GParamSpec *pspec, TdtSeatingWindow *window)
{
  gboolean apart = widget == window->apart_switch;
  g_autoptr (GError) error = NULL;

  if (!window->updating &&
      !tdt_workspace_set_setting (
          get_workspace (window), apart ? TDT_SEATING_COLLEAGUES_APART : TDT_SEATING_ALTERNATE,
          gtk_switch_get_active (widget) ? "1" : "0",
          apart ? _ ("No two neighbours of one organisation") : _ ("Women and men in turn"),
          &error))
    report (window, g_steal_pointer (&error));
}

static void
place_cb (TdtSeatingWindow *window, guint number, const char *person)
{
  g_autofree char *table = g_strdup (tdt_seating_window_get_table (window));
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_place_person (get_workspace (window), table, number, person, &error))
    report (window, g_steal_pointer (&error));
}

static void
keep_cb (TdtSeatingWindow *window)
{
  g_autofree char *table = g_strdup (tdt_seating_window_get_table (window));
  g_autoptr (GError) error = NULL;

  if (!window->updating && table != NULL &&
      !tdt_workspace_keep_seat (get_workspace (window), table,
                                tdt_table_plan_get_seat (window->plan),
                                gtk_toggle_button_get_active (window->keep_button), &error))
    report (window, g_steal_pointer (&error));
}

static void
free_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtSeatingWindow *window = TDT_SEATING_WINDOW (widget);

  place_cb (window, tdt_table_plan_get_seat (window->plan), NULL);
}

static void
set_running (TdtSeatingWindow *window, gboolean running)
{
  static const char *const actions[] = { "seating.by-precedence", "seating.by-wishes",
                                         "seating.share-out" };

  window->running = running;
  g_object_set (window->spinner, "spinning", running, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i], !running);
  g_object_notify_by_pspec (G_OBJECT (window), properties[PROP_RUNNING]);
}

static void
seated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdtSeatingWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtSeating)
      seating = tdt_workspace_seat_finish (TDT_WORKSPACE (source), result, &error);

  set_running (window, FALSE);
  /* It was closed meanwhile. */
  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    return;
  if (seating == NULL || !tdt_workspace_apply_seating (TDT_WORKSPACE (source), seating, &error))
    report (window, g_steal_pointer (&error));
  else
    tdt_seating_window_show_broken (window, seating);
}

static void
seat (TdtSeatingWindow *window, const TdtSeatingOptions *options)
{
  set_running (window, TRUE);
  tdt_workspace_seat_async (get_workspace (window), window->session, options, seated_cb,
                            g_object_ref (window));
}

static void
seat_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean wishes = g_str_equal (action, "seating.by-wishes");
  TdtSeatingOptions options = { .style = wishes ? TDT_SEATING_BY_WISHES : TDT_SEATING_BY_PRECEDENCE,
                                .seed = 1,
                                .time_limit = GROUPS_SECONDS };

  seat (TDT_SEATING_WINDOW (widget), &options);
}

/* As many seats at each table as it takes. */
static void
share_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtSeatingWindow *window = TDT_SEATING_WINDOW (widget);
  g_autoptr (GPtrArray)
      people = tdt_seating_get_people (tdt_desk_get_root (window->desk), window->session, TRUE);
  guint n_tables = (guint) gtk_spin_button_get_value_as_int (window->tables_spin);
  TdtSeatingOptions options = { .style = TDT_SEATING_BY_WISHES,
                                .n_tables = n_tables,
                                .n_seats = MAX ((people->len + n_tables - 1) / n_tables, 1),
                                .n_rounds = (guint) gtk_spin_button_get_value_as_int (
                                    window->rounds_spin),
                                .seed = 1,
                                .time_limit = GROUPS_SECONDS };

  seat (window, &options);
}

static void
add_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtSeatingWindow *window = TDT_SEATING_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add_table (get_workspace (window), window->session,
                                                  TDT_LAYOUT_ROUND, USUAL_SEATS, &error);

  if (uid == NULL)
    report (window, g_steal_pointer (&error));
}

/* What is in the list is shown in the window of the project. */
static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  tdt_window_choose_attendees (TDT_WINDOW (gtk_window_get_transient_for (window)),
                               TDT_SEATING_WINDOW (widget)->session);
  gtk_window_close (window);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWorkspace *workspace = get_workspace (TDT_SEATING_WINDOW (widget));

  if (tdt_workspace_get_can_undo (workspace))
    tdt_workspace_undo (workspace);
}

static void
tdt_seating_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TDT_SEATING_WINDOW (object)->running);
}

static void
tdt_seating_window_dispose (GObject *object)
{
  TdtSeatingWindow *window = TDT_SEATING_WINDOW (object);

  g_clear_object (&window->desk);
  g_clear_pointer (&window->session, g_free);
  g_clear_pointer (&window->tables, g_ptr_array_unref);
  g_clear_pointer (&window->unseated_rows, g_ptr_array_unref);
  g_clear_pointer (&window->broken_rows, g_ptr_array_unref);
  g_clear_pointer (&window->people_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_seating_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, table_choice);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, plan_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, plan_scroll);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, table_group);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, layout_choice);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, seats_spin);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, unseated_group);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, broken_group);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, people_group);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, side_page);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, apart_switch);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, alternate_switch);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, tables_spin);
  gtk_widget_class_bind_template_child (widget_class, TdtSeatingWindow, rounds_spin);
}

static void
tdt_seating_window_class_init (TdtSeatingWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_seating_window_get_property;
  object_class->dispose = tdt_seating_window_dispose;
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-seating-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "seating.by-precedence", NULL, seat_cb);
  gtk_widget_class_install_action (widget_class, "seating.by-wishes", NULL, seat_cb);
  gtk_widget_class_install_action (widget_class, "seating.share-out", NULL, share_out_cb);
  gtk_widget_class_install_action (widget_class, "seating.add-table", NULL, add_table_cb);
  gtk_widget_class_install_action (widget_class, "seating.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "seating.free", NULL, free_cb);
  gtk_widget_class_install_action (widget_class, "seating.undo", NULL, undo_cb);
}

static void
fill_layouts (TdtSeatingWindow *window)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_layouts;
  const TdtToken *layouts = tdt_tokens_get (TDT_TOKENS_LAYOUT, &n_layouts);

  for (guint i = 0; i < n_layouts; i++)
    gtk_string_list_append (labels, _ (layouts[i].label));
  gtk_drop_down_set_model (window->layout_choice, G_LIST_MODEL (labels));
}

static void
tdt_seating_window_init (TdtSeatingWindow *window)
{
  window->tables = g_ptr_array_new_with_free_func (g_free);
  window->unseated_rows = g_ptr_array_new ();
  window->broken_rows = g_ptr_array_new ();
  window->people_rows = g_ptr_array_new ();
  window->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (window));
  window->plan = TDT_TABLE_PLAN (tdt_table_plan_new ());
  gtk_scrolled_window_set_child (window->plan_scroll, GTK_WIDGET (window->plan));
  fill_layouts (window);
  tdt_control_set_name (GTK_WIDGET (window->table_choice), _ ("Table and round"));
  tdt_control_set_name (GTK_WIDGET (window->layout_choice), _ ("Layout"));
  gtk_widget_set_visible (GTK_WIDGET (window->broken_group), FALSE);
}

/* After the first filling, so that it is not taken for what the user does. */
static void
connect_signals (TdtSeatingWindow *window)
{
  g_signal_connect_swapped (window->table_choice, "notify::selected", G_CALLBACK (table_chosen_cb),
                            window);
  g_signal_connect_swapped (window->layout_choice, "notify::selected",
                            G_CALLBACK (layout_chosen_cb), window);
  g_signal_connect_swapped (window->seats_spin, "value-changed", G_CALLBACK (seats_changed_cb),
                            window);
  g_signal_connect (window->apart_switch, "notify::active", G_CALLBACK (switched_cb), window);
  g_signal_connect (window->alternate_switch, "notify::active", G_CALLBACK (switched_cb), window);
  g_signal_connect_swapped (window->keep_button, "toggled", G_CALLBACK (keep_cb), window);
  g_signal_connect_swapped (window->plan, "place", G_CALLBACK (place_cb), window);
  g_signal_connect_swapped (window->plan, "notify::seat", G_CALLBACK (update_seat), window);
  g_signal_connect_swapped (window->plan, "notify::picked", G_CALLBACK (update_seat), window);
  g_signal_connect_object (get_workspace (window), "changed", G_CALLBACK (update), window,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
tdt_seating_window_new (TdtDesk *desk, GtkWindow *parent, const char *session)
{
  static const int wishes[] = { TDT_WISH_KIND_NEXT_TO, TDT_WISH_KIND_NOT_NEXT_TO,
                                TDT_WISH_KIND_NEAR,    TDT_WISH_KIND_TOGETHER,
                                TDT_WISH_KIND_APART,   TDT_WISH_KIND_HOST };
  TdtSeatingWindow *window = g_object_new (TDT_TYPE_SEATING_WINDOW, "title", _ ("Seating"),
                                           "transient-for", parent, "modal", FALSE,
                                           "destroy-with-parent", TRUE, NULL);

  window->desk = g_object_ref (desk);
  window->session = g_strdup (session);
  adw_preferences_page_add (window->side_page, ADW_PREFERENCES_GROUP (tdt_wish_group_new (
                                                   desk, wishes, G_N_ELEMENTS (wishes), session)));
  update (window);
  connect_signals (window);
  return GTK_WINDOW (window);
}
