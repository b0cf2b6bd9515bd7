/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-findings-list.h"

#include "tdt-desk.h"
#include "tdt-workspace-checks.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads in one go; the count says how many there are. */
#define N_SHOWN 40

struct _TdtFindingsList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *nothing;
  GtkStack *stack;
  TdtDesk *desk;
  guint idle;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtFindingsList, tdt_findings_list, ADW_TYPE_BIN)

static const char *
get_icon (TdtSeverity severity)
{
  switch (severity)
    {
    case TDT_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case TDT_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    default:
      return "dialog-information-symbolic";
    }
}

static void
show_cb (AdwActionRow *row, TdtFindingsList *list)
{
  const char *uid = g_object_get_data (G_OBJECT (row), "tdt-uid");

  if (uid != NULL)
    tdt_desk_show (list->desk, uid);
}

static void
accept_cb (GtkButton *button, TdtFindingsList *list)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_accept_finding (tdt_desk_get_workspace (list->desk),
                                     g_object_get_data (G_OBJECT (button), "tdt-finding"), NULL,
                                     &error))
    tdt_desk_report (list->desk, g_steal_pointer (&error));
}

static void
free_finding (gpointer finding)
{
  tdt_finding_unref (finding);
}

static GtkWidget *
make_accept_button (TdtFindingsList *list, TdtFinding *finding)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("emblem-ok-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("This is fine: do not show it again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Accept"), -1);
  g_object_set_data_full (G_OBJECT (button), "tdt-finding", tdt_finding_ref (finding),
                          free_finding);
  g_signal_connect (button, "clicked", G_CALLBACK (accept_cb), list);
  return button;
}

static GtkWidget *
make_row (TdtFindingsList *list, TdtFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (finding->severity));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tdt_severity_label (finding->severity));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (icon, tdt_severity_word (finding->severity));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_accept_button (list, finding));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tdt-uid", g_strdup (finding->records[0]), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (show_cb), list);
  return row;
}

static void
fill (TdtFindingsList *list)
{
  const GPtrArray *findings = tdt_workspace_get_findings (tdt_desk_get_workspace (list->desk));
  GtkListBoxRow *row;
  guint n_shown = 0;

  while ((row = gtk_list_box_get_row_at_index (list->list, 0)) != NULL)
    gtk_list_box_remove (list->list, GTK_WIDGET (row));
  for (guint i = 0; i < findings->len && n_shown < N_SHOWN; i++)
    {
      TdtFinding *finding = findings->pdata[i];

      if (finding->accepted)
        continue;
      gtk_list_box_append (list->list, make_row (list, finding));
      n_shown++;
    }
  gtk_stack_set_visible_child (list->stack, n_shown > 0 ? GTK_WIDGET (list->list) : list->nothing);
}

static gboolean
fill_cb (gpointer data)
{
  TdtFindingsList *list = data;

  list->idle = 0;
  if (list->desk != NULL && gtk_widget_get_mapped (GTK_WIDGET (list)))
    fill (list);
  return G_SOURCE_REMOVE;
}

/* Nobody sees the rows before the next idle moment, or while the list is not in sight. */
static void
fill_soon (TdtFindingsList *list)
{
  if (list->idle == 0)
    list->idle = g_idle_add (fill_cb, list);
}

static void
tdt_findings_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tdt_findings_list_parent_class)->map (widget);
  fill_soon (TDT_FINDINGS_LIST (widget));
}

static void
tdt_findings_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_FINDINGS_LIST (object)->desk);
}

static void
tdt_findings_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtFindingsList *list = TDT_FINDINGS_LIST (object);

  if (list->desk != NULL)
    g_signal_handlers_disconnect_by_func (tdt_desk_get_workspace (list->desk), fill_soon, list);
  g_set_object (&list->desk, g_value_get_object (value));
  if (list->desk == NULL)
    return;
  g_signal_connect_object (tdt_desk_get_workspace (list->desk), "findings-changed",
                           G_CALLBACK (fill_soon), list, G_CONNECT_SWAPPED);
  fill_soon (list);
}

static void
tdt_findings_list_dispose (GObject *object)
{
  TdtFindingsList *list = TDT_FINDINGS_LIST (object);

  g_clear_handle_id (&list->idle, g_source_remove);
  g_clear_object (&list->desk);
  G_OBJECT_CLASS (tdt_findings_list_parent_class)->dispose (object);
}

static void
tdt_findings_list_class_init (TdtFindingsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_findings_list_get_property;
  object_class->set_property = tdt_findings_list_set_property;
  object_class->dispose = tdt_findings_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = tdt_findings_list_map;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
tdt_findings_list_init (TdtFindingsList *list)
{
  list->stack = GTK_STACK (gtk_stack_new ());
  list->list = GTK_LIST_BOX (gtk_list_box_new ());
  list->nothing = gtk_label_new (_ ("Nothing: no clash was found."));
  gtk_stack_set_vhomogeneous (list->stack, FALSE);
  gtk_label_set_wrap (GTK_LABEL (list->nothing), TRUE);
  gtk_label_set_xalign (GTK_LABEL (list->nothing), 0);
  gtk_widget_add_css_class (list->nothing, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (list->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (list->list), GTK_ALIGN_START);
  gtk_widget_set_valign (list->nothing, GTK_ALIGN_START);
  gtk_list_box_set_selection_mode (list->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is left to do"), -1);
  gtk_stack_add_child (list->stack, GTK_WIDGET (list->list));
  gtk_stack_add_child (list->stack, list->nothing);
  adw_bin_set_child (ADW_BIN (list), GTK_WIDGET (list->stack));
}
