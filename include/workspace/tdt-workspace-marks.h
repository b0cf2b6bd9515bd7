/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-print-status.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/**
 * tdt_workspace_mark_document:
 * @kind: a MARK_KIND token: what was done with it
 * @parts: (element-type TdtDocumentPart): what stood in the document that was printed
 *
 * Keeps a mark of each of @parts, in place of an older one of the same record. One step that can
 * be undone.
 */
gboolean tdt_workspace_mark_document (TdtWorkspace *workspace, TdtDocumentId document, int kind,
                                      const GPtrArray *parts, GError **error);

G_END_DECLS
