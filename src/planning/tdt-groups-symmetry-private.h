/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-groups-private.h"

G_BEGIN_DECLS

/* How many pairs a class of pairs has that turn into one another. */
typedef enum
{
  TDT_GROUPS_PAIRS_FULL, /* as many as turns */
  TDT_GROUPS_PAIRS_HALF, /* two opposite in a cycle: half as many */
  TDT_GROUPS_PAIRS_LONE  /* two who do not turn: one */
} TdtGroupsPairs;

typedef struct
{
  int orbit;
  int offset; /* which of the orbit sits at the first of the tables */
} TdtGroupsSlot;

/*
 * One kind of symmetry, and base rounds under it. People are numbered cycle by
 * cycle, those in none last. The tables of a base round are @n_spread times
 * @order tables that mirror one another, then those that mirror themselves.
 */
typedef struct
{
  int n_turns;
  int n_base;
  int n_places;
  int n_tables;
  int n_seats;
  int n_cycles;
  int order; /* of the mirror, 1 without */
  int n_spread;
  int n_lone_seats;     /* at each table that mirrors itself, for unmoved people */
  int n_whole_slots;    /* at each such table, for whole orbits */
  int n_orbits;         /* of the mirror, of size order */
  int *orbit_people;    /* [orbit][0 to order - 1] */
  int n_unmoved;        /* by the mirror */
  int *unmoved;         /* them */
  int *pair_class;      /* [place][place] */
  guint8 *class_kind;   /* by class: a TdtGroupsPairs */
  int *class_count;     /* by class: pairs of it that the base rounds seat */
  int *member;          /* [base][table][seat] */
  TdtGroupsSlot *slots; /* [base][slot] */
  gint64 cost;
} TdtGroupsSymmetry;

/* The symmetry number @kind for the problem, without anybody seated, or NULL
 * if there are not so many. */
TdtGroupsSymmetry *tdt_groups_symmetry_new (const TdtGroupsSearch *search, int kind);
void tdt_groups_symmetry_free (TdtGroupsSymmetry *symmetry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtGroupsSymmetry, tdt_groups_symmetry_free)

G_END_DECLS
