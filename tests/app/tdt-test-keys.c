/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-keys.h"

static gboolean
is_triggered (GtkShortcutTrigger *trigger, guint keyval)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_triggered (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)),
                         keyval) ||
           is_triggered (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)),
                         keyval);
  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0;
}

static gboolean
call_shortcuts (GtkWidget *widget, GListModel *shortcuts, guint keyval)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_triggered (gtk_shortcut_get_trigger (shortcut), keyval) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                        GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* Handlers of GTK itself need the event that only a real key makes. */
static gboolean
is_ours (GtkWidget *widget)
{
  return g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Tdt") || GTK_IS_POPOVER (widget);
}

static gboolean
press_on (GtkWidget *widget, guint keyval, GtkPropagationPhase phase)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        taken = call_shortcuts (widget, G_LIST_MODEL (controller), keyval);
      else if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && is_ours (widget))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, (GdkModifierType) 0, &taken);
    }
  return taken;
}

gboolean
tdt_test_press (GtkWindow *window, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *widget = focus != NULL ? focus : GTK_WIDGET (window); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (path, g_object_ref (widget));
  for (guint i = path->len; i-- > 0;)
    if (press_on (path->pdata[i], keyval, GTK_PHASE_CAPTURE))
      return TRUE;
  for (guint i = 0; i < path->len; i++)
    if ((i == 0 && press_on (path->pdata[i], keyval, GTK_PHASE_TARGET)) ||
        press_on (path->pdata[i], keyval, GTK_PHASE_BUBBLE))
      return TRUE;
  return FALSE;
}
