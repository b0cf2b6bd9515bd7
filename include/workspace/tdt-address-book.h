/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * The staff's address book: people and organisations kept from one event to the next. It is a
 * project file like any other, of this user on this computer, in which nothing but people,
 * organisations and their pictures matter; opened, edited and saved as any project is.
 */

/** tdt_address_book_dup_file: Returns: (transfer full): where it is, whether it is there or not */
GFile *tdt_address_book_dup_file (void);

/**
 * tdt_address_book_open_async:
 *
 * Opens the address book; where there is none yet, an empty one that was never saved.
 */
void tdt_address_book_open_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * tdt_address_book_open_finish:
 *
 * Returns: (transfer full) (nullable): to be saved to tdt_address_book_dup_file() and closed; %NULL
 *   with an error
 */
TdtWorkspace *tdt_address_book_open_finish (GAsyncResult *result, GError **error);

/**
 * tdt_address_book_read_async:
 *
 * Reads what is in the address book, without opening it for edits.
 */
void tdt_address_book_read_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * tdt_address_book_read_finish:
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL without an error where there is none
 */
TdtRoot *tdt_address_book_read_finish (GAsyncResult *result, GError **error);

/**
 * tdt_address_book_forget:
 * @root: (nullable): what tdt_address_book_read_finish() said
 *
 * Deletes the address book and its earlier versions on this computer. Projects keep their people.
 * This cannot be undone.
 */
gboolean tdt_address_book_forget (const TdtRoot *root, GError **error);

/**
 * tdt_address_book_find_people:
 * @book: what is in the address book
 * @project: the project
 *
 * Returns: (transfer container) (element-type TdtRow): the people of @book who are in @project too,
 *   by uid, by e-mail address or by name
 */
GPtrArray *tdt_address_book_find_people (const TdtRoot *book, const TdtRoot *project);

/**
 * tdt_address_book_forget_people:
 * @project: whose people they are
 * @n_people: (out): how many went
 *
 * Takes the people of @project out of the address book, with the pictures only they have, and
 * deletes its earlier versions on this computer. This cannot be undone. May be called from any
 * thread, and blocks it.
 */
gboolean tdt_address_book_forget_people (const TdtRoot *project, guint *n_people, GError **error);

/**
 * TdtBookChange:
 * @source: uid of the person where it is taken from
 * @target: (nullable): uid of the same person where it goes, %NULL for somebody new there
 * @fields: what would be different there, ends with %TDT_FIELD_NONE
 */
typedef struct
{
  char *source;
  char *target;
  TdtFieldId *fields;
} TdtBookChange;

/**
 * tdt_address_book_compare:
 * @from: the project or the address book
 * @to: the other one
 *
 * What @to could learn from @from: people are the same by uid, by e-mail address or by name. What
 * belongs to one event only (arrival, meals, consent and the like) is left out, and what @from does
 * not know is no difference.
 *
 * Returns: (transfer full) (element-type TdtBookChange): by name, those known in @to first
 */
GPtrArray *tdt_address_book_compare (const TdtRoot *from, const TdtRoot *to);

/**
 * tdt_address_book_take:
 * @workspace: where it goes
 * @from: as for tdt_address_book_compare()
 * @changes: (element-type TdtBookChange): those of its result that are wanted
 *
 * Takes over what differs, with the organisations and pictures it needs, as one step.
 */
gboolean tdt_address_book_take (TdtWorkspace *workspace, const TdtRoot *from,
                                const GPtrArray *changes, GError **error);

G_END_DECLS
