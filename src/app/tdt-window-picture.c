/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo of a person, or the logo of an organisation, chosen from the files. */
#include "config.h"

#include "tdt-card-picture.h"
#include "tdt-file-dialog-private.h"
#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdtDesk *desk;
  char *uid;
} Wanted;

static void
chosen_cb (GFile *file, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (file != NULL)
    tdt_card_picture_take_file (wanted->desk, wanted->uid, file);
  g_object_unref (wanted->desk);
  g_free (wanted->uid);
  g_free (wanted);
}

/* "" stands for the person who is chosen. */
static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtDesk *desk = TDT_WINDOW (widget)->desk;
  const char *uid = g_variant_get_string (parameter, NULL);
  TdtRecord *person = desk != NULL ? tdt_desk_get_selected (desk, TDT_KIND_PERSON) : NULL;
  Wanted *wanted;

  if (*uid == '\0' && person != NULL)
    uid = tdt_record_get_uid (person);
  if (desk == NULL || *uid == '\0')
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->desk = g_object_ref (desk);
  wanted->uid = g_strdup (uid);
  tdt_file_dialog_open_picture (GTK_WINDOW (widget), chosen_cb, wanted);
}

void
tdt_window_install_picture_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.choose-picture", "s", choose_cb);
}
