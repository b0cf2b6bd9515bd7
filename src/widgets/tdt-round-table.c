/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-round-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SEAT_SIZE 28
#define SIZE 140
#define SMALLEST 96
/* More would overlap; the others are counted on the table. */
#define N_SEATS 12

struct _TdtRoundTable
{
  GtkWidget parent_instance;

  GtkWidget *top;
  GPtrArray *seats;
};

G_DEFINE_FINAL_TYPE (TdtRoundTable, tdt_round_table, GTK_TYPE_WIDGET)

static char *
dup_sentence (const char *const *names, int chair)
{
  guint n = g_strv_length ((char **) names);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < n; i++)
    if ((int) i == chair)
      /* Translators: %s is the person who presides */
      g_ptr_array_add (words, g_strdup_printf (_ ("%s (chair)"), names[i]));
    else
      g_ptr_array_add (words, g_strdup (names[i]));
  g_ptr_array_add (words, NULL);
  list = g_strjoinv (", ", (char **) words->pdata);
  /* Translators: a table with that many people around it, and their names */
  return g_strdup_printf (ngettext ("A table with %u person: %s", "A table with %u people: %s", n),
                          n, list);
}

static void
add_seat (TdtRoundTable *table, const char *name, gboolean chair)
{
  GtkWidget *seat = g_object_new (ADW_TYPE_AVATAR, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "size", SEAT_SIZE, "text", name,
                                  "show-initials", TRUE, NULL);
  g_autofree char *tooltip = chair ? g_strdup_printf (_ ("%s (chair)"), name) : g_strdup (name);

  gtk_widget_set_tooltip_text (seat, tooltip);
  if (chair)
    gtk_widget_add_css_class (seat, "chair");
  gtk_widget_set_parent (seat, GTK_WIDGET (table));
  g_ptr_array_add (table->seats, seat);
}

void
tdt_round_table_set_seats (TdtRoundTable *table, const char *const *names, int chair)
{
  guint n = g_strv_length ((char **) names);
  g_autofree char *sentence = dup_sentence (names, chair);
  g_autofree char *rest = NULL;

  g_return_if_fail (TDT_IS_ROUND_TABLE (table));

  for (guint i = 0; i < table->seats->len; i++)
    gtk_widget_unparent (table->seats->pdata[i]);
  g_ptr_array_set_size (table->seats, 0);
  for (guint i = 0; i < MIN (n, N_SEATS); i++)
    {
      guint position = (i + (guint) MAX (chair, 0)) % n;

      add_seat (table, names[position], (int) position == chair);
    }
  if (n > N_SEATS)
    /* Translators: that many more people than are drawn */
    rest = g_strdup_printf (_ ("+%u"), n - N_SEATS);
  gtk_label_set_label (GTK_LABEL (table->top), rest != NULL ? rest : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
tdt_round_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = SMALLEST;
  *natural = SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tdt_round_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtRoundTable *table = TDT_ROUND_TABLE (widget);
  int side = MIN (MIN (width, height), SIZE);
  double radius = (side - SEAT_SIZE) / 2.0 - 1;
  int top = MAX ((int) (2 * radius) - SEAT_SIZE - 8, 8);
  int minimum;
  GtkAllocation middle = { (width - top) / 2, (height - top) / 2, top, top };

  gtk_widget_measure (table->top, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  middle.width = MAX (middle.width, minimum);
  gtk_widget_size_allocate (table->top, &middle, -1);
  for (guint i = 0; i < table->seats->len; i++)
    {
      double angle = 2 * G_PI * i / table->seats->len - G_PI / 2;
      GtkAllocation seat = { (int) (width / 2.0 + radius * cos (angle) - SEAT_SIZE / 2.0),
                             (int) (height / 2.0 + radius * sin (angle) - SEAT_SIZE / 2.0),
                             SEAT_SIZE, SEAT_SIZE };

      gtk_widget_measure (table->seats->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      gtk_widget_size_allocate (table->seats->pdata[i], &seat, -1);
    }
}

static void
tdt_round_table_dispose (GObject *object)
{
  TdtRoundTable *table = TDT_ROUND_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (table))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&table->seats, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_round_table_parent_class)->dispose (object);
}

static void
tdt_round_table_class_init (TdtRoundTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_round_table_dispose;
  widget_class->measure = tdt_round_table_measure;
  widget_class->size_allocate = tdt_round_table_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "roundtable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tdt_round_table_init (TdtRoundTable *table)
{
  table->seats = g_ptr_array_new ();
  table->top = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_add_css_class (table->top, "top");
  gtk_widget_set_parent (table->top, GTK_WIDGET (table));
}
