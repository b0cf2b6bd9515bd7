/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-finding-row.h"

#include "tdt-fix.h"
#include "tdt-naming.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-planning.h"

#include <glib/gi18n-lib.h>

/* What a sentence likes for its width, where it is not given more. */
#define WIDTH_CHARS 44

struct _TdtFindingRow
{
  GtkListBoxRow parent_instance;

  TdtDesk *desk;
  TdtFinding *finding;
  GtkBox *box;
  GtkBox *body;
  GtkWidget *actions;
  GtkWidget *more;
  GtkWidget *reason;
  GPtrArray *fixes;
};

G_DEFINE_FINAL_TYPE (TdtFindingRow, tdt_finding_row, GTK_TYPE_LIST_BOX_ROW)

static void
close_popover (GtkWidget *widget)
{
  GtkWidget *popover;

  while ((popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER)) != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (popover));
      widget = gtk_widget_get_parent (popover);
    }
}

static void
show_record (TdtFindingRow *row, const char *uid)
{
  close_popover (GTK_WIDGET (row));
  tdt_desk_show (row->desk, uid);
}

void
tdt_finding_row_show (TdtFindingRow *row)
{
  g_return_if_fail (TDT_IS_FINDING_ROW (row));

  show_record (row, row->finding->records[0]);
}

/* GTK 4.8 complains of some lines that end with a space, as a title may, where they wrap. */
static GtkWidget *
make_text_button (const char *text)
{
  g_autofree char *shown = g_strchomp (g_strdup (text));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static void
fix_cb (GtkButton *button, TdtFindingRow *row)
{
  const TdtFix *fix = g_object_get_data (G_OBJECT (button), "tdt-fix");
  g_autofree char *text = g_strdup (fix->label);
  g_autoptr (TdtFindingRow) self = g_object_ref (row);
  g_autoptr (GError) error = NULL;

  if (row->more != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (row->more));
  if (tdt_workspace_apply_fix (tdt_desk_get_workspace (row->desk), fix, &error))
    tdt_desk_tell_done (row->desk, text);
  else
    tdt_desk_report (row->desk, g_steal_pointer (&error));
}

static GtkWidget *
make_fix_button (TdtFindingRow *row, TdtFix *fix)
{
  GtkWidget *button = make_text_button (fix->label);

  g_object_set_data (G_OBJECT (button), "tdt-fix", fix);
  g_signal_connect (button, "clicked", G_CALLBACK (fix_cb), row);
  return button;
}

static void
show_cb (GtkButton *button, TdtFindingRow *row)
{
  show_record (row, g_object_get_data (G_OBJECT (button), "tdt-uid"));
}

/* Leads to each record that is about: both sessions, the person, the room. */
static void
add_show_buttons (TdtFindingRow *row, GtkBox *menu)
{
  const TdtRoot *root = tdt_desk_get_root (row->desk);

  for (guint i = 0; row->finding->records[i] != NULL; i++)
    {
      const TdtRow *record = tdt_root_lookup (root, row->finding->records[i]);
      g_autofree char *name = record != NULL ? tdt_row_dup_name (root, record) : NULL;
      g_autofree char *text = NULL;
      GtkWidget *button;

      if (name == NULL || *name == '\0' || tdt_row_get_kind_id (record) == TDT_KIND_PROJECT)
        continue;
      /* Translators: a button that turns to a record; its kind and its name, as in “Show Session:
       * Water”. */
      text = g_strdup_printf (_ ("Show %s: %s"), _ (tdt_row_get_kind (record)->label), name);
      button = make_text_button (text);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "tdt-uid", g_strdup (tdt_row_get_uid (record)),
                              g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (show_cb), row);
      gtk_box_append (menu, button);
    }
}

static void
accept_cb (TdtFindingRow *row)
{
  g_autoptr (TdtFindingRow) self = g_object_ref (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = g_strstrip (tdt_finding_row_dup_reason (row));

  gtk_widget_set_visible (row->reason, FALSE);
  if (tdt_workspace_accept_finding (tdt_desk_get_workspace (row->desk), row->finding, reason,
                                    &error))
    tdt_desk_tell_done (row->desk, _ ("Accepted: it is not shown again until something changes"));
  else
    tdt_desk_report (row->desk, g_steal_pointer (&error));
}

static void
cancel_cb (TdtFindingRow *row)
{
  gtk_widget_set_visible (row->reason, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TdtFindingRow *row = data;

  cancel_cb (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static void
make_reason (TdtFindingRow *row)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Accept"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  row->reason = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why is this fine?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why is this fine?"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (accept_cb), row);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (accept_cb), row);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, row, NULL)));
  gtk_widget_add_controller (row->reason, keys);
  gtk_box_append (GTK_BOX (row->reason), entry);
  gtk_box_append (GTK_BOX (row->reason), button);
  gtk_box_append (row->box, row->reason);
}

static GtkEditable *
get_entry (TdtFindingRow *row)
{
  return GTK_EDITABLE (gtk_widget_get_first_child (row->reason));
}

char *
tdt_finding_row_dup_reason (TdtFindingRow *row)
{
  g_return_val_if_fail (TDT_IS_FINDING_ROW (row), NULL);

  if (row->reason == NULL || !gtk_widget_get_visible (row->reason))
    return NULL;
  return g_strdup (gtk_editable_get_text (get_entry (row)));
}

void
tdt_finding_row_ask_reason (TdtFindingRow *row, const char *reason)
{
  g_return_if_fail (TDT_IS_FINDING_ROW (row));

  if (row->reason == NULL)
    make_reason (row);
  if (reason != NULL)
    gtk_editable_set_text (get_entry (row), reason);
  gtk_widget_set_visible (row->reason, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (row)));
  gtk_editable_set_position (get_entry (row), -1);
}

static void
ask_cb (TdtFindingRow *row)
{
  if (row->more != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (row->more));
  tdt_finding_row_ask_reason (row, NULL);
}

static void
withdraw_cb (TdtFindingRow *row)
{
  g_autoptr (TdtFindingRow) self = g_object_ref (row);
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_withdraw_acceptance (tdt_desk_get_workspace (row->desk), row->finding, &error))
    tdt_desk_report (row->desk, g_steal_pointer (&error));
}

static GtkWidget *
make_more_button (TdtFindingRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *menu = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 1; i < row->fixes->len; i++)
    {
      GtkWidget *fix = make_fix_button (row, row->fixes->pdata[i]);

      gtk_widget_add_css_class (fix, "flat");
      gtk_box_append (GTK_BOX (menu), fix);
    }
  if (row->fixes->len > 1)
    gtk_box_append (GTK_BOX (menu), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_show_buttons (row, GTK_BOX (menu));
  gtk_popover_set_child (GTK_POPOVER (popover), menu);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Other ways"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other ways"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_accept_button (TdtFindingRow *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("This is fine…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("This is fine…"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ask_cb), row);
  return button;
}

static void
fill_actions (TdtFindingRow *row)
{
  if (row->fixes->len > 0)
    {
      GtkWidget *first = make_fix_button (row, row->fixes->pdata[0]);

      gtk_widget_add_css_class (first, "finding-fix");
      gtk_widget_set_hexpand (first, TRUE);
      gtk_box_append (GTK_BOX (row->actions), first);
    }
  /* Two small buttons alone need no line of their own. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (row->body), row->fixes->len > 0
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  row->more = make_more_button (row);
  gtk_box_append (GTK_BOX (row->actions), row->more);
  gtk_box_append (GTK_BOX (row->actions), make_accept_button (row));
}

void
tdt_finding_row_take_fixes (TdtFindingRow *row, GPtrArray *fixes)
{
  GtkWidget *child;

  g_return_if_fail (TDT_IS_FINDING_ROW (row));

  while ((child = gtk_widget_get_first_child (row->actions)) != NULL)
    gtk_box_remove (GTK_BOX (row->actions), child);
  g_clear_pointer (&row->fixes, g_ptr_array_unref);
  row->fixes = fixes;
  fill_actions (row);
}

TdtFinding *
tdt_finding_row_get_finding (TdtFindingRow *row)
{
  g_return_val_if_fail (TDT_IS_FINDING_ROW (row), NULL);

  return row->finding;
}

static void
tdt_finding_row_dispose (GObject *object)
{
  TdtFindingRow *row = TDT_FINDING_ROW (object);

  g_clear_object (&row->desk);
  G_OBJECT_CLASS (tdt_finding_row_parent_class)->dispose (object);
}

static void
tdt_finding_row_finalize (GObject *object)
{
  TdtFindingRow *row = TDT_FINDING_ROW (object);

  g_clear_pointer (&row->finding, tdt_finding_unref);
  g_clear_pointer (&row->fixes, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_finding_row_parent_class)->finalize (object);
}

static void
tdt_finding_row_class_init (TdtFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_finding_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tdt_finding_row_finalize;
}

static void
tdt_finding_row_init (TdtFindingRow *row)
{
  row->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  row->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  row->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (GTK_WIDGET (row->box), "finding");
  gtk_box_append (row->box, GTK_WIDGET (row->body));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (row->box));
}

static void
add_text (TdtFindingRow *row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (row->body, label);
}

/* What was accepted says why, and can be taken up again. */
static void
add_acceptance (TdtFindingRow *row)
{
  g_autofree char *reason = tdt_workspace_dup_acceptance (tdt_desk_get_workspace (row->desk),
                                                          row->finding);
  GtkWidget *button = gtk_button_new_with_label (_ ("Look at it again"));

  if (reason != NULL)
    add_text (row, reason, "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (withdraw_cb), row);
  gtk_box_append (GTK_BOX (row->actions), button);
}

GtkWidget *
tdt_finding_row_new (TdtDesk *desk, TdtFinding *finding)
{
  TdtFindingRow *row = g_object_new (TDT_TYPE_FINDING_ROW, NULL);

  row->desk = g_object_ref (desk);
  row->finding = tdt_finding_ref (finding);
  add_text (row, finding->message, NULL);
  if (finding->accepted)
    add_acceptance (row);
  gtk_box_append (row->body, row->actions);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->message, -1);
  return GTK_WIDGET (row);
}
