/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include "merge-properties.h"
#include "tdt-cards.h"
#include "tdt-diff-text.h"
#include "tdt-example.h"
#include "tdt-export.h"
#include "tdt-import.h"
#include "tdt-project-file.h"
#include "tdt-sheet-export.h"
#include "tdt-test-random.h"
#include "tdt-time.h"

#include <string.h>

#define N_RECORDS 6
#define N_EDITS 4
#define PARTS "\n====\n"

static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
}

static void
append_diff (GString *text, const TdtRoot *from, const TdtRoot *to)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (from, to);

  tdt_diff_text_append (diff, text);
}

/* How a project came to be, and what two people made of it. */
static GPtrArray *
make_triples (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");

  for (guint32 i = 0; i < 40; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (TdtRoot) base = tdt_test_random_project (random, N_RECORDS);
      g_autoptr (TdtRoot) x = i % 2 == 0 ? tdt_test_edit_times (random, base, N_EDITS)
                                         : tdt_test_edit_texts (random, base, N_EDITS);
      g_autoptr (TdtRoot) y = i % 2 == 0 ? tdt_test_edit_times (random, base, N_EDITS)
                                         : tdt_test_edit_texts (random, base, N_EDITS);
      GString *text = g_string_new (NULL);

      append_diff (text, empty, base);
      g_string_append (text, PARTS);
      append_diff (text, base, x);
      g_string_append (text, PARTS);
      append_diff (text, base, y);
      g_ptr_array_add (seeds, g_string_free_to_bytes (text));
    }
  return seeds;
}

/* One uid cannot be two kinds of record: such sides have no merge, whichever is ours. */
static gboolean
can_merge (const TdtRoot *base, const TdtRoot *x, const TdtRoot *y)
{
  g_autoptr (TdtMerge) one = tdt_merge_new (base, x, y, NULL);
  g_autoptr (TdtMerge) other = tdt_merge_new (base, y, x, NULL);

  g_assert_true ((one == NULL) == (other == NULL));
  return one != NULL;
}

static void
run_merge (GBytes *bytes)
{
  g_autofree char *text = dup_text (bytes);
  g_auto (GStrv) parts = g_strsplit (text, PARTS, 3);
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtRoot) base = NULL;
  g_autoptr (TdtRoot) x = NULL;
  g_autoptr (TdtRoot) y = NULL;

  if (g_strv_length (parts) < 3)
    return;
  base = tdt_diff_text_apply (parts[0], strlen (parts[0]), empty, NULL);
  if (base == NULL)
    return;
  x = tdt_diff_text_apply (parts[1], strlen (parts[1]), base, NULL);
  y = tdt_diff_text_apply (parts[2], strlen (parts[2]), base, NULL);
  if (x != NULL && y != NULL && can_merge (base, x, y) && can_merge (base, base, x) &&
      can_merge (base, base, y))
    tdt_test_assert_merge_properties (base, x, y);
}

static GPtrArray *
make_times (void)
{
  static const char *const TIMES[] = {
    "2017-09-27T10:15:00+02:00[Europe/Paris]",
    "2017-03-26T02:30:00+01:00[Europe/Paris]",
    "2017-10-29T02:30:00+01:00[Europe/Paris]",
    "1916-06-14T23:00:00Z",
    "9999-12-31T23:59:59-18:00[Asia/Tokyo]",
    "0001-01-01T00:00:00+18:00[America/Sao_Paulo]",
    "2017-04-02T02:15:00+10:30[Australia/Lord_Howe]",
  };
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (TIMES); i++)
    g_ptr_array_add (seeds, g_bytes_new_static (TIMES[i], strlen (TIMES[i])));
  return seeds;
}

/* What the system says of the zone and of the moment fits together. */
static void
check_in_zone (const TdtTime *time)
{
  TdtTimeFit fit;
  int offsets[2] = { 0, 0 };
  g_autoptr (TdtTime) again = tdt_time_new_in_zone (time->local, time->zone, &fit);
  g_autoptr (TdtTime) there = tdt_time_new_from_instant (tdt_time_instant (time), time->zone);
  g_autoptr (TdtTime) later = tdt_time_add_minutes (time, 90);

  g_assert_cmpint (tdt_time_fit (time->local, time->zone, offsets), ==, fit);
  g_assert_cmpint (again->local, ==, time->local);
  if (fit == TDT_TIME_UNIQUE)
    g_assert_cmpint (offsets[0], ==, again->offset);
  g_assert_cmpint (tdt_time_instant (there), ==, tdt_time_instant (time));
  g_assert_cmpint (tdt_time_instant (later), ==, tdt_time_instant (time) + 90 * 60);
}

static void
run_time (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtTime) time = tdt_time_parse (data != NULL ? data : "", size, &error);
  g_autoptr (TdtTime) again = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true ((time == NULL) == (error != NULL));
  if (time == NULL)
    return;
  tdt_time_append (time, text);
  again = tdt_time_parse (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_true (tdt_time_equal (time, again));
  g_assert_cmpint (tdt_time_compare (time, again), ==, 0);
  check_in_zone (time);
}

static GPtrArray *
make_projects (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (TdtHeader) header = tdt_header_new ();

  for (guint32 i = 0; i < 20; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (TdtRoot) root = i == 0 ? tdt_example_new ()
                                        : tdt_test_random_project (random, 3 * N_RECORDS);

      g_ptr_array_add (seeds, tdt_project_file_write (root, header, NULL));
    }
  return seeds;
}

static guint
count_in (GBytes *bytes, const char *word)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;
  guint n = 0;

  while ((at = memmem (at, (gsize) (end - at), word, strlen (word))) != NULL)
    {
      at += strlen (word);
      n++;
    }
  return n;
}

/* @mark: what stands once for each record in the bytes, which cannot be told without any. */
static void
assert_comes_back (GBytes *bytes, const char *mark, TdtKindId kind)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) root = NULL;
  /* What is to be done before the event stands in the calendar beside the sessions. */
  guint n = count_in (bytes, mark) - count_in (bytes, "\r\nX-TOUR-DE-TABLE-TASK:TRUE\r\n");

  if (n == 0)
    return;
  root = tdt_import_bytes (bytes, "fuzz", NULL, report, &error);
  g_assert_no_error (error);
  tdt_test_assert_sound (root);
  g_assert_cmpuint (tdt_root_count (root, kind), ==, n);
}

static void
run_export (GBytes *bytes)
{
  static const char *const MARKS[] = {
    [TDT_EXPORT_SCHEDULE_XML] = "<event ",
    [TDT_EXPORT_SCHEDULE_JSON] = "\"subtitle\"",
    [TDT_EXPORT_CALENDAR] = "\r\nEND:VEVENT\r\n",
  };
  g_autoptr (TdtLoaded) loaded = tdt_project_file_parse (bytes, "fuzz", NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) cards = NULL;

  if (loaded == NULL)
    return;
  for (int format = 0; format < TDT_EXPORT_N_FORMATS; format++)
    {
      g_autoptr (GBytes) written = tdt_export_bytes (loaded->root, format, NULL, 0);

      assert_comes_back (written, MARKS[format], TDT_KIND_SESSION);
    }
  cards = tdt_cards_write (loaded->root, NULL);
  assert_comes_back (cards, "\r\nEND:VCARD\r\n", TDT_KIND_PERSON);
}

const TdtFuzzTarget tdt_fuzz_properties[] = {
  { "merge", make_triples, run_merge,
    "+ - * = ! ~ ? \t session person participant title description \\t \\n \\\\ 0 1 s0 s1 s2" },
  { "time", make_times, run_time,
    "[Europe/Paris] [Europe/Dublin] [Asia/Tokyo] [Africa/Casablanca] [Pacific/Apia] [UTC] Z +18:00 "
    "-18:00 -00:00 24:00 23:59:60 02-29 03-26 10-29 0000 9999" },
  { "export", make_projects, run_export,
    "<session <person </session> <title> start= minutes= uid= &#10; &#9; &lt; , ; : \\" },
  { NULL },
};
