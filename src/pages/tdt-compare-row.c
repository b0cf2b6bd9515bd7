/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-compare-row-private.h"

#include "tdt-naming.h"

#include <glib/gi18n-lib.h>

/* Longer values of a conflict are shown in part. */
#define VALUE_LINES 6
/* Such a value is seen whole. */
#define SHORT_VALUE 100

/* A way to decide a conflict. */
typedef struct
{
  GtkCheckButton *button;
  GtkLabel *caption;
  GtkLabel *value;
} Choice;

struct _TdtCompareRow
{
  AdwBin parent_instance;

  const TdtCompareWords *words;
  TdtCompareLine *line;
  gulong handler;
  gboolean updating;

  GtkLabel *heading;
  GtkWidget *finding;
  GtkLabel *finding_label;
  GtkCheckButton *check;
  GtkLabel *text;
  GtkLabel *detail;
  GtkBox *conflict;
  GtkLabel *question;
  GtkBox *choices_box;
  Choice choices[3];
};

enum
{
  PROP_NARROW = 1,
};

G_DEFINE_FINAL_TYPE (TdtCompareRow, tdt_compare_row, ADW_TYPE_BIN)

static const TdtTake takes[] = { TDT_TAKE_OURS, TDT_TAKE_THEIRS, TDT_TAKE_BASE };

static GtkLabel *
make_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
set_name (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
check_toggled_cb (TdtCompareRow *row)
{
  TdtTake take = gtk_check_button_get_active (row->check) ? TDT_TAKE_THEIRS : TDT_TAKE_OURS;

  if (row->updating || row->line == NULL)
    return;
  if (row->line->type == TDT_COMPARE_RECORD)
    tdt_comparison_set_take_range (row->line->comparison, row->line->first,
                                   row->line->n_differences, take);
  else
    tdt_comparison_set_take (row->line->comparison, row->line->first, take);
}

static void
choice_toggled_cb (GtkCheckButton *button, TdtCompareRow *row)
{
  if (row->updating || row->line == NULL || !gtk_check_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    if (row->choices[i].button == button)
      tdt_comparison_set_take (row->line->comparison, row->line->first, takes[i]);
}

static void
update_check (TdtCompareRow *row)
{
  guint n_taken;
  guint n_plain = tdt_compare_line_count_plain (row->line, &n_taken);

  gtk_check_button_set_inconsistent (row->check, n_taken > 0 && n_taken < n_plain);
  gtk_check_button_set_active (row->check, n_plain > 0 && n_taken == n_plain);
}

static void
update_state (TdtCompareRow *row)
{
  if (row->line == NULL || row->line->comparison == NULL)
    return;
  row->updating = TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (row->check)))
    update_check (row);
  else if (gtk_widget_get_visible (GTK_WIDGET (row->conflict)))
    gtk_check_button_set_active (
        row->choices[tdt_comparison_get_take (row->line->comparison, row->line->first)].button,
        TRUE);
  row->updating = FALSE;
}

static char *
dup_value (TdtComparison *comparison, const TdtDifference *difference, TdtTake take)
{
  const TdtRoot *root = take == TDT_TAKE_OURS     ? tdt_comparison_get_ours (comparison)
                        : take == TDT_TAKE_THEIRS ? tdt_comparison_get_theirs (comparison)
                                                  : tdt_comparison_get_base (comparison);
  const TdtRow *row = take == TDT_TAKE_OURS     ? difference->ours
                      : take == TDT_TAKE_THEIRS ? difference->theirs
                                                : difference->base;
  char *text;

  if (difference->type == TDT_DIFFERENCE_UNKNOWN)
    return g_strdup (_ ("Content of a later version"));
  if (difference->type != TDT_DIFFERENCE_FIELD)
    return g_strdup (row != NULL ? _ ("Keep it") : _ ("Remove it"));
  if (difference->field->type == TDT_FIELD_ORDER)
    return g_strdup (_ ("At this place in the list"));
  text = tdt_value_dup_display (
      root, difference->field,
      tdt_row_get_value_at (row, TDT_FIELD_POSITION (difference->field->id)));
  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup (_ ("Nothing"));
}

static void
show_choice (TdtCompareRow *row, const TdtDifference *difference, guint i)
{
  Choice *choice = &row->choices[i];
  const char *captions[] = { row->words->ours, row->words->theirs, _ ("Before") };
  gboolean there = takes[i] != TDT_TAKE_BASE ||
                   (difference->type == TDT_DIFFERENCE_FIELD && difference->base != NULL);
  g_autofree char *value = NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (choice->button), there);
  if (!there)
    return;
  value = dup_value (row->line->comparison, difference, takes[i]);
  gtk_label_set_label (choice->caption, captions[i]);
  gtk_label_set_label (choice->value, value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (choice->button),
                               g_utf8_strlen (value, -1) > SHORT_VALUE ? value : NULL);
  /* Translators: whose version, and what it is, as in “Ours: Opening” */
  name = g_strdup_printf (_ ("%s: %s"), captions[i], value);
  set_name (choice->button, name);
}

static void
show_line (TdtCompareRow *row)
{
  TdtCompareLine *line = row->line;
  g_autofree char *text = tdt_compare_line_dup_text (line);
  g_autofree char *detail = tdt_compare_line_dup_detail (line);
  g_autofree char *name = detail != NULL ? g_strdup_printf ("%s %s", text, detail) : NULL;
  gboolean record = line->type == TDT_COMPARE_RECORD;
  gboolean conflict = line->type == TDT_COMPARE_DIFFERENCE &&
                      tdt_compare_line_get_difference (line)->conflict;
  guint n_taken;
  gboolean plain = record ? tdt_compare_line_count_plain (line, &n_taken) > 0
                          : line->type == TDT_COMPARE_DIFFERENCE && !conflict;

  gtk_widget_set_visible (GTK_WIDGET (row->heading),
                          line->type == TDT_COMPARE_HEADING || (record && !plain));
  gtk_widget_set_visible (row->finding, line->type == TDT_COMPARE_FINDING);
  gtk_widget_set_visible (GTK_WIDGET (row->check), plain);
  gtk_widget_set_visible (GTK_WIDGET (row->conflict), conflict);
  gtk_label_set_label (row->heading, text);
  gtk_label_set_label (row->finding_label, text);
  gtk_label_set_label (row->text, text);
  gtk_label_set_label (row->question, text);
  gtk_label_set_label (row->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (row->detail), detail != NULL);
  set_name (row->check, name != NULL ? name : text);
  for (guint i = 0; conflict && i < G_N_ELEMENTS (takes); i++)
    show_choice (row, tdt_compare_line_get_difference (line), i);
}

/* How far it is indented, and how strong it looks. */
static void
show_level (TdtCompareRow *row)
{
  static const char *const classes[] = { "compare-heading", "compare-record", "compare-difference",
                                         "compare-finding" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == row->line->type)
      gtk_widget_add_css_class (GTK_WIDGET (row), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (row), classes[i]);
}

void
tdt_compare_row_set_line (TdtCompareRow *row, TdtCompareLine *line)
{
  if (row->line != NULL && row->handler != 0)
    g_signal_handler_disconnect (row->line->comparison, row->handler);
  row->handler = 0;
  g_set_object (&row->line, line);
  if (line == NULL)
    return;
  show_line (row);
  show_level (row);
  if (line->comparison != NULL)
    row->handler = g_signal_connect_swapped (line->comparison, "changed", G_CALLBACK (update_state),
                                             row);
  update_state (row);
}

static void
tdt_compare_row_dispose (GObject *object)
{
  tdt_compare_row_set_line (TDT_COMPARE_ROW (object), NULL);
  G_OBJECT_CLASS (tdt_compare_row_parent_class)->dispose (object);
}

static void
tdt_compare_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (TDT_COMPARE_ROW (object)->choices_box),
                                  g_value_get_boolean (value) ? GTK_ORIENTATION_VERTICAL
                                                              : GTK_ORIENTATION_HORIZONTAL);
}

static void
tdt_compare_row_class_init (TdtCompareRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tdt_compare_row_dispose;
  object_class->set_property = tdt_compare_row_set_property;
  g_object_class_install_property (
      object_class, PROP_NARROW,
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static GtkWidget *
make_finding (TdtCompareRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  row->finding_label = make_label (NULL);
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->finding_label));
  row->finding = box;
  return box;
}

static GtkWidget *
make_check (TdtCompareRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  row->text = make_label ("compare-text");
  row->detail = make_label ("dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->detail));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_check_button_set_child (row->check, box);
  g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (check_toggled_cb), row);
  return GTK_WIDGET (row->check);
}

static void
make_choice (TdtCompareRow *row, guint i)
{
  Choice *choice = &row->choices[i];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  choice->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  choice->caption = make_label ("caption-heading");
  choice->value = make_label (NULL);
  gtk_label_set_lines (choice->value, VALUE_LINES);
  gtk_label_set_ellipsize (choice->value, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice->caption));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice->value));
  gtk_check_button_set_child (choice->button, box);
  gtk_widget_add_css_class (GTK_WIDGET (choice->button), "compare-choice");
  if (i > 0)
    gtk_check_button_set_group (choice->button, row->choices[0].button);
  g_signal_connect (choice->button, "toggled", G_CALLBACK (choice_toggled_cb), row);
  gtk_box_append (row->choices_box, GTK_WIDGET (choice->button));
}

static GtkWidget *
make_conflict (TdtCompareRow *row)
{
  row->conflict = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  row->question = make_label (NULL);
  row->choices_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_box_set_homogeneous (row->choices_box, TRUE);
  gtk_box_append (row->conflict, GTK_WIDGET (row->question));
  gtk_box_append (row->conflict, GTK_WIDGET (row->choices_box));
  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    make_choice (row, i);
  return GTK_WIDGET (row->conflict);
}

static void
tdt_compare_row_init (TdtCompareRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->heading = make_label ("heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->heading));
  gtk_box_append (GTK_BOX (box), make_finding (row));
  gtk_box_append (GTK_BOX (box), make_check (row));
  gtk_box_append (GTK_BOX (box), make_conflict (row));
  adw_bin_set_child (ADW_BIN (row), box);
}

TdtCompareRow *
tdt_compare_row_new (const TdtCompareWords *words)
{
  TdtCompareRow *row = g_object_new (TDT_TYPE_COMPARE_ROW, NULL);

  row->words = words;
  return row;
}
