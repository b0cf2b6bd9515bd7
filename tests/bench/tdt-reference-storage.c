/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What loading a project file is measured against, beside `xmllint --stream`: a file read whole and
 * gone through by xmlTextReader, its texts counted. Written before the reader of projects was made
 * fast, and not to be changed since.
 */
#include <glib.h>
#include <libxml/xmlreader.h>
#include <string.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  gsize n_texts = 0;
  gsize n_bytes = 0;
  xmlTextReaderPtr reader;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &length, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: tdt-reference-storage FILE");
      return 2;
    }
  reader = xmlReaderForMemory (text, (int) length, NULL, NULL, XML_PARSE_NONET);
  while (xmlTextReaderRead (reader) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_TEXT)
      {
        n_texts++;
        n_bytes += strlen ((const char *) xmlTextReaderConstValue (reader));
      }
  xmlFreeTextReader (reader);
  g_print ("%" G_GSIZE_FORMAT " texts of %" G_GSIZE_FORMAT " bytes\n", n_texts, n_bytes);
  return 0;
}
