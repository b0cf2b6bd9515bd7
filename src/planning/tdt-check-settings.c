/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-check-settings.h"

#define MINUTES_PER_WEEK 10080

static const struct
{
  const char *name;
  gsize place;
  int otherwise;
} table[] = {
  { "check.near-days", G_STRUCT_OFFSET (TdtCheckSettings, near_days), 14 },
  { "check.brief-days", G_STRUCT_OFFSET (TdtCheckSettings, brief_days), 7 },
  { "check.min-speakers", G_STRUCT_OFFSET (TdtCheckSettings, min_speakers), 2 },
  { "check.max-speakers", G_STRUCT_OFFSET (TdtCheckSettings, max_speakers), 0 },
  { "check.min-speaking", G_STRUCT_OFFSET (TdtCheckSettings, min_speaking), 5 },
  { "check.question-share", G_STRUCT_OFFSET (TdtCheckSettings, question_share), 20 },
  { "check.min-questions", G_STRUCT_OFFSET (TdtCheckSettings, min_questions), 5 },
  { "check.room-change", G_STRUCT_OFFSET (TdtCheckSettings, room_change), 10 },
  { "check.venue-change", G_STRUCT_OFFSET (TdtCheckSettings, venue_change), 40 },
  { "check.max-sitting", G_STRUCT_OFFSET (TdtCheckSettings, max_sitting), 120 },
  { "check.break-length", G_STRUCT_OFFSET (TdtCheckSettings, break_length), 10 },
  { "check.unequal", G_STRUCT_OFFSET (TdtCheckSettings, unequal), 3 },
  { "check.gender", G_STRUCT_OFFSET (TdtCheckSettings, gender), 0 },
};

static void
read_one (TdtCheckSettings *settings, const TdtRow *row)
{
  const char *name = tdt_row_get_text_or_empty (row, TDT_SETTING_NAME);
  gint64 number;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (name, table[i].name) &&
        g_ascii_string_to_signed (tdt_row_get_text_or_empty (row, TDT_SETTING_VALUE), 10, 0,
                                  MINUTES_PER_WEEK, &number, NULL))
      G_STRUCT_MEMBER (int, settings, table[i].place) = (int) number;
}

void
tdt_check_settings_read (const TdtRoot *root, TdtCheckSettings *settings)
{
  TdtRowIter iter;
  const TdtRow *row;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    G_STRUCT_MEMBER (int, settings, table[i].place) = table[i].otherwise;
  tdt_row_iter_init (&iter, root, TDT_KIND_SETTING);
  while (tdt_row_iter_next (&iter, &row))
    read_one (settings, row);
}
