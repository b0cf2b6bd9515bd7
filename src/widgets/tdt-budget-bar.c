/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-budget-bar.h"

#include <glib/gi18n-lib.h>

#define GAP 2

struct _TdtBudgetBar
{
  GtkWidget parent_instance;

  int available;
  int used;
};

G_DEFINE_FINAL_TYPE (TdtBudgetBar, tdt_budget_bar, GTK_TYPE_WIDGET)

static const char *const classes[] = {
  [TDT_BUDGET_PART_SPEAKER] = "speaker",
  [TDT_BUDGET_PART_ITEM] = "item",
  [TDT_BUDGET_PART_QUESTIONS] = "questions",
  [TDT_BUDGET_PART_LEFT] = "left",
};

static int
get_minutes (GtkWidget *part)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (part), "tdt-minutes"));
}

void
tdt_budget_bar_start (TdtBudgetBar *bar, int minutes, const char *words)
{
  GtkWidget *child;

  g_return_if_fail (TDT_IS_BUDGET_BAR (bar));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar))) != NULL)
    gtk_widget_unparent (child);
  bar->available = minutes;
  bar->used = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
tdt_budget_bar_add (TdtBudgetBar *bar, TdtBudgetPart part, int minutes, const char *short_label,
                    const char *label)
{
  g_autofree char *tooltip = NULL;
  GtkWidget *child;

  g_return_if_fail (TDT_IS_BUDGET_BAR (bar));

  if (minutes <= 0)
    return;
  child = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                        "label", short_label, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (child, classes[part]);
  bar->used += minutes;
  if (bar->available > 0 && bar->used > bar->available)
    gtk_widget_add_css_class (child, "over");
  if (label != NULL)
    /* Translators: who or what minutes are for, and how many, in short */
    tooltip = g_strdup_printf (_ ("%s: %d min"), label, minutes);
  gtk_widget_set_tooltip_text (child, tooltip);
  g_object_set_data (G_OBJECT (child), "tdt-minutes", GINT_TO_POINTER (minutes));
  gtk_widget_set_parent (child, GTK_WIDGET (bar));
}

static void
tdt_budget_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int its_minimum;
      int its_natural;

      gtk_widget_measure (child, orientation, -1, &its_minimum, &its_natural, NULL, NULL);
      *minimum = MAX (*minimum, its_minimum);
      *natural = MAX (*natural, its_natural);
    }
}

/* Parts end where the minutes up to there end, so that no rounding adds up. A label that does not
 * fit is cut off by its part. */
static void
tdt_budget_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtBudgetBar *bar = TDT_BUDGET_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int total = MAX (MAX (bar->available, bar->used), 1);
  int minutes = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int start = width * minutes / total;
      int end = width * (minutes += get_minutes (child)) / total;
      int minimum;
      GtkAllocation allocation = { 0, 0, MAX (end - start - GAP, 1), height };

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_set_child_visible (child, allocation.width >= minimum);
      allocation.width = MAX (allocation.width, minimum);
      allocation.x = rtl ? width - start - allocation.width : start;
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static void
tdt_budget_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tdt_budget_bar_parent_class)->dispose (object);
}

static void
tdt_budget_bar_class_init (TdtBudgetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_budget_bar_dispose;
  widget_class->measure = tdt_budget_bar_measure;
  widget_class->size_allocate = tdt_budget_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "budgetbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tdt_budget_bar_init (TdtBudgetBar *bar)
{
  gtk_widget_set_overflow (GTK_WIDGET (bar), GTK_OVERFLOW_HIDDEN);
}
