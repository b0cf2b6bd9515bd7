/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-projects.h"

#include "tdt-edit.h"

const TdtCheckOptions check_options = { .today = 736592 };

static void
add_record (TdtEdit *edit, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const TdtKind *kind = tdt_kind_by_name (words[0]);

  g_assert_nonnull (kind);
  if (kind->id != TDT_KIND_PROJECT)
    g_assert_nonnull (tdt_edit_add (edit, kind->id, words[1], NULL));
  for (guint i = 2; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      const TdtField *field = tdt_kind_field_by_name (kind, pair[0]);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (field);
      if (tdt_field_is_list (field))
        g_strdelimit (pair[1], ",", '\n');
      g_strdelimit (pair[1], "_", ' ');
      if (field->type == TDT_FIELD_TIME || field->type == TDT_FIELD_ZONE)
        g_strdelimit (pair[1], " ", '_');
      tdt_edit_set_text (edit, words[1], field->id, pair[1], &error);
      g_assert_no_error (error);
    }
}

TdtRoot *
check_project (const char *text)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_auto (GStrv) records = g_strsplit (text, ";", -1);

  for (guint i = 0; records[i] != NULL; i++)
    if (*records[i] != '\0')
      add_record (edit, records[i]);
  return tdt_edit_apply (edit);
}

GPtrArray *
check_project_find (const TdtRoot *root, const char *code)
{
  GPtrArray *findings = tdt_checks_run (root, &check_options);

  for (guint i = findings->len; i-- > 0;)
    if (!g_str_equal (((TdtFinding *) findings->pdata[i])->code, code))
      g_ptr_array_remove_index (findings, i);
  return findings;
}
