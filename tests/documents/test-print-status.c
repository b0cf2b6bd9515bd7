/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on paper, and what of it is out of date. */
#include "tdt-print-status.h"

#include "tdt-edit.h"

static void
set (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  tdt_edit_set_text (edit, uid, field, text, &error);
  g_assert_no_error (error);
}

static void
add_speaker (TdtEdit *edit, const char *person, const char *family, const char *participant)
{
  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_PERSON, person, NULL));
  set (edit, person, TDT_PERSON_FAMILY_NAME, family);
  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_PARTICIPANT, participant, NULL));
  set (edit, participant, TDT_PARTICIPANT_SESSION, "a");
  set (edit, participant, TDT_PARTICIPANT_PERSON, person);
  set (edit, participant, TDT_PARTICIPANT_STATUS, "confirmed");
}

static TdtRoot *
make_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  set (edit, "p", TDT_PROJECT_TITLE, "Water");
  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_SESSION, "a", NULL));
  set (edit, "a", TDT_SESSION_TITLE, "Rivers");
  set (edit, "a", TDT_SESSION_START, "2017-09-27T10:00:00+02:00[Europe/Paris]");
  set (edit, "a", TDT_SESSION_MINUTES, "60");
  add_speaker (edit, "m", "Durand", "x");
  add_speaker (edit, "n", "Martin", "y");
  return tdt_edit_apply (edit);
}

/* As the workspace does after printing. */
static TdtRoot *
mark (const TdtRoot *root, TdtDocumentId id)
{
  g_autoptr (TdtPrintStatus) status = tdt_print_status_find (id, root);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  for (guint i = 0; i < status->parts->len; i++)
    {
      const TdtDocumentPart *part = status->parts->pdata[i];
      g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_PRINT_MARK, NULL, NULL));

      g_assert_true (tdt_edit_set_token (edit, uid, TDT_PRINT_MARK_DOCUMENT, id, NULL));
      set (edit, uid, TDT_PRINT_MARK_RECORD, part->record);
      set (edit, uid, TDT_PRINT_MARK_CONTENT, part->digest);
      set (edit, uid, TDT_PRINT_MARK_WHEN, "2017-09-20T10:00:00+02:00[Europe/Paris]");
    }
  return tdt_edit_apply (edit);
}

static TdtRoot *
change (const TdtRoot *root, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  set (edit, uid, field, text);
  return tdt_edit_apply (edit);
}

static const struct
{
  TdtDocumentId document;
  const char *uid;
  TdtFieldId field;
  const char *text;
  TdtPrintState state;
  const char *changed;
} cases[] = {
  /* Only what can be read on the card counts. */
  { TDT_DOCUMENT_TENT_CARDS, "m", TDT_PERSON_FAMILY_NAME, "Dupond", TDT_PRINT_OUT_OF_DATE, "x" },
  { TDT_DOCUMENT_TENT_CARDS, "m", TDT_PERSON_PHONE, "1", TDT_PRINT_CURRENT, "" },
  { TDT_DOCUMENT_TENT_CARDS, "a", TDT_SESSION_TITLE, "Lakes", TDT_PRINT_CURRENT, "" },
  { TDT_DOCUMENT_TENT_CARDS, "x", TDT_PARTICIPANT_STATUS, "declined", TDT_PRINT_CURRENT, "" },
  { TDT_DOCUMENT_TENT_CARDS, "x", TDT_PARTICIPANT_REPRESENTED_BY, "n", TDT_PRINT_CURRENT, "" },
  { TDT_DOCUMENT_PROGRAMME, "a", TDT_SESSION_TITLE, "Lakes", TDT_PRINT_OUT_OF_DATE, "" },
  { TDT_DOCUMENT_PROGRAMME, "a", TDT_SESSION_NOTES, "Call them", TDT_PRINT_CURRENT, "" },
  { TDT_DOCUMENT_PROGRAMME, "a", TDT_SESSION_START, "2017-09-27T10:15:00+02:00[Europe/Paris]",
    TDT_PRINT_OUT_OF_DATE, "" },
  /* Whom to tell: everybody whose sheet reads differently. */
  { TDT_DOCUMENT_BRIEF, "a", TDT_SESSION_START, "2017-09-27T10:15:00+02:00[Europe/Paris]",
    TDT_PRINT_OUT_OF_DATE, "m n" },
  { TDT_DOCUMENT_BRIEF, "x", TDT_PARTICIPANT_MINUTES, "7", TDT_PRINT_OUT_OF_DATE, "m" },
  { TDT_DOCUMENT_BRIEF, "m", TDT_PERSON_RANK, "6", TDT_PRINT_CURRENT, "" },
};

static void
test_changes (void)
{
  g_autoptr (TdtRoot) root = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtRoot) printed = mark (root, cases[i].document);
      g_autoptr (TdtRoot) after = change (printed, cases[i].uid, cases[i].field, cases[i].text);
      g_autoptr (TdtPrintStatus) never = tdt_print_status_find (cases[i].document, root);
      g_autoptr (TdtPrintStatus) before = tdt_print_status_find (cases[i].document, printed);
      g_autoptr (TdtPrintStatus) status = tdt_print_status_find (cases[i].document, after);
      g_autofree char *changed = g_strjoinv (" ", status->changed);

      g_test_message ("%u: %s %s", i, cases[i].uid, cases[i].text);
      g_assert_cmpint (never->state, ==, TDT_PRINT_NEVER);
      g_assert_cmpint (before->state, ==, TDT_PRINT_CURRENT);
      g_assert_nonnull (before->when);
      g_assert_cmpint (status->state, ==, cases[i].state);
      g_assert_cmpstr (changed, ==, cases[i].changed);
    }
}

/* When it was printed is no part of what was printed, in any document. */
static void
test_time_of_printing (void)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autoptr (TdtTime)
      now = tdt_time_new_in_zone (tdt_time_local_from_julian (736592, 600), "Europe/Paris", NULL);
  guint n_documents;

  tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);
  for (guint i = 0; i < n_documents; i++)
    {
      TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
      g_autoptr (TdtDocument) plain = NULL;
      g_autoptr (TdtDocument) dated = NULL;
      g_autoptr (GPtrArray) one = NULL;
      g_autoptr (GPtrArray) other = NULL;

      if (!tdt_document_exists ((TdtDocumentId) i))
        continue;
      plain = tdt_document_build ((TdtDocumentId) i, root, &options, NULL);
      options.printed = now;
      dated = tdt_document_build ((TdtDocumentId) i, root, &options, NULL);
      one = tdt_document_get_parts (plain);
      other = tdt_document_get_parts (dated);
      g_assert_cmpuint (one->len, ==, other->len);
      for (guint j = 0; j < one->len; j++)
        g_assert_cmpstr (((TdtDocumentPart *) one->pdata[j])->digest, ==,
                         ((TdtDocumentPart *) other->pdata[j])->digest);
    }
}

/* Just the parts that were asked for. */
static void
test_only_some (void)
{
  static const char *const wanted[] = { "y", NULL };
  g_autoptr (TdtRoot) root = make_project ();
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (TdtDocument) document = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  options.records = wanted;
  document = tdt_document_build (TDT_DOCUMENT_TENT_CARDS, root, &options, NULL);
  parts = tdt_document_get_parts (document);
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpstr (((TdtDocumentPart *) parts->pdata[1])->record, ==, "y");
}

/* Who stands in for somebody gets the sheet, and who is represented does not. */
static void
test_brief_of_representative (void)
{
  g_autoptr (TdtRoot) plain = make_project ();
  g_autoptr (TdtEdit) edit = tdt_edit_new (plain);
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (TdtPrintStatus) status = NULL;

  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_PERSON, "s", NULL));
  set (edit, "s", TDT_PERSON_FAMILY_NAME, "Roy");
  set (edit, "x", TDT_PARTICIPANT_STATUS, "represented");
  set (edit, "x", TDT_PARTICIPANT_REPRESENTED_BY, "s");
  root = tdt_edit_apply (edit);
  status = tdt_print_status_find (TDT_DOCUMENT_BRIEF, root);
  g_assert_cmpuint (status->parts->len, ==, 3);
  g_assert_cmpstr (((TdtDocumentPart *) status->parts->pdata[1])->record, ==, "n");
  g_assert_cmpstr (((TdtDocumentPart *) status->parts->pdata[2])->record, ==, "s");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/print-status/changes", test_changes);
  g_test_add_func ("/documents/print-status/time-of-printing", test_time_of_printing);
  g_test_add_func ("/documents/print-status/only-some", test_only_some);
  g_test_add_func ("/documents/print-status/brief-of-representative", test_brief_of_representative);
  return g_test_run ();
}
