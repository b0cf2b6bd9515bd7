/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-columns-row.h"

#include <glib/gi18n-lib.h>

struct _TdtColumnsRow
{
  AdwExpanderRow parent_instance;

  TdtDocumentId document;
  /* (element-type GtkCheckButton): one a column that need not be there, in their order. */
  GPtrArray *checks;
  gboolean filled;
  gboolean showing;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtColumnsRow, tdt_columns_row, ADW_TYPE_EXPANDER_ROW)

static const TdtDocumentColumn *
get_column (gpointer check)
{
  return g_object_get_data (check, "tdt-column");
}

/* All columns together are no choice: one that comes with a later version is there as well. */
static void
tell_cb (TdtColumnsRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean all = TRUE;
  guint n_columns;
  const TdtDocumentColumn *columns = tdt_document_get_columns (row->document, &n_columns);
  guint nth = 0;

  if (row->showing)
    return;
  for (guint i = 0; i < n_columns; i++)
    {
      if (!columns[i].kept && !gtk_check_button_get_active (row->checks->pdata[nth++]))
        all = FALSE;
      else
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", columns[i].word);
    }
  g_signal_emit (row, signals[CHOSEN], 0, all ? NULL : words->str);
}

static void
add_check (TdtColumnsRow *row, const TdtDocumentColumn *column)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *label = column->context != NULL ? g_dpgettext2 (NULL, column->context, column->label)
                                              : _ (column->label);

  g_object_set_data (G_OBJECT (check), "tdt-column", (gpointer) column);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (tell_cb), row, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
  g_ptr_array_add (row->checks, g_object_ref (check));
}

static void
fill (TdtColumnsRow *row, TdtDocumentId document)
{
  guint n_columns;
  const TdtDocumentColumn *columns = tdt_document_get_columns (document, &n_columns);

  if (row->filled && row->document == document)
    return;
  row->filled = TRUE;
  row->document = document;
  for (guint i = 0; i < row->checks->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (row),
                             gtk_widget_get_ancestor (row->checks->pdata[i], ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (row->checks, 0);
  for (guint i = 0; i < n_columns; i++)
    if (!columns[i].kept)
      add_check (row, &columns[i]);
}

void
tdt_columns_row_show (TdtColumnsRow *row, TdtDocumentId document, const TdtRow *saved)
{
  g_return_if_fail (TDT_IS_COLUMNS_ROW (row));

  row->showing = TRUE;
  fill (row, document);
  for (guint i = 0; i < row->checks->len; i++)
    gtk_check_button_set_active (
        row->checks->pdata[i],
        tdt_document_shows_column (saved, get_column (row->checks->pdata[i])));
  gtk_widget_set_visible (GTK_WIDGET (row), row->checks->len > 0);
  row->showing = FALSE;
}

static void
tdt_columns_row_dispose (GObject *object)
{
  TdtColumnsRow *row = TDT_COLUMNS_ROW (object);

  g_clear_pointer (&row->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_columns_row_parent_class)->dispose (object);
}

static void
tdt_columns_row_class_init (TdtColumnsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_columns_row_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tdt_columns_row_init (TdtColumnsRow *row)
{
  row->checks = g_ptr_array_new_with_free_func (g_object_unref);
}
