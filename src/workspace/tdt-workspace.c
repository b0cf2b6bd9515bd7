/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace.h"

#include "tdt-workspace-file.h"
#include "tdt-workspace-preview.h"
#include "tdt-workspace-private.h"
#include "tdt-workspace-purge.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdtWorkspace, tdt_workspace, G_TYPE_OBJECT)

enum
{
  PROP_MODIFIED = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_FILE,
  PROP_TITLE,
  PROP_SAVED_AT,
  PROP_PROPOSAL,
  PROP_LOCKED,
  PROP_PURGING,
  PROP_PROBLEM,
  N_PROPS
};

enum
{
  CHANGED,
  FINDINGS_CHANGED,
  FILE_CHANGED,
  BOOK_PURGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
appearance_read (TdtWorkspace *self, TdtAppearance *appearance)
{
  *appearance = (TdtAppearance){
    .root = tdt_root_ref (tdt_workspace_get_root (self)),
    .kept = tdt_root_ref (tdt_history_get_root (self->history)),
    .modified = tdt_workspace_get_modified (self),
    .can_undo = tdt_workspace_get_can_undo (self),
    .can_redo = tdt_workspace_get_can_redo (self),
    .undo_label = g_strdup (tdt_workspace_get_undo_label (self)),
    .redo_label = g_strdup (tdt_workspace_get_redo_label (self)),
    .title = tdt_workspace_dup_title (self),
    .proposal = g_strdup (self->proposal_label),
  };
}

static void
appearance_clear (TdtAppearance *appearance)
{
  tdt_root_unref (appearance->root);
  tdt_root_unref (appearance->kept);
  g_free (appearance->undo_label);
  g_free (appearance->redo_label);
  g_free (appearance->title);
  g_free (appearance->proposal);
}

static void
notify_if (TdtWorkspace *self, gboolean different, guint property)
{
  if (different)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
notify_differences (TdtWorkspace *self, const TdtAppearance *before)
{
  TdtAppearance after;

  appearance_read (self, &after);
  notify_if (self, before->modified != after.modified, PROP_MODIFIED);
  notify_if (self, before->can_undo != after.can_undo, PROP_CAN_UNDO);
  notify_if (self, before->can_redo != after.can_redo, PROP_CAN_REDO);
  notify_if (self, g_strcmp0 (before->undo_label, after.undo_label) != 0, PROP_UNDO_LABEL);
  notify_if (self, g_strcmp0 (before->redo_label, after.redo_label) != 0, PROP_REDO_LABEL);
  notify_if (self, g_strcmp0 (before->title, after.title) != 0, PROP_TITLE);
  notify_if (self, g_strcmp0 (before->proposal, after.proposal) != 0, PROP_PROPOSAL);
  appearance_clear (&after);
}

void
tdt_workspace_begin_change (TdtWorkspace *self, TdtAppearance *before)
{
  appearance_read (self, before);
}

void
tdt_workspace_end_change (TdtWorkspace *self, TdtAppearance *before)
{
  const TdtRoot *kept = tdt_history_get_root (self->history);
  const TdtRoot *root = tdt_workspace_get_root (self);

  if (self->journal != NULL && kept != before->kept)
    tdt_journal_append (self->journal, kept);
  if (root != before->root)
    {
      g_autoptr (TdtDiff) diff = tdt_diff_new (before->root, root);

      tdt_workspace_update_checks (self, diff);
      g_signal_emit (self, signals[CHANGED], 0, diff);
    }
  notify_differences (self, before);
  appearance_clear (before);
}

void
tdt_workspace_emit_findings_changed (TdtWorkspace *self)
{
  g_signal_emit (self, signals[FINDINGS_CHANGED], 0);
}

void
tdt_workspace_emit_file_changed (TdtWorkspace *self)
{
  g_signal_emit (self, signals[FILE_CHANGED], 0);
}

void
tdt_workspace_emit_book_purged (TdtWorkspace *self, guint n_people, const GError *error)
{
  g_signal_emit (self, signals[BOOK_PURGED], 0, n_people, error);
}

void
tdt_workspace_mark_saved (TdtWorkspace *self, guint64 step)
{
  TdtAppearance appearance;

  tdt_workspace_begin_change (self, &appearance);
  tdt_history_mark_saved (self->history, step);
  tdt_workspace_end_change (self, &appearance);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}

static void
push (TdtWorkspace *self, const TdtRoot *root, const char *label, const char *typing)
{
  TdtAppearance appearance;

  /* Who goes on working on a proposal takes it. */
  tdt_workspace_accept_preview (self);
  tdt_workspace_begin_change (self, &appearance);
  tdt_history_push (self->history, root, label, typing, g_get_monotonic_time ());
  tdt_workspace_end_change (self, &appearance);
}

gboolean
tdt_workspace_apply_edit (TdtWorkspace *self, TdtEdit *edit, const char *label, const char *typing)
{
  g_autoptr (TdtRoot) after = tdt_edit_apply (edit);

  if (after == tdt_workspace_get_root (self))
    return FALSE;
  push (self, after, label, typing);
  return TRUE;
}

gboolean
tdt_workspace_apply_root (TdtWorkspace *self, const TdtRoot *root, const char *label)
{
  if (tdt_root_equal (tdt_workspace_get_root (self), root))
    return FALSE;
  push (self, root, label, NULL);
  return TRUE;
}

void
tdt_workspace_go_to (TdtWorkspace *self, guint position)
{
  TdtAppearance appearance;

  g_return_if_fail (position < tdt_history_get_length (self->history));

  tdt_workspace_drop_preview (self);
  if (position == tdt_history_get_position (self->history))
    return;
  tdt_workspace_begin_change (self, &appearance);
  tdt_history_go_to (self->history, position);
  tdt_workspace_end_change (self, &appearance);
}

void
tdt_workspace_undo (TdtWorkspace *self)
{
  if (tdt_workspace_is_previewing (self))
    tdt_workspace_drop_preview (self);
  else if (tdt_workspace_get_can_undo (self))
    tdt_workspace_go_to (self, tdt_history_get_position (self->history) - 1);
}

void
tdt_workspace_redo (TdtWorkspace *self)
{
  if (tdt_workspace_get_can_redo (self))
    tdt_workspace_go_to (self, tdt_history_get_position (self->history) + 1);
}

void
tdt_workspace_join_steps (TdtWorkspace *self, guint first)
{
  g_return_if_fail (TDT_IS_WORKSPACE (self));

  tdt_history_join (self->history, first);
}

void
tdt_workspace_end_typing (TdtWorkspace *self)
{
  tdt_history_seal (self->history);
}

const TdtRoot *
tdt_workspace_get_root (TdtWorkspace *self)
{
  g_return_val_if_fail (TDT_IS_WORKSPACE (self), NULL);

  return self->proposal != NULL ? self->proposal : tdt_history_get_root (self->history);
}

const TdtHistory *
tdt_workspace_get_history (TdtWorkspace *self)
{
  g_return_val_if_fail (TDT_IS_WORKSPACE (self), NULL);

  return self->history;
}

gboolean
tdt_workspace_get_modified (TdtWorkspace *self)
{
  return tdt_history_is_modified (self->history);
}

gboolean
tdt_workspace_get_can_undo (TdtWorkspace *self)
{
  return tdt_workspace_is_previewing (self) || tdt_history_get_position (self->history) > 0;
}

gboolean
tdt_workspace_get_can_redo (TdtWorkspace *self)
{
  return !tdt_workspace_is_previewing (self) &&
         tdt_history_get_position (self->history) + 1 < tdt_history_get_length (self->history);
}

const char *
tdt_workspace_get_undo_label (TdtWorkspace *self)
{
  if (tdt_workspace_is_previewing (self))
    return self->proposal_label;
  if (!tdt_workspace_get_can_undo (self))
    return NULL;
  return tdt_history_get_label (self->history, tdt_history_get_position (self->history));
}

const char *
tdt_workspace_get_redo_label (TdtWorkspace *self)
{
  if (!tdt_workspace_get_can_redo (self))
    return NULL;
  return tdt_history_get_label (self->history, tdt_history_get_position (self->history) + 1);
}

char *
tdt_workspace_dup_title (TdtWorkspace *self)
{
  const char *title = tdt_row_get_text (tdt_root_get_project (tdt_workspace_get_root (self)),
                                        TDT_PROJECT_TITLE);

  return g_strdup (title != NULL ? title : _ ("Untitled meeting"));
}

char *
tdt_workspace_dup_problem (TdtWorkspace *self)
{
  return self->journal != NULL ? tdt_journal_dup_problem (self->journal) : NULL;
}

static void
journal_problem_cb (TdtWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static TdtWorkspace *
new_with_history (const TdtRoot *root, gboolean saved, const char *path)
{
  TdtWorkspace *self = g_object_new (TDT_TYPE_WORKSPACE, NULL);

  self->history = tdt_history_new (root, saved);
  self->journal = tdt_journal_new (root, path);
  g_signal_connect_object (self->journal, "notify::problem", G_CALLBACK (journal_problem_cb), self,
                           G_CONNECT_SWAPPED);
  tdt_workspace_start_checks (self);
  return self;
}

TdtWorkspace *
tdt_workspace_new (const TdtRoot *root)
{
  TdtWorkspace *self = new_with_history (root, FALSE, NULL);

  self->header = tdt_header_new ();
  return self;
}

static void
take_file (TdtWorkspace *self, const TdtLoaded *loaded, GFile *file)
{
  self->header = tdt_header_copy (loaded->header);
  self->content_hash = g_strdup (loaded->content_hash);
  self->report = tdt_report_ref (loaded->report);
  self->read_only = loaded->newer_major;
  self->file = g_object_ref (file);
}

static void
look_after_file (TdtWorkspace *self)
{
  tdt_workspace_watch (self);
  tdt_workspace_lock (self);
}

TdtWorkspace *
tdt_workspace_new_for_loaded (const TdtLoaded *loaded, const TdtRoot *carried, GFile *file)
{
  /* What had to be repaired differs from the file, and is to be saved. */
  gboolean repaired = tdt_report_get_n_repairs (loaded->report) > 0;
  TdtWorkspace *self = new_with_history (loaded->root, !repaired, g_file_peek_path (file));

  take_file (self, loaded, file);
  self->saved_root = tdt_root_ref (loaded->root);
  self->carried = carried != NULL ? tdt_root_ref (carried) : NULL;
  look_after_file (self);
  return self;
}

/* Somebody wrote the file after the window that is gone had read it: what it holds is not known
 * here, so saving asks. */
static void
distrust_file (TdtWorkspace *self, const char *revision)
{
  g_free (self->header->revision);
  self->header->revision = g_strdup (revision);
  g_free (self->content_hash);
  self->content_hash = g_strdup ("");
}

TdtWorkspace *
tdt_workspace_new_for_recovered (const TdtRoot *base, const char *revision, const TdtLoaded *loaded,
                                 const char *path)
{
  gboolean same = loaded != NULL && tdt_root_equal (loaded->root, base);
  TdtWorkspace *self = new_with_history (base, same, loaded != NULL ? path : NULL);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (loaded == NULL)
    {
      self->header = tdt_header_new ();
      return self;
    }
  take_file (self, loaded, file);
  self->saved_root = tdt_root_ref (base);
  if (!same)
    distrust_file (self, revision);
  look_after_file (self);
  return self;
}

static void
tdt_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtWorkspace *self = TDT_WORKSPACE (object);

  switch (id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, tdt_workspace_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, tdt_workspace_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, tdt_workspace_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, tdt_workspace_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, tdt_workspace_get_redo_label (self));
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_take_string (value, tdt_workspace_dup_title (self));
      break;
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;
    case PROP_PROPOSAL:
      g_value_set_string (value, self->proposal_label);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->other != NULL);
      break;
    case PROP_PROBLEM:
      g_value_take_string (value, tdt_workspace_dup_problem (self));
      break;
    case PROP_PURGING:
      g_value_set_boolean (value, tdt_workspace_get_purging (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tdt_workspace_finalize (GObject *object)
{
  TdtWorkspace *self = TDT_WORKSPACE (object);

  tdt_workspace_clear_proposal (self);
  tdt_workspace_unwatch (self);
  tdt_workspace_unlock (self);
  g_clear_pointer (&self->history, tdt_history_free);
  g_clear_pointer (&self->saved_root, tdt_root_unref);
  g_clear_pointer (&self->carried, tdt_root_unref);
  g_clear_pointer (&self->purge_people, tdt_root_unref);
  g_clear_pointer (&self->merged, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->checks, tdt_check_engine_free);
  g_clear_handle_id (&self->telling_findings, g_source_remove);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->header, tdt_header_free);
  g_clear_pointer (&self->content_hash, g_free);
  g_clear_pointer (&self->report, tdt_report_unref);
  G_OBJECT_CLASS (tdt_workspace_parent_class)->finalize (object);
}

static void
tdt_workspace_class_init (TdtWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tdt_workspace_get_property;
  object_class->finalize = tdt_workspace_finalize;
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PROPOSAL] = g_param_spec_string ("proposal", NULL, NULL, NULL, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_PURGING] = g_param_spec_boolean ("purging", NULL, NULL, FALSE, flags);
  properties[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", TDT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FINDINGS_CHANGED] = g_signal_new ("findings-changed", TDT_TYPE_WORKSPACE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILE_CHANGED] = g_signal_new ("file-changed", TDT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BOOK_PURGED] = g_signal_new ("book-purged", TDT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
tdt_workspace_init (TdtWorkspace *self)
{
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
}
