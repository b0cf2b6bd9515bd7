/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-rules-window-private.h"

#include "tdt-check-settings.h"
#include "tdt-settings-window-private.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtRulesWindow
{
  AdwWindow parent_instance;

  TdtDesk *desk;
  /* By rule: what its figure is set with, and the button that takes it back. */
  GPtrArray *editors;
  GPtrArray *buttons;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TdtRulesWindow, tdt_rules_window, ADW_TYPE_WINDOW)

static const TdtCheckRule *
get_rule (guint i)
{
  guint n_rules;

  return &tdt_check_rules_get (&n_rules)[i];
}

static void
set_figure (TdtRulesWindow *window, guint i, const char *value)
{
  const TdtCheckRule *rule = get_rule (i);
  g_autoptr (GError) error = NULL;

  if (!window->updating && !tdt_workspace_set_setting (tdt_desk_get_workspace (window->desk),
                                                       rule->name, value, _ (rule->label), &error))
    tdt_desk_report (window->desk, g_steal_pointer (&error));
}

static guint
find (const GPtrArray *widgets, gpointer widget)
{
  guint i = 0;

  g_ptr_array_find ((GPtrArray *) widgets, widget, &i);
  return i;
}

static void
number_changed_cb (GtkSpinButton *button, TdtRulesWindow *window)
{
  g_autofree char *value = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (button));

  set_figure (window, find (window->editors, button), value);
}

static void
switched_cb (GtkSwitch *widget, GParamSpec *pspec, TdtRulesWindow *window)
{
  set_figure (window, find (window->editors, widget), gtk_switch_get_active (widget) ? "1" : "0");
}

static void
reset_cb (GtkButton *button, TdtRulesWindow *window)
{
  set_figure (window, find (window->buttons, button), NULL);
}

static void
update (TdtRulesWindow *window)
{
  window->updating = TRUE;
  for (guint i = 0; i < window->editors->len; i++)
    {
      const TdtCheckRule *rule = get_rule (i);
      int figure = tdt_check_rule_read (rule, tdt_desk_get_root (window->desk));

      if (rule->max == 1)
        gtk_switch_set_active (window->editors->pdata[i], figure != 0);
      else
        gtk_spin_button_set_value (window->editors->pdata[i], figure);
      gtk_widget_set_sensitive (window->buttons->pdata[i], figure != rule->otherwise);
    }
  window->updating = FALSE;
}

static GtkWidget *
make_editor (TdtRulesWindow *window, const TdtCheckRule *rule)
{
  GtkWidget *editor;

  if (rule->max == 1)
    {
      editor = gtk_switch_new ();
      g_signal_connect (editor, "notify::active", G_CALLBACK (switched_cb), window);
    }
  else
    {
      editor = gtk_spin_button_new_with_range (0, rule->max, 1);
      g_signal_connect (editor, "value-changed", G_CALLBACK (number_changed_cb), window);
    }
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (rule->label), -1);
  return editor;
}

static GtkWidget *
make_reset_button (TdtRulesWindow *window, const TdtCheckRule *rule)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-all-symbolic");
  /* Translators: %s is the name of a setting */
  g_autofree char *name = g_strdup_printf (_ ("Take back: %s"), _ (rule->label));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("As the program chooses"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (reset_cb), window);
  return button;
}

static GtkWidget *
make_row (TdtRulesWindow *window, const TdtCheckRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *editor = make_editor (window, rule);
  GtkWidget *button = make_reset_button (window, rule);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (rule->label));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), editor);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), editor);
  g_ptr_array_add (window->editors, editor);
  g_ptr_array_add (window->buttons, button);
  return row;
}

/* The rules come by group. */
static void
fill (TdtRulesWindow *window)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  guint n_rules;
  const TdtCheckRule *rules = tdt_check_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      if (group == NULL || rules[i].group != rules[i - 1].group)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group,
                                           _ (tdt_check_rules_get_group_label (rules[i].group)));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, make_row (window, &rules[i]));
    }
  tdt_settings_window_set_page (ADW_WINDOW (window), ADW_PREFERENCES_PAGE (page));
}

static void
tdt_rules_window_dispose (GObject *object)
{
  TdtRulesWindow *window = TDT_RULES_WINDOW (object);

  g_clear_object (&window->desk);
  g_clear_pointer (&window->editors, g_ptr_array_unref);
  g_clear_pointer (&window->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_rules_window_parent_class)->dispose (object);
}

static void
tdt_rules_window_class_init (TdtRulesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_rules_window_dispose;
  tdt_settings_window_init_class (GTK_WIDGET_CLASS (klass));
}

static void
tdt_rules_window_init (TdtRulesWindow *window)
{
  window->editors = g_ptr_array_new ();
  window->buttons = g_ptr_array_new ();
}

GtkWindow *
tdt_rules_window_new (TdtDesk *desk, GtkWindow *parent)
{
  TdtRulesWindow *window = g_object_new (TDT_TYPE_RULES_WINDOW, "title", _ ("Planning Rules"),
                                         "transient-for", parent, "modal", FALSE,
                                         "destroy-with-parent", TRUE, NULL);

  window->desk = g_object_ref (desk);
  fill (window);
  update (window);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), window,
                           G_CONNECT_SWAPPED);
  return GTK_WINDOW (window);
}
