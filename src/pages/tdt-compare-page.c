/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-compare-page.h"

#include "tdt-adaptive-bin.h"
#include "tdt-check.h"
#include "tdt-compare-row-private.h"
#include "tdt-growing-list.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-compare.h"

#include <glib/gi18n-lib.h>

/* After a choice, before the result is looked at, in milliseconds. */
#define REST 300

struct _TdtComparePage
{
  AdwBin parent_instance;

  TdtAdaptiveBin *adaptive;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkCheckButton *all;
  GtkListView *list;
  GtkLabel *state;
  GtkWidget *apply;
  GtkWidget *cancel;

  TdtComparison *comparison;
  char *ours;
  char *theirs;
  TdtCompareWords words;
  GListStore *findings;
  GCancellable *checking;
  guint check_soon;
  gboolean updating;
};

enum
{
  APPLY,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtComparePage, tdt_compare_page, ADW_TYPE_BIN)

static void
apply_cb (TdtComparePage *page)
{
  g_signal_emit (page, signals[APPLY], 0);
}

static void
cancel_cb (TdtComparePage *page)
{
  g_signal_emit (page, signals[CANCEL], 0);
}

static void
all_toggled_cb (TdtComparePage *page)
{
  if (!page->updating)
    tdt_comparison_set_take_range (
        page->comparison, 0, tdt_comparison_get_n_differences (page->comparison),
        gtk_check_button_get_active (page->all) ? TDT_TAKE_THEIRS : TDT_TAKE_OURS);
}

/* Enter on a line is as good as a click on its box. */
static void
activate_cb (TdtComparePage *page, guint position)
{
  g_autoptr (TdtCompareLine)
      line = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (page->list)), position);
  guint n_taken;
  guint n_plain;

  if (line->comparison == NULL)
    return;
  n_plain = tdt_compare_line_count_plain (line, &n_taken);
  if (n_plain > 0)
    tdt_comparison_set_take_range (line->comparison, line->first, line->n_differences,
                                   n_taken < n_plain ? TDT_TAKE_THEIRS : TDT_TAKE_OURS);
  else if (line->type == TDT_COMPARE_DIFFERENCE)
    tdt_comparison_set_take (
        line->comparison, line->first,
        tdt_comparison_get_take (line->comparison, line->first) == TDT_TAKE_OURS ? TDT_TAKE_THEIRS
                                                                                 : TDT_TAKE_OURS);
}

static void
show_findings (TdtComparePage *page, GPtrArray *findings)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  if (findings->len > 0)
    g_ptr_array_add (lines, tdt_compare_line_new (TDT_COMPARE_HEADING,
                                                  _ ("Only the two together have these problems")));
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (lines, tdt_compare_line_new (TDT_COMPARE_FINDING,
                                                  ((TdtFinding *) findings->pdata[i])->message));
  g_list_store_splice (page->findings, 0, g_list_model_get_n_items (G_LIST_MODEL (page->findings)),
                       lines->pdata, lines->len);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer copy, GCancellable *cancellable)
{
  g_autoptr (TdtRoot) result = tdt_comparison_dup_result (copy);

  g_task_return_pointer (task,
                         tdt_findings_list_made (result, tdt_comparison_get_ours (copy),
                                                 tdt_comparison_get_theirs (copy),
                                                 tdt_workspace_get_today ()),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* The page may be gone: then the task was cancelled and says so. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), NULL);
  TdtComparePage *page = user_data;

  if (findings == NULL)
    return;
  tdt_comparison_learn_result (page->comparison, g_task_get_task_data (G_TASK (result)));
  show_findings (page, findings);
}

static gboolean
check_cb (gpointer user_data)
{
  TdtComparePage *page = user_data;
  g_autoptr (GTask) task = NULL;

  page->check_soon = 0;
  g_cancellable_cancel (page->checking);
  g_clear_object (&page->checking);
  page->checking = g_cancellable_new ();
  task = g_task_new (NULL, page->checking, checked_cb, page);
  g_task_set_task_data (task, tdt_comparison_copy (page->comparison), g_object_unref);
  g_task_run_in_thread (task, check_in_thread);
  return G_SOURCE_REMOVE;
}

static void
update_all (TdtComparePage *page, guint n, guint n_conflicts)
{
  guint n_taken = 0;

  for (guint i = 0; i < n; i++)
    n_taken += !tdt_comparison_get_difference (page->comparison, i)->conflict &&
               tdt_comparison_get_take (page->comparison, i) != TDT_TAKE_OURS;
  page->updating = TRUE;
  gtk_check_button_set_inconsistent (page->all, n_taken > 0 && n_taken < n - n_conflicts);
  gtk_check_button_set_active (page->all, n_taken > 0 && n_taken == n - n_conflicts);
  page->updating = FALSE;
}

static void
changed_cb (TdtComparePage *page)
{
  guint n = tdt_comparison_get_n_differences (page->comparison);
  guint n_taken = tdt_comparison_count_taken (page->comparison);
  g_autofree char *state = NULL;

  state = g_strdup_printf (
      ngettext ("%'u of %'u change will be taken over", "%'u of %'u changes will be taken over", n),
      n_taken, n);
  gtk_label_set_label (page->state, state);
  update_all (page, n, tdt_comparison_count_conflicts (page->comparison));
  if (page->check_soon == 0)
    page->check_soon = g_timeout_add (REST, check_cb, page);
}

static void
setup_cb (TdtComparePage *page, GtkListItem *item)
{
  TdtCompareRow *row = tdt_compare_row_new (&page->words);

  g_object_bind_property (page->adaptive, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, GTK_WIDGET (row));
}

static void
bind_cb (TdtComparePage *page, GtkListItem *item)
{
  tdt_compare_row_set_line (TDT_COMPARE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (TdtComparePage *page, GtkListItem *item)
{
  tdt_compare_row_set_line (TDT_COMPARE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
fill_list (TdtComparePage *page)
{
  guint n_conflicts = tdt_comparison_count_conflicts (page->comparison);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("%'u thing to decide", "%'u things to decide", n_conflicts), n_conflicts);
  GListStore *stores = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListStore) decide = tdt_compare_lines_new (page->comparison, TRUE, heading);
  g_autoptr (GListStore) rest = tdt_compare_lines_new (
      page->comparison, FALSE, n_conflicts > 0 ? _ ("Other changes") : NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *model;
  GtkSliceListModel *growing;

  g_list_store_append (stores, decide);
  g_list_store_append (stores, page->findings);
  g_list_store_append (stores, rest);
  model = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (stores)));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), page);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), page);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), page);
  gtk_list_view_set_factory (page->list, factory);
  growing = tdt_growing_list_new (model);
  gtk_list_view_set_model (page->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (growing))));
  g_object_unref (factory);
}

TdtComparison *
tdt_compare_page_get_comparison (TdtComparePage *page)
{
  g_return_val_if_fail (TDT_IS_COMPARE_PAGE (page), NULL);

  return page->comparison;
}

static void
tdt_compare_page_dispose (GObject *object)
{
  TdtComparePage *page = TDT_COMPARE_PAGE (object);

  g_clear_handle_id (&page->check_soon, g_source_remove);
  g_cancellable_cancel (page->checking);
  g_clear_object (&page->checking);
  if (page->comparison != NULL)
    g_signal_handlers_disconnect_by_data (page->comparison, page);
  G_OBJECT_CLASS (tdt_compare_page_parent_class)->dispose (object);
}

static void
tdt_compare_page_finalize (GObject *object)
{
  TdtComparePage *page = TDT_COMPARE_PAGE (object);

  g_clear_object (&page->comparison);
  g_clear_object (&page->findings);
  g_free (page->ours);
  g_free (page->theirs);
  G_OBJECT_CLASS (tdt_compare_page_parent_class)->finalize (object);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  cancel_cb (TDT_COMPARE_PAGE (widget));
  return TRUE;
}

static void
tdt_compare_page_class_init (TdtComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tdt_compare_page_dispose;
  object_class->finalize = tdt_compare_page_finalize;
  signals[APPLY] = g_signal_new ("apply", TDT_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", TDT_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (TDT_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, title);
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, all);
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, list);
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, state);
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, apply);
  gtk_widget_class_bind_template_child (widget_class, TdtComparePage, cancel);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
tdt_compare_page_init (TdtComparePage *page)
{
  page->findings = g_list_store_new (TDT_TYPE_COMPARE_LINE);
  gtk_widget_init_template (GTK_WIDGET (page));
}

TdtComparePage *
tdt_compare_page_new (TdtComparison *comparison, const TdtCompareWords *words)
{
  TdtComparePage *page = g_object_new (TDT_TYPE_COMPARE_PAGE, NULL);
  guint n = tdt_comparison_get_n_differences (comparison);
  guint n_plain = n - tdt_comparison_count_conflicts (comparison);
  g_autofree char *all = g_strdup_printf (
      ngettext ("Take over the _change", "Take over all %'u _changes", n_plain), n_plain);

  page->comparison = g_object_ref (comparison);
  page->ours = g_strdup (words->ours);
  page->theirs = g_strdup (words->theirs);
  page->words = (TdtCompareWords){ .ours = page->ours, .theirs = page->theirs };
  gtk_label_set_label (page->title, words->title);
  gtk_label_set_label (page->subtitle, words->subtitle != NULL ? words->subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (page->subtitle), words->subtitle != NULL);
  gtk_check_button_set_label (page->all, all);
  gtk_check_button_set_use_underline (page->all, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (page->all), n_plain > 0);
  gtk_widget_set_sensitive (page->apply, n > 0);
  if (words->apply != NULL)
    gtk_button_set_label (GTK_BUTTON (page->apply), words->apply);
  if (words->cancel != NULL)
    gtk_button_set_label (GTK_BUTTON (page->cancel), words->cancel);
  fill_list (page);
  g_signal_connect_swapped (comparison, "changed", G_CALLBACK (changed_cb), page);
  changed_cb (page);
  return page;
}
