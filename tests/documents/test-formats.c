/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-project.h"

#include "tdt-document.h"
#include "tdt-edit.h"
#include "tdt-test-files.h"

#include <locale.h>
#include <string.h>

static char *
write_as (const TdtRoot *root, int document, TdtDocumentFormat format)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  options.language = "en";
  tdt_document_write (document, format, root, &options, stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static TdtRoot *
with_text (const char *text)
{
  g_autoptr (TdtRoot) root = tdt_test_dup_example ();
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, kind->id);
      while (tdt_row_iter_next (&iter, &row))
        for (guint f = 0; f < kind->n_fields; f++)
          if (kind->fields[f].type == TDT_FIELD_TITLE || kind->fields[f].type == TDT_FIELD_TEXT ||
              kind->fields[f].type == TDT_FIELD_URI)
            tdt_edit_set_text (edit, tdt_row_get_uid (row), kind->fields[f].id, text, NULL);
    }
  return tdt_edit_apply (edit);
}

static void
ignore_element (GMarkupParseContext *context, const char *name, const char **names,
                const char **values, gpointer user_data, GError **error)
{
  g_assert_cmpstr (name, !=, "script");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (names[i], "on"));
      if (g_str_equal (names[i], "href"))
        g_assert_true (g_str_has_prefix (values[i], "http"));
    }
}

/* The page is well-formed, and nothing that somebody typed is more than text. */
static void
test_html_is_sound (void)
{
  static const GMarkupParser parser = { .start_element = ignore_element };
  static const char *const payloads[] = {
    "Réunion", "</p><script>alert(1)</script>",    "javascript:alert(1)", "\" onload=\"x",
    "مرحبا",   "https://example.org/\"onclick='x'"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_autoptr (TdtRoot) root = with_text (payloads[i]);

      for (int document = 0; document <= TDT_DOCUMENT_MINUTES; document++)
        {
          g_autoptr (GMarkupParseContext) context = NULL;
          g_autoptr (GError) error = NULL;
          g_autofree char *html = NULL;

          if (!tdt_document_has_format (document, TDT_FORMAT_HTML))
            continue;
          html = write_as (root, document, TDT_FORMAT_HTML);
          context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
          g_markup_parse_context_parse (context, html, -1, &error);
          g_assert_no_error (error);
          g_markup_parse_context_end_parse (context, &error);
          g_assert_no_error (error);
        }
    }
}

static void
test_html_says_it_all (void)
{
  g_autoptr (TdtRoot) root = tdt_test_dup_example ();
  g_autofree char *html = write_as (root, TDT_DOCUMENT_PROGRAMME, TDT_FORMAT_HTML);

  g_assert_nonnull (strstr (html, "<html lang=\"en\" dir=\"ltr\">"));
  g_assert_nonnull (strstr (html, "<h1 class=\"title\" dir=\"auto\">Atelier des Départements"));
  g_assert_nonnull (strstr (html, "<strong>ArianeGroup</strong>, "));
  g_assert_nonnull (strstr (html, "PROVISIONAL"));
}

static void
test_csv (void)
{
  g_autoptr (TdtRoot) root = tdt_test_dup_example ();
  g_autofree char *csv = write_as (root, TDT_DOCUMENT_RUN_SHEET, TDT_FORMAT_CSV);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], "\xef\xbb\xbf"
                                             "Day;Time;Length;Total;What"));
  g_assert_true (g_str_has_prefix (lines[1], "Wednesday 27 September 2017;08:30"));
  g_assert_cmpuint (g_strv_length (lines), ==, 10);
}

static TdtRoot *
with_columns (int document, const char *words)
{
  g_autoptr (TdtRoot) root = tdt_test_dup_example ();
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_DOCUMENT_OPTIONS, NULL, NULL));

  g_assert_true (tdt_edit_set_token (edit, uid, TDT_DOCUMENT_OPTIONS_DOCUMENT, document, NULL));
  g_assert_true (tdt_edit_set_text (edit, uid, TDT_DOCUMENT_OPTIONS_COLUMNS, words, NULL));
  return tdt_edit_apply (edit);
}

/* Columns that nobody chose are gone with their cells; those that must be there are, and a word
 * that a later version wrote changes nothing. */
static void
test_columns (void)
{
  static const struct
  {
    int document;
    const char *words;
    const char *heads;
    const char *cells;
  } cases[] = {
    { TDT_DOCUMENT_RUN_SHEET, "where\nwho", "Day;Time;What;Who;Where\r\n", ";Hall d’honneur\r\n" },
    { TDT_DOCUMENT_RUN_SHEET, "length\nsomething-new", "Day;Time;Length;What\r\n", ";15 min;" },
    { TDT_DOCUMENT_SIGN_IN, "function", "Name;Function;Signature\r\n", "BERNARD Jean-Marie;" },
    { TDT_DOCUMENT_CONTACTS, "email", "Organisation;Surname;E-mail\r\n", "BERNARD Jean-Marie;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtRoot) root = with_columns (cases[i].document, cases[i].words);
      g_autofree char *csv = write_as (root, cases[i].document, TDT_FORMAT_CSV);
      const char *end = strstr (csv, "\r\n");
      g_autofree char *head = g_strndup (csv + 3, (gsize) (end - csv) - 1);

      g_assert_true (g_str_has_suffix (head, cases[i].heads));
      g_assert_nonnull (strstr (csv, cases[i].cells));
      for (int format = 0; format < TDT_N_FORMATS; format++)
        if (tdt_document_has_format (cases[i].document, (TdtDocumentFormat) format))
          g_free (write_as (root, cases[i].document, (TdtDocumentFormat) format));
    }
}

static void
test_csv_without_formulas (void)
{
  static const char *const formulas[] = { "=1+1", "+1", "-1", "@SUM(A1)", "=\"a\";b" };

  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (TdtRoot) root = with_text (formulas[i]);
      g_autofree char *csv = write_as (root, TDT_DOCUMENT_CONTACTS, TDT_FORMAT_CSV);
      g_autofree char *bare = g_strconcat (";", formulas[i], NULL);
      g_autofree char *quoted = g_strconcat (";\"", formulas[i], NULL);

      g_assert_null (strstr (csv, bare));
      g_assert_null (strstr (csv, quoted));
      g_assert_nonnull (strstr (csv, ";\"'"));
    }
}

static GBytes *
write_odt (const TdtRoot *root, int document)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  options.language = "en";
  tdt_document_write (document, TDT_FORMAT_ODT, root, &options, stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The container as OpenDocument asks for it, the same each time, its parts well-formed. */
static void
test_odt_container (void)
{
  g_autoptr (TdtRoot) root = with_text ("<b>&amp; \"x\"</b>");
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "document.odt", NULL);
  const char *const parts[] = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml" };
  g_autoptr (GBytes) first = write_odt (root, TDT_DOCUMENT_AGENDA);
  g_autoptr (GBytes) second = write_odt (root, TDT_DOCUMENT_AGENDA);
  const char *data = g_bytes_get_data (first, NULL);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, 39, "application/vnd.oasis.opendocument.text", 39);
  g_assert_true (g_file_set_contents (path, data, (gssize) g_bytes_get_size (first), NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      static const GMarkupParser parser = { .start_element = NULL };
      const char *const argv[] = { "unzip", "-p", path, parts[i], NULL };
      g_autoptr (GMarkupParseContext) context = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *xml = tdt_test_run (argv, NULL);

      if (xml == NULL)
        break;
      context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
      g_markup_parse_context_parse (context, xml, -1, &error);
      g_assert_no_error (error);
      g_markup_parse_context_end_parse (context, &error);
      g_assert_no_error (error);
    }
  tdt_test_remove_folder (folder);
}

static void
test_wrong_format (void)
{
  g_autoptr (TdtRoot) root = tdt_test_dup_example ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (tdt_document_write (TDT_DOCUMENT_PROGRAMME, TDT_FORMAT_CSV, root, &options,
                                      stream, NULL, NULL, &error));
  g_assert_error (error, TDT_DOCUMENT_ERROR, TDT_DOCUMENT_ERROR_FORMAT);
}

/* Where numbers are written with a comma, the same PDF is made. */
static void
test_pdf_with_decimal_comma (void)
{
  g_autoptr (TdtRoot) example = tdt_test_dup_example ();
  g_autofree char *pdf = NULL;

  if (setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("the locale fr_FR.UTF-8 is not installed");
      return;
    }
  pdf = write_as (example, TDT_DOCUMENT_PROGRAMME, TDT_FORMAT_PDF);
  setlocale (LC_NUMERIC, "C");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/html-is-sound", test_html_is_sound);
  g_test_add_func ("/formats/html-says-it-all", test_html_says_it_all);
  g_test_add_func ("/formats/csv", test_csv);
  g_test_add_func ("/formats/columns", test_columns);
  g_test_add_func ("/formats/csv-without-formulas", test_csv_without_formulas);
  g_test_add_func ("/formats/odt-container", test_odt_container);
  g_test_add_func ("/formats/wrong-format", test_wrong_format);
  g_test_add_func ("/formats/pdf-with-decimal-comma", test_pdf_with_decimal_comma);

  return g_test_run ();
}
