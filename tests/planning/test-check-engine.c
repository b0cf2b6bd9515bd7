/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at again after an edit must be all that the edit touches. */
#include "check-projects.h"
#include "tdt-edit.h"

#include "tdt-test-random.h"

#include <string.h>

static const TdtCheckOptions options = { .today = 736600 };

static char *
dup_findings_text (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      TdtFinding *finding = findings->pdata[i];
      g_autofree char *records = g_strjoinv (" ", finding->records);

      g_string_append_printf (text, "%s %d %s %s %s\n", finding->code, finding->accepted, records,
                              finding->fingerprint, finding->message);
    }
  return g_string_free (text, FALSE);
}

/* Accepts one of @findings, if there is any. */
static TdtRoot *
accept_one (GRand *random, const TdtRoot *root, const GPtrArray *findings)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtFinding *finding;
  const char *uid;

  if (findings->len == 0)
    return tdt_root_ref (root);
  finding = findings->pdata[g_rand_int_range (random, 0, (gint32) findings->len)];
  uid = tdt_edit_add (edit, TDT_KIND_ACCEPTED, NULL, NULL);
  g_assert_true (tdt_edit_set_text (edit, uid, TDT_ACCEPTED_CODE, finding->code, NULL));
  g_assert_true (tdt_edit_set_list (edit, uid, TDT_ACCEPTED_RECORDS,
                                    (const char *const *) finding->records,
                                    g_strv_length (finding->records), NULL));
  g_assert_true (
      tdt_edit_set_text (edit, uid, TDT_ACCEPTED_FINGERPRINT, finding->fingerprint, NULL));
  return tdt_edit_apply (edit);
}

static guint
count_open (const GPtrArray *findings)
{
  guint n_open = 0;

  for (guint i = 0; i < findings->len; i++)
    n_open += !((const TdtFinding *) findings->pdata[i])->accepted;
  return n_open;
}

/* After any edit, what was looked at again together with what was kept is what a full pass says. */
static void
test_incremental_equals_full (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  TdtRoot *root = tdt_test_random_project (random, 200);
  g_autoptr (TdtCheckEngine) engine = tdt_check_engine_new (root, &options);
  g_autoptr (GPtrArray) last = tdt_checks_run (root, &options);
  guint n_findings = 0;

  for (guint i = 0; i < 20000; i++)
    {
      TdtRoot *next = i % 20 == 0 ? accept_one (random, root, last)
                                  : tdt_test_random_edit (random, root);
      g_autoptr (TdtDiff) diff = tdt_diff_new (root, next);
      g_autoptr (GPtrArray) full = tdt_checks_run (next, &options);
      g_autoptr (GPtrArray) incremental = NULL;
      g_autofree char *expected = dup_findings_text (full);
      g_autofree char *got = NULL;
      guint n_counted = 0;

      tdt_check_engine_update (engine, next, diff);
      incremental = tdt_check_engine_get_findings (engine);
      got = dup_findings_text (incremental);
      g_assert_cmpstr (got, ==, expected);
      for (guint s = 0; s <= TDT_SEVERITY_INFO; s++)
        n_counted += tdt_check_engine_count (engine, s);
      g_assert_cmpuint (n_counted, ==, count_open (full));
      n_findings += full->len;
      g_ptr_array_unref (last);
      last = g_steal_pointer (&incremental);
      tdt_root_unref (root);
      root = next;
    }
  g_assert_cmpuint (n_findings, >, 20000);
  tdt_root_unref (root);
}

/* One value of a field of a record that is there: what precedence rests on. */
static const struct
{
  const char *uid;
  TdtFieldId field;
  const char *text;
} steps[] = {
  { "m", TDT_PERSON_FUNCTION, "Préfet" },
  { "m", TDT_PERSON_FUNCTION, "Maire de Gap" },
  { "n", TDT_PERSON_FUNCTION, "Députée" },
  { "n", TDT_PERSON_FUNCTION, "Sous-préfète" },
  { "n", TDT_PERSON_RANK, "1" },
  { "n", TDT_PERSON_RANK, NULL },
  { "n", TDT_PERSON_MANDATE_SINCE, "2002-06-16" },
  { "s", TDT_PERSON_FUNCTION, "Préfète" },
  { "s", TDT_PERSON_FUNCTION, NULL },
  { "p", TDT_PROJECT_PLACE, "Gap" },
  { "p", TDT_PROJECT_PLACE, "Veynes" },
  { "p", TDT_PROJECT_HOST, "m" },
  { "p", TDT_PROJECT_HOST, NULL },
  { "o", TDT_ORGANISATION_NAME, "Ville de Gap" },
  { "o", TDT_ORGANISATION_NAME, "Ville" },
  { "m", TDT_PERSON_ORGANISATION, "o" },
  { "x", TDT_PARTICIPANT_REPRESENTED_BY, "s" },
  { "x", TDT_PARTICIPANT_REPRESENTED_BY, NULL },
  { "x", TDT_PARTICIPANT_STATUS, "represented" },
  { "x", TDT_PARTICIPANT_STATUS, "confirmed" },
  { "y", TDT_PARTICIPANT_STATUS, "declined" },
  { "y", TDT_PARTICIPANT_STATUS, "confirmed" },
  { "x", TDT_PARTICIPANT_ORDER, "b" },
  { "x", TDT_PARTICIPANT_ORDER, "d" },
  { "a", TDT_SESSION_KIND, "opening" },
  { "a", TDT_SESSION_KIND, "talk" },
  { "e", TDT_SEAT_NUMBER, "1" },
  { "e", TDT_SEAT_NUMBER, "3" },
  { "f", TDT_SEAT_PERSON, "s" },
  { "f", TDT_SEAT_PERSON, "n" },
};

/* The same for what precedence and standing in rest on, which a random project seldom has. */
static void
test_precedence (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  TdtRoot *root = check_project (
      "organisation o;person m;person n;person s;session a kind=opening;participant x session=a "
      "person=m role=speaker order=b;participant y session=a person=n role=speaker "
      "order=c;table t session=a layout=podium seats=5;seat e table=t number=2 person=m;seat f "
      "table=t number=3 person=n");
  g_autoptr (TdtCheckEngine) engine = tdt_check_engine_new (root, &options);
  guint n_findings = 0;

  for (guint i = 0; i < 5000; i++)
    {
      gint32 step = g_rand_int_range (random, 0, G_N_ELEMENTS (steps));
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);
      g_autoptr (TdtDiff) diff = NULL;
      g_autoptr (GPtrArray) full = NULL;
      g_autoptr (GPtrArray) incremental = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *got = NULL;
      TdtRoot *next;

      g_assert_true (
          tdt_edit_set_text (edit, steps[step].uid, steps[step].field, steps[step].text, NULL));
      next = tdt_edit_apply (edit);
      diff = tdt_diff_new (root, next);
      tdt_check_engine_update (engine, next, diff);
      full = tdt_checks_run (next, &options);
      incremental = tdt_check_engine_get_findings (engine);
      expected = dup_findings_text (full);
      got = dup_findings_text (incremental);
      g_assert_cmpstr (got, ==, expected);
      for (guint j = 0; j < full->len; j++)
        n_findings += strstr (((TdtFinding *) full->pdata[j])->code, "precedence") != NULL;
      tdt_root_unref (root);
      root = next;
    }
  g_assert_cmpuint (n_findings, >, 100);
  tdt_root_unref (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/check-engine/incremental-equals-full", test_incremental_equals_full);
  g_test_add_func ("/planning/check-engine/precedence", test_precedence);
  return g_test_run ();
}
