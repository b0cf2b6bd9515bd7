/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-copy.h"
#include "tdt-describe.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { NULL },
};

static void
add_value (JsonBuilder *builder, const char *member, const TdtRow *row, guint position)
{
  g_autofree char *text = NULL;
  const TdtField *field;

  if (row != NULL)
    {
      field = &tdt_row_get_kind (row)->fields[position];
      if (tdt_value_is_set (field, tdt_row_get_value_at (row, position)))
        text = tdt_value_dup_text (field, tdt_row_get_value_at (row, position));
    }
  tdt_cli_add_text (builder, member, text);
}

static void
add_entry (JsonBuilder *builder, const TdtChange *change, const char *what, const TdtField *field)
{
  json_builder_begin_object (builder);
  tdt_cli_add_text (builder, "uid", tdt_change_get_uid (change));
  tdt_cli_add_text (builder, "kind", tdt_change_get_kind (change)->name);
  tdt_cli_add_text (builder, "change", what);
  tdt_cli_add_text (builder, "field", field != NULL ? field->name : NULL);
  if (field != NULL)
    {
      add_value (builder, "old", change->old, TDT_FIELD_POSITION (field->id));
      add_value (builder, "new", change->new, TDT_FIELD_POSITION (field->id));
    }
  else
    {
      tdt_cli_add_text (builder, "old", NULL);
      tdt_cli_add_text (builder, "new", NULL);
    }
  json_builder_end_object (builder);
}

static void
add_change (JsonBuilder *builder, const TdtChange *change)
{
  const TdtKind *kind = tdt_change_get_kind (change);

  if (change->old == NULL || change->new == NULL)
    {
      add_entry (builder, change, change->old == NULL ? "added" : "removed", NULL);
      return;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    if (tdt_change_has_field (change, i))
      add_entry (builder, change, "changed", &kind->fields[i]);
  if (tdt_change_has_unknown (change))
    add_entry (builder, change, "changed", NULL);
}

static void
print_json (const TdtDiff *diff)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    add_change (builder, tdt_diff_get_change (diff, i));
  json_builder_end_array (builder);
  tdt_cli_print_json (builder);
}

static void
print_words (const TdtDiff *diff, const TdtRoot *before, const TdtRoot *after)
{
  if (tdt_diff_get_n_changes (diff) == 0)
    g_print (_ ("No differences.\n"));
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      g_autoptr (GPtrArray)
          sentences = tdt_change_list_sentences (tdt_diff_get_change (diff, i), before, after);

      for (guint s = 0; s < sentences->len; s++)
        g_print ("%s\n", (const char *) sentences->pdata[s]);
    }
}

int
tdt_cli_diff (int argc, char **argv)
{
  g_autoptr (TdtLoaded) before = NULL;
  g_autoptr (TdtLoaded) after = NULL;
  g_autoptr (TdtRoot) renamed = NULL;
  g_autoptr (TdtDiff) diff = NULL;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("diff", options, &argc, &argv, 2, 2))
    return TDT_CLI_USAGE;
  if ((before = tdt_cli_load (argv[1], &status)) == NULL ||
      (after = tdt_cli_load (argv[2], &status)) == NULL)
    return status;
  /* A copy that became a document of its own is still compared record by record. */
  renamed = tdt_root_new_copy (after->root, tdt_root_get_uid (before->root));
  diff = tdt_diff_new (before->root, renamed);
  if (as_json)
    print_json (diff);
  else
    print_words (diff, before->root, renamed);
  return tdt_diff_get_n_changes (diff) > 0 ? TDT_CLI_FINDINGS : TDT_CLI_DONE;
}
