/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-preferences-window-private.h"

#include "tdt-address-book.h"
#include "tdt-application-private.h"
#include "tdt-memory.h"
#include "tdt-question-private.h"
#include "tdt-settings-window-private.h"
#include "tdt-version-store.h"

#include <glib/gi18n-lib.h>

#define MAX_CHOICES 4

/* Something of which one is chosen: what is kept for each, and how it is called. */
typedef struct
{
  const char *name;
  const char *title;
  const char *subtitle;
  const char *values[MAX_CHOICES + 1];
  const char *labels[MAX_CHOICES + 1];
} Choice;

struct _TdtPreferencesWindow
{
  AdwWindow parent_instance;

  GtkWidget *book_row;
  GtkWidget *book_button;
  GtkWidget *forget_book_button;
  GtkWidget *recent_row;
  GtkWidget *recent_button;
  TdtRoot *book;
};

G_DEFINE_FINAL_TYPE (TdtPreferencesWindow, tdt_preferences_window, ADW_TYPE_WINDOW)

static const Choice style_choice = {
  TDT_MEMORY_STYLE,
  N_ ("Appearance"),
  NULL,
  { "system", "light", "dark", NULL },
  { N_ ("As the desktop has it"), N_ ("Light"), N_ ("Dark"), NULL },
};

static const Choice step_choice = {
  TDT_MEMORY_STEP,
  N_ ("Move sessions by"),
  N_ ("With the mouse and with Alt and the arrow keys. With Shift the mouse goes by single "
      "minutes"),
  { "5", "10", "15", "30", NULL },
  { N_ ("5 minutes"), N_ ("10 minutes"), N_ ("15 minutes"), N_ ("30 minutes"), NULL },
};

void
tdt_preferences_apply_style (void)
{
  g_autofree char *style = tdt_memory_dup (TDT_MEMORY_STYLE);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_strcmp0 (style, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0 (style, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, const Choice *choice)
{
  tdt_memory_keep (choice->name, choice->values[adw_combo_row_get_selected (row)]);
  tdt_preferences_apply_style ();
}

static GtkWidget *
make_choice (const Choice *choice)
{
  g_autofree char *now = tdt_memory_dup (choice->name);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (choice->title));
  if (choice->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (choice->subtitle));
  for (guint i = 0; choice->labels[i] != NULL; i++)
    gtk_string_list_append (labels, _ (choice->labels[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  for (guint i = 0; choice->values[i] != NULL; i++)
    if (g_strcmp0 (choice->values[i], now) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), (gpointer) choice);
  return row;
}

static void
offers_cb (GtkSwitch *widget)
{
  tdt_memory_keep (TDT_MEMORY_OFFERS_KNOWN, gtk_switch_get_active (widget) ? "yes" : "no");
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
make_offers (void)
{
  const char *title = _ ("Offer people of the address book");
  GtkWidget *row = make_row (title, _ ("While a name is typed into a session"));
  GtkWidget *widget = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (widget), tdt_memory_get_offers_known ());
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  g_signal_connect (widget, "notify::active", G_CALLBACK (offers_cb), NULL);
  return row;
}

static void
show_book (TdtPreferencesWindow *window)
{
  guint n = window->book != NULL ? tdt_root_count (window->book, TDT_KIND_PERSON) : 0;
  g_autofree char *text = n > 0
                              ? g_strdup_printf (ngettext ("%'u person, on this computer only",
                                                           "%'u people, on this computer only", n),
                                                 n)
                              : g_strdup (_ ("Empty. The menu of the page People fills it"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->book_row), text);
  gtk_widget_set_sensitive (window->book_button, window->book != NULL);
  gtk_widget_set_sensitive (window->forget_book_button, window->book != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtPreferencesWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) book = tdt_address_book_read_finish (result, &error);

  if (window->book_row == NULL)
    return;
  g_clear_pointer (&window->book, tdt_root_unref);
  window->book = g_steal_pointer (&book);
  show_book (window);
  if (error != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (window->book_row), error->message);
}

static void
open_book_cb (TdtPreferencesWindow *window)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();

  tdt_application_open_file (TDT_APPLICATION (g_application_get_default ()), file, NULL);
}

static void
forget_answered_cb (int answer, gpointer user_data)
{
  g_autoptr (TdtPreferencesWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (answer != 0 || window->book_row == NULL)
    return;
  if (!tdt_address_book_forget (window->book, &error))
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (window->book_row), error->message);
      return;
    }
  g_clear_pointer (&window->book, tdt_root_unref);
  show_book (window);
}

static void
forget_book_cb (TdtPreferencesWindow *window)
{
  static const TdtAnswer answers[] = { { N_ ("_Forget All"), TDT_ANSWER_DESTRUCTIVE } };

  tdt_question_ask (GTK_WINDOW (window), _ ("Forget everybody in the address book?"),
                    _ ("Its earlier versions go too. This cannot be undone. Projects keep the "
                       "people they have."),
                    answers, G_N_ELEMENTS (answers), forget_answered_cb, g_object_ref (window));
}

static void
show_recent (TdtPreferencesWindow *window)
{
  g_autoptr (GPtrArray) files = tdt_application_dup_recent ();
  g_autofree char *text = files->len > 0
                              ? g_strdup_printf (ngettext ("%u, offered when the program starts",
                                                           "%u, offered when the program starts",
                                                           files->len),
                                                 files->len)
                              : g_strdup (_ ("None"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->recent_row), text);
  gtk_widget_set_sensitive (window->recent_button, files->len > 0);
}

static void
forget_recent_cb (TdtPreferencesWindow *window)
{
  tdt_application_forget_recent ();
  show_recent (window);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_kept (TdtPreferencesWindow *window, AdwPreferencesGroup *group)
{
  g_autofree char *versions = g_strdup_printf (
      _ ("What you type is kept at once and comes back after a power cut; the file itself changes "
         "when you save. Of each file the last %u versions are kept, and one for each of %u days"),
      TDT_VERSIONS_KEPT, TDT_VERSION_DAYS);

  window->book_row = make_row (_ ("Address book"), "");
  window->book_button = add_button (window->book_row, _ ("Open"), _ ("Open the address book"));
  window->forget_book_button = add_button (window->book_row, _ ("Forget…"),
                                           _ ("Forget everybody in the address book"));
  window->recent_row = make_row (_ ("Recent projects"), "");
  window->recent_button = add_button (window->recent_row, _ ("Forget"),
                                      _ ("Forget which projects were opened"));
  g_signal_connect_swapped (window->book_button, "clicked", G_CALLBACK (open_book_cb), window);
  g_signal_connect_swapped (window->forget_book_button, "clicked", G_CALLBACK (forget_book_cb),
                            window);
  g_signal_connect_swapped (window->recent_button, "clicked", G_CALLBACK (forget_recent_cb),
                            window);
  adw_preferences_group_add (group, window->book_row);
  adw_preferences_group_add (group, window->recent_row);
  adw_preferences_group_add (group, make_row (_ ("Safety copies"), versions));
  show_book (window);
  show_recent (window);
}

static void
tdt_preferences_window_dispose (GObject *object)
{
  TdtPreferencesWindow *window = TDT_PREFERENCES_WINDOW (object);

  window->book_row = NULL;
  g_clear_pointer (&window->book, tdt_root_unref);
  G_OBJECT_CLASS (tdt_preferences_window_parent_class)->dispose (object);
}

static void
tdt_preferences_window_class_init (TdtPreferencesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_preferences_window_dispose;
  tdt_settings_window_init_class (GTK_WIDGET_CLASS (klass));
}

static void
tdt_preferences_window_init (TdtPreferencesWindow *window)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = add_group (page, _ ("Window"));

  adw_preferences_group_add (group, make_choice (&style_choice));
  adw_preferences_group_add (group, make_choice (&step_choice));
  adw_preferences_group_add (group, make_offers ());
  add_kept (window, add_group (page, _ ("Kept on this computer")));
  tdt_settings_window_set_page (ADW_WINDOW (window), page);
  tdt_address_book_read_async (NULL, read_cb, g_object_ref (window));
}

void
tdt_preferences_window_show (GtkApplication *application)
{
  GtkWindow *parent = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (TDT_IS_PREFERENCES_WINDOW (l->data))
        {
          gtk_window_present (l->data);
          return;
        }
      if (parent == NULL)
        parent = l->data;
    }
  gtk_window_present (g_object_new (TDT_TYPE_PREFERENCES_WINDOW, "title", _ ("Preferences"),
                                    "application", application, "transient-for", parent,
                                    "destroy-with-parent", TRUE, "modal", FALSE, NULL));
}
