/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

/* The inside of a workspace, shared by the files that each look after one concern of it. */
struct _TdtWorkspace
{
  GObject parent_instance;

  TdtHistory *history;
  GFile *file;
};

/* Gives a new record of an ordered kind the place behind all others with the same owner. */
gboolean tdt_edit_put_last (TdtEdit *edit, const char *uid, const GPtrArray *others,
                            GError **error);
