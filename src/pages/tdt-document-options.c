/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-document-options.h"

#include "tdt-columns-row.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

#define LEAST_SIZE 8
#define MOST_SIZE 24
#define ORDINARY_SIZE 11

struct _TdtDocumentOptionsList
{
  AdwBin parent_instance;

  AdwComboRow *paper;
  AdwComboRow *sheet;
  AdwComboRow *design;
  AdwComboRow *logo;
  GtkSpinButton *size;
  GtkWidget *size_row;
  TdtColumnsRow *columns;
  AdwEntryRow *footer;
  GtkWidget *foreword_row;
  GtkTextView *foreword;

  TdtDesk *desk;
  TdtDocumentId document;
  GPtrArray *sheets;
  /* The pictures that organisations have, in the order of the row. */
  GPtrArray *logos;
  /* While rows are set to what the project says, nothing is to be changed. */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (TdtDocumentOptionsList, tdt_document_options_list, ADW_TYPE_BIN)

const TdtRow *
tdt_document_options_find (const TdtRoot *root, TdtDocumentId document)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DOCUMENT_OPTIONS);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_get_token (row, TDT_DOCUMENT_OPTIONS_DOCUMENT) == document)
      return row;
  return NULL;
}

static void
set_option (TdtDocumentOptionsList *list, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!list->showing && list->desk != NULL &&
      !tdt_workspace_set_document_option (tdt_desk_get_workspace (list->desk), list->document,
                                          field, text, &error))
    tdt_desk_report (list->desk, g_steal_pointer (&error));
}

static void
set_word (TdtDocumentOptionsList *list, TdtFieldId field, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected != GTK_INVALID_LIST_POSITION)
    set_option (list, field, tdt_token_word (tdt_field_get (field)->tokens, (int) selected));
}

static void
paper_cb (TdtDocumentOptionsList *list)
{
  set_word (list, TDT_DOCUMENT_OPTIONS_PAPER, list->paper);
}

static void
design_cb (TdtDocumentOptionsList *list)
{
  set_word (list, TDT_DOCUMENT_OPTIONS_DESIGN, list->design);
}

/* The first one stands for the logos of who invites. */
static void
logo_cb (TdtDocumentOptionsList *list)
{
  guint selected = adw_combo_row_get_selected (list->logo);

  if (selected == 0)
    set_option (list, TDT_DOCUMENT_OPTIONS_LOGO, NULL);
  else if (selected <= list->logos->len)
    set_option (list, TDT_DOCUMENT_OPTIONS_LOGO, list->logos->pdata[selected - 1]);
}

static void
sheet_cb (TdtDocumentOptionsList *list)
{
  guint selected = adw_combo_row_get_selected (list->sheet);

  if (selected < list->sheets->len)
    set_option (list, TDT_DOCUMENT_OPTIONS_FORMAT,
                ((const TdtSheetFormat *) list->sheets->pdata[selected])->name);
}

static void
size_cb (TdtDocumentOptionsList *list)
{
  g_autofree char *text = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (list->size));

  set_option (list, TDT_DOCUMENT_OPTIONS_SIZE, text);
}

static void
columns_cb (TdtDocumentOptionsList *list, const char *words)
{
  set_option (list, TDT_DOCUMENT_OPTIONS_COLUMNS, words);
}

static void
footer_cb (TdtDocumentOptionsList *list)
{
  set_option (list, TDT_DOCUMENT_OPTIONS_FOOTER,
              gtk_editable_get_text (GTK_EDITABLE (list->footer)));
}

static char *
dup_foreword (TdtDocumentOptionsList *list)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (list->foreword);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Taken when it is left, so that a sentence is one step. */
static void
foreword_left_cb (TdtDocumentOptionsList *list)
{
  const TdtRow *row = list->desk != NULL ? tdt_document_options_find (
                                               tdt_desk_get_root (list->desk), list->document)
                                         : NULL;
  const char *before = row != NULL ? tdt_row_get_text_or_empty (row, TDT_DOCUMENT_OPTIONS_FOREWORD)
                                   : "";
  g_autofree char *text = dup_foreword (list);

  if (list->desk != NULL && g_strcmp0 (before, text) != 0)
    set_option (list, TDT_DOCUMENT_OPTIONS_FOREWORD, text);
}

static void
show_word (AdwComboRow *combo, const TdtRow *row, TdtFieldId field)
{
  int position = row != NULL ? tdt_row_get_token (row, field) : TDT_TOKEN_OTHER;

  adw_combo_row_set_selected (combo, position == TDT_TOKEN_OTHER ? 0 : (guint) position);
}

static void
show_sheet (TdtDocumentOptionsList *list, const TdtRow *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *format = row != NULL ? tdt_row_get_text (row, TDT_DOCUMENT_OPTIONS_FORMAT) : NULL;
  guint selected = 0;

  g_clear_pointer (&list->sheets, g_ptr_array_unref);
  list->sheets = tdt_document_list_sheets (list->document);
  for (guint i = 0; i < list->sheets->len; i++)
    {
      const TdtSheetFormat *sheet = list->sheets->pdata[i];
      g_autofree char *name = g_strdup_printf ("%g × %g mm (%s)", sheet->width, sheet->height,
                                               sheet->name);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (sheet->name, format) == 0)
        selected = i;
    }
  adw_combo_row_set_model (list->sheet, G_LIST_MODEL (names));
  adw_combo_row_set_selected (list->sheet, selected);
}

static void
show_logos (TdtDocumentOptionsList *list, const TdtRow *row)
{
  const TdtRoot *root = tdt_desk_get_root (list->desk);
  g_autoptr (GPtrArray) organisations = tdt_root_get_sorted (root, TDT_KIND_ORGANISATION);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *chosen = row != NULL ? tdt_row_get_text (row, TDT_DOCUMENT_OPTIONS_LOGO) : NULL;
  guint selected = 0;

  g_ptr_array_set_size (list->logos, 0);
  gtk_string_list_append (names, _ ("Of who invites"));
  for (guint i = 0; i < organisations->len; i++)
    {
      const char *logo = tdt_row_get_text (organisations->pdata[i], TDT_ORGANISATION_LOGO);

      if (logo == NULL)
        continue;
      g_ptr_array_add (list->logos, g_strdup (logo));
      gtk_string_list_append (
          names, tdt_row_get_text_or_empty (organisations->pdata[i], TDT_ORGANISATION_NAME));
      if (g_strcmp0 (logo, chosen) == 0)
        selected = list->logos->len;
    }
  adw_combo_row_set_model (list->logo, G_LIST_MODEL (names));
  adw_combo_row_set_selected (list->logo, selected);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (list->logo),
      list->logos->len == 0 ? _ ("Organisations get theirs on the Partners page") : "");
}

static void
show_texts (TdtDocumentOptionsList *list, const TdtRow *row)
{
  const char *footer = row != NULL ? tdt_row_get_text_or_empty (row, TDT_DOCUMENT_OPTIONS_FOOTER)
                                   : "";
  const char *foreword = row != NULL
                             ? tdt_row_get_text_or_empty (row, TDT_DOCUMENT_OPTIONS_FOREWORD)
                             : "";
  g_autofree char *shown = dup_foreword (list);

  if (!gtk_widget_has_focus (GTK_WIDGET (list->foreword)) && g_strcmp0 (shown, foreword) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (list->foreword), foreword, -1);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (list->footer)), footer) != 0)
    gtk_editable_set_text (GTK_EDITABLE (list->footer), footer);
}

void
tdt_document_options_list_show (TdtDocumentOptionsList *list, TdtDesk *desk, TdtDocumentId document)
{
  const TdtRow *row = tdt_document_options_find (tdt_desk_get_root (desk), document);
  gboolean cards;

  list->showing = TRUE;
  g_set_object (&list->desk, desk);
  list->document = document;
  show_word (list->paper, row, TDT_DOCUMENT_OPTIONS_PAPER);
  show_word (list->design, row, TDT_DOCUMENT_OPTIONS_DESIGN);
  show_sheet (list, row);
  show_logos (list, row);
  gtk_spin_button_set_value (
      list->size, row != NULL ? tdt_row_get_number (row, TDT_DOCUMENT_OPTIONS_SIZE, ORDINARY_SIZE)
                              : ORDINARY_SIZE);
  tdt_columns_row_show (list->columns, document, row);
  show_texts (list, row);
  cards = list->sheets->len > 0;
  gtk_widget_set_visible (GTK_WIDGET (list->sheet), cards);
  gtk_widget_set_visible (GTK_WIDGET (list->paper), !cards);
  gtk_widget_set_visible (list->size_row, !cards);
  gtk_widget_set_visible (GTK_WIDGET (list->logo), !cards);
  gtk_widget_set_visible (GTK_WIDGET (list->footer), !cards);
  gtk_widget_set_visible (list->foreword_row, document == TDT_DOCUMENT_PROGRAMME);
  list->showing = FALSE;
}

static void
fill_words (AdwComboRow *row, TdtTokensId tokens)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_words;

  tdt_tokens_get (tokens, &n_words);
  for (guint i = 0; i < n_words; i++)
    gtk_string_list_append (names, tdt_token_label (tokens, (int) i));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static void
tdt_document_options_list_dispose (GObject *object)
{
  TdtDocumentOptionsList *list = TDT_DOCUMENT_OPTIONS_LIST (object);

  g_clear_object (&list->desk);
  g_clear_pointer (&list->sheets, g_ptr_array_unref);
  g_clear_pointer (&list->logos, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_document_options_list_parent_class)->dispose (object);
}

static void
tdt_document_options_list_class_init (TdtDocumentOptionsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_document_options_list_dispose;
  g_type_ensure (TDT_TYPE_COLUMNS_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-document-options-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, paper);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, sheet);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, design);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, logo);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, size);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, size_row);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, columns);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, footer);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, foreword_row);
  gtk_widget_class_bind_template_child (widget_class, TdtDocumentOptionsList, foreword);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, design_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, footer_cb);
  gtk_widget_class_bind_template_callback (widget_class, foreword_left_cb);
}

static void
tdt_document_options_list_init (TdtDocumentOptionsList *list)
{
  list->showing = TRUE;
  list->logos = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (list));
  gtk_spin_button_set_range (list->size, LEAST_SIZE, MOST_SIZE);
  fill_words (list->paper, TDT_TOKENS_PAPER);
  fill_words (list->design, TDT_TOKENS_DESIGN);
}
