/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the terms of a plan are called, and what they weigh. */
#include "config.h"

#include "tdt-schedule.h"

#include <glib/gi18n-lib.h>

#define MAX_WEIGHT 10000
#define PUBLISHED_FACTOR 10

static const struct
{
  const char *name;
  const char *setting;
  const char *label;
  guint weight;
} terms[TDT_TIMETABLE_N_TERMS] = {
  [TDT_TIMETABLE_TERM_CAPACITY] = { "capacity", "schedule.capacity",
                                    N_ ("People beyond the room’s capacity"), 1 },
  [TDT_TIMETABLE_TERM_STABILITY] = { "rooms", "schedule.rooms", N_ ("Themes in more than one room"),
                                     2 },
  [TDT_TIMETABLE_TERM_SPREAD] = { "days", "schedule.days", N_ ("Themes on too few days"), 5 },
  [TDT_TIMETABLE_TERM_ISOLATED] = { "neighbours", "schedule.neighbours",
                                    N_ ("Sessions away from the others of their theme"), 2 },
  [TDT_TIMETABLE_TERM_GAPS] = { "gaps", "schedule.gaps", N_ ("Time that speakers wait"), 1 },
  [TDT_TIMETABLE_TERM_WISHES] = { "wishes", "schedule.wishes",
                                  N_ ("Wishes for days, hours and rooms"), 1 },
  [TDT_TIMETABLE_TERM_RIVALRY] = { "popular", "schedule.popular",
                                   N_ ("Popular sessions at the same time"), 1 },
  [TDT_TIMETABLE_TERM_CHANGE] = { "change", "schedule.change",
                                  N_ ("Changes to the plan as it stands"), 100 },
};

const char *
tdt_schedule_term_name (TdtTimetableTerm term)
{
  return terms[term].name;
}

const char *
tdt_schedule_term_label (TdtTimetableTerm term)
{
  return _ (terms[term].label);
}

const char *
tdt_schedule_term_setting (TdtTimetableTerm term)
{
  return terms[term].setting;
}

gboolean
tdt_schedule_is_published (const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;

  if (tdt_row_get_token (tdt_root_get_project (root), TDT_PROJECT_STAMP) == TDT_STAMP_FINAL)
    return TRUE;
  tdt_row_iter_init (&iter, root, TDT_KIND_PRINT_MARK);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_get_token (row, TDT_PRINT_MARK_DOCUMENT) == TDT_DOCUMENT_PROGRAMME)
      return TRUE;
  return FALSE;
}

guint
tdt_schedule_get_weight (const TdtRoot *root, TdtTimetableTerm term)
{
  TdtRowIter iter;
  const TdtRow *row;
  gint64 weight;

  tdt_row_iter_init (&iter, root, TDT_KIND_SETTING);
  while (tdt_row_iter_next (&iter, &row))
    if (g_str_equal (tdt_row_get_text_or_empty (row, TDT_SETTING_NAME), terms[term].setting) &&
        g_ascii_string_to_signed (tdt_row_get_text_or_empty (row, TDT_SETTING_VALUE), 10, 0,
                                  MAX_WEIGHT, &weight, NULL))
      return (guint) weight;
  if (term == TDT_TIMETABLE_TERM_CHANGE && tdt_schedule_is_published (root))
    return terms[term].weight * PUBLISHED_FACTOR;
  return terms[term].weight;
}
