/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-content-private.h"
#include "tdt-letter.h"

G_BEGIN_DECLS

typedef struct
{
  TdtContent content;
  /* NULL for somebody who is not in the project. */
  const TdtRow *person;
  /* (element-type TdtRow): where that person comes, by time. */
  GPtrArray *participants;
  const char *before;
  /* Day and hours of the event; NULL while nobody has asked. */
  const char *when;
} TdtLetterContext;

/* Returns what a placeholder stands for in one letter, "" for nothing. */
typedef char *(*TdtPlaceholderFunc) (const TdtLetterContext *context);

typedef struct
{
  /* English; in the context "placeholder" of the catalogue for other languages. */
  const char *word;
  const char *label;
  TdtPlaceholderFunc func;
} TdtPlaceholderEntry;

const TdtPlaceholderEntry *tdt_letter_get_placeholders (guint *n_placeholders);

/* As tdt_letter_write(). @when: (nullable): day and hours of the event in the language of the
 * template, where many letters are written. */
TdtLetter *tdt_letter_write_knowing (const TdtRoot *root, const TdtLetterTemplate *template,
                                     const char *person, const char *before, const char *when);

/* Day and hours of the event in @language. */
char *tdt_letter_dup_event_when (const TdtRoot *root, const char *language);

/* What of a session concerns somebody: when, where, and as what. */
char *tdt_letter_dup_details (const TdtLetterContext *context, const TdtRow *session,
                              const TdtRow *participant);

/* What that person does not know yet, a line each. */
char *tdt_letter_dup_changes (const TdtLetterContext *context);

G_END_DECLS
