/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as sequences of paragraphs, lists as sequences of items: the three-way merge of them. */
#include "config.h"

#include "tdt-merge-private.h"

#include <string.h>

/* Beyond so many comparisons, what differs between two sequences counts as one change. */
#define CELLS_MAX ((gsize) 4000000)

typedef struct
{
  char **items;
  guint n_items;
} Span;

typedef struct
{
  Span base;
  Span ours;
  Span theirs;
  gboolean is_list;
  GPtrArray *merged;
} Merging;

static gboolean
spans_equal (Span a, Span b)
{
  if (a.n_items != b.n_items)
    return FALSE;
  for (guint i = 0; i < a.n_items; i++)
    if (!g_str_equal (a.items[i], b.items[i]))
      return FALSE;
  return TRUE;
}

static Span
cut (Span span, guint from, guint to)
{
  return (Span){ span.items + from, to - from };
}

/* The longest common subsequence of two spans that begin and end differently. */
static void
match_middle (Span base, Span side, guint base_at, guint side_at, int *match)
{
  gsize width = (gsize) side.n_items + 1;
  g_autofree guint *lengths = NULL;
  guint i = 0;
  guint j = 0;

  if (width * (base.n_items + 1) > CELLS_MAX)
    return;
  lengths = g_new0 (guint, width * (base.n_items + 1));
  for (guint b = base.n_items; b-- > 0;)
    for (guint s = side.n_items; s-- > 0;)
      lengths[b * width + s] = g_str_equal (base.items[b], side.items[s])
                                   ? lengths[(b + 1) * width + s + 1] + 1
                                   : MAX (lengths[(b + 1) * width + s], lengths[b * width + s + 1]);
  while (i < base.n_items && j < side.n_items)
    if (g_str_equal (base.items[i], side.items[j]))
      match[base_at + i++] = (int) (side_at + j++);
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
      i++;
    else
      j++;
}

/* For each item of @base its position in @side, -1 where it is not there any more. */
static int *
match_spans (Span base, Span side)
{
  int *match = g_new (int, base.n_items + 1);
  guint start = 0;
  guint end = 0;
  guint shorter = MIN (base.n_items, side.n_items);

  for (guint i = 0; i < base.n_items; i++)
    match[i] = -1;
  while (start < shorter && g_str_equal (base.items[start], side.items[start]))
    {
      match[start] = (int) start;
      start++;
    }
  while (end < shorter - start &&
         g_str_equal (base.items[base.n_items - 1 - end], side.items[side.n_items - 1 - end]))
    {
      match[base.n_items - 1 - end] = (int) (side.n_items - 1 - end);
      end++;
    }
  match_middle (cut (base, start, base.n_items - end), cut (side, start, side.n_items - end), start,
                start, match);
  return match;
}

static void
take (Merging *merging, Span span)
{
  for (guint i = 0; i < span.n_items; i++)
    g_ptr_array_add (merging->merged, span.items[i]);
}

/* Items that both put in the same place of a list: in an order that does not depend on who is who.
 */
static void
take_both (Merging *merging, Span one, Span other)
{
  guint i = 0;
  guint j = 0;

  while (i < one.n_items && j < other.n_items)
    {
      int order = strcmp (one.items[i], other.items[j]);

      g_ptr_array_add (merging->merged, order <= 0 ? one.items[i] : other.items[j]);
      i += order <= 0;
      j += order >= 0;
    }
  take (merging, cut (one, i, one.n_items));
  take (merging, cut (other, j, other.n_items));
}

static gboolean
merge_chunk (Merging *merging, Span base, Span ours, Span theirs)
{
  if (spans_equal (ours, base) || spans_equal (ours, theirs))
    take (merging, theirs);
  else if (spans_equal (theirs, base))
    take (merging, ours);
  else if (base.n_items == 0 && merging->is_list)
    take_both (merging, ours, theirs);
  else if (base.n_items > 1 && base.n_items == ours.n_items && base.n_items == theirs.n_items)
    {
      /* Neighbouring paragraphs, each rewritten in place. */
      for (guint i = 0; i < base.n_items; i++)
        if (!merge_chunk (merging, cut (base, i, i + 1), cut (ours, i, i + 1),
                          cut (theirs, i, i + 1)))
          return FALSE;
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
merge_spans (Merging *merging)
{
  g_autofree int *in_ours = match_spans (merging->base, merging->ours);
  g_autofree int *in_theirs = match_spans (merging->base, merging->theirs);
  guint b = 0;
  guint o = 0;
  guint t = 0;

  for (guint i = 0; i <= merging->base.n_items; i++)
    {
      gboolean at_end = i == merging->base.n_items;
      guint next_o = at_end ? merging->ours.n_items : (guint) in_ours[i];
      guint next_t = at_end ? merging->theirs.n_items : (guint) in_theirs[i];

      if (!at_end && (in_ours[i] < 0 || in_theirs[i] < 0))
        continue;
      if (!merge_chunk (merging, cut (merging->base, b, i), cut (merging->ours, o, next_o),
                        cut (merging->theirs, t, next_t)))
        return FALSE;
      if (!at_end)
        take (merging, cut (merging->base, i, i + 1));
      b = i + 1;
      o = next_o + 1;
      t = next_t + 1;
    }
  return TRUE;
}

static Span
span_of_list (TdtValue value)
{
  return (Span){ value.list != NULL ? value.list->items : NULL,
                 value.list != NULL ? value.list->n_items : 0 };
}

static Span
span_of_text (TdtValue value, GStrv *paragraphs)
{
  *paragraphs = g_strsplit (value.text != NULL ? value.text : "", "\n", -1);
  return (Span){ *paragraphs, g_strv_length (*paragraphs) };
}

/* An item that both moved or added is there once. */
static void
drop_doubles (GPtrArray *items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len;)
    if (g_hash_table_add (seen, items->pdata[i]))
      i++;
    else
      g_ptr_array_remove_index (items, i);
}

static gboolean
finish (const TdtField *field, GPtrArray *items, TdtValue *merged)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (items, NULL);
  text = g_strjoinv ("\n", (char **) items->pdata);
  return tdt_value_parse (field, text, strlen (text), merged, NULL);
}

gboolean
tdt_merge_sequences (const TdtField *field, TdtValue base, TdtValue ours, TdtValue theirs,
                     TdtValue *merged)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_auto (GStrv) base_paragraphs = NULL;
  g_auto (GStrv) our_paragraphs = NULL;
  g_auto (GStrv) their_paragraphs = NULL;
  Merging merging = { .is_list = tdt_field_is_list (field), .merged = items };

  if (merging.is_list)
    {
      merging.base = span_of_list (base);
      merging.ours = span_of_list (ours);
      merging.theirs = span_of_list (theirs);
    }
  else if (field->type == TDT_FIELD_TEXT)
    {
      merging.base = span_of_text (base, &base_paragraphs);
      merging.ours = span_of_text (ours, &our_paragraphs);
      merging.theirs = span_of_text (theirs, &their_paragraphs);
    }
  else
    return FALSE;
  if (!merge_spans (&merging))
    return FALSE;
  if (merging.is_list)
    drop_doubles (items);
  return finish (field, items, merged);
}
