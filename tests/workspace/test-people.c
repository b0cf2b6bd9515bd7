/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-workspace-people.h"
#include "tdt-workspace-verbs.h"

#include "tdt-test-random.h"

static TdtWorkspace *
make_workspace (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");

  return tdt_workspace_new (root);
}

static const char *
get_text (TdtWorkspace *workspace, const char *uid, TdtFieldId field)
{
  return tdt_row_get_text (tdt_root_lookup (tdt_workspace_get_root (workspace), uid), field);
}

static guint
count (TdtWorkspace *workspace, TdtKindId kind)
{
  return tdt_root_count (tdt_workspace_get_root (workspace), kind);
}

/* People of a text come in as one step, those who are there already get what is new of them. */
static void
test_add_people (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autofree char *there = tdt_workspace_add_person_text (workspace, "Marie Durand, CCI", NULL);
  g_autoptr (GPtrArray) people = tdt_people_text_parse (
      "Nom\tOrganisme\tCourriel\nDURAND Marie\tCCI\tm@cci.example\nJean Petit\tMairie\t\n"
      "Anne Roux\tmairie\t\n");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uids = NULL;

  tdt_people_text_match (people, tdt_workspace_get_root (workspace));
  uids = tdt_workspace_add_people (workspace, people, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (uids), ==, 3);
  g_assert_cmpstr (uids[0], ==, there);
  g_assert_cmpstr (get_text (workspace, there, TDT_PERSON_EMAIL), ==, "m@cci.example");
  g_assert_cmpuint (count (workspace, TDT_KIND_PERSON), ==, 3);
  g_assert_cmpuint (count (workspace, TDT_KIND_ORGANISATION), ==, 2);
  g_assert_cmpstr (get_text (workspace, uids[1], TDT_PERSON_ORGANISATION), ==,
                   get_text (workspace, uids[2], TDT_PERSON_ORGANISATION));
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (count (workspace, TDT_KIND_PERSON), ==, 1);
  g_assert_cmpuint (count (workspace, TDT_KIND_ORGANISATION), ==, 1);
  g_assert_null (get_text (workspace, there, TDT_PERSON_EMAIL));
}

/* One of two: chosen fields and no others, references moved, once in each session; one undo. */
static void
test_join (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autofree char *both = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_TALK, NULL, NULL,
                                                     NULL);
  g_autofree char *second = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_TALK, NULL, NULL,
                                                       NULL);
  g_autofree char *kept = tdt_workspace_add_person_text (workspace, "Marie Durand", NULL);
  g_autofree char *other = tdt_workspace_add_person_text (workspace, "M. Durand, CCI", NULL);
  g_autofree char *place = tdt_workspace_add_participant (workspace, both, kept, NULL, NULL);
  g_autofree char *twin = tdt_workspace_add_participant (workspace, both, other, NULL, NULL);
  g_autofree char *elsewhere = tdt_workspace_add_participant (workspace, second, other, NULL, NULL);
  const TdtFieldId chosen[] = { TDT_PERSON_FUNCTION, TDT_PERSON_ORGANISATION, TDT_FIELD_NONE };
  g_autoptr (TdtRoot) before = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_set_text (workspace, kept, TDT_PERSON_FUNCTION, "Old", NULL);
  tdt_workspace_set_text (workspace, other, TDT_PERSON_FUNCTION, "New", NULL);
  tdt_workspace_set_text (workspace, kept, TDT_PERSON_PHONE, "1", NULL);
  tdt_workspace_set_text (workspace, other, TDT_PERSON_PHONE, "2", NULL);
  tdt_workspace_set_text (workspace, other, TDT_PERSON_RANK, "3", NULL);
  before = tdt_root_ref (tdt_workspace_get_root (workspace));
  g_assert_true (tdt_workspace_join (workspace, kept, other, chosen, &error));
  g_assert_no_error (error);
  tdt_test_assert_sound (tdt_workspace_get_root (workspace));
  g_assert_null (tdt_root_lookup (tdt_workspace_get_root (workspace), other));
  g_assert_null (tdt_root_lookup (tdt_workspace_get_root (workspace), twin));
  g_assert_nonnull (tdt_root_lookup (tdt_workspace_get_root (workspace), place));
  g_assert_cmpstr (get_text (workspace, elsewhere, TDT_PARTICIPANT_PERSON), ==, kept);
  g_assert_cmpstr (get_text (workspace, kept, TDT_PERSON_FUNCTION), ==, "New");
  g_assert_cmpstr (get_text (workspace, kept, TDT_PERSON_PHONE), ==, "1");
  g_assert_nonnull (get_text (workspace, kept, TDT_PERSON_ORGANISATION));
  g_assert_null (get_text (workspace, kept, TDT_PERSON_RANK));
  tdt_workspace_undo (workspace);
  g_assert_true (tdt_root_equal (before, tdt_workspace_get_root (workspace)));
}

static void
test_find_alike (void)
{
  static const char *const people[] = { "Marie Durand", "DURAND Marie, CCI", "J. Petit",
                                        "Jean Petit",   "Julie Petit",       "Élise Roux",
                                        "Elise Roux",   "Anne Roux" };
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) organisations = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_free (tdt_workspace_add_person_text (workspace, people[i], NULL));
  pairs = tdt_root_find_alike (tdt_workspace_get_root (workspace), TDT_KIND_PERSON);
  g_assert_cmpuint (pairs->len, >=, 3);
  g_assert_cmpuint (pairs->len, <=, 4);
  g_free (tdt_workspace_add (workspace, TDT_KIND_ORGANISATION, "cci", NULL));
  organisations = tdt_root_find_alike (tdt_workspace_get_root (workspace), TDT_KIND_ORGANISATION);
  g_assert_cmpuint (organisations->len, ==, 1);
}

/* What is said of the hours 9 to 14, a sign each. */
static char *
dup_hours (TdtWorkspace *workspace, const char *person)
{
  const TdtRoot *root = tdt_workspace_get_root (workspace);
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (root, person, TDT_AVAILABILITY_PERSON);
  GString *hours = g_string_new (NULL);

  for (int hour = 9; hour < 14; hour++)
    {
      char sign = '.';

      for (guint i = 0; i < rows->len; i++)
        {
          const TdtTime *from = tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_FROM);
          const TdtTime *to = tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_TO);
          int kind = tdt_row_get_token (rows->pdata[i], TDT_AVAILABILITY_KIND);

          if (tdt_time_minute_of_day (from) <= hour * 60 && tdt_time_minute_of_day (to) > hour * 60)
            {
              /* Nothing is said twice. */
              g_assert_cmpint (sign, ==, '.');
              sign = kind == TDT_AVAILABILITY_KIND_AVAILABLE ? 'a' : 'u';
            }
        }
      g_string_append_c (hours, sign);
    }
  g_string_append_printf (hours, " %u", rows->len);
  return g_string_free (hours, FALSE);
}

static void
test_availability (void)
{
  static const struct
  {
    int from;
    int to;
    int kind;
    const char *hours;
  } steps[] = {
    { 9, 14, TDT_AVAILABILITY_KIND_AVAILABLE, "aaaaa 1" },
    { 10, 11, TDT_AVAILABILITY_KIND_UNAVAILABLE, "auaaa 3" },
    { 12, 13, TDT_AVAILABILITY_KIND_UNAVAILABLE, "auaua 5" },
    { 11, 12, TDT_AVAILABILITY_KIND_UNAVAILABLE, "auuua 3" },
    { 11, 12, TDT_TOKEN_OTHER, "au.ua 4" },
    { 9, 11, TDT_TOKEN_OTHER, "...ua 2" },
    { 9, 10, TDT_AVAILABILITY_KIND_AVAILABLE, "a..ua 3" },
    { 10, 13, TDT_AVAILABILITY_KIND_AVAILABLE, "aaaaa 1" },
    { 8, 15, TDT_TOKEN_OTHER, "..... 0" },
  };
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autofree char *person = tdt_workspace_add_person_text (workspace, "Marie Durand", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (TdtTime) from = tdt_time_new_in_zone (
          tdt_time_local_from_julian (736599, steps[i].from * 60), "Europe/Paris", NULL);
      g_autoptr (TdtTime) to = tdt_time_new_in_zone (
          tdt_time_local_from_julian (736599, steps[i].to * 60), "Europe/Paris", NULL);
      g_autofree char *hours = NULL;

      g_assert_true (
          tdt_workspace_set_availability (workspace, person, from, to, steps[i].kind, NULL));
      hours = dup_hours (workspace, person);
      g_assert_cmpstr (hours, ==, steps[i].hours);
    }
}

/* The same picture is stored once, and goes with the last one who has it. */
static void
test_picture (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autofree char *one = tdt_workspace_add_person_text (workspace, "Marie Durand", NULL);
  g_autofree char *other = tdt_workspace_add_person_text (workspace, "Jean Petit", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("picture", 7);
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_workspace_set_picture (workspace, one, bytes, "image/png", &error));
  g_assert_true (tdt_workspace_set_picture (workspace, other, bytes, "image/png", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (workspace, TDT_KIND_ASSET), ==, 1);
  g_assert_cmpstr (get_text (workspace, one, TDT_PERSON_PHOTO), ==,
                   get_text (workspace, other, TDT_PERSON_PHOTO));
  g_assert_true (tdt_workspace_set_picture (workspace, one, NULL, NULL, &error));
  g_assert_cmpuint (count (workspace, TDT_KIND_ASSET), ==, 1);
  g_assert_true (tdt_workspace_set_picture (workspace, other, NULL, NULL, &error));
  g_assert_cmpuint (count (workspace, TDT_KIND_ASSET), ==, 0);
  tdt_workspace_undo (workspace);
  g_assert_nonnull (get_text (workspace, other, TDT_PERSON_PHOTO));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/people/add", test_add_people);
  g_test_add_func ("/workspace/people/join", test_join);
  g_test_add_func ("/workspace/people/find-alike", test_find_alike);
  g_test_add_func ("/workspace/people/availability", test_availability);
  g_test_add_func ("/workspace/people/picture", test_picture);
  return g_test_run ();
}
