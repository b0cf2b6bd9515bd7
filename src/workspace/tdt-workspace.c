/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace.h"

#include "tdt-workspace-private.h"

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
  N_PROPS
};

enum
{
  CHANGED,
  FINDINGS_CHANGED,
  FILE_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What people see of the history, to notify just what an edit changes of it. */
typedef struct
{
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
  char *title;
} Appearance;

static Appearance
appearance_read (TdtWorkspace *self)
{
  return (Appearance){
    .modified = tdt_workspace_get_modified (self),
    .can_undo = tdt_workspace_get_can_undo (self),
    .can_redo = tdt_workspace_get_can_redo (self),
    .undo_label = g_strdup (tdt_workspace_get_undo_label (self)),
    .redo_label = g_strdup (tdt_workspace_get_redo_label (self)),
    .title = tdt_workspace_dup_title (self),
  };
}

static void
appearance_clear (Appearance *appearance)
{
  g_free (appearance->undo_label);
  g_free (appearance->redo_label);
  g_free (appearance->title);
}

static void
notify_if (TdtWorkspace *self, gboolean different, guint property)
{
  if (different)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
notify_differences (TdtWorkspace *self, const Appearance *before)
{
  Appearance after = appearance_read (self);

  notify_if (self, before->modified != after.modified, PROP_MODIFIED);
  notify_if (self, before->can_undo != after.can_undo, PROP_CAN_UNDO);
  notify_if (self, before->can_redo != after.can_redo, PROP_CAN_REDO);
  notify_if (self, g_strcmp0 (before->undo_label, after.undo_label) != 0, PROP_UNDO_LABEL);
  notify_if (self, g_strcmp0 (before->redo_label, after.redo_label) != 0, PROP_REDO_LABEL);
  notify_if (self, g_strcmp0 (before->title, after.title) != 0, PROP_TITLE);
  appearance_clear (&after);
}

static void
emit_change (TdtWorkspace *self, const TdtRoot *before)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (before, tdt_workspace_get_root (self));

  if (self->journal != NULL)
    tdt_journal_append (self->journal, tdt_workspace_get_root (self));
  tdt_workspace_update_checks (self, diff);
  g_signal_emit (self, signals[CHANGED], 0, diff);
}

void
tdt_workspace_emit_findings_changed (TdtWorkspace *self)
{
  g_signal_emit (self, signals[FINDINGS_CHANGED], 0);
}

void
tdt_workspace_mark_saved (TdtWorkspace *self, guint64 step)
{
  Appearance appearance = appearance_read (self);

  tdt_history_mark_saved (self->history, step);
  notify_differences (self, &appearance);
  appearance_clear (&appearance);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}

gboolean
tdt_workspace_apply_edit (TdtWorkspace *self, TdtEdit *edit, const char *label, const char *typing)
{
  g_autoptr (TdtRoot) before = tdt_root_ref (tdt_workspace_get_root (self));
  g_autoptr (TdtRoot) after = tdt_edit_apply (edit);
  Appearance appearance;

  if (after == before)
    return FALSE;
  appearance = appearance_read (self);
  tdt_history_push (self->history, after, label, typing, g_get_monotonic_time ());
  emit_change (self, before);
  notify_differences (self, &appearance);
  appearance_clear (&appearance);
  return TRUE;
}

gboolean
tdt_workspace_apply_root (TdtWorkspace *self, const TdtRoot *root, const char *label)
{
  g_autoptr (TdtRoot) before = tdt_root_ref (tdt_workspace_get_root (self));
  Appearance appearance;

  if (tdt_root_equal (before, root))
    return FALSE;
  appearance = appearance_read (self);
  tdt_history_push (self->history, root, label, NULL, g_get_monotonic_time ());
  emit_change (self, before);
  notify_differences (self, &appearance);
  appearance_clear (&appearance);
  return TRUE;
}

void
tdt_workspace_go_to (TdtWorkspace *self, guint position)
{
  g_autoptr (TdtRoot) before = tdt_root_ref (tdt_workspace_get_root (self));
  Appearance appearance;

  g_return_if_fail (position < tdt_history_get_length (self->history));

  if (position == tdt_history_get_position (self->history))
    return;
  appearance = appearance_read (self);
  tdt_history_go_to (self->history, position);
  emit_change (self, before);
  notify_differences (self, &appearance);
  appearance_clear (&appearance);
}

void
tdt_workspace_undo (TdtWorkspace *self)
{
  if (tdt_workspace_get_can_undo (self))
    tdt_workspace_go_to (self, tdt_history_get_position (self->history) - 1);
}

void
tdt_workspace_redo (TdtWorkspace *self)
{
  if (tdt_workspace_get_can_redo (self))
    tdt_workspace_go_to (self, tdt_history_get_position (self->history) + 1);
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

  return tdt_history_get_root (self->history);
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
  return tdt_history_get_position (self->history) > 0;
}

gboolean
tdt_workspace_get_can_redo (TdtWorkspace *self)
{
  return tdt_history_get_position (self->history) + 1 < tdt_history_get_length (self->history);
}

const char *
tdt_workspace_get_undo_label (TdtWorkspace *self)
{
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

static TdtWorkspace *
new_with_history (const TdtRoot *root, gboolean saved, const char *path)
{
  TdtWorkspace *self = g_object_new (TDT_TYPE_WORKSPACE, NULL);

  self->history = tdt_history_new (root, saved);
  self->journal = tdt_journal_new (root, path);
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

TdtWorkspace *
tdt_workspace_new_for_loaded (const TdtLoaded *loaded, GFile *file)
{
  /* What had to be repaired differs from the file, and is to be saved. */
  gboolean repaired = tdt_report_get_n_repairs (loaded->report) > 0;
  TdtWorkspace *self = new_with_history (loaded->root, !repaired, g_file_peek_path (file));

  take_file (self, loaded, file);
  return self;
}

TdtWorkspace *
tdt_workspace_new_for_recovered (const TdtRoot *base, const TdtLoaded *loaded, const char *path)
{
  TdtWorkspace *self = new_with_history (base, FALSE, loaded != NULL ? path : NULL);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (loaded != NULL)
    take_file (self, loaded, file);
  else
    self->header = tdt_header_new ();
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tdt_workspace_finalize (GObject *object)
{
  TdtWorkspace *self = TDT_WORKSPACE (object);

  g_clear_pointer (&self->history, tdt_history_free);
  g_clear_object (&self->file);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->checks, tdt_check_engine_free);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", TDT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FINDINGS_CHANGED] = g_signal_new ("findings-changed", TDT_TYPE_WORKSPACE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILE_CHANGED] = g_signal_new ("file-changed", TDT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tdt_workspace_init (TdtWorkspace *self)
{
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
}
