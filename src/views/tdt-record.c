/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record.h"

#include "tdt-project-view-private.h"

#include <glib/gi18n-lib.h>

/* Fields have the properties 1 to n_fields, their label properties FIRST_LABEL and on. */
#define FIRST_LABEL 1024
#define FIRST_OWN 2048

enum
{
  PROP_UID = FIRST_OWN,
  PROP_PRESENT,
  PROP_LABEL,
};

typedef struct
{
  TdtProjectView *view;
  TdtRow *row;
  gboolean present;
  /* By position of a REFERENCE: the record it points to, once somebody has asked for it. Who
   * watches its properties holds no reference to it, so the record does. */
  GHashTable *targets;
} TdtRecordPrivate;

typedef struct
{
  TdtRecordClass parent_class;
  const TdtKind *kind;
  GParamSpec **fields;
  GParamSpec **labels;
} TdtKindClass;

static GParamSpec *uid_property;
static GParamSpec *present_property;
static GParamSpec *label_property;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdtRecord, tdt_record, G_TYPE_OBJECT)

static gpointer
copy_time (gpointer time)
{
  return tdt_time_ref (time);
}

static void
free_time (gpointer time)
{
  tdt_time_unref (time);
}

GType
tdt_time_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_boxed_type_register_static ("TdtTime", copy_time, free_time));
  return type;
}

static TdtRecordPrivate *
get_private (TdtRecord *record)
{
  return tdt_record_get_instance_private (record);
}

static TdtKindClass *
get_kind_class (TdtRecord *record)
{
  return (TdtKindClass *) G_OBJECT_GET_CLASS (record);
}

static TdtRecord *
get_target (TdtRecord *record, guint position)
{
  TdtRecordPrivate *priv = get_private (record);
  const char *uid = tdt_row_get_value_at (priv->row, position).text;
  TdtRecord *target = g_hash_table_lookup (priv->targets, GUINT_TO_POINTER (position));

  if (uid == NULL || priv->view == NULL)
    return NULL;
  if (target == NULL || !g_str_equal (tdt_record_get_uid (target), uid))
    {
      target = tdt_project_view_dup_record (priv->view, uid);
      if (target != NULL)
        g_hash_table_replace (priv->targets, GUINT_TO_POINTER (position), target);
    }
  return target;
}

static char **
dup_strings (const TdtList *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; list != NULL && i < list->n_items; i++)
    g_strv_builder_add (builder, list->items[i]);
  return g_strv_builder_end (builder);
}

static void
get_field (TdtRecord *record, guint position, GValue *value)
{
  TdtRecordPrivate *priv = get_private (record);
  const TdtField *field = &tdt_row_get_kind (priv->row)->fields[position];
  TdtValue held = tdt_row_get_value_at (priv->row, position);

  switch (field->type)
    {
    case TDT_FIELD_INTEGER:
    case TDT_FIELD_DATE:
    case TDT_FIELD_CLOCK:
      g_value_set_int64 (value, held.number);
      break;
    case TDT_FIELD_BOOLEAN:
      g_value_set_boolean (value, tdt_value_is_set (field, held));
      break;
    case TDT_FIELD_TOKEN:
      g_value_set_int (value, tdt_row_get_token (priv->row, field->id));
      break;
    case TDT_FIELD_REFERENCE:
      g_value_set_object (value, get_target (record, position));
      break;
    case TDT_FIELD_REFERENCES:
    case TDT_FIELD_WORDS:
      g_value_take_boxed (value, dup_strings (held.list));
      break;
    case TDT_FIELD_TIME:
      g_value_set_boxed (value, held.time);
      break;
    default:
      g_value_set_string (value, held.text != NULL ? held.text : "");
    }
}

static void
get_token_label (TdtRecord *record, guint position, GValue *value)
{
  const TdtRow *row = tdt_record_get_row (record);
  const TdtField *field = &tdt_row_get_kind (row)->fields[position];
  int token = tdt_row_get_token (row, field->id);

  if (token != TDT_TOKEN_OTHER)
    g_value_set_static_string (value, _ (tdt_token_label (field->tokens, token)));
  else
    g_value_set_string (value, tdt_row_get_text_or_empty (row, field->id));
}

static void
tdt_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtRecord *record = TDT_RECORD (object);

  switch (id)
    {
    case PROP_UID:
      g_value_set_string (value, tdt_record_get_uid (record));
      break;
    case PROP_PRESENT:
      g_value_set_boolean (value, tdt_record_is_present (record));
      break;
    case PROP_LABEL:
      g_value_take_string (value, tdt_record_dup_label (record));
      break;
    default:
      if (id >= FIRST_LABEL)
        get_token_label (record, id - FIRST_LABEL, value);
      else
        get_field (record, id - 1, value);
    }
}

static void
tdt_record_finalize (GObject *object)
{
  TdtRecordPrivate *priv = get_private (TDT_RECORD (object));

  if (priv->view != NULL)
    tdt_project_view_forget_record (priv->view, TDT_RECORD (object));
  g_clear_weak_pointer (&priv->view);
  g_clear_pointer (&priv->targets, g_hash_table_unref);
  g_clear_pointer (&priv->row, tdt_row_unref);
  G_OBJECT_CLASS (tdt_record_parent_class)->finalize (object);
}

static void
tdt_record_class_init (TdtRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = tdt_record_finalize;
  object_class->get_property = tdt_record_get_property;
  uid_property = g_param_spec_string ("uid", NULL, NULL, NULL, flags);
  present_property = g_param_spec_boolean ("present", NULL, NULL, TRUE, flags);
  label_property = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_property (object_class, PROP_UID, uid_property);
  g_object_class_install_property (object_class, PROP_PRESENT, present_property);
  g_object_class_install_property (object_class, PROP_LABEL, label_property);
}

static void
tdt_record_init (TdtRecord *record)
{
  TdtRecordPrivate *priv = get_private (record);

  priv->targets = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

static GParamSpec *
make_property (const TdtField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->type)
    {
    case TDT_FIELD_INTEGER:
    case TDT_FIELD_DATE:
    case TDT_FIELD_CLOCK:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, TDT_UNSET, flags);
    case TDT_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case TDT_FIELD_TOKEN:
      return g_param_spec_int (field->name, NULL, NULL, TDT_TOKEN_OTHER, G_MAXINT, TDT_TOKEN_OTHER,
                               flags);
    case TDT_FIELD_REFERENCE:
      return g_param_spec_object (field->name, NULL, NULL, TDT_TYPE_RECORD, flags);
    case TDT_FIELD_REFERENCES:
    case TDT_FIELD_WORDS:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
    case TDT_FIELD_TIME:
      return g_param_spec_boxed (field->name, NULL, NULL, TDT_TYPE_TIME, flags);
    default:
      return g_param_spec_string (field->name, NULL, NULL, "", flags);
    }
}

static void
kind_class_init (gpointer klass, gpointer class_data)
{
  TdtKindClass *kind_class = klass;
  const TdtKind *kind = class_data;
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY;

  kind_class->kind = kind;
  kind_class->fields = g_new0 (GParamSpec *, kind->n_fields);
  kind_class->labels = g_new0 (GParamSpec *, kind->n_fields);
  G_OBJECT_CLASS (klass)->get_property = tdt_record_get_property;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      kind_class->fields[i] = make_property (&kind->fields[i]);
      g_object_class_install_property (klass, i + 1, kind_class->fields[i]);
      if (kind->fields[i].type == TDT_FIELD_TOKEN)
        {
          g_autofree char *name = g_strconcat (kind->fields[i].name, "-label", NULL);

          kind_class->labels[i] = g_param_spec_string (name, NULL, NULL, "", flags);
          g_object_class_install_property (klass, FIRST_LABEL + i, kind_class->labels[i]);
        }
    }
}

static GType
register_class (const TdtKind *kind)
{
  g_auto (GStrv) words = g_strsplit (kind->name, "-", -1);
  g_autofree char *joined = NULL;
  g_autofree char *name = NULL;
  GTypeInfo info = {
    .class_size = sizeof (TdtKindClass),
    .class_init = kind_class_init,
    .class_data = kind,
  };
  GTypeQuery parent;

  for (guint i = 0; words[i] != NULL; i++)
    words[i][0] = g_ascii_toupper (words[i][0]);
  joined = g_strjoinv ("", words);
  name = g_strconcat ("Tdt", joined, NULL);
  g_type_query (TDT_TYPE_RECORD, &parent);
  info.instance_size = (guint16) parent.instance_size;
  return g_type_register_static (TDT_TYPE_RECORD, name, &info, G_TYPE_FLAG_FINAL);
}

GType
tdt_record_get_class_of_kind (TdtKindId kind)
{
  static gsize types[TDT_N_KINDS];

  if (g_once_init_enter (&types[kind]))
    g_once_init_leave (&types[kind], register_class (tdt_kind_get (kind)));
  return types[kind];
}

void
tdt_record_ensure_types (void)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    tdt_record_get_class_of_kind (k);
}

TdtRecord *
tdt_record_new (TdtProjectView *view, const TdtRow *row, gboolean present)
{
  TdtRecord *record = g_object_new (tdt_record_get_class_of_kind (tdt_row_get_kind_id (row)), NULL);
  TdtRecordPrivate *priv = get_private (record);

  g_set_weak_pointer (&priv->view, view);
  priv->row = tdt_row_ref (row);
  priv->present = present;
  return record;
}

const TdtRow *
tdt_record_get_row (TdtRecord *record)
{
  g_return_val_if_fail (TDT_IS_RECORD (record), NULL);

  return get_private (record)->row;
}

const char *
tdt_record_get_uid (TdtRecord *record)
{
  return tdt_row_get_uid (tdt_record_get_row (record));
}

gboolean
tdt_record_is_present (TdtRecord *record)
{
  g_return_val_if_fail (TDT_IS_RECORD (record), FALSE);

  return get_private (record)->present;
}

char *
tdt_record_dup_label (TdtRecord *record)
{
  return tdt_row_dup_label (tdt_record_get_row (record));
}

void
tdt_record_forget_targets (TdtRecord *record)
{
  g_hash_table_remove_all (get_private (record)->targets);
}

void
tdt_record_take_change (TdtRecord *record, const TdtChange *change)
{
  TdtRecordPrivate *priv = get_private (record);

  priv->present = change->new != NULL;
  if (change->new == NULL)
    return;
  tdt_row_unref (priv->row);
  priv->row = tdt_row_ref (change->new);
}

/* A record that is deleted keeps its values: only then nothing but `present` changes. One that
 * comes back may differ in anything from what it was. */
void
tdt_record_notify_change (TdtRecord *record, const TdtChange *change)
{
  TdtKindClass *klass = get_kind_class (record);
  GObject *object = G_OBJECT (record);
  g_autofree char *old_label = NULL;
  g_autofree char *new_label = NULL;

  if (change->old == NULL || change->new == NULL)
    g_object_notify_by_pspec (object, present_property);
  if (change->new == NULL)
    return;
  for (guint i = 0; i < klass->kind->n_fields; i++)
    if (change->old == NULL || tdt_change_has_field (change, i))
      {
        g_object_notify_by_pspec (object, klass->fields[i]);
        if (klass->labels[i] != NULL)
          g_object_notify_by_pspec (object, klass->labels[i]);
      }
  old_label = change->old != NULL ? tdt_row_dup_label (change->old) : NULL;
  new_label = tdt_row_dup_label (change->new);
  if (g_strcmp0 (old_label, new_label) != 0)
    g_object_notify_by_pspec (object, label_property);
}

static char *
dup_person_name (const TdtRow *person)
{
  const char *given = tdt_row_get_text (person, TDT_PERSON_GIVEN_NAME);
  const char *family = tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME);

  return given != NULL ? g_strstrip (g_strconcat (given, " ", family, NULL)) : g_strdup (family);
}

char *
tdt_row_dup_label (const TdtRow *row)
{
  const TdtKind *kind = tdt_row_get_kind (row);

  if (kind->id == TDT_KIND_PERSON)
    return dup_person_name (row);
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].name, "title") || g_str_equal (kind->fields[i].name, "name"))
      return g_strdup (tdt_row_get_text_or_empty (row, kind->fields[i].id));
  return g_strdup ("");
}
