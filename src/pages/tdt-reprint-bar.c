/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-reprint-bar.h"

#include "tdt-attendance.h"
#include "tdt-print-status.h"
#include "tdt-words.h"
#include "tdt-wrap-box.h"

#include <glib/gi18n-lib.h>

/* So many names are said; the rest is counted. */
#define N_NAMES 4

struct _TdtReprintBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *print_button;
  GtkWidget *copy_button;
  GtkWidget *write_button;
  TdtDesk *desk;
  TdtDocumentId document;
  /* By document; good for the root that they were found in. */
  TdtPrintStatus *status[G_MAXUINT8];
  guint n_documents;
  GCancellable *looking;
  guint idle;
};

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtReprintBar, tdt_reprint_bar, ADW_TYPE_BIN)

static const TdtPrintStatus *
get_status (TdtReprintBar *bar)
{
  return bar->document >= 0 && (guint) bar->document < bar->n_documents ? bar->status[bar->document]
                                                                        : NULL;
}

/* The person whom a card or a brief is for. */
static const TdtRow *
get_person (const TdtRoot *root, const char *uid)
{
  const TdtRow *row = tdt_root_lookup (root, uid);

  if (row != NULL && tdt_row_get_kind_id (row) == TDT_KIND_PARTICIPANT)
    return tdt_participant_get_attendee (root, row);
  return row != NULL && tdt_row_get_kind_id (row) == TDT_KIND_PERSON ? row : NULL;
}

/* "Marie Durand, Paul Martin and 3 more" */
static char *
dup_names (const TdtRoot *root, GStrv records)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = g_strv_length (records);
  guint n_named = 0;

  for (guint i = 0; i < n && n_named < N_NAMES; i++)
    {
      const TdtRow *person = get_person (root, records[i]);
      g_autofree char *name = person != NULL ? tdt_row_dup_label (person) : NULL;

      if (name == NULL)
        continue;
      g_string_append_printf (names, "%s%s", n_named++ > 0 ? ", " : "", name);
    }
  if (n > n_named && n_named > 0)
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n - n_named),
                            n - n_named);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_text (TdtReprintBar *bar, const TdtPrintStatus *status)
{
  guint n = g_strv_length (status->changed);
  g_autofree char *day = status->when != NULL
                             ? tdt_words_dup_short_day (tdt_time_julian (status->when))
                             : g_strdup ("");
  g_autofree char *names = dup_names (tdt_desk_get_root (bar->desk), status->changed);
  g_autofree char *first = NULL;

  if (status->parts->len < 2)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("Changed since it was last printed, exported or sent (%s)."), day);
  first = bar->document == TDT_DOCUMENT_BRIEF
              ? g_strdup_printf (ngettext ("%u person has something new since %s:",
                                           "%u people have something new since %s:", n),
                                 n, day)
              : g_strdup_printf (ngettext ("%u card has changed since %s:",
                                           "%u cards have changed since %s:", n),
                                 n, day);
  return g_strdup_printf ("%s %s", first, names);
}

static void
show_status (TdtReprintBar *bar)
{
  const TdtPrintStatus *status = get_status (bar);
  gboolean shown = status != NULL && status->state == TDT_PRINT_OUT_OF_DATE;
  gboolean parts = shown && status->parts->len > 1;
  g_autofree char *text = shown ? dup_text (bar, status) : NULL;
  g_autofree char *print = NULL;

  gtk_revealer_set_reveal_child (bar->revealer, shown);
  if (!shown)
    return;
  gtk_label_set_label (bar->label, text);
  print = parts ? g_strdup_printf (ngettext ("Print Just That One", "Print Just Those %u",
                                             g_strv_length (status->changed)),
                                   g_strv_length (status->changed))
                : g_strdup (_ ("Print Again"));
  gtk_button_set_label (GTK_BUTTON (bar->print_button), print);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bar->print_button),
                                  parts ? "win.print-changed" : "win.print");
  gtk_widget_set_visible (bar->copy_button, parts && bar->document == TDT_DOCUMENT_BRIEF);
  gtk_widget_set_visible (bar->write_button, parts && bar->document == TDT_DOCUMENT_BRIEF);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *all = g_ptr_array_new ();
  guint n_documents;

  tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);
  for (guint i = 0; i < n_documents; i++)
    g_ptr_array_add (all, tdt_document_exists ((TdtDocumentId) i) &&
                                  !g_cancellable_is_cancelled (cancellable)
                              ? tdt_print_status_find ((TdtDocumentId) i, data)
                              : NULL);
  g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
}

static void
drop_status (TdtReprintBar *bar)
{
  for (guint i = 0; i < bar->n_documents; i++)
    g_clear_pointer (&bar->status[i], tdt_print_status_free);
  bar->n_documents = 0;
}

/* The task does not hold the bar, and is cancelled when it goes or something newer is wanted. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
  g_autoptr (GPtrArray) all = g_task_propagate_pointer (G_TASK (result), NULL);
  TdtReprintBar *bar = user_data;

  if (cancelled || all == NULL)
    {
      for (guint i = 0; all != NULL && i < all->len; i++)
        g_clear_pointer ((TdtPrintStatus **) &all->pdata[i], tdt_print_status_free);
      return;
    }
  g_clear_object (&bar->looking);
  drop_status (bar);
  for (guint i = 0; i < all->len; i++)
    bar->status[bar->n_documents++] = all->pdata[i];
  for (guint i = 0; i < bar->n_documents; i++)
    if (bar->status[i] != NULL)
      g_signal_emit (bar, signals[FOUND], 0, (int) i, (int) bar->status[i]->state);
  show_status (bar);
}

static gboolean
look_cb (gpointer data)
{
  TdtReprintBar *bar = data;
  g_autoptr (GTask) task = NULL;

  bar->idle = 0;
  g_cancellable_cancel (bar->looking);
  g_clear_object (&bar->looking);
  bar->looking = g_cancellable_new ();
  task = g_task_new (NULL, bar->looking, looked_cb, bar);
  g_task_set_source_tag (task, look_cb);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, tdt_root_ref (tdt_desk_get_root (bar->desk)),
                        (GDestroyNotify) tdt_root_unref);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
look_soon (TdtReprintBar *bar)
{
  if (bar->idle == 0 && bar->desk != NULL && gtk_widget_get_mapped (GTK_WIDGET (bar)))
    bar->idle = g_idle_add (look_cb, bar);
}

/* The addresses of those who have something new, for any mail program. */
static void
copy_cb (TdtReprintBar *bar)
{
  const TdtPrintStatus *status = get_status (bar);
  const TdtRoot *root = tdt_desk_get_root (bar->desk);
  g_autoptr (GString) addresses = g_string_new (NULL);

  for (guint i = 0; status != NULL && status->changed[i] != NULL; i++)
    {
      const TdtRow *person = get_person (root, status->changed[i]);
      const char *address = person != NULL ? tdt_row_get_text (person, TDT_PERSON_EMAIL) : NULL;

      if (address != NULL)
        g_string_append_printf (addresses, "%s%s", addresses->len > 0 ? ", " : "", address);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (bar)), addresses->str);
  g_signal_emit_by_name (bar->desk, "report",
                         addresses->len > 0 ? _ ("Addresses copied")
                                            : _ ("None of them has an e-mail address"));
}

void
tdt_reprint_bar_set_desk (TdtReprintBar *bar, TdtDesk *desk)
{
  g_return_if_fail (TDT_IS_REPRINT_BAR (bar));

  g_set_object (&bar->desk, desk);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (look_soon), bar,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  look_soon (bar);
}

void
tdt_reprint_bar_set_document (TdtReprintBar *bar, TdtDocumentId document)
{
  g_return_if_fail (TDT_IS_REPRINT_BAR (bar));

  bar->document = document;
  show_status (bar);
}

const char *const *
tdt_reprint_bar_get_changed (TdtReprintBar *bar)
{
  const TdtPrintStatus *status;

  g_return_val_if_fail (TDT_IS_REPRINT_BAR (bar), NULL);

  status = get_status (bar);
  return status != NULL && status->changed[0] != NULL ? (const char *const *) status->changed
                                                      : NULL;
}

static void
tdt_reprint_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tdt_reprint_bar_parent_class)->map (widget);
  look_soon (TDT_REPRINT_BAR (widget));
}

static void
tdt_reprint_bar_dispose (GObject *object)
{
  TdtReprintBar *bar = TDT_REPRINT_BAR (object);

  g_clear_handle_id (&bar->idle, g_source_remove);
  g_cancellable_cancel (bar->looking);
  g_clear_object (&bar->looking);
  drop_status (bar);
  g_clear_object (&bar->desk);
  G_OBJECT_CLASS (tdt_reprint_bar_parent_class)->dispose (object);
}

static void
tdt_reprint_bar_class_init (TdtReprintBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_reprint_bar_dispose;
  GTK_WIDGET_CLASS (klass)->map = tdt_reprint_bar_map;
  signals[FOUND] = g_signal_new ("found", TDT_TYPE_REPRINT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
tdt_reprint_bar_init (TdtReprintBar *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = tdt_wrap_box_new (6);

  bar->document = -1;
  bar->revealer = GTK_REVEALER (gtk_revealer_new ());
  bar->label = GTK_LABEL (gtk_label_new (NULL));
  bar->print_button = gtk_button_new_with_label (_ ("Print Again"));
  bar->copy_button = gtk_button_new_with_label (_ ("Copy Their Addresses"));
  gtk_label_set_wrap (bar->label, TRUE);
  gtk_label_set_xalign (bar->label, 0);
  g_signal_connect_swapped (bar->copy_button, "clicked", G_CALLBACK (copy_cb), bar);
  bar->write_button = gtk_button_new_with_mnemonic (_ ("_Write to Them…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bar->write_button), "win.send-changed");
  tdt_wrap_box_append (TDT_WRAP_BOX (buttons), bar->print_button);
  tdt_wrap_box_append (TDT_WRAP_BOX (buttons), bar->write_button);
  tdt_wrap_box_append (TDT_WRAP_BOX (buttons), bar->copy_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar->label));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "reprint");
  gtk_revealer_set_child (bar->revealer, box);
  adw_bin_set_child (ADW_BIN (bar), GTK_WIDGET (bar->revealer));
}
