/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-edit.h"
#include "tdt-next-event.h"

static void
set (TdtEdit *edit, const char *uid, TdtKindId kind, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (tdt_edit_lookup (edit, uid) == NULL)
    tdt_edit_add (edit, kind, uid, NULL);
  tdt_edit_set_text (edit, uid, field, text, &error);
  g_assert_no_error (error);
}

static char *
dup_text (const TdtRoot *root, const char *uid, TdtFieldId field)
{
  const TdtRow *row = tdt_root_lookup (root, uid);
  const TdtField *description = tdt_field_get (field);

  if (row == NULL || !tdt_row_has (row, field))
    return NULL;
  return tdt_value_dup_text (description, tdt_row_get_value (row, field));
}

static void
assert_is (const TdtRoot *root, const char *uid, TdtFieldId field, const char *text)
{
  g_autofree char *value = dup_text (root, uid, field);

  g_assert_cmpstr (value, ==, text);
}

/* From a summer day to a winter day: hours on the wall stay. */
static void
test_next (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (TdtRoot) next = NULL;
  GDate winter;

  set (edit, "d", TDT_KIND_DAY, TDT_DAY_DATE, "2017-09-27");
  set (edit, "s", TDT_KIND_SESSION, TDT_SESSION_TITLE, "Opening");
  set (edit, "s", TDT_KIND_SESSION, TDT_SESSION_START, "2017-09-27T09:00:00+02:00[Europe/Paris]");
  set (edit, "s", TDT_KIND_SESSION, TDT_SESSION_BEGAN, "2017-09-27T09:05:00+02:00[Europe/Paris]");
  set (edit, "a", TDT_KIND_PERSON, TDT_PERSON_FAMILY_NAME, "Durand");
  set (edit, "x", TDT_KIND_PARTICIPANT, TDT_PARTICIPANT_SESSION, "s");
  set (edit, "x", TDT_KIND_PARTICIPANT, TDT_PARTICIPANT_PERSON, "a");
  set (edit, "x", TDT_KIND_PARTICIPANT, TDT_PARTICIPANT_STATUS, "present");
  set (edit, "t", TDT_KIND_TURN, TDT_TURN_SESSION, "s");
  root = tdt_edit_apply (edit);
  g_date_clear (&winter, 1);
  g_date_set_dmy (&winter, 12, G_DATE_DECEMBER, 2018);
  next = tdt_event_new_next (root, "q", g_date_get_julian (&winter));
  g_assert_cmpstr (tdt_root_get_uid (next), ==, "q");
  assert_is (next, "d", TDT_DAY_DATE, "2018-12-12");
  assert_is (next, "s", TDT_SESSION_START, "2018-12-12T09:00:00+01:00[Europe/Paris]");
  assert_is (next, "s", TDT_SESSION_BEGAN, NULL);
  assert_is (next, "s", TDT_SESSION_TITLE, "Opening");
  assert_is (next, "x", TDT_PARTICIPANT_STATUS, "to-invite");
  assert_is (next, "a", TDT_PERSON_FAMILY_NAME, "Durand");
  g_assert_cmpuint (tdt_root_count (next, TDT_KIND_TURN), ==, 0);
  assert_is (root, "s", TDT_SESSION_START, "2017-09-27T09:00:00+02:00[Europe/Paris]");
}

static void
test_without_days (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtRoot) next = tdt_event_new_next (root, "q", 0);

  g_assert_cmpint (tdt_event_get_first_day (next), ==, TDT_UNSET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-event/next", test_next);
  g_test_add_func ("/next-event/without-days", test_without_days);
  return g_test_run ();
}
