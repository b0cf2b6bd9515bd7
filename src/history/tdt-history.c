/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-history.h"

typedef struct
{
  guint64 id;
  TdtRoot *root;
  char *label;
  char *typing;
  gint64 time;
} Step;

struct _TdtHistory
{
  GArray *steps;
  guint position;
  guint64 last_id;
  guint64 saved_id;
};

static void
clear_step (gpointer data)
{
  Step *step = data;

  tdt_root_unref (step->root);
  g_free (step->label);
  g_free (step->typing);
}

static Step *
get_step (const TdtHistory *history, guint position)
{
  return &g_array_index (history->steps, Step, position);
}

static void
append_step (TdtHistory *history, const TdtRoot *root, const char *label, const char *typing,
             gint64 now)
{
  Step step = {
    .id = ++history->last_id,
    .root = tdt_root_ref (root),
    .label = g_strdup (label),
    .typing = g_strdup (typing),
    .time = now,
  };

  g_array_append_val (history->steps, step);
  history->position = history->steps->len - 1;
}

TdtHistory *
tdt_history_new (const TdtRoot *root, gboolean saved)
{
  TdtHistory *history = g_new0 (TdtHistory, 1);

  history->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (history->steps, clear_step);
  append_step (history, root, NULL, NULL, 0);
  history->saved_id = saved ? history->last_id : TDT_HISTORY_NEVER_SAVED;
  return history;
}

void
tdt_history_free (TdtHistory *history)
{
  g_array_unref (history->steps);
  g_free (history);
}

static gboolean
continues_typing (const TdtHistory *history, const char *typing, gint64 now)
{
  const Step *step = get_step (history, history->position);

  return typing != NULL && g_strcmp0 (step->typing, typing) == 0 &&
         history->position + 1 == history->steps->len && step->id != history->saved_id &&
         now - step->time <= TDT_HISTORY_TYPING_TIME;
}

void
tdt_history_push (TdtHistory *history, const TdtRoot *root, const char *label, const char *typing,
                  gint64 now)
{
  guint kept = continues_typing (history, typing, now) ? history->position : history->position + 1;

  g_array_set_size (history->steps, kept);
  append_step (history, root, label, typing, now);
}

void
tdt_history_join (TdtHistory *history, guint first)
{
  g_return_if_fail (first > 0 && first <= history->position);

  g_array_remove_range (history->steps, first, history->position - first);
  history->position = first;
}

void
tdt_history_seal (TdtHistory *history)
{
  g_clear_pointer (&get_step (history, history->position)->typing, g_free);
}

const TdtRoot *
tdt_history_get_root (const TdtHistory *history)
{
  return get_step (history, history->position)->root;
}

const TdtRoot *
tdt_history_get_root_at (const TdtHistory *history, guint position)
{
  g_return_val_if_fail (position < history->steps->len, NULL);

  return get_step (history, position)->root;
}

guint
tdt_history_get_position (const TdtHistory *history)
{
  return history->position;
}

guint
tdt_history_get_length (const TdtHistory *history)
{
  return history->steps->len;
}

const char *
tdt_history_get_label (const TdtHistory *history, guint position)
{
  g_return_val_if_fail (position > 0 && position < history->steps->len, NULL);

  return get_step (history, position)->label;
}

void
tdt_history_go_to (TdtHistory *history, guint position)
{
  g_return_if_fail (position < history->steps->len);

  tdt_history_seal (history);
  history->position = position;
  tdt_history_seal (history);
}

guint64
tdt_history_get_id (const TdtHistory *history)
{
  return get_step (history, history->position)->id;
}

guint64
tdt_history_get_id_at (const TdtHistory *history, guint position)
{
  g_return_val_if_fail (position < history->steps->len, TDT_HISTORY_NEVER_SAVED);

  return get_step (history, position)->id;
}

void
tdt_history_forget_before (TdtHistory *history, guint64 id)
{
  guint n = 0;

  while (n < history->position && get_step (history, n)->id != id)
    n++;
  if (n > 0)
    g_array_remove_range (history->steps, 0, n);
  history->position -= n;
  g_clear_pointer (&get_step (history, 0)->label, g_free);
}

void
tdt_history_mark_saved (TdtHistory *history, guint64 id)
{
  history->saved_id = id;
}

gboolean
tdt_history_is_modified (const TdtHistory *history)
{
  return tdt_history_get_id (history) != history->saved_id;
}
