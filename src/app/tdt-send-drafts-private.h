/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-mailing.h"

G_BEGIN_DECLS

/**
 * TdtSendDrafts: a mailing on its way out: made in a thread, then saved to a folder or opened in
 * the mail program. Reference-counted.
 */
typedef struct
{
  TdtMailing *mailing;
  GStrv recipients;
  char *folder;
  /* So many of the recipients have their draft: the first ones. */
  guint n_done;
} TdtSendDrafts;

/* Takes over both. */
TdtSendDrafts *tdt_send_drafts_new (TdtMailing *mailing, GStrv recipients);
TdtSendDrafts *tdt_send_drafts_ref (TdtSendDrafts *drafts);
void tdt_send_drafts_unref (TdtSendDrafts *drafts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtSendDrafts, tdt_send_drafts_unref)

/* @folder: NULL to open them in the mail program. */
void tdt_send_drafts_run_async (TdtSendDrafts *drafts, const char *folder,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean tdt_send_drafts_run_finish (GAsyncResult *result, GError **error);

/* Those who have their draft and are people of the project: only they can have an answer, and be
 * told of changes later. */
GStrv tdt_send_drafts_dup_people (const TdtSendDrafts *drafts);

G_END_DECLS
