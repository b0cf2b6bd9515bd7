/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-send-attachments-private.h"

#include <glib/gi18n-lib.h>

struct _TdtSendAttachments
{
  GObject parent_instance;

  GtkCheckButton *calendar;
  GtkCheckButton *copy;
  /* (element-type GtkCheckButton): by document, NULL for those that cannot be attached. */
  GPtrArray *documents;
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtSendAttachments, tdt_send_attachments, G_TYPE_OBJECT)

static void
toggled_cb (TdtSendAttachments *attachments)
{
  if (!attachments->updating)
    g_signal_emit (attachments, signals[CHANGED], 0);
}

static GtkCheckButton *
add_check (TdtSendAttachments *attachments, GtkBox *box, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), attachments,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, check);
  return GTK_CHECK_BUTTON (check);
}

TdtSendAttachments *
tdt_send_attachments_new (GtkBox *box)
{
  TdtSendAttachments *attachments = g_object_new (TDT_TYPE_SEND_ATTACHMENTS, NULL);
  guint n_documents;
  const TdtToken *documents = tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);

  attachments->calendar = add_check (attachments, box, _ ("Calendar of the person’s own sessions"));
  for (guint i = 0; i < n_documents; i++)
    g_ptr_array_add (attachments->documents,
                     tdt_document_has_format ((int) i, TDT_FORMAT_PDF)
                         ? add_check (attachments, box,
                                      i == TDT_DOCUMENT_BRIEF ? _ ("The person’s own brief (PDF)")
                                                              : _ (documents[i].label))
                         : NULL);
  attachments->copy = add_check (attachments, box, _ ("Project, for editing"));
  return attachments;
}

static void
set_documents (TdtSendAttachments *attachments, guint bits)
{
  for (guint i = 0; i < attachments->documents->len; i++)
    if (attachments->documents->pdata[i] != NULL)
      gtk_check_button_set_active (attachments->documents->pdata[i],
                                   (bits & TDT_MAILING_DOCUMENT (i)) != 0);
}

void
tdt_send_attachments_set_kind (TdtSendAttachments *attachments, const TdtRoot *root, int kind)
{
  g_autoptr (TdtMailing) usual = tdt_mailing_new (root, NULL, kind, 0);

  attachments->updating = TRUE;
  gtk_check_button_set_active (attachments->calendar, usual->calendar);
  /* What a colleague gets is mostly to be worked on; the programme is for who has no program. */
  gtk_check_button_set_active (attachments->copy, kind == TDT_LETTER_KIND_SHARING);
  set_documents (attachments, usual->documents);
  attachments->updating = FALSE;
}

void
tdt_send_attachments_add_brief (TdtSendAttachments *attachments)
{
  gtk_check_button_set_active (attachments->documents->pdata[TDT_DOCUMENT_BRIEF], TRUE);
}

void
tdt_send_attachments_apply (TdtSendAttachments *attachments, TdtWorkspace *workspace,
                            TdtMailing *mailing)
{
  mailing->calendar = gtk_check_button_get_active (attachments->calendar);
  mailing->documents = 0;
  for (guint i = 0; i < attachments->documents->len; i++)
    if (attachments->documents->pdata[i] != NULL &&
        gtk_check_button_get_active (attachments->documents->pdata[i]))
      mailing->documents |= TDT_MAILING_DOCUMENT (i);
  if (!gtk_check_button_get_active (attachments->copy))
    return;
  if (workspace != NULL)
    tdt_workspace_attach_copy (workspace, mailing);
  else
    mailing->copy = tdt_header_new ();
}

char *
tdt_send_attachments_describe (const TdtMailing *mailing, gboolean to_person)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n_documents;
  const TdtToken *documents = tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);

  if (mailing->calendar && to_person)
    g_ptr_array_add (names, (gpointer) _ ("own calendar"));
  for (guint i = 0; i < n_documents; i++)
    if (mailing->documents & TDT_MAILING_DOCUMENT (i))
      g_ptr_array_add (names, (gpointer) _ (documents[i].label));
  if (mailing->copy != NULL)
    g_ptr_array_add (names, (gpointer) _ ("project for editing"));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
tdt_send_attachments_finalize (GObject *object)
{
  g_ptr_array_unref (TDT_SEND_ATTACHMENTS (object)->documents);
  G_OBJECT_CLASS (tdt_send_attachments_parent_class)->finalize (object);
}

static void
tdt_send_attachments_class_init (TdtSendAttachmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdt_send_attachments_finalize;
  signals[CHANGED] = g_signal_new ("changed", TDT_TYPE_SEND_ATTACHMENTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tdt_send_attachments_init (TdtSendAttachments *attachments)
{
  attachments->documents = g_ptr_array_new ();
}
