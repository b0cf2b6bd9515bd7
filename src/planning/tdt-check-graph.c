/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who refers to whom, for a pass over a whole project: every reference is followed once, and what
 * refers to a record then stands side by side. Asking the root for each of 100,000 of them searches
 * its sets again and again, which is most of the time that a full check takes. */
#include "tdt-check-private.h"

#include <string.h>

/* What the checks ask for. */
static const TdtFieldId fields[] = {
  TDT_PARTICIPANT_SESSION,
  TDT_PARTICIPANT_PERSON,
  TDT_PARTICIPANT_REPRESENTED_BY,
  TDT_PARTICIPANT_ORGANISATION,
  TDT_AGENDA_ITEM_SESSION,
  TDT_AGENDA_ITEM_SPEAKERS,
  TDT_SESSION_ROOM,
  TDT_PERSON_ORGANISATION,
  TDT_AVAILABILITY_PERSON,
  TDT_TABLE_SESSION,
  TDT_SEAT_TABLE,
  TDT_SEAT_PERSON,
};

typedef struct
{
  guint target;
  TdtFieldId field;
  const TdtRow *source;
} Edge;

/*
 * @places: uid to its place in @rows, from 1
 * @offsets: of the first of the @sources that refer to each row; they are in order of the field,
 *   and of the programme where the kind has an order
 */
struct _TdtCheckGraph
{
  GHashTable *places;
  GPtrArray *rows;
  guint *offsets;
  const TdtRow **sources;
  TdtFieldId *fields;
};

static guint
get_place (const TdtCheckGraph *graph, const char *uid)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (graph->places, uid));
}

static void
add_rows (TdtCheckGraph *graph, const TdtRoot *root)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      /* Nothing of these is referred to by what checks ask for, and assets are large. */
      if (k == TDT_KIND_ACCEPTED || k == TDT_KIND_PRINT_MARK || k == TDT_KIND_SETTING)
        continue;
      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          g_ptr_array_add (graph->rows, (gpointer) row);
          g_hash_table_insert (graph->places, (gpointer) tdt_row_get_uid (row),
                               GUINT_TO_POINTER (graph->rows->len));
        }
    }
}

static void
add_edge (const TdtCheckGraph *graph, GArray *edges, const TdtRow *row, TdtFieldId field,
          const char *target)
{
  Edge edge = { get_place (graph, target), field, row };

  if (edge.target > 0)
    g_array_append_val (edges, edge);
}

static GArray *
collect_edges (const TdtCheckGraph *graph, const TdtRoot *root)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean several = tdt_field_is_list (tdt_field_get (fields[i]));
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, TDT_FIELD_KIND (fields[i]));
      while (tdt_row_iter_next (&iter, &row))
        {
          const TdtList *list = several ? tdt_row_get_list (row, fields[i]) : NULL;
          const char *target = several ? NULL : tdt_row_get_text (row, fields[i]);

          if (target != NULL)
            add_edge (graph, edges, row, fields[i], target);
          for (guint j = 0; list != NULL && j < list->n_items; j++)
            add_edge (graph, edges, row, fields[i], list->items[j]);
        }
    }
  return edges;
}

/* Edges come field by field, and by uid within a field: a stable count by target keeps that. */
static void
place_edges (TdtCheckGraph *graph, const GArray *edges)
{
  guint n_rows = graph->rows->len;
  g_autofree guint *next = g_new0 (guint, n_rows + 2);

  graph->sources = g_new (const TdtRow *, edges->len + 1);
  graph->fields = g_new (TdtFieldId, edges->len + 1);
  for (guint i = 0; i < edges->len; i++)
    next[g_array_index (edges, Edge, i).target + 1]++;
  for (guint i = 1; i < n_rows + 2; i++)
    next[i] += next[i - 1];
  graph->offsets = g_memdup2 (next, (n_rows + 2) * sizeof (guint));
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      guint place = next[edge->target]++;

      graph->sources[place] = edge->source;
      graph->fields[place] = edge->field;
    }
}

/* Few refer to one record, and most stand in order already. */
static void
sort_by_order (const TdtRow **rows, guint n, TdtFieldId order)
{
  for (guint i = 1; i < n; i++)
    {
      const TdtRow *row = rows[i];
      const char *key = tdt_row_get_text_or_empty (row, order);
      guint j = i;

      while (j > 0 && strcmp (tdt_row_get_text_or_empty (rows[j - 1], order), key) > 0)
        {
          rows[j] = rows[j - 1];
          j--;
        }
      rows[j] = row;
    }
}

static void
sort_edges (TdtCheckGraph *graph)
{
  for (guint target = 1; target <= graph->rows->len; target++)
    for (guint first = graph->offsets[target]; first < graph->offsets[target + 1];)
      {
        TdtFieldId field = graph->fields[first];
        TdtFieldId order = tdt_kind_get (TDT_FIELD_KIND (field))->order;
        guint end = first;

        while (end < graph->offsets[target + 1] && graph->fields[end] == field)
          end++;
        if (order != TDT_FIELD_NONE)
          sort_by_order (graph->sources + first, end - first, order);
        first = end;
      }
}

/* References often are the very text of the uid they point to. */
static gboolean
uid_equal (gconstpointer a, gconstpointer b)
{
  return a == b || strcmp (a, b) == 0;
}

TdtCheckGraph *
tdt_check_graph_new (const TdtRoot *root)
{
  TdtCheckGraph *graph = g_new0 (TdtCheckGraph, 1);
  g_autoptr (GArray) edges = NULL;

  graph->places = g_hash_table_new (g_str_hash, uid_equal);
  graph->rows = g_ptr_array_new ();
  add_rows (graph, root);
  edges = collect_edges (graph, root);
  place_edges (graph, edges);
  sort_edges (graph);
  return graph;
}

void
tdt_check_graph_free (TdtCheckGraph *graph)
{
  g_hash_table_unref (graph->places);
  g_ptr_array_unref (graph->rows);
  g_free (graph->offsets);
  g_free (graph->sources);
  g_free (graph->fields);
  g_free (graph);
}

TdtCheckRows
tdt_check_graph_get_referrers (const TdtCheckGraph *graph, const char *target, TdtFieldId field)
{
  guint place = get_place (graph, target);
  TdtCheckRows rows = { NULL, 0 };

  if (place == 0)
    return rows;
  for (guint i = graph->offsets[place]; i < graph->offsets[place + 1]; i++)
    if (graph->fields[i] == field)
      {
        rows.rows = rows.n == 0 ? graph->sources + i : rows.rows;
        rows.n++;
      }
  return rows;
}

const TdtRow *
tdt_check_graph_lookup (const TdtCheckGraph *graph, TdtKindId kind, const char *uid)
{
  guint place = get_place (graph, uid);
  const TdtRow *row = place > 0 ? graph->rows->pdata[place - 1] : NULL;

  return row != NULL && tdt_row_get_kind_id (row) == kind ? row : NULL;
}
