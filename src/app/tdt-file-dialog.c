/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-file-dialog-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdtFileChosenFunc chosen;
  TdtFilesChosenFunc several_chosen;
  gpointer user_data;
} Question;

static void
response_cb (GtkNativeDialog *dialog, int response, Question *question)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  question->chosen (file, question->user_data);
  g_object_unref (dialog);
  g_free (question);
}

static void
several_response_cb (GtkNativeDialog *dialog, int response, Question *question)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  else
    files = G_LIST_MODEL (g_list_store_new (G_TYPE_FILE));
  gtk_native_dialog_hide (dialog);
  question->several_chosen (files, question->user_data);
  g_object_unref (dialog);
  g_free (question);
}

static void
ask (GtkFileChooserNative *dialog, TdtFileChosenFunc chosen, TdtFilesChosenFunc several_chosen,
     gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->chosen = chosen;
  question->several_chosen = several_chosen;
  question->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response",
                    chosen != NULL ? G_CALLBACK (response_cb) : G_CALLBACK (several_response_cb),
                    question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Mail programs make names such as "Gap.tdt (1).xml" that only the general filter catches. */
static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) projects = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (projects, _ ("Tour de Table projects"));
  gtk_file_filter_add_pattern (projects, "*.tdt");
  gtk_file_filter_add_pattern (projects, "*.xml");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, projects);
  gtk_file_chooser_add_filter (chooser, all);
}

void
tdt_file_dialog_open (GtkWindow *parent, TdtFileChosenFunc chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a Project"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  add_filters (GTK_FILE_CHOOSER (dialog));
  ask (dialog, chosen, NULL, user_data);
}

void
tdt_file_dialog_open_picture (GtkWindow *parent, TdtFileChosenFunc chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Choose a Picture"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (pictures);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), pictures);
  ask (dialog, chosen, NULL, user_data);
}

void
tdt_file_dialog_open_several (GtkWindow *parent, const char *title, TdtFilesChosenFunc chosen,
                              gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  ask (dialog, NULL, chosen, user_data);
}

void
tdt_file_dialog_open_imports (GtkWindow *parent, TdtFilesChosenFunc chosen, gpointer user_data)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt",  "xlsx", "ods",
                                          "vcf", "ics", "json", "xml" };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Import"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists and programmes"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (lists, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), lists);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  ask (dialog, NULL, chosen, user_data);
}

void
tdt_file_dialog_save (GtkWindow *parent, const char *title, GFile *proposal, const char *name,
                      TdtFileChosenFunc chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  if (proposal != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), proposal, NULL);
  else
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  ask (dialog, chosen, NULL, user_data);
}

void
tdt_file_dialog_folder (GtkWindow *parent, const char *title, TdtFileChosenFunc chosen,
                        gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Save Here"), _ ("_Cancel"));

  ask (dialog, chosen, NULL, user_data);
}
