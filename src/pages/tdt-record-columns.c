/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record-columns-private.h"

#include "tdt-drag.h"
#include "tdt-names.h"
#include "tdt-record-cells-private.h"
#include "tdt-remembered-private.h"

#include <glib/gi18n-lib.h>

#define GROUP "columns"

/* Most names of people are shorter, and other columns give way to that. */
#define NAME_CHARS 20

/* While a view's sorter is asked what it sorts by: the column, see tdt_record_columns_apply_sort().
 */
static const TdtRecordColumn *asked;

static const TdtRecordColumn *
get_column (gpointer view_column)
{
  return g_object_get_data (view_column, "tdt-column");
}

static void
update_cell (GtkListItem *item)
{
  TdtDesk *desk = g_object_get_data (G_OBJECT (item), "tdt-desk");
  TdtRecord *record = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (record == NULL || !tdt_record_is_present (record))
    return;
  text = tdt_record_column_dup_text (get_column (item), tdt_desk_get_root (desk),
                                     tdt_record_get_row (record));
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, GtkListItem *item)
{
  TdtRecord *record = gtk_list_item_get_item (item);

  return tdt_drag_content_new (tdt_row_get_kind_id (tdt_record_get_row (record)),
                               tdt_record_get_uid (record));
}

/* Whatever column it was taken by. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkListItem *item)
{
  const TdtRow *row = tdt_record_get_row (gtk_list_item_get_item (item));
  g_autofree char *name = tdt_row_get_kind_id (row) == TDT_KIND_PERSON
                              ? tdt_person_dup_name (row)
                              : tdt_organisation_dup_name (row);

  tdt_drag_show_card (drag, name);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TdtDesk *desk)
{
  const TdtRecordColumn *column = get_column (factory);
  GtkWidget *label = gtk_label_new (NULL);
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (g_str_equal (column->name, "name"))
    gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  if (column->number)
    gtk_widget_add_css_class (label, "times");
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_drag_cb), item);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), item);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (drag));
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (item), "tdt-column", (gpointer) column);
  g_object_set_data (G_OBJECT (item), "tdt-desk", desk);
}

/* A cell also tells of other records: it looks again at every change while it is in sight. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_hash_table_add (g_object_get_data (G_OBJECT (factory), "tdt-bound"), item);
  update_cell (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_hash_table_remove (g_object_get_data (G_OBJECT (factory), "tdt-bound"), item);
}

static void
changed_cb (GObject *factory)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, g_object_get_data (factory, "tdt-bound"));
  while (g_hash_table_iter_next (&iter, &item, NULL))
    update_cell (item);
}

static int
tell_column_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  asked = column;
  return -1;
}

/* Which columns the user chose: names, or NULL where the usual ones will do. */
static char **
dup_chosen (TdtKindId kind)
{
  g_autofree char *text = tdt_remembered_dup (GROUP, tdt_kind_get (kind)->name);

  return text != NULL ? g_strsplit (text, ";", -1) : NULL;
}

static void
update_visible (GtkColumnView *view, TdtDesk *desk)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  gboolean narrow;

  g_object_get (desk, "narrow", &narrow, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean wanted = g_object_get_data (G_OBJECT (column), "tdt-wanted") != NULL;

      gtk_column_view_column_set_visible (column,
                                          wanted && (!narrow || get_column (column)->narrow));
    }
}

static void
narrow_cb (GtkColumnView *view, GParamSpec *pspec, TdtDesk *desk)
{
  update_visible (view, desk);
}

static GtkColumnViewColumn *
make_column (const TdtRecordColumn *described, TdtDesk *desk)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter)
      sorter = GTK_SORTER (gtk_custom_sorter_new (tell_column_cb, (gpointer) described, NULL));
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "tdt-column", (gpointer) described);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), desk, 0);
  g_object_set_data_full (G_OBJECT (factory), "tdt-bound", g_hash_table_new (NULL, NULL),
                          (GDestroyNotify) g_hash_table_unref);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (changed_cb),
                           factory, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  column = gtk_column_view_column_new (_ (described->title), factory);
  g_object_set_data (G_OBJECT (column), "tdt-column", (gpointer) described);
  gtk_column_view_column_set_expand (column, !described->number);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  return column;
}

void
tdt_record_columns_add (GtkColumnView *view, TdtDesk *desk, TdtKindId kind)
{
  g_auto (GStrv) chosen = dup_chosen (kind);

  for (const TdtRecordColumn *described = tdt_record_columns; described->name != NULL; described++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;
      gboolean wanted = chosen != NULL
                            ? g_strv_contains ((const char *const *) chosen, described->name)
                            : described->usual;

      if (described->kind != kind)
        continue;
      column = make_column (described, desk);
      g_object_set_data (G_OBJECT (column), "tdt-wanted", GINT_TO_POINTER (wanted));
      gtk_column_view_append_column (view, column);
    }
  g_object_set_data (G_OBJECT (view), "tdt-desk", desk);
  g_signal_connect_object (desk, "notify::narrow", G_CALLBACK (narrow_cb), view, G_CONNECT_SWAPPED);
  update_visible (view, desk);
}

/* GTK 4.8 does not say what the headers are set to; but asked to compare two things, the view's
 * sorter asks that of the first column and turns its answer round where that descends. */
static const TdtRecordColumn *
find_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  asked = NULL;
  *descending = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other) ==
                GTK_ORDERING_LARGER;
  return asked;
}

void
tdt_record_columns_apply_sort (GtkColumnView *view, TdtRecordTable *table)
{
  gboolean descending;
  const TdtRecordColumn *column = find_sort (view, &descending);

  tdt_record_table_set_sort (table, column != NULL ? tdt_record_column_dup_key : NULL,
                             (gpointer) column, descending);
}

char *
tdt_record_columns_dup_order (const TdtRoot *root, const TdtRow *row, gpointer unused)
{
  g_autofree char *name = NULL;

  if (tdt_row_get_kind_id (row) == TDT_KIND_PERSON)
    name = g_strconcat (tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME), " ",
                        tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME), NULL);
  else
    name = g_strdup (tdt_row_get_text_or_empty (row, TDT_ORGANISATION_NAME));
  return g_utf8_collate_key (name, -1);
}

char *
tdt_record_columns_dup_searched (const TdtRoot *root, const TdtRow *row, gpointer unused)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const TdtRecordColumn *column = tdt_record_columns; column->name != NULL; column++)
    if (column->kind == tdt_row_get_kind_id (row) && !column->number)
      {
        g_autofree char *cell = tdt_record_column_dup_text (column, root, row);

        g_string_append_printf (text, "%s ", cell);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
tdt_record_columns_dup_text (const TdtRoot *root, TdtKindId kind, const GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= rows->len; i++)
    {
      gsize start = text->len;

      for (const TdtRecordColumn *column = tdt_record_columns; column->name != NULL; column++)
        if (column->kind == kind && (column->usual || column->field == TDT_PERSON_EMAIL ||
                                     column->field == TDT_PERSON_PHONE))
          {
            g_autofree char *cell = i == 0 ? g_strdup (_ (column->title))
                                           : tdt_record_column_dup_text (column, root,
                                                                         rows->pdata[i - 1]);

            g_strdelimit (cell, "\t\n", ' ');
            g_string_append_printf (text, text->len > start ? "\t%s" : "%s", cell);
          }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
keep_chosen (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GString) names = g_string_new (NULL);
  TdtKindId kind = TDT_KIND_PERSON;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      kind = get_column (column)->kind;
      if (g_object_get_data (G_OBJECT (column), "tdt-wanted") != NULL)
        g_string_append_printf (names, "%s;", get_column (column)->name);
    }
  tdt_remember (GROUP, tdt_kind_get (kind)->name, names->str);
}

static void
show_cb (GSimpleAction *action, GVariant *state, GtkColumnViewColumn *column)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);

  g_simple_action_set_state (action, state);
  g_object_set_data (G_OBJECT (column), "tdt-wanted",
                     GINT_TO_POINTER (g_variant_get_boolean (state)));
  update_visible (view, g_object_get_data (G_OBJECT (view), "tdt-desk"));
  keep_chosen (view);
}

static void
sort_cb (GSimpleAction *action, GVariant *parameter, GtkColumnView *view)
{
  const char *name = g_variant_get_string (parameter, NULL);
  GListModel *columns = gtk_column_view_get_columns (view);
  gboolean descending;
  const TdtRecordColumn *sorted = find_sort (view, &descending);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!g_str_equal (get_column (column)->name, name))
        continue;
      descending = sorted == get_column (column) && !descending;
      gtk_column_view_sort_by_column (view, column,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

GSimpleActionGroup *
tdt_record_columns_make_actions (GtkColumnView *view)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GSimpleAction) sort = g_simple_action_new ("sort", G_VARIANT_TYPE_STRING);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean wanted = g_object_get_data (G_OBJECT (column), "tdt-wanted") != NULL;
      g_autofree char *name = g_strconcat ("show-", get_column (column)->name, NULL);
      g_autoptr (GSimpleAction)
          action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (wanted));

      g_signal_connect_object (action, "change-state", G_CALLBACK (show_cb), column, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  g_signal_connect_object (sort, "activate", G_CALLBACK (sort_cb), view, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (sort));
  return group;
}

GMenuModel *
tdt_record_columns_make_menu (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) sorted = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const TdtRecordColumn *described = get_column (column);
      g_autofree char *show = g_strconcat ("table.show-", described->name, NULL);
      g_autofree char *sort = g_strconcat ("table.sort::", described->name, NULL);

      g_menu_append (sorted, _ (described->title), sort);
      /* Without names nobody would know what is what. */
      if (i > 0)
        g_menu_append (shown, _ (described->title), show);
    }
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (shown));
  g_menu_append_submenu (menu, _ ("Sort by"), G_MENU_MODEL (sorted));
  return G_MENU_MODEL (menu);
}
