/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-journal.h"
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
  gboolean saving;
  gint64 saved_at;

  /* What a crash would leave to recover from; NULL once the workspace is closed. */
  TdtJournal *journal;

  /* What is only shown, and what it is called; NULL when the history's root is shown. */
  TdtRoot *proposal;
  char *proposal_label;
  GStrv proposal_reasons;

  /* The findings; no engine while the first look at the project is under way. */
  TdtCheckEngine *checks;
  GPtrArray *findings;
};

/* What people see of a workspace, to notify just what a change alters of it. */
typedef struct
{
  TdtRoot *root;
  TdtRoot *kept;
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
  char *title;
  char *proposal;
} TdtAppearance;

/* Every change of history or proposal goes between these two: the second tells journal, checks and
 * everybody else what is different. */
void tdt_workspace_begin_change (TdtWorkspace *self, TdtAppearance *before);
void tdt_workspace_end_change (TdtWorkspace *self, TdtAppearance *before);

/* Forgets the proposal without telling anybody. */
void tdt_workspace_clear_proposal (TdtWorkspace *self);

/* Starts the first look at the project, in a thread. */
void tdt_workspace_start_checks (TdtWorkspace *self);
/* Looks again at what @diff touches. */
void tdt_workspace_update_checks (TdtWorkspace *self, const TdtDiff *diff);
/* Tells that findings are different now. */
void tdt_workspace_emit_findings_changed (TdtWorkspace *self);

/* A workspace for what was read from @file. */
TdtWorkspace *tdt_workspace_new_for_loaded (const TdtLoaded *loaded, GFile *file);

/* A workspace for what a journal started from; @file is what is on disk now, or NULL. */
TdtWorkspace *tdt_workspace_new_for_recovered (const TdtRoot *base, const TdtLoaded *file,
                                               const char *path);

/* The root of that step is what the file holds. */
void tdt_workspace_mark_saved (TdtWorkspace *self, guint64 step);

/* Gives a new record of an ordered kind the place behind all others with the same owner. */
gboolean tdt_edit_put_last (TdtEdit *edit, const char *uid, const GPtrArray *others,
                            GError **error);
