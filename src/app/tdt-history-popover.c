/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-history-popover-private.h"

#include "tdt-describe.h"

#include <glib/gi18n-lib.h>

#define ROW_MARGIN 4
#define N_LINES 3
#define N_LETTERS 38

struct _TdtHistoryPopover
{
  GtkPopover parent_instance;

  GtkListView *list;
  GtkStringList *steps;

  TdtDesk *desk;
};

enum
{
  PROP_DESK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtHistoryPopover, tdt_history_popover, GTK_TYPE_POPOVER)

static const TdtHistory *
get_history (TdtHistoryPopover *popover)
{
  return tdt_workspace_get_history (tdt_desk_get_workspace (popover->desk));
}

/* The latest is on top. */
static guint
get_position (TdtHistoryPopover *popover, guint row)
{
  return tdt_history_get_length (get_history (popover)) - 1 - row;
}

static void
fill (TdtHistoryPopover *popover)
{
  guint n = popover->desk != NULL ? tdt_history_get_length (get_history (popover)) : 0;
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (guint row = 0; row < n; row++)
    {
      guint position = get_position (popover, row);

      g_strv_builder_add (labels, position > 0
                                      ? tdt_history_get_label (get_history (popover), position)
                                      : _ ("As it was opened"));
    }
  strings = g_strv_builder_end (labels);
  gtk_string_list_splice (popover->steps, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (popover->steps)),
                          (const char *const *) strings);
}

static void
activate_cb (TdtHistoryPopover *popover, guint row)
{
  tdt_workspace_go_to (tdt_desk_get_workspace (popover->desk), get_position (popover, row));
  fill (popover);
}

/* What a step did, in the first of the sentences there are about it. */
static char *
dup_sentence (const TdtHistory *history, guint position)
{
  const TdtRoot *before;
  const TdtRoot *after;
  g_autoptr (TdtDiff) diff = NULL;
  g_autoptr (GPtrArray) sentences = NULL;

  if (position == 0)
    return g_strdup ("");
  before = tdt_history_get_root_at (history, position - 1);
  after = tdt_history_get_root_at (history, position);
  diff = tdt_diff_new (before, after);
  if (tdt_diff_get_n_changes (diff) == 0)
    return g_strdup ("");
  sentences = tdt_change_list_sentences (tdt_diff_get_change (diff, 0), before, after);
  return g_strdup (sentences->pdata[0]);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), N_LINES);
  /* As wide as it will be, so that the list knows how high. */
  gtk_label_set_width_chars (GTK_LABEL (label), N_LETTERS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), N_LETTERS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  add_label (words, NULL);
  gtk_widget_add_css_class (add_label (words, "caption"), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (row, ROW_MARGIN);
  gtk_widget_set_margin_bottom (row, ROW_MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("You are here"), -1);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (TdtHistoryPopover *popover, GtkListItem *item)
{
  const TdtHistory *history = get_history (popover);
  guint position = get_position (popover, gtk_list_item_get_position (item));
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_first_child (row);
  GtkWidget *title = gtk_widget_get_first_child (words);
  GtkWidget *sentence = gtk_widget_get_next_sibling (title);
  g_autofree char *text = dup_sentence (history, position);

  gtk_label_set_label (GTK_LABEL (title),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_label_set_label (GTK_LABEL (sentence), text);
  gtk_widget_set_visible (sentence, *text != '\0');
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      gtk_label_get_label (GTK_LABEL (title)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_opacity (gtk_widget_get_next_sibling (words),
                          position == tdt_history_get_position (history) ? 1 : 0);
  /* What was undone is there to be done again, but not done. */
  if (position > tdt_history_get_position (history))
    gtk_widget_add_css_class (title, "dim-label");
  else
    gtk_widget_remove_css_class (title, "dim-label");
}

/* Before it is known how large it is to be. */
static void
tdt_history_popover_show (GtkWidget *widget)
{
  fill (TDT_HISTORY_POPOVER (widget));
  GTK_WIDGET_CLASS (tdt_history_popover_parent_class)->show (widget);
}

static void
tdt_history_popover_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_HISTORY_POPOVER (object)->desk);
}

static void
tdt_history_popover_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtHistoryPopover *popover = TDT_HISTORY_POPOVER (object);

  /* The rows are of the project that goes. */
  gtk_string_list_splice (popover->steps, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (popover->steps)), NULL);
  g_set_object (&popover->desk, g_value_get_object (value));
}

static void
tdt_history_popover_dispose (GObject *object)
{
  g_clear_object (&TDT_HISTORY_POPOVER (object)->desk);
  G_OBJECT_CLASS (tdt_history_popover_parent_class)->dispose (object);
}

static void
tdt_history_popover_class_init (TdtHistoryPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_history_popover_get_property;
  object_class->set_property = tdt_history_popover_set_property;
  object_class->dispose = tdt_history_popover_dispose;
  widget_class->show = tdt_history_popover_show;
  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-history-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtHistoryPopover, list);
  gtk_widget_class_bind_template_child (widget_class, TdtHistoryPopover, steps);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
tdt_history_popover_init (TdtHistoryPopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
}
