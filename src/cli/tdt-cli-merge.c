/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-check.h"
#include "tdt-copy.h"
#include "tdt-merge.h"
#include "tdt-naming.h"
#include "tdt-workspace-compare.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean as_json;
static char *out;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The file to write"), N_ ("OUT") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { NULL },
};

/* What git gives for the base when both sides added the file. */
static gboolean
is_empty_file (const char *name)
{
  GStatBuf info;

  return g_stat (name, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == 0;
}

static char *
dup_side (const TdtConflict *conflict, const TdtRow *row)
{
  const TdtUnknown *unknown;
  TdtValue value;

  if (row == NULL)
    return NULL;
  if (conflict->type == TDT_CONFLICT_RECORD)
    return g_strdup (tdt_row_get_uid (row));
  if (conflict->type == TDT_CONFLICT_UNKNOWN)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      unknown = tdt_row_get_unknown (row);
      for (guint i = 0; unknown != NULL && i < unknown->n_items; i++)
        g_string_append (text, unknown->items[i].xml);
      return g_strdup (text->str);
    }
  value = tdt_row_get_value (row, conflict->field->id);
  return tdt_value_is_set (conflict->field, value) ? tdt_value_dup_text (conflict->field, value)
                                                   : NULL;
}

static void
add_conflict (JsonBuilder *builder, const TdtConflict *conflict)
{
  g_autofree char *base = dup_side (conflict, conflict->base);
  g_autofree char *ours = dup_side (conflict, conflict->ours);
  g_autofree char *theirs = dup_side (conflict, conflict->theirs);

  json_builder_begin_object (builder);
  tdt_cli_add_text (builder, "uid", tdt_conflict_get_uid (conflict));
  tdt_cli_add_text (builder, "field", conflict->field != NULL ? conflict->field->name : NULL);
  tdt_cli_add_text (builder, "base", base);
  tdt_cli_add_text (builder, "ours", ours);
  tdt_cli_add_text (builder, "theirs", theirs);
  json_builder_end_object (builder);
}

static void
print_json (const TdtMerge *merge, GPtrArray *made)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < merge->conflicts->len; i++)
    add_conflict (builder, merge->conflicts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "made-by-merge");
  tdt_cli_add_findings (builder, made, NULL);
  json_builder_end_object (builder);
  tdt_cli_print_json (builder);
}

static void
print_conflict (const TdtConflict *conflict, const TdtRoot *root, const TdtRoot *their_root)
{
  const TdtRow *row = conflict->ours != NULL ? conflict->ours : conflict->theirs;
  const char *kind = _ (tdt_row_get_kind (row)->label);
  g_autofree char *name = tdt_row_dup_name (conflict->ours != NULL ? root : their_root, row);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  if (conflict->type == TDT_CONFLICT_UNKNOWN)
    /* Translators: a kind of record and its name, as in: Session “Opening”. */
    g_print (_ ("%s “%s”: both changed content of a later version; ours is kept.\n"), kind, name);
  else if (conflict->type == TDT_CONFLICT_RECORD)
    g_print (conflict->ours == NULL
                 ? _ ("%s “%s” is not in ours, and theirs still uses it; it is kept.\n")
                 : _ ("%s “%s” is not in theirs, and ours still uses it; it is kept.\n"),
             kind, name);
  else
    {
      ours = tdt_value_dup_display (root, conflict->field,
                                    tdt_row_get_value (conflict->ours, conflict->field->id));
      theirs = tdt_value_dup_display (their_root, conflict->field,
                                      tdt_row_get_value (conflict->theirs, conflict->field->id));
      /* Translators: a kind of record, its name, a field, our value, their value. */
      g_print (_ ("%s “%s”: %s is “%s” in ours, which is kept, and “%s” in theirs.\n"), kind, name,
               _ (conflict->field->label), ours, theirs);
    }
}

static void
print_words (const TdtMerge *merge, GPtrArray *made, const TdtRoot *ours, const TdtRoot *theirs)
{
  for (guint i = 0; i < merge->conflicts->len; i++)
    print_conflict (merge->conflicts->pdata[i], ours, theirs);
  for (guint i = 0; i < made->len; i++)
    {
      const TdtFinding *finding = made->pdata[i];

      /* Translators: a finding that came about by bringing two people's work together, its code. */
      g_print (_ ("Made by the merge: %s (%s)\n"), finding->message, finding->code);
    }
}

static int
merge_and_save (const TdtLoaded *base, const TdtLoaded *ours, const TdtLoaded *theirs)
{
  /* Copies that became documents of their own come together in ours. */
  const char *uid = tdt_root_get_uid (ours->root);
  g_autoptr (TdtRoot) base_root = base != NULL ? tdt_root_new_copy (base->root, uid) : NULL;
  g_autoptr (TdtRoot) their_root = tdt_root_new_copy (theirs->root, uid);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtMerge) merge = tdt_merge_new (base_root, ours->root, their_root, &error);
  g_autoptr (GPtrArray) made = NULL;
  int status;

  if (merge == NULL)
    {
      tdt_cli_complain ("%s", error->message);
      return TDT_CLI_REFUSED;
    }
  status = tdt_cli_save (out, merge->root, ours->header);
  if (status != TDT_CLI_DONE)
    return status;
  made = tdt_findings_list_made (merge->root, ours->root, their_root, tdt_cli_get_today ());
  if (as_json)
    print_json (merge, made);
  else
    print_words (merge, made, ours->root, their_root);
  for (guint i = 0; i < made->len; i++)
    if (((TdtFinding *) made->pdata[i])->severity == TDT_SEVERITY_ERROR)
      status = TDT_CLI_FINDINGS;
  return merge->conflicts->len > 0 ? TDT_CLI_FINDINGS : status;
}

int
tdt_cli_merge (int argc, char **argv)
{
  g_autoptr (TdtLoaded) base = NULL;
  g_autoptr (TdtLoaded) ours = NULL;
  g_autoptr (TdtLoaded) theirs = NULL;
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("merge", options, &argc, &argv, 3, 3) || !tdt_cli_has_output (out))
    return TDT_CLI_USAGE;
  if (!is_empty_file (argv[1]) && (base = tdt_cli_load_same_major (argv[1], &status)) == NULL)
    return status;
  if ((ours = tdt_cli_load_same_major (argv[2], &status)) == NULL ||
      (theirs = tdt_cli_load_same_major (argv[3], &status)) == NULL)
    return status;
  return merge_and_save (base, ours, theirs);
}
