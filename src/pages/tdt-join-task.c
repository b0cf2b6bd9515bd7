/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-join-task-private.h"

#include "tdt-naming.h"
#include "tdt-task-frame-private.h"
#include "tdt-workspace-people.h"

#include <glib/gi18n-lib.h>

struct _TdtJoinTask
{
  AdwBin parent_instance;

  TdtDesk *desk;
  TdtKindId kind;
  /* The pairs to go through: uids, two by two; and where we are. */
  GPtrArray *uids;
  guint position;
  /* The buttons that take a field from the second, by position of the field; NULL where both are
   * the same. */
  GPtrArray *choices;
  char *last_kept;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtJoinTask, tdt_join_task, ADW_TYPE_BIN)

static void show_pair (TdtJoinTask *task);

static const TdtRow *
get_row (TdtJoinTask *task, guint which)
{
  return tdt_root_lookup_kind (tdt_desk_get_root (task->desk), task->kind,
                               task->uids->pdata[task->position + which]);
}

static void
done_cb (TdtJoinTask *task)
{
  g_signal_emit (task, signals[DONE], 0, task->last_kept);
}

/* The next pair of which both are still there. */
static void
go_on (TdtJoinTask *task)
{
  while (task->position < task->uids->len &&
         (get_row (task, 0) == NULL || get_row (task, 1) == NULL))
    task->position += 2;
  if (task->position < task->uids->len)
    show_pair (task);
  else
    done_cb (task);
}

static void
skip_cb (TdtJoinTask *task)
{
  task->position += 2;
  go_on (task);
}

static void
join_cb (TdtJoinTask *task)
{
  const TdtKind *kind = tdt_kind_get (task->kind);
  g_autoptr (GArray) from_other = g_array_new (FALSE, FALSE, sizeof (TdtFieldId));
  TdtFieldId end = TDT_FIELD_NONE;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if (task->choices->pdata[i] != NULL &&
        gtk_check_button_get_active (GTK_CHECK_BUTTON (task->choices->pdata[i])))
      g_array_append_val (from_other, kind->fields[i].id);
  g_array_append_val (from_other, end);
  g_free (task->last_kept);
  task->last_kept = g_strdup (task->uids->pdata[task->position]);
  if (!tdt_workspace_join (tdt_desk_get_workspace (task->desk), task->last_kept,
                           task->uids->pdata[task->position + 1],
                           (const TdtFieldId *) (gpointer) from_other->data, &error))
    {
      tdt_desk_report (task->desk, g_steal_pointer (&error));
      return;
    }
  task->position += 2;
  go_on (task);
}

static GtkWidget *
make_choice (const char *text, const char *field, GtkWidget *group)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : "—");
  /* Translators: a field and one of two values of it that can be chosen: “Function: Mayor” */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), field, text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_hexpand (check, TRUE);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return check;
}

/* Fields that differ are chosen; what only one has is taken unless somebody says otherwise. */
static void
add_field (TdtJoinTask *task, GtkListBox *list, guint position)
{
  const TdtRoot *root = tdt_desk_get_root (task->desk);
  const TdtField *field = &tdt_kind_get (task->kind)->fields[position];
  TdtValue one = tdt_row_get_value_at (get_row (task, 0), position);
  TdtValue other = tdt_row_get_value_at (get_row (task, 1), position);
  g_autofree char *one_text = tdt_value_dup_display (root, field, one);
  g_autofree char *other_text = tdt_value_dup_display (root, field, other);
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *pair;
  GtkWidget *title;
  GtkWidget *first;
  GtkWidget *second;

  g_ptr_array_add (task->choices, NULL);
  if (tdt_value_equal (field, one, other))
    return;
  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  title = gtk_label_new (_ (field->label));
  first = make_choice (one_text, _ (field->label), NULL);
  second = make_choice (other_text, _ (field->label), first);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (box, "join-field");
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (pair), first);
  gtk_box_append (GTK_BOX (pair), second);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), pair);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tdt_value_is_set (field, one) ? first : second),
                               TRUE);
  task->choices->pdata[position] = second;
}

static GtkWidget *
make_buttons (TdtJoinTask *task)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *join = gtk_button_new_with_mnemonic (_ ("Make _One of Both"));
  GtkWidget *skip = gtk_button_new_with_mnemonic (_ ("They Are _Different"));

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (join, "suggested-action");
  g_signal_connect_swapped (join, "clicked", G_CALLBACK (join_cb), task);
  g_signal_connect_swapped (skip, "clicked", G_CALLBACK (skip_cb), task);
  gtk_box_append (GTK_BOX (box), skip);
  gtk_box_append (GTK_BOX (box), join);
  return box;
}

static void
show_pair (TdtJoinTask *task)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  const char *title = task->kind == TDT_KIND_PERSON ? _ ("Twice the same person?")
                                                    : _ ("Twice the same organisation?");
  guint n_left = (task->uids->len - task->position) / 2 - 1;
  g_autofree char *left = g_strdup_printf (
      ngettext ("%'u more pair looks alike.", "%'u more pairs look alike.", n_left), n_left);
  g_autofree char *name = tdt_row_dup_label (get_row (task, 0));
  /* Translators: %s is a person or an organisation of which there are two records */
  g_autofree char *description = g_strdup_printf (
      _ ("%s: choose what is right. Sessions and all else of both go to the one that stays."),
      name);
  GtkWidget *frame;

  g_ptr_array_set_size (task->choices, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What differs"), -1);
  for (guint i = 0; i < tdt_kind_get (task->kind)->n_fields; i++)
    add_field (task, GTK_LIST_BOX (list), i);
  if (gtk_widget_get_first_child (list) == NULL)
    gtk_list_box_set_placeholder (GTK_LIST_BOX (list), gtk_label_new (_ ("Both say the same.")));
  gtk_box_append (GTK_BOX (content), list);
  gtk_box_append (GTK_BOX (content), make_buttons (task));
  if (n_left > 0)
    {
      GtkWidget *label = gtk_label_new (left);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (content), label);
    }
  frame = tdt_task_frame_new (title, description, content, G_CALLBACK (done_cb), task);
  adw_bin_set_child (ADW_BIN (task), frame);
  gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
show_none (TdtJoinTask *task)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Nothing is there twice"));
  adw_bin_set_child (ADW_BIN (task), tdt_task_frame_new (_ ("Duplicates"),
                                                         _ ("Names and e-mail addresses are "
                                                            "compared, whatever the accents."),
                                                         status, G_CALLBACK (done_cb), task));
}

static void
tdt_join_task_dispose (GObject *object)
{
  g_clear_object (&TDT_JOIN_TASK (object)->desk);
  G_OBJECT_CLASS (tdt_join_task_parent_class)->dispose (object);
}

static void
tdt_join_task_finalize (GObject *object)
{
  TdtJoinTask *task = TDT_JOIN_TASK (object);

  g_clear_pointer (&task->uids, g_ptr_array_unref);
  g_clear_pointer (&task->choices, g_ptr_array_unref);
  g_clear_pointer (&task->last_kept, g_free);
  G_OBJECT_CLASS (tdt_join_task_parent_class)->finalize (object);
}

static void
tdt_join_task_class_init (TdtJoinTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_join_task_dispose;
  G_OBJECT_CLASS (klass)->finalize = tdt_join_task_finalize;
  signals[DONE] = g_signal_new ("done", TDT_TYPE_JOIN_TASK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tdt_join_task_init (TdtJoinTask *task)
{
  task->uids = g_ptr_array_new_with_free_func (g_free);
  task->choices = g_ptr_array_new ();
}

static void
add_pair (TdtJoinTask *task, const char *one, const char *other)
{
  g_ptr_array_add (task->uids, g_strdup (one));
  g_ptr_array_add (task->uids, g_strdup (other));
}

GtkWidget *
tdt_join_task_new (TdtDesk *desk, TdtKindId kind, const char *one, const char *other)
{
  TdtJoinTask *task = g_object_new (TDT_TYPE_JOIN_TASK, NULL);

  task->desk = g_object_ref (desk);
  task->kind = kind;
  if (one != NULL)
    add_pair (task, one, other);
  else
    {
      g_autoptr (GArray) pairs = tdt_root_find_alike (tdt_desk_get_root (desk), kind);

      for (guint i = 0; i < pairs->len; i++)
        add_pair (task, g_array_index (pairs, TdtPair, i).one,
                  g_array_index (pairs, TdtPair, i).other);
    }
  if (task->uids->len > 0)
    show_pair (task);
  else
    show_none (task);
  return GTK_WIDGET (task);
}
