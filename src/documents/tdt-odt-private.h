/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"

G_BEGIN_DECLS

/** The namespaces of OpenDocument 1.2 (ISO/IEC 26300-1) that we write. */
#define TDT_ODT_NAMESPACES                                                                         \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                             \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                               \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                 \
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                               \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                      \
  "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                              \
  "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "                        \
  "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "                                 \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                                 \
  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\""
#define TDT_ODT_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

void tdt_odt_append_escaped (GString *xml, const char *text, gssize length);
void tdt_odt_append_length (GString *xml, const char *name, double millimetres);
char *tdt_odt_dup_styles (const TdtDocument *document);
char *tdt_odt_dup_content (const TdtDocument *document);

G_END_DECLS
