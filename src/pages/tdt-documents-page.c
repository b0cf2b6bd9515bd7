/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-documents-page.h"

#include "tdt-control-name.h"
#include "tdt-desk.h"
#include "tdt-document-options.h"
#include "tdt-document-subject.h"
#include "tdt-languages.h"
#include "tdt-preview.h"
#include "tdt-print-status.h"
#include "tdt-reprint-bar.h"
#include "tdt-two-pane.h"
#include "tdt-sight.h"
#include "tdt-words.h"
#include "tdt-workspace-verbs.h"
#include "tdt-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _TdtDocumentsPage
{
  AdwBin parent_instance;

  TdtTwoPane *panes;
  GtkListBox *list;
  GtkLabel *title_label;
  GtkDropDown *language_choice;
  TdtDocumentOptionsList *options;
  TdtDocumentSubject *subject;
  AdwSplitButton *export_button;
  TdtPreview *preview;
  TdtReprintBar *reprint_bar;

  TdtDesk *desk;
  /* TdtLanguage, in the order of language_choice. */
  GPtrArray *languages;
  TdtDocumentId document;
  TdtTime *printed;
  guint idle;
  /* Stops the thread that builds the document, while one does. */
  GCancellable *building;
  /* While choices are set to what the project says, nothing is to be changed. */
  gboolean showing;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtDocumentsPage, tdt_documents_page, ADW_TYPE_BIN)

TdtDocumentId
tdt_documents_page_get_document_id (TdtDocumentsPage *page)
{
  g_return_val_if_fail (TDT_IS_DOCUMENTS_PAGE (page), 0);

  return page->document;
}

/* The ways in which this document can be written, and all of them at once. */
static void
show_formats (TdtDocumentsPage *page)
{
  static const struct
  {
    TdtDocumentFormat format;
    const char *label;
  } ways[] = { { TDT_FORMAT_HTML, N_ ("As a _Web Page…") },
               { TDT_FORMAT_ODT, N_ ("As a _Text to Be Edited…") },
               { TDT_FORMAT_CSV, N_ ("As a Ta_ble…") } };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) formats = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (tdt_document_has_format (page->document, ways[i].format))
      {
        g_autofree char *action = g_strconcat (
            "win.export-as::", tdt_document_format_name (ways[i].format), NULL);

        g_menu_append (formats, _ (ways[i].label), action);
      }
  g_menu_append (all, _ ("_All Documents into a Folder…"), "win.export-set");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (formats));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  adw_split_button_set_menu_model (page->export_button, G_MENU_MODEL (menu));
}

void
tdt_documents_page_get_options (TdtDocumentsPage *page, TdtDocumentOptions *options)
{
  g_return_if_fail (TDT_IS_DOCUMENTS_PAGE (page));

  g_clear_pointer (&page->printed, tdt_time_unref);
  page->printed = tdt_time_new_from_instant (
      g_get_real_time () / G_USEC_PER_SEC,
      tdt_row_get_text (tdt_root_get_project (tdt_desk_get_root (page->desk)),
                        TDT_PROJECT_TIME_ZONE));
  *options = (TdtDocumentOptions) TDT_DOCUMENT_OPTIONS_INIT;
  tdt_document_subject_apply (page->subject, options);
  options->printed = page->printed;
}

/* What a thread needs to build a document without the page. */
typedef struct
{
  TdtDocumentId document;
  TdtRoot *root;
  TdtDocumentOptions options;
  char *session;
  char *person;
  TdtTime *printed;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  tdt_root_unref (order->root);
  g_free (order->session);
  g_free (order->person);
  g_clear_pointer (&order->printed, tdt_time_unref);
  g_free (order);
}

static void
build_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Order *order = task_data;
  GError *error = NULL;
  TdtDocument *document = tdt_document_build (order->document, order->root, &order->options,
                                              &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) tdt_document_unref);
  else
    g_task_return_error (task, error);
}

/* The task does not hold the page, and is cancelled when it goes or something newer is wanted. */
static void
built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtDocument) document = g_task_propagate_pointer (G_TASK (result), &error);
  TdtDocumentsPage *page;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  page = TDT_DOCUMENTS_PAGE (user_data);
  g_clear_object (&page->building);
  tdt_preview_set_document (page->preview, document);
}

static gboolean
show_cb (gpointer user_data)
{
  TdtDocumentsPage *page = user_data;
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  page->idle = 0;
  order->document = page->document;
  order->root = tdt_root_ref (tdt_desk_get_root (page->desk));
  tdt_documents_page_get_options (page, &order->options);
  order->session = g_strdup (order->options.session);
  order->person = g_strdup (order->options.person);
  order->printed = tdt_time_ref (page->printed);
  order->options.session = order->session;
  order->options.person = order->person;
  order->options.printed = order->printed;
  g_cancellable_cancel (page->building);
  g_clear_object (&page->building);
  page->building = g_cancellable_new ();
  task = g_task_new (NULL, page->building, built_cb, page);
  g_task_set_source_tag (task, show_cb);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, build_in_thread);
  return G_SOURCE_REMOVE;
}

/* Several changes in a row are shown once; a page that nobody sees waits until somebody does. */
static void
queue_show (TdtDocumentsPage *page)
{
  if (page->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (page)))
    page->idle = g_idle_add (show_cb, page);
}

static void
show_choices (TdtDocumentsPage *page)
{
  const TdtRow *options = tdt_document_options_find (tdt_desk_get_root (page->desk),
                                                     page->document);
  const char *language = options != NULL ? tdt_row_get_text (options, TDT_DOCUMENT_OPTIONS_LANGUAGE)
                                         : NULL;

  page->showing = TRUE;
  if (language == NULL)
    language = tdt_row_get_text (tdt_root_get_project (tdt_desk_get_root (page->desk)),
                                 TDT_PROJECT_LANGUAGE);
  gtk_drop_down_set_selected (page->language_choice,
                              tdt_languages_find (page->languages, language));
  tdt_document_options_list_show (page->options, page->desk, page->document);
  tdt_document_subject_show (page->subject, page->desk, page->document);
  page->showing = FALSE;
}

static void
changed_cb (TdtDocumentsPage *page)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;
  show_choices (page);
  queue_show (page);
}

static void
set_option (TdtDocumentsPage *page, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!page->showing && !tdt_workspace_set_document_option (tdt_desk_get_workspace (page->desk),
                                                            page->document, field, text, &error))
    tdt_desk_report (page->desk, g_steal_pointer (&error));
}

static void
language_chosen_cb (TdtDocumentsPage *page)
{
  guint selected = gtk_drop_down_get_selected (page->language_choice);

  if (selected < page->languages->len)
    set_option (page, TDT_DOCUMENT_OPTIONS_LANGUAGE,
                ((const TdtLanguage *) page->languages->pdata[selected])->tag);
}

static void
row_selected_cb (TdtDocumentsPage *page, GtkListBoxRow *row)
{
  if (row == NULL || page->desk == NULL)
    return;
  page->document = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "document"));
  gtk_label_set_label (page->title_label, tdt_token_label (TDT_TOKENS_DOCUMENT, page->document));
  tdt_reprint_bar_set_document (page->reprint_bar, page->document);
  show_formats (page);
  show_choices (page);
  queue_show (page);
}

/* Says in the list how a document stands. */
static void
found_cb (TdtDocumentsPage *page, int document, int state)
{
  static const char *const texts[] = { NULL, N_ ("Printed as it is"), N_ ("Out of date") };
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (page->list, i)) != NULL; i++)
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "document")) == document)
      {
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                     texts[state] != NULL ? _ (texts[state]) : "");
        gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "tdt-icon"),
                                state == TDT_PRINT_OUT_OF_DATE);
      }
}

static void
row_activated_cb (TdtDocumentsPage *page)
{
  tdt_two_pane_set_show_content (page->panes, TRUE);
}

static void
fill_list (TdtDocumentsPage *page)
{
  guint n_documents;

  tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);
  for (guint i = 0; i < n_documents; i++)
    {
      GtkWidget *row;
      GtkWidget *icon;

      if (!tdt_document_exists ((TdtDocumentId) i) ||
          !tdt_document_has_format ((TdtDocumentId) i, TDT_FORMAT_PDF))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     tdt_token_label (TDT_TOKENS_DOCUMENT, (int) i));
      icon = gtk_image_new_from_icon_name ("view-refresh-symbolic");
      gtk_widget_set_visible (icon, FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
      g_object_set_data (G_OBJECT (row), "tdt-icon", icon);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "document", GINT_TO_POINTER ((int) i));
      gtk_list_box_append (page->list, row);
    }
}

static void
fill_languages (TdtDocumentsPage *page)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  page->languages = tdt_languages_list ();
  for (guint i = 0; i < page->languages->len; i++)
    gtk_string_list_append (names, ((const TdtLanguage *) page->languages->pdata[i])->name);
  gtk_drop_down_set_model (page->language_choice, G_LIST_MODEL (names));
}

/* The arrows choose a document, and Ctrl with plus and minus reach the pages. */
static void
focus_list (GtkWidget *widget)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (TDT_DOCUMENTS_PAGE (widget)->list));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (row != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, widget)))
    gtk_widget_grab_focus (row);
}

static void
tdt_documents_page_map (GtkWidget *widget)
{
  TdtDocumentsPage *page = TDT_DOCUMENTS_PAGE (widget);

  GTK_WIDGET_CLASS (tdt_documents_page_parent_class)->map (widget);
  changed_cb (page);
  /* Not before the focus of the page before has come here: it would go on to the next document. */
  tdt_sight_call_when_placed (widget, focus_list);
}

static void
tdt_documents_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_DOCUMENTS_PAGE (object)->desk);
}

static void
tdt_documents_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtDocumentsPage *page = TDT_DOCUMENTS_PAGE (object);

  page->desk = g_value_dup_object (value);
  if (page->desk == NULL)
    return;
  g_signal_connect_object (tdt_desk_get_workspace (page->desk), "changed", G_CALLBACK (changed_cb),
                           page, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  tdt_reprint_bar_set_desk (page->reprint_bar, page->desk);
  gtk_list_box_select_row (page->list, gtk_list_box_get_row_at_index (page->list, 0));
}

static void
tdt_documents_page_dispose (GObject *object)
{
  TdtDocumentsPage *page = TDT_DOCUMENTS_PAGE (object);

  g_clear_handle_id (&page->idle, g_source_remove);
  g_cancellable_cancel (page->building);
  g_clear_object (&page->building);
  g_clear_pointer (&page->printed, tdt_time_unref);
  g_clear_object (&page->desk);
  g_clear_pointer (&page->languages, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_documents_page_parent_class)->dispose (object);
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *by, gpointer user_data)
{
  tdt_preview_zoom (TDT_DOCUMENTS_PAGE (widget)->preview, g_variant_get_int32 (by));
  return TRUE;
}

static void
add_zoom_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    int by;
    guint key;
  } keys[] = {
    { 1, GDK_KEY_plus },         { 1, GDK_KEY_equal }, { 1, GDK_KEY_KP_Add }, { -1, GDK_KEY_minus },
    { -1, GDK_KEY_KP_Subtract }, { 0, GDK_KEY_0 },     { 0, GDK_KEY_KP_0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, GDK_CONTROL_MASK, zoom_cb, "i", keys[i].by);
}

static void
tdt_documents_page_class_init (TdtDocumentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_documents_page_get_property;
  object_class->set_property = tdt_documents_page_set_property;
  object_class->dispose = tdt_documents_page_dispose;
  widget_class->map = tdt_documents_page_map;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  add_zoom_keys (widget_class);
  g_type_ensure (TDT_TYPE_DOCUMENT_OPTIONS_LIST);
  g_type_ensure (TDT_TYPE_DOCUMENT_SUBJECT);
  g_type_ensure (TDT_TYPE_TWO_PANE);
  g_type_ensure (TDT_TYPE_PREVIEW);
  g_type_ensure (TDT_TYPE_REPRINT_BAR);
  g_type_ensure (TDT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, language_choice);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, options);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, subject);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentsPage, reprint_bar);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, queue_show);
}

static void
tdt_documents_page_init (TdtDocumentsPage *page)
{
  page->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (page));
  tdt_control_set_name (GTK_WIDGET (page->language_choice), _ ("Language of the document"));
  tdt_control_set_name (GTK_WIDGET (page->export_button), _ ("Other Ways to Export"));
  fill_list (page);
  fill_languages (page);
  page->showing = FALSE;
}

const char *const *
tdt_documents_page_get_changed (TdtDocumentsPage *page)
{
  g_return_val_if_fail (TDT_IS_DOCUMENTS_PAGE (page), NULL);

  return tdt_reprint_bar_get_changed (page->reprint_bar);
}
