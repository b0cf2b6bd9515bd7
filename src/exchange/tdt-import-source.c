/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-import-source.h"

#include "tdt-xml-guard.h"

#include <glib/gi18n-lib.h>

TdtImportSource *
tdt_import_source_read (const char *path, GCancellable *cancellable)
{
  TdtImportSource *source = g_new0 (TdtImportSource, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  source->name = g_filename_display_basename (path);
  bytes = tdt_guard_read_file (path, TDT_IMPORT_MAX_BYTES, cancellable, &error);
  if (bytes != NULL && tdt_import_is_table (bytes))
    source->mappings = tdt_import_read_tables (bytes, source->name, cancellable, &error);
  else if (bytes != NULL)
    source->bytes = g_steal_pointer (&bytes);
  if (error != NULL)
    source->problem = g_strdup (error->message);
  return source;
}

void
tdt_import_source_free (TdtImportSource *source)
{
  g_free (source->name);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_clear_pointer (&source->mappings, g_ptr_array_unref);
  g_free (source->problem);
  g_free (source);
}

static GPtrArray *
copy_mappings (const GPtrArray *mappings)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_mapping_free);

  for (guint i = 0; i < mappings->len; i++)
    g_ptr_array_add (copy, tdt_mapping_copy (mappings->pdata[i]));
  return copy;
}

GPtrArray *
tdt_import_sources_copy (const GPtrArray *sources)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_import_source_free);

  for (guint i = 0; i < sources->len; i++)
    {
      const TdtImportSource *source = sources->pdata[i];
      TdtImportSource *copy = g_new0 (TdtImportSource, 1);

      copy->name = g_strdup (source->name);
      copy->bytes = source->bytes != NULL ? g_bytes_ref (source->bytes) : NULL;
      copy->mappings = source->mappings != NULL ? copy_mappings (source->mappings) : NULL;
      copy->problem = g_strdup (source->problem);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

/* Programmes first: tables of people may say who is in their sessions. */
static TdtRoot *
build_programmes (const GPtrArray *sources, const TdtRoot *into, TdtImportReport *report)
{
  TdtRoot *root = into != NULL ? tdt_root_ref (into) : NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      const TdtImportSource *source = sources->pdata[i];
      g_autoptr (TdtRoot) before = root;
      g_autoptr (GError) error = NULL;

      if (source->problem != NULL)
        tdt_import_report_lose (report, "%s", source->problem);
      if (source->bytes != NULL)
        root = tdt_import_bytes (source->bytes, source->name, before, report, &error);
      if (source->bytes == NULL || root == NULL)
        root = g_steal_pointer (&before);
      if (error != NULL)
        tdt_import_report_lose (report, "%s", error->message);
    }
  return root;
}

TdtRoot *
tdt_import_sources_build (const GPtrArray *sources, const TdtRoot *into, TdtImportReport *report,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (TdtRoot) root = build_programmes (sources, into, report);
  g_autoptr (GPtrArray) mappings = g_ptr_array_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      const TdtImportSource *source = sources->pdata[i];

      for (guint m = 0; source->mappings != NULL && m < source->mappings->len; m++)
        g_ptr_array_add (mappings, source->mappings->pdata[m]);
    }
  if (mappings->len > 0)
    return tdt_mappings_build (mappings, root, report, cancellable, error);
  if (root == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         report->lost->len > 0 ? report->lost->pdata[0]
                                               : _ ("There is nothing to bring in."));
  return g_steal_pointer (&root);
}
