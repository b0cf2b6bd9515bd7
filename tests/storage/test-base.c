/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy finds the way back to what it was made from. */
#include "tdt-base.h"
#include "tdt-project-file.h"
#include "tdt-test-random.h"

#include <string.h>

#define N_COPIES 60

static TdtLoaded *
write_and_read (const TdtRoot *root, const char *element)
{
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (TdtHeader) written = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TdtLoaded *loaded;

  header->base = g_strdup (element);
  bytes = tdt_project_file_write (root, header, &written);
  g_assert_true (tdt_project_file_verify (bytes, root, written, NULL, NULL, &error));
  g_assert_no_error (error);
  loaded = tdt_project_file_parse (bytes, "copy", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->header->base, ==, element);
  return loaded;
}

static TdtRoot *
edit_times (GRand *random, const TdtRoot *root, guint n_edits)
{
  TdtRoot *edited = tdt_root_ref (root);

  for (guint i = 0; i < n_edits; i++)
    {
      g_autoptr (TdtRoot) before = edited;

      edited = tdt_test_random_edit (random, before);
    }
  return edited;
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < N_COPIES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) base = tdt_test_random_project (random, 60);
      g_autoptr (TdtRoot) root = edit_times (random, base, seed % 30);
      g_autofree char *element = tdt_base_dup_element (base, root);
      g_autofree char *revision = tdt_project_file_dup_revision (base);
      g_autofree char *told = tdt_base_dup_revision (element);
      g_autoptr (TdtLoaded) loaded = write_and_read (root, element);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdtRoot) rebuilt = tdt_base_rebuild (loaded->header->base, loaded->root, &error);

      g_test_message ("seed %u", seed);
      g_assert_no_error (error);
      g_assert_cmpstr (told, ==, revision);
      g_assert_true (tdt_root_equal (rebuilt, base));
    }
}

/* A way back that leads elsewhere is none. */
static void
test_damaged (void)
{
  g_autoptr (TdtRoot) base = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (base);
  g_autoptr (TdtRoot) other = NULL;
  g_autofree char *element = tdt_base_dup_element (base, base);
  g_autofree char *foreign = NULL;
  const char *const rubbish[] = { "",
                                  "<base/>",
                                  "<base>x",
                                  "<base revision='1'><b/></base>",
                                  "<other revision='1'/>",
                                  "<base revision='1'>nonsense</base>" };

  g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_TITLE, "Other", NULL));
  other = tdt_edit_apply (edit);
  foreign = tdt_base_dup_element (other, base);
  g_assert_null (tdt_base_rebuild (element, other, NULL));
  g_assert_cmpuint (strlen (element), <, strlen (foreign));
  for (guint i = 0; i < G_N_ELEMENTS (rubbish); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tdt_base_rebuild (rubbish[i], base, &error));
      g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_DAMAGED);
    }
  g_assert_null (tdt_base_dup_revision (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/base/random", test_random);
  g_test_add_func ("/storage/base/damaged", test_damaged);
  return g_test_run ();
}
