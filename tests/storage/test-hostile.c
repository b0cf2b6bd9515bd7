/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promise of the guards: whatever the bytes, an answer in little time and memory, and never a
 * project that does not survive being saved. */
#include "storage-documents.h"

#include "tdt-test-random.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#define HEAD "<project xmlns=\"" TDT_PROJECT_NAMESPACE "\" version=\"1.0\" uid=\"p\">"
#define SIZE ((gsize) 33554432)
#define MAX_MEMORY ((gsize) 314572800)
#define MAX_SECONDS 2.0
/* Those of a project of 20 KB. */
#define SAMPLE_RECORDS 40
#define SAMPLE_BYTES ((gsize) 20000)

/* A piece repeated until the document has SIZE bytes; "@" is its number. */
typedef struct
{
  const char *name;
  const char *before;
  const char *piece;
  const char *after;
} Case;

static const Case cases[] = {
  { "empty elements", HEAD, "<a/>", "</project>" },
  { "elements", HEAD, "<a>@</a>", "</project>" },
  { "names", HEAD, "<a@ b@=''/>", "</project>" },
  { "names in an element", HEAD "<new>", "<a@ b@=''/>", "</new></project>" },
  { "ampersands", HEAD "<new><![CDATA[", "&&&&&&&&", "]]></new></project>" },
  { "comments", HEAD, "<!---->", "</project>" },
  { "instructions", HEAD, "<?a?>", "</project>" },
  { "comment", HEAD "<!--", "@@@@@@@@", "--></project>" },
  { "cdata", HEAD "<title>", "<![CDATA[]]>", "</title></project>" },
  { "titles", HEAD, "<title>x</title>", "</project>" },
  { "references in a title", HEAD "<title>", "&amp;&#65;", "</title></project>" },
  { "references in a text", HEAD "<description>", "&#233;\n", "</description></project>" },
  { "greater", HEAD "<new>", ">>>>>>>>", "</new></project>" },
  { "brackets", HEAD "<title>", "]]]]]]]]", "</title></project>" },
  { "spaces", HEAD "<title>a\t", "        ", "b</title></project>" },
  { "tabs", HEAD "<title>", "\t \t", "</title></project>" },
  { "carriage returns", HEAD "<description>", "\xc3\xa9\r\n\r", "</description></project>" },
  { "letters", HEAD "<title>", "\xc3\xa9\xe2\x82\xac", "</title></project>" },
  { "stray text", HEAD, "x<a/>", "</project>" },
  { "rooms", HEAD "<rooms>", "<room uid='@'/>", "</rooms></project>" },
  { "rooms without uid", HEAD "<rooms>", "<room/>", "</rooms></project>" },
  { "people of all kinds", HEAD "<people>", "<person uid='@'/></people><people>",
    "</people></project>" },
  { "sessions", HEAD "<sessions>", "<session uid='@'><title>@</title></session>",
    "</sessions></project>" },
  { "items", HEAD "<rooms><room uid='r'>", "<equipment>a</equipment>",
    "</room></rooms></project>" },
  { "dangling", HEAD "<agenda-items><agenda-item uid='i'>", "<speakers>s@</speakers>",
    "</agenda-item></agenda-items></project>" },
  { "the same reference", HEAD "<agenda-items><agenda-item uid='i'>", "<speakers>s</speakers>",
    "</agenda-item></agenda-items></project>" },
  { "times", HEAD "<sessions>",
    "<session uid='@'><start>2017-09-27T10:15:00+05:00[Europe/Paris]</start></session>",
    "</sessions></project>" },
  { "days", HEAD "<sessions>",
    "<session uid='@'><start>2017-03-26T02:30:00+05:00[America/New_York]</start></session>",
    "</sessions></project>" },
  { "attributes", HEAD,
    "<n a1='' a2='' a3='' a4='' a5='' a6='' a7='' a8='' a9='' a10='' a11='' a12='' a13='' a14=''"
    " a15='' a16='' a17='' a18='' a19='' a20='' a21='' a22='' a23='' a24='' a25='' a26='' a27=''/>",
    "</project>" },
  { "attributes of records", HEAD "<rooms>", "<room uid='@' a='' b='' c='' d='' e='' f=''/>",
    "</rooms></project>" },
  { "unfinished", HEAD, "<a", "" },
  { "quotes", HEAD "<a b='", "<<<<<<<<", "" },
  { "ends", HEAD, "</a>", "" },
  { "ancestors", HEAD "<ancestors>", "<ancestor>x</ancestor>", "</ancestors></project>" },
};

static char *
make_document (const Case *test)
{
  GString *text = g_string_sized_new (SIZE + 4096);
  gboolean numbered = strchr (test->piece, '@') != NULL;
  g_auto (GStrv) parts = g_strsplit (test->piece, "@", -1);

  g_string_append (text, test->before);
  for (guint i = 0; text->len < SIZE; i++)
    {
      g_autofree char *number = numbered ? g_strdup_printf ("%u", i) : NULL;
      g_autofree char *piece = numbered ? g_strjoinv (number, parts) : NULL;

      g_string_append (text, numbered ? piece : test->piece);
    }
  g_string_append (text, test->after);
  return g_string_free (text, FALSE);
}

static double
get_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static gsize
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (gsize) usage.ru_maxrss * 1024;
}

/* In a process of its own, from a file, as it happens to a user. */
static void
read_in_subprocess (const char *path)
{
  g_autoptr (GError) error = NULL;
  double before = get_seconds ();
  g_autoptr (TdtLoaded) loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);
  double seconds = get_seconds () - before;
  gsize memory = get_peak_memory ();

  g_printerr ("%s %.2f s %u MB: %s\n", path, seconds, (guint) (memory >> 20),
              error != NULL ? error->message : "read");
  g_assert_cmpfloat (seconds, <=, MAX_SECONDS);
  g_assert_cmpuint (memory, <=, MAX_MEMORY);
}

static void
test_large (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *document = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      read_in_subprocess (g_getenv ("TDT_TEST_FILE"));
      return;
    }
  document = make_document (test);
  path = g_build_filename (g_get_tmp_dir (), "tour-de-table-hostile.xml", NULL);
  g_file_set_contents (path, document, -1, &error);
  g_assert_no_error (error);
  g_setenv ("TDT_TEST_FILE", path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("TDT_TEST_FILE");
  g_assert_no_errno (g_unlink (path));
  g_test_trap_assert_passed ();
}

static char *
make_sample (gsize *length)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (TdtRoot) root = tdt_test_random_project (random, SAMPLE_RECORDS);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, NULL);

  *length = g_bytes_get_size (bytes);
  g_assert_cmpuint (*length, >=, SAMPLE_BYTES);
  return g_memdup2 (g_bytes_get_data (bytes, NULL), *length + 1);
}

/* Either an error that says where, or a project that is whole once repaired. */
static gboolean
assert_answer (const char *document, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (document, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, &error);
  g_autofree char *written = NULL;
  g_autoptr (TdtLoaded) again = NULL;

  if (loaded == NULL)
    {
      g_assert_true (error->domain == TDT_STORAGE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "test:"));
      return FALSE;
    }
  if (loaded->newer_major)
    return TRUE;
  written = write_document (loaded);
  again = read_document (written);
  g_assert_cmpuint (tdt_report_get_n_repairs (again->report), ==, 0);
  tdt_test_assert_sound (loaded->root);
  return TRUE;
}

static void
test_cut_off (void)
{
  gsize length;
  g_autofree char *sample = make_sample (&length);

  for (gsize cut = 0; cut < length - 1; cut++)
    g_assert_false (assert_answer (sample, cut));
  g_assert_true (assert_answer (sample, length));
  g_test_message ("cut off at each of %zu bytes", length);
}

/* One bit at each byte. */
static void
test_flipped_bits (void)
{
  gsize length;
  g_autofree char *sample = make_sample (&length);
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  guint n_read = 0;

  for (gsize place = 0; place < length; place++)
    {
      char bit = (char) (1 << g_rand_int_range (random, 0, 8));

      sample[place] = (char) (sample[place] ^ bit);
      n_read += assert_answer (sample, length);
      sample[place] = (char) (sample[place] ^ bit);
    }
  g_test_message ("%u of %zu were read", n_read, length);
  g_assert_cmpuint (n_read, >, length / 20);
  g_assert_cmpuint (n_read, <, length - length / 20);
}

/* Pieces of XML where they do not belong. */
static void
test_pieces (void)
{
  static const char *const pieces[] = {
    "<",
    ">",
    "&",
    "&#0;",
    "&lt;",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<a/>",
    "</room>",
    "<room>",
    "<room uid='x'/>",
    "xmlns='urn:x'",
    "xmlns:x='urn:x'",
    "\xc3",
    "\xef\xbf\xbe",
    "\r",
    "<title>",
    "</title>",
    "<title/>",
    " a='b'",
    "<x:a xmlns:x='urn:x' x:b='&amp;'/>",
    "<base/>",
    "<ancestors/>",
    "<name>x</name>",
    "<!DOCTYPE a>",
    "<rooms/>",
    "</project>",
    "'",
    "\"",
    "\t",
  };
  gsize length;
  g_autofree char *sample = make_sample (&length);
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new_len (sample, (gssize) length);

      for (guint n = (guint) g_rand_int_range (random, 1, 4); n > 0; n--)
        {
          gsize place = (gsize) g_rand_int_range (random, 0, (gint32) text->len);

          if (g_rand_boolean (random))
            g_string_erase (text, (gssize) place, (gssize) MIN (text->len - place, 5));
          g_string_insert (text, (gssize) place,
                           pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
        }
      assert_answer (text->str, text->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hostile/cut-off", test_cut_off);
  g_test_add_func ("/hostile/flipped-bits", test_flipped_bits);
  g_test_add_func ("/hostile/pieces", test_pieces);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/large/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_large);
    }

  return g_test_run ();
}
