/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * Closing the event: what is known of people goes, the numbers stay. In the project it is one step
 * that can be undone until the project is saved. With that save go the steps before it, the
 * earlier versions and bases that this computer has kept, journals that crashed windows left, and
 * what a copy carries of its base.
 */

/**
 * TdtPurgeFlags:
 * @TDT_PURGE_CONTACTS: contact data: the fields that the tables call personal
 * @TDT_PURGE_NAMES: who people are: names, functions, biographies, photos, notes on them. Their
 *   organisations, roles, answers and minutes stay
 * @TDT_PURGE_BOOK: the same people in the address book of this computer, once it is final
 */
typedef enum
{
  TDT_PURGE_CONTACTS = 1 << 0,
  TDT_PURGE_NAMES = 1 << 1,
  TDT_PURGE_BOOK = 1 << 2,
} TdtPurgeFlags;

/**
 * tdt_workspace_count_personal:
 * @n_records: (out) (optional): in how many records they are
 *
 * Returns: how many values tdt_workspace_purge() would take out
 */
guint tdt_workspace_count_personal (TdtWorkspace *workspace, TdtPurgeFlags what, guint *n_records);

/**
 * tdt_workspace_purge:
 *
 * Takes them out, and sees to the rest when the project is saved. Signal "book-purged" (guint
 * n_people, GError *error) tells then what became of the address book, if that was wanted; the
 * error is %NULL where nothing went wrong.
 *
 * Returns: whether anything is different now
 */
gboolean tdt_workspace_purge (TdtWorkspace *workspace, TdtPurgeFlags what);

/**
 * tdt_workspace_get_purging:
 *
 * Returns: whether the next save makes it final. Property "purging" tells when that changes
 */
gboolean tdt_workspace_get_purging (TdtWorkspace *workspace);

G_END_DECLS
