/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-compare-line-private.h"

#include "tdt-describe.h"
#include "tdt-naming.h"

#include <glib/gi18n-lib.h>

/* Beyond so many records, sorting them by name would be felt. */
#define SORTED_MAX 1000u

G_DEFINE_FINAL_TYPE (TdtCompareLine, tdt_compare_line, G_TYPE_OBJECT)

static void
tdt_compare_line_finalize (GObject *object)
{
  TdtCompareLine *line = TDT_COMPARE_LINE (object);

  g_clear_object (&line->comparison);
  g_free (line->text);
  G_OBJECT_CLASS (tdt_compare_line_parent_class)->finalize (object);
}

static void
tdt_compare_line_class_init (TdtCompareLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdt_compare_line_finalize;
}

static void
tdt_compare_line_init (TdtCompareLine *line)
{
}

TdtCompareLine *
tdt_compare_line_new (TdtCompareLineType type, const char *text)
{
  TdtCompareLine *line = g_object_new (TDT_TYPE_COMPARE_LINE, NULL);

  line->type = type;
  line->text = g_strdup (text);
  return line;
}

const TdtDifference *
tdt_compare_line_get_difference (TdtCompareLine *line)
{
  return tdt_comparison_get_difference (line->comparison, line->first);
}

static const TdtRoot *
get_root (TdtComparison *comparison, const TdtDifference *difference)
{
  return difference->ours != NULL ? tdt_comparison_get_ours (comparison)
                                  : tdt_comparison_get_theirs (comparison);
}

/* What a record belongs to, by the first of its fields that says so. */
static const TdtRow *
find_owner (const TdtRoot *root, const TdtRow *row)
{
  const TdtKind *kind = tdt_row_get_kind (row);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & TDT_FIELD_OWNER) && kind->fields[i].type == TDT_FIELD_REFERENCE)
      return tdt_root_follow (root, row, kind->fields[i].id);
  return NULL;
}

static char *
dup_record (TdtComparison *comparison, const TdtDifference *difference)
{
  const TdtChange change = { difference->ours,
                             difference->ours == NULL ? difference->merged : difference->ours };

  return tdt_change_dup_record (&change, get_root (comparison, difference),
                                get_root (comparison, difference));
}

static char *
dup_whole_text (const TdtDifference *difference)
{
  if (difference->type == TDT_DIFFERENCE_ADDED)
    return g_strdup (difference->conflict ? _ ("Removed on one side, still in use on the other.")
                                          : _ ("New."));
  if (difference->type == TDT_DIFFERENCE_REMOVED)
    return g_strdup (difference->conflict ? _ ("Removed on one side, still in use on the other.")
                                          : _ ("Removed."));
  return g_strdup (_ ("Content of a later version changed."));
}

static char *
dup_difference_text (TdtComparison *comparison, const TdtDifference *difference)
{
  if (difference->type != TDT_DIFFERENCE_FIELD)
    return dup_whole_text (difference);
  if (difference->conflict)
    /* Translators: %s is a field, such as Title */
    return g_strdup_printf (_ ("%s was changed on both sides."), _ (difference->field->label));
  return tdt_field_dup_sentence (difference->field, difference->ours,
                                 tdt_comparison_get_ours (comparison), difference->merged,
                                 tdt_comparison_get_theirs (comparison));
}

char *
tdt_compare_line_dup_text (TdtCompareLine *line)
{
  const TdtDifference *difference;

  if (line->text != NULL)
    return g_strdup (line->text);
  difference = tdt_compare_line_get_difference (line);
  return line->type == TDT_COMPARE_RECORD ? dup_record (line->comparison, difference)
                                          : dup_difference_text (line->comparison, difference);
}

static char *
dup_owner_text (TdtComparison *comparison, const TdtDifference *difference)
{
  const TdtRoot *root = get_root (comparison, difference);
  const TdtRow *owner = find_owner (root, tdt_difference_get_row (difference));
  g_autofree char *name = owner != NULL ? tdt_row_dup_name (root, owner) : NULL;

  /* Translators: the record that another belongs to, as in: of “Opening” */
  return name != NULL && *name != '\0' ? g_strdup_printf (_ ("of “%s”"), name) : NULL;
}

char *
tdt_compare_line_dup_detail (TdtCompareLine *line)
{
  const TdtDifference *difference;
  const TdtRow *row;
  char *summary;

  if (line->comparison == NULL)
    return NULL;
  difference = tdt_compare_line_get_difference (line);
  if (line->type == TDT_COMPARE_RECORD)
    return dup_owner_text (line->comparison, difference);
  if (difference->both)
    return g_strdup (_ ("Each side changed another part of it; both are kept."));
  if (difference->type != TDT_DIFFERENCE_ADDED && difference->type != TDT_DIFFERENCE_REMOVED)
    return NULL;
  row = tdt_difference_get_row (difference);
  summary = tdt_row_dup_summary (row, get_root (line->comparison, difference));
  if (*summary == '\0')
    g_clear_pointer (&summary, g_free);
  return summary;
}

guint
tdt_compare_line_count_plain (TdtCompareLine *line, guint *n_taken)
{
  guint n_plain = 0;

  *n_taken = 0;
  for (guint i = line->first; i < line->first + line->n_differences; i++)
    if (!tdt_comparison_get_difference (line->comparison, i)->conflict)
      {
        n_plain++;
        *n_taken += tdt_comparison_get_take (line->comparison, i) != TDT_TAKE_OURS;
      }
  return n_plain;
}

/* The differences of one record, and what it is sorted by. */
typedef struct
{
  guint first;
  guint n_differences;
  char *key;
} Group;

static void
clear_group (gpointer data)
{
  g_free (((Group *) data)->key);
}

/* Next to what it belongs to. */
static char *
dup_key (TdtComparison *comparison, guint first)
{
  const TdtDifference *difference = tdt_comparison_get_difference (comparison, first);
  const TdtRoot *root = get_root (comparison, difference);
  const TdtRow *row = tdt_difference_get_row (difference);
  const TdtRow *owner = find_owner (root, row);
  const TdtRow *top = owner != NULL ? owner : row;
  g_autofree char *top_name = tdt_row_dup_name (root, top);
  g_autofree char *name = tdt_row_dup_name (root, row);
  g_autofree char *text = g_strdup_printf ("%02d\t%s\t%02d\t%s", tdt_row_get_kind_id (top),
                                           top_name, owner != NULL ? tdt_row_get_kind_id (row) : 0,
                                           name);

  return g_utf8_collate_key (text, -1);
}

static int
compare_groups_cb (gconstpointer a, gconstpointer b)
{
  const Group *one = a;
  const Group *other = b;
  int keys = g_strcmp0 (one->key, other->key);

  return keys != 0 ? keys : (int) one->first - (int) other->first;
}

static gboolean
has_conflict (TdtComparison *comparison, const Group *group)
{
  for (guint i = group->first; i < group->first + group->n_differences; i++)
    if (tdt_comparison_get_difference (comparison, i)->conflict)
      return TRUE;
  return FALSE;
}

static GArray *
list_groups (TdtComparison *comparison, gboolean conflicts)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  guint n = tdt_comparison_get_n_differences (comparison);
  Group group = { 0 };

  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; i < n; i = group.first + group.n_differences)
    {
      const char *uid = tdt_row_get_uid (
          tdt_difference_get_row (tdt_comparison_get_difference (comparison, i)));

      group.first = i;
      group.n_differences = 1;
      while (
          i + group.n_differences < n &&
          g_str_equal (uid, tdt_row_get_uid (tdt_difference_get_row (tdt_comparison_get_difference (
                                comparison, i + group.n_differences)))))
        group.n_differences++;
      if (has_conflict (comparison, &group) == conflicts)
        g_array_append_val (groups, group);
    }
  for (guint i = 0; groups->len <= SORTED_MAX && i < groups->len; i++)
    g_array_index (groups, Group, i).key = dup_key (comparison,
                                                    g_array_index (groups, Group, i).first);
  g_array_sort (groups, compare_groups_cb);
  return groups;
}

static void
add_line (GPtrArray *lines, TdtComparison *comparison, TdtCompareLineType type, guint first,
          guint n_differences)
{
  TdtCompareLine *line = tdt_compare_line_new (type, NULL);

  line->comparison = g_object_ref (comparison);
  line->first = first;
  line->n_differences = n_differences;
  g_ptr_array_add (lines, line);
}

GListStore *
tdt_compare_lines_new (TdtComparison *comparison, gboolean conflicts, const char *heading)
{
  GListStore *store = g_list_store_new (TDT_TYPE_COMPARE_LINE);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) groups = list_groups (comparison, conflicts);

  if (groups->len > 0 && heading != NULL)
    g_ptr_array_add (lines, tdt_compare_line_new (TDT_COMPARE_HEADING, heading));
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      add_line (lines, comparison, TDT_COMPARE_RECORD, group->first, group->n_differences);
      for (guint d = 0; d < group->n_differences; d++)
        add_line (lines, comparison, TDT_COMPARE_DIFFERENCE, group->first + d, 1);
    }
  g_list_store_splice (store, 0, 0, lines->pdata, lines->len);
  return store;
}
