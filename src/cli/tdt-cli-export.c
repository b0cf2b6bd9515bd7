/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-document-set.h"
#include "tdt-export.h"

#include <glib/gi18n-lib.h>

static char *document_name;
static char *format_name;
static char *output;
static char *date;
static gint64 day;
static char *session;
static char *person;
static char *language;
static char *sheet;

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING, &document_name,
    N_ ("programme, agenda, run-sheet and so on; all for all of them"), N_ ("D") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("pdf, html, odt, csv and so on"),
    N_ ("F") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_ ("The file to write; with all, the folder"), N_ ("OUT") },
  { "day", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Only this day"), N_ ("YYYY-MM-DD") },
  { "session", 0, 0, G_OPTION_ARG_STRING, &session, N_ ("Only this session"), N_ ("UID") },
  { "person", 0, 0, G_OPTION_ARG_STRING, &person, N_ ("Only this person"), N_ ("UID") },
  { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("The document’s language, such as fr"),
    N_ ("LANGUAGE") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet,
    N_ ("The sheet of tent cards or badges, such as a6 or avery-32015"), N_ ("SHEET") },
  { NULL },
};

/* Invitations are mails, one a person. */
static gboolean
is_mail (int document)
{
  return document == TDT_DOCUMENT_INVITATIONS;
}

static gboolean
is_all (void)
{
  return g_strcmp0 (document_name, "all") == 0;
}

/* What is written for other programs is the programme. */
static gboolean
is_programme (int document)
{
  return document == TDT_DOCUMENT_PROGRAMME;
}

static char *
dup_formats (int document)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int f = 0; f < TDT_N_FORMATS; f++)
    if (tdt_document_has_format (document, (TdtDocumentFormat) f))
      g_ptr_array_add (names, (gpointer) tdt_document_format_name ((TdtDocumentFormat) f));
  for (int e = 0; is_programme (document) && e < TDT_EXPORT_N_FORMATS; e++)
    g_ptr_array_add (names, (gpointer) tdt_export_format_name ((TdtExportFormat) e));
  if (is_mail (document))
    g_ptr_array_add (names, (gpointer) "eml");
  tdt_cli_add_table_formats (document, names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
dup_documents (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n_documents;
  const TdtToken *documents = tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);

  for (guint i = 0; i < n_documents; i++)
    if (tdt_document_exists ((int) i) || is_mail ((int) i))
      g_ptr_array_add (names, (gpointer) documents[i].word);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* What to write, and as what; says what there is instead where the words are not right. */
static gboolean
choose (int *document, int *format, int *export)
{
  if (is_all () && output != NULL && format_name != NULL &&
      tdt_document_format_by_name (format_name) >= 0)
    return TRUE;
  *document = tdt_token_position (TDT_TOKENS_DOCUMENT, document_name);
  *export = is_programme (*document) ? tdt_export_format_by_name (format_name) : -1;
  *format = format_name != NULL ? tdt_document_format_by_name (format_name) : -1;
  if (output == NULL)
    {
      tdt_cli_complain (_ ("Say where to with -o OUT."));
      return FALSE;
    }
  if (*document == TDT_TOKEN_OTHER || (!tdt_document_exists (*document) && !is_mail (*document)))
    {
      g_autofree char *documents = dup_documents ();

      /* Translators: %s is a list of words such as: programme, agenda. */
      tdt_cli_complain (_ ("Say what to write with --document, one of: %s."), documents);
      return FALSE;
    }
  if (*export >= 0 || tdt_cli_has_table (*document, format_name) ||
      (is_mail (*document) && g_strcmp0 (format_name, "eml") == 0))
    return TRUE;
  if (*format < 0 || !tdt_document_has_format (*document, (TdtDocumentFormat) *format))
    {
      g_autofree char *formats = dup_formats (*document);

      /* Translators: the name of a document, and a list of words such as: pdf, html. */
      tdt_cli_complain (_ ("Say with --format how to write “%s”, one of: %s."), document_name,
                        formats);
      return FALSE;
    }
  return TRUE;
}

static GBytes *
make_document (int document, int format, const TdtRoot *root, int *status)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtTime) printed = tdt_time_new_from_instant (
      tdt_cli_get_now (), tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE));
  TdtDocumentOptions document_options = TDT_DOCUMENT_OPTIONS_INIT;

  document_options.language = language;
  document_options.day = day;
  document_options.session = session;
  document_options.person = person;
  document_options.format = sheet;
  document_options.printed = printed;
  if (!tdt_document_write (document, (TdtDocumentFormat) format, root, &document_options, stream,
                           &warnings, NULL, &error) ||
      !g_output_stream_close (stream, NULL, &error))
    {
      tdt_cli_complain ("%s", error->message);
      *status = error->domain == TDT_DOCUMENT_ERROR ? TDT_CLI_USAGE : TDT_CLI_IO;
      return NULL;
    }
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    tdt_cli_complain ("%s", (const char *) warnings->pdata[i]);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* All documents of the project that can be written in this way, each to a file of its own. */
static int
export_all (const TdtRoot *root)
{
  g_autoptr (GArray) set = tdt_document_list_set (root);
  int format = tdt_document_format_by_name (format_name);
  int status = TDT_CLI_DONE;

  for (guint i = 0; i < set->len && status == TDT_CLI_DONE; i++)
    {
      int document = g_array_index (set, int, i);
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!tdt_document_has_format (document, (TdtDocumentFormat) format))
        continue;
      name = tdt_document_dup_file_name (root, document, (TdtDocumentFormat) format);
      path = g_build_filename (output, name, NULL);
      bytes = make_document (document, format, root, &status);
      if (bytes != NULL)
        status = tdt_cli_write (path, bytes);
    }
  return status;
}

int
tdt_cli_export (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int document = TDT_TOKEN_OTHER;
  int format = -1;
  int export = -1;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("export", options, &argc, &argv, 1, 1) ||
      !choose (&document, &format, &export) || !tdt_cli_read_date (date, &day))
    return TDT_CLI_USAGE;
  loaded = tdt_cli_load (argv[1], &status);
  if (loaded == NULL)
    return status;
  if (is_all ())
    return export_all (loaded->root);
  if (is_mail (document))
    return tdt_cli_write_invitations (loaded->root, person, output);
  if (tdt_cli_has_table (document, format_name))
    bytes = tdt_cli_make_table (document, format_name, loaded->root, person, &status);
  else
    bytes = export >= 0 ? tdt_export_bytes (loaded->root, (TdtExportFormat) export, person,
                                            tdt_cli_get_now ())
                        : make_document (document, format, loaded->root, &status);
  return bytes != NULL ? tdt_cli_write (output, bytes) : status;
}
