/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-file-watch.h"
#include "tdt-journal.h"
#include "tdt-lock.h"
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

  /* What the file held when it was opened or saved here; what a copy that was sent here for
   * editing was made from; the merges of other copies, see tdt-workspace-lineage.c. */
  TdtRoot *saved_root;
  TdtRoot *carried;
  GPtrArray *merged;
  /* The step that took personal data out, until that is final (tdt-workspace-purge.c). */
  guint64 purge_step;
  /* The project with the people who are to go from the address book then, too. */
  TdtRoot *purge_people;

  /* What others do to the file (tdt-workspace-watch.c). */
  TdtFileWatch *watch;
  TdtLock *lock;
  TdtLockInfo *other;
  gboolean locking;
  gboolean take_over;

  /* What a crash would leave to recover from; NULL once the workspace is closed. */
  TdtJournal *journal;

  /* What is only shown, and what it is called; NULL when the history's root is shown. */
  TdtRoot *proposal;
  char *proposal_label;
  GStrv proposal_reasons;

  /* The findings; no engine while the first look at the project is under way. While a thread
   * looks at everything the engine stays as it is. */
  TdtCheckEngine *checks;
  gboolean checking;
  GPtrArray *findings;
  /* Whether the engine has others, and the source that will tell so. */
  gboolean findings_stale;
  guint telling_findings;
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

/* Starts a look at the whole project, in a thread. */
void tdt_workspace_start_checks (TdtWorkspace *self);
/* Looks again at what @diff touches. */
void tdt_workspace_update_checks (TdtWorkspace *self, const TdtDiff *diff);
/* Tells that findings are different now. */
void tdt_workspace_emit_findings_changed (TdtWorkspace *self);

/* A workspace for what was read from @file; @carried is the base that it carries, or NULL. */
TdtWorkspace *tdt_workspace_new_for_loaded (const TdtLoaded *loaded, const TdtRoot *carried,
                                            GFile *file);

/* A workspace for what a journal started from, @base of that revision; @file is what is on disk
 * now, or NULL. */
TdtWorkspace *tdt_workspace_new_for_recovered (const TdtRoot *base, const char *revision,
                                               const TdtLoaded *file, const char *path);

/* Starts and stops watching the file, and telling others that it is open here. */
void tdt_workspace_watch (TdtWorkspace *self);
void tdt_workspace_unwatch (TdtWorkspace *self);
void tdt_workspace_lock (TdtWorkspace *self);
void tdt_workspace_unlock (TdtWorkspace *self);
void tdt_workspace_emit_file_changed (TdtWorkspace *self);
void tdt_workspace_emit_book_purged (TdtWorkspace *self, guint n_people, const GError *error);
/* What the file is known to hold, in bytes and as a project. */
void tdt_workspace_set_content_hash (TdtWorkspace *self, const char *hash);
void tdt_workspace_set_saved_root (TdtWorkspace *self, const TdtRoot *root);
/* What somebody else wrote to the file has been seen: it may be replaced. */
void tdt_workspace_take_disk (TdtWorkspace *self, const TdtLoaded *loaded, const char *revision);

/* Where a project comes from, for a thread that looks for a base: the revisions of its file, the
 * present one first; the roots of that one and of what a copy carries. */
typedef struct
{
  char *uid;
  GStrv revisions;
  TdtRoot *saved;
  TdtRoot *carried;
  char *carried_revision;
} TdtLineage;

void tdt_workspace_read_lineage (TdtWorkspace *self, TdtLineage *lineage);
void tdt_lineage_clear (TdtLineage *lineage);
/* What both come from, or NULL. */
TdtRoot *tdt_lineage_find_base (const TdtLineage *lineage, const TdtLoaded *theirs);
/* The current step has all of a copy of that revision. */
void tdt_workspace_note_ancestors (TdtWorkspace *self, const char *revision, GStrv ancestors);
/* The ancestors of the current step. */
GStrv tdt_workspace_dup_ancestors (TdtWorkspace *self);
/* Keeps @root, in a thread, to be found as a base later; where that fails merges ask more. */
void tdt_workspace_keep_base (const TdtRoot *root);

/* Whether that step is not among those that led to the current root. */
gboolean tdt_workspace_is_undone (TdtWorkspace *self, guint64 step);
/* The project is saved: what the purge took out goes from everywhere else too. */
void tdt_workspace_finish_purge (TdtWorkspace *self);

/* The root of that step is what the file holds. */
void tdt_workspace_mark_saved (TdtWorkspace *self, guint64 step);

/* Who is called so, given name first or surname first, whatever the case and accents, or NULL. */
const TdtRow *tdt_root_find_person_called (const TdtRoot *root, const char *name);

/* Gives a new record of an ordered kind the place behind all others with the same owner. */
gboolean tdt_edit_put_last (TdtEdit *edit, const char *uid, const GPtrArray *others,
                            GError **error);

/* Notes what stood in the parts (TdtDocumentPart) of a document, see tdt-workspace-marks.h. */
gboolean tdt_edit_put_marks (TdtEdit *edit, const TdtRoot *root, int document, int kind,
                             const GPtrArray *parts, const TdtTime *now, GError **error);
