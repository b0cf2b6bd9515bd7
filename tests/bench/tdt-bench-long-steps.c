/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-bench-steps.h"

#include "tdt-compare-page.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-preview.h"

#include <adwaita.h>

typedef struct
{
  GType type;
  GtkWidget *found;
} Search;

static void
look_for (GtkWidget *widget, Search *search)
{
  if (!gtk_widget_get_mapped (widget) || search->found != NULL)
    return;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, search->type))
    search->found = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_for (child, search);
}

/* The first one in sight. */
static gpointer
find (gpointer top, GType type)
{
  Search search = { .type = type };

  look_for (top, &search);
  if (search.found == NULL)
    g_error ("no %s in sight", g_type_name (type));
  return search.found;
}

/* As it is typed, and away again. */
static void
type (GtkEditable *entry, const char *text, const char *where)
{
  for (glong n = 1; n <= g_utf8_strlen (text, -1); n++)
    {
      g_autofree char *typed = g_utf8_substring (text, 0, n);
      g_autofree char *step = g_strdup_printf ("%s: “%s”", where, typed);

      gtk_editable_set_text (entry, typed);
      tdt_bench_report (step);
    }
  gtk_editable_set_text (entry, "");
  tdt_bench_report ("searching no more");
}

static void
sort_columns (TdtWindow *window, const char *page)
{
  GtkColumnView *view = find (window, GTK_TYPE_COLUMN_VIEW);
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *title = gtk_column_view_column_get_title (column);
      g_autofree char *step = g_strdup_printf ("sorting %s by %s", page, title);
      g_autofree char *back = g_strdup_printf ("sorting %s by %s, descending", page, title);

      if (gtk_column_view_column_get_sorter (column) == NULL)
        continue;
      gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
      tdt_bench_report (step);
      gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
      tdt_bench_report (back);
    }
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  tdt_bench_report ("sorting no more");
}

static void
search_lists (TdtWindow *window)
{
  static const char *const pages[] = { "people", "partners" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *where = g_strdup_printf ("searching %s", pages[i]);

      tdt_bench_turn_to (window, pages[i], "");
      type (find (window, GTK_TYPE_SEARCH_ENTRY), "mart", where);
      sort_columns (window, pages[i]);
    }
  tdt_bench_act (window, "win.find", "opening the palette");
  type (find (window, GTK_TYPE_SEARCH_ENTRY), "table 12", "the palette");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

static void
wait_until (gboolean (*is_done) (TdtWindow *window), TdtWindow *window, const char *what)
{
  gint64 until = g_get_monotonic_time () + TDT_BENCH_PATIENCE;

  while (!is_done (window) && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  if (!is_done (window))
    g_error ("%s did not come", what);
}

static gboolean
shows_comparison (TdtWindow *window)
{
  return window->compare != NULL;
}

static gboolean
shows_none (TdtWindow *window)
{
  return window->compare == NULL;
}

static gboolean
is_previewing (TdtWindow *window)
{
  return tdt_workspace_is_previewing (tdt_desk_get_workspace (window->desk));
}

static void
go_back_and_forth (TdtWorkspace *workspace, const char *what)
{
  g_autofree char *back = g_strdup_printf ("undoing %s", what);
  g_autofree char *forth = g_strdup_printf ("doing %s again", what);

  tdt_workspace_undo (workspace);
  tdt_bench_report (back);
  tdt_workspace_redo (workspace);
  tdt_bench_report (forth);
  tdt_workspace_undo (workspace);
  tdt_bench_report (back);
}

static void
compare (TdtWindow *window, GFile *copy)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);
  GtkWidget *all;

  tdt_window_compare_file (window, copy, TDT_COMPARE_ALL, NULL);
  wait_until (shows_comparison, window, "the comparison");
  tdt_bench_report ("comparing with a copy that differs everywhere");
  all = find (window->compare, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), TRUE);
  tdt_bench_report ("taking all of it");
  g_signal_emit_by_name (window->compare, "apply");
  wait_until (shows_none, window, "what is taken");
  tdt_bench_report ("applying it");
  go_back_and_forth (workspace, "the merge");
}

static void
bring_in (TdtWindow *window, GFile *programme)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, programme);
  tdt_window_import_files (window, G_LIST_MODEL (files));
  wait_until (is_previewing, window, "the programme");
  tdt_bench_report ("bringing in a programme of 10 MB");
  tdt_bench_act (window, "win.apply-proposal", "applying it");
  go_back_and_forth (tdt_desk_get_workspace (window->desk), "the import");
}

static void
show_documents (TdtWindow *window)
{
  GtkListBox *list;
  GtkListBoxRow *row;

  tdt_bench_turn_to (window, "documents", "");
  list = find (window, GTK_TYPE_LIST_BOX);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      g_autofree char *step = g_strdup_printf ("showing document %d", i + 1);

      gtk_list_box_select_row (list, row);
      tdt_bench_report (step);
    }
}

void
tdt_bench_take_long_steps (TdtWindow *window, GFile *copy, GFile *programme)
{
  search_lists (window);
  tdt_bench_turn_to (window, "programme", "");
  compare (window, copy);
  bring_in (window, programme);
  show_documents (window);
}
