/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each repair is reported with its place, loses nothing, and is needed once. */
#include "storage-documents.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *inside;
  guint line;
  guint column;
  /* Part of what was wrong, and what the written file has. */
  const char *problem;
  const char *kept;
} Case;

static const Case cases[] = {
  { "reference to nothing", "<host>nobody</host>", 2, 1, "no record “nobody”",
    "field=\"host\">nobody</set-aside>" },
  { "reference to another kind", "<host>r</host><rooms><room uid=\"r\"/></rooms>", 2, 1,
    "of the kind “Room” and not “Person”", "field=\"host\">r</set-aside>" },
  { "one of several references",
    "<agenda-items><agenda-item uid=\"i\"><speakers>a</speakers>\n<speakers>x</speakers>"
    "</agenda-item></agenda-items><participants><participant uid=\"a\"/></participants>",
    3, 1, "no record “x”", "<speakers>a</speakers>" },
  { "a reference twice",
    "<agenda-items><agenda-item uid=\"i\"><speakers>a</speakers><speakers>a</speakers>"
    "</agenda-item></agenda-items><participants><participant uid=\"a\"/></participants>",
    2, 58, "twice", "<speakers>a</speakers>" },
  { "a reference that is no uid", "<host>two words</host>", 2, 1, "“two words” is no uid",
    "field=\"host\">two words</set-aside>" },
  { "a number that is none", "<rooms><room uid=\"r\">\n <capacity>many</capacity></room></rooms>",
    3, 2, "“many” is not a whole number", "field=\"capacity\">many</set-aside>" },
  { "a number out of range", "<rooms><room uid=\"r\"><capacity>-1</capacity></room></rooms>", 2, 22,
    "-1 is not between", "field=\"capacity\">-1</set-aside>" },
  { "a date that is none", "<days><day uid=\"d\"><date>2017-02-30</date></day></days>", 2, 20,
    "2017-02-30", "field=\"date\">2017-02-30</set-aside>" },
  { "a time that is none", "<sessions><session uid=\"s\"><start>noon</start></session></sessions>",
    2, 28, "“noon”", "field=\"start\">noon</set-aside>" },
  { "an offset that contradicts the zone",
    "<sessions><session uid=\"s\"><start>2017-09-27T10:15:00+05:00[Europe/Paris]</start></session>"
    "</sessions>",
    2, 28, "not +300 minutes", "<start>2017-09-27T10:15:00+02:00[Europe/Paris]</start>" },
  { "a uid twice", "<rooms><room uid=\"r\"/>\n<room uid=\"r\"><name>Two</name></room></rooms>", 3,
    1, "the uid “r” already", "<name>Two</name>" },
  { "a uid of another kind's", "<rooms><room uid=\"p\"><name>N</name></room></rooms>", 2, 8,
    "the uid “p” already", "<name>N</name>" },
  { "a record without uid", "<rooms><room><name>N</name></room></rooms>", 2, 8, "without a uid",
    "<name>N</name>" },
  { "a uid that is none", "<rooms><room uid=\"a b\"><name>N</name></room></rooms>", 2, 8,
    "“a b” is no uid", "<name>N</name>" },
  { "a field twice", "<title>One</title><title>Two</title>", 2, 19, "second value",
    "field=\"title\">Two</set-aside>" },
  { "a title of two lines", "<title>\n  One\n  two\n</title>", 2, 1, "line ends",
    "<title>One two</title>" },
  { "carriage returns", "<description>One&#13;two</description>", 2, 1, "carriage returns",
    "<description>One\ntwo</description>" },
  { "text between elements", "<title>T</title>stray", 2, 1, "“stray", "stray" },
  { "text in a list", "<rooms>stray<room uid=\"r\"/></rooms>", 2, 1, "“stray”", "stray" },
  { "an ancestor that is none", "<ancestors><ancestor>x</ancestor></ancestors>", 2, 12,
    "“x” is no revision", "" },
};

static void
test_repair (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *document = document_with (test->inside);
  g_autoptr (TdtLoaded) loaded = read_document (document);
  g_autofree char *report = NULL;
  g_autofree char *written = settle_document (document, &report);
  const TdtRepair *repair;

  g_test_message ("%s", report);
  g_assert_cmpuint (tdt_report_get_n_repairs (loaded->report), ==, 1);
  repair = tdt_report_get_repair (loaded->report, 0);
  g_assert_nonnull (strstr (repair->problem, test->problem));
  g_assert_cmpstr (repair->action, !=, "");
  g_assert_cmpuint (repair->line, ==, test->line);
  g_assert_cmpuint (repair->column, ==, test->column);
  g_assert_nonnull (strstr (written, test->kept));
}

static void
test_too_long (void)
{
  g_autofree char *long_title = g_strnfill (5000, 'x');
  g_autofree char *inside = g_strdup_printf ("<title>%s</title>", long_title);
  g_autofree char *document = document_with (inside);
  g_autofree char *report = NULL;
  g_autofree char *written = settle_document (document, &report);

  g_assert_nonnull (strstr (report, "test:2:1: "));
  g_assert_nonnull (strstr (report, "longer than 4096 bytes"));
  g_assert_nonnull (strstr (written, long_title));
}

/* Nothing of this is wrong: it is how people and other programs lay out XML. */
static void
test_tolerated (void)
{
  g_autofree char *document = document_with (
      "<people>\n<person uid='q'>\n<family-name>Q</family-name><given-name>A</given-name>\n"
      "<companions> 02 </companions><parking>no</parking><diet></diet></person></people>\n"
      "<rooms><room uid='b'/></rooms>\n<title><![CDATA[T & U]]></title><rooms><room "
      "uid='a'/></rooms>"
      "<host>\n q\n</host>");
  g_autofree char *report = NULL;
  g_autofree char *written = settle_document (document, &report);

  g_assert_cmpstr (report, ==, "");
  g_assert_nonnull (strstr (written, "  <title>T &amp; U</title>\n  <host>q</host>\n  <rooms>\n"
                                     "    <room uid=\"a\">\n    </room>\n    <room uid=\"b\">\n"
                                     "    </room>\n  </rooms>\n  <people>\n    <person uid=\"q\">\n"
                                     "      <given-name>A</given-name>\n"
                                     "      <family-name>Q</family-name>\n"
                                     "      <companions>2</companions>\n    </person>\n"));
}

/* Times that clocks skip or repeat are asked about, not repaired. */
static void
test_clock_changes (void)
{
  g_autofree char *document = document_with (
      "<sessions><session uid='a'><start>2017-03-26T02:30:00+01:00[Europe/Paris]</start></session>"
      "<session uid='b'><start>2017-10-29T02:30:00+01:00[Europe/Paris]</start></session>"
      "<session uid='c'><start>2017-10-29T02:30:00+02:00[Europe/Paris]</start></session>"
      "<session uid='d'><start>2017-10-29T12:30:00+01:00[Europe/Paris]</start></session>"
      "<session "
      "uid='e'><start>2017-10-29T12:30:00+09:00[Mars/Utopia]</start></session></sessions>");
  g_autofree char *report = NULL;

  g_free (settle_document (document, &report));
  g_assert_cmpstr (report, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/repairs/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_repair);
    }
  g_test_add_func ("/repairs/too-long", test_too_long);
  g_test_add_func ("/repairs/tolerated", test_tolerated);
  g_test_add_func ("/repairs/clock-changes", test_clock_changes);

  return g_test_run ();
}
