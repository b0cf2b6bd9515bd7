/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-record-card.h"
#include "tdt-record-filters-private.h"
#include "tdt-record-table.h"
#include "tdt-records-page.h"
#include "tdt-two-pane.h"

/* The inside of the page of people or partners: tdt-records-page.c has the table and the card,
 * tdt-records-actions.c what can be done. */

struct _TdtRecordsPage
{
  AdwBin parent_instance;

  GtkStack *whole;
  AdwBin *task_bin;
  TdtTwoPane *panes;
  GtkEditable *search_entry;
  GtkMenuButton *add_button;
  GtkPopover *add_popover;
  GtkEntry *add_entry;
  GtkButton *paste_button;
  GtkButton *book_button;
  GtkMenuButton *table_button;
  TdtWrapBox *chips;
  GtkStack *table_stack;
  AdwStatusPage *nothing_page;
  GtkWidget *clear_button;
  GtkColumnView *column_view;
  GtkRevealer *selection_revealer;
  GtkLabel *count_label;
  GtkStack *card_stack;
  GtkBox *card_box;
  AdwStatusPage *empty_page;

  TdtDesk *desk;
  TdtKindId kind;
  TdtRecordCard *card;
  TdtRecordFilters *filters;
  TdtRecordTable *table;
  GtkSliceListModel *growing;
  GtkMultiSelection *selection;
  GtkWidget *selection_bar;
};

/* The uids of those that are selected, in the order of the table; ends with NULL. */
char **tdt_records_page_dup_selected (gpointer page);

/* Shows @task, such as a list of people to be added, in place of the table, until
 * tdt_records_page_end_task(). */
void tdt_records_page_start_task (TdtRecordsPage *page, GtkWidget *task);
void tdt_records_page_end_task (TdtRecordsPage *page);

void tdt_records_page_install_actions (GtkWidgetClass *widget_class);
