/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each check where it fires, where it does not, and on the line between. */
#include "tdt-check.h"
#include "tdt-edit.h"

#include <string.h>

static const TdtCheckOptions options = { .today = 736600 };

typedef struct
{
  TdtEdit *edit;
  TdtRoot *empty;
} Project;

static void
project_begin (Project *project)
{
  project->empty = tdt_root_new ("p");
  project->edit = tdt_edit_new (project->empty);
}

static void
add (Project *project, TdtKindId kind, const char *uid)
{
  g_assert_nonnull (tdt_edit_add (project->edit, kind, uid, NULL));
}

static void
set (Project *project, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  tdt_edit_set_text (project->edit, uid, field, text, &error);
  g_assert_no_error (error);
}

/* A talk called like its uid, in the room "r", on the day of Gap; @start may be NULL. */
static void
add_session (Project *project, const char *uid, const char *start, const char *minutes)
{
  g_autofree char *time = start != NULL ? g_strdup_printf ("2017-09-%s[Europe/Paris]", start)
                                        : NULL;

  if (tdt_edit_lookup (project->edit, "r") == NULL)
    add (project, TDT_KIND_ROOM, "r");
  add (project, TDT_KIND_SESSION, uid);
  set (project, uid, TDT_SESSION_TITLE, uid);
  set (project, uid, TDT_SESSION_KIND, "talk");
  set (project, uid, TDT_SESSION_ROOM, "r");
  set (project, uid, TDT_SESSION_START, time);
  set (project, uid, TDT_SESSION_MINUTES, minutes);
}

static void
add_participant (Project *project, const char *session, const char *person, const char *role,
                 const char *status)
{
  g_autofree char *uid = g_strdup_printf ("%s-%s-%s", session, person, role);

  if (tdt_edit_lookup (project->edit, person) == NULL)
    add (project, TDT_KIND_PERSON, person);
  add (project, TDT_KIND_PARTICIPANT, uid);
  set (project, uid, TDT_PARTICIPANT_SESSION, session);
  set (project, uid, TDT_PARTICIPANT_PERSON, person);
  set (project, uid, TDT_PARTICIPANT_ROLE, role);
  set (project, uid, TDT_PARTICIPANT_STATUS, status);
}

static GPtrArray *
project_find (Project *project, const char *code)
{
  g_autoptr (TdtRoot) root = tdt_edit_apply (project->edit);
  GPtrArray *findings = tdt_checks_run (root, &options);

  for (guint i = findings->len; i-- > 0;)
    if (!g_str_equal (((TdtFinding *) findings->pdata[i])->code, code))
      g_ptr_array_remove_index (findings, i);
  tdt_edit_free (project->edit);
  tdt_root_unref (project->empty);
  return findings;
}

static const struct
{
  const char *first;
  const char *first_minutes;
  const char *second;
  const char *second_minutes;
  guint n_findings;
} overlaps[] = {
  { "27T10:00:00+02:00", "60", "27T10:30:00+02:00", "60", 1 },
  { "27T10:00:00+02:00", "60", "27T10:00:00+02:00", "60", 1 },
  { "27T10:00:00+02:00", "60", "27T11:00:00+02:00", "60", 0 },
  { "27T10:00:00+02:00", "61", "27T11:00:00+02:00", "60", 1 },
  { "27T10:00:00+02:00", "180", "27T11:00:00+02:00", "10", 1 },
  { "27T23:30:00+02:00", "60", "28T00:15:00+02:00", "30", 1 },
  { "27T23:30:00+02:00", "60", "28T00:30:00+02:00", "30", 0 },
  { "27T10:00:00+02:00", "60", "28T10:00:00+02:00", "60", 0 },
  { "27T10:00:00+02:00", "60", "27T09:30:00+01:00", "60", 1 },
  { "27T10:00:00+02:00", "60", NULL, "60", 0 },
  { "27T10:00:00+02:00", NULL, "27T10:00:00+02:00", "60", 0 },
};

static void
test_overlaps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (overlaps); i++)
    for (guint people = 0; people < 2; people++)
      {
        g_autoptr (GPtrArray) findings = NULL;
        Project project;

        project_begin (&project);
        add_session (&project, "a", overlaps[i].first, overlaps[i].first_minutes);
        add_session (&project, "b", overlaps[i].second, overlaps[i].second_minutes);
        add_participant (&project, "a", "marie", "speaker", "confirmed");
        add_participant (&project, "b", "marie", "speaker", "invited");
        findings = project_find (&project, people ? "person-overlap" : "room-overlap");
        if (findings->len != overlaps[i].n_findings)
          g_error ("case %" G_GSIZE_FORMAT ": %u findings", i, findings->len);
      }
}

/* The hour that is repeated when clocks are set back: same wall clock, an hour apart. */
static void
test_overlap_over_clock_change (void)
{
  g_autoptr (GPtrArray) findings = NULL;
  Project project;

  project_begin (&project);
  add_session (&project, "a", NULL, "60");
  add_session (&project, "b", NULL, "60");
  set (&project, "a", TDT_SESSION_START, "2017-10-29T02:00:00+02:00[Europe/Paris]");
  set (&project, "b", TDT_SESSION_START, "2017-10-29T02:00:00+01:00[Europe/Paris]");
  findings = project_find (&project, "room-overlap");
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_one_long_against_three_short (void)
{
  g_autoptr (GPtrArray) findings = NULL;
  Project project;

  project_begin (&project);
  add_session (&project, "long", "27T09:00:00+02:00", "180");
  add_session (&project, "a", "27T09:00:00+02:00", "30");
  add_session (&project, "b", "27T10:00:00+02:00", "30");
  add_session (&project, "c", "27T11:00:00+02:00", "30");
  findings = project_find (&project, "room-overlap");
  g_assert_cmpuint (findings->len, ==, 3);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (g_strv_contains (
        (const char *const *) ((TdtFinding *) findings->pdata[i])->records, "long"));
}

static void
test_chair_who_speaks_is_no_clash (void)
{
  g_autoptr (GPtrArray) findings = NULL;
  Project project;

  project_begin (&project);
  add_session (&project, "a", "27T09:00:00+02:00", "60");
  add_participant (&project, "a", "marie", "chair", "confirmed");
  add_participant (&project, "a", "marie", "speaker", "confirmed");
  findings = project_find (&project, "person-overlap");
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_who_does_not_come_does_not_clash (void)
{
  static const struct
  {
    const char *status;
    guint n_findings;
  } cases[] = { { "declined", 0 }, { "excused", 0 },   { "represented", 0 }, { "absent", 0 },
                { "invited", 1 },  { "to-invite", 1 }, { NULL, 1 },          { "present", 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      Project project;

      project_begin (&project);
      add_session (&project, "a", "27T09:00:00+02:00", "60");
      add_session (&project, "b", "27T09:00:00+02:00", "60");
      add_participant (&project, "a", "marie", "speaker", "confirmed");
      add_participant (&project, "b", "marie", "speaker", cases[i].status);
      findings = project_find (&project, "person-overlap");
      g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
    }
}

static void
test_stand_in_clashes (void)
{
  g_autoptr (GPtrArray) findings = NULL;
  Project project;

  project_begin (&project);
  add_session (&project, "a", "27T09:00:00+02:00", "60");
  add_session (&project, "b", "27T09:30:00+02:00", "60");
  add_participant (&project, "a", "marie", "speaker", "represented");
  add_participant (&project, "b", "paul", "speaker", "confirmed");
  set (&project, "a-marie-speaker", TDT_PARTICIPANT_REPRESENTED_BY, "paul");
  findings = project_find (&project, "person-overlap");
  g_assert_cmpuint (findings->len, ==, 1);
}

static void
test_declined (void)
{
  g_autoptr (GPtrArray) findings = NULL;
  TdtFinding *finding;
  Project project;

  project_begin (&project);
  add_session (&project, "a", "27T09:00:00+02:00", "60");
  add_participant (&project, "a", "marie", "speaker", "declined");
  add_participant (&project, "a", "paul", "speaker", "excused");
  set (&project, "marie", TDT_PERSON_GIVEN_NAME, "Marie");
  set (&project, "marie", TDT_PERSON_FAMILY_NAME, "Durand");
  findings = project_find (&project, "person-declined");
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->message, ==, "Marie Durand declined, and is still in “a”.");
  g_assert_cmpint (finding->severity, ==, TDT_SEVERITY_ERROR);
}

static void
test_capacity (void)
{
  static const struct
  {
    const char *capacity;
    const char *attendance;
    const char *seats;
    guint n_findings;
  } cases[] = { { "50", "50", NULL, 0 }, { "50", "51", NULL, 1 }, { NULL, "51", NULL, 0 },
                { "50", NULL, NULL, 0 }, { "50", "10", "51", 1 }, { "50", "10", "50", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      Project project;

      project_begin (&project);
      add_session (&project, "a", "27T09:00:00+02:00", "60");
      set (&project, "r", TDT_ROOM_CAPACITY, cases[i].capacity);
      set (&project, "a", TDT_SESSION_ATTENDANCE, cases[i].attendance);
      add (&project, TDT_KIND_TABLE, "t");
      set (&project, "t", TDT_TABLE_SESSION, "a");
      set (&project, "t", TDT_TABLE_SEATS, cases[i].seats);
      findings = project_find (&project, "room-capacity");
      g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
    }
}

static void
test_agenda_over (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    guint n_findings;
  } cases[] = { { "30", "30", 0 }, { "30", "31", 1 }, { NULL, "60", 0 }, { "61", NULL, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      Project project;

      project_begin (&project);
      add_session (&project, "a", "27T09:00:00+02:00", "60");
      add (&project, TDT_KIND_AGENDA_ITEM, "i");
      add (&project, TDT_KIND_AGENDA_ITEM, "j");
      add (&project, TDT_KIND_AGENDA_ITEM, "deleted");
      set (&project, "i", TDT_AGENDA_ITEM_SESSION, "a");
      set (&project, "j", TDT_AGENDA_ITEM_SESSION, "a");
      set (&project, "deleted", TDT_AGENDA_ITEM_SESSION, "a");
      set (&project, "i", TDT_AGENDA_ITEM_MINUTES, cases[i].first);
      set (&project, "j", TDT_AGENDA_ITEM_MINUTES, cases[i].second);
      set (&project, "deleted", TDT_AGENDA_ITEM_MINUTES, "500");
      g_assert_true (tdt_edit_remove (project.edit, "deleted", NULL));
      findings = project_find (&project, "agenda-over");
      g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
    }
}

static void
test_no_chair (void)
{
  static const struct
  {
    const char *kind;
    const char *role;
    const char *status;
    guint n_findings;
  } cases[] = { { "round-table", "speaker", "confirmed", 1 },
                { "round-table", "chair", "confirmed", 0 },
                { "round-table", "moderator", "to-invite", 0 },
                { "round-table", "moderator", "declined", 1 },
                { "talk", "speaker", "confirmed", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      Project project;

      project_begin (&project);
      add_session (&project, "a", "27T09:00:00+02:00", "60");
      set (&project, "a", TDT_SESSION_KIND, cases[i].kind);
      add_participant (&project, "a", "marie", cases[i].role, cases[i].status);
      findings = project_find (&project, "session-no-chair");
      g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
    }
}

static void
test_unplaced (void)
{
  static const struct
  {
    const char *kind;
    const char *start;
    const char *room;
    guint n_findings;
  } cases[] = { { "talk", "27T09:00:00+02:00", "r", 0 },
                { "talk", NULL, "r", 1 },
                { "talk", "27T09:00:00+02:00", NULL, 1 },
                { "break", "27T09:00:00+02:00", NULL, 0 },
                { "break", NULL, "r", 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      Project project;

      project_begin (&project);
      add_session (&project, "a", cases[i].start, "60");
      set (&project, "a", TDT_SESSION_KIND, cases[i].kind);
      set (&project, "a", TDT_SESSION_ROOM, cases[i].room);
      findings = project_find (&project, "session-unplaced");
      g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
    }
}

/* Accepted findings survive edits of what they do not rest on, and come back when that changes. */
static void
test_acceptance (void)
{
  TdtRoot *root = tdt_root_new ("p");
  g_autoptr (GPtrArray) findings = NULL;
  Project project;
  TdtFinding *finding;
  static const struct
  {
    TdtFieldId field;
    const char *text;
    gboolean accepted;
  } edits[] = { { TDT_SESSION_NOTES, "unrelated", TRUE },
                { TDT_SESSION_TITLE, "renamed", TRUE },
                { TDT_SESSION_START, "2017-09-27T09:05:00+02:00[Europe/Paris]", FALSE } };

  project.empty = root;
  project.edit = tdt_edit_new (root);
  add_session (&project, "a", "27T09:00:00+02:00", "60");
  add_session (&project, "b", "27T09:30:00+02:00", "60");
  root = tdt_edit_apply (project.edit);
  findings = tdt_checks_run (root, &options);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_false (finding->accepted);
  tdt_edit_free (project.edit);
  project.edit = tdt_edit_new (root);
  add (&project, TDT_KIND_ACCEPTED, "known");
  set (&project, "known", TDT_ACCEPTED_CODE, finding->code);
  set (&project, "known", TDT_ACCEPTED_RECORDS, "a\nb\nr");
  set (&project, "known", TDT_ACCEPTED_FINGERPRINT, finding->fingerprint);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (TdtRoot) next = NULL;

      set (&project, "a", edits[i].field, edits[i].text);
      next = tdt_edit_apply (project.edit);
      found = tdt_checks_run (next, &options);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpint (((TdtFinding *) found->pdata[0])->accepted, ==, edits[i].accepted);
    }
  tdt_edit_free (project.edit);
  tdt_root_unref (root);
  tdt_root_unref (project.empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/check/overlaps", test_overlaps);
  g_test_add_func ("/planning/check/overlap-over-clock-change", test_overlap_over_clock_change);
  g_test_add_func ("/planning/check/one-long-against-three-short",
                   test_one_long_against_three_short);
  g_test_add_func ("/planning/check/chair-who-speaks-is-no-clash",
                   test_chair_who_speaks_is_no_clash);
  g_test_add_func ("/planning/check/who-does-not-come-does-not-clash",
                   test_who_does_not_come_does_not_clash);
  g_test_add_func ("/planning/check/stand-in-clashes", test_stand_in_clashes);
  g_test_add_func ("/planning/check/declined", test_declined);
  g_test_add_func ("/planning/check/capacity", test_capacity);
  g_test_add_func ("/planning/check/agenda-over", test_agenda_over);
  g_test_add_func ("/planning/check/no-chair", test_no_chair);
  g_test_add_func ("/planning/check/unplaced", test_unplaced);
  g_test_add_func ("/planning/check/acceptance", test_acceptance);
  return g_test_run ();
}
