/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-style-private.h"

#define BOLD PANGO_WEIGHT_BOLD
#define NORMAL PANGO_WEIGHT_NORMAL

/* size, weight, italic, ink, capitals, leading, before, after */
#define ORDINARY_STYLES                                                                            \
  {                                                                                                \
    [TDT_STYLE_BODY] = { 11, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.08, 3, 3 },                     \
    [TDT_STYLE_TITLE] = { 25, BOLD, FALSE, TDT_INK_ACCENT, FALSE, 0.95, 2, 3 },                    \
    [TDT_STYLE_SUBTITLE] = { 15, NORMAL, TRUE, TDT_INK_TEXT, FALSE, 1, 2, 8 },                     \
    [TDT_STYLE_LEAD] = { 11.5, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.05, 1, 1 },                   \
    [TDT_STYLE_OVERLINE] = { 8.5, BOLD, FALSE, TDT_INK_MUTED, TRUE, 1.1, 0, 6 },                   \
    [TDT_STYLE_SECTION] = { 14, BOLD, FALSE, TDT_INK_ACCENT, FALSE, 1, 16, 5 },                    \
    [TDT_STYLE_ENTRY] = { 13, BOLD, FALSE, TDT_INK_TEXT, FALSE, 0.98, 1.5, 2.5 },                  \
    [TDT_STYLE_LABEL] = { 7.8, BOLD, FALSE, TDT_INK_ACCENT, TRUE, 1.05, 0, 1 },                    \
    [TDT_STYLE_DETAIL] = { 10.5, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.02, 2, 3.5 },               \
    [TDT_STYLE_PERSON] = { 10.5, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.02, 1.7, 1.7 },             \
    [TDT_STYLE_SMALL] = { 9, NORMAL, FALSE, TDT_INK_MUTED, FALSE, 1.05, 1.5, 1.5 },                \
    [TDT_STYLE_TIME] = { 12, BOLD, FALSE, TDT_INK_ACCENT, FALSE, 1, 0, 0 },                        \
    [TDT_STYLE_TABLE_HEAD] = { 8.2, BOLD, FALSE, TDT_INK_MUTED, FALSE, 1, 0, 0 },                  \
    [TDT_STYLE_TABLE_CELL] = { 10, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.02, 0, 0.8 },             \
    [TDT_STYLE_CARD_NAME] = { 54, BOLD, FALSE, TDT_INK_TEXT, FALSE, 0.92, 0, 2 },                  \
    [TDT_STYLE_CARD_DETAIL] = { 22, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 0.98, 2, 0 },              \
    [TDT_STYLE_CARD_SMALL] = { 11, NORMAL, FALSE, TDT_INK_MUTED, FALSE, 1, 2, 0 },                 \
  }

/* For readers with low vision: black on white, no slanted text, nothing below 14 points in the
 * text (16 in running text, as French and British guides for public bodies ask). */
#define LARGE_STYLES                                                                               \
  {                                                                                                \
    [TDT_STYLE_BODY] = { 16, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.15, 4, 4 },                     \
    [TDT_STYLE_TITLE] = { 30, BOLD, FALSE, TDT_INK_TEXT, FALSE, 1, 3, 4 },                         \
    [TDT_STYLE_SUBTITLE] = { 20, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.05, 3, 10 },                \
    [TDT_STYLE_LEAD] = { 16, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.1, 2, 2 },                      \
    [TDT_STYLE_OVERLINE] = { 14, BOLD, FALSE, TDT_INK_TEXT, FALSE, 1.1, 0, 8 },                    \
    [TDT_STYLE_SECTION] = { 20, BOLD, FALSE, TDT_INK_TEXT, FALSE, 1.05, 18, 8 },                   \
    [TDT_STYLE_ENTRY] = { 18, BOLD, FALSE, TDT_INK_TEXT, FALSE, 1.05, 2, 3 },                      \
    [TDT_STYLE_LABEL] = { 14, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.1, 0, 2 },                     \
    [TDT_STYLE_DETAIL] = { 16, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.15, 2, 4 },                   \
    [TDT_STYLE_PERSON] = { 16, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.12, 2, 3 },                   \
    [TDT_STYLE_SMALL] = { 14, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.1, 2, 2 },                     \
    [TDT_STYLE_TIME] = { 16, BOLD, FALSE, TDT_INK_TEXT, FALSE, 1.05, 0, 0 },                       \
    [TDT_STYLE_TABLE_HEAD] = { 14, BOLD, FALSE, TDT_INK_TEXT, FALSE, 1.05, 0, 0 },                 \
    [TDT_STYLE_TABLE_CELL] = { 14, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1.1, 0, 1 },                \
    [TDT_STYLE_CARD_NAME] = { 60, BOLD, FALSE, TDT_INK_TEXT, FALSE, 0.92, 0, 2 },                  \
    [TDT_STYLE_CARD_DETAIL] = { 26, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1, 2, 0 },                 \
    [TDT_STYLE_CARD_SMALL] = { 14, NORMAL, FALSE, TDT_INK_TEXT, FALSE, 1, 2, 0 },                  \
  }

static const TdtDesign designs[] = {
  [TDT_DESIGN_SOBER] = {
    .inks = {
      [TDT_INK_TEXT] = { 0.09, 0.10, 0.12 },
      [TDT_INK_ACCENT] = { 0.11, 0.21, 0.37 },
      [TDT_INK_MUTED] = { 0.36, 0.40, 0.45 },
      [TDT_INK_HAIRLINE] = { 0.72, 0.75, 0.79 },
      [TDT_INK_TINT] = { 0.945, 0.953, 0.965 },
    },
    .styles = ORDINARY_STYLES,
    .fit_floor = 7,
  },
  [TDT_DESIGN_INSTITUTIONAL] = {
    .inks = {
      [TDT_INK_TEXT] = { 0.09, 0.10, 0.12 },
      [TDT_INK_ACCENT] = { 0.0, 0.24, 0.45 },
      [TDT_INK_MUTED] = { 0.34, 0.39, 0.45 },
      [TDT_INK_HAIRLINE] = { 0.66, 0.73, 0.80 },
      [TDT_INK_TINT] = { 0.925, 0.945, 0.968 },
    },
    .styles = ORDINARY_STYLES,
    .fit_floor = 7,
    .band = 10,
  },
  [TDT_DESIGN_LARGE_PRINT] = {
    .inks = {
      [TDT_INK_TEXT] = { 0, 0, 0 },
      [TDT_INK_ACCENT] = { 0, 0, 0 },
      [TDT_INK_MUTED] = { 0, 0, 0 },
      [TDT_INK_HAIRLINE] = { 0.35, 0.35, 0.35 },
      [TDT_INK_TINT] = { 0.93, 0.93, 0.93 },
    },
    .styles = LARGE_STYLES,
    .fit_floor = 12,
  },
};

static const char *const style_names[TDT_N_STYLES] = {
  "body",       "title",      "subtitle",  "lead",        "overline",   "section",
  "entry",      "label",      "detail",    "person",      "small",      "time",
  "table-head", "table-cell", "card-name", "card-detail", "card-small",
};

/**
 * tdt_design_get:
 * @design: one of the words `TDT_DESIGN_*`; another counts as the sober one
 *
 * Returns: the design
 */
const TdtDesign *
tdt_design_get (int design)
{
  if (design < 0 || design >= (int) G_N_ELEMENTS (designs))
    design = TDT_DESIGN_SOBER;
  return &designs[design];
}

/** tdt_style_name: the name of a style in formats that have named styles. */
const char *
tdt_style_name (TdtTextStyle style)
{
  return style_names[style];
}
