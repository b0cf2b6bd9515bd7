/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtDocumentSubject: chooses what a document is about: all of the event, one of its days, one
 * session or one person, as far as the document can be about these alone. Hidden where there is
 * nothing to choose. The choice belongs to the window, not to the project.
 *
 * Signal `chosen`: the user chose something else.
 */
#define TDT_TYPE_DOCUMENT_SUBJECT (tdt_document_subject_get_type ())
G_DECLARE_FINAL_TYPE (TdtDocumentSubject, tdt_document_subject, TDT, DOCUMENT_SUBJECT, AdwBin)

/**
 * tdt_document_subject_show:
 * @desk: whose project it is
 * @document: what is to be about something
 *
 * Offers what there is now. What was chosen stays chosen where it is still there.
 */
void tdt_document_subject_show (TdtDocumentSubject *subject, TdtDesk *desk, TdtDocumentId document);

/**
 * tdt_document_subject_apply:
 * @options: where to say what was chosen; its texts are good until the next change
 */
void tdt_document_subject_apply (TdtDocumentSubject *subject, TdtDocumentOptions *options);

G_END_DECLS
