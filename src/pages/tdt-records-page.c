/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-records-page.h"

#include "tdt-record-columns-private.h"
#include "tdt-record-form.h"
#include "tdt-two-pane.h"
#include "tdt-words.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtRecordsPage
{
  AdwBin parent_instance;

  TdtTwoPane *panes;
  GtkEditable *search_entry;
  GtkMenuButton *add_button;
  GtkPopover *add_popover;
  GtkEntry *add_entry;
  GtkColumnView *column_view;
  GtkStack *card_stack;
  GtkBox *card;
  AdwStatusPage *empty_page;
  AdwPreferencesGroup *places_group;
  GtkListBox *places_list;

  TdtDesk *desk;
  TdtKindId kind;
  GtkWidget *form;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  TdtRecordList *places;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtRecordsPage, tdt_records_page, ADW_TYPE_BIN)

static gboolean
matches (gpointer record, gpointer user_data)
{
  TdtRecordsPage *page = user_data;
  const char *wanted = gtk_editable_get_text (page->search_entry);
  g_autofree char *text = NULL;

  text = tdt_record_columns_dup_searched (page->desk, tdt_record_get_row (record));
  return g_str_match_string (wanted, text, TRUE);
}

static void
search_cb (TdtRecordsPage *page)
{
  const char *wanted = gtk_editable_get_text (page->search_entry);
  g_autoptr (GtkFilter) filter = NULL;

  /* Without a filter no record has to be looked at. */
  if (*wanted != '\0')
    filter = GTK_FILTER (gtk_custom_filter_new (matches, page, NULL));
  gtk_filter_list_model_set_filter (page->filtered, filter);
}

static const char *
get_property_name (TdtRecordsPage *page)
{
  return page->kind == TDT_KIND_PERSON ? "person" : "organisation";
}

static void
selected_cb (TdtRecordsPage *page)
{
  GObject *item = gtk_single_selection_get_selected_item (page->selection);

  if (item != NULL)
    g_object_set (page->desk, get_property_name (page), item, NULL);
}

static void
activate_cb (TdtRecordsPage *page, guint position)
{
  tdt_two_pane_set_show_content (page->panes, TRUE);
  gtk_widget_child_focus (page->form, GTK_DIR_TAB_FORWARD);
}

static guint
find_in_selection (TdtRecordsPage *page, TdtRecord *record)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (page->selection));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (TdtRecord) item = g_list_model_get_item (G_LIST_MODEL (page->selection), i);

      if (item == record)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
record_changed_cb (TdtRecordsPage *page)
{
  TdtRecord *record = tdt_desk_get_selected (page->desk, page->kind);

  g_object_set (page->form, "record", record, NULL);
  tdt_record_list_set_target (page->places, record != NULL ? tdt_record_get_uid (record) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (page->places_group),
                          g_list_model_get_n_items (G_LIST_MODEL (page->places)) > 0);
  gtk_stack_set_visible_child_name (page->card_stack, record != NULL ? "card" : "empty");
  if (record == NULL)
    tdt_two_pane_set_show_content (page->panes, FALSE);
  else if (gtk_single_selection_get_selected_item (page->selection) != (gpointer) record)
    gtk_single_selection_set_selected (page->selection, find_in_selection (page, record));
}

static void
shown_cb (TdtRecordsPage *page, const char *uid)
{
  TdtRecord *record = tdt_desk_get_selected (page->desk, page->kind);

  if (record != NULL && g_str_equal (uid, tdt_record_get_uid (record)))
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

static void
delete_cb (TdtRecordsPage *page)
{
  TdtRecord *record = tdt_desk_get_selected (page->desk, page->kind);

  if (record != NULL)
    tdt_desk_remove (page->desk, tdt_record_get_uid (record));
}

static void
delete_key_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  delete_cb (TDT_RECORDS_PAGE (widget));
}

static void
place_activated_cb (AdwActionRow *row, TdtRecordsPage *page)
{
  tdt_desk_show (page->desk, g_object_get_data (G_OBJECT (row), "tdt-uid"));
}

static GtkWidget *
make_place_row (gpointer item, gpointer user_data)
{
  TdtRecordsPage *page = user_data;
  const TdtRow *participant = tdt_record_get_row (item);
  const TdtRow *session = tdt_root_follow (tdt_desk_get_root (page->desk), participant,
                                           TDT_PARTICIPANT_SESSION);
  const TdtTime *start = session != NULL ? tdt_row_get_time (session, TDT_SESSION_START) : NULL;
  int role = tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE);
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) details = g_string_new (NULL);

  if (start != NULL)
    {
      g_autofree char *day = tdt_words_dup_short_day (tdt_time_julian (start));
      g_autofree char *range = tdt_words_dup_range (
          start, tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET));

      g_string_append_printf (details, "%s · %s", day, range);
    }
  if (role != TDT_TOKEN_OTHER)
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "",
                            _ (tdt_token_label (TDT_TOKENS_PARTICIPANT_ROLE, role)));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (
      ADW_PREFERENCES_ROW (row),
      session != NULL ? tdt_row_get_text_or_empty (session, TDT_SESSION_TITLE) : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tdt-uid", g_strdup (tdt_row_get_uid (participant)),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (place_activated_cb), page);
  return row;
}

static void
fill_table (TdtRecordsPage *page)
{
  TdtRecordList *list = tdt_desk_get_list (page->desk, page->kind);

  page->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (list)), NULL);
  page->selection = gtk_single_selection_new (G_LIST_MODEL (page->filtered));
  gtk_single_selection_set_autoselect (page->selection, FALSE);
  gtk_single_selection_set_can_unselect (page->selection, TRUE);
  /* It selected the first item while it was made. */
  gtk_single_selection_set_selected (page->selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (page->column_view, GTK_SELECTION_MODEL (page->selection));
  tdt_record_columns_add (page->column_view, page->desk, page->kind);
  g_signal_connect_object (page->selection, "notify::selected-item", G_CALLBACK (selected_cb), page,
                           G_CONNECT_SWAPPED);
}

static void
label_parts (TdtRecordsPage *page)
{
  gboolean people = page->kind == TDT_KIND_PERSON;
  const char *add = people ? _ ("Add a Person") : _ ("Add a Partner");
  const char *hint = people ? _ ("First name Surname, organisation") : _ ("Name");
  const char *table = people ? _ ("People") : _ ("Partners");
  const char *search = people ? _ ("Search people") : _ ("Search partners");

  gtk_menu_button_set_label (page->add_button, add);
  g_object_set (page->add_entry, "placeholder-text", hint, NULL);
  g_object_set (page->search_entry, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->add_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  table, -1);
  adw_status_page_set_title (page->empty_page,
                             people ? _ ("Choose a person") : _ ("Choose a partner"));
}

GtkWidget *
tdt_records_page_new (TdtDesk *desk, TdtKindId kind)
{
  TdtRecordsPage *page = g_object_new (TDT_TYPE_RECORDS_PAGE, "desk", desk, NULL);
  g_autofree char *signal = NULL;

  page->kind = kind;
  page->form = tdt_record_form_new (desk, kind);
  page->places = tdt_record_list_new_of_referrers (
      tdt_desk_get_view (desk),
      kind == TDT_KIND_PERSON ? TDT_PARTICIPANT_PERSON : TDT_PARTICIPANT_ORGANISATION, NULL, NULL);
  gtk_box_prepend (page->card, page->form);
  gtk_list_box_bind_model (page->places_list, G_LIST_MODEL (page->places), make_place_row, page,
                           NULL);
  label_parts (page);
  fill_table (page);
  signal = g_strconcat ("notify::", get_property_name (page), NULL);
  g_signal_connect_object (desk, signal, G_CALLBACK (record_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "show", G_CALLBACK (shown_cb), page, G_CONNECT_SWAPPED);
  record_changed_cb (page);
  if (tdt_desk_get_selected (desk, kind) != NULL)
    tdt_two_pane_set_show_content (page->panes, TRUE);
  else
    gtk_single_selection_set_selected (page->selection, 0);
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
  g_clear_object (&page->selection);
  g_clear_object (&page->places);
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (tdt_records_page_parent_class)->dispose (object);
}

static void
tdt_records_page_class_init (TdtRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_records_page_get_property;
  object_class->set_property = tdt_records_page_set_property;
  object_class->dispose = tdt_records_page_dispose;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, add_popover);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, add_entry);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, card_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, card);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, places_group);
  gtk_widget_class_bind_template_child (widget_class, TdtRecordsPage, places_list);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_key_cb);
}

static void
tdt_records_page_init (TdtRecordsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
