/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** TdtColour: parts of red, green and blue, 0 to 1. */
typedef struct
{
  double red;
  double green;
  double blue;
} TdtColour;

/** TdtInk: the few colours of a design. All but the tint print well in grey. */
typedef enum
{
  TDT_INK_TEXT,
  TDT_INK_ACCENT,
  TDT_INK_MUTED,
  TDT_INK_HAIRLINE,
  TDT_INK_TINT,
  TDT_N_INKS
} TdtInk;

/**
 * TdtStyle: how a design sets one style of text.
 * @size: in points
 * @weight: of the font
 * @italic: whether slanted
 * @ink: its colour
 * @capitals: whether set in spaced capitals
 * @leading: distance of base lines, as a factor of the font's own
 * @before: white space above, in points
 * @after: white space below, in points
 */
typedef struct
{
  double size;
  PangoWeight weight;
  gboolean italic;
  TdtInk ink;
  gboolean capitals;
  double leading;
  double before;
  double after;
} TdtStyle;

/**
 * TdtDesign: the look of all documents.
 * @inks: its colours
 * @styles: its styles, by #TdtTextStyle
 * @fit_floor: the smallest size, in points, to which text that has to fit may shrink
 * @band: height of the band of colour on top of the first page, in points
 */
typedef struct
{
  TdtColour inks[TDT_N_INKS];
  TdtStyle styles[TDT_N_STYLES];
  double fit_floor;
  double band;
} TdtDesign;

/** The family of all documents, and what stands in where it or its letters are missing. */
#define TDT_FONT_FAMILY "Carlito, Lato, Noto Sans, Cantarell, DejaVu Sans"

const TdtDesign *tdt_design_get (int design);
const char *tdt_style_name (TdtTextStyle style);

G_END_DECLS
