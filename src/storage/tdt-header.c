/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-header.h"

TdtHeader *
tdt_header_new (void)
{
  TdtHeader *header = g_new0 (TdtHeader, 1);

  header->major = TDT_FORMAT_MAJOR;
  header->minor = TDT_FORMAT_MINOR;
  header->ancestors = g_new0 (char *, 1);
  return header;
}

TdtHeader *
tdt_header_copy (const TdtHeader *header)
{
  TdtHeader *copy = g_memdup2 (header, sizeof (TdtHeader));

  copy->revision = g_strdup (header->revision);
  copy->ancestors = g_strdupv (header->ancestors);
  copy->editor = g_strdup (header->editor);
  copy->program = g_strdup (header->program);
  copy->base = g_strdup (header->base);
  return copy;
}

TdtHeader *
tdt_header_new_next (const TdtHeader *header, const char *revision)
{
  TdtHeader *next = tdt_header_copy (header);
  g_autoptr (GStrvBuilder) ancestors = g_strv_builder_new ();
  guint n_ancestors = 0;

  /* What a newer minor version wrote is still in the file, so the file stays of that version. */
  next->minor = header->major == TDT_FORMAT_MAJOR ? MAX (header->minor, TDT_FORMAT_MINOR)
                                                  : TDT_FORMAT_MINOR;
  next->major = TDT_FORMAT_MAJOR;
  if (g_strcmp0 (header->revision, revision) == 0)
    return next;
  if (header->revision != NULL)
    {
      g_strv_builder_add (ancestors, header->revision);
      n_ancestors++;
    }
  for (guint i = 0; header->ancestors[i] != NULL && n_ancestors < TDT_ANCESTORS_MAX; i++)
    {
      g_strv_builder_add (ancestors, header->ancestors[i]);
      n_ancestors++;
    }
  g_strfreev (next->ancestors);
  next->ancestors = g_strv_builder_end (ancestors);
  g_free (next->revision);
  next->revision = g_strdup (revision);
  return next;
}

void
tdt_header_free (TdtHeader *header)
{
  g_free (header->revision);
  g_strfreev (header->ancestors);
  g_free (header->editor);
  g_free (header->program);
  g_free (header->base);
  g_free (header);
}
