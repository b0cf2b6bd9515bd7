/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-wish-group-private.h"
#include "tdt-workspace-wishes.h"

#define FIRST "session-2-table-ronde-attractivite"
#define SECOND "session-4-table-ronde-solidarite"

static void
count_rows_cb (GtkWidget *widget, gpointer data)
{
  *(guint *) data += ADW_IS_ACTION_ROW (widget);
}

static guint
count_rows (GtkWidget *group)
{
  guint n = 0;

  tdt_test_foreach (group, count_rows_cb, &n);
  return n;
}

static gboolean
is_button (GtkWidget *widget, gpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* A wish said twice is one; those of other kinds are not listed; undo takes it out of the list. */
static void
test_add (void)
{
  static const int kinds[] = { TDT_WISH_KIND_BEFORE, TDT_WISH_KIND_ROOM };
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  GtkWidget *group = g_object_ref_sink (
      tdt_wish_group_new (desk, kinds, G_N_ELEMENTS (kinds), NULL));
  guint n = count_rows (group);
  g_autofree char *uid = tdt_workspace_add_wish (workspace, TDT_WISH_KIND_BEFORE, FIRST, SECOND,
                                                 NULL);
  g_autofree char *again = tdt_workspace_add_wish (workspace, TDT_WISH_KIND_BEFORE, FIRST, SECOND,
                                                   NULL);
  g_autofree char *other = NULL;

  g_assert_cmpstr (uid, ==, again);
  g_assert_cmpuint (count_rows (group), ==, n + 1);
  other = tdt_workspace_add_wish (workspace, TDT_WISH_KIND_DAY, FIRST, "day-2017-09-27", NULL);
  g_assert_nonnull (other);
  g_assert_cmpuint (count_rows (group), ==, n + 1);
  tdt_workspace_undo (workspace);
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (count_rows (group), ==, n);
  g_signal_emit_by_name (tdt_test_find (group, is_button, (gpointer) "A_dd the Wish"), "clicked");
  g_assert_cmpuint (count_rows (group), ==, n + 1);
  g_object_unref (group);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/wish-group/add", test_add);
  return g_test_run ();
}
