/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"

/* An edit in the making: rows that are new or changed, and rows of the root that go, by uid. */
struct _TdtEdit
{
  TdtRoot *root;
  GHashTable *rows;
  GHashTable *removed;
  /* The one of `rows` that was set last: most edits set one field after the other. */
  TdtRow *last;
  /* Whether rows came in whole or went: else each reference was looked at when it was set. */
  gboolean may_dangle;
};

void tdt_edit_take_row (TdtEdit *edit, TdtRow *row);
void tdt_edit_drop_row (TdtEdit *edit, const TdtRow *row);
