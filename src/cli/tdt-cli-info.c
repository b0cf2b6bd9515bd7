/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cli-private.h"

#include "tdt-naming.h"
#include "tdt-span.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;
static gboolean with_records;

static const GOptionEntry options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
  { "records", 0, 0, G_OPTION_ARG_NONE, &with_records, N_ ("Add every record with its fields"),
    NULL },
  { NULL },
};

static const struct
{
  const char *name;
  TdtKindId kind;
} counts[] = {
  { "sessions", TDT_KIND_SESSION },
  { "people", TDT_KIND_PERSON },
  { "organisations", TDT_KIND_ORGANISATION },
  { "rooms", TDT_KIND_ROOM },
  { "participants", TDT_KIND_PARTICIPANT },
  { "agenda-items", TDT_KIND_AGENDA_ITEM },
  { "links", TDT_KIND_LINK },
};

static void
add_value (JsonBuilder *builder, const TdtField *field, TdtValue value)
{
  g_autofree char *text = NULL;

  if (!tdt_value_is_set (field, value))
    return;
  json_builder_set_member_name (builder, field->name);
  if (field->type == TDT_FIELD_INTEGER)
    json_builder_add_int_value (builder, value.number);
  else if (field->type == TDT_FIELD_BOOLEAN)
    json_builder_add_boolean_value (builder, TRUE);
  else if (tdt_field_is_list (field))
    {
      json_builder_begin_array (builder);
      for (guint i = 0; i < value.list->n_items; i++)
        json_builder_add_string_value (builder, value.list->items[i]);
      json_builder_end_array (builder);
    }
  else
    json_builder_add_string_value (builder, text = tdt_value_dup_text (field, value));
}

static void
add_records (JsonBuilder *builder, const TdtRoot *root)
{
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          json_builder_begin_object (builder);
          tdt_cli_add_text (builder, "record", kind->name);
          tdt_cli_add_text (builder, "uid", tdt_row_get_uid (row));
          json_builder_set_member_name (builder, "fields");
          json_builder_begin_object (builder);
          for (guint i = 0; i < kind->n_fields; i++)
            add_value (builder, &kind->fields[i], tdt_row_get_value_at (row, i));
          json_builder_end_object (builder);
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
}

static void
print_json (const TdtRoot *root, const char *revision, const TdtSpan *span)
{
  JsonBuilder *builder = json_builder_new ();
  const TdtRow *project = tdt_root_get_project (root);

  json_builder_begin_object (builder);
  tdt_cli_add_text (builder, "title", tdt_row_get_text (project, TDT_PROJECT_TITLE));
  tdt_cli_add_text (builder, "start", span->start);
  tdt_cli_add_text (builder, "end", span->end);
  tdt_cli_add_text (builder, "timezone", tdt_row_get_text (project, TDT_PROJECT_TIME_ZONE));
  tdt_cli_add_text (builder, "uid", tdt_root_get_uid (root));
  tdt_cli_add_text (builder, "revision", revision);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (builder, counts[i].name);
      json_builder_add_int_value (builder, tdt_root_count (root, counts[i].kind));
    }
  json_builder_end_object (builder);
  if (with_records)
    add_records (builder, root);
  json_builder_end_object (builder);
  tdt_cli_print_json (builder);
}

static void
print_record (const TdtRoot *root, const TdtRow *row)
{
  const TdtKind *kind = tdt_row_get_kind (row);

  g_print ("\n%s %s\n", _ (kind->label), tdt_row_get_uid (row));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = tdt_value_dup_display (root, &kind->fields[i],
                                                     tdt_row_get_value_at (row, i));

      if (*text != '\0')
        /* Translators: a field's name and its value. */
        g_print (_ ("  %s: %s\n"), _ (kind->fields[i].label), text);
    }
}

static void
print_words (const TdtRoot *root, const char *revision, const TdtSpan *span)
{
  const TdtRow *project = tdt_root_get_project (root);
  const char *title = tdt_row_get_text (project, TDT_PROJECT_TITLE);

  g_print ("%s\n", title != NULL ? title : _ ("Untitled meeting"));
  if (span->start != NULL)
    /* Translators: when an event starts and when it ends. */
    g_print (_ ("From %s to %s\n"), span->start, span->end);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    /* Translators: a kind of record in the plural, and how many there are. */
    g_print (_ ("%s: %u\n"), _ (tdt_kind_get (counts[i].kind)->label_several),
             tdt_root_count (root, counts[i].kind));
  g_print (_ ("Revision: %s\n"), revision);
  for (guint k = 0; with_records && k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        print_record (root, row);
    }
}

int
tdt_cli_info (int argc, char **argv)
{
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autofree char *revision = NULL;
  TdtSpan span = { NULL, NULL };
  int status = TDT_CLI_DONE;

  if (!tdt_cli_parse ("info", options, &argc, &argv, 1, 1))
    return TDT_CLI_USAGE;
  loaded = tdt_cli_load (argv[1], &status);
  if (loaded == NULL)
    return status;
  revision = tdt_project_file_dup_revision (loaded->root);
  tdt_span_find (loaded->root, &span);
  if (as_json)
    print_json (loaded->root, revision, &span);
  else
    print_words (loaded->root, revision, &span);
  tdt_span_clear (&span);
  return TDT_CLI_DONE;
}
