/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of people in and out. */
#include "tdt-cards.h"
#include "tdt-edit.h"
#include "tdt-import.h"
#include "tdt-sheet.h"
#include "tdt-test-files.h"
#include "tdt-test-sheets.h"

#include <string.h>

/* Cells without the titles. */
static char *
dup_cards (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = tdt_sheets_read (bytes, "x.vcf", NULL, &error);
  g_autofree char *cells = NULL;

  g_assert_no_error (error);
  cells = tdt_test_dup_cells (sheets->pdata[0]);
  return g_strdup (strchr (cells, '\n') + 1);
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *cells;
  } cases[] = {
    { "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Durand;Marie;;Mme;\r\nFN:Marie Durand\r\nORG:CCI;Dir\r\n"
      "TITLE:Directrice\\, adjointe\r\nEMAIL:m@cci.example\r\nTEL;TYPE=FAX:1\r\nTEL:04 92\r\n"
      "END:VCARD\r\n",
      "1: |Mme|Marie|Durand|Directrice, adjointe|CCI|m@cci.example|04 92|||||Marie Durand\n" },
    /* Two cards; folded lines; groups; nothing but a whole name. */
    { "BEGIN:VCARD\nitem1.FN:Ma\n rie\n  Durand\nEND:VCARD\n\nBEGIN:VCARD\nFN:Jean Petit\n"
      "END:VCARD\n",
      "1: ||||||||||||Marie Durand\n7: ||||||||||||Jean Petit\n" },
    /* 2.1: quoted-printable over two lines, in another character set. */
    { "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Andr=E9;=\n"
      "Zo=E9\nNOTE;ENCODING=QUOTED-PRINTABLE:un=0D=0Adeux\nEND:VCARD\n",
      "1: ||Zoé|André||||||||un\ndeux\n" },
    /* 4.0: addresses of web, quoted parameters, parts of an address. */
    { "BEGIN:VCARD\nVERSION:4.0\nFN:A B\nTEL;VALUE=uri;TYPE=\"work:x,voice\":tel:+33-4\n"
      "ADR:;;16 rue Carnot;Gap;;05000;France\nGENDER:F\nEND:VCARD",
      "1: |||||||+33-4|16 rue Carnot\n05000 Gap\nFrance||F||A B\n" },
    /* Cut off. */
    { "BEGIN:VCARD\nFN:A B\nBEGIN:VCARD\nFN:C D\nEMAIL:c@d.exa", "1: ||||||||||||A B\n"
                                                                 "3: ||||||c@d.exa||||||C D\n" },
    /* A picture is passed over. */
    { "BEGIN:VCARD\nFN:A B\nPHOTO;ENCODING=b:AAAA\n BBBB\nEND:VCARD\n", "1: ||||||||||||A B\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cells = dup_cards (cases[i].text);

      g_assert_cmpstr (cells, ==, cases[i].cells);
    }
}

static TdtRoot *
make_root (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("doc");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_add (edit, TDT_KIND_ORGANISATION, "cci", NULL);
  tdt_edit_set_text (edit, "cci", TDT_ORGANISATION_NAME, "CCI; Hautes-Alpes", NULL);
  tdt_edit_add (edit, TDT_KIND_PERSON, "marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_GIVEN_NAME, "Marie-Élisabeth", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_FAMILY_NAME, "Durand, née Roux\\Petit", NULL);
  tdt_edit_set_text (
      edit, "marie", TDT_PERSON_FUNCTION,
      "Directrice générale adjointe chargée de l’aménagement, de l’économie et de la "
      "solidarité entre les territoires",
      NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_ORGANISATION, "cci", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_EMAIL, "m@cci.example", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_PHONE, "+33 4 92 00 00 01", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_ADDRESS, "16, rue Carnot\n05000 Gap", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_NOTES, "not for everybody", NULL);
  return tdt_edit_apply (edit);
}

/* Nothing is lost, nothing that was left out is emptied, and no line is too long. */
static void
test_round_trip (void)
{
  g_autoptr (TdtRoot) root = make_root ();
  g_autoptr (GBytes) cards = tdt_cards_write (root, NULL);
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (TdtRoot) back = tdt_import_bytes (cards, "x.vcf", root, report, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (cards, NULL), g_bytes_get_size (cards));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (tdt_root_equal (back, root));
  g_assert_null (strstr (text, "everybody"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

static void
test_one (void)
{
  g_autoptr (TdtRoot) root = make_root ();
  g_autoptr (GBytes) cards = tdt_cards_write (root, "nobody");

  g_assert_cmpuint (g_bytes_get_size (cards), ==, 0);
}

/* Whatever the bytes, an answer. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  static const char *const pieces[] = { "BEGIN:VCARD",
                                        "END:VCARD",
                                        "\n",
                                        "\r\n ",
                                        "N:",
                                        ";",
                                        "=E9",
                                        "=",
                                        ":",
                                        "\\",
                                        "\"",
                                        "é",
                                        "ENCODING=QUOTED-PRINTABLE",
                                        "TEL",
                                        "ADR:",
                                        "." };

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\n");
      g_autofree char *cells = NULL;

      for (guint n = (guint) g_rand_int_range (rand, 0, 60); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (pieces))]);
      cells = dup_cards (text->str);
      g_assert_true (g_utf8_validate (cells, -1, NULL));
    }
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *path = tdt_test_dup_corpus_path (data);
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (TdtRoot) root = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  if (path == NULL)
    return;
  root = tdt_import_file (path, NULL, report, NULL, NULL);
  g_assert_nonnull (root);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_PERSON), ==, 1);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_ORGANISATION), ==, 1);
  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  tdt_row_iter_next (&iter, &row);
  g_assert_true (tdt_row_has (row, TDT_PERSON_FAMILY_NAME));
  g_assert_true (tdt_row_has (row, TDT_PERSON_EMAIL));
  g_assert_true (tdt_row_has (row, TDT_PERSON_PHONE));
  g_assert_true (tdt_row_has (row, TDT_PERSON_ADDRESS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cards/read", test_read);
  g_test_add_func ("/cards/round-trip", test_round_trip);
  g_test_add_func ("/cards/one", test_one);
  g_test_add_func ("/cards/any-bytes", test_any_bytes);
  g_test_add_data_func ("/cards/corpus/evolution", "vcard/John_Doe_EVOLUTION.vcf", test_corpus);
  g_test_add_data_func ("/cards/corpus/gmail", "vcard/John_Doe_GMAIL.vcf", test_corpus);
  g_test_add_data_func ("/cards/corpus/outlook", "vcard/John_Doe_MS_OUTLOOK.vcf", test_corpus);
  g_test_add_data_func ("/cards/corpus/outlook-2003", "vcard/outlook-2003.vcf", test_corpus);
  g_test_add_data_func ("/cards/corpus/rfc", "vcard/rfc6350-example.vcf", test_corpus);
  return g_test_run ();
}
