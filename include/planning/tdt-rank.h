/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtRank:
 * @number: what it is called: "6", "7 bis"
 * @title: what it is, in the language of the program
 * @position: its place in the list, from 0; who has a lower one comes first
 * @confirmed: whether the text that the list goes by says so
 * @state: whether it is the representative of the State
 * @local: whether it holds only where function or organisation name the place of the event
 * @corps: (nullable): members of it may stand in for one another with the same rank
 * @functions: (nullable): beginnings of functions that have it, as they are written
 * @folded: (nullable): the same to compare with
 *
 * One rank of an order of precedence.
 */
typedef struct
{
  char *number;
  char *title;
  guint position;
  gboolean confirmed;
  gboolean state;
  gboolean local;
  char *corps;
  GStrv functions;
  GStrv folded;
} TdtRank;

/**
 * TdtRankList: an order of precedence as data; data/ranks/fr-departement.ini says how it is
 * written. Immutable, reference-counted.
 */
typedef struct _TdtRankList TdtRankList;

/**
 * tdt_rank_list_new:
 * @text: a list, as a key file
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with an error that names the place
 */
TdtRankList *tdt_rank_list_new (const char *text, GError **error);

/**
 * tdt_rank_list_read:
 *
 * Returns: (transfer full): the project's own list if it has one, else the one that comes with the
 *   program
 */
TdtRankList *tdt_rank_list_read (const TdtRoot *root);

/** tdt_rank_list_is_own: whether the project has a list of its own */
gboolean tdt_rank_list_is_own (const TdtRoot *root);

/**
 * tdt_rank_list_put:
 * @list: (nullable): what becomes the project's own list; %NULL for none
 * @root: the project
 * @edit: on @root
 *
 * Puts the ranks of @list in the place of those that the project has.
 *
 * Returns: whether that could be done; otherwise with an error
 */
gboolean tdt_rank_list_put (const TdtRankList *list, const TdtRoot *root, TdtEdit *edit,
                            GError **error);

/** tdt_rank_list_dup_text: Returns: (transfer full): as a key file that tdt_rank_list_new() reads
 */
char *tdt_rank_list_dup_text (const TdtRankList *list);

/** tdt_rank_list_new_default: Returns: (transfer full): the list that comes with the program */
TdtRankList *tdt_rank_list_new_default (void);

TdtRankList *tdt_rank_list_ref (TdtRankList *list);
void tdt_rank_list_unref (TdtRankList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtRankList, tdt_rank_list_unref)

/** tdt_rank_list_get_title: Returns: (transfer none): what the list is called */
const char *tdt_rank_list_get_title (const TdtRankList *list);
/** tdt_rank_list_get_ranks: Returns: (transfer none) (element-type TdtRank): in their order */
const GPtrArray *tdt_rank_list_get_ranks (const TdtRankList *list);

/**
 * tdt_rank_list_find:
 * @text: (nullable): a number or a title, as somebody typed it
 *
 * Returns: (transfer none) (nullable): the rank that is meant
 */
const TdtRank *tdt_rank_list_find (const TdtRankList *list, const char *text);

/**
 * tdt_rank_list_propose:
 * @root: for the place of the event
 *
 * Returns: (transfer none) (nullable): the rank that the function of @person means
 */
const TdtRank *tdt_rank_list_propose (const TdtRankList *list, const TdtRoot *root,
                                      const TdtRow *person);

/**
 * tdt_rank_list_get_rank:
 *
 * Returns: (transfer none) (nullable): the rank set for @person by hand, or else the proposed one
 */
const TdtRank *tdt_rank_list_get_rank (const TdtRankList *list, const TdtRoot *root,
                                       const TdtRow *person);

G_END_DECLS
