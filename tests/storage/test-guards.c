/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that are refused, each with its place and reason; and encodings. */
#include "storage-documents.h"

#include "tdt-xml-guard.h"
#include "tdt-xml-memory-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "<project xmlns=\"" TDT_PROJECT_NAMESPACE "\" version=\"1.0\" uid=\"p\">\n"

typedef struct
{
  const char *name;
  const char *document;
  TdtStorageError code;
  /* Where, and part of the reason. */
  const char *place;
  const char *reason;
} Case;

static const Case cases[] = {
  { "nothing", "", TDT_STORAGE_ERROR_SYNTAX, "test:1:1: ", "empty" },
  { "text", "Dear all,\nplease find\n", TDT_STORAGE_ERROR_SYNTAX, "test:1:1: ", "no XML" },
  { "another kind of XML", "<?xml version='1.0'?>\n <schedule/>", TDT_STORAGE_ERROR_NOT_PROJECT,
    "test:2:2: ", "“schedule”" },
  { "another namespace", "<project xmlns='urn:x'/>", TDT_STORAGE_ERROR_NOT_PROJECT,
    "test:1:1: ", "“project”" },
  { "no namespace", "<project/>", TDT_STORAGE_ERROR_NOT_PROJECT, "test:1:1: ", "“project”" },
  { "DOCTYPE", "<?xml version='1.0'?>\n<!DOCTYPE project>\n" HEAD "</project>",
    TDT_STORAGE_ERROR_FORBIDDEN, "test:2:1: ", "DOCTYPE" },
  { "DOCTYPE with entities",
    "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" HEAD "&b;</project>",
    TDT_STORAGE_ERROR_FORBIDDEN, "test:1:1: ", "DOCTYPE" },
  { "external entity",
    "<!DOCTYPE p [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" HEAD "&a;</project>",
    TDT_STORAGE_ERROR_FORBIDDEN, "test:1:1: ", "DOCTYPE" },
  { "DOCTYPE in lower case", "\n<!doctype html><html/>", TDT_STORAGE_ERROR_FORBIDDEN,
    "test:2:1: ", "DOCTYPE" },
  { "undeclared entity", HEAD "<title>a&nbsp;b</title></project>", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:", "instead of &…;" },
  { "cut off in a text", HEAD "<title>The be", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:14: ", "breaks off" },
  { "cut off in a tag", HEAD "<tit", TDT_STORAGE_ERROR_SYNTAX, "test:2:5: ", "breaks off" },
  { "cut off in an attribute", HEAD "<rooms><room uid=\"r", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:", "breaks off" },
  { "cut off in a comment", HEAD "<!-- for ever", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:", "breaks off" },
  { "cut off between elements", HEAD "<title>T</title>\n", TDT_STORAGE_ERROR_SYNTAX,
    "test:3:1: ", "breaks off" },
  { "crossed elements", HEAD "<rooms><room uid='r'></rooms></room></project>",
    TDT_STORAGE_ERROR_SYNTAX, "test:2:", "does not begin here" },
  { "two documents", HEAD "</project>\n<project/>", TDT_STORAGE_ERROR_SYNTAX,
    "test:3:1: ", "behind the end" },
  { "a prefix that nothing declares", HEAD "<x:a/></project>", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:", "xmlns" },
  { "an attribute twice", HEAD "<rooms><room uid='a' uid='b'/></rooms></project>",
    TDT_STORAGE_ERROR_SYNTAX, "test:2:", "not well-formed" },
  { "bytes that are no UTF-8", HEAD "<title>caf\xe9</title></project>", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:11: ", "no character" },
  { "overlong UTF-8", HEAD "<title>\xc0\xaf</title></project>", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:8: ", "no character" },
  { "half a character", HEAD "<title>\xed\xa0\x80</title></project>", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:8: ", "no character" },
  { "a control character", HEAD "<title>a\x01</title></project>", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:9: ", "control character" },
  { "a reference to a control character", HEAD "<title>&#1;</title></project>",
    TDT_STORAGE_ERROR_SYNTAX, "test:2:", "control character" },
  { "a zero by reference", HEAD "<title>&#0;</title></project>", TDT_STORAGE_ERROR_SYNTAX,
    "test:2:", "control character" },
  { "an encoding that is not read", "<?xml version='1.0' encoding='EBCDIC-CP-FR'?><a/>",
    TDT_STORAGE_ERROR_ENCODING, "test:1:1: ", "“EBCDIC-CP-FR”" },
  { "UTF-7", "<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-", TDT_STORAGE_ERROR_ENCODING,
    "test:1:1: ", "“UTF-7”" },
  { "not ASCII as declared", "<?xml version='1.0' encoding='US-ASCII'?>\n<!--\xe9--><a/>",
    TDT_STORAGE_ERROR_ENCODING, "test:2:5: ", "0xe9" },
  { "nothing in windows-1252", "<?xml version='1.0' encoding='windows-1252'?>\n<a>\x81</a>",
    TDT_STORAGE_ERROR_ENCODING, "test:2:4: ", "0x81" },
};

static void
assert_refused (GBytes *bytes, TdtStorageError code, const char *place, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, &error);

  g_assert_null (loaded);
  g_test_message ("%s", error->message);
  g_assert_error (error, TDT_STORAGE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_refused (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (test->document, strlen (test->document));

  assert_refused (bytes, test->code, test->place, test->reason);
}

static void
assert_text_refused (GString *text, TdtStorageError code, const char *place, const char *reason)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  assert_refused (bytes, code, place, reason);
}

static GString *
repeat (const char *before, const char *piece, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s", piece);
  g_string_append (text, after);
  return text;
}

static GString *
with_attributes (guint n)
{
  GString *text = g_string_new (HEAD "<new");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " a%u=''", i);
  g_string_append (text, "/></project>");
  return text;
}

static GString *
with_rooms (guint n)
{
  GString *text = g_string_new (HEAD "<rooms>");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<room uid='%u'/>", i);
  g_string_append (text, "</rooms></project>");
  return text;
}

static void
test_limits (void)
{
  g_autofree char *long_value = g_strnfill (70000, 'x');
  g_autofree char *long_tag = g_strdup_printf (HEAD "<new a='%s'/></project>", long_value);

  assert_text_refused (with_attributes (65), TDT_STORAGE_ERROR_LIMIT,
                       "test:2:1: ", "more than 64 attributes");
  assert_text_refused (with_attributes (100000), TDT_STORAGE_ERROR_LIMIT,
                       "test:2:1: ", "more than 64 attributes");
  assert_text_refused (g_string_new (long_tag), TDT_STORAGE_ERROR_LIMIT,
                       "test:2:1: ", "more than 65536 bytes");
  assert_text_refused (repeat (HEAD, "<a>", 64, ""), TDT_STORAGE_ERROR_LIMIT,
                       "test:2:190: ", "deeper than 64");
  assert_text_refused (repeat (HEAD, "<a/>", 5000000, "</project>"), TDT_STORAGE_ERROR_LIMIT,
                       "test:2:", "more than 5000000 tags");
  assert_text_refused (repeat (HEAD "<a", " xmlns:a='u'", 64, "/></project>"),
                       TDT_STORAGE_ERROR_LIMIT, "test:2:1: ", "more than 64 namespaces");
  assert_text_refused (with_rooms (200001), TDT_STORAGE_ERROR_LIMIT,
                       "test:2:", "more than 200000 records of one kind");
  assert_text_refused (repeat (HEAD, "<!---->", 200001, "</project>"), TDT_STORAGE_ERROR_LIMIT,
                       "test:2:", "does not know");
  assert_text_refused (repeat (HEAD, "<title>T</title>", 100010, "</project>"),
                       TDT_STORAGE_ERROR_LIMIT, "test:2:", "too much to repair");
}

static void
test_within_limits (void)
{
  g_autoptr (GString) text = with_attributes (64);
  g_autoptr (GString) deep = repeat (HEAD, "<a>", 63, "");
  g_autofree char *settled = settle_document (text->str, NULL);
  g_autofree char *settled_deep = NULL;

  for (guint i = 0; i < 63; i++)
    g_string_append (deep, "</a>");
  g_string_append (deep, "</project>");
  settled_deep = settle_document (deep->str, NULL);
}

static void
test_zero_byte (void)
{
  g_autoptr (GBytes)
      bytes = g_bytes_new_static (HEAD "<title>\0</title></project>", strlen (HEAD) + 27);

  assert_refused (bytes, TDT_STORAGE_ERROR_SYNTAX, "test:2:8: ", "zero byte");
}

static void
test_utf_32 (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xfe\0\0<\0\0\0a\0\0\0", 12);

  assert_refused (bytes, TDT_STORAGE_ERROR_ENCODING, "test:1:1: ", "“UTF-32”");
}

/* The same project in each encoding, with a declaration or a mark or both. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *charset;
    const char *mark;
    gboolean declared;
    const char *title;
  } encodings[] = {
    { "UTF-8", "", TRUE, "Été à l’œuvre — 10 €" },
    { "UTF-8", "", FALSE, "Été à l’œuvre — 10 €" },
    { "UTF-8", "\xef\xbb\xbf", TRUE, "Été à l’œuvre — 10 €" },
    { "UTF-8", "\xef\xbb\xbf", FALSE, "Été à l’œuvre — 10 €" },
    { "UTF-16LE", "\xff\xfe", FALSE, "Été à l’œuvre — 10 € 😀" },
    { "UTF-16BE", "\xfe\xff", FALSE, "Été à l’œuvre — 10 € 😀" },
    { "UTF-16LE", "", TRUE, "Été à l’œuvre — 10 € 😀" },
    { "UTF-16BE", "", TRUE, "Été à l’œuvre — 10 € 😀" },
    { "ISO-8859-1", "", TRUE, "Été à l'oeuvre" },
    { "ISO-8859-15", "", TRUE, "Été à l'œuvre, 10 € ŠšŽžŸ" },
    { "windows-1252", "", TRUE, "Été à l’œuvre — 10 €" },
    { "US-ASCII", "", TRUE, "Ete a l'oeuvre" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *declaration = g_strdup_printf ("<?xml version=\"1.0\" encoding='%s'?>\n",
                                                      encodings[i].charset);
      g_autofree char *text = g_strdup_printf ("%s" HEAD "<title>%s</title></project>",
                                               encodings[i].declared ? declaration : "",
                                               encodings[i].title);
      gsize length;
      g_autofree char *converted = g_convert (text, -1, encodings[i].charset, "UTF-8", NULL,
                                              &length, NULL);
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TdtLoaded) loaded = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", encodings[i].charset);
      g_assert_nonnull (converted);
      g_byte_array_append (array, (const guchar *) encodings[i].mark,
                           (guint) strlen (encodings[i].mark));
      g_byte_array_append (array, (const guchar *) converted, (guint) length);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
      loaded = tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (tdt_report_get_n_repairs (loaded->report), ==, 0);
      g_assert_cmpstr (tdt_row_get_text (tdt_root_get_project (loaded->root), TDT_PROJECT_TITLE),
                       ==, encodings[i].title);
    }
}

/* Every allocation of the parser fails once: the answer is an error each time, never a part of the
 * project. */
static void
test_without_memory (void)
{
  g_autofree char *document = document_with (
      "<title>T\xc3\xa9</title><x:n xmlns:x='urn:x' x:a='&lt;'>&amp;</x:n><!-- c -->"
      "<rooms><room uid='r'><name>A &amp; B</name></room></rooms>");

  for (guint fail_at = 1;; fail_at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdtLoaded) loaded = NULL;

      tdt_xml_memory_set_fail_at (fail_at);
      loaded = parse_document (document, &error);
      tdt_xml_memory_set_fail_at (0);
      if (loaded != NULL)
        {
          g_test_message ("%u allocations", fail_at - 1);
          g_assert_cmpuint (fail_at, >, 10);
          return;
        }
      g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_MEMORY);
    }
}

static void
assert_file_refused (const char *path, TdtStorageError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);

  g_assert_null (loaded);
  g_test_message ("%s", error->message);
  g_assert_error (error, TDT_STORAGE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, path));
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tour-de-table-XXXXXX", &error);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *large = g_build_filename (folder, "large", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  FILE *stream;

  g_assert_no_error (error);
  assert_file_refused (missing, TDT_STORAGE_ERROR_IO);
  assert_file_refused (folder, TDT_STORAGE_ERROR_NOT_REGULAR);
  g_assert_no_errno (mkfifo (pipe, 0600));
  assert_file_refused (pipe, TDT_STORAGE_ERROR_NOT_REGULAR);
  assert_file_refused ("/dev/zero", TDT_STORAGE_ERROR_NOT_REGULAR);
  stream = g_fopen (large, "w");
  g_assert_no_errno (ftruncate (fileno (stream), (off_t) TDT_PROJECT_MAX_BYTES + 1));
  fclose (stream);
  assert_file_refused (large, TDT_STORAGE_ERROR_TOO_LARGE);
  g_assert_no_errno (g_unlink (pipe));
  g_assert_no_errno (g_unlink (large));
  g_assert_no_errno (g_rmdir (folder));
}

/* A compressed file stays what it is: bytes that are no XML. */
static void
test_compressed (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x1f\x8b\x08\x08\x01\x02\x03\x04\x05", 9);

  assert_refused (bytes, TDT_STORAGE_ERROR_SYNTAX, "test:1:1: ", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/guards/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_refused);
    }
  g_test_add_func ("/guards/limits", test_limits);
  g_test_add_func ("/guards/within-limits", test_within_limits);
  g_test_add_func ("/guards/zero-byte", test_zero_byte);
  g_test_add_func ("/guards/utf-32", test_utf_32);
  g_test_add_func ("/guards/encodings", test_encodings);
  g_test_add_func ("/guards/compressed", test_compressed);
  g_test_add_func ("/guards/files", test_files);
  g_test_add_func ("/guards/without-memory", test_without_memory);

  return g_test_run ();
}
