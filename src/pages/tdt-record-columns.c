/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record-columns-private.h"

#include <glib/gi18n-lib.h>

typedef char *(*CellFunc) (const TdtRoot *root, const TdtRow *row);

typedef struct
{
  TdtKindId kind;
  const char *title;
  CellFunc dup_text;
  gboolean expand;
  /* Whether a narrow window does without. */
  gboolean only_wide;
} Column;

static char *
dup_name (const TdtRoot *root, const TdtRow *row)
{
  g_autofree char *label = tdt_row_dup_label (row);

  return *label != '\0' ? g_steal_pointer (&label) : g_strdup (_ ("No name yet"));
}

static char *
dup_function (const TdtRoot *root, const TdtRow *row)
{
  return g_strdup (tdt_row_get_text_or_empty (row, TDT_PERSON_FUNCTION));
}

static char *
dup_organisation (const TdtRoot *root, const TdtRow *row)
{
  const TdtRow *organisation = tdt_root_follow (root, row, TDT_PERSON_ORGANISATION);

  return organisation != NULL ? tdt_row_dup_label (organisation) : g_strdup ("");
}

static char *
dup_number (guint n)
{
  return n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
}

static char *
dup_sessions_of_person (const TdtRoot *root, const TdtRow *row)
{
  return dup_number (
      tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_PERSON));
}

static char *
dup_kind (const TdtRoot *root, const TdtRow *row)
{
  int kind = tdt_row_get_token (row, TDT_ORGANISATION_KIND);

  return g_strdup (kind != TDT_TOKEN_OTHER
                       ? _ (tdt_token_label (TDT_TOKENS_ORGANISATION_KIND, kind))
                       : tdt_row_get_text_or_empty (row, TDT_ORGANISATION_KIND));
}

static char *
dup_people (const TdtRoot *root, const TdtRow *row)
{
  return dup_number (
      tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PERSON_ORGANISATION));
}

static char *
dup_voices (const TdtRoot *root, const TdtRow *row)
{
  return dup_number (
      tdt_root_count_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_ORGANISATION));
}

static const Column columns[] = {
  { TDT_KIND_PERSON, N_ ("Name"), dup_name, TRUE },
  { TDT_KIND_PERSON, N_ ("Function"), dup_function, TRUE, TRUE },
  { TDT_KIND_PERSON, N_ ("Organisation"), dup_organisation, TRUE },
  { TDT_KIND_PERSON, N_ ("Sessions"), dup_sessions_of_person, FALSE, TRUE },
  { TDT_KIND_ORGANISATION, N_ ("Name"), dup_name, TRUE },
  { TDT_KIND_ORGANISATION, N_ ("Kind"), dup_kind, TRUE, TRUE },
  { TDT_KIND_ORGANISATION, N_ ("People"), dup_people, FALSE },
  /* Translators: how often an organisation speaks in the programme */
  { TDT_KIND_ORGANISATION, N_ ("Speaks"), dup_voices, FALSE },
};

static void
update_cell (GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "tdt-column");
  TdtDesk *desk = g_object_get_data (G_OBJECT (item), "tdt-desk");
  TdtRecord *record = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (record == NULL || !tdt_record_is_present (record))
    return;
  text = column->dup_text (tdt_desk_get_root (desk), tdt_record_get_row (record));
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->expand ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (!column->expand)
    gtk_widget_add_css_class (label, "times");
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (item), "tdt-column", (gpointer) column);
  g_object_set_data (G_OBJECT (item), "tdt-desk",
                     g_object_get_data (G_OBJECT (factory), "tdt-desk"));
}

/* A cell also tells of other records: it looks again at every change while it is in sight. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  TdtDesk *desk = g_object_get_data (G_OBJECT (item), "tdt-desk");

  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update_cell), item,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_cell (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  TdtDesk *desk = g_object_get_data (G_OBJECT (item), "tdt-desk");

  g_signal_handlers_disconnect_by_func (tdt_desk_get_workspace (desk), update_cell, item);
}

void
tdt_record_columns_add (GtkColumnView *view, TdtDesk *desk, TdtKindId kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory;
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (columns[i].kind != kind)
        continue;
      factory = gtk_signal_list_item_factory_new ();
      g_object_set_data_full (G_OBJECT (factory), "tdt-desk", g_object_ref (desk), g_object_unref);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].only_wide)
        g_object_bind_property (desk, "narrow", column, "visible",
                                G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
      gtk_column_view_append_column (view, column);
    }
}

char *
tdt_record_columns_dup_searched (TdtDesk *desk, const TdtRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].kind == tdt_row_get_kind_id (row) && columns[i].expand)
      {
        g_autofree char *cell = columns[i].dup_text (tdt_desk_get_root (desk), row);

        g_string_append_printf (text, "%s ", cell);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
