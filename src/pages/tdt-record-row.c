/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record-row.h"

#include "tdt-names.h"
#include "tdt-record-form.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

struct _TdtRecordRow
{
  TdtUnfoldingRow parent_instance;

  gboolean filled;
};

G_DEFINE_FINAL_TYPE (TdtRecordRow, tdt_record_row, TDT_TYPE_UNFOLDING_ROW)

/* Who has to do it, and by when. */
static char *
dup_task (const TdtRoot *root, const TdtRow *task)
{
  const TdtRow *person = tdt_root_follow (root, task, TDT_FOLLOW_UP_PERSON);
  gint64 due = tdt_row_get_number (task, TDT_FOLLOW_UP_DUE, TDT_UNSET);
  g_autofree char *name = person != NULL ? tdt_person_dup_name (person) : NULL;
  g_autofree char *day = due != TDT_UNSET ? tdt_words_dup_day (due) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  tdt_words_append (line, name);
  if (day != NULL)
    {
      /* Translators: %s is a day by which something must be done */
      g_autofree char *until = g_strdup_printf (_ ("by %s"), day);

      tdt_words_append (line, until);
    }
  return g_strdup (line->len > 0 ? line->str : _ ("Nobody is named yet"));
}

static char *
dup_rank (const TdtRow *rank)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (!tdt_row_get_boolean (rank, TDT_RANK_CONFIRMED))
    tdt_words_append (line, _ ("to be verified"));
  if (tdt_row_get_boolean (rank, TDT_RANK_STATE))
    tdt_words_append (line, _ ("represents the State"));
  if (tdt_row_get_boolean (rank, TDT_RANK_LOCAL))
    tdt_words_append (line, _ ("only at the place of the event"));
  return g_strdup (line->str);
}

static char *
dup_subtitle (const TdtRoot *root, const TdtRow *record)
{
  gint64 capacity;

  if (tdt_row_get_kind_id (record) == TDT_KIND_FOLLOW_UP)
    return dup_task (root, record);
  if (tdt_row_get_kind_id (record) == TDT_KIND_RANK)
    return dup_rank (record);
  if (tdt_row_get_kind_id (record) != TDT_KIND_ROOM)
    return g_strdup ("");
  capacity = tdt_row_get_number (record, TDT_ROOM_CAPACITY, 0);
  if (capacity <= 0)
    return g_strdup (tdt_row_get_text_or_empty (record, TDT_ROOM_VENUE));
  return g_strdup_printf (ngettext ("%d seat", "%d seats", (gulong) capacity), (int) capacity);
}

static char *
dup_title (const TdtRow *record)
{
  g_autofree char *label = tdt_row_dup_label (record);

  if (tdt_row_get_kind_id (record) == TDT_KIND_DAY && tdt_row_has (record, TDT_DAY_DATE))
    return tdt_words_dup_day (tdt_row_get_number (record, TDT_DAY_DATE, 0));
  if (tdt_row_get_kind_id (record) == TDT_KIND_RANK && tdt_row_has (record, TDT_RANK_NUMBER))
    return g_strdup_printf ("%s  %s", tdt_row_get_text (record, TDT_RANK_NUMBER), label);
  return g_strdup (*label != '\0' ? label : _ (tdt_row_get_kind (record)->label));
}

static void
update (TdtRecordRow *row)
{
  const TdtRow *record = tdt_unfolding_row_get_row (TDT_UNFOLDING_ROW (row));
  g_autofree char *title = dup_title (record);
  g_autofree char *subtitle = dup_subtitle (
      tdt_desk_get_root (tdt_unfolding_row_get_desk (TDT_UNFOLDING_ROW (row))), record);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
}

static void
add_button (TdtRecordRow *row, GtkWidget *box, const char *icon, const char *label,
            GCallback callback)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon)
                                   : gtk_button_new_with_label (label);

  if (icon != NULL)
    {
      gtk_widget_set_tooltip_text (button, label);
      gtk_widget_add_css_class (button, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  g_signal_connect_swapped (button, "clicked", callback, row);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (TdtRecordRow *row)
{
  GtkWidget *last = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (tdt_row_get_kind (tdt_unfolding_row_get_row (TDT_UNFOLDING_ROW (row)))->order !=
      TDT_FIELD_NONE)
    {
      add_button (row, box, "go-up-symbolic", _ ("Move up"),
                  G_CALLBACK (tdt_unfolding_row_move_up));
      add_button (row, box, "go-down-symbolic", _ ("Move down"),
                  G_CALLBACK (tdt_unfolding_row_move_down));
    }
  add_button (row, box, NULL, _ ("Remove"), G_CALLBACK (tdt_unfolding_row_remove));
  adw_action_row_add_suffix (ADW_ACTION_ROW (last), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), last);
}

/* What a record belongs to follows from where it is shown. */
static gboolean
is_asked (const TdtField *field)
{
  return field->type != TDT_FIELD_ORDER && (field->flags & TDT_FIELD_OWNER) == 0 &&
         field->id != TDT_FOLLOW_UP_ITEM;
}

/* Most rows are never unfolded: their fields are made when they are. */
static void
fill_cb (TdtRecordRow *row)
{
  TdtDesk *desk = tdt_unfolding_row_get_desk (TDT_UNFOLDING_ROW (row));
  TdtRecord *record = tdt_unfolding_row_get_record (TDT_UNFOLDING_ROW (row));
  const TdtKind *kind = tdt_row_get_kind (tdt_record_get_row (record));

  if (row->filled)
    return;
  row->filled = TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_asked (&kind->fields[i]))
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                tdt_field_row_new (desk, record, &kind->fields[i]));
  add_buttons (row);
}

/* A name of any length and script takes one line; an expander row only learnt to do that later than
 * the version that is asked for, so the row in its head is told. */
static void
keep_to_one_line (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !ADW_IS_ACTION_ROW (child))
    child = gtk_widget_get_first_child (child);
  if (child != NULL)
    {
      adw_action_row_set_title_lines (ADW_ACTION_ROW (child), 1);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (child), 1);
    }
}

static void
tdt_record_row_class_init (TdtRecordRowClass *klass)
{
}

static void
tdt_record_row_init (TdtRecordRow *row)
{
  keep_to_one_line (GTK_WIDGET (row));
}

GtkWidget *
tdt_record_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record)
{
  TdtRecordRow *row = g_object_new (TDT_TYPE_RECORD_ROW, "desk", desk, "list", list, "record",
                                    record, NULL);

  if (tdt_row_get_kind (tdt_record_get_row (record))->order != TDT_FIELD_NONE)
    {
      GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");

      gtk_widget_add_css_class (handle, "dim-label");
      gtk_widget_set_tooltip_text (handle, _ ("Drag to move"));
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), handle);
      tdt_unfolding_row_add_handle (TDT_UNFOLDING_ROW (row), handle);
    }
  g_signal_connect (row, "notify::expanded", G_CALLBACK (fill_cb), NULL);
  g_signal_connect_object (record, "notify", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (row);
}
