/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-live.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/** TdtLiveDeed: what the moderator does, see the function of that name in tdt-live.h. */
typedef enum
{
  TDT_LIVE_DEED_START,
  TDT_LIVE_DEED_NEXT,
  TDT_LIVE_DEED_FINISH,
  TDT_LIVE_DEED_PAUSE,
  TDT_LIVE_DEED_GIVE,
  TDT_LIVE_DEED_SKIP,
  TDT_LIVE_DEED_SWAP,
  TDT_LIVE_N_DEEDS
} TdtLiveDeed;

/**
 * tdt_workspace_live_do:
 * @session: uid
 * @now: seconds since 1970 UTC
 *
 * Does @deed, as one step; GIVE gives two minutes.
 */
gboolean tdt_workspace_live_do (TdtWorkspace *workspace, const char *session, TdtLiveDeed deed,
                                gint64 now, GError **error);

/**
 * tdt_workspace_live_speak:
 * @participant: (nullable): uid of who begins to speak
 */
gboolean tdt_workspace_live_speak (TdtWorkspace *workspace, const char *session,
                                   const char *participant, gint64 now, GError **error);

/**
 * tdt_workspace_live_catch_up: proposes shorter items, so that the session ends as planned; see
 * tdt-workspace-preview.h.
 */
gboolean tdt_workspace_live_catch_up (TdtWorkspace *workspace, const char *session, gint64 now,
                                      GError **error);

/**
 * tdt_workspace_check_in:
 * @present: whether the person came, or did not after all
 *
 * Notes when the person came, and that those of their answers that expect them are "present".
 */
gboolean tdt_workspace_check_in (TdtWorkspace *workspace, const char *person, gboolean present,
                                 gint64 now, GError **error);

/**
 * tdt_workspace_walk_in:
 * @text: a name, as for tdt_workspace_add_person_text()
 *
 * Somebody nobody expected came: adds the person, as present.
 *
 * Returns: (transfer full): the uid, or %NULL with @error
 */
char *tdt_workspace_walk_in (TdtWorkspace *workspace, const char *text, gint64 now, GError **error);

/**
 * tdt_workspace_add_follow_up:
 * @session: uid of the session where it was agreed
 * @item: (nullable): uid of the point of its agenda
 * @text: what is to be done; "Marie Durand: send the figures" names who does it too, when there is
 *   somebody of that name
 *
 * Returns: (transfer full): the uid of the thing to do, or %NULL with @error
 */
char *tdt_workspace_add_follow_up (TdtWorkspace *workspace, const char *session, const char *item,
                                   const char *text, GError **error);

G_END_DECLS
