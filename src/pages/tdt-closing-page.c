/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-closing-page.h"

#include "tdt-address-book.h"

#include <glib/gi18n-lib.h>

struct _TdtClosingPage
{
  AdwBin parent_instance;

  GtkSwitch *names;
  /* Shown once the address book is read, if people of the project are in it. */
  AdwActionRow *book_row;
  GtkSwitch *book;
  TdtWorkspace *workspace;
  GCancellable *reading;
};

enum
{
  CLOSE,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtClosingPage, tdt_closing_page, ADW_TYPE_BIN)

static void
close_cb (TdtClosingPage *page)
{
  guint what = TDT_PURGE_CONTACTS | (gtk_switch_get_active (page->names) ? TDT_PURGE_NAMES : 0) |
               (gtk_switch_get_active (page->book) ? TDT_PURGE_BOOK : 0);

  g_signal_emit (page, signals[CLOSE], 0, what);
}

static void
cancel_cb (TdtClosingPage *page)
{
  g_signal_emit (page, signals[CANCEL], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  cancel_cb (TDT_CLOSING_PAGE (widget));
  return TRUE;
}

static void
tdt_closing_page_dispose (GObject *object)
{
  TdtClosingPage *page = TDT_CLOSING_PAGE (object);

  g_cancellable_cancel (page->reading);
  g_clear_object (&page->reading);
  g_clear_object (&page->workspace);
  G_OBJECT_CLASS (tdt_closing_page_parent_class)->dispose (object);
}

static void
tdt_closing_page_class_init (TdtClosingPageClass *klass)
{
  GType type = TDT_TYPE_CLOSING_PAGE;

  G_OBJECT_CLASS (klass)->dispose = tdt_closing_page_dispose;
  signals[CLOSE] = g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_UINT);
  signals[CANCEL] = g_signal_new ("cancel", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
tdt_closing_page_init (TdtClosingPage *page)
{
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static GtkSwitch *
add_switch (AdwActionRow *row)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, widget);
  adw_action_row_set_activatable_widget (row, widget);
  return GTK_SWITCH (widget);
}

static void
add_what_goes (TdtClosingPage *page, AdwPreferencesPage *preferences, TdtWorkspace *workspace)
{
  AdwPreferencesGroup *group = add_group (preferences, _ ("What Goes"));
  guint n_records;
  guint n = tdt_workspace_count_personal (workspace, TDT_PURGE_CONTACTS, &n_records);
  g_autofree char *values = g_strdup_printf (ngettext ("%'u entry", "%'u entries", n), n);
  /* Translators: “124 entries” in so many people and organisations */
  g_autofree char *text = g_strdup_printf (
      ngettext (
          "%s of %'u person or organisation: e-mail, phone, postal address, assistant, needs, "
          "diet, notes.",
          "%s of %'u people and organisations: e-mail, phone, postal address, assistant, "
          "needs, diet, notes.",
          n_records),
      values, n_records);
  AdwActionRow *row;

  add_row (group, _ ("Contact Data"),
           n > 0 ? text
                 : _ ("There is none in this project; earlier versions on this computer may have "
                      "some."));
  row = add_row (group, _ ("Who People Are"),
                 _ ("Names, functions, biographies, photos: everybody becomes “Person 1”, "
                    "“Person 2”…"));
  page->names = add_switch (row);
  page->book_row = add_row (group, _ ("The Same People in the Address Book"), "");
  page->book = add_switch (page->book_row);
  gtk_widget_set_visible (GTK_WIDGET (page->book_row), FALSE);
}

static void
book_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) book = tdt_address_book_read_finish (result, &error);
  TdtClosingPage *page;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *text = NULL;

  if (book == NULL)
    return;
  page = TDT_CLOSING_PAGE (user_data);
  people = tdt_address_book_find_people (book, tdt_workspace_get_root (page->workspace));
  text = g_strdup_printf (
      ngettext ("%'u person of this event is in the address book of this computer. With the save, "
                "its earlier versions go too.",
                "%'u people of this event are in the address book of this computer. With the save, "
                "its earlier versions go too.",
                people->len),
      people->len);
  adw_action_row_set_subtitle (page->book_row, text);
  gtk_widget_set_visible (GTK_WIDGET (page->book_row), people->len > 0);
}

/* It is for all events, so it is not for one of them to empty it. */
static void
add_book_row (AdwPreferencesGroup *group)
{
  AdwActionRow *row = add_row (
      group, _ ("The Address Book of This Computer"),
      _ ("It keeps everybody else for other events. In the preferences it can be "
         "looked at, or forgotten with its earlier versions."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Preferences"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.preferences");
  adw_action_row_add_suffix (row, button);
}

static char *
dup_what_saving_deletes (guint n_versions)
{
  if (n_versions == 0)
    return g_strdup (
        _ ("Until you save, all of this can be undone. Saving then deletes what crashes "
           "left of this project on this computer."));
  return g_strdup_printf (
      ngettext ("Until you save, all of this can be undone. Saving then deletes %u earlier version "
                "and what crashes left of this project on this computer.",
                "Until you save, all of this can be undone. Saving then deletes %u earlier "
                "versions and what crashes left of this project on this computer.",
                n_versions),
      n_versions);
}

static void
add_what_follows (AdwPreferencesPage *preferences, guint n_versions)
{
  AdwPreferencesGroup *group = add_group (preferences, _ ("What Stays"));
  g_autofree char *versions = NULL;

  add_row (group, _ ("The Numbers"),
           _ ("Sessions, organisations, roles, answers and speaking minutes stay as they are."));
  group = add_group (preferences, _ ("What Cannot Be Undone"));
  versions = dup_what_saving_deletes (n_versions);
  add_row (group, _ ("Saving Makes It Final"), versions);
  group = add_group (preferences, _ ("What This Does Not Reach"));
  add_book_row (group);
  add_row (group, _ ("Everything Outside This File"),
           _ ("Copies that were sent or saved elsewhere, printed papers, backups."));
  add_row (group, _ ("What Was Written Freely"),
           _ ("Names in titles, descriptions and notes of sessions and agendas."));
}

static GtkWidget *
make_bar (TdtClosingPage *page)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Take Out"));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (close, "destructive-action");
  gtk_widget_set_hexpand (cancel, TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  gtk_widget_set_margin_end (close, 12);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), page);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), page);
  gtk_box_append (GTK_BOX (bar), cancel);
  gtk_box_append (GTK_BOX (bar), close);
  return bar;
}

TdtClosingPage *
tdt_closing_page_new (TdtWorkspace *workspace, guint n_versions)
{
  TdtClosingPage *page = g_object_new (TDT_TYPE_CLOSING_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *preferences = adw_preferences_page_new ();

  add_what_goes (page, ADW_PREFERENCES_PAGE (preferences), workspace);
  add_what_follows (ADW_PREFERENCES_PAGE (preferences), n_versions);
  gtk_widget_set_vexpand (preferences, TRUE);
  gtk_box_append (GTK_BOX (box), preferences);
  gtk_box_append (GTK_BOX (box), make_bar (page));
  adw_bin_set_child (ADW_BIN (page), box);
  page->workspace = g_object_ref (workspace);
  page->reading = g_cancellable_new ();
  tdt_address_book_read_async (page->reading, book_read_cb, page);
  return page;
}
