/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtPersonDraft:
 * @honorific: title of courtesy
 * @organisation: name of the organisation
 * @uid: (nullable): somebody of the project who seems to be the same
 *
 * Somebody as found in a text. Texts are never %NULL, "" stands for unknown.
 */
typedef struct
{
  char *honorific;
  char *given_name;
  char *family_name;
  char *function;
  char *organisation;
  char *email;
  char *phone;
  char *uid;
} TdtPersonDraft;

TdtPersonDraft *tdt_person_draft_new (void);
void tdt_person_draft_free (TdtPersonDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtPersonDraft, tdt_person_draft_free)

/**
 * tdt_people_text_parse:
 * @text: what somebody copied from elsewhere, UTF-8
 *
 * Understands people in cells of a spreadsheet (separated by tabs, semicolons or commas, with or
 * without a line of titles in French or English), in lists such as "Marie Durand, CCI" or
 * "Marie Durand <m.durand@cci.example>", and in one or more mail signatures.
 *
 * Returns: (transfer full) (element-type TdtPersonDraft): the people, in the order of the text,
 * each with a name or an address; empty where there are none
 */
GPtrArray *tdt_people_text_parse (const char *text);

/**
 * tdt_people_text_match:
 * @people: (element-type TdtPersonDraft): as of tdt_people_text_parse()
 *
 * Looks for each among the people of @root: by e-mail address, else by name where the organisation
 * is the same or one of both is unknown; and sets their uid.
 */
void tdt_people_text_match (GPtrArray *people, const TdtRoot *root);

G_END_DECLS
