/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-adaptive-bin.h"
#include "tdt-banner.h"
#include "tdt-send-attachments-private.h"
#include "tdt-send-drafts-private.h"
#include "tdt-send-letter-private.h"
#include "tdt-send-people-private.h"
#include "tdt-send-window-private.h"
#include "tdt-two-pane.h"

/* The inside of the window: tdt-send-window.c chooses and shows, tdt-send-window-run.c makes. */

struct _TdtSendWindow
{
  AdwWindow parent_instance;

  TdtAdaptiveBin *adaptive;
  GtkBox *banners;
  AdwToastOverlay *toasts;
  TdtTwoPane *panes;
  AdwComboRow *kind_row;
  AdwComboRow *group_row;
  AdwComboRow *organisation_row;
  AdwActionRow *attach_row;
  GtkBox *attach_box;
  AdwEntryRow *address_entry;
  GtkCheckButton *all_check;
  GtkLabel *count;
  GtkStack *people_stack;
  GtkListView *people;
  GtkLabel *none_label;
  TdtSendLetter *letter;
  GtkBox *actions;
  GtkLabel *hint;
  GtkSpinner *spinner;
  GtkButton *open_button;
  GtkButton *save_button;
  TdtBanner *banner;

  TdtDesk *desk;
  TdtSendPeople *list;
  TdtSendAttachments *attachments;
  /* What is made at the moment, and what was made and may have been sent. */
  GCancellable *making;
  TdtSendDrafts *made;
  guint idle;
  gboolean updating;
};

/* What would be sent by what is chosen now; @whole: not only to be looked at. */
TdtMailing *tdt_send_window_make_mailing (TdtSendWindow *window, gboolean whole);
void tdt_send_window_update_actions (TdtSendWindow *window);
void tdt_send_window_install_run_actions (GtkWidgetClass *widget_class);
