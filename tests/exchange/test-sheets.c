/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as people send them: what is read of them, and what is said of those that cannot be. */
#include "tdt-sheet.h"
#include "tdt-storage-error.h"
#include "tdt-test-files.h"
#include "tdt-test-sheets.h"

#include <string.h>

static GPtrArray *
read_all (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = tdt_sheets_read (bytes, "x", NULL, &error);

  g_assert_no_error (error);
  return sheets;
}

static void
assert_reads (GBytes *bytes, const char *wanted)
{
  g_autoptr (GPtrArray) sheets = read_all (bytes);
  g_autofree char *cells = tdt_test_dup_cells (sheets->pdata[0]);

  g_assert_cmpstr (cells, ==, wanted);
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text;
    const char *cells;
  } cases[] = {
    { "Nom;Prénom\nDurand;Marie\n", "1: Nom|Prénom\n2: Durand|Marie\n" },
    { "\xEF\xBB\xBFNom,Prénom\r\nDurand,Marie\r\n", "1: Nom|Prénom\n2: Durand|Marie\n" },
    { "a\tb c\n d \t e\n", "1: a|b c\n2: d|e\n" },
    { "a|b\rc|d", "1: a|b\n2: c|d\n" },
    { "sep=|\na;b|c\n", "2: a;b|c\n" },
    /* Commas in texts are no separators of cells that semicolons separate. */
    { "Nom;Titre\nDurand;Maire, conseillère, élue\nPetit;x, y\n",
      "1: Nom|Titre\n2: Durand|Maire, conseillère, élue\n3: Petit|x, y\n" },
    /* A title above the heads. */
    { "Liste des invités\n\nNom;Mail\nA;b@c.example\n",
      "1: Liste des invités\n3: Nom|Mail\n4: A|b@c.example\n" },
    { "a;\"b\nc\";d\ne;\"f \"\"g\"\" ; h\";\n", "1: a|b\nc|d\n3: e|f \"g\" ; h\n" },
    { "a;\"b\r\nc\"\r\n;;\r\nx;5\" disque\r\n", "1: a|b\nc\n4: x|5\" disque\n" },
    { "a;\"b\"c;d\n", "1: a|\"b\"c|d\n" },
    /* Never closed. */
    { "a;b\nc;\"d\ne;f\ng;\"h\n", "1: a|b\n2: c|\"d\n3: e|f\n4: g|\"h\n" },
    { "one\ntwo\n", "1: one\n2: two\n" },
    { "Caf\xE9;\x80\n", "1: Café|€\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));

      assert_reads (bytes, cases[i].cells);
    }
}

static void
test_utf_16 (void)
{
  static const char text[] = "Nom\tPrénom\r\nÉlise\t\xF0\x9F\x98\x80\r\n";
  static const char *const encodings[] = { "UTF-16", "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      char *wide = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (wide, length);

      assert_reads (bytes, "1: Nom|Prénom\n2: Élise|\xF0\x9F\x98\x80\n");
    }
}

/* What was mended is told, with the line. */
static void
test_notes (void)
{
  static const struct
  {
    const char *text;
    const char *note;
  } cases[] = {
    { "a;b\nc;d\n", NULL },
    { "a;b\nc;\"d\n",
      "x, line 2: quotation marks that do not match; they are read as they stand." },
    { "a;b\nc;d;e\n", "x, line 2: it has more cells than the first line (2); look whether they are "
                      "in the right columns." },
    { "Caf\xE9;b\n", "x: read as windows-1252; look whether accents are right." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GPtrArray) sheets = read_all (bytes);
      const GPtrArray *notes = tdt_sheet_get_notes (sheets->pdata[0]);

      g_assert_cmpuint (notes->len, ==, cases[i].note != NULL ? 1 : 0);
      if (cases[i].note != NULL)
        g_assert_cmpstr (notes->pdata[0], ==, cases[i].note);
    }
}

static void
test_xlsx (void)
{
  g_autoptr (GBytes) bytes = tdt_test_make_xlsx (
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
      "<row r='3'><c r='A3' s='1'><v>43005</v></c><c r='B3' s='2'><v>0.42708333333333331</v></c>"
      "<c r='C3' s='3'><v>43005.427083333336</v></c><c r='D3'><v>0.30000000000000004</v></c></row>"
      "<row r='4'><c r='A4' t='inlineStr'><is><t>CCI &amp; Cie</t></is></c>"
      "<c r='B4' t='b'><v>1</v></c><c r='C4' t='e'><v>#REF!</v></c>"
      "<c r='D4' t='str'><f>A1</f><v>formule</v></c></row>"
      "<row r='5'><c r='A5' s='1'/><c r='B5'><v>12</v></c></row>"
      "<row><c><v>612345678</v></c><c t='s'><v>99</v></c></row><row r='900' s='1'/>",
      "<mergeCells count='1'><mergeCell ref='A4:A5'/><mergeCell ref='B1:C1'/></mergeCells>",
      "<si><t>Nom</t></si><si><r><t>Pré</t></r><r><t xml:space='preserve'>nom </t></r>"
      "<rPh sb='0' eb='1'><t>X</t></rPh></si>");
  g_autoptr (GPtrArray) sheets = read_all (bytes);
  const GPtrArray *notes = tdt_sheet_get_notes (sheets->pdata[0]);

  assert_reads (bytes, "1: Nom||Prénom \n"
                       "3: 2017-09-27|10:15|2017-09-27 10:15|0.3\n"
                       "4: CCI & Cie|true||formule\n"
                       "5: CCI & Cie|12\n"
                       "6: 612345678\n");
  g_assert_cmpuint (sheets->len, ==, 1);
  g_assert_cmpstr (tdt_sheet_get_title (sheets->pdata[0]), ==, "Liste");
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (notes->pdata[0], ==,
                   "x: 1 cell holds an error of the spreadsheet; it is left empty.");
}

static void
test_ods (void)
{
  g_autoptr (GBytes) bytes = tdt_test_make_ods (
      "<table:table table:name='Vide'><table:table-row table:number-rows-repeated='1048576'>"
      "<table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"
      "<table:table table:name='Cachée' table:style-name='ta9'><table:table-row>"
      "<table:table-cell><text:p>non</text:p></table:table-cell></table:table-row></table:table>"
      "<table:table table:name='Liste'><table:table-header-rows><table:table-row>"
      "<table:table-cell office:value-type='string'><text:p>Nom<text:s text:c='2'/>et "
      "<text:span>prénom</text:span></text:p><text:p>deux</text:p>"
      "<office:annotation><text:p>une note</text:p></office:annotation></table:table-cell>"
      "<table:table-cell table:number-columns-repeated='2'/>"
      "<table:table-cell><text:p>D</text:p></table:table-cell>"
      "</table:table-row></table:table-header-rows>"
      "<table:table-row><table:table-cell office:value-type='date' "
      "office:date-value='2017-09-27T10:15:00'><text:p>27/09</text:p></table:table-cell>"
      "<table:table-cell office:value-type='date' office:date-value='2017-09-27'/>"
      "<table:table-cell office:value-type='time' office:time-value='PT10H15M00S'/>"
      "<table:table-cell office:value-type='float' office:value='492000001'>"
      "<text:p>04 92 00 00 01</text:p></table:table-cell>"
      "<table:table-cell office:value-type='float' office:value='1200'><text:p>1 200</text:p>"
      "</table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated='2'>"
      "<table:table-cell table:number-rows-spanned='3' office:value-type='string'>"
      "<text:p>CCI</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated='2'><text:p>x</text:p></table:table-cell>"
      "</table:table-row>"
      "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>y</text:p>"
      "</table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
      "</table:table>");
  g_autoptr (GPtrArray) sheets = read_all (bytes);

  g_assert_cmpuint (sheets->len, ==, 1);
  assert_reads (bytes, "1: Nom  et prénom\ndeux|||D\n"
                       "2: 2017-09-27 10:15|2017-09-27|10:15|04 92 00 00 01|1200\n"
                       "3: CCI|x|x\n4: CCI|x|x\n5: CCI|y\n");
}

static void
assert_refused (GBytes *bytes, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = tdt_sheets_read (bytes, "x", NULL, &error);

  g_assert_null (sheets);
  g_assert_nonnull (error);
  g_assert_true (error->domain == TDT_STORAGE_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "x"));
  if (strstr (error->message, wanted) == NULL)
    g_error ("“%s” does not say “%s”", error->message, wanted);
}

static void
assert_text_refused (const char *text, gsize length, const char *wanted)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);

  assert_refused (bytes, wanted);
}

static GBytes *
make_odd_zip (const char *name, const char *content)
{
  const char *parts[] = { name, content, NULL };

  return tdt_test_zip (parts);
}

static void
test_refused (void)
{
  g_autofree char *many = g_strnfill ((gsize) 5000 * 1000, ';');
  g_autofree char *wide = g_strnfill (3000, ';');
  g_autofree char *very_wide = g_strconcat (wide, "x\n", NULL);
  g_autoptr (GBytes) text = make_odd_zip ("word/document.xml", "<w/>");
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (text, 0, g_bytes_get_size (text) / 2);
  g_autoptr (GBytes) bad = make_odd_zip ("content.xml", "<a><b></a>");
  g_autoptr (GBytes)
      doctype = make_odd_zip ("content.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
  g_autoptr (GBytes) hidden = tdt_test_make_ods ("");

  assert_text_refused ("", 0, "nothing in it");
  assert_text_refused ("\n\n;;\n", 5, "nothing in it");
  assert_text_refused ("a\0b;c", 5, "no table");
  assert_text_refused ("caf\xE9 \x81;", 7, "UTF-8");
  assert_text_refused ("\xD0\xCF\x11\xE0 etc", 8, "old kind of Excel");
  assert_text_refused ("%PDF-1.4", 8, "PDF");
  assert_text_refused (many, strlen (many), "cells");
  assert_text_refused (very_wide, strlen (very_wide), "columns");
  assert_refused (text, "no spreadsheet");
  assert_refused (cut, "damaged");
  assert_refused (bad, "x:1:");
  assert_refused (doctype, "x:1:");
  assert_refused (hidden, "empty or hidden");
}

/* Small files that would become large. */
static void
test_bombs (void)
{
  g_autofree char *text = g_strnfill ((gsize) 50 * 1024 * 1024, ' ');
  g_autofree char *long_text = g_strnfill ((gsize) 1024 * 1024, 'x');
  g_autofree char *shared = g_strconcat ("<si><t>", long_text, "</t></si>", NULL);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GBytes) zip = make_odd_zip ("content.xml", text);
  g_autoptr (GBytes) repeated = tdt_test_make_ods (
      "<table:table><table:table-row table:number-rows-repeated='1000000000'>"
      "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>");
  g_autoptr (GBytes) wide = tdt_test_make_ods (
      "<table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000000'>"
      "<text:p>x</text:p></table:table-cell></table:table-row></table:table>");
  g_autoptr (GBytes) empty = tdt_test_make_ods (
      "<table:table><table:table-row table:number-rows-repeated='2000000000'>"
      "<table:table-cell table:number-columns-repeated='2000000000'/></table:table-row>"
      "</table:table>");
  g_autoptr (GBytes) same = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  assert_refused (zip, "unpacks");
  assert_refused (repeated, "rows");
  assert_refused (wide, "columns");
  assert_refused (empty, "empty");
  /* One text in many cells is one text. */
  for (guint i = 0; i < 100000; i++)
    g_string_append (rows, "<row><c t='s'><v>0</v></c></row>");
  same = tdt_test_make_xlsx (rows->str, "", shared);
  sheets = read_all (same);
  g_assert_cmpuint (tdt_sheet_get_n_rows (sheets->pdata[0]), ==, 100000);
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *path = tdt_test_dup_corpus_path (data);
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new_take (text, length);
  sheets = read_all (bytes);
  g_assert_cmpuint (tdt_sheet_get_n_rows (sheets->pdata[0]), >, 10);
  g_assert_cmpuint (tdt_sheet_get_n_columns (sheets->pdata[0]), >, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets/csv", test_csv);
  g_test_add_func ("/sheets/utf-16", test_utf_16);
  g_test_add_func ("/sheets/notes", test_notes);
  g_test_add_func ("/sheets/xlsx", test_xlsx);
  g_test_add_func ("/sheets/ods", test_ods);
  g_test_add_func ("/sheets/refused", test_refused);
  g_test_add_func ("/sheets/bombs", test_bombs);
  g_test_add_data_func ("/sheets/corpus/speakers", "csv/conference_speakers.csv", test_corpus);
  g_test_add_data_func ("/sheets/corpus/oscon", "csv/oscon-speakers.csv", test_corpus);
  return g_test_run ();
}
