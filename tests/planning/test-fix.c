/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every fix does away with its finding and brings no new error; places and people are free. */
#include "check-projects.h"
#include "tdt-fix.h"

#include "tdt-place.h"
#include "tdt-replacement.h"

#define TWO_ROOMS "room r name=Blue capacity=20;room s name=Red capacity=100;"
#define DAYS "day d date=2017-09-27 opens=09:00 closes=18:00;"
#define MARIE                                                                                      \
  "organisation o name=CCI;organisation q name=CMA;person m given-name=Marie family-name=Durand "  \
  "organisation=o;person n given-name=Paul family-name=Martin organisation=o;"
#define CLASH                                                                                      \
  DAYS TWO_ROOMS MARIE "session a title=Water room=r minutes=60 " AT (                             \
      "10:00") ";session b title=Roads room=s minutes=60 " AT ("10:30")

static const struct
{
  const char *code;
  const char *project;
  const char *labels; /* one a line */
} cases[] = {
  { "person-overlap",
    CLASH ";participant x session=a person=m role=speaker;participant y session=b person=m "
          "role=speaker",
    "Move “Water”: 09:20–10:20, Blue\n"
    "Move “Roads”: 11:10–12:10, Red\n"
    "Replace Marie Durand by Paul Martin in “Water”\n"
    "Replace Marie Durand by Paul Martin in “Roads”\n"
    "Take Marie Durand out of “Water”\n"
    "Take Marie Durand out of “Roads”" },
  { "person-unavailable",
    DAYS TWO_ROOMS MARIE "session a title=Water room=r minutes=60 " AT (
        "10:00") ";participant x session=a person=m role=speaker;availability v person=m "
                 "kind=unavailable from=2017-09-27T10:30:00+02:00 to=2017-09-27T11:00:00+02:00",
    "Move “Water”: 09:30–10:30, Blue\n"
    "Move “Water”: 09:30–10:30, Red\n"
    "Replace Marie Durand by Paul Martin in “Water”\n"
    "Take Marie Durand out of “Water”" },
  { "person-declined",
    DAYS MARIE "session a title=Water minutes=60 " AT (
        "10:00") ";participant x session=a person=m role=speaker status=declined",
    "Take Marie Durand out of “Water”\n"
    "Replace Marie Durand by Paul Martin in “Water”\n"
    "Have Marie Durand represented by Paul Martin" },
  { "person-unconfirmed",
    MARIE "session a minutes=60 " AT ("10:00") ";participant x session=a person=m status=invited",
    "Marie Durand has confirmed" },
  { "person-travel",
    DAYS TWO_ROOMS MARIE "session a title=Water room=r minutes=60 " AT (
        "10:00") ";session b title=Roads room=s minutes=60 " AT ("11:05") ";participant x "
                                                                          "session=a person=m "
                                                                          "role=speaker;"
                                                                          "participant y session=b "
                                                                          "person=m "
                                                                          "role=speaker",
    "Move “Roads”: 11:10–12:10, Red\n"
    "Hold “Roads” in Blue\n"
    "Replace Marie Durand by Paul Martin in “Roads”" },
  { "person-duplicate",
    "person m given-name=Marie family-name=Durand;person n given-name=marie family-name=DURAND "
    "phone=1;session a;participant x session=a person=n;agenda-item i session=a speakers=x",
    "Make one of both, and keep Marie Durand\n"
    "Make one of both, and keep marie DURAND" },
  { "room-overlap",
    DAYS TWO_ROOMS "session a title=Water room=r minutes=60 " AT (
        "10:00") ";session b title=Roads room=r minutes=60 pinned=yes " AT ("10:30"),
    "Hold “Water” in Red\n"
    "Move “Water”: 09:30–10:30, Blue" },
  { "room-capacity",
    DAYS TWO_ROOMS
    "room t capacity=10;session a title=Water room=r attendance=30 minutes=60 " AT ("10:00"),
    "Hold “Water” in Red" },
  { "room-layout",
    DAYS "room r layout=theatre;room s name=Red layout=u;session a title=Water room=r layout=u "
         "minutes=60 " AT ("10:00"),
    "Hold “Water” in Red" },
  { "session-unplaced",
    DAYS TWO_ROOMS "session b room=r minutes=60 " AT ("09:00") ";session a title=Water minutes=60",
    "Move “Water”: Wed 27 Sep, 09:00–10:00, Red\n"
    "Move “Water”: Wed 27 Sep, 10:00–11:00, Blue" },
  { "session-outside-day", DAYS TWO_ROOMS "session a title=Water room=r minutes=60 " AT ("17:30"),
    "Move “Water”: 17:00–18:00, Blue\n"
    "Move “Water”: 17:00–18:00, Red\n"
    "Change the opening hours of the day" },
  { "session-no-chair",
    MARIE "session a kind=round-table title=Water;participant x session=a person=m role=speaker",
    "Let Marie Durand moderate “Water”" },
  { "session-many-speakers",
    "session a kind=round-table title=Water minutes=10;participant x session=a "
    "role=speaker;participant y session=a role=speaker",
    "Let “Water” last 15 minutes" },
  { "order-broken",
    "session a title=Water minutes=60 " AT ("10:00") ";session b title=Roads minutes=30 " AT (
        "09:00") ";wish w kind=before subject=a object=b",
    "Put “Water” first, then “Roads”\n"
    "Forget this wish" },
  { "order-broken",
    "session a title=Closing kind=closing minutes=10 " AT (
        "10:00") ";session b title=Roads minutes=30 " AT ("10:10"),
    "Put “Roads” first, then “Closing”" },
  { "break-missing",
    "room r;session a title=Water room=r minutes=60 " AT (
        "10:00") ";session b title=Roads room=r minutes=90 " AT ("11:00"),
    "Add a break of 15 minutes after “Water”; what follows starts later" },
  { "agenda-over",
    "session a title=Water minutes=60;agenda-item i session=a minutes=20;agenda-item j session=a "
    "minutes=50",
    "Shorten all items in proportion\n"
    "Let “Water” last 70 minutes" },
  { "agenda-under",
    "session a title=Water minutes=60;agenda-item i session=a minutes=20;agenda-item j session=a "
    "minutes=30",
    "Lengthen all items in proportion\n"
    "Let “Water” last 50 minutes" },
  { "speaking-over",
    "session a minutes=60;participant x session=a role=speaker minutes=15;participant y session=a "
    "role=speaker minutes=10;agenda-item i session=a title=Dams minutes=20 speakers=x,y",
    "Share the minutes of this item equally\n"
    "Let “Dams” last 25 minutes" },
  { "speaking-unequal",
    "organisation o;organisation q;session a minutes=60;participant x session=a role=speaker "
    "minutes=30 organisation=o;participant y session=a role=speaker minutes=5 organisation=q",
    "As many minutes for every organisation\n"
    "As many minutes for every speaker" },
  { "seat-conflict",
    "person m given-name=Marie family-name=Durand;person n given-name=Paul "
    "family-name=Martin;session a;table t name=North session=a;seat e table=t number=1 "
    "person=m;seat f table=t number=1 person=n",
    "Take Marie Durand off “North”, seat 1\n"
    "Take Paul Martin off “North”, seat 1" },
};

static guint
count_errors (const TdtRoot *root)
{
  g_autoptr (GPtrArray) findings = tdt_checks_run (root, &check_options);
  guint n_errors = 0;

  for (guint i = 0; i < findings->len; i++)
    n_errors += ((TdtFinding *) findings->pdata[i])->severity == TDT_SEVERITY_ERROR;
  return n_errors;
}

static void
assert_mends (const TdtRoot *root, const char *code, const TdtFix *fix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtEdit) edit = tdt_fix_make_edit (fix, root, &error);
  g_autoptr (TdtRoot) after = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_test_message ("%s", fix->label);
  g_assert_no_error (error);
  after = tdt_edit_apply (edit);
  left = check_project_find (after, code);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (count_errors (after), <=, count_errors (root));
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (TdtRoot) root = check_project (cases[i].project);
  g_autoptr (GPtrArray) findings = check_project_find (root, cases[i].code);
  g_autoptr (GPtrArray) fixes = NULL;
  g_autoptr (GString) labels = g_string_new (NULL);

  g_assert_cmpuint (findings->len, ==, 1);
  fixes = tdt_fixes_find (root, findings->pdata[0]);
  for (guint j = 0; j < fixes->len; j++)
    {
      g_string_append_printf (labels, "%s%s", j > 0 ? "\n" : "",
                              ((TdtFix *) fixes->pdata[j])->label);
      assert_mends (root, cases[i].code, fixes->pdata[j]);
    }
  g_assert_cmpstr (labels->str, ==, cases[i].labels);
}

/* Whoever changed something else meanwhile keeps it; whoever deleted the record is told. */
static void
test_later_root (void)
{
  g_autoptr (TdtRoot) root = check_project (cases[0].project);
  g_autoptr (GPtrArray) findings = check_project_find (root, cases[0].code);
  g_autoptr (GPtrArray) fixes = tdt_fixes_find (root, findings->pdata[0]);
  const TdtFix *fix = fixes->pdata[0];
  g_autoptr (TdtEdit) rename = tdt_edit_new (root);
  g_autoptr (TdtRoot) renamed = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) after = NULL;
  g_autoptr (TdtEdit) removal = NULL;
  g_autoptr (TdtRoot) without = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_edit_set_text (rename, "a", TDT_SESSION_TITLE, "Rivers", NULL));
  renamed = tdt_edit_apply (rename);
  edit = tdt_fix_make_edit (fix, renamed, &error);
  g_assert_no_error (error);
  after = tdt_edit_apply (edit);
  g_assert_cmpstr (tdt_row_get_text (tdt_root_lookup (after, "a"), TDT_SESSION_TITLE), ==,
                   "Rivers");
  removal = tdt_edit_new (root);
  g_assert_true (tdt_edit_remove (removal, "a", NULL));
  without = tdt_edit_apply (removal);
  g_assert_null (tdt_fix_make_edit (fix, without, &error));
  g_assert_nonnull (error);
}

/* Joining two people leaves nothing that refers to the one who goes, and loses no contact. */
static void
test_join (void)
{
  g_autoptr (TdtRoot) root = check_project (
      "person m given-name=Marie family-name=Durand email=m@example.org;person n given-name=Marie "
      "family-name=Durand phone=1;session a;participant x session=a person=n;wish w kind=apart "
      "subject=n object=m");
  g_autoptr (GPtrArray) findings = check_project_find (root, "person-duplicate");
  g_autoptr (GPtrArray) fixes = tdt_fixes_find (root, findings->pdata[0]);
  g_autoptr (TdtEdit) edit = tdt_fix_make_edit (fixes->pdata[0], root, NULL);
  g_autoptr (TdtRoot) after = tdt_edit_apply (edit);
  const TdtRow *kept = tdt_root_lookup (after, "m");

  g_assert_null (tdt_root_lookup (after, "n"));
  g_assert_cmpstr (tdt_row_get_text (kept, TDT_PERSON_PHONE), ==, "1");
  g_assert_cmpstr (tdt_row_get_text (kept, TDT_PERSON_EMAIL), ==, "m@example.org");
  g_assert_cmpstr (tdt_row_get_text (tdt_root_lookup (after, "x"), TDT_PARTICIPANT_PERSON), ==,
                   "m");
}

static void
test_places (void)
{
  g_autoptr (TdtRoot) root = check_project (
      DAYS TWO_ROOMS MARIE "session a title=Water room=r minutes=60 attendance=30 " AT (
          "10:00") ";session b room=s minutes=480 " AT ("09:00") ";participant x session=a "
                                                                 "person=m");
  g_autoptr (GPtrArray)
      places = tdt_places_find (root, tdt_root_lookup (root, "a"), TDT_PLACE_ANY, 5);
  const TdtPlace *place;
  g_autofree char *reasons = NULL;

  /* The large room is free only from five to six. */
  g_assert_cmpuint (places->len, >=, 1);
  place = places->pdata[0];
  reasons = g_strjoinv ("; ", place->reasons);
  g_test_message ("%s: %s", place->label, reasons);
  for (guint i = 0; i < places->len; i++)
    {
      place = places->pdata[i];
      if (g_str_equal (tdt_row_get_uid (place->room), "s"))
        g_assert_cmpstr (place->label, ==, "17:00–18:00, Red");
    }
}

static void
test_replacements (void)
{
  g_autoptr (TdtRoot) root = check_project (
      "organisation o name=CCI sector=trade;organisation q name=CMA "
      "sector=trade;person m "
      "organisation=o function=Mayor;person colleague organisation=o;person sector "
      "organisation=q;person peer function=Mayor;person busy organisation=o;person "
      "away "
      "organisation=o;person inside organisation=o;session a title=Water "
      "minutes=60 " AT ("10:00") ";session b title=Roads minutes=60 " AT (
          "10:30") ";participant x session=a person=m;participant y session=b "
                   "person=busy;"
                   "participant z session=a person=inside;availability v "
                   "person=away "
                   "kind=unavailable from=2017-09-27T08:00:00+02:00");
  g_autoptr (GPtrArray) found = tdt_replacements_find (root, tdt_root_lookup (root, "x"), 10);
  const char *const expected[] = { "colleague", "sector", "peer" };

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      const TdtReplacement *one = found->pdata[i];

      g_assert_cmpstr (tdt_row_get_uid (one->person), ==, expected[i]);
    }
  g_assert_cmpstr (((TdtReplacement *) found->pdata[0])->reasons[0], ==, "Same organisation: CCI");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/planning/fix/%s/%" G_GSIZE_FORMAT, cases[i].code,
                                               i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/planning/fix/later-root", test_later_root);
  g_test_add_func ("/planning/fix/join", test_join);
  g_test_add_func ("/planning/fix/places", test_places);
  g_test_add_func ("/planning/fix/replacements", test_replacements);
  return g_test_run ();
}
