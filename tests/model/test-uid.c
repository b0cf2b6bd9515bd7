/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-uid.h"

static void
test_validity (void)
{
  static const struct
  {
    const char *uid;
    gboolean valid;
  } cases[] = {
    { NULL, FALSE },        { "", FALSE },
    { "a", TRUE },          { "AZaz09._:@-", TRUE },
    { "two words", FALSE }, { "line\n", FALSE },
    { "séance", FALSE },    { "a/b", FALSE },
    { "a&b", FALSE },       { "a[b", FALSE },
    { "a`b", FALSE },       { "6f1a3c9e-5d2b-4c1a-9a61-1d7b0c1d2e3f", TRUE },
  };
  g_autofree char *longest = g_strnfill (TDT_UID_MAX_LENGTH, 'x');
  g_autofree char *too_long = g_strnfill (TDT_UID_MAX_LENGTH + 1, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("uid: %s", cases[i].uid != NULL ? cases[i].uid : "(none)");
      g_assert_cmpint (tdt_uid_is_valid (cases[i].uid), ==, cases[i].valid);
    }

  g_assert_true (tdt_uid_is_valid (longest));
  g_assert_false (tdt_uid_is_valid (too_long));
}

static void
test_new_is_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *uid = tdt_uid_new ();

      g_assert_true (tdt_uid_is_valid (uid));
      g_assert_true (g_uuid_string_is_valid (uid));
      g_assert_true (g_hash_table_add (seen, uid));
    }
}

static void
test_derive_is_stable (void)
{
  /* Computed apart from us: printf 'source\0event 42' | sha256sum, then the version and variant
   * bits. */
  g_autofree char *uid = tdt_uid_derive ("source", "event 42");

  g_assert_true (g_uuid_string_is_valid (uid));
  g_assert_cmpstr (uid, ==, "cdcd9355-7214-8ad6-b5c4-c300cb501a79");
}

static void
test_derive_tells_apart (void)
{
  static const char *pairs[][2] = {
    { "ab", "c" }, { "a", "bc" }, { "abc", "" }, { "", "abc" }, { "ab", "C" },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      char *uid = tdt_uid_derive (pairs[i][0], pairs[i][1]);

      g_assert_true (tdt_uid_is_valid (uid));
      g_assert_true (g_hash_table_add (seen, uid));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uid/validity", test_validity);
  g_test_add_func ("/uid/new-is-unique", test_new_is_unique);
  g_test_add_func ("/uid/derive-is-stable", test_derive_is_stable);
  g_test_add_func ("/uid/derive-tells-apart", test_derive_tells_apart);

  return g_test_run ();
}
