/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-palette-item-private.h"
#include "tdt-palette-private.h"
#include "tdt-palette-search-private.h"

/* Fails when nothing is found for @query that does that deed with a title that starts so. */
static void
assert_offered (const TdtRoot *root, const TdtFinder *finder, const char *query,
                TdtPaletteDeed deed, const char *title)
{
  g_autoptr (GListStore) items = g_list_store_new (TDT_TYPE_PALETTE_ITEM);

  tdt_palette_search (root, finder, query, items);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (TdtPaletteItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      if (tdt_palette_item_get_deed (item) == deed &&
          g_str_has_prefix (tdt_palette_item_get_title (item), title))
        return;
    }
  g_test_message ("“%s” is not offered for “%s”", title, query);
  g_test_fail ();
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(TdtFinder **) user_data = tdt_palette_search_prepare_finish (result);
}

static void
test_search (void)
{
  TdtWindow *window = tdt_test_open_example ();
  const TdtRoot *root = tdt_desk_get_root (tdt_window_get_desk (window));
  g_autoptr (TdtFinder) finder = NULL;

  tdt_palette_search_prepare (root, NULL, prepared_cb, &finder);
  while (finder == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_offered (root, finder, "bernard", TDT_PALETTE_RECORD, "Jean-Marie Bernard");
  assert_offered (root, finder, "arianegr", TDT_PALETTE_RECORD, "ArianeGroup");
  assert_offered (root, finder, "cloture", TDT_PALETTE_RECORD, "Clôture");
  assert_offered (root, finder, "undo", TDT_PALETTE_COMMAND, "Undo");
  assert_offered (root, NULL, "undo", TDT_PALETTE_COMMAND, "Undo");
  assert_offered (root, finder, "", TDT_PALETTE_COMMAND, "Save");
  assert_offered (root, finder, " Zoé ", TDT_PALETTE_ADD_PERSON, "Add the person “Zoé”");
  assert_offered (root, finder, "Zoé", TDT_PALETTE_ADD_SESSION, "Add the session “Zoé”");
  tdt_test_close (window);
}

static void
find_palette_cb (GtkWidget *widget, gpointer data)
{
  if (TDT_IS_PALETTE (widget))
    *(GtkWidget **) data = widget;
}

static gboolean
is_entry (GtkWidget *widget, gpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_named_row (GtkWidget *widget, gpointer name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") &&
         tdt_test_is_named (widget, name);
}

/* The keys open it, a name and Enter lead to the person. */
static void
test_go_to (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *palette = NULL;
  GtkWidget *entry;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL));
  tdt_test_settle ();
  tdt_test_foreach (GTK_WIDGET (window), find_palette_cb, &palette);
  g_assert_nonnull (palette);
  g_assert_true (gtk_widget_get_mapped (palette));
  entry = tdt_test_find (palette, is_entry, NULL);
  /* Escape leads back out; the same keys open it again. */
  g_signal_emit_by_name (entry, "stop-search");
  tdt_test_settle ();
  g_assert_false (gtk_widget_get_mapped (palette));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL));
  tdt_test_settle ();
  tdt_palette_search_for (TDT_PALETTE (palette), "bussereau");
  tdt_test_settle ();
  g_assert_nonnull (tdt_test_find (palette, is_named_row, (gpointer) "Dominique Bussereau"));
  g_signal_emit_by_name (entry, "activate");
  tdt_test_settle ();
  g_assert_false (gtk_widget_get_mapped (palette));
  g_assert_cmpstr (
      tdt_row_get_text (tdt_record_get_row (tdt_desk_get_selected (desk, TDT_KIND_PERSON)),
                        TDT_PERSON_FAMILY_NAME),
      ==, "Bussereau");
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/palette/search", test_search);
  g_test_add_func ("/app/palette/go-to", test_go_to);
  return g_test_run ();
}
