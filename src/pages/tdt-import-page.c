/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-import-page.h"

#include "tdt-import-table-private.h"
#include "tdt-task-frame-private.h"
#include "tdt-wrap-box.h"

#include <glib/gi18n-lib.h>

/* Choices that come faster than that, in milliseconds, are worked out together. */
#define PAUSE 120
/* Problems that are shown one by one. */
#define MAX_SHOWN 100u

struct _TdtImportPage
{
  AdwBin parent_instance;

  GPtrArray *sources;
  TdtRoot *fresh;
  TdtRoot *into;
  gboolean wants_new;
  GtkBox *content;
  AdwExpanderRow *problems;
  GtkWidget *problems_list;
  GPtrArray *problem_rows;
  GtkWidget *told;
  GtkButton *import_button;
  GtkSpinner *spinner;

  guint pause;
  GCancellable *working;
  TdtRoot *result;
  TdtImportReport *report;
};

enum
{
  IMPORT,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtImportPage, tdt_import_page, ADW_TYPE_BIN)

/* What is worked out. */
typedef struct
{
  GPtrArray *sources;
  TdtRoot *into;
  TdtRoot *result;
  TdtImportReport *report;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->sources);
  tdt_root_unref (work->into);
  g_clear_pointer (&work->result, tdt_root_unref);
  g_clear_pointer (&work->report, tdt_import_report_free);
  g_free (work);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  work->result = tdt_import_sources_build (work->sources, work->into, work->report, cancellable,
                                           &error);
  if (work->result != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
add_told (TdtImportPage *page, char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  tdt_wrap_box_append (TDT_WRAP_BOX (page->told), label);
  g_free (text);
}

/* In words what the result has that was not there. */
static void
tell_counts (TdtImportPage *page)
{
  const TdtRoot *before = tdt_import_page_get_into (page);
  guint n_people = tdt_root_count (page->result, TDT_KIND_PERSON) -
                   tdt_root_count (before, TDT_KIND_PERSON);
  guint n_sessions = tdt_root_count (page->result, TDT_KIND_SESSION) -
                     tdt_root_count (before, TDT_KIND_SESSION);
  guint n_organisations = tdt_root_count (page->result, TDT_KIND_ORGANISATION) -
                          tdt_root_count (before, TDT_KIND_ORGANISATION);
  guint n_rooms = tdt_root_count (page->result, TDT_KIND_ROOM) -
                  tdt_root_count (before, TDT_KIND_ROOM);
  guint n_known = page->report->people > n_people ? page->report->people - n_people : 0;
  guint n_places = tdt_root_count (page->result, TDT_KIND_PARTICIPANT) -
                   tdt_root_count (before, TDT_KIND_PARTICIPANT);

  if (n_people > 0)
    add_told (page,
              g_strdup_printf (ngettext ("%'u new person", "%'u new people", n_people), n_people),
              NULL);
  if (n_known > 0)
    add_told (page,
              g_strdup_printf (ngettext ("%'u known person", "%'u known people", n_known), n_known),
              NULL);
  if (n_organisations > 0)
    add_told (page,
              g_strdup_printf (
                  ngettext ("%'u new organisation", "%'u new organisations", n_organisations),
                  n_organisations),
              NULL);
  if (n_sessions > 0)
    add_told (
        page,
        g_strdup_printf (ngettext ("%'u new session", "%'u new sessions", n_sessions), n_sessions),
        NULL);
  if (n_rooms > 0)
    add_told (page, g_strdup_printf (ngettext ("%'u new room", "%'u new rooms", n_rooms), n_rooms),
              NULL);
  if (n_places > 0)
    add_told (page,
              /* Translators: somebody takes part in a session, once for each */
              g_strdup_printf (
                  ngettext ("%'u new participation", "%'u new participations", n_places), n_places),
              NULL);
  if (page->report->changes->len > 0)
    add_told (page,
              g_strdup_printf (ngettext ("%'u change", "%'u changes", page->report->changes->len),
                               page->report->changes->len),
              NULL);
}

static void
add_problems (TdtImportPage *page, const GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len && page->problem_rows->len < MAX_SHOWN; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentences->pdata[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_expander_row_add_row (page->problems, row);
      g_ptr_array_add (page->problem_rows, row);
    }
}

/* What is lost, mended and changed, with file and line. */
static void
show_problems (TdtImportPage *page)
{
  guint n = page->report->lost->len + page->report->repairs->len;
  g_autofree char *title = NULL;

  for (guint i = 0; i < page->problem_rows->len; i++)
    adw_expander_row_remove (page->problems, page->problem_rows->pdata[i]);
  g_ptr_array_set_size (page->problem_rows, 0);
  title = n > 0
              ? g_strdup_printf (ngettext ("%'u problem", "%'u problems", n), n)
              : g_strdup_printf (ngettext ("%'u change", "%'u changes", page->report->changes->len),
                                 page->report->changes->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (page->problems), title);
  add_problems (page, page->report->lost);
  add_problems (page, page->report->repairs);
  add_problems (page, page->report->changes);
  gtk_widget_set_visible (page->problems_list, page->problem_rows->len > 0);
  if (n > 0)
    add_told (page, g_steal_pointer (&title), "warning");
}

static void
clear_told (TdtImportPage *page)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (page->told)) != NULL)
    gtk_widget_unparent (child);
}

static void
show_result (TdtImportPage *page, const char *problem)
{
  const TdtRoot *before = tdt_import_page_get_into (page);
  gboolean different = page->result != NULL && !tdt_root_equal (page->result, before);
  GString *spoken = g_string_new (NULL);

  clear_told (page);
  if (page->result != NULL)
    {
      tell_counts (page);
      if (!different)
        add_told (page, g_strdup (_ ("Nothing new")), "dim-label");
      show_problems (page);
    }
  else
    add_told (page, g_strdup (problem), "error");
  for (GtkWidget *label = gtk_widget_get_first_child (page->told); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "",
                            gtk_label_get_text (GTK_LABEL (label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->import_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (page->import_button), different);
  gtk_spinner_stop (page->spinner);
  g_string_free (spoken, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtImportPage *page = TDT_IMPORT_PAGE (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another choice was made meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_task_get_cancellable (G_TASK (result)) != page->working)
    return;
  g_clear_object (&page->working);
  g_clear_pointer (&page->result, tdt_root_unref);
  g_clear_pointer (&page->report, tdt_import_report_free);
  page->result = done ? g_steal_pointer (&work->result) : NULL;
  page->report = g_steal_pointer (&work->report);
  show_result (page, done ? NULL : error->message);
}

static gboolean
work_cb (gpointer user_data)
{
  TdtImportPage *page = user_data;
  Work *work = g_new0 (Work, 1);
  g_autoptr (GTask) task = NULL;

  page->pause = 0;
  page->working = g_cancellable_new ();
  task = g_task_new (page, page->working, worked_cb, NULL);
  work->sources = tdt_import_sources_copy (page->sources);
  work->into = tdt_root_ref (tdt_import_page_get_into (page));
  work->report = tdt_import_report_new ();
  g_task_set_source_tag (task, work_cb);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_in_thread);
  return G_SOURCE_REMOVE;
}

static void
stop (TdtImportPage *page)
{
  g_clear_handle_id (&page->pause, g_source_remove);
  g_cancellable_cancel (page->working);
  g_clear_object (&page->working);
}

static void
changed_cb (TdtImportPage *page)
{
  stop (page);
  gtk_widget_set_sensitive (GTK_WIDGET (page->import_button), FALSE);
  gtk_spinner_start (page->spinner);
  page->pause = g_timeout_add (PAUSE, work_cb, page);
}

static void
into_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TdtImportPage *page)
{
  page->wants_new = adw_combo_row_get_selected (row) == 1;
  changed_cb (page);
}

static void
cancel_cb (TdtImportPage *page)
{
  stop (page);
  g_signal_emit (page, signals[CANCEL], 0);
}

static void
import_cb (TdtImportPage *page)
{
  if (page->result != NULL)
    g_signal_emit (page, signals[IMPORT], 0);
}

static void
tdt_import_page_dispose (GObject *object)
{
  stop (TDT_IMPORT_PAGE (object));
  G_OBJECT_CLASS (tdt_import_page_parent_class)->dispose (object);
}

static void
tdt_import_page_finalize (GObject *object)
{
  TdtImportPage *page = TDT_IMPORT_PAGE (object);

  g_clear_pointer (&page->sources, g_ptr_array_unref);
  g_clear_pointer (&page->fresh, tdt_root_unref);
  g_clear_pointer (&page->into, tdt_root_unref);
  g_clear_pointer (&page->result, tdt_root_unref);
  g_clear_pointer (&page->report, tdt_import_report_free);
  g_ptr_array_unref (page->problem_rows);
  G_OBJECT_CLASS (tdt_import_page_parent_class)->finalize (object);
}

static void
tdt_import_page_class_init (TdtImportPageClass *klass)
{
  GType type = TDT_TYPE_IMPORT_PAGE;

  G_OBJECT_CLASS (klass)->dispose = tdt_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tdt_import_page_finalize;
  signals[IMPORT] = g_signal_new ("import", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
tdt_import_page_init (TdtImportPage *page)
{
  page->problem_rows = g_ptr_array_new ();
}

static GtkWidget *
make_into (TdtImportPage *page, const char *title)
{
  const char *const choices[] = { title, _ ("A new project"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Bring into"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_signal_connect (row, "notify::selected", G_CALLBACK (into_chosen_cb), page);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* What needs no choice, or allows none. */
static GtkWidget *
make_other (const TdtImportSource *source)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source->name);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row), source->problem != NULL ? source->problem : _ ("Brought in as it is"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
add_sources (TdtImportPage *page)
{
  for (guint i = 0; i < page->sources->len; i++)
    {
      const TdtImportSource *source = page->sources->pdata[i];

      if (source->mappings == NULL)
        gtk_box_append (page->content, make_other (source));
      for (guint m = 0; source->mappings != NULL && m < source->mappings->len; m++)
        {
          GtkWidget *table = tdt_import_table_new (source->mappings->pdata[m], page->into);

          g_signal_connect_swapped (table, "changed", G_CALLBACK (changed_cb), page);
          gtk_box_append (page->content, table);
        }
    }
}

static void
add_problem_list (TdtImportPage *page)
{
  page->problems = ADW_EXPANDER_ROW (adw_expander_row_new ());
  page->problems_list = adw_preferences_group_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (page->problems_list),
                             GTK_WIDGET (page->problems));
  gtk_widget_set_visible (page->problems_list, FALSE);
  gtk_box_append (page->content, page->problems_list);
}

static GtkWidget *
make_bar (TdtImportPage *page)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  page->told = tdt_wrap_box_new (12);
  page->spinner = GTK_SPINNER (gtk_spinner_new ());
  page->import_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Import")));
  gtk_widget_add_css_class (bar, "import-bar");
  gtk_widget_set_hexpand (page->told, TRUE);
  gtk_widget_set_valign (page->told, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (page->import_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (page->import_button), "suggested-action");
  g_signal_connect_swapped (page->import_button, "clicked", G_CALLBACK (import_cb), page);
  gtk_box_append (GTK_BOX (bar), page->told);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (page->spinner));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (page->import_button));
  return bar;
}

TdtImportPage *
tdt_import_page_new (GPtrArray *sources, const TdtRoot *fresh, const TdtRoot *into,
                     const char *title)
{
  TdtImportPage *page = g_object_new (TDT_TYPE_IMPORT_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *frame;

  page->sources = sources;
  page->fresh = tdt_root_ref (fresh);
  page->into = into != NULL ? tdt_root_ref (into) : NULL;
  page->wants_new = into == NULL;
  page->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  if (into != NULL)
    gtk_box_append (page->content, make_into (page, title));
  add_sources (page);
  add_problem_list (page);
  frame = tdt_task_frame_new (_ ("Import"),
                              _ ("Say above each column what it tells. Below you see at once what "
                                 "would come of it."),
                              GTK_WIDGET (page->content), G_CALLBACK (cancel_cb), page);
  gtk_widget_set_vexpand (frame, TRUE);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), make_bar (page));
  adw_bin_set_child (ADW_BIN (page), box);
  changed_cb (page);
  return page;
}

const TdtRoot *
tdt_import_page_get_into (TdtImportPage *page)
{
  g_return_val_if_fail (TDT_IS_IMPORT_PAGE (page), NULL);

  return page->wants_new ? page->fresh : page->into;
}

gboolean
tdt_import_page_get_wants_new (TdtImportPage *page)
{
  g_return_val_if_fail (TDT_IS_IMPORT_PAGE (page), FALSE);

  return page->wants_new;
}

const TdtRoot *
tdt_import_page_get_result (TdtImportPage *page)
{
  g_return_val_if_fail (TDT_IS_IMPORT_PAGE (page), NULL);

  return page->result;
}

const TdtImportReport *
tdt_import_page_get_report (TdtImportPage *page)
{
  g_return_val_if_fail (TDT_IS_IMPORT_PAGE (page), NULL);

  return page->report;
}

const GPtrArray *
tdt_import_page_get_sources (TdtImportPage *page)
{
  g_return_val_if_fail (TDT_IS_IMPORT_PAGE (page), NULL);

  return page->sources;
}
