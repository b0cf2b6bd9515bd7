/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-import.h"

#include <glib/gi18n-lib.h>

static char *out;
static char *into;
static char *report_file;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The file to write"), N_ ("OUT") },
  { "into", 0, 0, G_OPTION_ARG_FILENAME, &into, N_ ("The project to bring it into"), N_ ("FILE") },
  { "report", 0, 0, G_OPTION_ARG_FILENAME, &report_file, N_ ("Write what became of it as JSON"),
    N_ ("R.json") },
  { NULL },
};

static void
add_sentences (JsonBuilder *builder, const char *member, const GPtrArray *sentences)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < sentences->len; i++)
    json_builder_add_string_value (builder, sentences->pdata[i]);
  json_builder_end_array (builder);
}

static GBytes *
make_report (const TdtImportReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  const struct
  {
    const char *member;
    guint count;
  } counts[] = { { "events", report->events },
                 { "people", report->people },
                 { "rooms", report->rooms },
                 { "organisations", report->organisations } };
  char *text;
  gsize length;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (builder, counts[i].member);
      json_builder_add_int_value (builder, counts[i].count);
    }
  add_sentences (builder, "repairs", report->repairs);
  add_sentences (builder, "lost", report->lost);
  add_sentences (builder, "changes", report->changes);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

static void
tell (const TdtImportReport *report)
{
  for (guint i = 0; i < report->repairs->len; i++)
    g_printerr ("%s\n", (char *) report->repairs->pdata[i]);
  for (guint i = 0; i < report->changes->len; i++)
    g_printerr ("%s\n", (char *) report->changes->pdata[i]);
  for (guint i = 0; i < report->lost->len; i++)
    /* Translators: %s is a sentence about what an import could not bring in. */
    g_printerr (_ ("Lost: %s\n"), (char *) report->lost->pdata[i]);
}

static TdtRoot *
import_one (const char *name, const TdtRoot *root, TdtImportReport *report, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TdtRoot *made;

  if (g_str_equal (name, "-"))
    {
      bytes = tdt_cli_read_standard_input (TDT_IMPORT_MAX_BYTES, &error);
      made = bytes != NULL ? tdt_import_bytes (bytes, _ ("standard input"), root, report, &error)
                           : NULL;
    }
  else
    made = tdt_import_file (name, root, report, NULL, &error);
  if (made == NULL)
    {
      tdt_cli_complain ("%s", error->message);
      *status = tdt_cli_status_of (error);
    }
  return made;
}

/* All inputs one after another, each into what the ones before made. */
static TdtRoot *
import_all (char **names, const TdtRoot *start, TdtImportReport *report, int *status)
{
  g_autoptr (TdtRoot) root = start != NULL ? tdt_root_ref (start) : NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      TdtRoot *made = import_one (names[i], root, report, status);

      if (made == NULL)
        return NULL;
      g_clear_pointer (&root, tdt_root_unref);
      root = made;
    }
  return g_steal_pointer (&root);
}

static int
save (const TdtRoot *root, const TdtHeader *header, const TdtImportReport *report)
{
  int status = tdt_cli_save (out, root, header);
  g_autoptr (GBytes) text = NULL;

  if (status != TDT_CLI_DONE)
    return status;
  tell (report);
  if (report_file == NULL)
    return TDT_CLI_DONE;
  text = make_report (report);
  return tdt_cli_write (report_file, text);
}

int
tdt_cli_import (int argc, char **argv)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (TdtRoot) root = NULL;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("import", options, &argc, &argv, 1, G_MAXINT) || !tdt_cli_has_output (out))
    return TDT_CLI_USAGE;
  if (into != NULL)
    {
      loaded = tdt_cli_load_same_major (into, &status);
      if (loaded == NULL)
        return status;
    }
  root = import_all (argv + 1, loaded != NULL ? loaded->root : NULL, report, &status);
  if (root == NULL)
    return status;
  return save (root, loaded != NULL ? loaded->header : header, report);
}
