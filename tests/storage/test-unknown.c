/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a newer version or somebody's extension wrote is there after loading and saving, where it
 * was. */
#include "storage-documents.h"

#include "tdt-edit.h"
#include "tdt-test-random.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *inside;
  /* Pieces that the file written has, in this order. */
  const char *pieces[5];
} Case;

static const Case cases[] = {
  { "element after a field",
    "<title>T</title><brand-new>x</brand-new><theme>H</theme>",
    { "<title>T</title>", "<brand-new>x</brand-new>", "<theme>H</theme>" } },
  { "element before all fields",
    "<brand-new/><title>T</title>",
    { "uid=\"p\"", "<brand-new/>", "<title>T</title>" } },
  { "structure in an element",
    "<brand-new a=\"1\"><b>x &amp; &lt;y></b><!-- c --><?pi d?><![CDATA[<&>]]></brand-new>",
    { "<brand-new a=\"1\"><b>x &amp; &lt;y></b><!-- c --><?pi d?>&lt;&amp;></brand-new>" } },
  { "element of a record",
    "<rooms><room uid=\"r\"><name>N</name><floor>2</floor><capacity>3</capacity></room></rooms>",
    { "<name>N</name>", "<floor>2</floor>", "<capacity>3</capacity>" } },
  { "attribute of a record",
    "<rooms><room uid=\"r\" floor=\"&lt;2 &amp; &quot;3&#10;\"/></rooms>",
    { "<room uid=\"r\" floor=\"&lt;2 &amp; &quot;3&#10;\">" } },
  { "attribute of a field",
    "<title xml:lang=\"fr\">T</title>",
    { "<title xml:lang=\"fr\">T</title>" } },
  { "attribute of one of several values",
    "<rooms><room uid=\"r\"><equipment>a</equipment><equipment "
    "n=\"2\">b</equipment></room></rooms>",
    { "<equipment>a</equipment>", "<equipment n=\"2\">b</equipment>" } },
  { "attribute of a field without a value", "<title a=\"1\"/>", { "<title a=\"1\"></title>" } },
  { "element in a field",
    "<title>A <b>bold</b> word</title>",
    { "<title>A  word<b>bold</b></title>" } },
  { "new kind of record",
    "<rooms><room uid=\"r\"/></rooms><vehicles><vehicle uid=\"v\"><seats>4</seats></vehicle>"
    "</vehicles><people><person uid=\"q\"/></people>",
    { "</rooms>", "<vehicles><vehicle uid=\"v\"><seats>4</seats></vehicle></vehicles>",
      "<people>" } },
  { "something else in a list",
    "<rooms sorted=\"no\"><!-- first --><room uid=\"a\"/><wing>north</wing><room "
    "uid=\"b\"/></rooms>",
    { "<rooms sorted=\"no\">", "<!-- first -->", "<room uid=\"a\">", "<wing>north</wing>",
      "<room uid=\"b\">" } },
  { "a list with nothing known",
    "<rooms><wing>north</wing></rooms>",
    { "<rooms>", "<wing>north</wing>", "</rooms>" } },
  { "an extension's namespace",
    "<x:note xmlns:x=\"urn:x?a&amp;b\" x:a=\"1\"><x:b/></x:note>",
    { "<x:note xmlns:x=\"urn:x?a&amp;b\" x:a=\"1\"><x:b/></x:note>" } },
  { "an extension's attribute",
    "<title xmlns:x=\"urn:x\" x:a=\"1\" x:b=\"2\">T</title>",
    { "<title xmlns:x=\"urn:x\" x:a=\"1\" x:b=\"2\">T</title>" } },
  { "a default namespace inside",
    "<note xmlns=\"urn:other\"><b/></note>",
    { "<note xmlns=\"urn:other\"><b/></note>" } },
  { "a word nobody knows yet",
    "<sessions><session uid=\"s\"><kind>hologram</kind></session></sessions>",
    { "<kind>hologram</kind>" } },
  { "comments and instructions",
    "<title>T</title><!-- ask & \xc3\xa9 --><?editor fold=\"1\"?>",
    { "<title>T</title>", "<!-- ask & \xc3\xa9 -->", "<?editor fold=\"1\"?>" } },
};

static void
assert_in_order (const char *text, const char *const *pieces)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases[0].pieces) && pieces[i] != NULL; i++)
    {
      const char *found = strstr (text, pieces[i]);

      if (found == NULL)
        g_error ("“%s” is missing or out of order in: %s", pieces[i], text);
      text = found + strlen (pieces[i]);
    }
}

static void
test_survives (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *document = document_with (test->inside);
  g_autofree char *report = NULL;
  g_autofree char *written = settle_document (document, &report);

  g_assert_cmpstr (report, ==, "");
  assert_in_order (written, test->pieces);
}

static void
test_around_the_document (void)
{
  const char *document = "<?xml version='1.0'?><?xml-stylesheet href='a.css'?><!-- ours -->"
                         "<project xmlns='" TDT_PROJECT_NAMESPACE
                         "' version='1.7' uid='p' mood='good'><!-- in --></project><!-- end -->";
  g_autofree char *written = settle_document (document, NULL);
  static const char *const pieces[] = { "<?xml-stylesheet href='a.css'?>", "<!-- ours -->",
                                        "mood=\"good\"", "<!-- in -->", "<!-- end -->" };

  assert_in_order (written, pieces);
}

static void
test_namespaces_come_along (void)
{
  const char *document = "<t:project xmlns:t='" TDT_PROJECT_NAMESPACE
                         "' xmlns:x='urn:x' version='1.0' uid='p'>"
                         "<t:title>T</t:title><x:a/><t:new/><plain/></t:project>";
  g_autofree char *written = settle_document (document, NULL);
  g_autoptr (TdtLoaded) loaded = read_document (written);
  static const char *const pieces[] = { "<title>T</title>", "<x:a ", "xmlns:x=\"urn:x\"", "<t:new ",
                                        "<plain xmlns=\"\"" };

  assert_in_order (written, pieces);
}

/* What followed a record or a field that is gone stays. */
static void
test_survives_edits (void)
{
  g_autofree char *document = document_with (
      "<title>T</title><after-title/>"
      "<rooms><room uid=\"a\"/><room uid=\"b\"/><after-b/></rooms><after-rooms/>");
  g_autoptr (TdtLoaded) loaded = read_document (document);
  g_autoptr (TdtEdit) edit = tdt_edit_new (loaded->root);
  g_autofree char *written = NULL;
  g_autofree char *settled = NULL;
  static const char *const pieces[] = { "<after-title/>", "<rooms>", "<after-b/>", "</rooms>",
                                        "<after-rooms/>" };

  g_assert_true (tdt_edit_remove (edit, "a", NULL));
  g_assert_true (tdt_edit_remove (edit, "b", NULL));
  g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_TITLE, NULL, NULL));
  g_clear_pointer (&loaded->root, tdt_root_unref);
  loaded->root = tdt_edit_apply (edit);
  written = write_document (loaded);
  assert_in_order (written, pieces);
  settled = settle_document (written, NULL);
  g_assert_cmpstr (settled, ==, written);
}

static TdtUnknownItem
random_item (GRand *random, const TdtRow *row)
{
  static const char *const pieces[] = {
    "<!-- c -->", "<?pi?>", "<new/>", "<x:a xmlns:x=\"urn:x\"/>", "<b xmlns=\"\">&amp;</b>",
  };
  static const char *const attributes[] = { "a", "b", "x:a", "y:a", "xml:lang" };
  static const char *const namespaces[] = { NULL, NULL, "urn:x", "urn:y",
                                            "http://www.w3.org/XML/1998/namespace" };
  gboolean is_project = tdt_row_get_kind_id (row) == TDT_KIND_PROJECT;
  guint n_fields = tdt_row_get_kind (row)->n_fields;
  TdtUnknownItem item = { .place = TDT_UNKNOWN_IN_RECORD };
  guint chosen = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (attributes));

  item.place = (TdtUnknownPlace) (is_project ? g_rand_int_range (random, 0, 6)
                                             : g_rand_int_range (random, 1, 3));
  if (item.place == TDT_UNKNOWN_IN_RECORD)
    item.position = g_rand_int_range (random, -1, (gint32) n_fields);
  else if (item.place == TDT_UNKNOWN_IN_FIELD)
    item.position = g_rand_int_range (random, 0, (gint32) n_fields);
  else if (item.place == TDT_UNKNOWN_IN_LIST || item.place == TDT_UNKNOWN_AFTER_LIST)
    item.position = g_rand_int_range (random, 1, TDT_N_KINDS);
  /* Around the document there are no elements. */
  else if (item.place != TDT_UNKNOWN_IN_RECORD)
    chosen %= 2;
  item.xml = g_strdup (pieces[chosen]);
  if (item.place == TDT_UNKNOWN_IN_LIST && g_rand_boolean (random))
    item.record = g_strdup_printf ("%08x", g_rand_int (random));
  else if ((item.place == TDT_UNKNOWN_IN_LIST || item.place == TDT_UNKNOWN_IN_FIELD ||
            item.place == TDT_UNKNOWN_IN_RECORD) &&
           g_rand_boolean (random))
    {
      item.attribute = g_strdup (attributes[chosen]);
      item.ns = g_strdup (namespaces[chosen]);
      if (item.place == TDT_UNKNOWN_IN_RECORD)
        item.position = -1;
    }
  return item;
}

static void
put_random_unknown (GRand *random, TdtEdit *edit, const TdtRow *row)
{
  TdtUnknownItem items[6];
  guint n_items = (guint) g_rand_int_range (random, 1, G_N_ELEMENTS (items) + 1);
  g_autoptr (TdtUnknown) unknown = NULL;
  g_autoptr (TdtRow) changed = NULL;

  for (guint i = 0; i < n_items; i++)
    items[i] = random_item (random, row);
  unknown = tdt_unknown_new (items, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      g_free (items[i].record);
      g_free (items[i].attribute);
      g_free (items[i].ns);
      g_free (items[i].xml);
    }
  changed = tdt_row_with_unknown (row, unknown);
  g_assert_true (tdt_edit_put (edit, changed, NULL));
}

/* Wherever such content stands, also where what it followed is gone: all of it is written, and what
 * is read back stays as it is. */
static void
test_any_place (void)
{
  for (guint32 seed = 1; seed <= 100; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtLoaded) loaded = read_document ("<project xmlns='" TDT_PROJECT_NAMESPACE
                                                    "' version='1.0' uid='p'/>");
      g_autoptr (TdtRoot) root = tdt_test_random_project (random, 20);
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);
      g_autofree char *written = NULL;
      g_autofree char *settled = NULL;

      for (guint k = 0; k < TDT_N_KINDS; k++)
        {
          TdtRowIter iter;
          const TdtRow *row;

          tdt_row_iter_init (&iter, root, k);
          while (tdt_row_iter_next (&iter, &row))
            if (k == TDT_KIND_PROJECT || g_rand_boolean (random))
              put_random_unknown (random, edit, row);
        }
      tdt_root_unref (loaded->root);
      loaded->root = tdt_edit_apply (edit);
      written = write_document (loaded);
      settled = settle_document (written, NULL);
      g_assert_cmpstr (settled, ==, written);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/unknown/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_survives);
    }
  g_test_add_func ("/unknown/around-the-document", test_around_the_document);
  g_test_add_func ("/unknown/namespaces-come-along", test_namespaces_come_along);
  g_test_add_func ("/unknown/survives-edits", test_survives_edits);
  g_test_add_func ("/unknown/any-place", test_any_place);

  return g_test_run ();
}
