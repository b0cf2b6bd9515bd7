/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes that put people into their order of precedence. */
#include "config.h"

#include "tdt-fix-private.h"
#include "tdt-names.h"
#include "tdt-precedence.h"

#include <glib/gi18n-lib.h>

void
tdt_fix_precedence (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (fixes->root);
  g_autoptr (TdtEdit) edit = NULL;
  gboolean right;

  if (session == NULL)
    return;
  edit = tdt_edit_new (fixes->root);
  right = tdt_precedence_put (fixes->root, ranks, session, edit, NULL);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  g_strdup (_ ("Put the speakers into the order of precedence")));
}

/* The two change seats. */
void
tdt_fix_seat_precedence (TdtFixes *fixes)
{
  const TdtRow *one = tdt_fixes_get (fixes, 1, TDT_KIND_SEAT);
  const TdtRow *other = tdt_fixes_get (fixes, 2, TDT_KIND_SEAT);
  const TdtRow *person = one != NULL ? tdt_root_follow (fixes->root, one, TDT_SEAT_PERSON) : NULL;
  const TdtRow *neighbour = other != NULL ? tdt_root_follow (fixes->root, other, TDT_SEAT_PERSON)
                                          : NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  gboolean right;

  if (person == NULL || neighbour == NULL)
    return;
  edit = tdt_edit_new (fixes->root);
  right = tdt_edit_set_text (edit, tdt_row_get_uid (one), TDT_SEAT_PERSON,
                             tdt_row_get_uid (neighbour), NULL) &&
          tdt_edit_set_text (edit, tdt_row_get_uid (other), TDT_SEAT_PERSON,
                             tdt_row_get_uid (person), NULL);
  name = tdt_person_dup_name (person);
  other_name = tdt_person_dup_name (neighbour);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  /* Translators: two people. */
                  g_strdup_printf (_ ("Let %s and %s change seats"), name, other_name));
}
