/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-unfolding-row.h"

#include "tdt-moving-private.h"

typedef struct
{
  TdtDesk *desk;
  TdtRecordList *list;
  TdtRecord *record;
} TdtUnfoldingRowPrivate;

enum
{
  PROP_DESK = 1,
  PROP_LIST,
  PROP_RECORD,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdtUnfoldingRow, tdt_unfolding_row, ADW_TYPE_EXPANDER_ROW)

static TdtUnfoldingRowPrivate *
get_private (TdtUnfoldingRow *row)
{
  return tdt_unfolding_row_get_instance_private (row);
}

static void
tdt_unfolding_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtUnfoldingRowPrivate *priv = get_private (TDT_UNFOLDING_ROW (object));

  if (id == PROP_DESK)
    g_value_set_object (value, priv->desk);
  else if (id == PROP_LIST)
    g_value_set_object (value, priv->list);
  else
    g_value_set_object (value, priv->record);
}

static void
tdt_unfolding_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtUnfoldingRowPrivate *priv = get_private (TDT_UNFOLDING_ROW (object));

  if (id == PROP_DESK)
    priv->desk = g_value_dup_object (value);
  else if (id == PROP_LIST)
    priv->list = g_value_dup_object (value);
  else
    priv->record = g_value_dup_object (value);
}

static void
tdt_unfolding_row_dispose (GObject *object)
{
  TdtUnfoldingRowPrivate *priv = get_private (TDT_UNFOLDING_ROW (object));

  g_clear_object (&priv->list);
  g_clear_object (&priv->record);
  g_clear_object (&priv->desk);
  G_OBJECT_CLASS (tdt_unfolding_row_parent_class)->dispose (object);
}

static void
tdt_unfolding_row_class_init (TdtUnfoldingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdt_unfolding_row_get_property;
  object_class->set_property = tdt_unfolding_row_set_property;
  object_class->dispose = tdt_unfolding_row_dispose;
  g_object_class_install_property (object_class, PROP_DESK,
                                   g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK, flags));
  g_object_class_install_property (
      object_class, PROP_LIST,
      g_param_spec_object ("list", NULL, NULL, TDT_TYPE_RECORD_LIST, flags));
  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD, flags));
}

static void
tdt_unfolding_row_init (TdtUnfoldingRow *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
}

void
tdt_unfolding_row_class_set_template (GtkWidgetClass *klass, const char *resource)
{
  gtk_widget_class_set_template_from_resource (klass, resource);
  gtk_widget_class_bind_template_callback_full (klass, "up_cb",
                                                G_CALLBACK (tdt_unfolding_row_move_up));
  gtk_widget_class_bind_template_callback_full (klass, "down_cb",
                                                G_CALLBACK (tdt_unfolding_row_move_down));
  gtk_widget_class_bind_template_callback_full (klass, "remove_cb",
                                                G_CALLBACK (tdt_unfolding_row_remove));
}

void
tdt_unfolding_row_add_handle (TdtUnfoldingRow *row, GtkWidget *handle)
{
  TdtUnfoldingRowPrivate *priv = get_private (row);

  tdt_moving_add_row (GTK_WIDGET (row), handle, priv->desk, priv->list, priv->record);
}

TdtDesk *
tdt_unfolding_row_get_desk (TdtUnfoldingRow *row)
{
  return get_private (row)->desk;
}

TdtRecord *
tdt_unfolding_row_get_record (TdtUnfoldingRow *row)
{
  return get_private (row)->record;
}

const TdtRow *
tdt_unfolding_row_get_row (TdtUnfoldingRow *row)
{
  return tdt_record_get_row (get_private (row)->record);
}

static void
move (TdtUnfoldingRow *row, int by)
{
  TdtUnfoldingRowPrivate *priv = get_private (row);

  tdt_move_record (priv->desk, priv->list, tdt_record_get_uid (priv->record), by);
}

void
tdt_unfolding_row_move_up (TdtUnfoldingRow *row)
{
  move (row, -1);
}

void
tdt_unfolding_row_move_down (TdtUnfoldingRow *row)
{
  move (row, 1);
}

void
tdt_unfolding_row_remove (TdtUnfoldingRow *row)
{
  TdtUnfoldingRowPrivate *priv = get_private (row);

  tdt_desk_remove (priv->desk, tdt_record_get_uid (priv->record));
}
