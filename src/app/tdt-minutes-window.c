/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-minutes-window-private.h"

#include "tdt-adaptive-bin.h"
#include "tdt-afterwards-private.h"
#include "tdt-control-name.h"
#include "tdt-minutes-item.h"
#include "tdt-names.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

struct _TdtMinutesWindow
{
  AdwWindow parent_instance;

  TdtAdaptiveBin *adaptive;
  GtkStack *title_stack;
  AdwViewSwitcherBar *switcher_bar;
  GtkDropDown *sessions;
  GtkBox *points;
  GtkStack *tasks_stack;
  GtkBox *people;
  TdtAfterwards *afterwards;

  TdtDesk *desk;
  char *session;
  /* What is shown as points and as things to do: shown anew only when it is others, so that nobody
   * loses the line in which he types. */
  char *shown_points;
  char *shown_tasks;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TdtMinutesWindow, tdt_minutes_window, ADW_TYPE_WINDOW)

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static char *
dup_session_name (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autofree char *title = tdt_session_dup_title (session);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (start == NULL)
    return g_steal_pointer (&title);
  day = tdt_words_dup_short_day (tdt_time_julian (start));
  clock = tdt_words_dup_clock (tdt_time_minute_of_day (start));
  return g_strdup_printf ("%s  %s  %s", day, clock, title);
}

/* Whether it is more than a pause. */
static gboolean
has_minutes (const TdtRoot *root, const char *session)
{
  return tdt_root_count_referrers (root, session, TDT_AGENDA_ITEM_SESSION) > 0 ||
         tdt_root_count_referrers (root, session, TDT_PARTICIPANT_SESSION) > 0;
}

static guint
find_first (TdtRecordList *list, const TdtRoot *root)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    if (has_minutes (root, tdt_row_get_uid (tdt_record_list_get_row (list, i))))
      return i;
  return 0;
}

static void
update_session (TdtMinutesWindow *window)
{
  TdtRecordList *list = tdt_desk_get_list (window->desk, TDT_KIND_SESSION);
  guint position = 0;
  const TdtRow *session;

  if (!tdt_record_list_find (list, window->session, &position))
    position = find_first (list, tdt_desk_get_root (window->desk));
  session = tdt_record_list_get_row (list, position);
  g_free (window->session);
  window->session = session != NULL ? g_strdup (tdt_row_get_uid (session)) : NULL;
  gtk_drop_down_set_selected (window->sessions, position);
}

static void
setup_session_cb (TdtMinutesWindow *window, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_session_cb (TdtMinutesWindow *window, GtkListItem *item)
{
  g_autofree char *name = dup_session_name (tdt_record_get_row (gtk_list_item_get_item (item)));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static void
add_point (TdtMinutesWindow *window, const char *uid)
{
  g_autoptr (TdtRecord)
      record = tdt_project_view_dup_record (tdt_desk_get_view (window->desk), uid);

  if (record != NULL)
    gtk_box_append (window->points, tdt_minutes_item_new (window->desk, record));
}

static char *
join_uids (const GPtrArray *rows, const char *first)
{
  GString *joined = g_string_new (first);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (joined, " %s", tdt_row_get_uid (rows->pdata[i]));
  return g_string_free (joined, FALSE);
}

/* Those of the agenda in their order, then what belongs to the session as a whole. */
static void
update_points (TdtMinutesWindow *window)
{
  g_autoptr (GPtrArray)
      items = window->session != NULL
                  ? tdt_root_get_referrers (tdt_desk_get_root (window->desk), window->session,
                                            TDT_AGENDA_ITEM_SESSION)
                  : g_ptr_array_new ();
  char *shown = join_uids (items, window->session);

  if (g_strcmp0 (shown, window->shown_points) == 0)
    {
      g_free (shown);
      return;
    }
  g_free (window->shown_points);
  window->shown_points = shown;
  clear_box (window->points);
  for (guint i = 0; i < items->len; i++)
    add_point (window, tdt_row_get_uid (items->pdata[i]));
  if (window->session != NULL)
    add_point (window, window->session);
}

/* Open ones first, then by the day they are due, then as they were noted. */
static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const TdtRow *one = *(const TdtRow *const *) a;
  const TdtRow *other = *(const TdtRow *const *) b;
  gboolean done = tdt_row_get_boolean (one, TDT_FOLLOW_UP_DONE);
  gint64 due = tdt_row_get_number (one, TDT_FOLLOW_UP_DUE, G_MAXINT64);
  gint64 other_due = tdt_row_get_number (other, TDT_FOLLOW_UP_DUE, G_MAXINT64);

  if (done != tdt_row_get_boolean (other, TDT_FOLLOW_UP_DONE))
    return done ? 1 : -1;
  return due != other_due ? (due < other_due ? -1 : 1)
                          : g_strcmp0 (tdt_row_get_uid (one), tdt_row_get_uid (other));
}

static GtkListBox *
add_person (TdtMinutesWindow *window, const TdtRow *person)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_list_box_new ();
  g_autofree char *name = person != NULL ? tdt_person_dup_name (person)
                                         : g_strdup (_ ("Nobody is named yet"));
  g_autofree char *title = g_markup_escape_text (name, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  gtk_box_append (window->people, group);
  return GTK_LIST_BOX (box);
}

static void
add_tasks_of (TdtMinutesWindow *window, const TdtRow *person, const GPtrArray *tasks)
{
  const char *uid = person != NULL ? tdt_row_get_uid (person) : NULL;
  TdtRecordList *list = tdt_desk_get_list (window->desk, TDT_KIND_FOLLOW_UP);
  GtkListBox *box = NULL;

  for (guint i = 0; i < tasks->len; i++)
    {
      g_autoptr (TdtRecord) task = NULL;

      if (g_strcmp0 (tdt_row_get_text (tasks->pdata[i], TDT_FOLLOW_UP_PERSON), uid) != 0)
        continue;
      if (box == NULL)
        box = add_person (window, person);
      task = tdt_project_view_dup_record (tdt_desk_get_view (window->desk),
                                          tdt_row_get_uid (tasks->pdata[i]));
      gtk_list_box_append (box, tdt_minutes_make_task (window->desk, list, task));
    }
}

static char *
describe_tasks (const GPtrArray *tasks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (text, "%s %s\n", tdt_row_get_uid (tasks->pdata[i]),
                            tdt_row_get_text_or_empty (tasks->pdata[i], TDT_FOLLOW_UP_PERSON));
  return g_string_free (text, FALSE);
}

static void
update_tasks (TdtMinutesWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  TdtRecordList *people = tdt_desk_get_list (window->desk, TDT_KIND_PERSON);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (people));
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
  char *shown;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_FOLLOW_UP);
  while (tdt_row_iter_next (&iter, &row))
    g_ptr_array_add (tasks, (gpointer) row);
  g_ptr_array_sort (tasks, compare_tasks);
  gtk_stack_set_visible_child_name (window->tasks_stack, tasks->len > 0 ? "some" : "none");
  shown = describe_tasks (tasks);
  if (g_strcmp0 (shown, window->shown_tasks) == 0)
    {
      g_free (shown);
      return;
    }
  g_free (window->shown_tasks);
  window->shown_tasks = shown;
  clear_box (window->people);
  add_tasks_of (window, NULL, tasks);
  for (guint i = 0; i < n; i++)
    {
      const TdtRow *person = tdt_record_list_get_row (people, i);

      if (tdt_root_count_referrers (root, tdt_row_get_uid (person), TDT_FOLLOW_UP_PERSON) > 0)
        add_tasks_of (window, person, tasks);
    }
}

static void
update (TdtMinutesWindow *window)
{
  window->updating = TRUE;
  update_session (window);
  update_points (window);
  update_tasks (window);
  tdt_afterwards_show (window->afterwards, tdt_desk_get_root (window->desk));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (window), "minutes.undo",
      tdt_workspace_get_can_undo (tdt_desk_get_workspace (window->desk)));
  window->updating = FALSE;
}

void
tdt_minutes_window_show (TdtMinutesWindow *window, const char *session)
{
  char *copy = g_strdup (session);

  g_return_if_fail (TDT_IS_MINUTES_WINDOW (window));

  g_free (window->session);
  window->session = copy;
  update (window);
}

static void
session_chosen_cb (TdtMinutesWindow *window)
{
  TdtRecord *session = gtk_drop_down_get_selected_item (window->sessions);

  if (!window->updating && session != NULL)
    tdt_minutes_window_show (window, tdt_record_get_uid (session));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_workspace_undo (tdt_desk_get_workspace (TDT_MINUTES_WINDOW (widget)->desk));
}

static void
next_event_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget)));

  gtk_widget_activate_action (parent, "win.next-event", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

/* The three views are chosen at the bottom where the header has no room for them. */
static void
narrow_changed_cb (TdtMinutesWindow *window)
{
  gboolean narrow = tdt_adaptive_bin_get_narrow (window->adaptive);

  gtk_stack_set_visible_child_name (window->title_stack, narrow ? "title" : "switcher");
  adw_view_switcher_bar_set_reveal (window->switcher_bar, narrow);
}

static void
tdt_minutes_window_dispose (GObject *object)
{
  TdtMinutesWindow *window = TDT_MINUTES_WINDOW (object);

  g_clear_object (&window->desk);
  g_clear_pointer (&window->session, g_free);
  g_clear_pointer (&window->shown_points, g_free);
  g_clear_pointer (&window->shown_tasks, g_free);
  G_OBJECT_CLASS (tdt_minutes_window_parent_class)->dispose (object);
}

static void
tdt_minutes_window_class_init (TdtMinutesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_minutes_window_dispose;
  g_type_ensure (TDT_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TDT_TYPE_AFTERWARDS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-minutes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, sessions);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, points);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, tasks_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, people);
  gtk_widget_class_bind_template_child (widget_class, TdtMinutesWindow, afterwards);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_chosen_cb);
  gtk_widget_class_install_action (widget_class, "minutes.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "minutes.next-event", NULL, next_event_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "minutes.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tdt_minutes_window_init (TdtMinutesWindow *window)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (window));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_session_cb), window);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_session_cb), window);
  gtk_drop_down_set_factory (window->sessions, factory);
  tdt_control_set_name (GTK_WIDGET (window->sessions), _ ("Session"));
}

GtkWindow *
tdt_minutes_window_new (TdtDesk *desk, GtkWindow *parent)
{
  TdtMinutesWindow *window = g_object_new (TDT_TYPE_MINUTES_WINDOW, "transient-for", parent,
                                           "destroy-with-parent", TRUE, NULL);
  TdtRecord *session = tdt_desk_get_selected (desk, TDT_KIND_SESSION);
  const char *uid = NULL;

  window->desk = g_object_ref (desk);
  window->updating = TRUE;
  gtk_drop_down_set_model (window->sessions,
                           G_LIST_MODEL (tdt_desk_get_list (desk, TDT_KIND_SESSION)));
  if (session != NULL && has_minutes (tdt_desk_get_root (desk), tdt_record_get_uid (session)))
    uid = tdt_record_get_uid (session);
  tdt_minutes_window_show (window, uid);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WINDOW (window);
}
