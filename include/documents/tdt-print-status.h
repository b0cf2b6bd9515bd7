/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-document.h"

G_BEGIN_DECLS

/*
 * What to reprint, and whom to tell. When a document is printed, exported or sent, the project
 * keeps a mark of what stood in it: a digest of its text, and one of each of its parts that can be
 * printed alone (the cards, the briefs). What has another digest now is out of date; a change that
 * cannot be read on paper never is. A digest outlives the undo history, a merge and a copy that
 * travelled by mail.
 */

/**
 * TdtDocumentPart:
 * @record: (nullable): uid of the record that the part is about: a participant's card, a person's
 *   brief; %NULL for the document as a whole
 * @digest: of its text
 */
typedef struct
{
  char *record;
  char *digest;
} TdtDocumentPart;

/**
 * tdt_document_get_parts:
 *
 * Returns: (transfer full) (element-type TdtDocumentPart): the whole, then its parts
 */
GPtrArray *tdt_document_get_parts (const TdtDocument *document);

/**
 * TdtPrintState:
 * @TDT_PRINT_NEVER: no mark of it
 * @TDT_PRINT_CURRENT: as it was when it was last printed, exported or sent
 * @TDT_PRINT_OUT_OF_DATE: not so
 */
typedef enum
{
  TDT_PRINT_NEVER,
  TDT_PRINT_CURRENT,
  TDT_PRINT_OUT_OF_DATE,
} TdtPrintState;

/**
 * TdtPrintStatus:
 * @state: of the document
 * @when: (nullable): when it was last marked
 * @changed: records whose part is new or differs, in the order of the document; ends with %NULL
 * @parts: (element-type TdtDocumentPart): as tdt_document_get_parts() gives them now
 */
typedef struct
{
  TdtPrintState state;
  TdtTime *when;
  GStrv changed;
  GPtrArray *parts;
} TdtPrintStatus;

void tdt_print_status_free (TdtPrintStatus *status);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtPrintStatus, tdt_print_status_free)

/**
 * tdt_print_status_find:
 *
 * Builds the document and compares it with the marks of @root. Pure; may run in any thread.
 *
 * Returns: (transfer full): how the document stands; with an empty one that cannot be built, never
 *   printed
 */
TdtPrintStatus *tdt_print_status_find (TdtDocumentId id, const TdtRoot *root);

G_END_DECLS
