/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-versions-page.h"

#include "tdt-version-store.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

struct _TdtVersionsPage
{
  AdwBin parent_instance;
};

enum
{
  COMPARE,
  RESTORE,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtVersionsPage, tdt_versions_page, ADW_TYPE_BIN)

/* One version as its buttons know it. */
typedef struct
{
  TdtVersionsPage *page;
  GFile *file;
  char *name;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->file);
  g_free (choice->name);
  g_free (choice);
}

static void
compare_cb (GtkButton *button, Choice *choice)
{
  g_signal_emit (choice->page, signals[COMPARE], 0, choice->file, choice->name);
}

static void
restore_cb (GtkButton *button, Choice *choice)
{
  g_signal_emit (choice->page, signals[RESTORE], 0, choice->file, choice->name);
}

static void
add_button (TdtVersionsPage *page, AdwActionRow *row, const TdtVersion *version, const char *label,
            const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Choice *choice = g_new (Choice, 1);
  /* Translators: what a button does, and with what, as in “Restore: the version of Wed 27 Sep” */
  g_autofree char *full = g_strdup_printf (_ ("%s: %s"), label, name);

  choice->page = page;
  choice->file = g_file_new_for_path (version->path);
  choice->name = g_strdup (name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  g_signal_connect_data (button, "clicked", clicked, choice, choice_free, 0);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
make_row (TdtVersionsPage *page, const TdtVersion *version)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (version->when / G_USEC_PER_SEC);
  g_autofree char *clock = g_date_time_format (time, "%H:%M");
  g_autofree char *size = g_format_size (version->size);
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  day = tdt_words_dup_day (tdt_date_of (time));
  /* Translators: a day and a time of day */
  title = g_strdup_printf (_ ("%s, until %s"), day, clock);
  /* Translators: %s is a day and a time of day */
  name = g_strdup_printf (_ ("the version of %s"), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* Translators: who saved it, and how large it is */
  subtitle = version->editor != NULL ? g_strdup_printf (_ ("%s · %s"), version->editor, size)
                                     : g_strdup (size);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_button (page, ADW_ACTION_ROW (row), version, _ ("Compare"), name, G_CALLBACK (compare_cb));
  add_button (page, ADW_ACTION_ROW (row), version, _ ("Restore"), name, G_CALLBACK (restore_cb));
  return row;
}

static void
cancel_cb (TdtVersionsPage *page)
{
  g_signal_emit (page, signals[CANCEL], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  cancel_cb (TDT_VERSIONS_PAGE (widget));
  return TRUE;
}

static void
tdt_versions_page_class_init (TdtVersionsPageClass *klass)
{
  GType type = TDT_TYPE_VERSIONS_PAGE;

  signals[COMPARE] = g_signal_new ("compare", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);
  signals[RESTORE] = g_signal_new ("restore", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);
  signals[CANCEL] = g_signal_new ("cancel", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
tdt_versions_page_init (TdtVersionsPage *page)
{
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No Earlier Versions Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Whenever you save, what was in the file before is kept."));
  gtk_widget_set_vexpand (status, TRUE);
  return status;
}

static GtkWidget *
make_list (TdtVersionsPage *page, const GPtrArray *versions)
{
  GtkWidget *preferences = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Earlier Versions"));
  adw_preferences_group_set_description (
      group,
      _ ("What was in the file before each save, on this computer. Restoring can be undone."));
  for (guint i = 0; i < versions->len; i++)
    adw_preferences_group_add (group, make_row (page, versions->pdata[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (preferences), group);
  gtk_widget_set_vexpand (preferences, TRUE);
  return preferences;
}

TdtVersionsPage *
tdt_versions_page_new (const GPtrArray *versions)
{
  TdtVersionsPage *page = g_object_new (TDT_TYPE_VERSIONS_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Back"));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_end (button, 12);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (cancel_cb), page);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_box_append (GTK_BOX (box), versions->len > 0 ? make_list (page, versions) : make_nothing ());
  gtk_box_append (GTK_BOX (box), bar);
  adw_bin_set_child (ADW_BIN (page), box);
  return page;
}
