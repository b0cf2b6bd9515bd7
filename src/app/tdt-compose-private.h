/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-mailing.h"

G_BEGIN_DECLS

/*
 * Drafts in the user's mail program, which sends them or not: by the portal for mails, else by
 * xdg-email, else by opening the draft as a file. What is attached lies in a folder of the cache
 * until the day after.
 */

/* @drafts: (element-type TdtDraft); one after another. */
void tdt_compose_async (GPtrArray *drafts, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
/* Returns how many were opened; fewer than there are with an error. */
guint tdt_compose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
