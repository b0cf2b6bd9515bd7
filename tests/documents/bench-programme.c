/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme of 500 pages, from the project to the file, against bare Pango and Cairo setting the
 * same texts in the same run, and against LibreOffice setting the same programme where it is
 * installed. */
#include "tdt-bare-pango.h"
#include "tdt-document.h"
#include "tdt-layout.h"
#include "tdt-render-cairo.h"
#include "tdt-test-files.h"
#include "tdt-test-project.h"

#include <time.h>

#define N_SESSIONS 2000
#define ROUNDS 5
#define LIMIT 1.1
#define OFFICE_LIMIT 4.0
#define PREVIEW_LIMIT_MS 50.0

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Time that the processor worked for us: what else the machine does counts less. */
static double
processor_seconds (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static void
write_programme (const TdtRoot *root, TdtDocumentFormat format, const char *path)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, 0, NULL, &error);

  g_assert_no_error (error);
  tdt_document_write (TDT_DOCUMENT_PROGRAMME, format, root, &options, G_OUTPUT_STREAM (stream),
                      NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
}

static double
write_ours (const TdtRoot *root, const char *path)
{
  double start = processor_seconds ();

  write_programme (root, TDT_FORMAT_PDF, path);
  return processor_seconds () - start;
}

static TdtDocument *
build (const TdtRoot *root, TdtDocumentId which)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  TdtDocument *document = tdt_document_build (which, root, &options, &error);

  g_assert_no_error (error);
  return document;
}

/* A median of pairs: what else the machine does weighs on both alike. */
static int
compare_ratios (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
bench_bare (const TdtRoot *root, const char *folder)
{
  g_autofree char *ours_path = g_build_filename (folder, "ours.pdf", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.pdf", NULL);
  g_autoptr (TdtDocument) document = build (root, TDT_DOCUMENT_PROGRAMME);
  g_autoptr (GPtrArray) texts = tdt_bare_collect (document);
  g_autoptr (TdtLayout) layout = tdt_layout_new (document);
  double ratios[ROUNDS];
  double best_ours = G_MAXDOUBLE, best_bare = G_MAXDOUBLE;
  guint bare_pages = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = processor_seconds ();
      double bare, ours;

      bare_pages = tdt_bare_write (texts, bare_path);
      bare = processor_seconds () - start;
      ours = write_ours (root, ours_path);
      ratios[i] = ours / bare;
      best_ours = MIN (best_ours, ours);
      best_bare = MIN (best_bare, bare);
    }
  qsort (ratios, ROUNDS, sizeof *ratios, compare_ratios);
  g_test_message ("ours: %u pages, best %.2f s; bare: %u pages, best %.2f s; best/best %.2f",
                  tdt_layout_get_n_pages (layout), best_ours, bare_pages, best_bare,
                  best_ours / best_bare);
  g_test_message ("median ratio to bare Pango and Cairo: %.2f (limit %.1f)", ratios[ROUNDS / 2],
                  LIMIT);
  g_assert_cmpfloat (MIN (ratios[ROUNDS / 2], best_ours / best_bare), <=, LIMIT);
  return best_ours;
}

/* The same programme, set by LibreOffice from the text document we write for it. */
static void
bench_office (const TdtRoot *root, const char *folder, double ours)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *text = g_build_filename (folder, "programme.odt", NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", folder, "/office", NULL);
  const char *const argv[] = { "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir",
                               folder,    text,    NULL };
  g_autofree char *said = NULL;
  gint64 start;
  double theirs;

  if (office == NULL)
    {
      g_test_message ("LibreOffice is not installed: no comparison with it");
      return;
    }
  write_programme (root, TDT_FORMAT_ODT, text);
  start = g_get_monotonic_time ();
  said = tdt_test_run (argv, NULL);
  theirs = seconds_since (start);
  g_test_message ("LibreOffice: %.2f s, %.1f times ours (at least %.0f)", theirs, theirs / ours,
                  OFFICE_LIMIT);
  g_assert_cmpfloat (theirs / ours, >=, OFFICE_LIMIT);
}

/* From a changed project to the first page of one document as a picture, in milliseconds. */
static double
show_first_page (const TdtRoot *root, TdtDocumentId which)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 842, 842);
  cairo_t *cr = cairo_create (surface);
  double start = processor_seconds ();
  g_autoptr (TdtDocument) document = build (root, which);
  g_autoptr (TdtLayout) layout = tdt_layout_new (document);
  double taken;

  if (tdt_layout_has_page (layout, 0))
    tdt_render_cairo_page (layout, 0, cr);
  taken = processor_seconds () - start;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return taken * 1000;
}

static void
bench_preview (const TdtRoot *root)
{
  guint n_documents;
  const TdtToken *documents = tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);

  for (int which = 0; which < (int) n_documents; which++)
    {
      double best = G_MAXDOUBLE;

      if (!tdt_document_exists (which))
        continue;
      for (guint i = 0; i < ROUNDS; i++)
        best = MIN (best, show_first_page (root, (TdtDocumentId) which));
      g_test_message ("first page of the preview of “%s”: %.1f ms (limit %.0f)",
                      documents[which].word, best, PREVIEW_LIMIT_MS);
      g_assert_cmpfloat (best, <=, PREVIEW_LIMIT_MS);
    }
}

static void
test_programme (void)
{
  g_autoptr (TdtRoot) root = tdt_test_dup_long_programme (N_SESSIONS);
  char *folder = tdt_test_dup_temp_folder ();
  double ours;

  ours = bench_bare (root, folder);
  bench_office (root, folder, ours);
  bench_preview (root);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bench/programme", test_programme);

  return g_test_run ();
}
