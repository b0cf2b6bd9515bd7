/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-check.h"
#include "tdt-fix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean as_json;
static char *only;
static char *date;
static gboolean with_fixes;

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { "only", 0, 0, G_OPTION_ARG_STRING, &only, N_ ("Only these findings"), N_ ("CODE,…") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("What day counts as today"), N_ ("YYYY-MM-DD") },
  { "fixes", 0, 0, G_OPTION_ARG_NONE, &with_fixes, N_ ("Say what would mend them"), NULL },
  { NULL },
};

static gboolean
read_codes (GStrv *codes)
{
  *codes = only != NULL ? g_strsplit (only, ",", -1) : NULL;
  for (guint i = 0; *codes != NULL && (*codes)[i] != NULL; i++)
    if (!tdt_check_is_code ((*codes)[i]))
      {
        tdt_cli_complain (_ ("There is no finding with the code “%s”."), (*codes)[i]);
        return FALSE;
      }
  return TRUE;
}

gint64
tdt_cli_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return tdt_date_of (now);
}

/* Accepted findings are known, and nothing to be told of. */
static GPtrArray *
find (const TdtRoot *root, gint64 today, GStrv codes)
{
  TdtCheckOptions check_options = { .today = today };
  GPtrArray *findings = tdt_checks_run (root, &check_options);

  for (guint i = findings->len; i-- > 0;)
    {
      const TdtFinding *finding = findings->pdata[i];

      if (finding->accepted ||
          (codes != NULL && !g_strv_contains ((const char *const *) codes, finding->code)))
        g_ptr_array_remove_index (findings, i);
    }
  return findings;
}

static void
add_fixes (JsonBuilder *builder, const TdtRoot *root, const TdtFinding *finding)
{
  g_autoptr (GPtrArray) fixes = tdt_fixes_find (root, finding);

  json_builder_set_member_name (builder, "fixes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fixes->len; i++)
    json_builder_add_string_value (builder, ((TdtFix *) fixes->pdata[i])->label);
  json_builder_end_array (builder);
}

void
tdt_cli_add_findings (JsonBuilder *builder, GPtrArray *findings, const TdtRoot *root)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const TdtFinding *finding = findings->pdata[i];

      json_builder_begin_object (builder);
      tdt_cli_add_text (builder, "code", finding->code);
      tdt_cli_add_text (builder, "severity", tdt_severity_word (finding->severity));
      tdt_cli_add_text (builder, "message", finding->message);
      tdt_cli_add_list (builder, "records", (const char *const *) finding->records);
      if (root != NULL)
        add_fixes (builder, root, finding);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (GPtrArray *findings, const TdtRoot *root)
{
  JsonBuilder *builder = json_builder_new ();

  tdt_cli_add_findings (builder, findings, root);
  tdt_cli_print_json (builder);
}

static void
print_fixes (const TdtRoot *root, const TdtFinding *finding)
{
  g_autoptr (GPtrArray) fixes = tdt_fixes_find (root, finding);

  for (guint i = 0; i < fixes->len; i++)
    g_print ("  → %s\n", ((TdtFix *) fixes->pdata[i])->label);
}

static void
print_words (GPtrArray *findings, const TdtRoot *root)
{
  if (findings->len == 0)
    g_print (_ ("Nothing to report.\n"));
  for (guint i = 0; i < findings->len; i++)
    {
      const TdtFinding *finding = findings->pdata[i];

      /* Translators: how bad a finding is, the finding, its code. */
      g_print (_ ("%s: %s (%s)\n"), tdt_severity_label (finding->severity), finding->message,
               finding->code);
      if (root != NULL)
        print_fixes (root, finding);
    }
}

int
tdt_cli_check (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_auto (GStrv) codes = NULL;
  gint64 today = tdt_cli_get_today ();
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("check", options, &argc, &argv, 1, 1) || !read_codes (&codes) ||
      !tdt_cli_read_date (date, &today))
    return TDT_CLI_USAGE;
  loaded = tdt_cli_load (argv[1], &status);
  if (loaded == NULL)
    return status;
  findings = find (loaded->root, today, codes);
  if (as_json)
    print_json (findings, with_fixes ? loaded->root : NULL);
  else
    print_words (findings, with_fixes ? loaded->root : NULL);
  for (guint i = 0; i < findings->len; i++)
    if (((TdtFinding *) findings->pdata[i])->severity == TDT_SEVERITY_ERROR)
      status = TDT_CLI_FINDINGS;
  return status;
}
