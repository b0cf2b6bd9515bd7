/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-book-task-private.h"

#include "tdt-address-book.h"
#include "tdt-names.h"
#include "tdt-naming.h"
#include "tdt-task-frame-private.h"
#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>

/* A list of more is searched, not read. */
#define MAX_ROWS 200

/* One of the two ways. */
typedef struct
{
  TdtBookTask *task;
  gboolean into_book;
  GtkListBox *list;
  GtkButton *button;
  GPtrArray *changes;
  GHashTable *wanted;
} Way;

struct _TdtBookTask
{
  AdwBin parent_instance;

  TdtDesk *desk;
  TdtWorkspace *book;
  GtkWidget *box;
  Way ways[2];
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtBookTask, tdt_book_task, ADW_TYPE_BIN)

static void
done_cb (TdtBookTask *task)
{
  g_signal_emit (task, signals[DONE], 0, NULL);
}

static TdtWorkspace *
get_source (Way *way)
{
  return way->into_book ? tdt_desk_get_workspace (way->task->desk) : way->task->book;
}

static TdtWorkspace *
get_target (Way *way)
{
  return way->into_book ? way->task->book : tdt_desk_get_workspace (way->task->desk);
}

/* "Phone: 04 92 … → 04 93 …", or for somebody new just what is known. */
static char *
dup_difference (Way *way, const TdtBookChange *change)
{
  const TdtRoot *from = tdt_workspace_get_root (get_source (way));
  const TdtRoot *to = tdt_workspace_get_root (get_target (way));
  const TdtRow *source = tdt_root_lookup (from, change->source);
  const TdtRow *target = tdt_root_lookup (to, change->target);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; change->fields[i] != TDT_FIELD_NONE; i++)
    {
      const TdtField *field = tdt_field_get (change->fields[i]);
      g_autofree char *now = tdt_value_dup_display (from, field,
                                                    tdt_row_get_value (source, field->id));
      g_autofree char *before = target != NULL
                                    ? tdt_value_dup_display (to, field,
                                                             tdt_row_get_value (target, field->id))
                                    : g_strdup ("");

      if (target == NULL && (field->flags & TDT_FIELD_NAMING))
        continue;
      g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", _ (field->label));
      g_string_append_printf (text, " · %s%s%s", before, *before != '\0' ? " → " : "", now);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_button (Way *way)
{
  gtk_widget_set_sensitive (GTK_WIDGET (way->button), g_hash_table_size (way->wanted) > 0);
}

static void
toggled_cb (GtkCheckButton *check, Way *way)
{
  gpointer change = g_object_get_data (G_OBJECT (check), "tdt-change");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (way->wanted, change);
  else
    g_hash_table_remove (way->wanted, change);
  update_button (way);
}

static GtkWidget *
make_row (Way *way, TdtBookChange *change)
{
  const TdtRow *person = tdt_root_lookup (tdt_workspace_get_root (get_source (way)),
                                          change->source);
  g_autofree char *name = tdt_person_dup_name (person);
  g_autofree char *difference = dup_difference (way, change);
  /* Translators: somebody whom the address book or the project does not have yet */
  g_autofree char *title = change->target == NULL ? g_strdup_printf (_ ("%s (new)"), name)
                                                  : g_strdup (name);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), difference);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (check), "tdt-change", change);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), way);
  /* Who is in the book only is not asked to every event. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), way->into_book || change->target != NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
fill (Way *way)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (way->list))) != NULL)
    gtk_list_box_remove (way->list, row);
  g_hash_table_remove_all (way->wanted);
  g_clear_pointer (&way->changes, g_ptr_array_unref);
  way->changes = tdt_address_book_compare (tdt_workspace_get_root (get_source (way)),
                                           tdt_workspace_get_root (get_target (way)));
  for (guint i = 0; i < MIN (way->changes->len, MAX_ROWS); i++)
    gtk_list_box_append (way->list, make_row (way, way->changes->pdata[i]));
  if (way->changes->len == 0)
    {
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nothing to take over"));
      gtk_list_box_append (way->list, row);
    }
  update_button (way);
}

static void
fill_both (TdtBookTask *task)
{
  for (guint i = 0; i < G_N_ELEMENTS (task->ways); i++)
    fill (&task->ways[i]);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtBookTask) task = user_data;
  GError *error = NULL;

  if (task->desk == NULL)
    return;
  if (!tdt_workspace_save_finish (TDT_WORKSPACE (source), result, &error))
    tdt_desk_report (task->desk, error);
  else
    g_signal_emit_by_name (task->desk, "report", _ ("The address book is saved"));
}

static void
take_cb (GtkButton *button, Way *way)
{
  TdtBookTask *task = way->task;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  GError *error = NULL;

  for (guint i = 0; i < way->changes->len; i++)
    if (g_hash_table_contains (way->wanted, way->changes->pdata[i]))
      g_ptr_array_add (chosen, way->changes->pdata[i]);
  if (!tdt_address_book_take (get_target (way), tdt_workspace_get_root (get_source (way)), chosen,
                              &error))
    {
      tdt_desk_report (task->desk, error);
      return;
    }
  if (way->into_book)
    tdt_workspace_save_async (task->book, file, TDT_SAVE_PLAIN, NULL, saved_cb,
                              g_object_ref (task));
  fill_both (task);
}

static void
add_way (TdtBookTask *task, gboolean into_book)
{
  Way *way = &task->ways[into_book ? 1 : 0];
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *title = into_book ? _ ("Into the address book") : _ ("From the address book");
  GtkWidget *label = gtk_label_new (title);

  way->task = task;
  way->into_book = into_book;
  way->wanted = g_hash_table_new (NULL, NULL);
  way->list = GTK_LIST_BOX (gtk_list_box_new ());
  way->button = GTK_BUTTON (gtk_button_new_with_mnemonic (into_book ? _ ("_Update the Address Book")
                                                                    : _ ("Update This _Project")));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_set_selection_mode (way->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (way->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (way->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect (way->button, "clicked", G_CALLBACK (take_cb), way);
  gtk_box_append (GTK_BOX (heading), label);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (way->button));
  gtk_box_append (GTK_BOX (task->box), heading);
  gtk_box_append (GTK_BOX (task->box), GTK_WIDGET (way->list));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtBookTask) task = user_data;
  GError *error = NULL;
  TdtWorkspace *book = tdt_address_book_open_finish (result, &error);

  if (task->desk == NULL)
    {
      if (book != NULL)
        tdt_workspace_close (book);
      g_clear_object (&book);
      g_clear_error (&error);
      return;
    }
  task->book = book;
  if (book == NULL)
    {
      tdt_desk_report (task->desk, error);
      return;
    }
  add_way (task, FALSE);
  add_way (task, TRUE);
  fill_both (task);
}

static void
tdt_book_task_dispose (GObject *object)
{
  TdtBookTask *task = TDT_BOOK_TASK (object);

  if (task->book != NULL)
    tdt_workspace_close (task->book);
  g_clear_object (&task->book);
  g_clear_object (&task->desk);
  G_OBJECT_CLASS (tdt_book_task_parent_class)->dispose (object);
}

static void
tdt_book_task_finalize (GObject *object)
{
  TdtBookTask *task = TDT_BOOK_TASK (object);

  for (guint i = 0; i < G_N_ELEMENTS (task->ways); i++)
    {
      g_clear_pointer (&task->ways[i].changes, g_ptr_array_unref);
      g_clear_pointer (&task->ways[i].wanted, g_hash_table_unref);
    }
  G_OBJECT_CLASS (tdt_book_task_parent_class)->finalize (object);
}

static void
tdt_book_task_class_init (TdtBookTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_book_task_dispose;
  G_OBJECT_CLASS (klass)->finalize = tdt_book_task_finalize;
  signals[DONE] = g_signal_new ("done", TDT_TYPE_BOOK_TASK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tdt_book_task_init (TdtBookTask *task)
{
  task->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (
      ADW_BIN (task),
      tdt_task_frame_new (_ ("Address book"),
                          _ ("What staff keep from one event to the next, on this computer only."),
                          task->box, G_CALLBACK (done_cb), task));
}

GtkWidget *
tdt_book_task_new (TdtDesk *desk)
{
  TdtBookTask *task = g_object_new (TDT_TYPE_BOOK_TASK, NULL);

  task->desk = g_object_ref (desk);
  tdt_address_book_open_async (NULL, opened_cb, g_object_ref (task));
  return GTK_WIDGET (task);
}
