/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace-mail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** TdtSendAttachments: the ticks that say what goes with letters. Signal "changed". */
#define TDT_TYPE_SEND_ATTACHMENTS (tdt_send_attachments_get_type ())
G_DECLARE_FINAL_TYPE (TdtSendAttachments, tdt_send_attachments, TDT, SEND_ATTACHMENTS, GObject)

/* Fills @box with the ticks. */
TdtSendAttachments *tdt_send_attachments_new (GtkBox *box);
/* Ticks what usually goes with that kind of letter. */
void tdt_send_attachments_set_kind (TdtSendAttachments *attachments, const TdtRoot *root, int kind);
void tdt_send_attachments_add_brief (TdtSendAttachments *attachments);
/* Sets it in @mailing; @workspace: NULL for a mailing that is only looked at, whose copy of the
 * project knows nothing of its base. */
void tdt_send_attachments_apply (TdtSendAttachments *attachments, TdtWorkspace *workspace,
                                 TdtMailing *mailing);
/* Names what is attached to a letter, "" for nothing; an address that was typed has no calendar. */
char *tdt_send_attachments_describe (const TdtMailing *mailing, gboolean to_person);

G_END_DECLS
