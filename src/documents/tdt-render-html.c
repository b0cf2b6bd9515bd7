/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-render-html.h"

#include "tdt-html-private.h"
#include "tdt-languages.h"
#include "tdt-links-private.h"
#include "tdt-style-private.h"

/* Sizes in rem, so that the reader's own size of text counts; the page is readable without any
 * of this. */
static const char style_sheet[] =
    "body{font-family:Carlito,Calibri,Lato,'Noto Sans',sans-serif;font-size:1.05rem;"
    "line-height:1.4;color:#17191f;background:#fff;max-width:60rem;margin:0 auto;"
    "padding:2rem 1.25rem}\n"
    "h1,h2,h3,p{margin:.15rem 0}\n"
    ".title{font-size:2.1rem;line-height:1.15;color:#1c365e;margin:.2rem 0 .3rem}\n"
    ".subtitle{font-size:1.3rem;font-style:italic;margin-bottom:.8rem}\n"
    ".overline,.label{font-size:.75rem;font-weight:bold;letter-spacing:.09em;"
    "text-transform:uppercase;color:#4b545f}\n"
    ".label{color:#1c365e}\n"
    ".section{font-size:1.3rem;color:#1c365e;margin-top:1.6rem}\n"
    ".entry{font-size:1.2rem}\n"
    ".time{font-weight:bold;color:#1c365e;white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    ".small{font-size:.9rem;color:#4b545f}\n"
    ".stamp{float:right;font-weight:bold;color:#1c365e}\n"
    ".card-name{font-size:1.8rem;font-weight:bold}\n"
    ".muted{color:#4b545f}\n"
    "table{border-collapse:collapse;width:100%;margin-top:1rem}\n"
    "th{text-align:left;font-size:.85rem;color:#4b545f}\n"
    "td,th{vertical-align:baseline;padding:.55rem .8rem .55rem 0;border-bottom:1px solid #b8bfc9}\n"
    ".grid td,.grid th{border:1px solid #b8bfc9;padding:.35rem .5rem}\n"
    "tr.shaded{background:#f1f3f6}\n"
    "hr{border:0;border-top:1px solid #b8bfc9}\n"
    ".card{border:1px solid #b8bfc9;padding:1rem;margin:1rem 0;text-align:center}\n"
    ".drawing{position:relative;margin:1rem auto}\n"
    ".seat{position:absolute;overflow:hidden;box-sizing:border-box;border:1px solid #4b545f;"
    "border-radius:2mm;background:#fff;text-align:center;font-size:.7rem;line-height:1.2}\n"
    ".logos{display:flex;flex-wrap:wrap;gap:1.5rem}\n"
    ".logos img{height:15mm;max-width:100%;object-fit:contain}\n"
    ".writing{border-bottom:1px solid #b8bfc9;height:6rem}\n"
    "footer{margin-top:2rem;border-top:1px solid #b8bfc9;font-size:.85rem;color:#4b545f}\n"
    "@media print{body{padding:0;max-width:none;font-size:11pt}tr,.card{break-inside:avoid}"
    "h1,h2{break-after:avoid}thead{display:table-header-group}}\n"
    "@media(max-width:40rem){table:not(.grid) td{display:block;border:0;padding:.2rem 0}"
    "table:not(.grid) tr{display:block;border-bottom:1px solid #b8bfc9;padding:.5rem 0}}\n";

static void
append_escaped (GString *html, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (html, escaped);
}

static void
append_run (GString *html, const char *text, const TdtRun *run)
{
  g_autofree char *uri = run->uri != NULL ? tdt_links_dup_safe (run->uri) : NULL;

  if (uri != NULL)
    {
      g_string_append (html, "<a rel=\"noopener noreferrer\" href=\"");
      append_escaped (html, uri, -1);
      g_string_append (html, "\">");
    }
  g_string_append (html, run->flags & TDT_RUN_STRONG ? "<strong>" : "");
  g_string_append (html, run->flags & TDT_RUN_EMPHASIS ? "<em>" : "");
  g_string_append (html, run->flags & TDT_RUN_MUTED ? "<span class=\"muted\">" : "");
  append_escaped (html, text + run->start, run->end - run->start);
  g_string_append (html, run->flags & TDT_RUN_MUTED ? "</span>" : "");
  g_string_append (html, run->flags & TDT_RUN_EMPHASIS ? "</em>" : "");
  g_string_append (html, run->flags & TDT_RUN_STRONG ? "</strong>" : "");
  g_string_append (html, uri != NULL ? "</a>" : "");
}

static void
append_runs (GString *html, const TdtBlock *block)
{
  guint done = 0;

  for (guint i = 0; i < block->n_runs; i++)
    {
      append_escaped (html, block->text + done, block->runs[i].start - done);
      append_run (html, block->text, &block->runs[i]);
      done = block->runs[i].end;
    }
  append_escaped (html, block->text + done, -1);
}

static void
append_text (GString *html, const TdtBlock *block)
{
  g_autofree char *tag = block->type == TDT_BLOCK_HEADING
                             ? g_strdup_printf ("h%u", CLAMP (block->level, 1, 6))
                             : g_strdup ("p");

  /* Names in other scripts keep their own direction. */
  g_string_append_printf (html, "<%s class=\"%s\" dir=\"auto\">", tag,
                          tdt_style_name (block->style));
  append_runs (html, block);
  g_string_append_printf (html, "</%s>\n", tag);
}

static void append_block (GString *html, const TdtBlock *block);

static void
append_children (GString *html, const TdtBlock *block)
{
  for (guint i = 0; i < block->n_children; i++)
    append_block (html, block->children[i]);
}

static void
append_row (GString *html, const TdtBlock *row)
{
  gboolean header = (row->flags & TDT_BLOCK_HEADER) != 0;

  g_string_append (html, row->flags & TDT_BLOCK_SHADED ? "<tr class=\"shaded\">" : "<tr>");
  for (guint i = 0; i < row->n_children; i++)
    {
      g_string_append (html, header ? "<th scope=\"col\">" : "<td>");
      append_children (html, row->children[i]);
      g_string_append (html, header ? "</th>" : "</td>");
    }
  g_string_append (html, "</tr>\n");
}

static void
append_table (GString *html, const TdtBlock *table)
{
  guint i = 0;

  g_string_append (html, table->flags & TDT_BLOCK_GRID ? "<table class=\"grid\">\n" : "<table>\n");
  if (table->n_children > 0 && (table->children[0]->flags & TDT_BLOCK_HEADER))
    {
      g_string_append (html, "<thead>");
      append_row (html, table->children[i++]);
      g_string_append (html, "</thead>\n");
    }
  g_string_append (html, "<tbody>\n");
  for (; i < table->n_children; i++)
    append_row (html, table->children[i]);
  g_string_append (html, "</tbody></table>\n");
}

/* Both faces of a tent card say the same, and nobody folds a screen. */
static void
append_card (GString *html, const TdtBlock *card)
{
  g_string_append (html, "<div class=\"card\">\n");
  for (guint i = 0; i < card->n_children; i++)
    if (!(card->children[i]->flags & TDT_BLOCK_TURNED))
      append_children (html, card->children[i]);
  g_string_append (html, "</div>\n");
}

static void
append_pictures (GString *html, const TdtBlock *block)
{
  g_string_append (html, "<p class=\"logos\">");
  for (guint i = 0; i < block->n_pictures; i++)
    {
      g_autofree char *uri = tdt_picture_dup_uri (block->pictures[i]);

      g_string_append (html, "<img src=\"");
      append_escaped (html, uri, -1);
      g_string_append (html, "\" alt=\"");
      append_escaped (html, block->pictures[i]->label, -1);
      g_string_append (html, "\"/>");
    }
  g_string_append (html, "</p>\n");
}

static void
append_block (GString *html, const TdtBlock *block)
{
  switch (block->type)
    {
    case TDT_BLOCK_HEADING:
    case TDT_BLOCK_PARAGRAPH:
      append_text (html, block);
      break;
    case TDT_BLOCK_TABLE:
      append_table (html, block);
      break;
    case TDT_BLOCK_RULE:
      g_string_append (html, "<hr/>\n");
      break;
    case TDT_BLOCK_PICTURES:
      append_pictures (html, block);
      break;
    case TDT_BLOCK_WRITING:
      g_string_append (html, "<div class=\"writing\"></div>\n");
      break;
    case TDT_BLOCK_PAGE_BREAK:
      g_string_append (html, "<hr style=\"break-after:page\"/>\n");
      break;
    case TDT_BLOCK_DRAWING:
      tdt_html_append_drawing (html, block, append_children);
      break;
    case TDT_BLOCK_CARD:
      append_card (html, block);
      break;
    default:
      append_children (html, block);
    }
}

static void
append_head (GString *html, const TdtDocument *document)
{
  const char *author = tdt_document_get_author (document);

  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"");
  append_escaped (html, tdt_document_get_language (document), -1);
  g_string_append_printf (
      html, "\" dir=\"%s\"",
      tdt_language_is_right_to_left (tdt_document_get_language (document)) ? "rtl" : "ltr");
  g_string_append (
      html, ">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"/>\n<title>");
  append_escaped (html, tdt_document_get_title (document), -1);
  g_string_append (html, "</title>\n");
  if (author != NULL)
    {
      g_string_append (html, "<meta name=\"author\" content=\"");
      append_escaped (html, author, -1);
      g_string_append (html, "\"/>\n");
    }
  g_string_append (html, "<style>\n");
  g_string_append (html, style_sheet);
  g_string_append (html, "</style>\n</head>\n");
}

/**
 * tdt_render_html:
 * @document: a document
 *
 * Writes the document as one page that needs nothing else: no script, no other file, headings and
 * tables that a screen reader can walk, a style for print. It is well-formed XML too.
 *
 * Returns: (transfer full): the page
 */
GBytes *
tdt_render_html (const TdtDocument *document)
{
  GString *html = g_string_new (NULL);
  const char *stamp = tdt_document_get_stamp (document);
  const char *footer = tdt_document_get_footer (document);

  append_head (html, document);
  g_string_append (html, "<body>\n<main>\n");
  if (stamp != NULL)
    {
      g_string_append (html, "<p class=\"stamp\">");
      append_escaped (html, stamp, -1);
      g_string_append (html, "</p>\n");
    }
  for (guint i = 0; i < tdt_document_get_n_blocks (document); i++)
    append_block (html, tdt_document_get_block (document, i));
  g_string_append (html, "</main>\n");
  if (footer != NULL)
    {
      g_string_append (html, "<footer><p>");
      append_escaped (html, footer, -1);
      g_string_append (html, "</p></footer>\n");
    }
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free_to_bytes (html);
}
