/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record-form.h"

#include "tdt-entry-row.h"
#include "tdt-field-edit.h"

#include <glib/gi18n-lib.h>

#define N_FIELDS 12

typedef struct
{
  TdtKindId kind;
  /* What the fields are about; NULL for those always in sight. */
  const char *title;
  TdtFieldId fields[N_FIELDS];
} Section;

/* A section ends with TDT_FIELD_NONE. */
static const Section sections[] = {
  { TDT_KIND_PROJECT,
    NULL,
    { TDT_PROJECT_TITLE, TDT_PROJECT_THEME, TDT_PROJECT_ORGANISER, TDT_PROJECT_PLACE,
      TDT_PROJECT_AUDIENCE, TDT_PROJECT_DESCRIPTION, TDT_FIELD_NONE } },
  { TDT_KIND_PROJECT,
    N_ ("More about the event"),
    { TDT_PROJECT_HOST, TDT_PROJECT_CONTACT, TDT_PROJECT_WEB, TDT_PROJECT_LANGUAGE,
      TDT_PROJECT_TIME_ZONE, TDT_PROJECT_STAMP, TDT_PROJECT_VERSION, TDT_PROJECT_APPROVED_BY,
      TDT_PROJECT_NOTES, TDT_FIELD_NONE } },
  { TDT_KIND_SESSION,
    N_ ("More about the session"),
    { TDT_SESSION_SUBTITLE, TDT_SESSION_THEME, TDT_SESSION_ATTENDANCE, TDT_SESSION_MIN_MINUTES,
      TDT_SESSION_LAYOUT, TDT_SESSION_EQUIPMENT, TDT_SESSION_LANGUAGE, TDT_SESSION_RESPONSIBLE,
      TDT_FIELD_NONE } },
  { TDT_KIND_PERSON,
    NULL,
    { TDT_PERSON_HONORIFIC, TDT_PERSON_GIVEN_NAME, TDT_PERSON_FAMILY_NAME, TDT_PERSON_FUNCTION,
      TDT_PERSON_ORGANISATION, TDT_PERSON_EMAIL, TDT_PERSON_PHONE, TDT_FIELD_NONE } },
  { TDT_KIND_PERSON,
    N_ ("Protocol"),
    { TDT_PERSON_RANK, TDT_PERSON_RANK_NOTE, TDT_PERSON_MANDATE_SINCE, TDT_PERSON_FORM_OF_ADDRESS,
      TDT_PERSON_GENDER, TDT_PERSON_LANGUAGE, TDT_FIELD_NONE } },
  { TDT_KIND_PERSON,
    N_ ("Address and assistant"),
    { TDT_PERSON_ADDRESS, TDT_PERSON_ASSISTANT, TDT_PERSON_ASSISTANT_EMAIL,
      TDT_PERSON_ASSISTANT_PHONE, TDT_FIELD_NONE } },
  { TDT_KIND_PERSON,
    N_ ("On the day"),
    { TDT_PERSON_ARRIVAL, TDT_PERSON_PARKING, TDT_PERSON_MEAL, TDT_PERSON_DIET,
      TDT_PERSON_COMPANIONS, TDT_PERSON_NEEDS, TDT_PERSON_PHOTO_CONSENT,
      TDT_PERSON_RECORDING_CONSENT, TDT_FIELD_NONE } },
  { TDT_KIND_PERSON,
    N_ ("Biography and notes"),
    { TDT_PERSON_BIOGRAPHY, TDT_PERSON_NOTES, TDT_FIELD_NONE } },
  { TDT_KIND_ORGANISATION,
    NULL,
    { TDT_ORGANISATION_NAME, TDT_ORGANISATION_SHORT_NAME, TDT_ORGANISATION_KIND,
      TDT_ORGANISATION_ROLE, TDT_ORGANISATION_SECTOR, TDT_FIELD_NONE } },
  { TDT_KIND_ORGANISATION,
    N_ ("Contact"),
    { TDT_ORGANISATION_CONTACT, TDT_ORGANISATION_EMAIL, TDT_ORGANISATION_PHONE,
      TDT_ORGANISATION_ADDRESS, TDT_ORGANISATION_WEB, TDT_FIELD_NONE } },
  { TDT_KIND_ORGANISATION,
    N_ ("Protocol and notes"),
    { TDT_ORGANISATION_RANK, TDT_ORGANISATION_NOTES, TDT_FIELD_NONE } },
};

struct _TdtRecordForm
{
  AdwBin parent_instance;

  TdtDesk *desk;
  TdtRecord *record;
  /* The widgets that take the record. */
  GPtrArray *editors;
};

enum
{
  PROP_RECORD = 1,
};

G_DEFINE_FINAL_TYPE (TdtRecordForm, tdt_record_form, ADW_TYPE_BIN)

static gboolean
takes_one_line (const TdtField *field)
{
  switch (field->type)
    {
    case TDT_FIELD_TEXT:
    case TDT_FIELD_WORDS:
    case TDT_FIELD_TOKEN:
    case TDT_FIELD_REFERENCE:
    case TDT_FIELD_BOOLEAN:
    case TDT_FIELD_DATE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Several lines of text stand below their label. */
static GtkWidget *
make_text_row (GtkWidget *editor, const TdtField *field)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ (field->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  return row;
}

static GtkWidget *
make_row (TdtDesk *desk, const TdtField *field, GtkWidget **editor)
{
  GtkWidget *row;

  if (takes_one_line (field))
    {
      row = g_object_new (TDT_TYPE_ENTRY_ROW, "desk", desk, "field", field->name, "title",
                          _ (field->label), NULL);
      *editor = row;
      return row;
    }
  *editor = g_object_new (TDT_TYPE_FIELD_EDIT, "desk", desk, "field", field->name, NULL);
  if (field->type == TDT_FIELD_TEXT || field->type == TDT_FIELD_WORDS)
    return make_text_row (*editor, field);
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  gtk_widget_set_valign (*editor, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *editor);
  return row;
}

GtkWidget *
tdt_field_row_new (TdtDesk *desk, TdtRecord *record, const TdtField *field)
{
  GtkWidget *editor;
  GtkWidget *row = make_row (desk, field, &editor);

  g_object_set (editor, "record", record, NULL);
  return row;
}

static void
add_section (TdtRecordForm *form, const Section *section, AdwPreferencesGroup *group)
{
  GtkWidget *folder = NULL;

  if (section->title != NULL)
    {
      folder = adw_expander_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (folder), _ (section->title));
      adw_preferences_group_add (group, folder);
    }
  for (guint i = 0; section->fields[i] != TDT_FIELD_NONE; i++)
    {
      GtkWidget *editor;
      GtkWidget *row = make_row (form->desk, tdt_field_get (section->fields[i]), &editor);

      g_ptr_array_add (form->editors, editor);
      if (folder != NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (folder), row);
      else
        adw_preferences_group_add (group, row);
    }
}

static void
set_record (TdtRecordForm *form, TdtRecord *record)
{
  if (!g_set_object (&form->record, record))
    return;
  for (guint i = 0; i < form->editors->len; i++)
    g_object_set (form->editors->pdata[i], "record", record, NULL);
}

static void
tdt_record_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_RECORD_FORM (object)->record);
}

static void
tdt_record_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_record (TDT_RECORD_FORM (object), g_value_get_object (value));
}

static void
tdt_record_form_dispose (GObject *object)
{
  TdtRecordForm *form = TDT_RECORD_FORM (object);

  g_ptr_array_set_size (form->editors, 0);
  g_clear_object (&form->record);
  g_clear_object (&form->desk);
  G_OBJECT_CLASS (tdt_record_form_parent_class)->dispose (object);
}

static void
tdt_record_form_finalize (GObject *object)
{
  g_clear_pointer (&TDT_RECORD_FORM (object)->editors, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_record_form_parent_class)->finalize (object);
}

static void
tdt_record_form_class_init (TdtRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_record_form_get_property;
  object_class->set_property = tdt_record_form_set_property;
  object_class->dispose = tdt_record_form_dispose;
  object_class->finalize = tdt_record_form_finalize;
  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
tdt_record_form_init (TdtRecordForm *form)
{
  form->editors = g_ptr_array_new ();
}

GtkWidget *
tdt_record_form_new (TdtDesk *desk, TdtKindId kind)
{
  TdtRecordForm *form = g_object_new (TDT_TYPE_RECORD_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *always = adw_preferences_group_new ();
  GtkWidget *folded = adw_preferences_group_new ();

  form->desk = g_object_ref (desk);
  gtk_box_append (GTK_BOX (box), always);
  gtk_box_append (GTK_BOX (box), folded);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].kind == kind)
      add_section (form, &sections[i],
                   ADW_PREFERENCES_GROUP (sections[i].title == NULL ? always : folded));
  gtk_widget_set_visible (always, kind != TDT_KIND_SESSION);
  adw_bin_set_child (ADW_BIN (form), box);
  return GTK_WIDGET (form);
}
