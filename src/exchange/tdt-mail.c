/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-mail.h"

#include "tdt-mail-private.h"
#include "tdt-plain.h"

#include <gmime/gmime.h>

/* RFC 2046 takes 70. */
#define BOUNDARY_BYTES 32

/* GMime itself has none. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeObject, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeDataWrapper, g_object_unref)

static void
free_file (gpointer data)
{
  TdtMailFile *file = data;

  g_free (file->name);
  g_free (file->media_type);
  g_bytes_unref (file->bytes);
  g_free (file);
}

TdtMail *
tdt_mail_new (void)
{
  TdtMail *mail = g_new0 (TdtMail, 1);

  mail->files = g_ptr_array_new_with_free_func (free_file);
  return mail;
}

void
tdt_mail_free (TdtMail *mail)
{
  g_free (mail->name);
  g_free (mail->address);
  g_free (mail->subject);
  g_free (mail->text);
  g_ptr_array_unref (mail->files);
  g_free (mail);
}

void
tdt_mail_add_file (TdtMail *mail, const char *name, const char *media_type, GBytes *bytes)
{
  TdtMailFile *file = g_new (TdtMailFile, 1);

  file->name = tdt_plain_dup_file_name (name, "");
  file->media_type = g_strdup (media_type);
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (mail->files, file);
}

static void
start_gmime (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      g_mime_init ();
      g_once_init_leave (&started, 1);
    }
}

static GMimeObject *
make_text (const char *text, const char *subtype)
{
  GMimeTextPart *part = g_mime_text_part_new_with_subtype (subtype);

  g_mime_text_part_set_charset (part, "utf-8");
  g_mime_text_part_set_text (part, text);
  g_mime_part_set_content_encoding (GMIME_PART (part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_OBJECT (part);
}

/* The same words for programs that edit mails as pages: paragraphs, lines, nothing else. */
static char *
dup_html (const char *text)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>"
                                "<body>\n");
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (g_strstrip (paragraphs[i]), -1);
      g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
      g_autofree char *broken = g_strjoinv ("<br>\n", lines);

      if (*broken != '\0')
        g_string_append_printf (html, "<p>%s</p>\n", broken);
    }
  g_string_append (html, "</body></html>\n");
  return g_string_free (html, FALSE);
}

/* One that no text has by chance, and always the same for the same mail. */
static void
set_boundary (GMimeMultipart *multipart, const TdtMail *mail, const char *use)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *boundary = NULL;

  g_checksum_update (checksum, (const guchar *) use, -1);
  g_checksum_update (checksum, (const guchar *) mail->text, -1);
  for (guint i = 0; i < mail->files->len; i++)
    {
      const TdtMailFile *file = mail->files->pdata[i];

      g_checksum_update (checksum, g_bytes_get_data (file->bytes, NULL),
                         (gssize) g_bytes_get_size (file->bytes));
    }
  boundary = g_strdup_printf ("=_%.*s", BOUNDARY_BYTES, g_checksum_get_string (checksum));
  g_mime_multipart_set_boundary (multipart, boundary);
}

static GMimeObject *
make_body (const TdtMail *mail)
{
  g_autofree char *html = dup_html (mail->text);
  g_autoptr (GMimeObject) plain = make_text (mail->text, "plain");
  g_autoptr (GMimeObject) page = make_text (html, "html");
  GMimeMultipart *both = g_mime_multipart_new_with_subtype ("alternative");

  set_boundary (both, mail, "alternative");
  g_mime_multipart_add (both, plain);
  g_mime_multipart_add (both, page);
  return GMIME_OBJECT (both);
}

static GMimeObject *
make_attachment (const TdtMailFile *file)
{
  g_auto (GStrv) type = g_strsplit (file->media_type, "/", 2);
  GMimePart *part = g_mime_part_new_with_type (type[0], type[1]);
  gsize size;
  const char *data = g_bytes_get_data (file->bytes, &size);
  /* Of an empty file there is no address. */
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_buffer (size > 0 ? data : "", size);
  g_autoptr (GMimeDataWrapper)
      content = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);

  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_part_set_filename (part, file->name);
  g_mime_object_set_disposition (GMIME_OBJECT (part), GMIME_DISPOSITION_ATTACHMENT);
  if (g_str_equal (file->media_type, "text/calendar"))
    {
      g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "charset", "utf-8");
      g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "method", "PUBLISH");
    }
  return GMIME_OBJECT (part);
}

static GMimeObject *
make_content (const TdtMail *mail)
{
  g_autoptr (GMimeObject) body = make_body (mail);
  GMimeMultipart *mixed;

  if (mail->files->len == 0)
    return g_steal_pointer (&body);
  mixed = g_mime_multipart_new_with_subtype ("mixed");
  set_boundary (mixed, mail, "mixed");
  g_mime_multipart_add (mixed, body);
  for (guint i = 0; i < mail->files->len; i++)
    {
      g_autoptr (GMimeObject) attachment = make_attachment (mail->files->pdata[i]);

      g_mime_multipart_add (mixed, attachment);
    }
  return GMIME_OBJECT (mixed);
}

/* The headers are ours, so that each is known to be encoded as all mail programs read it. */
static GByteArray *
make_headers (const TdtMail *mail)
{
  g_autofree char *subject = tdt_mail_dup_subject (mail->subject);
  g_autofree char *recipient = mail->address != NULL
                                   ? tdt_mail_dup_recipient (mail->name, mail->address)
                                   : NULL;
  g_autoptr (GString) headers = g_string_new ("X-Unsent: 1\r\n");
  GByteArray *array = g_byte_array_new ();

  if (recipient != NULL)
    g_string_append_printf (headers, "To: %s\r\n", recipient);
  g_string_append_printf (headers, "Subject: %s\r\nMIME-Version: 1.0\r\n", subject);
  g_byte_array_append (array, (const guint8 *) headers->str, (guint) headers->len);
  return array;
}

GBytes *
tdt_mail_write (const TdtMail *mail)
{
  GByteArray *array = make_headers (mail);
  GMimeFormatOptions *format;
  g_autoptr (GMimeObject) content = NULL;
  g_autoptr (GMimeStream) stream = NULL;

  start_gmime ();
  content = make_content (mail);
  format = g_mime_format_options_new ();
  stream = g_mime_stream_mem_new ();
  g_mime_stream_mem_set_byte_array (GMIME_STREAM_MEM (stream), array);
  g_mime_stream_seek (stream, 0, GMIME_STREAM_SEEK_END);
  g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_object_write_to_stream (content, format, stream);
  g_mime_format_options_free (format);
  return g_byte_array_free_to_bytes (array);
}
