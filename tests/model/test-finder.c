/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-edit.h"
#include "tdt-finder.h"

static const TdtKindId kinds[] = { TDT_KIND_PERSON, TDT_KIND_ORGANISATION, TDT_KIND_SESSION };

static void
add_person (TdtEdit *edit, const char *uid, const char *given, const char *family)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_PERSON, uid, &error));
  g_assert_true (tdt_edit_set_text (edit, uid, TDT_PERSON_GIVEN_NAME, given, &error));
  g_assert_true (tdt_edit_set_text (edit, uid, TDT_PERSON_FAMILY_NAME, family, &error));
}

static TdtRoot *
make_root (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (GError) error = NULL;

  add_person (edit, "durand", "Élise", "Durand");
  add_person (edit, "durandal", "Marc", "Durandal");
  add_person (edit, "bernard", "Jean-Marie", "Bernard");
  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_ORGANISATION, "cci", &error));
  g_assert_true (tdt_edit_set_text (edit, "cci", TDT_ORGANISATION_NAME,
                                    "Chambre de Commerce et d’Industrie", &error));
  g_assert_true (tdt_edit_set_text (edit, "cci", TDT_ORGANISATION_SHORT_NAME, "CCI", &error));
  g_assert_true (tdt_edit_set_text (edit, "bernard", TDT_PERSON_ORGANISATION, "cci", &error));
  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_SESSION, "opening", &error));
  g_assert_true (tdt_edit_set_text (edit, "opening", TDT_SESSION_TITLE, "Ouverture", &error));
  g_assert_true (tdt_edit_set_text (edit, "opening", TDT_SESSION_NOTES, "secretword", &error));
  return tdt_edit_apply (edit);
}

/* The uids found, one after another. */
static char *
find (const TdtFinder *finder, const char *query, guint max)
{
  g_autoptr (GArray) found = tdt_finder_find (finder, query, max);
  GString *uids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (uids, "%s%s", i > 0 ? " " : "",
                            tdt_row_get_uid (g_array_index (found, TdtFound, i).row));
  return g_string_free (uids, FALSE);
}

static void
assert_found (const TdtFinder *finder, const char *query, const char *uids)
{
  g_autofree char *found = find (finder, query, 10);

  g_assert_cmpstr (found, ==, uids);
}

static void
test_find (void)
{
  g_autoptr (TdtRoot) root = make_root ();
  g_autoptr (TdtFinder) finder = tdt_finder_new (root, kinds, G_N_ELEMENTS (kinds), NULL);

  assert_found (finder, "durand", "durand durandal");
  assert_found (finder, "DURAND elise", "durand");
  assert_found (finder, "él du", "durand");
  assert_found (finder, "jean marie", "bernard");
  assert_found (finder, "mmerce", "cci bernard");
  assert_found (finder, "cci", "cci");
  assert_found (finder, "brnrd", "bernard");
  assert_found (finder, "bd", "");
  assert_found (finder, "ouv", "opening");
  assert_found (finder, "secretword", "");
  assert_found (finder, "durand cci", "");
  assert_found (finder, "", "");
  assert_found (finder, " … ", "");
}

static void
test_max (void)
{
  g_autoptr (TdtRoot) root = make_root ();
  g_autoptr (TdtFinder) finder = tdt_finder_new (root, kinds, G_N_ELEMENTS (kinds), NULL);
  g_autofree char *one = find (finder, "durand", 1);
  g_autofree char *none = find (finder, "durand", 0);

  g_assert_cmpstr (one, ==, "durand");
  g_assert_cmpstr (none, ==, "");
}

/* What is taken over from an earlier finder is right in the later one. */
static void
test_previous (void)
{
  g_autoptr (TdtRoot) root = make_root ();
  g_autoptr (TdtFinder) before = tdt_finder_new (root, kinds, G_N_ELEMENTS (kinds), NULL);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) changed = NULL;
  g_autoptr (TdtFinder) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_edit_set_text (edit, "cci", TDT_ORGANISATION_NAME, "Métropole", &error));
  g_assert_true (tdt_edit_set_text (edit, "durand", TDT_PERSON_FAMILY_NAME, "Dupond", &error));
  changed = tdt_edit_apply (edit);
  after = tdt_finder_new (changed, kinds, G_N_ELEMENTS (kinds), before);
  assert_found (after, "durand", "durandal");
  assert_found (after, "dupond", "durand");
  assert_found (after, "commerce", "");
  assert_found (after, "metropole", "cci bernard");
  assert_found (before, "durand", "durand durandal");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finder/find", test_find);
  g_test_add_func ("/finder/max", test_max);
  g_test_add_func ("/finder/previous", test_previous);
  return g_test_run ();
}
