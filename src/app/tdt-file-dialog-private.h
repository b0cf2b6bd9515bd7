/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The one place that knows how files are chosen. @file is NULL when the user changed their mind. */
typedef void (*TdtFileChosenFunc) (GFile *file, gpointer user_data);

/* @files: a list of GFile; empty when the user changed their mind. */
typedef void (*TdtFilesChosenFunc) (GListModel *files, gpointer user_data);

void tdt_file_dialog_open (GtkWindow *parent, TdtFileChosenFunc chosen, gpointer user_data);
/* What can be brought in, several at once. */
void tdt_file_dialog_open_imports (GtkWindow *parent, TdtFilesChosenFunc chosen,
                                   gpointer user_data);
/* A picture in a format that can be read here. */
void tdt_file_dialog_open_picture (GtkWindow *parent, TdtFileChosenFunc chosen, gpointer user_data);
void tdt_file_dialog_open_several (GtkWindow *parent, const char *title, TdtFilesChosenFunc chosen,
                                   gpointer user_data);
/* @proposal: a file, or NULL; @name: what to call it when there is no proposal. */
void tdt_file_dialog_save (GtkWindow *parent, const char *title, GFile *proposal, const char *name,
                           TdtFileChosenFunc chosen, gpointer user_data);
void tdt_file_dialog_folder (GtkWindow *parent, const char *title, TdtFileChosenFunc chosen,
                             gpointer user_data);
