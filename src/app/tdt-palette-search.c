/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-palette-search-private.h"

#include "tdt-commands-private.h"
#include "tdt-fold.h"
#include "tdt-naming.h"
#include "tdt-palette-item-private.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#define MAX_RECORDS 24
#define MAX_COMMANDS 8

/* A command is found by few letters, but a record of the same name is what is looked for. */
#define COMMAND_SCORE_DIVISOR 2

static const TdtKindId kinds[] = { TDT_KIND_PERSON, TDT_KIND_SESSION,     TDT_KIND_ORGANISATION,
                                   TDT_KIND_ROOM,   TDT_KIND_AGENDA_ITEM, TDT_KIND_THEME };

typedef struct
{
  TdtRoot *root;
  TdtFinder *previous;
} Preparation;

static void
preparation_free (gpointer data)
{
  Preparation *preparation = data;

  tdt_root_unref (preparation->root);
  g_clear_pointer (&preparation->previous, tdt_finder_unref);
  g_free (preparation);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Preparation *preparation = task_data;

  g_task_return_pointer (
      task, tdt_finder_new (preparation->root, kinds, G_N_ELEMENTS (kinds), preparation->previous),
      (GDestroyNotify) tdt_finder_unref);
}

void
tdt_palette_search_prepare (const TdtRoot *root, TdtFinder *previous, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Preparation *preparation = g_new (Preparation, 1);

  preparation->root = tdt_root_ref (root);
  preparation->previous = previous != NULL ? tdt_finder_ref (previous) : NULL;
  g_task_set_source_tag (task, tdt_palette_search_prepare);
  g_task_set_task_data (task, preparation, preparation_free);
  g_task_run_in_thread (task, prepare_in_thread);
}

TdtFinder *
tdt_palette_search_prepare_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

const char *
tdt_palette_search_get_icon_name (TdtKindId kind)
{
  switch (kind)
    {
    case TDT_KIND_PERSON:
      return "avatar-default-symbolic";
    case TDT_KIND_SESSION:
      return "x-office-calendar-symbolic";
    case TDT_KIND_ORGANISATION:
      return "emblem-shared-symbolic";
    case TDT_KIND_ROOM:
      return "mark-location-symbolic";
    case TDT_KIND_AGENDA_ITEM:
      return "view-list-symbolic";
    default:
      return "starred-symbolic";
    }
}

static char *
dup_time_of_session (const TdtRow *row)
{
  const TdtTime *start = tdt_row_get_time (row, TDT_SESSION_START);

  if (start == NULL)
    return g_strdup (_ ("not placed yet"));
  return tdt_words_dup_range (start, tdt_row_get_number (row, TDT_SESSION_MINUTES, TDT_UNSET));
}

char *
tdt_palette_search_dup_hint (const TdtRoot *root, const TdtRow *row)
{
  const TdtRow *organisation;
  const TdtRow *session;

  switch (tdt_row_get_kind_id (row))
    {
    case TDT_KIND_SESSION:
      return dup_time_of_session (row);
    case TDT_KIND_PERSON:
      organisation = tdt_root_follow (root, row, TDT_PERSON_ORGANISATION);
      return organisation != NULL ? tdt_row_dup_name (root, organisation)
                                  : g_strdup (tdt_row_get_text (row, TDT_PERSON_FUNCTION));
    case TDT_KIND_AGENDA_ITEM:
      session = tdt_root_follow (root, row, TDT_AGENDA_ITEM_SESSION);
      return session != NULL ? tdt_row_dup_name (root, session) : NULL;
    default:
      return g_strdup (_ (tdt_row_get_kind (row)->label));
    }
}

static void
append_record (const TdtRoot *root, const TdtRow *found, GListStore *items)
{
  /* The finder may be of an earlier root. */
  const TdtRow *row = tdt_root_lookup (root, tdt_row_get_uid (found));
  g_autoptr (TdtPaletteItem) item = NULL;
  g_autofree char *title = NULL;
  g_autofree char *hint = NULL;

  if (row == NULL)
    return;
  title = tdt_row_dup_name (root, row);
  hint = tdt_palette_search_dup_hint (root, row);
  item = tdt_palette_item_new (TDT_PALETTE_RECORD, tdt_row_get_uid (row),
                               tdt_palette_search_get_icon_name (tdt_row_get_kind_id (row)), title,
                               hint);
  g_list_store_append (items, item);
}

static void
append_command (const TdtCommand *command, GListStore *items)
{
  g_autofree char *keys = NULL;
  g_autoptr (TdtPaletteItem) item = NULL;
  guint key;
  GdkModifierType modifiers;

  if (command->accels[0] != NULL && gtk_accelerator_parse (command->accels[0], &key, &modifiers))
    keys = gtk_accelerator_get_label (key, modifiers);
  item = tdt_palette_item_new (TDT_PALETTE_COMMAND, command->action, "system-run-symbolic",
                               _ (command->label), keys);
  g_list_store_append (items, item);
}

typedef struct
{
  const TdtCommand *command;
  guint score;
} FoundCommand;

static int
compare_commands (gconstpointer a, gconstpointer b)
{
  return (int) ((const FoundCommand *) b)->score - (int) ((const FoundCommand *) a)->score;
}

static GArray *
find_commands (const char *const *words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (FoundCommand));
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_autofree char *name = tdt_text_fold (_ (commands[i].label));
      g_autofree char *group = tdt_text_fold (_ (commands[i].group));
      FoundCommand one = { .command = &commands[i],
                           .score = tdt_find_score (name, group, words) / COMMAND_SCORE_DIVISOR };

      if (one.score > 0)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_commands);
  if (found->len > MAX_COMMANDS)
    g_array_set_size (found, MAX_COMMANDS);
  return found;
}

static void
append_offers (const char *query, GListStore *items)
{
  /* Translators: %s is a name that the user typed */
  g_autofree char *person = g_strdup_printf (_ ("Add the person “%s”"), query);
  /* Translators: %s is a title that the user typed */
  g_autofree char *session = g_strdup_printf (_ ("Add the session “%s”"), query);
  g_autoptr (TdtPaletteItem) add_person = tdt_palette_item_new (TDT_PALETTE_ADD_PERSON, query,
                                                                "list-add-symbolic", person, NULL);
  g_autoptr (TdtPaletteItem) add_session = tdt_palette_item_new (
      TDT_PALETTE_ADD_SESSION, query, "list-add-symbolic", session, NULL);

  g_list_store_append (items, add_person);
  g_list_store_append (items, add_session);
}

static void
append_all_commands (GListStore *items)
{
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    append_command (&commands[i], items);
}

static void
append_found (const TdtRoot *root, const GArray *records, const GArray *commands, GListStore *items)
{
  guint r = 0;
  guint c = 0;

  while (r < records->len || c < commands->len)
    {
      const TdtFound *record = r < records->len ? &g_array_index (records, TdtFound, r) : NULL;
      const FoundCommand *command = c < commands->len ? &g_array_index (commands, FoundCommand, c)
                                                      : NULL;

      if (command == NULL || (record != NULL && record->score >= command->score))
        append_record (root, g_array_index (records, TdtFound, r++).row, items);
      else
        append_command (g_array_index (commands, FoundCommand, c++).command, items);
    }
}

void
tdt_palette_search (const TdtRoot *root, const TdtFinder *finder, const char *query,
                    GListStore *items)
{
  g_auto (GStrv) words = tdt_find_split (query);
  g_autofree char *stripped = g_strstrip (g_strdup (query));
  g_autoptr (GArray) records = NULL;
  g_autoptr (GArray) commands = NULL;

  g_list_store_remove_all (items);
  if (words[0] == NULL)
    {
      append_all_commands (items);
      return;
    }
  records = finder != NULL ? tdt_finder_find (finder, query, MAX_RECORDS)
                           : g_array_new (FALSE, FALSE, sizeof (TdtFound));
  commands = find_commands ((const char *const *) words);
  append_found (root, records, commands, items);
  append_offers (stripped, items);
}
