/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 2,000 badges: how long they take beside bare Pango and Cairo setting the same texts, and how much
 * memory over that of the project. */
#include "tdt-bare-pango.h"
#include "tdt-document.h"
#include "tdt-edit.h"
#include "tdt-test-files.h"

#include <sys/resource.h>
#include <time.h>

#define N_BADGES 2000u
#define MAX_SECONDS 2.0
#define MAX_MEMORY (64u << 20)

static TdtRoot *
make_people (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("badges");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_set_text (edit, "badges", TDT_PROJECT_TITLE, "Les rencontres des communes", NULL);
  tdt_edit_add (edit, TDT_KIND_SESSION, "session", NULL);
  tdt_edit_set_text (edit, "session", TDT_SESSION_TITLE, "Assemblée", NULL);
  for (guint i = 0; i < N_BADGES; i++)
    {
      g_autofree char *person = g_strdup_printf ("person-%u", i);
      g_autofree char *participant = g_strdup_printf ("participant-%u", i);
      g_autofree char *family = g_strdup_printf ("Martin-Lefèvre %u", i);

      tdt_edit_add (edit, TDT_KIND_PERSON, person, NULL);
      tdt_edit_set_text (edit, person, TDT_PERSON_GIVEN_NAME, "Marie-Christine", NULL);
      tdt_edit_set_text (edit, person, TDT_PERSON_FAMILY_NAME, family, NULL);
      tdt_edit_set_text (edit, person, TDT_PERSON_FUNCTION,
                         "Adjointe au maire, chargée de la vie "
                         "associative",
                         NULL);
      tdt_edit_add (edit, TDT_KIND_PARTICIPANT, participant, NULL);
      tdt_edit_set_text (edit, participant, TDT_PARTICIPANT_SESSION, "session", NULL);
      tdt_edit_set_text (edit, participant, TDT_PARTICIPANT_PERSON, person, NULL);
      tdt_edit_set_token (edit, participant, TDT_PARTICIPANT_STATUS,
                          TDT_PARTICIPANT_STATUS_CONFIRMED, NULL);
    }
  return tdt_edit_apply (edit);
}

static double
processor_seconds (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static gsize
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (gsize) usage.ru_maxrss * 1024;
}

static double
write_badges (const TdtRoot *root, const char *path)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, 0, NULL, &error);
  double start = processor_seconds ();

  g_assert_no_error (error);
  tdt_document_write (TDT_DOCUMENT_BADGES, TDT_FORMAT_PDF, root, &options, G_OUTPUT_STREAM (stream),
                      NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  return processor_seconds () - start;
}

static double
write_bare (const TdtRoot *root, const char *path)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (TdtDocument) document = tdt_document_build (TDT_DOCUMENT_BADGES, root, &options, NULL);
  g_autoptr (GPtrArray) texts = tdt_bare_collect (document);
  double start = processor_seconds ();

  tdt_bare_write (texts, path);
  return processor_seconds () - start;
}

static void
test_badges (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "badges.pdf", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.pdf", NULL);
  g_autoptr (TdtRoot) root = make_people ();
  gsize before = get_peak_memory ();
  double seconds = write_badges (root, path);
  gsize more = get_peak_memory () - before;
  double again = write_badges (root, path);
  double bare = write_bare (root, bare_path);

  seconds = MIN (seconds, again);
  g_test_message ("%u badges: %.2f s (limit %.0f), %.1f times bare Pango and Cairo, %u MB over the "
                  "project's own (limit %u)",
                  N_BADGES, seconds, MAX_SECONDS, seconds / bare, (guint) (more >> 20),
                  MAX_MEMORY >> 20);
  g_assert_cmpfloat (seconds, <=, MAX_SECONDS);
  g_assert_cmpuint (more, <=, MAX_MEMORY);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/badges", test_badges);
  return g_test_run ();
}
