/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that cards are printed on. */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>

#define BADGE_SCALE 0.7
#define A6_SCALE 0.95

/* Sheets are data: to offer another is one more entry. The first of each document is its default.
 * On tent cards, the panel above the first fold is the back one, seen from the other side; a third
 * panel is the foot and stays blank. */
static const struct
{
  TdtDocumentId id;
  const char *name;
  TdtCardSheet sheet;
} formats[] = {
  { TDT_DOCUMENT_TENT_CARDS,
    "297x105",
    { .paper_width = 297,
      .paper_height = 210,
      .columns = 1,
      .rows = 1,
      .width = 297,
      .height = 210,
      .n_folds = 1,
      .folds = { 105 } } },
  { TDT_DOCUMENT_TENT_CARDS,
    "210x148",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 1,
      .rows = 1,
      .width = 210,
      .height = 297,
      .n_folds = 1,
      .folds = { 148.5 } } },
  { TDT_DOCUMENT_TENT_CARDS,
    "210x99",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 1,
      .rows = 1,
      .width = 210,
      .height = 297,
      .n_folds = 2,
      .folds = { 99, 198 } } },
  { TDT_DOCUMENT_TENT_CARDS,
    "210x74",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 1,
      .rows = 2,
      .y_pitch = 148.5,
      .width = 210,
      .height = 148.5,
      .cut = TRUE,
      .n_folds = 1,
      .folds = { 74.25 } } },
  { TDT_DOCUMENT_TENT_CARDS,
    "105x74",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 2,
      .x_pitch = 105,
      .y_pitch = 148.5,
      .width = 105,
      .height = 148.5,
      .cut = TRUE,
      .n_folds = 1,
      .folds = { 74.25 } } },
  { TDT_DOCUMENT_TENT_CARDS,
    "avery-5305",
    { .paper_width = 215.9,
      .paper_height = 279.4,
      .columns = 1,
      .rows = 2,
      .y = 12.7,
      .y_pitch = 127,
      .width = 215.9,
      .height = 127,
      .n_folds = 1,
      .folds = { 63.5 } } },
  { TDT_DOCUMENT_BADGES,
    "avery-32015",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 4,
      .x = 17,
      .y = 31.5,
      .x_pitch = 91,
      .y_pitch = 60,
      .width = 85,
      .height = 54,
      .cut = TRUE } },
  { TDT_DOCUMENT_BADGES,
    "avery-l4785",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 5,
      .x = 18,
      .y = 13,
      .x_pitch = 95,
      .y_pitch = 55,
      .width = 80,
      .height = 50,
      .cut = TRUE } },
  { TDT_DOCUMENT_BADGES,
    "id-1",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 4,
      .x = 14.4,
      .y = 25.5,
      .x_pitch = 95.6,
      .y_pitch = 64,
      .width = 85.6,
      .height = 54,
      .cut = TRUE } },
  { TDT_DOCUMENT_BADGES,
    "id-2",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 4,
      .y = 0.5,
      .x_pitch = 105,
      .y_pitch = 74,
      .width = 105,
      .height = 74,
      .cut = TRUE } },
  { TDT_DOCUMENT_BADGES,
    "a6",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 2,
      .y = 0.5,
      .x_pitch = 105,
      .y_pitch = 148,
      .width = 105,
      .height = 148,
      .cut = TRUE } },
  { TDT_DOCUMENT_INVITATION_CARDS,
    "210x99",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 1,
      .rows = 3,
      .y_pitch = 99,
      .width = 210,
      .height = 99,
      .cut = TRUE } },
  { TDT_DOCUMENT_INVITATION_CARDS,
    "148x105",
    { .paper_width = 297,
      .paper_height = 210,
      .columns = 2,
      .rows = 2,
      .x = 0.5,
      .x_pitch = 148,
      .y_pitch = 105,
      .width = 148,
      .height = 105,
      .cut = TRUE } },
  { TDT_DOCUMENT_LABELS,
    "avery-l7160",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 3,
      .rows = 7,
      .x = 7.25,
      .y = 15.15,
      .x_pitch = 66,
      .y_pitch = 38.1,
      .width = 63.5,
      .height = 38.1 } },
  { TDT_DOCUMENT_LABELS,
    "avery-l7163",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 7,
      .x = 4.65,
      .y = 15.15,
      .x_pitch = 101.6,
      .y_pitch = 38.1,
      .width = 99.1,
      .height = 38.1 } },
  { TDT_DOCUMENT_LABELS,
    "105x37",
    { .paper_width = 210,
      .paper_height = 297,
      .columns = 2,
      .rows = 8,
      .x_pitch = 105,
      .y_pitch = 37.125,
      .width = 105,
      .height = 37.125 } },
};

static char *
dup_format_names (TdtDocumentId id)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].id == id)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", formats[i].name);
  return g_string_free (names, FALSE);
}

/** tdt_content_find_sheet: the sheet that is wanted, or the ordinary one. */
const TdtCardSheet *
tdt_content_find_sheet (const TdtContent *content, GError **error)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].id == content->id &&
        (content->format == NULL || g_str_equal (formats[i].name, content->format)))
      return &formats[i].sheet;
  names = dup_format_names (content->id);
  g_set_error (error, TDT_DOCUMENT_ERROR, TDT_DOCUMENT_ERROR_SHEET,
               _ ("There is no sheet format “%s” for this document; choose one of: %s"),
               content->format, names);
  return NULL;
}

/** tdt_content_set_up_sheet: takes the paper from the sheet, before the tree is begun. */
gboolean
tdt_content_set_up_sheet (TdtContent *content, GError **error)
{
  const TdtCardSheet *sheet = tdt_content_find_sheet (content, error);

  if (sheet == NULL)
    return FALSE;
  content->setup.width = sheet->paper_width;
  content->setup.height = sheet->paper_height;
  if (content->id == TDT_DOCUMENT_BADGES)
    content->setup.scale *= sheet->height > 100 ? A6_SCALE : BADGE_SCALE;
  else if (sheet->n_folds > 0)
    content->setup.scale *= sheet->folds[0] / 105;
  return TRUE;
}

/**
 * tdt_document_list_sheets:
 * @id: a document
 *
 * Returns: (transfer full) (element-type TdtSheetFormat): what it can be printed on, the ordinary
 *   one first; empty where it is not made of cards
 */
GPtrArray *
tdt_document_list_sheets (TdtDocumentId id)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].id == id)
      {
        const TdtCardSheet *sheet = &formats[i].sheet;
        TdtSheetFormat *format = g_new (TdtSheetFormat, 1);

        *format = (TdtSheetFormat){ formats[i].name, sheet->width,
                                    sheet->n_folds > 0 ? sheet->folds[0] : sheet->height };
        g_ptr_array_add (sheets, format);
      }
  return sheets;
}
