/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include "tdt-cards.h"
#include "tdt-example.h"
#include "tdt-export.h"
#include "tdt-import.h"
#include "tdt-mail.h"
#include "tdt-people-text.h"
#include "tdt-sheet-export.h"
#include "tdt-test-random.h"

#include <string.h>

static GPtrArray *
new_seeds (GBytes *bytes)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (seeds, bytes);
  return seeds;
}

static GPtrArray *
make_exported (TdtExportFormat format)
{
  g_autoptr (TdtRoot) example = tdt_example_new ();

  return new_seeds (tdt_export_bytes (example, format, NULL, 0));
}

static GPtrArray *
make_xml (void)
{
  return make_exported (TDT_EXPORT_SCHEDULE_XML);
}

static GPtrArray *
make_json (void)
{
  return make_exported (TDT_EXPORT_SCHEDULE_JSON);
}

/* Sessions thousands of years and several zones apart, once seconds for each zone. */
static GBytes *
make_far_calendar (void)
{
  static const char *const ZONES[] = { "Europe/Paris", "Europe/London", "America/New_York",
                                       "Asia/Tokyo",   "Europe/Berlin", "America/Sao_Paulo" };
  GString *text = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b\r\n");

  for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++)
    g_string_append_printf (text,
                            "BEGIN:VEVENT\r\nUID:%u\r\nDTSTAMP:20170901T000000Z\r\n"
                            "DTSTART;TZID=%s:%s0927T090000\r\nDURATION:PT1H\r\nSUMMARY:a\r\n"
                            "END:VEVENT\r\n",
                            i, ZONES[i], i % 2 == 0 ? "1017" : "9017");
  g_string_append (text, "END:VCALENDAR\r\n");
  return g_string_free_to_bytes (text);
}

static GPtrArray *
make_calendar (void)
{
  GPtrArray *seeds = make_exported (TDT_EXPORT_CALENDAR);

  g_ptr_array_add (seeds, make_far_calendar ());
  return seeds;
}

static GPtrArray *
make_cards (void)
{
  g_autoptr (TdtRoot) example = tdt_example_new ();

  return new_seeds (tdt_cards_write (example, NULL));
}

static GPtrArray *
make_sheets (TdtSheetFormat format)
{
  g_autoptr (TdtRoot) example = tdt_example_new ();
  g_autoptr (TdtSheet) people = tdt_sheet_new_people (example);
  g_autoptr (TdtSheet) sessions = tdt_sheet_new_sessions (example);
  GPtrArray *seeds = new_seeds (tdt_sheet_write (people, format, NULL));

  g_ptr_array_add (seeds, tdt_sheet_write (sessions, format, NULL));
  return seeds;
}

static GPtrArray *
make_csv (void)
{
  return make_sheets (TDT_SHEET_CSV);
}

static GPtrArray *
make_xlsx (void)
{
  return make_sheets (TDT_SHEET_XLSX);
}

static GPtrArray *
make_ods (void)
{
  return make_sheets (TDT_SHEET_ODS);
}

/* What came in is sound, and goes out again in every format. */
static void
run_import (GBytes *bytes)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) root = tdt_import_bytes (bytes, "fuzz", NULL, report, &error);

  g_assert_true ((root == NULL) == (error != NULL));
  if (root == NULL)
    return;
  tdt_test_assert_sound (root);
  for (int format = 0; format < TDT_EXPORT_N_FORMATS; format++)
    g_bytes_unref (tdt_export_bytes (root, format, NULL, 0));
  g_bytes_unref (tdt_cards_write (root, NULL));
}

static GPtrArray *
make_people (void)
{
  static const char PEOPLE[] = "Mme Marie Durand, maire de Gap <marie@example.org>\n"
                               "Dr Paul Martin\tCCI\t+33 4 92 00 00 00\n\n"
                               "Jean DUPONT\nDirecteur\nConseil départemental\njean@example.org\n";

  return new_seeds (g_bytes_new_static (PEOPLE, strlen (PEOPLE)));
}

static void
run_people (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
  g_autoptr (GPtrArray) people = tdt_people_text_parse (text);

  g_assert_nonnull (people);
}

/* Whatever a name or a subject holds, no line of the header is of its making. */
static void
assert_header (GBytes *mail)
{
  static const char *const KNOWN[] = {
    "To:",   "Subject:",    "MIME-Version:", "X-Unsent:", "Content-",
    "Date:", "Message-ID:", "From:",         "X-Mailer:", "User-Agent:"
  };
  gsize size;
  const char *data = g_bytes_get_data (mail, &size);
  const char *end = g_strstr_len (data, (gssize) size, "\r\n\r\n");
  g_autofree char *header = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (end);
  header = g_strndup (data, (gsize) (end - data));
  lines = g_strsplit (header, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean known = lines[i][0] == ' ' || lines[i][0] == '\t';

      for (guint j = 0; j < G_N_ELEMENTS (KNOWN) && !known; j++)
        known = g_ascii_strncasecmp (lines[i], KNOWN[j], strlen (KNOWN[j])) == 0;
      g_assert_true (known);
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
}

static void
run_mail (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
  g_auto (GStrv) parts = g_strsplit (text, "|", 4);
  guint n_parts = g_strv_length (parts);
  g_autoptr (TdtMail) mail = tdt_mail_new ();
  g_autoptr (GBytes) written = NULL;

  mail->name = g_strdup (n_parts > 0 ? parts[0] : "");
  mail->address = tdt_mail_dup_address (n_parts > 1 ? parts[1] : "");
  mail->subject = g_strdup (n_parts > 2 ? parts[2] : "");
  mail->text = g_strdup (n_parts > 3 ? parts[3] : "");
  tdt_mail_add_file (mail, mail->subject, "text/plain", bytes);
  written = tdt_mail_write (mail);
  assert_header (written);
}

static GPtrArray *
make_mail (void)
{
  static const char MAIL[] = "Marie Durand|Marie Durand <marie@example.org>|Gap 2017: votre "
                             "séance|Bonjour Marie,\n\nMerci.\n.\nFrom Paul\n";

  return new_seeds (g_bytes_new_static (MAIL, strlen (MAIL)));
}

const TdtFuzzTarget tdt_fuzz_exchange[] = {
  { "schedule-xml", make_xml, run_import,
    "<day <room <event </event> <person <!DOCTYPE <![CDATA[ &#0; 00:00 99:99 2017-02-30" },
  { "schedule-json", make_json, run_import,
    "null true {} [] \"days\" \"rooms\" \\ud800 \\u0000 -1" },
  { "calendar", make_calendar, run_import,
    "BEGIN:VEVENT\r\n END:VEVENT\r\n BEGIN:VTIMEZONE\r\n RRULE:FREQ=SECONDLY\r\n DTSTART: TZID= "
    "RDATE: EXDATE: DURATION:P1W VALUE=DATE: ;X=" },
  { "cards", make_cards, run_import,
    "BEGIN:VCARD\r\n END:VCARD\r\n ENCODING=QUOTED-PRINTABLE: =C3=\r\n ENCODING=b: CHARSET= N: FN: "
    "VERSION:2.1 VERSION:4.0 \\n \\; ;" },
  { "csv", make_csv, run_import, "; , \t \"\" \" sep=; \r\n | Nom Title 27/09/2017 10:15" },
  { "xlsx", make_xlsx, run_import, "PK\003\004 PK\001\002 PK\005\006 xl/workbook.xml" },
  { "ods", make_ods, run_import, "PK\003\004 PK\001\002 PK\005\006 content.xml mimetype" },
  { "people", make_people, run_people, "< > @ , ; Mme Dr +33 mailto: \t \n \n\n" },
  { "mail", make_mail, run_mail, "\r\n \n \r =?utf-8?q?a?= | < > @ , ; Bcc:x@y.z \r\nBcc:x@y.z" },
  { NULL },
};
