/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-languages.h"
#include "tdt-odt-private.h"
#include "tdt-style-private.h"

#include <string.h>

#define MM_PER_POINT (1 / TDT_POINTS_PER_MM)

void
tdt_odt_append_escaped (GString *xml, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (xml, escaped);
}

/** tdt_odt_append_length: an attribute in millimetres, with a point in every locale. */
void
tdt_odt_append_length (GString *xml, const char *name, double millimetres)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (xml, " %s=\"%smm\"", name,
                          g_ascii_formatd (digits, sizeof digits, "%.2f", millimetres));
}

static void
append_colour (GString *xml, const TdtColour *ink)
{
  g_string_append_printf (xml, " fo:color=\"#%02x%02x%02x\"", (guint) (ink->red * 255),
                          (guint) (ink->green * 255), (guint) (ink->blue * 255));
}

static void
append_font (GString *xml, const TdtStyle *style, const TdtDesign *design, double scale)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (xml,
                          "<style:text-properties style:font-name=\"Carlito\" fo:font-size=\"%spt\""
                          " fo:font-weight=\"%s\" fo:font-style=\"%s\"",
                          g_ascii_formatd (digits, sizeof digits, "%.1f", style->size * scale),
                          style->weight == PANGO_WEIGHT_BOLD ? "bold" : "normal",
                          style->italic ? "italic" : "normal");
  append_colour (xml, &design->inks[style->ink]);
  if (style->capitals)
    g_string_append (xml, " fo:text-transform=\"uppercase\" fo:letter-spacing=\"0.06em\"");
  g_string_append (xml, "/>");
}

static gboolean
is_heading (TdtTextStyle style)
{
  return style == TDT_STYLE_TITLE || style == TDT_STYLE_SECTION || style == TDT_STYLE_ENTRY;
}

static void
append_styles (GString *xml, const TdtDesign *design, double scale)
{
  for (guint i = 0; i < TDT_N_STYLES; i++)
    {
      const TdtStyle *style = &design->styles[i];
      const char *name = tdt_style_name (i);

      g_string_append_printf (xml,
                              "<style:style style:name=\"%s\" style:family=\"paragraph\" "
                              "style:parent-style-name=\"%s\">\n<style:paragraph-properties",
                              name, is_heading (i) ? "Heading" : "Standard");
      tdt_odt_append_length (xml, "fo:margin-top", style->before * scale * MM_PER_POINT);
      tdt_odt_append_length (xml, "fo:margin-bottom", style->after * scale * MM_PER_POINT);
      g_string_append (xml, is_heading (i) ? " fo:keep-with-next=\"always\"/>" : "/>");
      append_font (xml, style, design, scale);
      g_string_append (xml, "</style:style>\n");
      /* The same at the right of a column, and in the middle. */
      g_string_append_printf (xml,
                              "<style:style style:name=\"%s-end\" style:family=\"paragraph\" "
                              "style:parent-style-name=\"%s\"><style:paragraph-properties "
                              "fo:text-align=\"end\"/></style:style>\n"
                              "<style:style style:name=\"%s-centre\" style:family=\"paragraph\" "
                              "style:parent-style-name=\"%s\"><style:paragraph-properties "
                              "fo:text-align=\"center\"/></style:style>\n",
                              name, name, name, name);
    }
}

static const char *
get_writing_mode (const TdtDocument *document)
{
  return tdt_language_is_right_to_left (tdt_document_get_language (document)) ? "rl-tb" : "lr-tb";
}

static void
append_common (GString *xml, const TdtDocument *document, const TdtDesign *design)
{
  g_auto (GStrv) tag = g_strsplit (tdt_document_get_language (document), "-", 2);
  const char *country = tag[1] != NULL               ? tag[1]
                        : g_str_equal (tag[0], "fr") ? "FR"
                        : g_str_equal (tag[0], "en") ? "GB"
                                                     : "none";

  g_string_append (xml, "<office:font-face-decls><style:font-face style:name=\"Carlito\" "
                        "svg:font-family=\"Carlito\"/></office:font-face-decls>\n<office:styles>\n"
                        "<style:default-style style:family=\"paragraph\">"
                        "<style:paragraph-properties style:writing-mode=\"");
  g_string_append (xml, get_writing_mode (document));
  g_string_append (xml, "\"/><style:text-properties "
                        "style:font-name=\"Carlito\" fo:language=\"");
  tdt_odt_append_escaped (xml, tag[0], -1);
  g_string_append (xml, "\" fo:country=\"");
  tdt_odt_append_escaped (xml, country, -1);
  g_string_append (xml, "\"/></style:default-style>\n"
                        "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>\n"
                        "<style:style style:name=\"Heading\" style:family=\"paragraph\" "
                        "style:parent-style-name=\"Standard\"/>\n"
                        "<style:style style:name=\"strong\" style:family=\"text\">"
                        "<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
                        "<style:style style:name=\"emphasis\" style:family=\"text\">"
                        "<style:text-properties fo:font-style=\"italic\"/></style:style>\n"
                        "<style:style style:name=\"muted\" style:family=\"text\">"
                        "<style:text-properties");
  append_colour (xml, &design->inks[TDT_INK_MUTED]);
  g_string_append (xml, "/></style:style>\n");
}

static void
append_page (GString *xml, const TdtDocument *document)
{
  const TdtPageSetup *setup = tdt_document_get_page_setup (document);
  const char *footer = tdt_document_get_footer (document);
  const char *stamp = tdt_document_get_stamp (document);

  g_string_append (xml, "</office:styles>\n<office:automatic-styles>\n"
                        "<style:page-layout style:name=\"page\"><style:page-layout-properties");
  tdt_odt_append_length (xml, "fo:page-width", setup->width);
  tdt_odt_append_length (xml, "fo:page-height", setup->height);
  tdt_odt_append_length (xml, "fo:margin-left", setup->margin);
  tdt_odt_append_length (xml, "fo:margin-right", setup->margin);
  tdt_odt_append_length (xml, "fo:margin-top", setup->margin_top / 2);
  tdt_odt_append_length (xml, "fo:margin-bottom", setup->margin_bottom / 2);
  g_string_append_printf (xml,
                          " style:print-orientation=\"%s\" style:writing-mode=\"%s\"/>"
                          "<style:header-style/>"
                          "<style:footer-style/></style:page-layout>\n</office:automatic-styles>\n"
                          "<office:master-styles><style:master-page style:name=\"Standard\" "
                          "style:page-layout-name=\"page\"><style:header>"
                          "<text:p text:style-name=\"small-end\">",
                          setup->width > setup->height ? "landscape" : "portrait",
                          get_writing_mode (document));
  tdt_odt_append_escaped (xml, stamp != NULL ? stamp : "", -1);
  g_string_append (xml, "</text:p></style:header><style:footer><text:p text:style-name=\"small\">");
  tdt_odt_append_escaped (xml, footer != NULL ? footer : "", -1);
  g_string_append (xml, "<text:s text:c=\"4\"/><text:page-number text:select-page=\"current\"/> / "
                        "<text:page-count/></text:p></style:footer></style:master-page>"
                        "</office:master-styles>\n");
}

/** tdt_odt_dup_styles: styles.xml: every style by name, so that an office can restyle it. */
char *
tdt_odt_dup_styles (const TdtDocument *document)
{
  const TdtPageSetup *setup = tdt_document_get_page_setup (document);
  const TdtDesign *design = tdt_design_get (setup->design);
  GString *xml = g_string_new (TDT_ODT_XML "<office:document-styles " TDT_ODT_NAMESPACES ">\n");

  append_common (xml, document, design);
  append_styles (xml, design, setup->scale);
  append_page (xml, document);
  g_string_append (xml, "</office:document-styles>\n");
  return g_string_free (xml, FALSE);
}
