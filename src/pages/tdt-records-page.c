/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-growing-list.h"
#include "tdt-record-columns-private.h"
#include "tdt-records-page-private.h"
#include "tdt-selection-bar-private.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtRecordsPage, tdt_records_page, ADW_TYPE_BIN)

static void
update_count (TdtRecordsPage *page)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (page->table));
  guint n_all = tdt_record_table_count_all (page->table);
  gboolean people = page->kind == TDT_KIND_PERSON;
  g_autofree char *text = NULL;

  if (n == n_all)
    text = people ? g_strdup_printf (ngettext ("%'u person", "%'u people", n), n)
                  : g_strdup_printf (ngettext ("%'u organisation", "%'u organisations", n), n);
  else
    /* Translators: how many of a table are shown, such as "12 of 340" */
    text = g_strdup_printf (_ ("%'u of %'u"), n, n_all);
  gtk_label_set_label (page->count_label, text);
  gtk_stack_set_visible_child_name (page->table_stack, n > 0 ? "table" : "nothing");
  gtk_widget_set_visible (page->clear_button, n_all > 0);
  /* Where there is nobody at all nobody can be chosen. */
  gtk_widget_set_visible (GTK_WIDGET (page->card_stack), n_all > 0);
  adw_status_page_set_icon_name (page->nothing_page, n_all > 0 ? "system-search-symbolic"
                                                     : people  ? "system-users-symbolic"
                                                               : "emblem-shared-symbolic");
  if (n_all > 0)
    adw_status_page_set_title (page->nothing_page, _ ("Nothing found"));
  else
    adw_status_page_set_title (page->nothing_page,
                               people ? _ ("No people yet") : _ ("No partners yet"));
  adw_status_page_set_description (
      page->nothing_page,
      n_all > 0 ? NULL : _ ("Type a name, or paste a table or a mail signature."));
}

static void
search_cb (TdtRecordsPage *page)
{
  tdt_growing_list_begin_again (page->growing);
  tdt_record_table_set_search (page->table, gtk_editable_get_text (page->search_entry));
}

/* The focus of the view itself is on the titles of its columns. Rows that never had it do not know
 * which of them is meant, and take it as a whole, where nobody sees it. */
static gboolean
focus_rows (TdtRecordsPage *page)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (page->column_view));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return gtk_widget_grab_focus (row);
  if (gtk_widget_grab_focus (rows) && !gtk_widget_is_focus (rows))
    return TRUE;
  return gtk_widget_child_focus (rows, GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (TdtRecordsPage *page)
{
  gtk_editable_set_text (page->search_entry, "");
  focus_rows (page);
}

/* Enter goes to what was found. */
static void
search_done_cb (TdtRecordsPage *page)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (page->table)) == 0)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->selection), 0, TRUE);
  focus_rows (page);
}

static void
filter_changed_cb (gpointer user_data)
{
  TdtRecordsPage *page = user_data;

  tdt_growing_list_begin_again (page->growing);
  tdt_record_table_set_filter (
      page->table, tdt_record_filters_is_active (page->filters) ? tdt_record_filters_pass : NULL,
      page->filters);
}

static void
clear_cb (TdtRecordsPage *page)
{
  gtk_editable_set_text (page->search_entry, "");
  tdt_record_filters_clear (page->filters);
}

static void
sort_changed_cb (TdtRecordsPage *page)
{
  /* The columns go after the table. */
  if (page->table == NULL)
    return;
  tdt_growing_list_begin_again (page->growing);
  tdt_record_columns_apply_sort (page->column_view, page->table);
}

static const char *
get_property_name (TdtRecordsPage *page)
{
  return page->kind == TDT_KIND_PERSON ? "person" : "organisation";
}

char **
tdt_records_page_dup_selected (gpointer user_data)
{
  TdtRecordsPage *page = user_data;
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (page->selection));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        g_autoptr (TdtRecord) record = g_list_model_get_item (G_LIST_MODEL (page->table), position);

        if (record != NULL)
          g_strv_builder_add (builder, tdt_record_get_uid (record));
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return g_strv_builder_end (builder);
}

static gboolean
is_selected (TdtRecordsPage *page, TdtRecord *record)
{
  guint position;

  return record != NULL &&
         tdt_record_table_find (page->table, tdt_record_get_uid (record), &position) &&
         gtk_selection_model_is_selected (GTK_SELECTION_MODEL (page->selection), position);
}

/* The card shows one of those that are selected: the one it shows, or else the first. */
static void
selected_cb (TdtRecordsPage *page)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (page->selection));
  guint n_selected = (guint) gtk_bitset_get_size (selected);

  tdt_selection_bar_set_count (page->selection_bar, n_selected);
  gtk_revealer_set_reveal_child (page->selection_revealer, n_selected > 1);
  if (n_selected > 0 && !is_selected (page, tdt_desk_get_selected (page->desk, page->kind)))
    {
      g_autoptr (TdtRecord) record = g_list_model_get_item (G_LIST_MODEL (page->table),
                                                            gtk_bitset_get_minimum (selected));

      g_object_set (page->desk, get_property_name (page), record, NULL);
    }
}

static void
activate_cb (TdtRecordsPage *page, guint position)
{
  tdt_two_pane_set_show_content (page->panes, TRUE);
  tdt_record_card_focus_form (page->card);
}

static void
record_changed_cb (TdtRecordsPage *page)
{
  TdtRecord *record = tdt_desk_get_selected (page->desk, page->kind);
  guint position;

  g_object_set (page->card, "record", record, NULL);
  gtk_stack_set_visible_child_name (page->card_stack, record != NULL ? "card" : "empty");
  if (record == NULL)
    tdt_two_pane_set_show_content (page->panes, FALSE);
  else if (!is_selected (page, record) &&
           tdt_record_table_find (page->table, tdt_record_get_uid (record), &position))
    {
      if (position >= gtk_slice_list_model_get_size (page->growing))
        tdt_growing_list_end (page->growing);
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->selection), position, TRUE);
    }
}

static void
shown_cb (TdtRecordsPage *page, const char *uid)
{
  TdtRecord *record = tdt_desk_get_selected (page->desk, page->kind);

  if (record == NULL || !g_str_equal (uid, tdt_record_get_uid (record)))
    return;
  tdt_records_page_end_task (page);
  if (!tdt_record_table_find (page->table, uid, NULL))
    clear_cb (page);
  record_changed_cb (page);
  tdt_two_pane_set_show_content (page->panes, TRUE);
}

static void
add_cb (TdtRecordsPage *page)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (page->desk);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (page->add_entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;

  if (*text == '\0')
    return;
  if (page->kind == TDT_KIND_PERSON)
    uid = tdt_workspace_add_person_text (workspace, text, &error);
  else
    uid = tdt_workspace_add (workspace, page->kind, text, &error);
  gtk_popover_popdown (page->add_popover);
  gtk_editable_set_text (GTK_EDITABLE (page->add_entry), "");
  if (uid == NULL)
    tdt_desk_report (page->desk, g_steal_pointer (&error));
  else
    tdt_desk_show (page->desk, uid);
}

void
tdt_records_page_start_task (TdtRecordsPage *page, GtkWidget *task)
{
  adw_bin_set_child (page->task_bin, task);
  gtk_stack_set_visible_child_name (page->whole, "task");
  gtk_widget_child_focus (task, GTK_DIR_TAB_FORWARD);
}

void
tdt_records_page_end_task (TdtRecordsPage *page)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (page->whole), "records"))
    return;
  gtk_stack_set_visible_child_name (page->whole, "records");
  adw_bin_set_child (page->task_bin, NULL);
  focus_rows (page);
}

static void
fill_table (TdtRecordsPage *page)
{
  g_autoptr (GSimpleActionGroup) actions = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) columns = NULL;

  page->table = tdt_record_table_new (tdt_desk_get_view (page->desk), page->kind,
                                      tdt_record_columns_dup_order, tdt_record_columns_dup_searched,
                                      NULL);
  page->growing = tdt_growing_list_new (G_LIST_MODEL (g_object_ref (page->table)));
  page->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (page->growing)));
  tdt_record_columns_add (page->column_view, page->desk, page->kind);
  gtk_column_view_set_model (page->column_view, GTK_SELECTION_MODEL (page->selection));
  actions = tdt_record_columns_make_actions (page->column_view);
  columns = tdt_record_columns_make_menu (page->column_view);
  if (page->kind == TDT_KIND_PERSON)
    g_menu_append (menu, _ ("Address Book"), "page.address-book");
  g_menu_append (menu, _ ("Find Duplicates"), "page.find-duplicates");
  g_menu_append_section (menu, NULL, columns);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "table", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (page->table_button, G_MENU_MODEL (menu));
  page->filters = tdt_record_filters_new (page->desk, page->kind, page->chips, filter_changed_cb,
                                          page);
  page->selection_bar = tdt_selection_bar_new (page->desk, page->kind,
                                               tdt_records_page_dup_selected, page);
  gtk_revealer_set_child (page->selection_revealer, page->selection_bar);
  g_signal_connect_object (page->selection, "selection-changed", G_CALLBACK (selected_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->selection, "items-changed", G_CALLBACK (selected_cb), page,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (page->table, "notify::n-items", G_CALLBACK (update_count), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (page->column_view), "changed",
                           G_CALLBACK (sort_changed_cb), page, G_CONNECT_SWAPPED);
  update_count (page);
}

/* In a narrow window there is room for its sign only. */
static void
narrow_cb (TdtRecordsPage *page)
{
  const char *add = page->kind == TDT_KIND_PERSON ? _ ("Add a Person") : _ ("Add a Partner");
  gboolean narrow;

  g_object_get (page->desk, "narrow", &narrow, NULL);
  if (narrow)
    gtk_menu_button_set_icon_name (page->add_button, "list-add-symbolic");
  else
    gtk_menu_button_set_label (page->add_button, add);
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->add_button), narrow ? add : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
}

static void
label_parts (TdtRecordsPage *page)
{
  gboolean people = page->kind == TDT_KIND_PERSON;
  const char *hint = people ? _ ("First name Surname, organisation") : _ ("Name");
  const char *table = people ? _ ("People") : _ ("Partners");
  const char *search = people ? _ ("Search people") : _ ("Search partners");

  narrow_cb (page);
  g_object_set (page->add_entry, "placeholder-text", hint, NULL);
  g_object_set (page->search_entry, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->add_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  table, -1);
  gtk_widget_set_visible (GTK_WIDGET (page->paste_button), people);
  gtk_widget_set_visible (GTK_WIDGET (page->book_button), people);
  adw_status_page_set_title (page->empty_page,
                             people ? _ ("Choose a person") : _ ("Choose a partner"));
}

GtkWidget *
tdt_records_page_new (TdtDesk *desk, TdtKindId kind)
{
  TdtRecordsPage *page = g_object_new (TDT_TYPE_RECORDS_PAGE, "desk", desk, NULL);
  g_autofree char *signal = NULL;

  page->kind = kind;
  page->card = TDT_RECORD_CARD (tdt_record_card_new (desk, kind));
  gtk_box_prepend (page->card_box, GTK_WIDGET (page->card));
  label_parts (page);
  fill_table (page);
  signal = g_strconcat ("notify::", get_property_name (page), NULL);
  g_signal_connect_object (desk, signal, G_CALLBACK (record_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::narrow", G_CALLBACK (narrow_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "show", G_CALLBACK (shown_cb), page, G_CONNECT_SWAPPED);
  record_changed_cb (page);
  if (tdt_desk_get_selected (desk, kind) != NULL)
    tdt_two_pane_set_show_content (page->panes, TRUE);
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->selection), 0, TRUE);
  return GTK_WIDGET (page);
}

static void
tdt_records_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_RECORDS_PAGE (object)->desk);
}

static void
tdt_records_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TDT_RECORDS_PAGE (object)->desk = g_value_dup_object (value);
}

static void
tdt_records_page_dispose (GObject *object)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (object);

  if (page->column_view != NULL)
    gtk_column_view_set_model (page->column_view, NULL);
  if (page->table != NULL)
    tdt_record_table_set_filter (page->table, NULL, NULL);
  g_clear_object (&page->selection);
  g_clear_object (&page->growing);
  g_clear_object (&page->table);
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (tdt_records_page_parent_class)->dispose (object);
}

static void
tdt_records_page_finalize (GObject *object)
{
  g_clear_pointer (&TDT_RECORDS_PAGE (object)->filters, tdt_record_filters_free);
  G_OBJECT_CLASS (tdt_records_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, whole);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, task_bin);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, add_popover);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, add_entry);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, paste_button);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, book_button);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, table_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, selection_revealer);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, card_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, card_box);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, empty_page);
}

static void
focus_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRecordsPage *page = TDT_RECORDS_PAGE (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (page->column_view)) || !focus_rows (page))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
tdt_records_page_class_init (TdtRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_records_page_get_property;
  object_class->set_property = tdt_records_page_set_property;
  object_class->dispose = tdt_records_page_dispose;
  object_class->finalize = tdt_records_page_finalize;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_TWO_PANE);
  g_type_ensure (TDT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-records-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_install_action (widget_class, "page.focus", NULL, focus_cb);
  tdt_records_page_install_actions (widget_class);
}

static void
tdt_records_page_init (TdtRecordsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
