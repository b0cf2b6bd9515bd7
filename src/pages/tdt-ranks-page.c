/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-ranks-page.h"

#include "tdt-moving-private.h"
#include "tdt-rank.h"
#include "tdt-record-row.h"
#include "tdt-words.h"
#include "tdt-workspace-planning.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtRanksPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *given_group;
  GtkListBox *given_list;
  GtkListBox *own_list;

  TdtDesk *desk;
};

G_DEFINE_FINAL_TYPE (TdtRanksPage, tdt_ranks_page, ADW_TYPE_BIN)

static GtkWidget *
make_own_row (gpointer record, gpointer user_data)
{
  TdtDesk *desk = user_data;

  return tdt_record_row_new (desk, tdt_desk_get_list (desk, TDT_KIND_RANK), record);
}

static GtkWidget *
make_given_row (const TdtRank *rank)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s  %s", rank->number, rank->title);
  g_autofree char *functions = rank->functions != NULL ? g_strjoinv (", ", rank->functions) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (!rank->confirmed)
    tdt_words_append (words, _ ("not verified in the decree"));
  tdt_words_append (words, functions);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

static void
show_given (TdtRanksPage *page)
{
  g_autoptr (TdtRankList) list = tdt_rank_list_new_default ();
  const GPtrArray *ranks = tdt_rank_list_get_ranks (list);

  adw_preferences_group_set_title (page->given_group, tdt_rank_list_get_title (list));
  for (guint i = 0; i < ranks->len; i++)
    gtk_list_box_append (page->given_list, make_given_row (ranks->pdata[i]));
}

static void
update (TdtRanksPage *page)
{
  gtk_stack_set_visible_child_name (
      page->stack, tdt_rank_list_is_own (tdt_desk_get_root (page->desk)) ? "own" : "given");
}

static void
adapt_cb (TdtRanksPage *page)
{
  g_autoptr (TdtRankList) list = tdt_rank_list_new_default ();
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_put_ranks (tdt_desk_get_workspace (page->desk), list, &error))
    tdt_desk_report (page->desk, g_steal_pointer (&error));
}

static void
add_cb (TdtRanksPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add (tdt_desk_get_workspace (page->desk), TDT_KIND_RANK,
                                            _ ("New rank"), &error);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tdt_desk_get_list (page->desk, TDT_KIND_RANK)));
  GtkListBoxRow *row = n > 0 ? gtk_list_box_get_row_at_index (page->own_list, (int) n - 1) : NULL;

  if (uid == NULL)
    tdt_desk_report (page->desk, g_steal_pointer (&error));
  else if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
tdt_ranks_page_dispose (GObject *object)
{
  TdtRanksPage *page = TDT_RANKS_PAGE (object);

  if (page->own_list != NULL)
    gtk_list_box_bind_model (page->own_list, NULL, NULL, NULL, NULL);
  page->own_list = NULL;
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (tdt_ranks_page_parent_class)->dispose (object);
}

static void
tdt_ranks_page_class_init (TdtRanksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_ranks_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-ranks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtRanksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdtRanksPage, given_group);
  gtk_widget_class_bind_template_child (widget_class, TdtRanksPage, given_list);
  gtk_widget_class_bind_template_child (widget_class, TdtRanksPage, own_list);
  gtk_widget_class_bind_template_callback (widget_class, adapt_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tdt_ranks_page_init (TdtRanksPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
tdt_ranks_page_new (TdtDesk *desk)
{
  TdtRanksPage *page = g_object_new (TDT_TYPE_RANKS_PAGE, NULL);
  TdtRecordList *ranks = tdt_desk_get_list (desk, TDT_KIND_RANK);

  page->desk = g_object_ref (desk);
  show_given (page);
  gtk_list_box_bind_model (page->own_list, G_LIST_MODEL (ranks), make_own_row, desk, NULL);
  tdt_moving_add_box (page->own_list, desk, ranks, TDT_KIND_ANY, NULL, NULL);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), page,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (page);
  return GTK_WIDGET (page);
}
