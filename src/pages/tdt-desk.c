/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-desk.h"

#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

/* Instants are some 10^11 at most: this makes them all positive, so that their digits sort. */
#define INSTANT_OFFSET G_GINT64_CONSTANT (1000000000000)

struct _TdtDesk
{
  GObject parent_instance;

  TdtWorkspace *workspace;
  TdtProjectView *view;
  TdtRecord *project;
  TdtRecord *selected[TDT_N_KINDS];
  TdtRecordList *lists[TDT_N_KINDS];
  gboolean narrow;
};

enum
{
  PROP_WORKSPACE = 1,
  PROP_VIEW,
  PROP_PROJECT,
  PROP_NARROW,
  PROP_SESSION,
  PROP_PERSON,
  PROP_ORGANISATION,
  PROP_SESSIONS,
  PROP_PEOPLE,
  PROP_ORGANISATIONS,
  PROP_ROOMS,
  PROP_DAYS,
  PROP_THEMES,
  N_PROPS
};

enum
{
  REPORT,
  REMOVED,
  SHOW,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The selectable kinds and the lists, by property. */
static const TdtKindId kinds_of_properties[N_PROPS] = {
  [PROP_SESSION] = TDT_KIND_SESSION,
  [PROP_PERSON] = TDT_KIND_PERSON,
  [PROP_ORGANISATION] = TDT_KIND_ORGANISATION,
  [PROP_SESSIONS] = TDT_KIND_SESSION,
  [PROP_PEOPLE] = TDT_KIND_PERSON,
  [PROP_ORGANISATIONS] = TDT_KIND_ORGANISATION,
  [PROP_ROOMS] = TDT_KIND_ROOM,
  [PROP_DAYS] = TDT_KIND_DAY,
  [PROP_THEMES] = TDT_KIND_THEME,
};

G_DEFINE_FINAL_TYPE (TdtDesk, tdt_desk, G_TYPE_OBJECT)

static char *
key_of_session (const TdtRow *row)
{
  const TdtTime *start = tdt_row_get_time (row, TDT_SESSION_START);

  if (start == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%015" G_GINT64_FORMAT " %s", tdt_time_instant (start) + INSTANT_OFFSET,
                          tdt_row_get_text_or_empty (row, TDT_SESSION_ROOM));
}

static char *
key_of_person (const TdtRow *row)
{
  g_autofree char *name = g_strconcat (tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME), " ",
                                       tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME),
                                       NULL);

  return g_utf8_collate_key (name, -1);
}

static char *
key_of_organisation (const TdtRow *row)
{
  return g_utf8_collate_key (tdt_row_get_text_or_empty (row, TDT_ORGANISATION_NAME), -1);
}

static char *
key_of_day (const TdtRow *row)
{
  return g_strdup_printf ("%015" G_GINT64_FORMAT,
                          tdt_row_get_number (row, TDT_DAY_DATE, 0) + INSTANT_OFFSET);
}

static TdtRowKeyFunc
get_key_func (TdtKindId kind)
{
  switch (kind)
    {
    case TDT_KIND_SESSION:
      return key_of_session;
    case TDT_KIND_PERSON:
      return key_of_person;
    case TDT_KIND_ORGANISATION:
      return key_of_organisation;
    case TDT_KIND_DAY:
      return key_of_day;
    default:
      return NULL;
    }
}

TdtRecordList *
tdt_desk_get_list (TdtDesk *desk, TdtKindId kind)
{
  g_return_val_if_fail (TDT_IS_DESK (desk), NULL);

  if (desk->lists[kind] == NULL)
    desk->lists[kind] = tdt_record_list_new (desk->view, kind, get_key_func (kind));
  return desk->lists[kind];
}

static guint
get_property_of_selected (TdtKindId kind)
{
  for (guint id = PROP_SESSION; id <= PROP_ORGANISATION; id++)
    if (kinds_of_properties[id] == kind)
      return id;
  return 0;
}

static void set_selected (TdtDesk *desk, guint id, TdtRecord *record);

static void
present_changed_cb (TdtRecord *record, GParamSpec *pspec, TdtDesk *desk)
{
  guint id = get_property_of_selected (tdt_row_get_kind_id (tdt_record_get_row (record)));

  if (!tdt_record_is_present (record))
    set_selected (desk, id, NULL);
}

static void
set_selected (TdtDesk *desk, guint id, TdtRecord *record)
{
  TdtRecord **selected = &desk->selected[kinds_of_properties[id]];

  if (*selected == record)
    return;
  if (*selected != NULL)
    g_signal_handlers_disconnect_by_func (*selected, present_changed_cb, desk);
  g_set_object (selected, record);
  if (record != NULL)
    g_signal_connect (record, "notify::present", G_CALLBACK (present_changed_cb), desk);
  g_object_notify_by_pspec (G_OBJECT (desk), properties[id]);
}

static void
workspace_changed_cb (TdtDesk *desk, const TdtDiff *diff)
{
  tdt_project_view_set_root (desk->view, tdt_workspace_get_root (desk->workspace), diff);
}

static void
tdt_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtDesk *desk = TDT_DESK (object);

  if (id == PROP_WORKSPACE)
    g_value_set_object (value, desk->workspace);
  else if (id == PROP_VIEW)
    g_value_set_object (value, desk->view);
  else if (id == PROP_PROJECT)
    g_value_set_object (value, desk->project);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, desk->narrow);
  else if (id >= PROP_SESSION && id <= PROP_ORGANISATION)
    g_value_set_object (value, desk->selected[kinds_of_properties[id]]);
  else
    g_value_set_object (value, tdt_desk_get_list (desk, kinds_of_properties[id]));
}

static void
tdt_desk_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtDesk *desk = TDT_DESK (object);

  if (id == PROP_NARROW)
    desk->narrow = g_value_get_boolean (value);
  else
    set_selected (desk, id, g_value_get_object (value));
}

static void
tdt_desk_dispose (GObject *object)
{
  TdtDesk *desk = TDT_DESK (object);

  for (guint id = PROP_SESSION; id <= PROP_ORGANISATION; id++)
    set_selected (desk, id, NULL);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    g_clear_object (&desk->lists[k]);
  g_clear_object (&desk->project);
  g_clear_object (&desk->view);
  g_clear_object (&desk->workspace);
  G_OBJECT_CLASS (tdt_desk_parent_class)->dispose (object);
}

static void
tdt_desk_class_init (TdtDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const selected[] = { "session", "person", "organisation" };
  static const char *const lists[] = { "sessions", "people", "organisations",
                                       "rooms",    "days",   "themes" };
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdt_desk_get_property;
  object_class->set_property = tdt_desk_set_property;
  object_class->dispose = tdt_desk_dispose;
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TDT_TYPE_WORKSPACE,
                                                    read);
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, TDT_TYPE_PROJECT_VIEW, read);
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, TDT_TYPE_RECORD, read);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < G_N_ELEMENTS (selected); i++)
    properties[PROP_SESSION + i] = g_param_spec_object (
        selected[i], NULL, NULL, TDT_TYPE_RECORD,
        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    properties[PROP_SESSIONS + i] = g_param_spec_object (lists[i], NULL, NULL, G_TYPE_LIST_MODEL,
                                                         read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[REPORT] = g_signal_new ("report", TDT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new ("removed", TDT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW] = g_signal_new ("show", TDT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tdt_desk_init (TdtDesk *desk)
{
}

TdtDesk *
tdt_desk_new (TdtWorkspace *workspace)
{
  TdtDesk *desk = g_object_new (TDT_TYPE_DESK, NULL);

  desk->workspace = g_object_ref (workspace);
  desk->view = tdt_project_view_new (tdt_workspace_get_root (workspace));
  desk->project = tdt_project_view_dup_project (desk->view);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), desk,
                           G_CONNECT_SWAPPED);
  return desk;
}

TdtWorkspace *
tdt_desk_get_workspace (TdtDesk *desk)
{
  g_return_val_if_fail (TDT_IS_DESK (desk), NULL);

  return desk->workspace;
}

TdtProjectView *
tdt_desk_get_view (TdtDesk *desk)
{
  g_return_val_if_fail (TDT_IS_DESK (desk), NULL);

  return desk->view;
}

const TdtRoot *
tdt_desk_get_root (TdtDesk *desk)
{
  return tdt_workspace_get_root (tdt_desk_get_workspace (desk));
}

TdtRecord *
tdt_desk_get_selected (TdtDesk *desk, TdtKindId kind)
{
  g_return_val_if_fail (TDT_IS_DESK (desk), NULL);

  return desk->selected[kind];
}

/* What belongs to a session is shown with it. */
static const char *
get_shown_uid (TdtDesk *desk, const char *uid)
{
  const TdtRow *row = tdt_root_lookup (tdt_desk_get_root (desk), uid);

  if (row == NULL)
    return NULL;
  if (tdt_row_get_kind_id (row) == TDT_KIND_PARTICIPANT)
    return tdt_row_get_text (row, TDT_PARTICIPANT_SESSION);
  if (tdt_row_get_kind_id (row) == TDT_KIND_AGENDA_ITEM)
    return tdt_row_get_text (row, TDT_AGENDA_ITEM_SESSION);
  return uid;
}

void
tdt_desk_select (TdtDesk *desk, const char *uid)
{
  g_autoptr (TdtRecord) record = NULL;
  guint id;

  g_return_if_fail (TDT_IS_DESK (desk));

  record = tdt_project_view_dup_record (desk->view, get_shown_uid (desk, uid));
  if (record == NULL)
    return;
  id = get_property_of_selected (tdt_row_get_kind_id (tdt_record_get_row (record)));
  if (id != 0)
    set_selected (desk, id, record);
}

void
tdt_desk_show (TdtDesk *desk, const char *uid)
{
  const char *shown = get_shown_uid (desk, uid);

  if (shown == NULL)
    return;
  tdt_desk_select (desk, shown);
  g_signal_emit (desk, signals[SHOW], 0, shown);
}

void
tdt_desk_tell_done (TdtDesk *desk, const char *text)
{
  g_return_if_fail (TDT_IS_DESK (desk));

  g_signal_emit (desk, signals[REMOVED], 0, text);
}

void
tdt_desk_report (TdtDesk *desk, GError *error)
{
  g_return_if_fail (TDT_IS_DESK (desk));

  if (error == NULL)
    return;
  g_signal_emit (desk, signals[REPORT], 0, error->message);
  g_error_free (error);
}

void
tdt_desk_remove (TdtDesk *desk, const char *uid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRecord) record = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (TDT_IS_DESK (desk));

  record = tdt_project_view_dup_record (desk->view, uid);
  if (record == NULL)
    return;
  label = tdt_record_dup_label (record);
  if (*label == '\0')
    {
      g_free (label);
      label = g_strdup (_ (tdt_row_get_kind (tdt_record_get_row (record))->label));
    }
  if (!tdt_workspace_remove (desk->workspace, uid, &error))
    {
      tdt_desk_report (desk, g_steal_pointer (&error));
      return;
    }
  /* Translators: %s is the title or name of what was deleted */
  text = g_strdup_printf (_ ("“%s” is deleted"), label);
  g_signal_emit (desk, signals[REMOVED], 0, text);
}

void
tdt_desk_remove_all (TdtDesk *desk, const char *const *uids)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = g_strv_length ((char **) uids);

  g_return_if_fail (TDT_IS_DESK (desk));

  if (n == 1)
    tdt_desk_remove (desk, uids[0]);
  if (n <= 1)
    return;
  if (!tdt_workspace_remove_all (desk->workspace, uids, &error))
    {
      tdt_desk_report (desk, g_steal_pointer (&error));
      return;
    }
  text = g_strdup_printf (ngettext ("%'u is deleted", "%'u are deleted", n), n);
  g_signal_emit (desk, signals[REMOVED], 0, text);
}
