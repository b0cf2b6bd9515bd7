/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-seating.h"
#include "tdt-table-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who sits where in a session: the plan of a table at a time, who is without a seat, what counts,
 * groups that change from round to round. A window beside the one of the project; every change is
 * made at once and can be undone.
 *
 * Property "running": whether seats are being looked for. */
#define TDT_TYPE_SEATING_WINDOW (tdt_seating_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtSeatingWindow, tdt_seating_window, TDT, SEATING_WINDOW, AdwWindow)

struct _TdtSeatingWindow
{
  AdwWindow parent_instance;

  GtkDropDown *table_choice;
  AdwWindowTitle *window_title;
  GtkSpinner *spinner;
  GtkStack *plan_stack;
  GtkScrolledWindow *plan_scroll;
  TdtTablePlan *plan;
  GtkLabel *hint_label;
  GtkToggleButton *keep_button;
  AdwPreferencesGroup *table_group;
  GtkDropDown *layout_choice;
  GtkSpinButton *seats_spin;
  AdwPreferencesGroup *unseated_group;
  AdwPreferencesGroup *broken_group;
  AdwPreferencesGroup *people_group;
  AdwPreferencesPage *side_page;
  GtkSwitch *apart_switch;
  GtkSwitch *alternate_switch;
  GtkSpinButton *tables_spin;
  GtkSpinButton *rounds_spin;

  TdtDesk *desk;
  char *session;
  /* Uids of the tables of all rounds, in the order of the choice. */
  GPtrArray *tables;
  /* The rows of the lists at the side. */
  GPtrArray *unseated_rows;
  GPtrArray *broken_rows;
  GPtrArray *people_rows;
  guint chosen;
  gboolean updating;
  gboolean running;
};

GtkWindow *tdt_seating_window_new (TdtDesk *desk, GtkWindow *parent, const char *session);

/* The table that is shown, or NULL. */
const char *tdt_seating_window_get_table (TdtSeatingWindow *window);

/* The lists at the side (tdt-seating-lists.c). */
void tdt_seating_window_update_lists (TdtSeatingWindow *window);
void tdt_seating_window_show_broken (TdtSeatingWindow *window, const TdtSeating *seating);

G_END_DECLS
