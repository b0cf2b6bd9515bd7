/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-seating.h"
#include "tdt-test-project.h"

#include "tdt-document.h"
#include "tdt-edit.h"
#include "tdt-layout.h"
#include "tdt-render-cairo.h"
#include "tdt-phrases.h"
#include "tdt-test-files.h"
#include "tdt-test-text.h"

#include <string.h>

static void
test_programme (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *path = tdt_test_write (fixture->example, TDT_DOCUMENT_PROGRAMME, "en",
                                          TDT_PAPER_A4, fixture->folder);
  g_autofree char *text = tdt_test_read_pdf (path);

  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Atelier des Départements de France");
  tdt_test_assert_has (text, "“Les Hautes-Alpes agissent utile et solidaire”");
  tdt_test_assert_has (text, "Wednesday 27 September 2017, from 8:30 to 12:55");
  tdt_test_assert_has (text, "09:15");
  tdt_test_assert_has (text, "Jean-Marie Bernard, Président du Département des Hautes-Alpes\n");
  tdt_test_assert_has (text, "to be confirmed");
  tdt_test_assert_has (text, "ArianeGroup, to be named");
  tdt_test_assert_has (text, "PROVISIONAL");
  tdt_test_assert_has (text, "Version 1 · printed on 25/09/2017 at 09:30");
  tdt_test_assert_has (text, "1/1");
}

static void
test_programme_in_french (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new ("fr");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!tdt_phrases_has (phrases, "to be named") || !tdt_phrases_has (phrases, "Wednesday"))
    {
      g_test_skip ("the French catalogue does not have the words of the documents");
      return;
    }
  path = tdt_test_write (fixture->example, TDT_DOCUMENT_PROGRAMME, "fr", TDT_PAPER_A4,
                         fixture->folder);
  text = tdt_test_read_pdf (path);
  if (text == NULL)
    return;
  tdt_test_assert_has (text, "septembre 2017");
  tdt_test_assert_has (text, "à désigner");
  tdt_test_assert_has (text, "à confirmer");
  tdt_test_assert_has (text, "PROVISOIRE");
  tdt_test_assert_has_not (text, "to be");
}

static void
test_agendas (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *path = tdt_test_write (fixture->example, TDT_DOCUMENT_AGENDA, "en", TDT_PAPER_A4,
                                          fixture->folder);
  g_autofree char *text = tdt_test_read_pdf (path);

  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Planned length");
  tdt_test_assert_has (text, "09:32");
  tdt_test_assert_has (text, "Accompagner les entreprises");
  tdt_test_assert_has (text, "Documents: Vidéos des étapes de préparation");
}

static void
test_everybody_signs (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *path = tdt_test_write (fixture->example, TDT_DOCUMENT_SIGN_IN, "en",
                                          TDT_PAPER_A4, fixture->folder);
  g_autofree char *text = tdt_test_read_pdf (path);

  if (text == NULL)
    return;
  tdt_test_assert_has (text, "People expected: 2");
  tdt_test_assert_has (text, "BERNARD Jean-Marie");
  tdt_test_assert_has_not (text, "@");
  g_assert_true (strstr (text, "BERNARD") < strstr (text, "BUSSEREAU"));
}

/* Everybody stands on the drawing and in the list, one page a table. */
static void
test_seating (TdtTestFixture *fixture, gconstpointer data)
{
  TdtSeatingOptions options = { .n_tables = 2, .n_seats = 2, .n_rounds = 2, .seed = 1 };
  g_autoptr (TdtSeating) seating = tdt_seating_new (fixture->example, NULL, &options, NULL);
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->example);
  g_autoptr (TdtRoot) root = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  g_assert_true (tdt_seating_apply (seating, edit, NULL));
  root = tdt_edit_apply (edit);
  path = tdt_test_write (root, TDT_DOCUMENT_SEATING, "en", TDT_PAPER_A4, fixture->folder);
  text = tdt_test_read_pdf (path);
  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Table 1, round 2");
  tdt_test_assert_has (text, "BERNARD Jean-Marie");
  tdt_test_assert_has (text, "Jean-Marie Bernard");
}

static void
test_run_sheet (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *path = tdt_test_write (fixture->example, TDT_DOCUMENT_RUN_SHEET, "en",
                                          TDT_PAPER_A4, fixture->folder);
  g_autofree char *text = tdt_test_read_pdf (path);

  if (text == NULL)
    return;
  tdt_test_assert_has (text, "Run sheet");
  tdt_test_assert_has (text, "09:15");
  tdt_test_assert_has (text, "4 h 25");
}

/* One card for each who sits at the table, in each of the sheets, each name on both faces. */
static void
test_cards (TdtTestFixture *fixture, gconstpointer data)
{
  static const char *const sheets[] = { "297x105", "210x148", "210x99",
                                        "210x74",  "105x74",  "avery-5305" };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
      g_autoptr (TdtDocument) document = NULL;
      g_autoptr (TdtLayout) layout = NULL;
      g_autoptr (GError) error = NULL;
      const TdtBlock *sheet;
      guint per_page;

      options.format = sheets[i];
      document = tdt_document_build (TDT_DOCUMENT_TENT_CARDS, fixture->example, &options, &error);
      g_assert_no_error (error);
      sheet = tdt_document_get_block (document, 0);
      g_assert_cmpint (sheet->type, ==, TDT_BLOCK_SHEET);
      per_page = sheet->sheet.columns * sheet->sheet.rows;
      layout = tdt_layout_new (document);
      g_assert_cmpuint (tdt_layout_get_n_pages (layout), ==,
                        (sheet->n_children + per_page - 1) / per_page);
      for (guint c = 0; c < sheet->n_children; c++)
        {
          g_assert_cmpuint (sheet->children[c]->n_children, ==, 2);
          g_assert_true (sheet->children[c]->children[0]->flags & TDT_BLOCK_TURNED);
        }
    }
}

static void
test_unknown_sheet (TdtTestFixture *fixture, gconstpointer data)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.format = "a0";
  g_assert_null (tdt_document_build (TDT_DOCUMENT_BADGES, fixture->example, &options, &error));
  g_assert_error (error, TDT_DOCUMENT_ERROR, TDT_DOCUMENT_ERROR_SHEET);
  tdt_test_assert_has (error->message, "avery-32015");
}

static void
check_file (const char *path)
{
  const char *const fonts[] = { "pdffonts", path, NULL };
  const char *const check[] = { "qpdf", "--check", path, NULL };
  const char *const info[] = { "pdfinfo", path, NULL };
  g_autofree char *listed = tdt_test_run (fonts, NULL);
  g_autofree char *checked = NULL;
  g_autofree char *described = NULL;
  g_auto (GStrv) lines = NULL;
  int status = 0;

  if (listed == NULL)
    return;
  lines = g_strsplit (g_strstrip (listed), "\n", -1);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (strstr (lines[i], " yes yes ") != NULL);
    }
  checked = tdt_test_run (check, &status);
  g_assert_true (checked == NULL || status == 0);
  described = tdt_test_run (info, NULL);
  tdt_test_assert_has (described, "Tagged:          yes");
  tdt_test_assert_has (described, "Atelier des Départements de France");
}

static void
test_files_are_sound (TdtTestFixture *fixture, gconstpointer data)
{
  for (int document = 0; document <= TDT_DOCUMENT_MINUTES; document++)
    for (int paper = TDT_PAPER_A4; paper <= TDT_PAPER_LETTER; paper++)
      {
        g_autofree char *path = NULL;

        if (!tdt_document_exists (document))
          continue;
        path = tdt_test_write (fixture->example, document, "fr", paper, fixture->folder);
        check_file (path);
      }
}

static void
test_same_bytes (TdtTestFixture *fixture, gconstpointer data)
{
  for (int document = 0; document <= TDT_DOCUMENT_MINUTES; document++)
    {
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autofree char *path = NULL;
      gsize first_length, second_length;

      if (!tdt_document_exists (document))
        continue;
      path = tdt_test_write (fixture->example, document, "fr", TDT_PAPER_A4, fixture->folder);
      g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
      g_free (path);
      path = tdt_test_write (fixture->example, document, "fr", TDT_PAPER_A4, fixture->folder);
      g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
      g_assert_cmpmem (first, first_length, second, second_length);
    }
}

static void
test_empty_project (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("empty");

  for (int document = 0; document <= TDT_DOCUMENT_MINUTES; document++)
    {
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;

      if (!tdt_document_exists (document))
        continue;
      path = tdt_test_write (root, document, "en", TDT_PAPER_A4, fixture->folder);
      text = tdt_test_read_pdf (path);
      if (text != NULL)
        g_assert_cmpuint (strlen (text), >, 10);
    }
}

/* Everything that is marked as internal, in every record, must be absent from public documents. */
static TdtRoot *
with_secrets (const TdtRoot *root)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, kind->id);
      while (tdt_row_iter_next (&iter, &row))
        for (guint f = 0; f < kind->n_fields; f++)
          if ((kind->fields[f].flags & TDT_FIELD_INTERNAL) &&
              (kind->fields[f].type == TDT_FIELD_TEXT || kind->fields[f].type == TDT_FIELD_TITLE))
            tdt_edit_set_text (edit, tdt_row_get_uid (row), kind->fields[f].id, "SECRET", NULL);
    }
  return tdt_edit_apply (edit);
}

static void
test_nothing_internal (TdtTestFixture *fixture, gconstpointer data)
{
  static const int public_documents[] = { TDT_DOCUMENT_PROGRAMME, TDT_DOCUMENT_AGENDA,
                                          TDT_DOCUMENT_TENT_CARDS, TDT_DOCUMENT_BADGES,
                                          TDT_DOCUMENT_SIGN_IN };
  g_autoptr (TdtRoot) root = with_secrets (fixture->example);

  for (gsize i = 0; i < G_N_ELEMENTS (public_documents); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;

      if (!tdt_document_exists (public_documents[i]))
        continue;
      path = tdt_test_write (root, public_documents[i], "fr", TDT_PAPER_A4, fixture->folder);
      text = tdt_test_read_pdf (path);
      if (text != NULL)
        tdt_test_assert_has_not (text, "SECRET");
    }
}

static TdtRoot *
with_texts (const TdtRoot *root, const char *text)
{
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
test_payloads (TdtTestFixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (300, 'W');
  g_autofree char *long_text = g_strnfill (5000, 'x');
  const char *const payloads[] = { "<b>gras</b> &amp; <script>alert(1)</script>",
                                   "مرحبا بالعالم",
                                   "javascript:alert('1')",
                                   "=1+1",
                                   "{page} %s \\",
                                   "👩‍🚀 é̂́",
                                   long_name,
                                   long_text };

  for (gsize i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_autoptr (TdtRoot) root = with_texts (fixture->example, payloads[i]);

      for (int document = 0; document <= TDT_DOCUMENT_MINUTES; document++)
        {
          g_autofree char *path = NULL;
          g_autofree char *text = NULL;

          if (!tdt_document_exists (document))
            continue;
          path = tdt_test_write (root, document, "fr", TDT_PAPER_A4, fixture->folder);
          if (i > 0)
            continue;
          text = tdt_test_read_pdf (path);
          if (text != NULL)
            tdt_test_assert_has (text, "<b>");
        }
    }
}

static void
test_represented_and_declined (TdtTestFixture *fixture, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixture->example);
  g_autoptr (TdtRoot) root = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  tdt_edit_set_token (edit, "participant-6-bussereau", TDT_PARTICIPANT_STATUS,
                      TDT_PARTICIPANT_STATUS_REPRESENTED, NULL);
  tdt_edit_set_text (edit, "participant-6-bussereau", TDT_PARTICIPANT_REPRESENTED_BY,
                     "person-bernard", NULL);
  tdt_edit_set_token (edit, "participant-2-arianegroup", TDT_PARTICIPANT_STATUS,
                      TDT_PARTICIPANT_STATUS_DECLINED, NULL);
  root = tdt_edit_apply (edit);
  path = tdt_test_write (root, TDT_DOCUMENT_PROGRAMME, "en", TDT_PAPER_A4, fixture->folder);
  text = tdt_test_read_pdf (path);
  if (text == NULL)
    return;
  tdt_test_assert_has (text, "represented by");
  tdt_test_assert_has_not (text, "ArianeGroup");
}

static void
test_unknown_session (TdtTestFixture *fixture, gconstpointer data)
{
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.session = "nobody";
  g_assert_null (tdt_document_build (TDT_DOCUMENT_AGENDA, fixture->example, &options, &error));
  g_assert_error (error, TDT_DOCUMENT_ERROR, TDT_DOCUMENT_ERROR_SESSION);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/documents/" name, TdtTestFixture, NULL, tdt_test_set_up, function,                 \
              tdt_test_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("programme", test_programme);
  ADD ("programme-in-french", test_programme_in_french);
  ADD ("agendas", test_agendas);
  ADD ("sign-in", test_everybody_signs);
  ADD ("seating", test_seating);
  ADD ("run-sheet", test_run_sheet);
  ADD ("cards", test_cards);
  ADD ("unknown-sheet", test_unknown_sheet);
  ADD ("sound-files", test_files_are_sound);
  ADD ("same-bytes", test_same_bytes);
  ADD ("empty-project", test_empty_project);
  ADD ("nothing-internal", test_nothing_internal);
  ADD ("payloads", test_payloads);
  ADD ("represented-and-declined", test_represented_and_declined);
  ADD ("unknown-session", test_unknown_session);

  return g_test_run ();
}
