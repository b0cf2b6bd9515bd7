/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-calendar.h"
#include "tdt-edit.h"
#include "tdt-time.h"

#include <string.h>

#define NOON_OF_A_DAY G_GINT64_CONSTANT (1506513600)

static char *
write_calendar (const TdtRoot *root, const char *person)
{
  g_autoptr (GBytes) bytes = tdt_calendar_write (root, person, NOON_OF_A_DAY);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Things to do are in the calendar of who does them until they are done, and are no sessions when
 * it comes back. */
static void
test_tasks (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autofree char *session = g_strdup (tdt_edit_add (edit, TDT_KIND_SESSION, NULL, NULL));
  g_autofree char *person = g_strdup (tdt_edit_add (edit, TDT_KIND_PERSON, NULL, NULL));
  g_autofree char *task = g_strdup (tdt_edit_add (edit, TDT_KIND_FOLLOW_UP, NULL, NULL));
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (TdtRoot) done = NULL;
  g_autoptr (TdtEdit) finish = NULL;
  g_autoptr (TdtForeignProgramme) back = NULL;
  g_autofree char *all = NULL;
  g_autofree char *own = NULL;
  g_autofree char *others = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GBytes) bytes = NULL;

  tdt_edit_set_text (edit, task, TDT_FOLLOW_UP_SESSION, session, NULL);
  tdt_edit_set_text (edit, task, TDT_FOLLOW_UP_TITLE, "Send the figures", NULL);
  tdt_edit_set_text (edit, task, TDT_FOLLOW_UP_PERSON, person, NULL);
  tdt_edit_set_text (edit, task, TDT_FOLLOW_UP_DUE, "2017-10-12", NULL);
  root = tdt_edit_apply (edit);
  all = write_calendar (root, NULL);
  own = write_calendar (root, person);
  others = write_calendar (root, session);
  g_assert_nonnull (strstr (all, "SUMMARY:Send the figures"));
  g_assert_nonnull (strstr (all, "DTSTART;VALUE=DATE:20171012"));
  g_assert_nonnull (strstr (all, "DTEND;VALUE=DATE:20171013"));
  g_assert_nonnull (strstr (own, "SUMMARY:Send the figures"));
  g_assert_null (strstr (others, "SUMMARY:Send the figures"));
  bytes = g_bytes_new (all, strlen (all));
  back = tdt_calendar_read (bytes, "all.ics", NULL);
  g_assert_nonnull (back);
  g_assert_cmpuint (back->events->len, ==, 0);
  finish = tdt_edit_new (root);
  tdt_edit_set_number (finish, task, TDT_FOLLOW_UP_DONE, 1, NULL);
  done = tdt_edit_apply (finish);
  after = write_calendar (done, NULL);
  g_assert_null (strstr (after, "SUMMARY:Send the figures"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/calendar/tasks", test_tasks);
  return g_test_run ();
}
