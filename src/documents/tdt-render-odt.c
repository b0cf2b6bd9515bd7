/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-render-odt.h"

#include "tdt-odt-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

static const char manifest[] = TDT_ODT_XML
    "<manifest:manifest "
    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.2\">\n"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MEDIA_TYPE "\"/>\n"
    "<manifest:file-entry manifest:full-path=\"content.xml\" "
    "manifest:media-type=\"text/xml\"/>\n"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" "
    "manifest:media-type=\"text/xml\"/>\n"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" "
    "manifest:media-type=\"text/xml\"/>\n"
    "</manifest:manifest>\n";

static char *
dup_meta (const TdtDocument *document)
{
  GString *xml = g_string_new (TDT_ODT_XML "<office:document-meta " TDT_ODT_NAMESPACES
                                           "><office:meta><dc:title>");
  const char *author = tdt_document_get_author (document);

  tdt_odt_append_escaped (xml, tdt_document_get_title (document), -1);
  g_string_append (xml, "</dc:title><dc:language>");
  tdt_odt_append_escaped (xml, tdt_document_get_language (document), -1);
  g_string_append (xml, "</dc:language>");
  if (author != NULL)
    {
      g_string_append (xml, "<meta:initial-creator>");
      tdt_odt_append_escaped (xml, author, -1);
      g_string_append (xml, "</meta:initial-creator>");
    }
  g_string_append (xml, "</office:meta></office:document-meta>\n");
  return g_string_free (xml, FALSE);
}

/* The time of a part is the time of printing, never that of the clock: the same document gives the
 * same bytes. */
static GDateTime *
dup_time (const TdtDocument *document)
{
  const TdtTime *created = tdt_document_get_created (document);

  return created != NULL ? g_date_time_new_from_unix_utc (created->local)
                         : g_date_time_new_utc (2000, 1, 1, 0, 0, 0);
}

static gboolean
add_part (GsfOutfile *container, const char *name, const char *content, int level,
          GDateTime *written)
{
  GsfOutput *part = gsf_outfile_new_child_full (container, name, FALSE, "compression-level", level,
                                                "modtime", written, NULL);
  gboolean done = part != NULL &&
                  gsf_output_write (part, strlen (content), (const guint8 *) content);

  done = part != NULL && gsf_output_close (part) && done;
  g_clear_object (&part);
  return done;
}

static gboolean
add_parts (GsfOutfile *container, const TdtDocument *document)
{
  g_autoptr (GDateTime) written = dup_time (document);
  g_autofree char *content = tdt_odt_dup_content (document);
  g_autofree char *styles = tdt_odt_dup_styles (document);
  g_autofree char *meta = dup_meta (document);
  gboolean done;

  /* The kind of file comes first and uncompressed, so that others know it by its first bytes. */
  done = add_part (container, "mimetype", MEDIA_TYPE, GSF_ZIP_STORED, written) &&
         add_part (container, "content.xml", content, GSF_ZIP_DEFLATED, written) &&
         add_part (container, "styles.xml", styles, GSF_ZIP_DEFLATED, written) &&
         add_part (container, "meta.xml", meta, GSF_ZIP_DEFLATED, written) &&
         add_part (container, "META-INF/manifest.xml", manifest, GSF_ZIP_DEFLATED, written);
  return gsf_output_close (GSF_OUTPUT (container)) && done;
}

/**
 * tdt_render_odt:
 * @document: a document without cards
 * @error: where to put an error
 *
 * Writes the document as OpenDocument text with real headings, tables and named styles, so that an
 * office can restyle it with its own template.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
tdt_render_odt (const TdtDocument *document, GError **error)
{
  g_autoptr (GObject) memory = G_OBJECT (gsf_output_memory_new ());
  g_autoptr (GObject) container = G_OBJECT (gsf_outfile_zip_new (GSF_OUTPUT (memory), error));

  if (container == NULL)
    return NULL;
  if (!add_parts (GSF_OUTFILE (container), document))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("The document could not be packed as OpenDocument"));
      return NULL;
    }
  return g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                      (gsize) gsf_output_size (GSF_OUTPUT (memory)));
}
