/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-mailing.h"

#include "tdt-edit.h"
#include "tdt-print-status.h"
#include "tdt-test-files.h"
#include "tdt-told.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-mail.h"
#include "tdt-workspace-verbs.h"

#include <string.h>

/* Marie is to be invited to one and has said yes to two; Paul stands in for Anne in two. */
static TdtWorkspace *
make_workspace (void)
{
  static const struct
  {
    const char *uid;
    const char *session;
    const char *person;
    const char *status;
  } participants[] = {
    { "a1", "one", "marie", "to-invite" },
    { "a2", "two", "marie", "confirmed" },
    { "a3", "two", "anne", "represented" },
    { "a4", "two", "yann", "declined" },
  };
  static const char *const people[] = { "marie", "paul", "anne", "yann" };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtRoot) root = NULL;

  tdt_edit_set_text (edit, "p", TDT_PROJECT_TITLE, "Spring meeting", NULL);
  tdt_edit_set_text (edit, "p", TDT_PROJECT_LANGUAGE, "en", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      tdt_edit_add (edit, TDT_KIND_PERSON, people[i], NULL);
      tdt_edit_set_text (edit, people[i], TDT_PERSON_FAMILY_NAME, people[i], NULL);
    }
  tdt_edit_set_text (edit, "marie", TDT_PERSON_EMAIL, "marie@example.org", NULL);
  tdt_edit_set_text (edit, "paul", TDT_PERSON_ASSISTANT_EMAIL, "office@example.org", NULL);
  tdt_edit_add (edit, TDT_KIND_SESSION, "one", NULL);
  tdt_edit_add (edit, TDT_KIND_SESSION, "two", NULL);
  tdt_edit_set_text (edit, "two", TDT_SESSION_START, "2017-09-27T10:15:00+02:00[Europe/Paris]",
                     NULL);
  for (guint i = 0; i < G_N_ELEMENTS (participants); i++)
    {
      tdt_edit_add (edit, TDT_KIND_PARTICIPANT, participants[i].uid, NULL);
      tdt_edit_set_text (edit, participants[i].uid, TDT_PARTICIPANT_SESSION,
                         participants[i].session, NULL);
      tdt_edit_set_text (edit, participants[i].uid, TDT_PARTICIPANT_PERSON, participants[i].person,
                         NULL);
      tdt_edit_set_text (edit, participants[i].uid, TDT_PARTICIPANT_STATUS, participants[i].status,
                         NULL);
    }
  tdt_edit_set_text (edit, "a3", TDT_PARTICIPANT_REPRESENTED_BY, "paul", NULL);
  root = tdt_edit_apply (edit);
  return tdt_workspace_new (root);
}

static char *
dup_people (const TdtRoot *root, guint statuses, const char *session)
{
  const TdtMailingFilter filter = { .statuses = statuses, .session = session };
  g_autoptr (GPtrArray) rows = tdt_mailing_list_people (root, &filter);
  GString *uids = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (uids, "%s%s", i > 0 ? " " : "", tdt_row_get_uid (rows->pdata[i]));
  return g_string_free (uids, FALSE);
}

#define STATUS(ID) (1u << TDT_PARTICIPANT_STATUS_##ID)

static void
test_people (void)
{
  static const struct
  {
    guint statuses;
    const char *session;
    const char *people;
  } cases[] = {
    { 0, NULL, "anne marie paul yann" },
    { 0, "two", "marie paul yann" },
    { STATUS (TO_INVITE), NULL, "marie" },
    { STATUS (TO_INVITE), "two", "" },
    { STATUS (CONFIRMED) | STATUS (REPRESENTED), NULL, "marie paul" },
    { STATUS (DECLINED), NULL, "yann" },
    { STATUS (PRESENT), NULL, "" },
  };
  g_autoptr (TdtWorkspace) workspace = make_workspace ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *people = dup_people (tdt_workspace_get_root (workspace), cases[i].statuses,
                                            cases[i].session);

      g_assert_cmpstr (people, ==, cases[i].people);
    }
}

static int
get_status (TdtWorkspace *workspace, const char *participant)
{
  return tdt_row_get_token (tdt_root_lookup (tdt_workspace_get_root (workspace), participant),
                            TDT_PARTICIPANT_STATUS);
}

/* Marks and answers are one step; who has answered keeps that; briefs count as sent; who is no more
 * is passed over. */
static void
test_marks (void)
{
  static const char *const people[] = { "marie", "nobody", NULL };
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (TdtMailing)
      mailing = tdt_workspace_new_mailing (workspace, TDT_LETTER_KIND_INVITATION);
  g_autoptr (TdtPrintStatus) before = NULL;
  g_autoptr (TdtPrintStatus) after = NULL;
  g_autofree char *told = NULL;
  g_autofree char *last = NULL;

  before = tdt_print_status_find (TDT_DOCUMENT_BRIEF, tdt_workspace_get_root (workspace));
  mailing->documents |= TDT_MAILING_DOCUMENT (TDT_DOCUMENT_BRIEF);
  g_assert_true (tdt_workspace_mark_told (workspace, mailing, people, NULL));
  g_assert_cmpint (get_status (workspace, "a1"), ==, TDT_PARTICIPANT_STATUS_INVITED);
  g_assert_cmpint (get_status (workspace, "a2"), ==, TDT_PARTICIPANT_STATUS_CONFIRMED);
  told = tdt_told_dup (mailing->root, "marie");
  last = tdt_told_dup_last (tdt_workspace_get_root (workspace), "marie", NULL);
  g_assert_cmpstr (last, ==, told);
  after = tdt_print_status_find (TDT_DOCUMENT_BRIEF, tdt_workspace_get_root (workspace));
  g_assert_true (g_strv_contains ((const char *const *) before->changed, "marie"));
  g_assert_false (g_strv_contains ((const char *const *) after->changed, "marie"));
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (workspace), TDT_KIND_PRINT_MARK), ==,
                    2);
  /* Again: the same marks. */
  g_assert_true (tdt_workspace_mark_told (workspace, mailing, people, NULL));
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (workspace), TDT_KIND_PRINT_MARK), ==,
                    2);
  tdt_workspace_undo (workspace);
  tdt_workspace_undo (workspace);
  g_assert_cmpint (get_status (workspace, "a1"), ==, TDT_PARTICIPANT_STATUS_TO_INVITE);
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (workspace), TDT_KIND_PRINT_MARK), ==,
                    0);
}

/* A reminder notes what was told, and leaves answers alone. */
static void
test_reminder (void)
{
  static const char *const people[] = { "marie", NULL };
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (TdtMailing) mailing = tdt_workspace_new_mailing (workspace, TDT_LETTER_KIND_REMINDER);

  g_assert_true (tdt_workspace_mark_told (workspace, mailing, people, NULL));
  g_assert_cmpint (get_status (workspace, "a1"), ==, TDT_PARTICIPANT_STATUS_TO_INVITE);
}

static guint
count_templates (TdtWorkspace *workspace)
{
  return tdt_root_count (tdt_workspace_get_root (workspace), TDT_KIND_MAIL_TEMPLATE);
}

/* Only what differs from the program's own words is stored. */
static void
test_templates (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (TdtLetterTemplate) own = tdt_letter_template_find (tdt_workspace_get_root (workspace),
                                                                TDT_LETTER_KIND_THANKS, "en");

  g_assert_true (tdt_workspace_set_letter_words (workspace, TDT_LETTER_KIND_THANKS, "en",
                                                 TDT_MAIL_TEMPLATE_BODY, own->body, NULL));
  g_assert_false (tdt_workspace_get_can_undo (workspace));
  g_assert_true (tdt_workspace_set_letter_words (workspace, TDT_LETTER_KIND_THANKS, "en",
                                                 TDT_MAIL_TEMPLATE_BODY, "Thanks!", NULL));
  g_assert_cmpuint (count_templates (workspace), ==, 1);
  g_assert_true (tdt_workspace_set_letter_words (workspace, TDT_LETTER_KIND_THANKS, "en",
                                                 TDT_MAIL_TEMPLATE_BODY, own->body, NULL));
  g_assert_cmpuint (count_templates (workspace), ==, 0);
  g_assert_true (tdt_workspace_set_letter_words (workspace, TDT_LETTER_KIND_THANKS, "fr",
                                                 TDT_MAIL_TEMPLATE_SUBJECT, "Merci", NULL));
  g_assert_cmpuint (count_templates (workspace), ==, 1);
  g_assert_true (tdt_workspace_reset_letter (workspace, TDT_LETTER_KIND_THANKS, "en", NULL));
  g_assert_cmpuint (count_templates (workspace), ==, 1);
  g_assert_true (tdt_workspace_reset_letter (workspace, TDT_LETTER_KIND_THANKS, "fr", NULL));
  g_assert_cmpuint (count_templates (workspace), ==, 0);
}

/* A person's own calendar, the own brief, the programme that all share, and the project with what
 * its merge needs; an address that was typed gets no calendar. */
static void
test_drafts (void)
{
  static const char *const recipients[] = { "marie", "paul", "boss@example.org", NULL };
  static const guint n_files[] = { 4, 4, 3 };
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (TdtMailing) mailing = tdt_workspace_new_mailing (workspace, TDT_LETTER_KIND_CHANGE);
  g_autoptr (GPtrArray) drafts = NULL;
  const TdtDraft *marie, *paul, *boss;

  mailing->documents = TDT_MAILING_DOCUMENT (TDT_DOCUMENT_PROGRAMME) |
                       TDT_MAILING_DOCUMENT (TDT_DOCUMENT_BRIEF);
  tdt_workspace_attach_copy (workspace, mailing);
  drafts = tdt_mailing_write (mailing, recipients, NULL, NULL);
  g_assert_nonnull (drafts);
  for (guint i = 0; i < drafts->len; i++)
    g_assert_cmpuint (((const TdtDraft *) drafts->pdata[i])->mail->files->len, ==, n_files[i]);
  marie = drafts->pdata[0];
  paul = drafts->pdata[1];
  boss = drafts->pdata[2];
  g_assert_cmpstr (marie->mail->address, ==, "marie@example.org");
  g_assert_cmpstr (paul->mail->address, ==, "office@example.org");
  g_assert_cmpstr (paul->through, ==, "");
  g_assert_cmpstr (boss->mail->address, ==, "boss@example.org");
  g_assert_null (boss->person);
  /* The programme is made once, a brief for each. */
  g_assert_true (((TdtMailFile *) marie->mail->files->pdata[1])->bytes ==
                 ((TdtMailFile *) paul->mail->files->pdata[1])->bytes);
  g_assert_false (((TdtMailFile *) marie->mail->files->pdata[2])->bytes ==
                  ((TdtMailFile *) paul->mail->files->pdata[2])->bytes);
}

int
main (int argc, char **argv)
{
  char *state;
  int status;

  g_test_init (&argc, &argv, NULL);
  state = tdt_test_use_temp_state ();
  g_test_add_func ("/mailing/people", test_people);
  g_test_add_func ("/mailing/marks", test_marks);
  g_test_add_func ("/mailing/reminder", test_reminder);
  g_test_add_func ("/mailing/templates", test_templates);
  g_test_add_func ("/mailing/drafts", test_drafts);
  status = g_test_run ();
  tdt_test_remove_folder (state);
  return status;
}
