/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts, whatever names, titles and texts hold. */
#include "tdt-mail.h"
#include "tdt-plain.h"

#include <gmime/gmime.h>
#include <string.h>

#define LONG_LINE 998

static void
test_addresses (void)
{
  static const struct
  {
    const char *text;
    const char *address;
  } cases[] = {
    { "marie@example.org", "marie@example.org" },
    { "  marie@example.org\t", "marie@example.org" },
    { "Marie Durand <marie.durand@example.org>", "marie.durand@example.org" },
    { "\"Durand, Marie\" < marie@example.org >", "marie@example.org" },
    { "mailto:marie@example.org", "marie@example.org" },
    { "marie+gap@sub.example.org", "marie+gap@sub.example.org" },
    { "marie@localhost", "marie@localhost" },
    { "marie@d\303\251partement.example", "marie@xn--dpartement-b7a.example" },
    { NULL, NULL },
    { "", NULL },
    { "marie", NULL },
    { "@example.org", NULL },
    { "marie@", NULL },
    { "marie@example..org", NULL },
    { ".marie@example.org", NULL },
    { "marie.@example.org", NULL },
    { "ma..rie@example.org", NULL },
    { "marie@-example.org", NULL },
    { "marie durand@example.org", NULL },
    { "marie@example.org, paul@example.org", NULL },
    { "marie@example.org; paul@example.org", NULL },
    { "marie@paul@example.org", NULL },
    { "marie@example.org\r\nBcc: all@example.org", NULL },
    { "marie@example.org\nBcc: all@example.org", NULL },
    { "<marie@example.org> <paul@example.org", NULL },
    { "m\303\251lanie@example.org", NULL },
    { "marie@[127.0.0.1]", NULL },
    { "marie@exa mple.org", NULL },
    { "marie@example.org?bcc=all@example.org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = tdt_mail_dup_address (cases[i].text);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } cases[] = {
    { NULL, "" },
    { "Marie", "Marie" },
    { "a\r\nBcc: b@example.org", "a Bcc: b@example.org" },
    { " \n a \t\v b \n", "a b" },
    { "a\302\205b\342\200\250c", "a b c" },
    { "gpj\342\200\256exe.pdf", "gpjexe.pdf" },
    { "a\001\177b", "a b" },
    { "=?utf-8?q?x?=", "= ?utf-8?q?x?=" },
    { "a\377b", "a\357\277\275b" },
    { "\330\271\330\261\330\250\331\212", "\330\271\330\261\330\250\331\212" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = tdt_mail_dup_line (cases[i].text);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_file_names (void)
{
  static const struct
  {
    const char *stem;
    const char *name;
  } cases[] = {
    { "Marie Durand", "Marie Durand.eml" },
    { "../../etc/passwd", "etc-passwd.eml" },
    { "/etc/passwd", "etc-passwd.eml" },
    { "..", "file.eml" },
    { "", "file.eml" },
    { NULL, "file.eml" },
    { "-rf", "rf.eml" },
    { "~root", "root.eml" },
    { "a\nb", "a b.eml" },
    { "C:\\x", "C--x.eml" },
    { "NUL", "file-NUL.eml" },
    { "com1.txt", "file-com1.txt.eml" },
    { "Concorde", "Concorde.eml" },
    { "gpj\342\200\256exe", "gpjexe.eml" },
    { "a. . .", "a.eml" },
    { "E\314\201lise", "\303\211lise.eml" },
  };
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autofree char *cut_wide = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = tdt_plain_dup_file_name (cases[i].stem, ".eml");

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  for (guint i = 0; i < 300; i++)
    g_string_append (wide, "\342\202\254");
  cut = tdt_plain_dup_file_name (endless, ".eml");
  cut_wide = tdt_plain_dup_file_name (wide->str, ".eml");
  g_assert_cmpuint (strlen (cut), ==, 150);
  g_assert_cmpuint (strlen (cut_wide), <=, 150);
  g_assert_true (g_utf8_validate (cut_wide, -1, NULL));
}

static GMimeMessage *
parse (GBytes *bytes)
{
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (g_bytes_get_data (bytes, NULL),
                                                           g_bytes_get_size (bytes));
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);

  g_object_unref (parser);
  g_object_unref (stream);
  return message;
}

static char *
dup_text_of (GMimeObject *object)
{
  char *text = g_mime_text_part_get_text (GMIME_TEXT_PART (object));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_free (text);
  return g_strjoinv ("\n", lines);
}

/* No line longer than mail has, each ended by CR LF, no byte that is not ASCII. */
static void
check_lines (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = 0;

  for (gsize i = 0; i < size; i++)
    {
      g_assert_cmpuint ((guchar) data[i], <, 0x80);
      g_assert_cmpint (data[i], !=, '\0');
      if (data[i] == '\n')
        {
          g_assert_cmpint (data[i - 1], ==, '\r');
          g_assert_cmpuint (length, <=, LONG_LINE);
          length = 0;
        }
      else if (data[i] != '\r')
        length++;
    }
}

static const char *const hostile[] = {
  "Marie Durand",
  "Durand, Marie",
  "Marie \"Mimi\" Durand",
  "Marie <marie@evil.example>",
  "Marie\r\nBcc: everybody@example.org",
  "Marie\nBcc: everybody@example.org",
  "Marie\rBcc: everybody@example.org",
  "Marie\r\n\r\n<html>",
  "Marie\r\n Bcc: everybody@example.org",
  "Marie\302\205Bcc: everybody@example.org",
  "Marie\342\200\250Bcc: everybody@example.org",
  "=?utf-8?q?Marie=0D=0ABcc=3A_all?=",
  "=?utf-8?B?DQpCY2M6IGFsbEBleGFtcGxlLm9yZw==?=",
  "Marie; Paul: Group;",
  "Marie (comment) Durand",
  "Marie \\ Durand \\",
  "\"",
  "\\\"\r\n",
  "Zo\303\253 de La Ch\303\242taigneraie-Br\303\251zillac",
  "\330\271\330\261\330\250\331\212 \330\247\331\204\330\250\331\206\330\247",
  "gpj\342\200\256exe.pdf",
  "\346\235\261\344\272\254\351\203\275\345\272\201",
  "\360\237\216\244 Micro",
  "..",
  "../../../etc/passwd",
  "/etc/passwd",
  "~/.bashrc",
  "-rf",
  "--help",
  "NUL",
  "CON.txt",
  "a\001b\002c\033[31m",
  "\\x00",
  "%00",
  "%0d%0aBcc: all@example.org",
  "&#13;&#10;Bcc: all@example.org",
  "<script>alert(1)</script>",
  "</p></body>",
  "{name}",
  "%s%n%s%n",
  "=1+1",
  "@SUM(A1)",
  "BEGIN:VEVENT",
  "a;b,c:d\\n",
  "END:VCALENDAR\r\nBEGIN:VCALENDAR",
  "--=_0123456789",
  ".",
  "\r\n.\r\n",
  "From marie",
  "a\342\200\213b",
};

/* Each as it is, twice its own length, in a long row, and 300 characters of it. */
static char *
dup_payload (guint i)
{
  const char *text = hostile[i / 4];
  GString *payload = g_string_new (NULL);

  switch (i % 4)
    {
    case 0:
      return g_string_free (g_string_append (payload, text), FALSE);
    case 1:
      g_string_append_printf (payload, "%s %s", text, text);
      return g_string_free (payload, FALSE);
    case 2:
      g_string_append_printf (payload, "\342\200\256%s\r\n\t%s\342\200\254", text, text);
      return g_string_free (payload, FALSE);
    default:
      while (g_utf8_strlen (payload->str, -1) < 300)
        g_string_append (payload, text);
      return g_string_free (payload, FALSE);
    }
}

#define N_PAYLOADS (4 * G_N_ELEMENTS (hostile))

static GBytes *
write_payload (const char *payload)
{
  g_autoptr (TdtMail) mail = tdt_mail_new ();
  g_autoptr (GBytes) content = g_bytes_new (payload, strlen (payload));

  mail->name = g_strdup (payload);
  mail->address = g_strdup ("marie@example.org");
  mail->subject = g_strdup (payload);
  mail->text = g_strdup (payload);
  tdt_mail_add_file (mail, payload, "text/calendar", content);
  return tdt_mail_write (mail);
}

static void
check_headers (GMimeMessage *message)
{
  GMimeHeaderList *headers = g_mime_object_get_header_list (GMIME_OBJECT (message));
  static const char *const expected[] = { "X-Unsent", "To", "Subject", "MIME-Version" };

  g_assert_cmpint (g_mime_header_list_get_count (headers), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_nonnull (g_mime_header_list_get_header (headers, expected[i]));
}

static void
check_recipient (GMimeMessage *message, const char *payload)
{
  InternetAddressList *to = g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_TO);
  InternetAddress *one;
  g_autofree char *line = tdt_mail_dup_line (payload);
  g_autofree char *name = g_utf8_substring (line, 0, MIN (200, g_utf8_strlen (line, -1)));
  g_autofree char *unfolded = NULL;

  g_assert_cmpint (internet_address_list_length (to), ==, 1);
  one = internet_address_list_get_address (to, 0);
  g_assert_true (INTERNET_ADDRESS_IS_MAILBOX (one));
  g_assert_cmpstr (internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (one)), ==,
                   "marie@example.org");
  /* GMime leaves the folds of a name to whoever shows it. */
  unfolded = tdt_mail_dup_line (internet_address_get_name (one));
  g_assert_cmpstr (unfolded, ==, g_strstrip (name));
}

/* The draft is read back to what it was made of, and to no header more. */
static void
check_payload (const char *payload)
{
  g_autoptr (GBytes) bytes = write_payload (payload);
  GMimeMessage *message = parse (bytes);
  GMimeMultipart *mixed;
  GMimeObject *file;
  g_autofree char *line = tdt_mail_dup_line (payload);
  g_autofree char *subject = g_utf8_substring (line, 0, MIN (300, g_utf8_strlen (line, -1)));
  g_autofree char *name = tdt_plain_dup_file_name (payload, "");
  g_autofree char *text = NULL;

  check_lines (bytes);
  g_assert_nonnull (message);
  check_headers (message);
  check_recipient (message, payload);
  g_assert_cmpstr (g_mime_message_get_subject (message), ==, g_strstrip (subject));
  mixed = GMIME_MULTIPART (g_mime_message_get_mime_part (message));
  g_assert_cmpint (g_mime_multipart_get_count (mixed), ==, 2);
  text = dup_text_of (
      g_mime_multipart_get_part (GMIME_MULTIPART (g_mime_multipart_get_part (mixed, 0)), 0));
  g_assert_cmpuint (strlen (text), >, 0);
  file = g_mime_multipart_get_part (mixed, 1);
  g_assert_cmpstr (g_mime_part_get_filename (GMIME_PART (file)), ==, name);
  g_object_unref (message);
}

static void
test_payloads (void)
{
  g_assert_cmpuint (N_PAYLOADS, >=, 200);
  for (guint i = 0; i < N_PAYLOADS; i++)
    {
      g_autofree char *payload = dup_payload (i);

      check_payload (payload);
    }
}

/* The same mail is the same file; a text keeps its lines; without anything attached, and without
 * an address, it is still a draft. */
static void
test_plain (void)
{
  g_autoptr (TdtMail) mail = tdt_mail_new ();
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;
  GMimeMessage *message;
  GMimeObject *content;
  g_autofree char *text = NULL;

  mail->subject = g_strdup ("Invitation \303\240 la s\303\251ance");
  mail->text = g_strdup (
      "Madame,\n\nLa s\303\251ance a lieu \303\240 10 h <15>.\n\nFrom here.\n.\n");
  one = tdt_mail_write (mail);
  other = tdt_mail_write (mail);
  g_assert_true (g_bytes_equal (one, other));
  check_lines (one);
  message = parse (one);
  g_assert_cmpstr (g_mime_message_get_subject (message), ==, mail->subject);
  g_assert_cmpstr (g_mime_object_get_header (GMIME_OBJECT (message), "X-Unsent"), ==, "1");
  content = g_mime_message_get_mime_part (message);
  text = dup_text_of (g_mime_multipart_get_part (GMIME_MULTIPART (content), 0));
  g_assert_cmpstr (text, ==, mail->text);
  g_object_unref (message);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_mime_init ();
  g_test_add_func ("/mail/addresses", test_addresses);
  g_test_add_func ("/mail/lines", test_lines);
  g_test_add_func ("/mail/file-names", test_file_names);
  g_test_add_func ("/mail/plain", test_plain);
  g_test_add_func ("/mail/payloads", test_payloads);
  return g_test_run ();
}
