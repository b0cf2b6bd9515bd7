/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/*
 * Letters: what is written to each person, from a template of the project or, where it has none,
 * of the program. A template has placeholders in braces, such as "{name}", in English or in the
 * language of the letter; "{{" stands for a brace. A line of which all placeholders are empty for
 * somebody is left out of that person's letter.
 */

/**
 * TdtPlaceholder:
 * @word: as it stands in a template, in the language that was asked for, without the braces
 * @label: what it stands for, in the language of the program
 */
typedef struct
{
  const char *word;
  const char *label;
} TdtPlaceholder;

/**
 * tdt_letter_list_placeholders:
 * @language: of the letters
 *
 * Returns: (transfer full) (element-type TdtPlaceholder): all that a template may have
 */
GArray *tdt_letter_list_placeholders (const char *language);

/**
 * TdtLetterFault:
 * @start: where it begins, in bytes
 * @length: its bytes, the brace included
 * @line: from 1
 * @column: in characters, from 1
 * @message: what is wrong and what to do, in a sentence that names the place
 */
typedef struct
{
  gsize start;
  gsize length;
  guint line;
  guint column;
  char *message;
} TdtLetterFault;

/**
 * tdt_letter_check:
 * @text: a subject or a body, with placeholders
 * @language: of the letters
 *
 * Returns: (transfer full) (element-type TdtLetterFault): the placeholders that nobody knows, and
 *   the braces that nothing closes, in their order
 */
GPtrArray *tdt_letter_check (const char *text, const char *language);

/**
 * TdtLetterTemplate:
 * @row: (nullable): the record, good as long as the root; %NULL while nobody has changed the
 *   program's words
 * @subject: with placeholders
 * @body: with placeholders
 */
typedef struct
{
  const TdtRow *row;
  char *language;
  char *subject;
  char *body;
} TdtLetterTemplate;

void tdt_letter_template_free (TdtLetterTemplate *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtLetterTemplate, tdt_letter_template_free)

/**
 * tdt_letter_template_find:
 * @kind: a LETTER_KIND token
 * @language: (nullable): of the letter; %NULL for the project's
 *
 * Returns: (transfer full): the template of that kind and language
 */
TdtLetterTemplate *tdt_letter_template_find (const TdtRoot *root, int kind, const char *language);

/**
 * tdt_letter_get_language:
 * @person: (nullable): who is written to
 *
 * Returns: (transfer none): the person's language where there are words for letters in it, or else
 *   the project's, or English
 */
const char *tdt_letter_get_language (const TdtRoot *root, const TdtRow *person);

/**
 * TdtLetter:
 * @subject: one line
 * @text: the body
 * @empty: words of the placeholders that had nothing to say, ends with %NULL
 */
typedef struct
{
  char *subject;
  char *text;
  GStrv empty;
} TdtLetter;

void tdt_letter_free (TdtLetter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtLetter, tdt_letter_free)

/**
 * tdt_letter_write:
 * @template: in the language of the letter
 * @person: (nullable): uid of who gets it; %NULL for somebody who is not in the project
 * @before: (nullable): what the person was told last, see tdt_told_dup_last()
 *
 * What is wrong with the template stays in the letter as it is. May be called from any thread.
 *
 * Returns: (transfer full): the letter
 */
TdtLetter *tdt_letter_write (const TdtRoot *root, const TdtLetterTemplate *template,
                             const char *person, const char *before);

G_END_DECLS
