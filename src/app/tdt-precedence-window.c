/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-precedence-window-private.h"

#include "tdt-control-name.h"
#include "tdt-names.h"
#include "tdt-precedence.h"
#include "tdt-ranks-window-private.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

#define WIDTH 620
#define HEIGHT 640

struct _TdtPrecedenceWindow
{
  AdwWindow parent_instance;

  TdtDesk *desk;
  char *session;
  GtkWidget *choice;
  GtkWidget *action;
  GtkLabel *explanation;
  GtkListBox *list;
  guint idle;
};

G_DEFINE_FINAL_TYPE (TdtPrecedenceWindow, tdt_precedence_window, ADW_TYPE_WINDOW)

static TdtPrecedenceOrder
get_order (TdtPrecedenceWindow *window)
{
  return (TdtPrecedenceOrder) gtk_drop_down_get_selected (GTK_DROP_DOWN (window->choice));
}

static const TdtRow *
get_session (TdtPrecedenceWindow *window)
{
  return tdt_root_lookup_kind (tdt_desk_get_root (window->desk), TDT_KIND_SESSION, window->session);
}

static void
set_field (GtkEditable *entry, TdtPrecedenceWindow *window, TdtFieldId field)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_set_text (tdt_desk_get_workspace (window->desk),
                               g_object_get_data (G_OBJECT (entry), "tdt-person"), field,
                               gtk_editable_get_text (entry), &error))
    tdt_desk_report (window->desk, g_steal_pointer (&error));
}

static void
rank_cb (GtkEditable *entry, TdtPrecedenceWindow *window)
{
  set_field (entry, window, TDT_PERSON_RANK);
}

static void
note_cb (GtkEditable *entry, TdtPrecedenceWindow *window)
{
  set_field (entry, window, TDT_PERSON_RANK_NOTE);
}

static GtkWidget *
make_entry (TdtPrecedenceWindow *window, const TdtRow *person, TdtFieldId field, const char *title,
            GCallback applied)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), tdt_row_get_text_or_empty (person, field));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_object_set_data_full (G_OBJECT (entry), "tdt-person", g_strdup (tdt_row_get_uid (person)),
                          g_free);
  g_signal_connect (entry, "apply", applied, window);
  return entry;
}

static GtkWidget *
make_row (TdtPrecedenceWindow *window, const TdtPrecedence *place, guint number)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *name = tdt_person_dup_name (place->person);
  g_autofree char *title = g_strdup_printf ("%u. %s", number, name);
  g_autofree char *seat = tdt_precedence_dup_seat (place->seat);
  g_autofree char *reason = get_order (window) == TDT_PRECEDENCE_SEATING
                                ? g_strdup_printf ("%s: %s", seat, place->reason)
                                : g_strdup (place->reason);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), reason);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            make_entry (window, place->person, TDT_PERSON_RANK,
                                        _ ("Rank set by hand: a number or a title"),
                                        G_CALLBACK (rank_cb)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            make_entry (window, place->person, TDT_PERSON_RANK_NOTE,
                                        _ ("Why: a note for your colleagues"),
                                        G_CALLBACK (note_cb)));
  return row;
}

static const char *
get_explanation (TdtPrecedenceOrder order)
{
  switch (order)
    {
    case TDT_PRECEDENCE_SPEAKING:
      return _ ("Speeches go from the lowest rank to the highest; the host welcomes first, and "
                "nobody speaks after the State.");
    case TDT_PRECEDENCE_CITATION:
      return _ ("Thanks and salutations go from the highest rank to the lowest.");
    default:
      return _ ("The highest rank sits in the centre, the next one to the right of it, then to "
                "the left, and so on.");
    }
}

static const char *
get_action_label (TdtPrecedenceWindow *window)
{
  switch (get_order (window))
    {
    case TDT_PRECEDENCE_SPEAKING:
      return get_session (window) != NULL ? _ ("Use This Order") : NULL;
    case TDT_PRECEDENCE_CITATION:
      return _ ("Copy the Thanks");
    default:
      return NULL;
    }
}

static void
fill (TdtPrecedenceWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (root);
  g_autoptr (GPtrArray)
      places = tdt_precedence_find (root, ranks, get_session (window), get_order (window));
  const char *label = get_action_label (window);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (window->list, 0)) != NULL)
    gtk_list_box_remove (window->list, GTK_WIDGET (row));
  for (guint i = 0; i < places->len; i++)
    gtk_list_box_append (window->list, make_row (window, places->pdata[i], i + 1));
  gtk_label_set_label (window->explanation, places->len > 0
                                                ? get_explanation (get_order (window))
                                                : _ ("Nobody with a name is expected so far."));
  gtk_widget_set_visible (GTK_WIDGET (window->list), places->len > 0);
  gtk_widget_set_visible (window->action, label != NULL && places->len > 0);
  gtk_button_set_label (GTK_BUTTON (window->action), label != NULL ? label : "");
}

static gboolean
fill_cb (gpointer data)
{
  TdtPrecedenceWindow *window = data;

  window->idle = 0;
  fill (window);
  return G_SOURCE_REMOVE;
}

static void
fill_soon (TdtPrecedenceWindow *window)
{
  if (window->idle == 0)
    window->idle = g_idle_add (fill_cb, window);
}

static void
copy_thanks (TdtPrecedenceWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (root);
  g_autoptr (GPtrArray)
      places = tdt_precedence_find (root, ranks, get_session (window), TDT_PRECEDENCE_CITATION);
  g_autofree char *thanks = tdt_precedence_dup_thanks (root, places);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), thanks);
  g_signal_emit_by_name (window->desk, "report", _ ("The thanks are copied"));
}

static void
use_order (TdtPrecedenceWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (root);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GError) error = NULL;

  if (!tdt_precedence_put (root, ranks, get_session (window), edit, &error))
    tdt_desk_report (window->desk, g_steal_pointer (&error));
  else if (tdt_workspace_apply_edit (tdt_desk_get_workspace (window->desk), edit,
                                     _ ("Put the speakers into the order of precedence"), NULL))
    tdt_desk_tell_done (window->desk, _ ("The speakers are in the order of precedence"));
  else
    g_signal_emit_by_name (window->desk, "report", _ ("The speakers already are in this order"));
}

static void
action_cb (TdtPrecedenceWindow *window)
{
  if (get_order (window) == TDT_PRECEDENCE_CITATION)
    copy_thanks (window);
  else if (get_session (window) != NULL)
    use_order (window);
}

static void
ranks_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (
      tdt_ranks_window_new (TDT_PRECEDENCE_WINDOW (widget)->desk, GTK_WINDOW (widget)));
}

static void
tdt_precedence_window_dispose (GObject *object)
{
  TdtPrecedenceWindow *window = TDT_PRECEDENCE_WINDOW (object);

  g_clear_handle_id (&window->idle, g_source_remove);
  g_clear_object (&window->desk);
  G_OBJECT_CLASS (tdt_precedence_window_parent_class)->dispose (object);
}

static void
tdt_precedence_window_finalize (GObject *object)
{
  g_free (TDT_PRECEDENCE_WINDOW (object)->session);
  G_OBJECT_CLASS (tdt_precedence_window_parent_class)->finalize (object);
}

static void
tdt_precedence_window_class_init (TdtPrecedenceWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_precedence_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = tdt_precedence_window_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "precedence.ranks", NULL, ranks_cb);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_choice (void)
{
  const char *const words[] = { _ ("Speeches"), _ ("Thanks"), _ ("Seats"), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  tdt_control_set_name (choice, _ ("What the order is for"));
  return choice;
}

static void
tdt_precedence_window_init (TdtPrecedenceWindow *window)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *ranks = gtk_button_new_with_label (_ ("Ranks…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (ranks), "precedence.ranks");
  gtk_widget_add_css_class (ranks, "flat");
  window->choice = make_choice ();
  window->action = gtk_button_new_with_label ("");
  window->explanation = GTK_LABEL (gtk_label_new (NULL));
  window->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_wrap (window->explanation, TRUE);
  gtk_label_set_xalign (window->explanation, 0);
  gtk_widget_set_margin_bottom (GTK_WIDGET (window->explanation), 12);
  gtk_widget_add_css_class (GTK_WIDGET (window->explanation), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (window->list), "boxed-list");
  gtk_widget_add_css_class (window->action, "suggested-action");
  gtk_list_box_set_selection_mode (window->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order of precedence"), -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), window->choice);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), window->action);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), ranks);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Who comes first"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (window->explanation));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (window->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  g_signal_connect_swapped (window->choice, "notify::selected", G_CALLBACK (fill_soon), window);
  g_signal_connect_swapped (window->action, "clicked", G_CALLBACK (action_cb), window);
}

GtkWindow *
tdt_precedence_window_new (TdtDesk *desk, GtkWindow *parent, const char *session)
{
  const TdtRow *row = tdt_root_lookup_kind (tdt_desk_get_root (desk), TDT_KIND_SESSION, session);
  g_autofree char *title = row != NULL ? tdt_session_dup_title (row)
                                       : g_strdup (_ ("Order of precedence"));
  TdtPrecedenceWindow *window = g_object_new (TDT_TYPE_PRECEDENCE_WINDOW, "title", title,
                                              "transient-for", parent, "destroy-with-parent", TRUE,
                                              NULL);

  window->desk = g_object_ref (desk);
  window->session = row != NULL ? g_strdup (session) : NULL;
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (fill_soon), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  fill (window);
  return GTK_WINDOW (window);
}
