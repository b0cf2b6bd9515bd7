/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other files beside the project: copies that come back, any other project. */
#include "config.h"

#include "tdt-window-compare-private.h"

#include "tdt-file-dialog-private.h"
#include "tdt-plain.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

#define PAGE "compare"

/* A file that is to be compared, or waits for those before it. */
typedef struct
{
  TdtWindow *window;
  GFile *file;
  TdtCompareMode mode;
  char *name;
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_object_unref (arrival->window);
  g_object_unref (arrival->file);
  g_free (arrival->name);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void start_next (TdtWindow *window);

char *
tdt_window_dup_when (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (time, "%H:%M");
  g_autofree char *day = NULL;

  if (g_date_time_get_year (time) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    return g_steal_pointer (&clock);
  day = tdt_words_dup_short_day (tdt_date_of (time));
  /* Translators: a day and a time of day, as in “Wed 27 Sep, 17:42” */
  return g_strdup_printf (_ ("%s, %s"), day, clock);
}

void
tdt_window_hide_comparison (TdtWindow *window)
{
  GtkWidget *page = window->compare;

  if (page == NULL)
    return;
  window->compare = NULL;
  gtk_stack_remove (window->main_stack, page);
  if (window->compared_destroy != NULL)
    window->compared_destroy (window->compared_data);
  window->compared_destroy = NULL;
  tdt_window_update_shape (window);
}

void
tdt_window_show_instead (TdtWindow *window, GtkWidget *page)
{
  tdt_window_hide_comparison (window);
  window->compare = page;
  gtk_stack_add_named (window->main_stack, page, PAGE);
  tdt_window_update_shape (window);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
answer (TdtWindow *window, gboolean apply)
{
  TdtComparedFunc compared = window->compared;

  compared (window, apply, window->compared_data);
  tdt_window_hide_comparison (window);
  start_next (window);
}

static void
apply_cb (TdtWindow *window)
{
  answer (window, TRUE);
}

static void
cancel_cb (TdtWindow *window)
{
  answer (window, FALSE);
}

void
tdt_window_show_comparison (TdtWindow *window, TdtComparePage *page, TdtComparedFunc compared,
                            gpointer user_data, GDestroyNotify destroy)
{
  tdt_window_show_instead (window, GTK_WIDGET (page));
  window->compared = compared;
  window->compared_data = user_data;
  window->compared_destroy = destroy;
  g_signal_connect_object (page, "apply", G_CALLBACK (apply_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "cancel", G_CALLBACK (cancel_cb), window, G_CONNECT_SWAPPED);
}

static char *
dup_name (const TdtIncoming *incoming, const char *name)
{
  g_autofree char *basename = name == NULL ? g_file_get_basename (incoming->file) : NULL;

  return name != NULL ? g_strdup (name) : g_filename_display_name (basename);
}

static char *
dup_title (const TdtIncoming *incoming, const char *name)
{
  const char *editor = incoming->loaded->header->editor;

  if (incoming->mode == TDT_COMPARE_ALL || !incoming->same_document)
    /* Translators: %s is a file, or a version such as “the version of Wed 27 Sep, 17:42” */
    return g_strdup_printf (_ ("How %s differs"), name);
  if (editor != NULL)
    /* Translators: a person, a file */
    return g_strdup_printf (_ ("What %s changed in %s"), editor, name);
  /* Translators: %s is a file */
  return g_strdup_printf (_ ("What was changed in %s"), name);
}

static char *
dup_subtitle (const TdtIncoming *incoming)
{
  g_autofree char *when = incoming->modified_at != 0 ? tdt_window_dup_when (incoming->modified_at)
                                                     : NULL;

  if (incoming->mode == TDT_COMPARE_ALL || !incoming->same_document)
    return g_strdup (_ ("Tick what to take over from it into this project."));
  if (tdt_comparison_get_base (incoming->comparison) == NULL)
    return g_strdup (_ ("Nobody knows any more what both were made from, so all that differs is "
                        "listed. Tick what to take over."));
  if (when == NULL)
    return g_strdup (_ ("What you do not take over stays as it is here."));
  /* Translators: %s is a time, such as “17:42” or “Wed 27 Sep, 17:42” */
  return g_strdup_printf (_ ("Last saved %s. What you do not take over stays as it is here."),
                          when);
}

static void
incoming_compared_cb (TdtWindow *window, gboolean apply, gpointer user_data)
{
  TdtIncoming *incoming = user_data;
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);
  g_autofree char *name = dup_name (incoming, NULL);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (!apply)
    return;
  label = incoming->mode == TDT_COMPARE_ALL
              /* Translators: a step that can be undone; %s is a file */
              ? g_strdup_printf (_ ("Parts of “%s”"), name)
              /* Translators: a step that can be undone; %s is a file */
              : g_strdup_printf (_ ("Merge of “%s”"), name);
  if (tdt_workspace_take_incoming (workspace, incoming, label, &error))
    tdt_window_tell_with_undo (window, label);
  else
    tdt_window_tell (window, error != NULL ? error->message : _ ("Everything is as it was"));
}

void
tdt_window_show_incoming (TdtWindow *window, TdtIncoming *incoming, const char *name)
{
  g_autofree char *bare = dup_name (incoming, name);
  g_autofree char *called = name != NULL ? g_strdup (name) : g_strdup_printf (_ ("“%s”"), bare);
  g_autofree char *title = dup_title (incoming, called);
  g_autofree char *subtitle = dup_subtitle (incoming);
  const char *editor = incoming->loaded->header->editor;
  TdtCompareWords words = {
    .title = title,
    .subtitle = subtitle,
    .ours = _ ("Here"),
    .theirs = editor != NULL ? editor : _ ("There"),
  };

  tdt_window_show_comparison (window, tdt_compare_page_new (incoming->comparison, &words),
                              incoming_compared_cb, incoming, (GDestroyNotify) tdt_incoming_free);
}

/* Nothing in it is new; as an ancestor it counts all the same. */
static void
tell_nothing_new (TdtWindow *window, const TdtIncoming *incoming)
{
  g_autofree char *name = dup_name (incoming, NULL);
  g_autofree char *text = NULL;

  if (incoming->mode == TDT_COMPARE_MERGE)
    tdt_workspace_take_incoming (tdt_desk_get_workspace (window->desk), incoming, "", NULL);
  /* Translators: %s is a file */
  text = g_strdup_printf (incoming->mode == TDT_COMPARE_MERGE
                              ? _ ("“%s” has nothing that is not here already")
                              : _ ("“%s” is the same as this project"),
                          name);
  tdt_window_tell (window, text);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Arrival) arrival = user_data;
  TdtWindow *window = arrival->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtIncoming)
      incoming = tdt_workspace_compare_finish (TDT_WORKSPACE (source), result, &error);

  window->comparing = FALSE;
  /* Closed, or another project, meanwhile. */
  if (window->desk == NULL || tdt_desk_get_workspace (window->desk) != TDT_WORKSPACE (source))
    return;
  if (incoming == NULL)
    tdt_window_tell (window, error->message);
  else if (tdt_comparison_get_n_differences (incoming->comparison) == 0)
    tell_nothing_new (window, incoming);
  else
    {
      tdt_window_show_incoming (window, g_steal_pointer (&incoming), arrival->name);
      return;
    }
  start_next (window);
}

static void
start_next (TdtWindow *window)
{
  Arrival *arrival;

  if (window->comparing || window->compare != NULL || window->desk == NULL)
    return;
  arrival = g_queue_pop_head (&window->arrivals);
  if (arrival == NULL)
    return;
  window->comparing = TRUE;
  tdt_workspace_compare_async (tdt_desk_get_workspace (window->desk), arrival->file, arrival->mode,
                               NULL, compared_cb, arrival);
}

void
tdt_window_compare_file (TdtWindow *window, GFile *file, TdtCompareMode mode, const char *name)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->window = g_object_ref (window);
  arrival->file = g_object_ref (file);
  arrival->mode = mode;
  arrival->name = g_strdup (name);
  g_queue_push_tail (&window->arrivals, arrival);
  start_next (window);
}

void
tdt_window_forget_arrivals (TdtWindow *window)
{
  g_queue_clear_full (&window->arrivals, arrival_free);
}

static void
merge_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  for (guint i = 0; window->desk != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      tdt_window_compare_file (window, file, TDT_COMPARE_MERGE, NULL);
    }
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_open_several (GTK_WINDOW (widget), _ ("Merge Copies"), merge_chosen_cb,
                                g_object_ref (widget));
}

static void
compare_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  if (file != NULL && window->desk != NULL)
    tdt_window_compare_file (window, file, TDT_COMPARE_ALL, NULL);
}

static void
compare_with_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_open (GTK_WINDOW (widget), compare_chosen_cb, g_object_ref (widget));
}

static void
copy_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (tdt_workspace_save_copy_finish (TDT_WORKSPACE (source), result, &error))
    tdt_window_tell (window, _ ("The copy is saved; what comes back can be merged"));
  else
    tdt_window_tell (window, error->message);
}

static void
copy_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  if (file != NULL && window->desk != NULL)
    tdt_workspace_save_copy_async (tdt_desk_get_workspace (window->desk), file, NULL, copy_saved_cb,
                                   g_object_ref (window));
}

static void
save_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  g_autofree char *title = tdt_workspace_dup_title (tdt_desk_get_workspace (window->desk));
  g_autofree char *clean = tdt_plain_dup_file_name (title, "");
  g_autofree char *name = NULL;

  /* Translators: the name of a file; %s is the title of an event */
  name = g_strdup_printf (_ ("%s (copy).tdt.xml"), clean);
  tdt_file_dialog_save (GTK_WINDOW (widget), _ ("Save a Copy for a Colleague"), NULL, name,
                        copy_chosen_cb, g_object_ref (widget));
}

static void
merge_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);

  tdt_banner_hide (window->copy_banner);
  if (window->copy_file != NULL)
    tdt_window_compare_file (window, window->copy_file, TDT_COMPARE_MERGE, NULL);
  g_clear_object (&window->copy_file);
  g_clear_object (&window->copy_opened);
}

static void
open_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  TdtApplication *application = TDT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));

  tdt_banner_hide (window->copy_banner);
  if (window->copy_opened != NULL && application != NULL)
    {
      TdtWindow *other = tdt_window_new (application);

      tdt_window_set_workspace (other, window->copy_opened);
      gtk_window_present (GTK_WINDOW (other));
    }
  g_clear_object (&window->copy_file);
  g_clear_object (&window->copy_opened);
}

void
tdt_window_offer_copy (TdtWindow *window, GFile *file, TdtWorkspace *opened)
{
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (basename);
  g_autofree char *text = NULL;

  g_set_object (&window->copy_file, file);
  g_set_object (&window->copy_opened, opened);
  /* Translators: %s is a file */
  text = g_strdup_printf (_ ("“%s” is a copy of this project. See what was changed in it, and take "
                             "it over?"),
                          name);
  tdt_banner_show (window->copy_banner, text);
  gtk_window_present (GTK_WINDOW (window));
}

void
tdt_window_init_compare (TdtWindow *window)
{
  window->copy_banner = tdt_banner_new ("edit-copy-symbolic");
  tdt_banner_add_button (window->copy_banner, _ ("_Open as Its Own"), "win.open-copy", FALSE);
  tdt_banner_add_button (window->copy_banner, _ ("_See What Changed"), "win.merge-copy", TRUE);
  gtk_box_append (window->banners, GTK_WIDGET (window->copy_banner));
}

void
tdt_window_install_compare_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "win.compare-with", NULL, compare_with_cb);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.merge-copy", NULL, merge_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.open-copy", NULL, open_copy_cb);
}
