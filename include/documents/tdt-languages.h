/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtLanguage:
 * @tag: as of tdt_phrases_new(): "fr"
 * @name: what the language calls itself: "Français"
 *
 * A language that documents can be written in.
 */
typedef struct
{
  char *tag;
  char *name;
} TdtLanguage;

/**
 * tdt_languages_list:
 *
 * Reads which translations are installed.
 *
 * Returns: (transfer full) (element-type TdtLanguage): English and all of them, by name
 */
GPtrArray *tdt_languages_list (void);

/**
 * tdt_languages_find:
 * @languages: (element-type TdtLanguage): of tdt_languages_list()
 * @tag: (nullable): of a language, maybe with a country: "fr-CA"
 *
 * Returns: its position, or that of English
 */
guint tdt_languages_find (const GPtrArray *languages, const char *tag);

/**
 * tdt_languages_find_own:
 * @languages: (element-type TdtLanguage): of tdt_languages_list()
 *
 * Returns: the position of the language the program speaks here, or that of English
 */
guint tdt_languages_find_own (const GPtrArray *languages);

/** tdt_language_is_right_to_left: whether what is written in the language @tag is read from the
 * right */
gboolean tdt_language_is_right_to_left (const char *tag);

G_END_DECLS
