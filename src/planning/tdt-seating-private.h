/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-seating-solver.h"
#include "tdt-seating.h"

G_BEGIN_DECLS

/* What a pair of colleagues at one table, or side by side, costs beside a wish of usual weight. */
#define TDT_SEATING_COLLEAGUES 15
#define TDT_SEATING_USUAL_WISH 10

/* A wish between two of the people of a seating, with what it costs. */
typedef struct
{
  const TdtRow *wish;
  int kind; /* a WISH_KIND token */
  guint person;
  guint other;
  guint weight;
} TdtSeatingPair;

/* (element-type TdtSeatingPair): wishes of kinds that are about two people. */
GArray *tdt_seating_find_pairs (const TdtRoot *root, const GPtrArray *people);

/* Puts the people whose indices are in @at into the seats of @table. Kept seats stay. */
void tdt_seating_fill_table (const TdtSeating *seating, TdtSeatingTable *table,
                             const GPtrArray *people, const GArray *at, const GArray *pairs,
                             const TdtSeatingOptions *options);

/* Shares the people out over the tables of all rounds. */
gboolean tdt_seating_share_out (TdtSeating *seating, const GPtrArray *people, const GArray *pairs,
                                const TdtSeatingOptions *options, guint n_tables, guint n_rounds,
                                GError **error);

void tdt_seating_add_broken (TdtSeating *seating, const TdtRow *wish, const TdtRow *person,
                             const TdtRow *other, char *message);

/* Tells the wishes about neighbours that the tables do not fulfil. */
void tdt_seating_tell_neighbours (TdtSeating *seating, const GPtrArray *people,
                                  const GArray *pairs);

G_END_DECLS
