/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-fix.h"
#include "tdt-place.h"

/* What a maker of fixes is given: the project, what it was found about, and where fixes go. */
typedef struct
{
  const TdtRoot *root;
  const TdtFinding *finding;
  GPtrArray *fixes;
} TdtFixes;

/* Takes @edit and @label; drops both where @right is %FALSE or nothing would change. */
void tdt_fixes_take (TdtFixes *fixes, TdtEdit *edit, gboolean right, char *label);

/* The record at @position of the finding, if it is of that kind. */
const TdtRow *tdt_fixes_get (const TdtFixes *fixes, guint position, TdtKindId kind);

/* Adds up to @n_max moves of @session; those that keep its time or its place are its own affair. */
void tdt_fixes_add_places (TdtFixes *fixes, const TdtRow *session, TdtPlaceFilter filter,
                           guint n_max);

void tdt_fix_person_overlap (TdtFixes *fixes);
void tdt_fix_person_unavailable (TdtFixes *fixes);
void tdt_fix_person_declined (TdtFixes *fixes);
void tdt_fix_person_unconfirmed (TdtFixes *fixes);
void tdt_fix_person_travel (TdtFixes *fixes);
void tdt_fix_person_duplicate (TdtFixes *fixes);
void tdt_fix_room_overlap (TdtFixes *fixes);
void tdt_fix_room_unfit (TdtFixes *fixes);
void tdt_fix_session_unplaced (TdtFixes *fixes);
void tdt_fix_session_outside_day (TdtFixes *fixes);
void tdt_fix_session_no_chair (TdtFixes *fixes);
void tdt_fix_order_broken (TdtFixes *fixes);
void tdt_fix_break_missing (TdtFixes *fixes);
void tdt_fix_agenda_over (TdtFixes *fixes);
void tdt_fix_agenda_under (TdtFixes *fixes);
void tdt_fix_speaking_over (TdtFixes *fixes);
void tdt_fix_speaking_unequal (TdtFixes *fixes);
void tdt_fix_session_many_speakers (TdtFixes *fixes);
void tdt_fix_seat_conflict (TdtFixes *fixes);

void tdt_fix_precedence (TdtFixes *fixes);
void tdt_fix_seat_precedence (TdtFixes *fixes);
