/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What verbs read and write. */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-replace.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

GBytes *
tdt_cli_read_standard_input (gsize max_bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 block[65536];
  gssize n_read;

  /* One byte more than is read of a file, so that too much is refused like there. */
  while (content->len <= max_bytes &&
         (n_read = g_input_stream_read (stream, block, sizeof block, NULL, error)) != 0)
    {
      if (n_read < 0)
        return NULL;
      g_byte_array_append (content, block, (guint) n_read);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

int
tdt_cli_status_of (const GError *error)
{
  return g_error_matches (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO) ||
                 error->domain == G_IO_ERROR
             ? TDT_CLI_IO
             : TDT_CLI_REFUSED;
}

TdtLoaded *
tdt_cli_load (const char *name, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TdtLoaded *loaded = NULL;

  if (g_str_equal (name, "-"))
    {
      bytes = tdt_cli_read_standard_input (TDT_PROJECT_MAX_BYTES, &error);
      if (bytes != NULL)
        loaded = tdt_project_file_parse (bytes, _ ("standard input"), NULL, NULL, NULL, &error);
    }
  else
    loaded = tdt_project_file_load (name, NULL, NULL, NULL, &error);
  if (loaded == NULL)
    {
      tdt_cli_complain ("%s", error->message);
      *status = tdt_cli_status_of (error);
    }
  return loaded;
}

TdtLoaded *
tdt_cli_load_same_major (const char *name, int *status)
{
  g_autoptr (TdtLoaded) loaded = tdt_cli_load (name, status);

  if (loaded == NULL || !loaded->newer_major)
    return g_steal_pointer (&loaded);
  tdt_cli_complain (_ ("“%s” was written by a later version of Tour de Table: it can be read, and "
                       "should be changed with that version."),
                    name);
  *status = TDT_CLI_REFUSED;
  return NULL;
}

gboolean
tdt_cli_has_output (const char *out)
{
  if (out == NULL)
    tdt_cli_complain (_ ("Say where to with -o OUT."));
  return out != NULL;
}

static gboolean
is_standard_output (const char *name)
{
  return g_str_equal (name, "-") || g_str_equal (name, "/dev/stdout");
}

static int
write_standard_output (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TDT_CLI_DONE;
  tdt_cli_complain (_ ("standard output: not written: %s"), g_strerror (errno));
  return TDT_CLI_IO;
}

int
tdt_cli_write (const char *name, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  if (is_standard_output (name))
    return write_standard_output (bytes);
  if (tdt_replace_file (name, bytes, NULL, NULL, NULL, &error))
    return TDT_CLI_DONE;
  tdt_cli_complain ("%s", error->message);
  return TDT_CLI_IO;
}

int
tdt_cli_save (const char *name, const TdtRoot *root, const TdtHeader *header)
{
  g_autoptr (TdtHeader) own = tdt_header_copy (header);
  g_autoptr (GBytes) bytes = NULL;

  g_free (own->editor);
  g_free (own->program);
  own->editor = g_strdup (g_get_real_name ());
  own->program = g_strdup (PACKAGE_NAME " " PACKAGE_VERSION);
  bytes = tdt_project_file_write (root, own, NULL);
  return tdt_cli_write (name, bytes);
}

void
tdt_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
  g_object_unref (builder);
}

void
tdt_cli_add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
tdt_cli_add_list (JsonBuilder *builder, const char *member, const char *const *items)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; items[i] != NULL; i++)
    json_builder_add_string_value (builder, items[i]);
  json_builder_end_array (builder);
}

gint64
tdt_cli_get_now (void)
{
  const char *given = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 now;

  if (given != NULL && g_ascii_string_to_signed (given, 10, 0, G_MAXUINT32, &now, NULL))
    return now;
  return g_get_real_time () / G_USEC_PER_SEC;
}

gboolean
tdt_cli_read_date (const char *date, gint64 *julian)
{
  TdtValue value;
  g_autoptr (GError) error = NULL;

  if (date == NULL)
    return TRUE;
  if (!tdt_value_parse (tdt_field_get (TDT_DAY_DATE), date, strlen (date), &value, &error))
    {
      tdt_cli_complain ("%s", error->message);
      return FALSE;
    }
  *julian = value.number;
  return TRUE;
}
