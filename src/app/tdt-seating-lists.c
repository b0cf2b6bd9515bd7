/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists beside a table plan: who has no seat, who sits where in each round, what is not as
 * wished. */
#include "config.h"

#include "tdt-drag.h"
#include "tdt-names.h"
#include "tdt-seating-window-private.h"
#include "tdt-table-layout.h"
#include "tdt-workspace-seating.h"

#include <glib/gi18n-lib.h>

static void
clear (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

/* The seat that was chosen when it is free, or the most honoured free one. */
static guint
find_free (TdtSeatingWindow *window, const TdtRow *table)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  guint n_seats = tdt_seating_get_n_seats (root, table);
  g_autoptr (GArray)
      ranked = tdt_table_layout_rank_seats (tdt_row_get_token (table, TDT_TABLE_LAYOUT), n_seats);
  guint chosen = tdt_table_plan_get_seat (window->plan);

  if (chosen > 0 && chosen <= n_seats && tdt_table_plan_get_person (window->plan, chosen) == NULL)
    return chosen;
  for (guint i = 0; i < ranked->len; i++)
    if (tdt_table_plan_get_person (window->plan, g_array_index (ranked, guint, i)) == NULL)
      return g_array_index (ranked, guint, i);
  return 0;
}

static void
seat_cb (AdwActionRow *row, TdtSeatingWindow *window)
{
  const char *uid = tdt_seating_window_get_table (window);
  const TdtRow *table = tdt_root_lookup_kind (tdt_desk_get_root (window->desk), TDT_KIND_TABLE,
                                              uid);
  g_autofree char *person = g_strdup (g_object_get_data (G_OBJECT (row), "person"));
  g_autofree char *table_uid = g_strdup (uid);
  guint number = table != NULL ? find_free (window, table) : 0;
  g_autoptr (GError) error = NULL;

  if (number == 0)
    gtk_label_set_label (window->hint_label, _ ("No seat is free: give the table more seats."));
  else if (!tdt_workspace_place_person (tdt_desk_get_workspace (window->desk), table_uid, number,
                                        person, &error))
    tdt_desk_report (window->desk, g_steal_pointer (&error));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GObject *row)
{
  return tdt_drag_content_new (TDT_KIND_PERSON, g_object_get_data (row, "person"));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, AdwPreferencesRow *row)
{
  tdt_drag_show_card (drag, adw_preferences_row_get_title (row));
}

static void
add_unseated (TdtSeatingWindow *window, const TdtRow *person)
{
  const TdtRow *organisation = tdt_seating_get_organisation (tdt_desk_get_root (window->desk),
                                                             window->session, person);
  g_autofree char *name = tdt_person_dup_name (person);
  g_autofree char *of = organisation != NULL ? tdt_organisation_dup_name (organisation) : NULL;
  GtkWidget *row = add_row (window->unseated_group, window->unseated_rows, name, of);
  GtkDragSource *source = gtk_drag_source_new ();

  g_object_set_data_full (G_OBJECT (row), "person", g_strdup (tdt_row_get_uid (person)), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Drag to a seat, or press Enter for the next free one"));
  g_signal_connect (row, "activated", G_CALLBACK (seat_cb), window);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

/* "Table 2, seat 3" in each round, one after the other; NULL without any seat. */
static char *
dup_places (TdtSeatingWindow *window, const TdtRow *person, guint round, gboolean *in_round)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  g_autoptr (GPtrArray)
      seats = tdt_root_get_referrers (root, tdt_row_get_uid (person), TDT_SEAT_PERSON);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  *in_round = FALSE;
  for (guint t = 0; t < window->tables->len; t++)
    for (guint i = 0; i < seats->len; i++)
      {
        const TdtRow *table = tdt_root_lookup_kind (root, TDT_KIND_TABLE, window->tables->pdata[t]);

        if (g_strcmp0 (tdt_row_get_text (seats->pdata[i], TDT_SEAT_TABLE),
                       window->tables->pdata[t]) != 0)
          continue;
        *in_round |= tdt_row_get_number (table, TDT_TABLE_ROUND, 1) == round;
        g_ptr_array_add (
            places,
            /* Translators: a table’s name, the number of a seat. */
            g_strdup_printf (_ ("%s, seat %u"), tdt_row_get_text_or_empty (table, TDT_TABLE_NAME),
                             (guint) tdt_row_get_number (seats->pdata[i], TDT_SEAT_NUMBER, 0)));
      }
  g_ptr_array_add (places, NULL);
  return places->len > 1 ? g_strjoinv (" · ", (char **) places->pdata) : NULL;
}

void
tdt_seating_window_update_lists (TdtSeatingWindow *window)
{
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  const TdtRow *table = tdt_root_lookup_kind (root, TDT_KIND_TABLE,
                                              tdt_seating_window_get_table (window));
  guint round = table != NULL ? (guint) tdt_row_get_number (table, TDT_TABLE_ROUND, 1) : 1;
  g_autoptr (GPtrArray) people = tdt_seating_get_people (root, window->session, TRUE);

  clear (window->unseated_group, window->unseated_rows);
  clear (window->people_group, window->people_rows);
  for (guint i = 0; i < people->len; i++)
    {
      gboolean in_round;
      g_autofree char *places = dup_places (window, people->pdata[i], round, &in_round);
      g_autofree char *name = tdt_person_dup_name (people->pdata[i]);

      if (!in_round)
        add_unseated (window, people->pdata[i]);
      if (places != NULL)
        add_row (window->people_group, window->people_rows, name, places);
    }
  gtk_widget_set_visible (GTK_WIDGET (window->people_group), window->people_rows->len > 0);
  adw_preferences_group_set_description (
      window->unseated_group,
      window->unseated_rows->len == 0 ? _ ("Everybody with a name has a seat.") : NULL);
}

void
tdt_seating_window_show_broken (TdtSeatingWindow *window, const TdtSeating *seating)
{
  guint n = seating != NULL ? seating->broken->len : 0;

  clear (window->broken_group, window->broken_rows);
  for (guint i = 0; i < n; i++)
    add_row (window->broken_group, window->broken_rows,
             ((TdtSeatingBroken *) seating->broken->pdata[i])->message, NULL);
  if (seating != NULL && seating->repeats > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u pair meets again", "%u pairs meet again", seating->repeats),
          seating->repeats);

      add_row (window->broken_group, window->broken_rows, text, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (window->broken_group), window->broken_rows->len > 0);
}
