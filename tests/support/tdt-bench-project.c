/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-bench-project.h"

#include "tdt-edit.h"

#define N_ROOMS 20
#define HOURS_A_DAY 8
#define N_ORGANISATIONS 400

static const char *const subjects[] = { "L’eau en montagne", "Les mobilités du quotidien",
                                        "L’avenir des vallées", "Le tourisme des quatre saisons",
                                        "Les jeunes et l’emploi" };
static const char *const given_names[] = { "Marie", "Élodie", "Jean", "Karim", "Solène", "Paul" };
static const char *const family_names[] = { "Durand", "Martin", "Blanc", "Faure", "Éyraud" };

static char *
dup_uid (char kind, guint number)
{
  return g_strdup_printf ("%c%u", kind, number);
}

static void
set (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_edit_set_text (edit, uid, field, text, &error))
    g_error ("%s", error->message);
}

static void
add_person (TdtEdit *edit, guint i)
{
  g_autofree char *uid = dup_uid ('m', i);
  g_autofree char *organisation = dup_uid ('o', i % N_ORGANISATIONS);
  g_autofree char *family_name = g_strdup_printf ("%s-%u",
                                                  family_names[i % G_N_ELEMENTS (family_names)], i);

  tdt_edit_add (edit, TDT_KIND_PERSON, uid, NULL);
  set (edit, uid, TDT_PERSON_GIVEN_NAME, given_names[i % G_N_ELEMENTS (given_names)]);
  set (edit, uid, TDT_PERSON_FAMILY_NAME, family_name);
  set (edit, uid, TDT_PERSON_FUNCTION, "Directrice adjointe");
  set (edit, uid, TDT_PERSON_ORGANISATION, organisation);
}

static void
add_participant (TdtEdit *edit, guint i, guint session)
{
  g_autofree char *uid = dup_uid ('x', i);
  g_autofree char *session_uid = dup_uid ('s', session);
  g_autofree char *person = dup_uid ('m', i / 2);

  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, uid, NULL);
  set (edit, uid, TDT_PARTICIPANT_SESSION, session_uid);
  set (edit, uid, TDT_PARTICIPANT_PERSON, person);
  set (edit, uid, TDT_PARTICIPANT_ROLE, i % 2 == 0 ? "moderator" : "speaker");
  set (edit, uid, TDT_PARTICIPANT_STATUS, i % 3 == 0 ? "invited" : "confirmed");
}

static void
add_session (TdtEdit *edit, guint i)
{
  guint hour = i / N_ROOMS;
  g_autoptr (GDateTime) first_day = g_date_time_new_utc (2027, 1, 4, 9, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (first_day, (int) (hour / HOURS_A_DAY));
  g_autoptr (GDateTime) time = g_date_time_add_hours (day, (int) (hour % HOURS_A_DAY));
  g_autofree char *uid = dup_uid ('s', i);
  g_autofree char *room = dup_uid ('r', i % N_ROOMS);
  g_autofree char *item = dup_uid ('a', i);
  g_autofree char *start = g_date_time_format (time, "%Y-%m-%dT%H:%M:00+00:00[UTC]");
  g_autofree char *title = g_strdup_printf ("%s, %u", subjects[i % G_N_ELEMENTS (subjects)], i);

  tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
  set (edit, uid, TDT_SESSION_TITLE, title);
  set (edit, uid, TDT_SESSION_KIND, "round-table");
  set (edit, uid, TDT_SESSION_START, start);
  set (edit, uid, TDT_SESSION_MINUTES, "50");
  set (edit, uid, TDT_SESSION_ROOM, room);
  tdt_edit_add (edit, TDT_KIND_AGENDA_ITEM, item, NULL);
  set (edit, item, TDT_AGENDA_ITEM_SESSION, uid);
  set (edit, item, TDT_AGENDA_ITEM_TITLE, "Ce que les territoires ont appris");
  set (edit, item, TDT_AGENDA_ITEM_MINUTES, "20");
  add_participant (edit, 2 * i, i);
  add_participant (edit, 2 * i + 1, i);
}

static void
add_named (TdtEdit *edit, TdtKindId kind, char letter, guint number, TdtFieldId name,
           const char *name_before)
{
  g_autofree char *uid = dup_uid (letter, number);
  g_autofree char *text = g_strdup_printf ("%s %u", name_before, number + 1);

  tdt_edit_add (edit, kind, uid, NULL);
  set (edit, uid, name, text);
}

TdtRoot *
tdt_bench_project_new (guint n_sessions)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  set (edit, "p", TDT_PROJECT_TITLE, "Congrès des territoires");
  for (guint i = 0; i < N_ROOMS; i++)
    add_named (edit, TDT_KIND_ROOM, 'r', i, TDT_ROOM_NAME, "Salle");
  for (guint i = 0; i < N_ORGANISATIONS; i++)
    add_named (edit, TDT_KIND_ORGANISATION, 'o', i, TDT_ORGANISATION_NAME, "Commune de Saint-Jean");
  for (guint i = 0; i < n_sessions; i++)
    add_person (edit, i);
  for (guint i = 0; i < n_sessions; i++)
    add_session (edit, i);
  return tdt_edit_apply (edit);
}
