/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-participant-row.h"

#include "tdt-entry-row.h"
#include "tdt-field-edit.h"
#include "tdt-names.h"
#include "tdt-person-entry.h"
#include "tdt-words.h"
#include "tdt-workspace-planning.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtParticipantRow
{
  TdtUnfoldingRow parent_instance;

  GtkWidget *handle;
  GtkWidget *represented_entry;
  GtkActionable *replace_row;
};

G_DEFINE_FINAL_TYPE (TdtParticipantRow, tdt_participant_row, TDT_TYPE_UNFOLDING_ROW)

/* Who stands in for whom is what everybody asks first. */
static void
append_stand_in (GString *text, const TdtRoot *root, const TdtRow *participant)
{
  const TdtRow *stand_in = tdt_root_follow (root, participant, TDT_PARTICIPANT_REPRESENTED_BY);
  int status = tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS);
  g_autofree char *name = stand_in != NULL ? tdt_person_dup_name (stand_in) : NULL;
  g_autofree char *part = NULL;

  if (name != NULL)
    /* Translators: %s is who comes on behalf of somebody */
    part = g_strdup_printf (_ ("represented by %s"), name);
  else if (status == TDT_PARTICIPANT_STATUS_REPRESENTED)
    part = g_strdup (_ ("represented by somebody to be named"));
  tdt_words_append (text, part);
}

/* Whoever comes needs nobody to stand in. */
static gboolean
asks_for_stand_in (const TdtRow *participant)
{
  int status = tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS);

  return tdt_row_has (participant, TDT_PARTICIPANT_REPRESENTED_BY) ||
         status == TDT_PARTICIPANT_STATUS_REPRESENTED ||
         status == TDT_PARTICIPANT_STATUS_DECLINED || status == TDT_PARTICIPANT_STATUS_EXCUSED;
}

static void
update (TdtParticipantRow *row)
{
  const TdtRoot *root = tdt_desk_get_root (tdt_unfolding_row_get_desk (TDT_UNFOLDING_ROW (row)));
  const TdtRow *participant = tdt_unfolding_row_get_row (TDT_UNFOLDING_ROW (row));
  const TdtRow *person = tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON);
  const TdtRow *organisation = tdt_root_follow (root, participant, TDT_PARTICIPANT_ORGANISATION);
  int role = tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE);
  gint64 minutes = tdt_row_get_number (participant, TDT_PARTICIPANT_MINUTES, 0);
  g_autofree char *name = tdt_participant_dup_name (root, participant);
  g_autoptr (GString) details = g_string_new (NULL);

  if (role != TDT_TOKEN_OTHER)
    tdt_words_append (details, _ (tdt_token_label (TDT_TOKENS_PARTICIPANT_ROLE, role)));
  append_stand_in (details, root, participant);
  if (person != NULL)
    tdt_words_append (details, tdt_row_get_text (person, TDT_PERSON_FUNCTION));
  if (person != NULL && organisation != NULL)
    tdt_words_append (details, tdt_row_get_text (organisation, TDT_ORGANISATION_NAME));
  if (minutes > 0)
    {
      /* Translators: a speaking time, minutes in short */
      g_autofree char *time = g_strdup_printf (_ ("%d min"), (int) minutes);

      tdt_words_append (details, time);
    }
  gtk_widget_set_visible (gtk_widget_get_ancestor (row->represented_entry, GTK_TYPE_LIST_BOX_ROW),
                          asks_for_stand_in (participant));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), details->str);
}

/* Somebody comes on behalf of who was asked: one of the people, or somebody new. */
static void
represented_cb (TdtParticipantRow *row, const char *person, const char *text)
{
  TdtDesk *desk = tdt_unfolding_row_get_desk (TDT_UNFOLDING_ROW (row));
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  const char *uid = tdt_row_get_uid (tdt_unfolding_row_get_row (TDT_UNFOLDING_ROW (row)));
  g_autoptr (GError) error = NULL;
  gboolean done = person != NULL ? tdt_workspace_represent (workspace, uid, person, &error)
                                 : tdt_workspace_represent_text (workspace, uid, text, &error);

  if (!done)
    tdt_desk_report (desk, g_steal_pointer (&error));
}

static void
tdt_participant_row_class_init (TdtParticipantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TDT_TYPE_ENTRY_ROW);
  g_type_ensure (TDT_TYPE_PERSON_ENTRY);
  g_type_ensure (TDT_TYPE_FIELD_EDIT);
  tdt_unfolding_row_class_set_template (widget_class,
                                        "/org/tourdetable/TourDeTable/tdt-participant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtParticipantRow, handle);
  gtk_widget_class_bind_template_child (widget_class, TdtParticipantRow, represented_entry);
  gtk_widget_class_bind_template_callback (widget_class, represented_cb);
  gtk_widget_class_bind_template_child (widget_class, TdtParticipantRow, replace_row);
}

static void
tdt_participant_row_init (TdtParticipantRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tdt_participant_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record)
{
  TdtParticipantRow *row = g_object_new (TDT_TYPE_PARTICIPANT_ROW, "desk", desk, "list", list,
                                         "record", record, NULL);

  gtk_actionable_set_action_target (row->replace_row, "s", tdt_record_get_uid (record));
  tdt_unfolding_row_add_handle (TDT_UNFOLDING_ROW (row), row->handle);
  /* It tells of the person and of the organisation too. */
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), row,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (row);
  return GTK_WIDGET (row);
}
