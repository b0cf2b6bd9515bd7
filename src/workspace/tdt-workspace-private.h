/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-project-file.h"
#include "tdt-workspace.h"

/* The inside of a workspace, shared by the files that each look after one concern of it. */
struct _TdtWorkspace
{
  GObject parent_instance;

  TdtHistory *history;

  /* What is known of the file: its own words, its bytes when last seen, what was repaired. */
  GFile *file;
  TdtHeader *header;
  char *content_hash;
  TdtReport *report;
  gboolean read_only;
  gint64 saved_at;
};

/* A workspace for what was read from @file. */
TdtWorkspace *tdt_workspace_new_for_loaded (const TdtLoaded *loaded, GFile *file);

/* Gives a new record of an ordered kind the place behind all others with the same owner. */
gboolean tdt_edit_put_last (TdtEdit *edit, const char *uid, const GPtrArray *others,
                            GError **error);
