/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage-documents.h"

#include <string.h>

char *
document_with (const char *inside)
{
  return g_strconcat ("<project xmlns=\"" TDT_PROJECT_NAMESPACE "\" version=\"1.0\" uid=\"p\">\n",
                      inside, "\n</project>\n", NULL);
}

TdtLoaded *
parse_document (const char *document, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (document, strlen (document));

  return tdt_project_file_parse (bytes, "test", NULL, NULL, NULL, error);
}

TdtLoaded *
read_document (const char *document)
{
  g_autoptr (GError) error = NULL;
  TdtLoaded *loaded = parse_document (document, &error);

  g_assert_no_error (error);
  return loaded;
}

char *
write_document (const TdtLoaded *loaded)
{
  g_autoptr (TdtHeader) written = NULL;
  g_autoptr (GBytes) bytes = tdt_project_file_write (loaded->root, loaded->header, &written);
  g_autoptr (GError) error = NULL;

  tdt_project_file_verify (bytes, loaded->root, written, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

char *
settle_document (const char *document, char **report)
{
  g_autoptr (TdtLoaded) first = read_document (document);
  g_autofree char *written = write_document (first);
  g_autoptr (TdtLoaded) second = read_document (written);
  g_autofree char *left = tdt_report_dup_text (second->report, "again");
  g_autofree char *again = write_document (second);

  g_assert_cmpstr (left, ==, "");
  g_assert_cmpstr (again, ==, written);
  if (report != NULL)
    *report = tdt_report_dup_text (first->report, "test");
  return g_steal_pointer (&written);
}
