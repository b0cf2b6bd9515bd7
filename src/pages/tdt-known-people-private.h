/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-finder.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/* Those of the address book who are not in a project yet, to be offered there. The book is read
 * once for all windows, and again when its file is another. All on the main thread. */

/* Sees to it that the book is there soon; does nothing where the user wants no such offers. */
void tdt_known_people_prepare (void);
/* (transfer full) (element-type TdtFound): the best of those whom @root does not have, rows of
 * tdt_known_people_get_book(); nothing while the book is not there. */
GArray *tdt_known_people_find (const TdtRoot *root, const char *query, guint limit);
/* (nullable) */
const TdtRoot *tdt_known_people_get_book (void);
/* Takes somebody over into the project, as one step. */
gboolean tdt_known_people_take (TdtWorkspace *workspace, const char *uid, GError **error);

G_END_DECLS
