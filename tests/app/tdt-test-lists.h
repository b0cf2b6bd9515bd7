/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Copies of lists that know only what `items-changed` says: a signal that does not describe its
 * change fails the test. */
typedef struct TdtTestLists TdtTestLists;

TdtTestLists *tdt_test_lists_new (void);
void tdt_test_lists_free (TdtTestLists *lists);

/* Follows a list from now on, once. */
void tdt_test_lists_follow (TdtTestLists *lists, GListModel *model);

/* Follows every list that a widget below @top shows, and the lists that these are made of. */
void tdt_test_lists_follow_all (TdtTestLists *lists, GtkWidget *top);

/* Compares all of them; returns how many there are. */
guint tdt_test_lists_compare (TdtTestLists *lists);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTestLists, tdt_test_lists_free)

G_END_DECLS
