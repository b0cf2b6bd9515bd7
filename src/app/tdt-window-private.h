/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-adaptive-bin.h"
#include "tdt-banner.h"
#include "tdt-page-maker-private.h"
#include "tdt-start-page.h"
#include "tdt-window.h"
#include "tdt-workspace-compare.h"

/* The inside of the window, split by concern: tdt-window.c shows, tdt-window-actions.c has the
 * commands, tdt-window-file.c and tdt-window-save.c what concerns the file. */

struct _TdtWindow
{
  AdwApplicationWindow parent_instance;

  TdtAdaptiveBin *adaptive;
  GtkStack *title_stack;
  AdwWindowTitle *narrow_title;
  AdwWindowTitle *wide_title;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *undo_button;
  GtkMenuButton *history_button;
  GtkWidget *redo_button;
  GtkWidget *save_button;
  GtkMenuButton *find_button;
  GtkMenuButton *findings_button;
  GtkLabel *findings_label;
  GtkBox *banners;
  TdtBanner *proposal_banner;
  AdwToastOverlay *toasts;
  GtkStack *main_stack;
  AdwBin *start_frame;
  AdwViewStack *pages;

  AdwStatusPage *opening_page;
  GtkProgressBar *opening_bar;
  /* While a file is read: to stop it, and the wait before that is worth telling. */
  GCancellable *opening;
  guint opening_timeout;
  /* Until it has been drawn: what is called then, and what waits for it. */
  guint n_frames;
  guint drawn_tick;
  guint drawn_timeout;
  void (*drawn) (gpointer user_data);
  gpointer drawn_data;

  TdtPageMaker *page_maker;
  /* The page that the last window showed, for the project that this one will open. */
  char *first_page;
  TdtDesk *desk;
  gboolean may_close;
  gboolean close_when_saved;

  /* What is shown in place of the pages, and the files that are still to be compared
   * (tdt-window-compare.c); a copy of the project that was opened. */
  GtkWidget *compare;
  void (*compared) (TdtWindow *window, gboolean apply, gpointer user_data);
  gpointer compared_data;
  GDestroyNotify compared_destroy;
  GQueue arrivals;
  gboolean comparing;
  TdtBanner *copy_banner;
  TdtBanner *original_banner;
  GFile *original;
  GFile *copy_file;
  TdtWorkspace *copy_opened;

  /* What others did to the file (tdt-window-notices.c). */
  TdtBanner *disk_banner;
  TdtBanner *gone_banner;
  TdtBanner *lock_banner;
  TdtBanner *later_banner;
  TdtBanner *problem_banner;
  TdtBanner *report_banner;
  TdtBanner *purge_banner;
  TdtIncoming *disk;

  /* While all documents are written. */
  TdtBanner *export_banner;
  GCancellable *exporting;
  /* Where the keyboard was before it went into a popover. */
  GtkWidget *focus_before;
};

/* The page that is shown while @file is read (tdt-window-opening.c), until
 * tdt_window_end_opening(), which is called when it is there or the window goes. Returns what stops
 * it, owned by the window. */
GCancellable *tdt_window_begin_opening (TdtWindow *window, GFile *file);
void tdt_window_end_opening (TdtWindow *window);
/* Calls @func once when the window was drawn for the first time, or is not drawn for a while. */
void tdt_window_call_when_drawn (TdtWindow *window, void (*func) (gpointer user_data),
                                 gpointer user_data);
void tdt_window_init_opening (TdtWindow *window);
/* Ends it and shows what is there now. */
void tdt_window_show_opened (gpointer window);
gboolean tdt_window_is_opening (TdtWindow *window);
/* A TdtProgressFunc. */
void tdt_window_show_opening (double fraction, gpointer window);
void tdt_window_install_opening_actions (GtkWidgetClass *widget_class);

/* As tdt_window_show_page(), and the keys go to what the page is about. */
void tdt_window_turn_to (TdtWindow *window, const char *name);

/* The pages (tdt-window-pages.c). */
void tdt_window_add_pages (TdtWindow *window);
void tdt_window_name_pages (TdtWindow *window, gboolean narrow);
void tdt_window_remove_pages (TdtWindow *window);
/* The page of that name, made if it is not there yet; NULL while there is no project. */
GtkWidget *tdt_window_get_page (TdtWindow *window, const char *name);

void tdt_window_install_actions (GtkWidgetClass *widget_class);
/* Copy, cut and paste of records, with their keys. */
void tdt_window_install_clip_actions (GtkWidgetClass *widget_class);
/* The photo of a person (tdt-window-picture.c). */
void tdt_window_install_picture_actions (GtkWidgetClass *widget_class);
void tdt_window_install_document_actions (GtkWidgetClass *widget_class);
/* Writing documents to files (tdt-window-papers.c). */
void tdt_window_init_papers (TdtWindow *window);
/* All documents into a folder, in a thread; @exporting is set meanwhile. */
void tdt_window_export_all (TdtWindow *window, const char *folder);
void tdt_window_install_paper_actions (GtkWidgetClass *widget_class);
void tdt_window_update_actions (TdtWindow *window);
void tdt_window_update_title (TdtWindow *window);

/* The banner of a proposal that is shown in place of the project (tdt-window-proposal.c). */
void tdt_window_init_proposal (TdtWindow *window);
void tdt_window_install_proposal_actions (GtkWidgetClass *widget_class);
/* win.find-place and win.find-replacement, each with the uid of a record, "" for the selected. */
void tdt_window_install_choices (GtkWidgetClass *widget_class);
void tdt_window_update_proposal (TdtWindow *window);

/* Shows the start page, the project or what was compared, in the width that there is. */
void tdt_window_update_shape (TdtWindow *window);
void tdt_window_popover_closed (TdtWindow *window);

void tdt_window_init_compare (TdtWindow *window);
void tdt_window_install_compare_actions (GtkWidgetClass *widget_class);
/* Whether what is open is a copy of a file that is here too (tdt-window-original.c). */
void tdt_window_init_original (TdtWindow *window);
void tdt_window_install_original_actions (GtkWidgetClass *widget_class);
void tdt_window_look_for_original (TdtWindow *window);
void tdt_window_install_version_actions (GtkWidgetClass *widget_class);
void tdt_window_init_purging (TdtWindow *window);
void tdt_window_update_purging (TdtWindow *window);
void tdt_window_hide_comparison (TdtWindow *window);
void tdt_window_forget_arrivals (TdtWindow *window);

void tdt_window_init_notices (TdtWindow *window);
void tdt_window_install_notice_actions (GtkWidgetClass *widget_class);
void tdt_window_watch_workspace (TdtWindow *window, TdtWorkspace *workspace);

/* The next event of the same kind, in a window of its own (tdt-window-next-event.c). */
void tdt_window_install_next_event_actions (GtkWidgetClass *widget_class);
void tdt_window_open_next_event (TdtWindow *window, gint64 first_day);

/* Bringing in what other programs wrote (tdt-window-import.c). */
void tdt_window_install_import_actions (GtkWidgetClass *widget_class);
/* Shows what the files (GFile) would bring into the open project, or makes a new one of them. */
void tdt_window_import_files (TdtWindow *window, GListModel *files);
/* The same for lists of who comes; @session: (nullable): what to, where a list does not say it. */
void tdt_window_import_attendees (TdtWindow *window, GListModel *files, const char *session);
/* Lets the user choose the files first. */
void tdt_window_choose_attendees (TdtWindow *window, const char *session);
/* Whether a file is by its name one to be brought in, rather than opened. */
gboolean tdt_window_can_import (GFile *file);

/* Writing what they read (tdt-window-export.c). */
void tdt_window_install_export_actions (GtkWidgetClass *widget_class);
typedef enum
{
  TDT_WINDOW_EXPORT_SCHEDULE,
  TDT_WINDOW_EXPORT_PEOPLE,
  TDT_WINDOW_EXPORT_SESSIONS,
} TdtWindowExport;
/* Writes @file in a thread, in the format that its name says, and tells when it is there. */
void tdt_window_export_to (TdtWindow *window, TdtWindowExport what, GFile *file);

/* What a window keeps for the next one (tdt-window-state.c). */
void tdt_window_restore_state (TdtWindow *window);
void tdt_window_keep_state (TdtWindow *window);

void tdt_window_init_file (TdtWindow *window);
/* Makes the start page if it is not there: a window that opens a file never needs it. */
void tdt_window_ensure_start_page (TdtWindow *window);
void tdt_window_choose_file (TdtWindow *window);
void tdt_window_save (TdtWindow *window);
void tdt_window_save_as (TdtWindow *window);
/* Saves over whatever is there, which stays among the earlier versions. */
void tdt_window_save_again (TdtWindow *window);
/* Whether there is nothing that closing would lose; else asks, and closes later. */
gboolean tdt_window_may_close (TdtWindow *window);
