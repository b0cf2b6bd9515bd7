/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-sheet-private.h"

G_BEGIN_DECLS

/* Fills a table with the cards in @text: titles, then a row each. */
gboolean tdt_cards_read (TdtSheet *sheet, const char *text, GError **error);

/* One line of a card. Free with tdt_card_line_clear(). */
typedef struct
{
  /* In capitals, without a group. */
  char *name;
  /* In capitals, as they stand. */
  char *parameters;
  /* In UTF-8, still with its backslashes. */
  char *value;
} TdtCardLine;

/* The next line with all that belongs to it; moves @p behind it and counts lines. FALSE at the
 * end. */
gboolean tdt_card_line_read (TdtCardLine *line, const char **p, guint *n_lines);
void tdt_card_line_clear (TdtCardLine *line);
gboolean tdt_card_line_has (const TdtCardLine *line, const char *parameter);
/* The parts of a value between semicolons, without backslashes; at least seven, some empty. */
char **tdt_card_line_split (const TdtCardLine *line);

G_END_DECLS
