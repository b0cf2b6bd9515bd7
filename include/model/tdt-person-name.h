/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tdt_person_name_split:
 * @name: as somebody typed it: "Marie Durand", "DURAND Marie", "Mme Marie DURAND"
 * @honorific: (out) (optional): a title of courtesy that it starts with, "" without one
 * @given: (out): the first name, "" where there is one word only
 * @family: (out): the surname
 *
 * Words in capitals are the surname; without such, the first word is the first name.
 */
void tdt_person_name_split (const char *name, char **honorific, char **given, char **family);

/** tdt_person_name_is_honorific: Returns: whether @word is one such as "Mme", "M." or "Dr" */
gboolean tdt_person_name_is_honorific (const char *word);

/**
 * tdt_person_name_dup_key:
 * @given: (nullable): the first name
 * @family: (nullable): the surname
 *
 * Returns: (transfer full): what is the same for two ways to write the same name, whatever the
 *   case, the accents and the order of the words; "" for no name
 */
char *tdt_person_name_dup_key (const char *given, const char *family);

G_END_DECLS
