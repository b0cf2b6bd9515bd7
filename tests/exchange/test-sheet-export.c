/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that go out to be changed, and come back. */
#include "tdt-edit.h"
#include "tdt-import.h"
#include "tdt-sheet-export.h"
#include "tdt-test-sheets.h"

#include <string.h>

#define ZONE "Europe/Paris"

static void
add (TdtEdit *edit, TdtKindId kind, const char *uid, TdtFieldId naming, const char *name)
{
  tdt_edit_add (edit, kind, uid, NULL);
  g_assert_true (tdt_edit_set_text (edit, uid, naming, name, NULL));
}

static void
add_participant (TdtEdit *edit, const char *uid, const char *person, int role)
{
  add (edit, TDT_KIND_PARTICIPANT, uid, TDT_PARTICIPANT_SESSION, "opening");
  tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_PERSON, person, NULL);
  tdt_edit_set_token (edit, uid, TDT_PARTICIPANT_ROLE, role, NULL);
}

/* Two rooms of one name, texts of several lines, what looks like a formula. */
static TdtRoot *
make_root (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("doc");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtTime) start = tdt_time_parse ("2017-09-27T10:15:00+02:00[" ZONE "]",
                                              strlen ("2017-09-27T10:15:00+02:00[" ZONE "]"), NULL);

  tdt_edit_set_text (edit, "doc", TDT_PROJECT_TIME_ZONE, ZONE, NULL);
  add (edit, TDT_KIND_ORGANISATION, "cci", TDT_ORGANISATION_NAME, "CCI");
  add (edit, TDT_KIND_ROOM, "hall-1", TDT_ROOM_NAME, "Hall");
  add (edit, TDT_KIND_ROOM, "hall-2", TDT_ROOM_NAME, "Hall");
  add (edit, TDT_KIND_PERSON, "marie", TDT_PERSON_FAMILY_NAME, "Durand");
  tdt_edit_set_text (edit, "marie", TDT_PERSON_GIVEN_NAME, "Marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_ORGANISATION, "cci", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_PHONE, "+33 4 92 00 00 01", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_NOTES, "one; \"two\"\n=three", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_MEAL, "yes", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_RANK, "not in the table", NULL);
  add (edit, TDT_KIND_PERSON, "jean", TDT_PERSON_FAMILY_NAME, "Petit");
  tdt_edit_set_token (edit, "jean", TDT_PERSON_PHOTO_CONSENT, TDT_CONSENT_REFUSED, NULL);
  add (edit, TDT_KIND_SESSION, "opening", TDT_SESSION_TITLE, "Ouverture");
  tdt_edit_set_time (edit, "opening", TDT_SESSION_START, start, NULL);
  tdt_edit_set_number (edit, "opening", TDT_SESSION_MINUTES, 45, NULL);
  tdt_edit_set_text (edit, "opening", TDT_SESSION_ROOM, "hall-1", NULL);
  tdt_edit_set_token (edit, "opening", TDT_SESSION_KIND, TDT_SESSION_KIND_OPENING, NULL);
  add (edit, TDT_KIND_SESSION, "later", TDT_SESSION_TITLE, "Unplaced");
  tdt_edit_set_number (edit, "later", TDT_SESSION_MINUTES, 30, NULL);
  add_participant (edit, "p-marie", "marie", TDT_PARTICIPANT_ROLE_CHAIR);
  add_participant (edit, "p-jean", "jean", TDT_PARTICIPANT_ROLE_ATTENDEE);
  add (edit, TDT_KIND_DAY, "day", TDT_DAY_DATE, "2017-09-27");
  return tdt_edit_apply (edit);
}

typedef TdtSheet *(*MakeSheet) (const TdtRoot *root);

static TdtRoot *
import (GBytes *bytes, const TdtRoot *into)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GError) error = NULL;
  TdtRoot *root = tdt_import_bytes (bytes, "x", into, report, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->lost->len, ==, 0);
  return root;
}

/* What nobody changed comes back as it was, in all formats. */
static void
test_unchanged (void)
{
  static const MakeSheet makers[] = { tdt_sheet_new_people, tdt_sheet_new_sessions };
  g_autoptr (TdtRoot) root = make_root ();

  for (guint m = 0; m < G_N_ELEMENTS (makers); m++)
    for (int f = 0; f < TDT_SHEET_N_FORMATS; f++)
      {
        g_autoptr (TdtSheet) sheet = makers[m](root);
        g_autoptr (GBytes) bytes = tdt_sheet_write (sheet, (TdtSheetFormat) f, NULL);
        g_autoptr (GBytes) again = tdt_sheet_write (sheet, (TdtSheetFormat) f, NULL);
        g_autoptr (GPtrArray) read = tdt_sheets_read (bytes, "x", NULL, NULL);
        g_autofree char *cells = tdt_test_dup_cells (sheet);
        g_autofree char *cells_read = tdt_test_dup_cells (read->pdata[0]);
        g_autoptr (TdtRoot) back = import (bytes, root);

        g_assert_true (g_bytes_equal (bytes, again));
        if (f != TDT_SHEET_CSV)
          g_assert_cmpstr (cells_read, ==, cells);
        g_assert_true (tdt_root_equal (back, root));
      }
}

/* One text of the table put in place of another. */
static TdtRoot *
import_changed (const TdtRoot *root, MakeSheet make, const char *from, const char *to)
{
  g_autoptr (TdtSheet) sheet = make (root);
  g_autoptr (GBytes) bytes = tdt_sheet_write (sheet, TDT_SHEET_CSV, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GBytes) changed_bytes = NULL;

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  changed_bytes = g_bytes_new (changed->str, changed->len);
  return import (changed_bytes, root);
}

static void
test_changed (void)
{
  g_autoptr (TdtRoot) root = make_root ();
  g_autoptr (TdtRoot)
      renamed = import_changed (root, tdt_sheet_new_people, "Durand;Marie", "Durand-Roux;Marie");
  g_autoptr (TdtRoot)
      emptied = import_changed (root, tdt_sheet_new_people, "'+33 4 92 00 00 01", "");
  g_autoptr (TdtRoot)
      moved = import_changed (root, tdt_sheet_new_sessions, "10:15;11:00", "14h;15h30");
  g_autoptr (TdtRoot) silent = import_changed (root, tdt_sheet_new_sessions, "Marie Durand (CCI)",
                                               "Anne Roux (Gap)");
  const TdtRow *row = tdt_root_lookup (renamed, "marie");

  g_assert_cmpstr (tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME), ==, "Durand-Roux");
  g_assert_cmpstr (tdt_row_get_text (row, TDT_PERSON_RANK), ==, "not in the table");
  g_assert_false (tdt_row_has (tdt_root_lookup (emptied, "marie"), TDT_PERSON_PHONE));
  row = tdt_root_lookup (moved, "opening");
  g_assert_cmpint (tdt_time_minute_of_day (tdt_row_get_time (row, TDT_SESSION_START)), ==, 14 * 60);
  g_assert_cmpint (tdt_row_get_number (row, TDT_SESSION_MINUTES, 0), ==, 90);
  g_assert_cmpstr (tdt_row_get_text (row, TDT_SESSION_ROOM), ==, "hall-1");
  /* Who is not named any more does not speak; who came to listen is not in question. */
  g_assert_null (tdt_root_lookup (silent, "p-marie"));
  g_assert_nonnull (tdt_root_lookup (silent, "p-jean"));
  g_assert_cmpuint (tdt_root_count (silent, TDT_KIND_PARTICIPANT), ==, 2);
  g_assert_cmpuint (tdt_root_count (silent, TDT_KIND_PERSON), ==, 3);
}

/* No cell begins what a spreadsheet would work out. */
static void
test_formulas (void)
{
  static const char *const texts[] = { "=1+1", "+33 4", "-5", "@SUM(A1)", "=HYPERLINK(\"x\")" };
  g_autoptr (TdtRoot) empty = tdt_root_new ("doc");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
      g_autoptr (TdtRoot) root = NULL;
      g_autoptr (TdtRoot) back = NULL;
      g_autoptr (TdtSheet) sheet = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_autofree char *bad = g_strconcat (";", texts[i], NULL);

      add (edit, TDT_KIND_PERSON, "a", TDT_PERSON_FAMILY_NAME, texts[i]);
      root = tdt_edit_apply (edit);
      sheet = tdt_sheet_new_people (root);
      bytes = tdt_sheet_write (sheet, TDT_SHEET_CSV, NULL);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_null (strstr (text, bad));
      back = import (bytes, root);
      g_assert_true (tdt_root_equal (back, root));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-export/unchanged", test_unchanged);
  g_test_add_func ("/sheet-export/changed", test_changed);
  g_test_add_func ("/sheet-export/formulas", test_formulas);
  return g_test_run ();
}
