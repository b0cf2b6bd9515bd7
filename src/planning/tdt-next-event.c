/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-next-event.h"

#include "tdt-copy.h"
#include "tdt-day-move-private.h"
#include "tdt-edit.h"

/* What is of that day only. */
static const TdtKindId left_out[] = { TDT_KIND_TURN, TDT_KIND_FOLLOW_UP, TDT_KIND_PRINT_MARK,
                                      TDT_KIND_ACCEPTED, TDT_KIND_AVAILABILITY };
static const TdtFieldId cleared[] = {
  TDT_PROJECT_STAMP,
  TDT_PROJECT_VERSION,
  TDT_PROJECT_APPROVED_BY,
  TDT_SESSION_BEGAN,
  TDT_SESSION_ENDED,
  TDT_SESSION_PAUSED_AT,
  TDT_SESSION_PAUSED,
  TDT_SESSION_EXTRA,
  TDT_AGENDA_ITEM_BEGAN,
  TDT_AGENDA_ITEM_ENDED,
  TDT_AGENDA_ITEM_PAUSED,
  TDT_AGENDA_ITEM_EXTRA,
  TDT_AGENDA_ITEM_SAID,
  TDT_AGENDA_ITEM_DECIDED,
  TDT_SESSION_SAID,
  TDT_SESSION_DECIDED,
  TDT_PARTICIPANT_REPRESENTED_BY,
  TDT_PERSON_CHECKED_IN,
};

gint64
tdt_event_get_first_day (const TdtRoot *root)
{
  gint64 first = TDT_UNSET;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    {
      gint64 date = tdt_row_get_number (row, TDT_DAY_DATE, TDT_UNSET);

      if (date != TDT_UNSET && (first == TDT_UNSET || date < first))
        first = date;
    }
  return first;
}

static void
move_days (TdtEdit *edit, const TdtRoot *root, gint64 days)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_DAY_DATE))
      tdt_edit_set_number (edit, tdt_row_get_uid (row), TDT_DAY_DATE,
                           tdt_row_get_number (row, TDT_DAY_DATE, 0) + days, NULL);
  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    tdt_move_by_days (edit, row, TDT_SESSION_START, days, NULL);
  tdt_row_iter_init (&iter, root, TDT_KIND_AGENDA_ITEM);
  while (tdt_row_iter_next (&iter, &row))
    tdt_move_by_days (edit, row, TDT_AGENDA_ITEM_START, days, NULL);
}

static void
clear_fields (TdtEdit *edit, const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (cleared); i++)
    {
      tdt_row_iter_init (&iter, root, TDT_FIELD_KIND (cleared[i]));
      while (tdt_row_iter_next (&iter, &row))
        if (tdt_row_has (row, cleared[i]))
          tdt_edit_set_text (edit, tdt_row_get_uid (row), cleared[i], NULL, NULL);
    }
  tdt_row_iter_init (&iter, root, TDT_KIND_PARTICIPANT);
  while (tdt_row_iter_next (&iter, &row))
    tdt_edit_set_token (edit, tdt_row_get_uid (row), TDT_PARTICIPANT_STATUS,
                        TDT_PARTICIPANT_STATUS_TO_INVITE, NULL);
}

static void
remove_records (TdtEdit *edit, const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      tdt_row_iter_init (&iter, root, left_out[i]);
      while (tdt_row_iter_next (&iter, &row))
        tdt_edit_remove (edit, tdt_row_get_uid (row), NULL);
    }
}

TdtRoot *
tdt_event_new_next (const TdtRoot *root, const char *uid, gint64 first_day)
{
  g_autoptr (TdtRoot) copy = tdt_root_new_copy (root, uid);
  g_autoptr (TdtEdit) edit = tdt_edit_new (copy);
  gint64 was = tdt_event_get_first_day (copy);

  if (was != TDT_UNSET)
    move_days (edit, copy, first_day - was);
  clear_fields (edit, copy);
  remove_records (edit, copy);
  return tdt_edit_apply (edit);
}
