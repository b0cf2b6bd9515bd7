/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-mailing.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/**
 * tdt_workspace_set_letter_words:
 * @kind: a LETTER_KIND token
 * @language: of the letters
 * @field: %TDT_MAIL_TEMPLATE_SUBJECT or %TDT_MAIL_TEMPLATE_BODY
 * @text: with placeholders; the program's own words, or nothing, are not stored
 *
 * Changes a template of the project. Typing goes on as one step while it does not pause.
 */
gboolean tdt_workspace_set_letter_words (TdtWorkspace *workspace, int kind, const char *language,
                                         TdtFieldId field, const char *text, GError **error);

/** tdt_workspace_reset_letter: goes back to the program's own words for that letter. */
gboolean tdt_workspace_reset_letter (TdtWorkspace *workspace, int kind, const char *language,
                                     GError **error);

/**
 * tdt_workspace_mark_told:
 * @mailing: what was sent
 * @people: uids, ends with %NULL
 *
 * Notes that people were written to, what they were told and what documents they got; those who
 * were to be invited are invited after an invitation. One step.
 */
gboolean tdt_workspace_mark_told (TdtWorkspace *workspace, const TdtMailing *mailing,
                                  const char *const *people, GError **error);

/**
 * tdt_workspace_new_mailing:
 * @kind: a LETTER_KIND token
 *
 * Returns: (transfer full): a mailing of the project as it is now; who was told by other means
 *   knows it as it was when it was opened
 */
TdtMailing *tdt_workspace_new_mailing (TdtWorkspace *workspace, int kind);

/**
 * tdt_workspace_attach_copy:
 * @mailing: of this project
 *
 * Attaches a copy for editing, which keeps with it what its merge will need.
 */
void tdt_workspace_attach_copy (TdtWorkspace *workspace, TdtMailing *mailing);

G_END_DECLS
