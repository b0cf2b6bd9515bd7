/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtShare:
 * @name: an organisation or a sector, translated words for none
 * @record: (nullable): uid of the organisation
 * @n_people: who speak for it, each once
 * @minutes: that they are given, 0 when nobody said
 *
 * What one of several has of the speakers and their time.
 */
typedef struct
{
  char *name;
  char *record;
  guint n_people;
  gint64 minutes;
} TdtShare;

/**
 * TdtBalance:
 * @n_women: women among those who speak, each person once
 * @n_men: men
 * @n_others: people recorded as neither
 * @n_unknown: people of whom nothing is recorded, and places still to be named
 * @women_minutes: minutes that women are given
 * @men_minutes: minutes that men are given
 * @organisations: (element-type TdtShare): the largest first
 * @sectors: (element-type TdtShare): of the organisations, the largest first
 *
 * Who speaks, by groups that people look at. Who is represented counts as who comes instead.
 */
typedef struct
{
  guint n_women;
  guint n_men;
  guint n_others;
  guint n_unknown;
  gint64 women_minutes;
  gint64 men_minutes;
  GPtrArray *organisations;
  GPtrArray *sectors;
} TdtBalance;

/**
 * tdt_balance_find:
 * @session: (nullable): whose speakers; %NULL for the whole event
 *
 * Returns: (transfer full): the shares
 */
TdtBalance *tdt_balance_find (const TdtRoot *root, const TdtRow *session);
void tdt_balance_free (TdtBalance *balance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtBalance, tdt_balance_free)

/**
 * tdt_balance_dup_genders:
 *
 * Returns: (transfer full) (nullable): women and men as a sentence; %NULL while neither is recorded
 */
char *tdt_balance_dup_genders (const TdtBalance *balance);

G_END_DECLS
