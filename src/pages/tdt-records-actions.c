/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the page of people or partners. */
#include "config.h"

#include "tdt-book-task-private.h"
#include "tdt-join-task-private.h"
#include "tdt-people-paste-private.h"
#include "tdt-record-columns-private.h"
#include "tdt-records-page-private.h"

#include <glib/gi18n-lib.h>

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);
  g_auto (GStrv) uids = tdt_records_page_dup_selected (page);

  tdt_desk_remove_all (page->desk, (const char *const *) uids);
}

static void
delete_shown_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);
  TdtRecord *record = tdt_desk_get_selected (page->desk, page->kind);

  if (record != NULL)
    tdt_desk_remove (page->desk, tdt_record_get_uid (record));
}

/* As lines of a table, for any program. */
static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);
  const TdtRoot *root = tdt_desk_get_root (page->desk);
  g_auto (GStrv) uids = tdt_records_page_dup_selected (page);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  for (guint i = 0; uids[i] != NULL; i++)
    g_ptr_array_add (rows, (gpointer) tdt_root_lookup (root, uids[i]));
  if (rows->len == 0)
    return;
  text = tdt_record_columns_dup_text (root, page->kind, rows);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  told = g_strdup_printf (ngettext ("%'u line is copied", "%'u lines are copied", rows->len),
                          rows->len);
  g_signal_emit_by_name (page->desk, "report", told);
}

static void
done_cb (TdtRecordsPage *page, const char *uid)
{
  /* Showing somebody ends the task, too. */
  g_autofree char *shown = g_strdup (uid);

  tdt_records_page_end_task (page);
  tdt_desk_select (page->desk, shown);
}

static void
start (TdtRecordsPage *page, GtkWidget *task)
{
  g_signal_connect_object (task, "done", G_CALLBACK (done_cb), page, G_CONNECT_SWAPPED);
  tdt_records_page_start_task (page, task);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtPeoplePaste) paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL)
    tdt_people_paste_set_text (paste, text);
}

/* What was copied is looked at at once; where it tells of nobody, something else can be pasted. */
static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);
  GtkWidget *paste;

  if (page->kind != TDT_KIND_PERSON)
    return;
  gtk_popover_popdown (page->add_popover);
  paste = tdt_people_paste_new (page->desk);
  start (page, paste);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb,
                                 g_object_ref (paste));
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);
  g_auto (GStrv) uids = tdt_records_page_dup_selected (page);

  if (g_strv_length (uids) == 2)
    start (page, tdt_join_task_new (page->desk, page->kind, uids[0], uids[1]));
}

static void
find_duplicates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);

  start (page, tdt_join_task_new (page->desk, page->kind, NULL, NULL));
}

static void
book_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);

  gtk_popover_popdown (page->add_popover);
  start (page, tdt_book_task_new (page->desk));
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);

  if (!g_str_equal (gtk_stack_get_visible_child_name (page->whole), "records"))
    {
      /* The table is not there, and a task that was begun is not given up for it. */
      gtk_widget_activate_action (widget, "win.find", NULL);
      return;
    }
  tdt_two_pane_set_show_content (page->panes, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (page->search_entry));
}

void
tdt_records_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-shown", NULL, delete_shown_cb);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "page.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "page.find-duplicates", NULL, find_duplicates_cb);
  gtk_widget_class_install_action (widget_class, "page.address-book", NULL, book_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
}
