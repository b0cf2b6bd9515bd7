/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-findings-list.h"

#include "tdt-desk.h"
#include "tdt-finding-row.h"
#include "tdt-fix-search-private.h"
#include "tdt-workspace-checks.h"

#include <glib/gi18n-lib.h>

/* Of one sort; the rest comes when it is asked for. */
#define N_OF_SORT 4
/* How long the main loop is kept busy in one go, in microseconds. */
#define SLICE 3000

/*
 * Rows are made a few at a time when nothing else is to be done, and only while the list is in
 * sight. `shown` is what the rows are for; `n_fixed` of them know what would mend them, which a
 * thread thinks of; `found` is what it thought of for those that come next.
 */
struct _TdtFindingsList
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *nothing;
  GtkListBox *list; /* the one that rows are being added to */
  GtkWidget *accepted;
  TdtDesk *desk;
  char *about;        /* NULL for the whole project */
  GHashTable *opened; /* codes of which all are to be seen */
  GPtrArray *shown;
  GPtrArray *rows;
  guint n_fixed;
  GPtrArray *found;
  GCancellable *searching;
  gboolean stale;
  guint idle;
};

enum
{
  PROP_DESK = 1,
  PROP_ABOUT,
};

G_DEFINE_FINAL_TYPE (TdtFindingsList, tdt_findings_list, ADW_TYPE_BIN)

static void fill_soon (TdtFindingsList *list);
static void fill_later (TdtFindingsList *list);

static const char *
get_icon (TdtSeverity severity)
{
  switch (severity)
    {
    case TDT_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case TDT_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    default:
      return "dialog-information-symbolic";
    }
}

/* (element-type TdtFinding): those the list is about. */
static GPtrArray *
dup_findings (TdtFindingsList *list)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (list->desk);

  if (list->about != NULL)
    return tdt_workspace_find_findings (workspace, list->about);
  return g_ptr_array_ref ((GPtrArray *) tdt_workspace_get_findings (workspace));
}

static guint
count_of_sort (TdtFindingsList *list, const char *code)
{
  g_autoptr (GPtrArray) findings = dup_findings (list);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TdtFinding *finding = findings->pdata[i];

      n += !finding->accepted && g_str_equal (finding->code, code);
    }
  return n;
}

/* (element-type TdtFinding): what is to be seen, in order: few of each sort, then the accepted. */
static GPtrArray *
choose (TdtFindingsList *list)
{
  g_autoptr (GPtrArray) findings = dup_findings (list);
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  const char *code = NULL;
  guint n = 0;

  for (int accepted = 0; accepted < 2; accepted++)
    for (guint i = 0; i < findings->len; i++)
      {
        TdtFinding *finding = findings->pdata[i];

        if (finding->accepted != accepted)
          continue;
        n = g_strcmp0 (code, finding->code) == 0 ? n + 1 : 1;
        code = finding->code;
        if (accepted || n <= N_OF_SORT || g_hash_table_contains (list->opened, code))
          g_ptr_array_add (chosen, tdt_finding_ref (finding));
      }
  return chosen;
}

static void
activated_cb (GtkListBox *box, GtkListBoxRow *row)
{
  tdt_finding_row_show (TDT_FINDING_ROW (row));
}

static GtkListBox *
make_list (const char *name)
{
  GtkListBox *box = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_widget_add_css_class (GTK_WIDGET (box), "boxed-list");
  gtk_list_box_set_selection_mode (box, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (box, "row-activated", G_CALLBACK (activated_cb), NULL);
  return box;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* How bad, as an icon and in words, and what they have in common. */
static GtkWidget *
make_heading (TdtFindingsList *list, const TdtFinding *finding)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (finding->severity));
  GtkWidget *title = make_label (tdt_check_get_title (finding->code), "heading");
  g_autofree char *number = g_strdup_printf ("%'u", count_of_sort (list, finding->code));
  g_autofree char *text = g_strdup_printf ("%s · %s", tdt_severity_label (finding->severity),
                                           number);
  GtkWidget *sort = make_label (text, "dim-label");

  gtk_widget_add_css_class (icon, tdt_severity_word (finding->severity));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (heading), icon);
  gtk_box_append (GTK_BOX (heading), title);
  gtk_label_set_wrap (GTK_LABEL (sort), FALSE);
  gtk_box_append (GTK_BOX (heading), sort);
  gtk_widget_add_css_class (heading, "findings-heading");
  return heading;
}

static void
more_cb (GtkButton *button, TdtFindingsList *list)
{
  g_hash_table_add (list->opened, g_strdup (g_object_get_data (G_OBJECT (button), "tdt-code")));
  fill_soon (list);
}

/* Tells how many of a sort are not in sight. */
static void
add_more (TdtFindingsList *list, const TdtFinding *last)
{
  guint n = count_of_sort (list, last->code);
  g_autofree char *text = NULL;
  GtkWidget *button;

  if (last->accepted || n <= N_OF_SORT || g_hash_table_contains (list->opened, last->code))
    return;
  n -= N_OF_SORT;
  text = g_strdup_printf (ngettext ("Show %'u more", "Show %'u more", n), n);
  button = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "tdt-code", g_strdup (last->code), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (more_cb), list);
  gtk_box_append (list->box, button);
}

static void
start_accepted (TdtFindingsList *list)
{
  guint n = list->shown->len - list->rows->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%'u accepted", "%'u accepted", n), n);

  list->list = make_list (text);
  if (list->accepted == NULL)
    list->accepted = g_object_ref_sink (gtk_expander_new (NULL));
  gtk_expander_set_label (GTK_EXPANDER (list->accepted), text);
  gtk_expander_set_child (GTK_EXPANDER (list->accepted), GTK_WIDGET (list->list));
  gtk_box_append (list->box, list->accepted);
}

/* Makes the next row, and what stands before it. */
static void
add_row (TdtFindingsList *list)
{
  guint position = list->rows->len;
  TdtFinding *finding = list->shown->pdata[position];
  const TdtFinding *last = position > 0 ? list->shown->pdata[position - 1] : NULL;
  GtkWidget *row = tdt_finding_row_new (list->desk, finding);

  if (finding->accepted && (last == NULL || !last->accepted))
    start_accepted (list);
  else if (!finding->accepted && (last == NULL || last->code != finding->code))
    {
      list->list = make_list (tdt_check_get_title (finding->code));
      gtk_box_append (list->box, make_heading (list, finding));
      gtk_box_append (list->box, GTK_WIDGET (list->list));
    }
  gtk_list_box_append (list->list, row);
  g_ptr_array_add (list->rows, g_object_ref (row));
  if (position + 1 == list->shown->len ||
      ((TdtFinding *) list->shown->pdata[position + 1])->code != finding->code)
    add_more (list, finding);
}

/* A reason that is being typed outlives the row it is typed in. */
static char *
dup_draft (TdtFindingsList *list, char **fingerprint)
{
  for (guint i = 0; i < list->rows->len; i++)
    {
      char *reason = tdt_finding_row_dup_reason (list->rows->pdata[i]);

      if (reason == NULL)
        continue;
      *fingerprint = g_strdup (tdt_finding_row_get_finding (list->rows->pdata[i])->fingerprint);
      return reason;
    }
  return NULL;
}

static void
restore_draft (TdtFindingsList *list, const char *fingerprint, const char *reason)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (g_str_equal (tdt_finding_row_get_finding (list->rows->pdata[i])->fingerprint, fingerprint))
      tdt_finding_row_ask_reason (list->rows->pdata[i], reason);
}

static void
start_over (TdtFindingsList *list, GPtrArray *shown)
{
  g_autofree char *fingerprint = NULL;
  g_autofree char *reason = dup_draft (list, &fingerprint);
  GtkWidget *child;

  g_ptr_array_set_size (list->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list->box))) != NULL)
    gtk_box_remove (list->box, child);
  g_ptr_array_unref (list->shown);
  list->shown = shown;
  if (shown->len == 0 || ((TdtFinding *) shown->pdata[0])->accepted)
    gtk_box_append (list->box, list->nothing);
  while (reason != NULL && list->rows->len < shown->len)
    add_row (list);
  if (reason != NULL)
    restore_draft (list, fingerprint, reason);
}

static void
forget_fixes (TdtFindingsList *list)
{
  g_cancellable_cancel (list->searching);
  g_clear_object (&list->searching);
  g_clear_pointer (&list->found, g_ptr_array_unref);
  list->n_fixed = 0;
}

/* The task does not hold the list, and is cancelled when it goes or something newer is wanted. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray *found = tdt_fix_search_finish (result);
  TdtFindingsList *list = data;

  if (found == NULL)
    return;
  g_clear_object (&list->searching);
  g_clear_pointer (&list->found, g_ptr_array_unref);
  list->found = found;
  fill_later (list);
}

static void
search (TdtFindingsList *list)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = list->n_fixed; i < list->rows->len; i++)
    g_ptr_array_add (wanted, tdt_finding_row_get_finding (list->rows->pdata[i]));
  list->searching = g_cancellable_new ();
  tdt_fix_search_async (tdt_desk_get_root (list->desk), wanted, list->searching, found_cb, list);
}

/* What was accepted is not to be mended, and stands behind all others. */
static gboolean
wants_fixes (TdtFindingsList *list)
{
  return list->n_fixed < list->rows->len &&
         !tdt_finding_row_get_finding (list->rows->pdata[list->n_fixed])->accepted;
}

/* Does a piece of what is left to do. Returns whether that was all there is to do now. */
static gboolean
fill (TdtFindingsList *list)
{
  gint64 until = g_get_monotonic_time () + SLICE;

  if (list->stale)
    {
      g_autoptr (GPtrArray) chosen = choose (list);

      list->stale = FALSE;
      forget_fixes (list);
      gtk_widget_set_visible (GTK_WIDGET (list), list->about == NULL || chosen->len > 0);
      if (!tdt_findings_equal (list->shown, chosen))
        start_over (list, g_steal_pointer (&chosen));
    }
  do
    if (list->rows->len < list->shown->len)
      add_row (list);
    else if (wants_fixes (list) && list->found != NULL && list->found->len > 0)
      tdt_finding_row_take_fixes (list->rows->pdata[list->n_fixed++],
                                  g_ptr_array_steal_index (list->found, 0));
    else
      {
        if (wants_fixes (list) && list->searching == NULL)
          search (list);
        return TRUE;
      }
  while (g_get_monotonic_time () < until);
  return FALSE;
}

/* One that is hidden because there was nothing to tell may have something now. */
static gboolean
is_in_sight (TdtFindingsList *list)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (list));

  return gtk_widget_get_mapped (list->about != NULL && parent != NULL ? parent : GTK_WIDGET (list));
}

static gboolean
fill_cb (gpointer data)
{
  TdtFindingsList *list = data;

  if (list->desk != NULL && is_in_sight (list) && !fill (list))
    return G_SOURCE_CONTINUE;
  list->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_later (TdtFindingsList *list)
{
  if (list->idle == 0)
    list->idle = g_idle_add (fill_cb, list);
}

static void
fill_soon (TdtFindingsList *list)
{
  list->stale = TRUE;
  fill_later (list);
}

static void
tdt_findings_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tdt_findings_list_parent_class)->map (widget);
  fill_soon (TDT_FINDINGS_LIST (widget));
}

static void
tdt_findings_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtFindingsList *list = TDT_FINDINGS_LIST (object);

  if (id == PROP_DESK)
    g_value_set_object (value, list->desk);
  else
    g_value_set_string (value, list->about);
}

static void
tdt_findings_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtFindingsList *list = TDT_FINDINGS_LIST (object);

  if (id == PROP_ABOUT)
    {
      g_free (list->about);
      list->about = g_value_dup_string (value);
      fill_soon (list);
      return;
    }
  if (list->desk != NULL)
    g_signal_handlers_disconnect_by_func (tdt_desk_get_workspace (list->desk), fill_soon, list);
  g_set_object (&list->desk, g_value_get_object (value));
  if (list->desk == NULL)
    return;
  g_signal_connect_object (tdt_desk_get_workspace (list->desk), "findings-changed",
                           G_CALLBACK (fill_soon), list, G_CONNECT_SWAPPED);
  /* What would mend a finding depends on much that the finding does not rest on. */
  g_signal_connect_object (tdt_desk_get_workspace (list->desk), "changed", G_CALLBACK (fill_soon),
                           list, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  fill_soon (list);
}

static void
tdt_findings_list_dispose (GObject *object)
{
  TdtFindingsList *list = TDT_FINDINGS_LIST (object);

  g_clear_handle_id (&list->idle, g_source_remove);
  forget_fixes (list);
  g_clear_pointer (&list->rows, g_ptr_array_unref);
  g_clear_object (&list->nothing);
  g_clear_object (&list->accepted);
  g_clear_object (&list->desk);
  G_OBJECT_CLASS (tdt_findings_list_parent_class)->dispose (object);
}

static void
tdt_findings_list_finalize (GObject *object)
{
  TdtFindingsList *list = TDT_FINDINGS_LIST (object);

  g_free (list->about);
  g_ptr_array_unref (list->shown);
  g_hash_table_unref (list->opened);
  G_OBJECT_CLASS (tdt_findings_list_parent_class)->finalize (object);
}

static void
tdt_findings_list_class_init (TdtFindingsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_findings_list_get_property;
  object_class->set_property = tdt_findings_list_set_property;
  object_class->dispose = tdt_findings_list_dispose;
  object_class->finalize = tdt_findings_list_finalize;
  GTK_WIDGET_CLASS (klass)->map = tdt_findings_list_map;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_ABOUT,
      g_param_spec_string ("about", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
tdt_findings_list_init (TdtFindingsList *list)
{
  list->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  list->rows = g_ptr_array_new_with_free_func (g_object_unref);
  list->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  list->nothing = g_object_ref_sink (make_label (_ ("Nothing: no clash was found."), "dim-label"));
  gtk_widget_set_valign (GTK_WIDGET (list->box), GTK_ALIGN_START);
  gtk_box_append (list->box, list->nothing);
  adw_bin_set_child (ADW_BIN (list), GTK_WIDGET (list->box));
}
