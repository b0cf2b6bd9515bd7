/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways to mend findings: the table of who thinks of them, and what is common to all. */
#include "config.h"

#include "tdt-fix.h"

#include "tdt-fix-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  void (*make) (TdtFixes *fixes);
} makers[] = {
  { "person-overlap", tdt_fix_person_overlap },
  { "person-unavailable", tdt_fix_person_unavailable },
  { "person-declined", tdt_fix_person_declined },
  { "person-unconfirmed", tdt_fix_person_unconfirmed },
  { "person-travel", tdt_fix_person_travel },
  { "person-duplicate", tdt_fix_person_duplicate },
  { "room-overlap", tdt_fix_room_overlap },
  { "room-capacity", tdt_fix_room_unfit },
  { "room-layout", tdt_fix_room_unfit },
  { "session-unplaced", tdt_fix_session_unplaced },
  { "session-outside-day", tdt_fix_session_outside_day },
  { "session-no-chair", tdt_fix_session_no_chair },
  { "session-many-speakers", tdt_fix_session_many_speakers },
  { "order-broken", tdt_fix_order_broken },
  { "break-missing", tdt_fix_break_missing },
  { "agenda-over", tdt_fix_agenda_over },
  { "agenda-under", tdt_fix_agenda_under },
  { "speaking-over", tdt_fix_speaking_over },
  { "speaking-unequal", tdt_fix_speaking_unequal },
  { "seat-conflict", tdt_fix_seat_conflict },
  { "precedence", tdt_fix_precedence },
  { "seat-precedence", tdt_fix_seat_precedence },
};

void
tdt_fix_free (TdtFix *fix)
{
  g_free (fix->label);
  tdt_diff_unref (fix->diff);
  g_free (fix);
}

GPtrArray *
tdt_fixes_find (const TdtRoot *root, const TdtFinding *finding)
{
  TdtFixes fixes = { root, finding,
                     g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_fix_free) };

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_str_equal (makers[i].code, finding->code))
      makers[i].make (&fixes);
  return fixes.fixes;
}

void
tdt_fixes_take (TdtFixes *fixes, TdtEdit *edit, gboolean right, char *label)
{
  g_autoptr (TdtEdit) taken = edit;
  g_autofree char *text = label;
  g_autoptr (TdtRoot) after = right ? tdt_edit_apply (taken) : NULL;
  g_autoptr (TdtDiff) diff = after != NULL ? tdt_diff_new (fixes->root, after) : NULL;
  TdtFix *fix;

  if (diff == NULL || tdt_diff_get_n_changes (diff) == 0)
    return;
  fix = g_new (TdtFix, 1);
  fix->label = g_steal_pointer (&text);
  fix->diff = g_steal_pointer (&diff);
  g_ptr_array_add (fixes->fixes, fix);
}

const TdtRow *
tdt_fixes_get (const TdtFixes *fixes, guint position, TdtKindId kind)
{
  if (position >= g_strv_length (fixes->finding->records))
    return NULL;
  return tdt_root_lookup_kind (fixes->root, kind, fixes->finding->records[position]);
}

void
tdt_fixes_add_places (TdtFixes *fixes, const TdtRow *session, TdtPlaceFilter filter, guint n_max)
{
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *title = NULL;

  if (session == NULL || tdt_row_get_boolean (session, TDT_SESSION_PINNED))
    return;
  places = tdt_places_find (fixes->root, session, filter, n_max);
  title = tdt_session_dup_title (session);
  for (guint i = 0; i < places->len; i++)
    {
      const TdtPlace *place = places->pdata[i];
      TdtEdit *edit = tdt_edit_new (fixes->root);
      gboolean right = tdt_place_put (place, session, edit, NULL);
      g_autofree char *room = filter == TDT_PLACE_SAME_START ? tdt_room_dup_name (place->room)
                                                             : NULL;

      tdt_fixes_take (
          fixes, edit, right,
          filter == TDT_PLACE_SAME_START
              /* Translators: a session's title, a room. */
              ? g_strdup_printf (_ ("Hold “%s” in %s"), title, room)
              /* Translators: a session's title; where it goes: a day, hours and a room. */
              : g_strdup_printf (_ ("Move “%s”: %s"), title, place->label));
    }
}

static gboolean
redo_fields (TdtEdit *edit, const TdtChange *change, GError **error)
{
  const TdtKind *kind = tdt_change_get_kind (change);

  for (guint i = 0; i < kind->n_fields; i++)
    if (tdt_change_has_field (change, i) &&
        !tdt_edit_set_value (edit, tdt_change_get_uid (change), kind->fields[i].id,
                             tdt_row_get_value_at (change->new, i), error))
      return FALSE;
  return TRUE;
}

/* What is added comes first and what is removed last, for the sake of what refers to them. */
static int
get_pass (const TdtChange *change)
{
  if (change->old == NULL)
    return 0;
  return change->new != NULL ? 1 : 2;
}

static gboolean
redo_change (TdtEdit *edit, const TdtChange *change, GError **error)
{
  switch (get_pass (change))
    {
    case 0:
      return tdt_edit_put (edit, change->new, error);
    case 1:
      return redo_fields (edit, change, error);
    default:
      return tdt_edit_remove (edit, tdt_change_get_uid (change), error);
    }
}

TdtEdit *
tdt_fix_make_edit (const TdtFix *fix, const TdtRoot *root, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < tdt_diff_get_n_changes (fix->diff); i++)
      {
        const TdtChange *change = tdt_diff_get_change (fix->diff, i);

        if (get_pass (change) == pass && !redo_change (edit, change, error))
          return NULL;
      }
  return g_steal_pointer (&edit);
}
