/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage-documents.h"
#include "tdt-test-random.h"

#include <string.h>

static TdtHeader *
header_new (void)
{
  TdtHeader *header = tdt_header_new ();

  header->editor = g_strdup ("Élodie \"<&>\"\n");
  header->program = g_strdup ("test 1.0");
  return header;
}

static void
assert_round_trip (const TdtRoot *root)
{
  g_autoptr (TdtHeader) header = header_new ();
  g_autoptr (TdtHeader) written = NULL;
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, &written);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autofree char *report = NULL;
  g_autofree char *revision = tdt_project_file_dup_revision (root);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GError) error = NULL;

  tdt_project_file_verify (bytes, root, written, NULL, NULL, &error);
  g_assert_no_error (error);
  loaded = tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  report = tdt_report_dup_text (loaded->report, "test");
  g_assert_cmpstr (report, ==, "");
  g_assert_false (loaded->newer_major);
  g_assert_cmpstr (loaded->header->revision, ==, revision);
  g_assert_cmpstr (loaded->header->editor, ==, header->editor);
  g_assert_cmpstr (loaded->content_hash, ==, hash);
  again = tdt_project_file_write (loaded->root, loaded->header, NULL);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_round_trips (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) root = tdt_test_random_project (random, 60);

      for (guint i = 0; i < 10; i++)
        {
          TdtRoot *next = tdt_test_random_edit (random, root);

          tdt_root_unref (root);
          root = next;
          assert_round_trip (root);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");

  assert_round_trip (root);
}

/* Neither the order in which records came about nor a detour changes the bytes. */
static void
test_same_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, 60);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);
  g_autoptr (TdtRoot) other = NULL;
  g_autoptr (TdtHeader) header = header_new ();
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, NULL);
  g_autoptr (GBytes) other_bytes = NULL;

  for (guint k = TDT_N_KINDS; k-- > 0;)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        g_ptr_array_insert (rows, 0, tdt_row_builder_end (tdt_row_builder_new_from_row (row)));
    }
  other = tdt_root_new_take_rows (g_steal_pointer (&rows));
  other_bytes = tdt_project_file_write (other, header, NULL);
  g_assert_true (g_bytes_equal (bytes, other_bytes));
}

/* The revision follows the content, and the file remembers the last ones. */
static void
test_revisions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func (g_free);

  while (revisions->len < TDT_ANCESTORS_MAX + 5)
    {
      TdtHeader *written = NULL;
      TdtRoot *next = tdt_test_random_edit (random, root);
      g_autoptr (GBytes) bytes = tdt_project_file_write (next, header, &written);
      g_autoptr (TdtLoaded) loaded = tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, NULL);
      guint n_ancestors = g_strv_length (written->ancestors);

      tdt_root_unref (root);
      root = next;
      g_assert_cmpstr (loaded->header->revision, ==, written->revision);
      g_assert_true (g_strv_equal ((const char *const *) loaded->header->ancestors,
                                   (const char *const *) written->ancestors));
      if (g_strcmp0 (written->revision, header->revision) != 0)
        {
          g_assert_cmpuint (n_ancestors, ==, MIN (revisions->len, TDT_ANCESTORS_MAX));
          for (guint i = 0; i < n_ancestors; i++)
            g_assert_cmpstr (written->ancestors[i], ==, revisions->pdata[revisions->len - 1 - i]);
          g_ptr_array_add (revisions, g_strdup (written->revision));
        }
      tdt_header_free (header);
      header = written;
    }
}

/* Who saves, with what, from where: nothing of it is content. */
static void
test_header_is_no_content (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtHeader) header = header_new ();
  g_autoptr (TdtHeader) plain = NULL;
  g_autoptr (TdtHeader) full = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_bytes_unref (tdt_project_file_write (root, header, &plain));
  header->base = g_strdup ("<base revision=\"x\"><room uid=\"r\">old &amp; gone</room></base>");
  bytes = tdt_project_file_write (root, header, &full);
  g_assert_cmpstr (plain->revision, ==, full->revision);
  loaded = tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->header->base, ==, header->base);
  g_assert_cmpuint (tdt_report_get_n_repairs (loaded->report), ==, 0);
}

static void
test_newer_versions (void)
{
  g_autoptr (TdtLoaded) minor = read_document (
      "<project xmlns='urn:tour-de-table:project:1' version='1.9' uid='p'><new/></project>");
  g_autoptr (TdtLoaded) major = read_document (
      "<project xmlns='urn:tour-de-table:project:3' version='3.1' uid='p'><title>T</title>"
      "<rooms><room uid='r'/></rooms></project>");

  g_autofree char *kept = write_document (minor);

  g_assert_nonnull (strstr (kept, "version=\"1.9\""));
  g_assert_nonnull (strstr (kept, "<new/>"));
  g_assert_false (minor->newer_major);
  g_assert_cmpuint (minor->header->minor, ==, 9);
  g_assert_true (major->newer_major);
  g_assert_cmpuint (major->header->major, ==, 3);
  g_assert_cmpuint (major->header->minor, ==, 1);
  g_assert_cmpuint (tdt_root_count (major->root, TDT_KIND_ROOM), ==, 1);
  g_assert_cmpstr (tdt_row_get_text (tdt_root_get_project (major->root), TDT_PROJECT_TITLE), ==,
                   "T");
}

static void
test_version_0 (void)
{
  g_autoptr (TdtLoaded) old = read_document (
      "<meeting xmlns='urn:tour-de-table:project:0' id='p' title='Gap &amp; co'>\n"
      "  <room id='r' name='Salle'/>\n"
      "  <person id='q' family-name='Q'><biography>Née à &lt;Gap>.\nÉlue.</biography></person>\n"
      "  <session id='s' room='r' start='2017-09-27T10:15:00+02:00[Europe/Paris]'>\n"
      "    <title>Round table</title><participant id='t' person='q' role='chair'/>\n"
      "    <agenda-item id='i' minutes='10'><speakers>t</speakers></agenda-item>\n"
      "  </session>\n"
      "</meeting>\n");
  g_autofree char *expected = document_with (
      "<title>Gap &amp; co</title><rooms><room uid='r'><name>Salle</name></room></rooms>"
      "<people><person uid='q'><family-name>Q</family-name>"
      "<biography>Née à &lt;Gap>.\nÉlue.</biography></person></people>"
      "<sessions><session uid='s'><title>Round table</title>"
      "<start>2017-09-27T10:15:00+02:00[Europe/Paris]</start><room>r</room></session></sessions>"
      "<participants><participant uid='t'><session>s</session><person>q</person><role>chair</role>"
      "</participant></participants><agenda-items><agenda-item uid='i'><session>s</session>"
      "<minutes>10</minutes><speakers>t</speakers></agenda-item></agenda-items>");
  g_autoptr (TdtLoaded) now = read_document (expected);
  g_autofree char *report = tdt_report_dup_text (old->report, "test");

  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (old->header->major, ==, 0);
  g_assert_false (old->newer_major);
  g_assert_true (tdt_root_equal (old->root, now->root));
}

/* What version 0 did not have is kept and reported; what is wrong is repaired as ever. */
static void
test_version_0_repairs (void)
{
  g_autofree char *report = NULL;
  g_autofree char *written = settle_document (
      "<meeting xmlns='urn:tour-de-table:project:0' id='p' mood='good'>\n"
      "<session id='s' room='nowhere'/><weather>sun<i>ny</i></weather></meeting>",
      &report);

  g_assert_nonnull (strstr (report, "test:1:1: “mood” has no meaning in version 0"));
  g_assert_nonnull (strstr (report, "no record “nowhere”"));
  g_assert_nonnull (strstr (report, "“weather” has no meaning in version 0"));
  g_assert_nonnull (strstr (written, ">good</set-aside>"));
  g_assert_nonnull (strstr (written, ">nowhere</set-aside>"));
  g_assert_nonnull (strstr (written, ">sunny</set-aside>"));
}

static void
cancel_cb (double fraction, gpointer user_data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autofree char *inside = g_strdup_printf ("<new>%s</new><new>%s</new><new/>", text, text);
  g_autofree char *document = document_with (inside);
  g_autoptr (GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (
      tdt_project_file_parse (bytes, "test", cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Bytes that are not the project are noticed before they are saved. */
static void
test_verify (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtRoot) other = tdt_root_new ("q");
  g_autoptr (TdtHeader) header = header_new ();
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) - 5);
  g_autoptr (GBytes) cut = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_false (tdt_project_file_verify (bytes, other, NULL, NULL, NULL, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VERIFY);
  g_clear_error (&error);
  g_assert_false (tdt_project_file_verify (bytes, root, header, NULL, NULL, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VERIFY);
  g_clear_error (&error);
  g_assert_false (tdt_project_file_verify (cut, root, NULL, NULL, NULL, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VERIFY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-file/empty", test_empty);
  g_test_add_func ("/project-file/round-trips", test_round_trips);
  g_test_add_func ("/project-file/same-bytes", test_same_bytes);
  g_test_add_func ("/project-file/revisions", test_revisions);
  g_test_add_func ("/project-file/header-is-no-content", test_header_is_no_content);
  g_test_add_func ("/project-file/newer-versions", test_newer_versions);
  g_test_add_func ("/project-file/version-0", test_version_0);
  g_test_add_func ("/project-file/version-0-repairs", test_version_0_repairs);
  g_test_add_func ("/project-file/cancel", test_cancel);
  g_test_add_func ("/project-file/verify", test_verify);

  return g_test_run ();
}
