/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-diff-text.h"

#include "tdt-test-random.h"

#include <string.h>

#define N_EDITS 1500

static GString *
write_diff (const TdtRoot *before, const TdtRoot *after)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (before, after);
  GString *text = g_string_new (NULL);

  tdt_diff_text_append (diff, text);
  return text;
}

static void
assert_leads (const TdtRoot *before, const TdtRoot *after)
{
  g_autoptr (GString) text = write_diff (before, after);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) reached = tdt_diff_text_apply (text->str, text->len, before, &error);

  g_assert_no_error (error);
  g_assert_true (tdt_root_equal (reached, after));
}

static void
test_random_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20170927);
  g_autoptr (TdtRoot) first = tdt_test_random_project (random, 200);
  TdtRoot *root = tdt_root_ref (first);

  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TdtRoot) before = root;

      root = tdt_test_random_edit (random, before);
      assert_leads (before, root);
      assert_leads (root, before);
    }
  assert_leads (first, root);
  assert_leads (root, first);
  tdt_root_unref (root);
}

static void
test_whole_project (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 200);
  g_autoptr (TdtRoot) empty = tdt_root_new (tdt_root_get_uid (root));

  assert_leads (empty, root);
  assert_leads (root, empty);
}

static TdtRoot *
make_root (const char *title, const char *theme)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_DESCRIPTION, title, NULL));
  if (theme != NULL)
    {
      g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_THEME, "t", NULL));
      g_assert_true (tdt_edit_set_text (edit, "t", TDT_THEME_TITLE, theme, NULL));
      g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_PERSON, "anne", NULL));
      g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_HOST, "anne", NULL));
    }
  return tdt_edit_apply (edit);
}

/* Of a long text only what is new is written, in whole characters. */
static void
test_typing_in_long_text (void)
{
  static const char *const inserted[][2] = {
    { "", "e" }, { "e", "" }, { "é", "è" }, { "ab", "ba" }, { "aa", "a" }, { "\n", "\t\\" },
  };
  g_autofree char *long_text = g_strnfill (5000, 'e');

  for (gsize i = 0; i < G_N_ELEMENTS (inserted); i++)
    {
      g_autofree char *one = g_strconcat (long_text, inserted[i][0], long_text, NULL);
      g_autofree char *other = g_strconcat (long_text, inserted[i][1], long_text, NULL);
      g_autoptr (TdtRoot) before = make_root (one, NULL);
      g_autoptr (TdtRoot) after = make_root (other, NULL);
      g_autoptr (GString) text = write_diff (before, after);

      g_assert_cmpuint (text->len, <, 60);
      g_assert_true (g_utf8_validate (text->str, -1, NULL));
      assert_leads (before, after);
      assert_leads (after, before);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "x",
    "\n",
    "*\tproject\tp",
    "=\ttitle\tA\n",
    "*\tproject\n",
    "*\tproject\tp\tp\n",
    "*\tproject\tq\n",
    "*\tnothing\tp\n",
    "*\tproject\tp\n*\tproject\tp\n",
    "+\tproject\tq\n",
    "-\tproject\tp\n",
    "-\tproject\tp\n+\tproject\tq\n",
    "+\ttheme\tt\n",
    "+\troom\tt\n",
    "+\troom\t../x\n",
    "-\ttheme\tt\n=\ttitle\tA\n",
    "-\tperson\tanne\n",
    "*\tproject\tp\n=\tnothing\tA\n",
    "*\tproject\tp\n=\ttitle\tA\tB\n",
    "*\tproject\tp\n=\ttitle\tA\\\n",
    "*\tproject\tp\n=\ttitle\tA\\x\n",
    "*\tproject\tp\n=\ttitle\tA\\nB\n",
    "*\tproject\tp\n=\ttitle\t\xff\n",
    "*\tproject\tp\n=\thost\tnobody\n",
    "*\tproject\tp\n~\tdescription\t9\t0\tA\n",
    "*\tproject\tp\n~\tdescription\t2\t2\tA\n",
    "*\tproject\tp\n~\tdescription\t-1\t2\tA\n",
    "*\tproject\tp\n~\ttitle\t0\t0\tA\n",
    "*\tproject\tp\n~\thost\t0\t0\tA\n",
    "*\tproject\tp\n?\tnowhere\t\t0\t\t\t\tA\n",
    "*\tproject\tp\n?\tin-list\tnothing\t0\t\t\t\tA\n",
    "*\tproject\tp\n?\tin-record\tnothing\t0\t\t\t\tA\n",
    "*\tproject\tp\n?\tin-record\t\t-1\t\t\t\tA\n",
    "*\tproject\tp\n?\tin-record\t\t0\t/\t\t\tA\n",
    "*\tproject\tp\n?\tin-record\t\t0\t\n",
    "*\tproject\tp\n0\t0\n",
  };
  g_autoptr (TdtRoot) root = make_root ("abc", "T");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdtRoot) after = tdt_diff_text_apply (texts[i], strlen (texts[i]), root, &error);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "taken");
      g_assert_null (after);
      g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_DAMAGED);
    }
}

/* Whatever becomes of the bytes, the answer is a sound project or an error. */
static void
test_damaged_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 60);
  g_autoptr (TdtRoot) empty = tdt_root_new (tdt_root_get_uid (root));
  g_autoptr (GString) text = write_diff (empty, root);

  for (int i = 0; i < 500; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize place = (gsize) g_rand_int_range (random, 0, (gint32) text->len);
      char kept = text->str[place];
      g_autoptr (TdtRoot) after = NULL;

      text->str[place] = (char) g_rand_int_range (random, 0, 256);
      after = tdt_diff_text_apply (text->str, text->len, empty, &error);
      g_assert_true ((after == NULL) == (error != NULL));
      if (after != NULL)
        tdt_test_assert_sound (after);
      text->str[place] = kept;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diff-text/random-edits", test_random_edits);
  g_test_add_func ("/diff-text/whole-project", test_whole_project);
  g_test_add_func ("/diff-text/typing-in-long-text", test_typing_in_long_text);
  g_test_add_func ("/diff-text/refused", test_refused);
  g_test_add_func ("/diff-text/damaged-bytes", test_damaged_bytes);

  return g_test_run ();
}
