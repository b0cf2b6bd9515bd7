/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-table-seat-private.h"

#include "tdt-drag.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

struct _TdtTableSeat
{
  GtkButton parent_instance;

  GtkLabel *number_label;
  GtkLabel *name_label;
  GtkLabel *organisation_label;
  GtkImage *kept_image;

  guint number;
  char *person;
};

G_DEFINE_FINAL_TYPE (TdtTableSeat, tdt_table_seat, GTK_TYPE_BUTTON)

/* "M. Durand": a full name is too long for a seat. */
static char *
dup_short_name (const TdtRow *person)
{
  const char *given = tdt_row_get_text (person, TDT_PERSON_GIVEN_NAME);
  const char *family = tdt_row_get_text (person, TDT_PERSON_FAMILY_NAME);
  char initial[7] = { 0 };

  if (given == NULL || family == NULL)
    return tdt_person_dup_name (person);
  g_unichar_to_utf8 (g_utf8_get_char (given), initial);
  return g_strdup_printf ("%s. %s", initial, family);
}

static void
set_words (TdtTableSeat *seat, const TdtRow *person, const char *organisation, gboolean kept,
           gboolean picked)
{
  g_autofree char *name = person != NULL ? tdt_person_dup_name (person) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (person == NULL)
    /* Translators: the number of a seat at a table. */
    g_string_printf (words, _ ("Seat %u, free"), seat->number);
  else
    /* Translators: the number of a seat, a person. */
    g_string_printf (words, _ ("Seat %u, %s"), seat->number, name);
  if (organisation != NULL)
    g_string_append_printf (words, ", %s", organisation);
  if (kept)
    g_string_append_printf (words, ", %s", _ ("keeps this seat"));
  if (picked)
    g_string_append_printf (words, ", %s", _ ("on the way: Space puts down"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (seat), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (seat), words->str);
}

static void
set_class (TdtTableSeat *seat, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (seat), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (seat), name);
}

void
tdt_table_seat_set (TdtTableSeat *seat, const TdtRow *person, const TdtRow *organisation,
                    gboolean kept, gboolean picked)
{
  g_autofree char *name = person != NULL ? dup_short_name (person) : NULL;
  g_autofree char *short_name = organisation != NULL ? tdt_organisation_dup_name (organisation)
                                                     : NULL;

  g_free (seat->person);
  seat->person = person != NULL ? g_strdup (tdt_row_get_uid (person)) : NULL;
  gtk_label_set_label (seat->name_label, name != NULL ? name : "");
  gtk_label_set_label (seat->organisation_label, short_name != NULL ? short_name : "");
  gtk_widget_set_visible (GTK_WIDGET (seat->name_label), person != NULL);
  gtk_widget_set_visible (GTK_WIDGET (seat->organisation_label), short_name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (seat->kept_image), kept);
  set_class (seat, "free", person == NULL);
  set_class (seat, "picked", picked);
  set_words (seat, person, short_name, kept, picked);
}

guint
tdt_table_seat_get_number (TdtTableSeat *seat)
{
  return seat->number;
}

const char *
tdt_table_seat_get_person (TdtTableSeat *seat)
{
  return seat->person;
}

static GdkContentProvider *
prepare_cb (TdtTableSeat *seat)
{
  return seat->person != NULL ? tdt_drag_content_new (TDT_KIND_PERSON, seat->person) : NULL;
}

static void
drag_begin_cb (TdtTableSeat *seat, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (seat));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static void
tdt_table_seat_finalize (GObject *object)
{
  g_free (TDT_TABLE_SEAT (object)->person);
  G_OBJECT_CLASS (tdt_table_seat_parent_class)->finalize (object);
}

static void
tdt_table_seat_class_init (TdtTableSeatClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdt_table_seat_finalize;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
tdt_table_seat_init (TdtTableSeat *seat)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_set_halign (top, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), top);
  seat->number_label = add_label (top, "seat-number");
  gtk_label_set_width_chars (seat->number_label, 1);
  seat->kept_image = GTK_IMAGE (gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  gtk_image_set_pixel_size (seat->kept_image, 10);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (seat->kept_image));
  seat->name_label = add_label (box, "seat-name");
  seat->organisation_label = add_label (box, "seat-organisation");
  gtk_button_set_child (GTK_BUTTON (seat), box);
  gtk_widget_add_css_class (GTK_WIDGET (seat), "table-seat");
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), seat);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), seat,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (seat), GTK_EVENT_CONTROLLER (source));
}

GtkWidget *
tdt_table_seat_new (guint number)
{
  TdtTableSeat *seat = g_object_new (TDT_TYPE_TABLE_SEAT, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);

  seat->number = number;
  gtk_label_set_label (seat->number_label, text);
  return GTK_WIDGET (seat);
}
