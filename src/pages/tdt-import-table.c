/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-import-table-private.h"

#include "tdt-control-name.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

/* What is shown of a table; all of it is brought in. */
#define MAX_COLUMNS 40u
#define MAX_ROWS 5u
#define MAX_HEADS 8u
#define CELL_CHARS 22

struct _TdtImportTable
{
  AdwBin parent_instance;

  TdtMapping *mapping;
  TdtRoot *into;
  GtkGrid *grid;
  GtkWidget *session_row;
  GtkDropDown *session;
  /* Uids of the sessions that can be chosen. */
  GPtrArray *sessions;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtImportTable, tdt_import_table, ADW_TYPE_BIN)

static void fill (TdtImportTable *table);

/* Which session they come to is a question where the table does not say it, and has people. */
static void
update_session_row (TdtImportTable *table)
{
  static const int people[] = { TDT_PERSON_FAMILY_NAME, TDT_PERSON_GIVEN_NAME,
                                TDT_MEANING_FULL_NAME, TDT_PERSON_EMAIL };
  gboolean has_people = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    has_people = has_people || tdt_mapping_find (table->mapping, people[i]) >= 0;
  gtk_widget_set_visible (table->session_row,
                          has_people && table->sessions->len > 0 && !table->mapping->left_out &&
                              tdt_mapping_find (table->mapping, TDT_SESSION_TITLE) < 0);
}

static void
tell_changed (TdtImportTable *table)
{
  update_session_row (table);
  g_signal_emit (table, signals[CHANGED], 0);
}

static void
meaning_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, TdtImportTable *table)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "tdt-column"));
  guint n_meanings;
  const int *meanings = tdt_meanings_list (&n_meanings);
  guint selected = gtk_drop_down_get_selected (choice);

  if (table->filling || selected >= n_meanings)
    return;
  table->mapping->meanings[column] = meanings[selected];
  tell_changed (table);
}

static void
taken_cb (GtkCheckButton *check, TdtImportTable *table)
{
  table->mapping->left_out = !gtk_check_button_get_active (check);
  gtk_widget_set_sensitive (GTK_WIDGET (table->grid), !table->mapping->left_out);
  tell_changed (table);
}

static void
head_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, TdtImportTable *table)
{
  tdt_mapping_set_head (table->mapping, (int) gtk_drop_down_get_selected (choice) - 1);
  fill (table);
  tell_changed (table);
}

static void
session_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, TdtImportTable *table)
{
  guint selected = gtk_drop_down_get_selected (choice);

  g_free (table->mapping->session);
  table->mapping->session = selected > 0 && selected <= table->sessions->len
                                ? g_strdup (table->sessions->pdata[selected - 1])
                                : NULL;
  tell_changed (table);
}

static GtkWidget *
make_cell (const char *text, gboolean head)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');

  gtk_label_set_text (GTK_LABEL (label), line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (line, -1), CELL_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (g_utf8_strlen (line, -1) > CELL_CHARS)
    gtk_widget_set_tooltip_text (label, line);
  gtk_widget_add_css_class (label, head ? "heading" : "cell");
  return label;
}

static guint
find_meaning (int meaning)
{
  guint n_meanings;
  const int *meanings = tdt_meanings_list (&n_meanings);

  for (guint i = 0; i < n_meanings; i++)
    if (meanings[i] == meaning)
      return i;
  return 0;
}

/* All choices share one list of what can be chosen. */
static GListModel *
get_labels (void)
{
  static GtkStringList *labels;
  guint n_meanings;
  const int *meanings = tdt_meanings_list (&n_meanings);

  if (labels == NULL)
    {
      labels = gtk_string_list_new (NULL);
      for (guint i = 0; i < n_meanings; i++)
        gtk_string_list_take (labels, tdt_meaning_dup_label (meanings[i]));
    }
  return G_LIST_MODEL (labels);
}

static GtkWidget *
make_choice (TdtImportTable *table, guint column, const char *title)
{
  g_autofree char *name = *title != '\0'
                              /* Translators: %s is the title of a column of a table */
                              ? g_strdup_printf (_ ("What the column “%s” tells"), title)
                              /* Translators: %u is the number of a column of a table */
                              : g_strdup_printf (_ ("What column %u tells"), column + 1);
  GtkWidget *choice = gtk_drop_down_new (
      g_object_ref (get_labels ()),
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice),
                              find_meaning (table->mapping->meanings[column]));
  tdt_control_set_name (choice, name);
  g_object_set_data (G_OBJECT (choice), "tdt-column", GUINT_TO_POINTER (column));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (meaning_chosen_cb), table);
  return choice;
}

static void
add_column (TdtImportTable *table, guint column)
{
  const TdtMapping *mapping = table->mapping;
  const char *title = mapping->head >= 0
                          ? tdt_sheet_get_cell (mapping->sheet, (guint) mapping->head, column)
                          : "";
  guint first = (guint) (mapping->head + 1);
  int at = 0;

  gtk_grid_attach (table->grid, make_choice (table, column, title), (int) column, at++, 1, 1);
  if (mapping->head >= 0)
    gtk_grid_attach (table->grid, make_cell (title, TRUE), (int) column, at++, 1, 1);
  for (guint r = first; r < MIN (first + MAX_ROWS, tdt_sheet_get_n_rows (mapping->sheet)); r++)
    gtk_grid_attach (table->grid, make_cell (tdt_sheet_get_cell (mapping->sheet, r, column), FALSE),
                     (int) column, at++, 1, 1);
}

static void
fill (TdtImportTable *table)
{
  GtkWidget *child;

  table->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (table->grid))) != NULL)
    gtk_grid_remove (table->grid, child);
  for (guint c = 0; c < MIN (table->mapping->n_columns, MAX_COLUMNS); c++)
    add_column (table, c);
  table->filling = FALSE;
}

static char *
dup_name (const TdtMapping *mapping)
{
  const char *title = tdt_sheet_get_title (mapping->sheet);

  if (title == NULL)
    return g_strdup (tdt_sheet_get_file (mapping->sheet));
  /* Translators: a file, a sheet of it, as in “guests.xlsx · Sheet 1” */
  return g_strdup_printf (C_ ("sheet", "%s · %s"), tdt_sheet_get_file (mapping->sheet), title);
}

static GtkWidget *
make_head_choice (TdtImportTable *table)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (rows, _ ("No titles"));
  for (guint r = 0; r < MIN (tdt_sheet_get_n_rows (table->mapping->sheet), MAX_HEADS); r++)
    /* Translators: in which line of a table the titles of its columns are */
    gtk_string_list_take (rows, g_strdup_printf (_ ("Titles in line %u"),
                                                 tdt_sheet_get_line (table->mapping->sheet, r)));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&rows)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), (guint) (table->mapping->head + 1));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (choice, "flat");
  tdt_control_set_name (choice, _ ("Where the titles of the columns are"));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (head_chosen_cb), table);
  return choice;
}

static GtkWidget *
make_heading (TdtImportTable *table)
{
  const TdtMapping *mapping = table->mapping;
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = dup_name (mapping);
  guint n_rows = tdt_sheet_get_n_rows (mapping->sheet) - (guint) (mapping->head + 1);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u row", "%'u rows", n_rows), n_rows);
  GtkWidget *title = make_cell (name, TRUE);
  GtkWidget *subtitle = make_cell (count, FALSE);

  gtk_label_set_width_chars (GTK_LABEL (title), -1);
  gtk_label_set_max_width_chars (GTK_LABEL (title), -1);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !mapping->left_out);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (taken_cb), table);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (heading), check);
  gtk_box_append (GTK_BOX (heading), texts);
  gtk_box_append (GTK_BOX (heading), make_head_choice (table));
  return heading;
}

static void
list_sessions (TdtImportTable *table, GtkStringList *titles)
{
  g_autoptr (GPtrArray) sessions = NULL;

  gtk_string_list_append (titles, _ ("No session"));
  if (table->into == NULL)
    return;
  sessions = tdt_root_get_sorted (table->into, TDT_KIND_SESSION);
  for (guint i = 0; i < sessions->len; i++)
    {
      gtk_string_list_take (titles, tdt_session_dup_title (sessions->pdata[i]));
      g_ptr_array_add (table->sessions, g_strdup (tdt_row_get_uid (sessions->pdata[i])));
    }
}

static GtkWidget *
make_session_row (TdtImportTable *table)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_They all come to"));

  list_sessions (table, titles);
  table->session = GTK_DROP_DOWN (gtk_drop_down_new (
      G_LIST_MODEL (titles), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  for (guint i = 0; i < table->sessions->len; i++)
    if (g_strcmp0 (table->sessions->pdata[i], table->mapping->session) == 0)
      gtk_drop_down_set_selected (table->session, i + 1);
  gtk_drop_down_set_enable_search (table->session, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (table->session), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (table->session));
  tdt_control_set_name (GTK_WIDGET (table->session), _ ("The session that they all come to"));
  g_signal_connect (table->session, "notify::selected", G_CALLBACK (session_chosen_cb), table);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (table->session));
  return row;
}

static void
tdt_import_table_finalize (GObject *object)
{
  TdtImportTable *table = TDT_IMPORT_TABLE (object);

  g_ptr_array_unref (table->sessions);
  g_clear_pointer (&table->into, tdt_root_unref);
  G_OBJECT_CLASS (tdt_import_table_parent_class)->finalize (object);
}

static void
tdt_import_table_class_init (TdtImportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdt_import_table_finalize;
  signals[CHANGED] = g_signal_new ("changed", TDT_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tdt_import_table_init (TdtImportTable *table)
{
  table->sessions = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
tdt_import_table_new (TdtMapping *mapping, const TdtRoot *into)
{
  TdtImportTable *table = g_object_new (TDT_TYPE_IMPORT_TABLE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  table->mapping = mapping;
  table->into = into != NULL ? tdt_root_ref (into) : NULL;
  table->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (table->grid, 12);
  gtk_grid_set_row_spacing (table->grid, 6);
  gtk_widget_add_css_class (GTK_WIDGET (table->grid), "import-grid");
  gtk_widget_set_sensitive (GTK_WIDGET (table->grid), !mapping->left_out);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (table->grid));
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  table->session_row = make_session_row (table);
  gtk_box_append (GTK_BOX (box), make_heading (table));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), table->session_row);
  adw_bin_set_child (ADW_BIN (table), box);
  fill (table);
  update_session_row (table);
  return GTK_WIDGET (table);
}
