/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-day.h"

static const struct
{
  const char *uid;
  const char *start;
  const char *minutes;
  const char *room;
} sessions[] = {
  { "a", "27T09:00", "60", "r" }, { "b", "27T10:00", "30", "r" }, { "c", "27T09:30", "60", "s" },
  { "d", "27T11:00", "60", "s" }, { "e", "27T11:30", "60", "s" }, { "n", "27T23:00", "120", NULL },
  { "f", "28T09:00", "60", "r" }, { "u", NULL, "45", NULL },
};

static void
add_session (TdtEdit *edit, guint i)
{
  const char *uid = sessions[i].uid;
  g_autofree char *title = g_strdup_printf ("Session %s", uid);

  tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
  tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, title, NULL);
  tdt_edit_set_text (edit, uid, TDT_SESSION_KIND, "round-table", NULL);
  tdt_edit_set_text (edit, uid, TDT_SESSION_MINUTES, sessions[i].minutes, NULL);
  tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, sessions[i].room, NULL);
  if (sessions[i].start != NULL)
    {
      g_autofree char *start = g_strdup_printf ("2017-09-%s:00+02:00[Europe/Paris]",
                                                sessions[i].start);

      tdt_edit_set_text (edit, uid, TDT_SESSION_START, start, NULL);
    }
}

static void
add_participant (TdtEdit *edit, const char *session)
{
  g_autofree char *uid = g_strconcat ("marie-", session, NULL);

  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, uid, NULL);
  tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_SESSION, session, NULL);
  tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_PERSON, "marie", NULL);
}

static void
add_day (TdtEdit *edit, const char *uid, const char *date)
{
  tdt_edit_add (edit, TDT_KIND_DAY, uid, NULL);
  tdt_edit_set_text (edit, uid, TDT_DAY_DATE, date, NULL);
  tdt_edit_set_text (edit, uid, TDT_DAY_OPENS, "08:30", NULL);
  tdt_edit_set_text (edit, uid, TDT_DAY_CLOSES, "18:00", NULL);
}

TdtRoot *
tdt_test_day_new (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_set_text (edit, "p", TDT_PROJECT_TIME_ZONE, "Europe/Paris", NULL);
  tdt_edit_add (edit, TDT_KIND_ROOM, "r", NULL);
  tdt_edit_set_text (edit, "r", TDT_ROOM_NAME, "Hall", NULL);
  tdt_edit_move_between (edit, "r", NULL, NULL, NULL);
  tdt_edit_add (edit, TDT_KIND_ROOM, "s", NULL);
  tdt_edit_set_text (edit, "s", TDT_ROOM_NAME, "Salon", NULL);
  tdt_edit_move_between (edit, "s", "r", NULL, NULL);
  add_day (edit, "day-1", "2017-09-27");
  add_day (edit, "day-2", "2017-09-28");
  tdt_edit_add (edit, TDT_KIND_PERSON, "marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_GIVEN_NAME, "Marie", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    add_session (edit, i);
  tdt_edit_set_number (edit, "b", TDT_SESSION_PINNED, 1, NULL);
  add_participant (edit, "a");
  add_participant (edit, "c");
  return tdt_edit_apply (edit);
}

gint64
tdt_test_day_get_julian (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 27, G_DATE_SEPTEMBER, 2017);
  return g_date_get_julian (&date);
}
