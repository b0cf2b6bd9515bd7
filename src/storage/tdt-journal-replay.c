/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-journal-replay.h"

#include "tdt-diff-text.h"
#include "tdt-journal-read-private.h"
#include "tdt-project-file.h"
#include "tdt-settle.h"
#include "tdt-uid.h"
#include "tdt-version-store.h"
#include "tdt-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tdt_journal_info_free (TdtJournalInfo *info)
{
  g_free (info->path);
  g_free (info->document);
  g_free (info->document_path);
  g_free (info->base);
  g_free (info->host);
  g_free (info->damage);
  g_free (info);
}

static gboolean
fail (const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_DAMAGED,
               /* Translators: a journal, and why it cannot be recovered from. */
               _ ("%s: nothing can be recovered: %s"), name, reason);
  return FALSE;
}

static void
read_head_line (TdtJournalInfo *info, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", 2);
  char **text = NULL;

  if (cells[0] == NULL || cells[1] == NULL)
    return;
  if (g_str_equal (cells[0], "document"))
    text = &info->document;
  else if (g_str_equal (cells[0], "base"))
    text = &info->base;
  else if (g_str_equal (cells[0], "host"))
    text = &info->host;
  else if (g_str_equal (cells[0], "pid"))
    g_ascii_string_to_signed (cells[1], 10, 1, G_MAXINT, &info->pid, NULL);
  else if (g_str_equal (cells[0], "path") && info->document_path == NULL)
    info->document_path = g_filename_from_uri (cells[1], NULL, NULL);
  if (text != NULL && *text == NULL)
    *text = g_strdup (cells[1]);
}

static gboolean
read_head (TdtJournalInfo *info, const TdtJournalRecord *record)
{
  g_autofree char *payload = g_strndup (record->payload, record->length);
  g_auto (GStrv) lines = NULL;

  if (!tdt_journal_record_is (record, "head") || !g_utf8_validate (payload, -1, NULL))
    return FALSE;
  lines = g_strsplit (payload, "\n", 100);
  for (guint i = 0; lines[i] != NULL; i++)
    read_head_line (info, lines[i]);
  return tdt_uid_is_valid (info->document);
}

static TdtRoot *
check_base (TdtLoaded *loaded, const TdtJournalInfo *info)
{
  g_autofree char *revision = NULL;

  if (loaded == NULL || !g_str_equal (tdt_root_get_uid (loaded->root), info->document))
    return NULL;
  revision = tdt_project_file_dup_revision (loaded->root);
  return g_strcmp0 (revision, info->base) == 0 ? tdt_root_ref (loaded->root) : NULL;
}

static TdtRoot *
load_base (const char *path, const TdtJournalInfo *info)
{
  g_autoptr (TdtLoaded) loaded = path != NULL ? tdt_project_file_load (path, NULL, NULL, NULL, NULL)
                                              : NULL;

  return check_base (loaded, info);
}

static TdtRoot *
find_base (const TdtJournalInfo *info, GError **error)
{
  g_autofree char *kept = tdt_version_store_find (info->document, info->base);
  TdtRoot *base = load_base (kept, info);

  if (base == NULL)
    base = load_base (info->document_path, info);
  if (base == NULL)
    fail (info->path,
          _ ("the version that the changes were made to is neither in the history nor in the file"),
          error);
  return base;
}

/* A journal while it is read; without @root only to learn what it says. */
typedef struct
{
  TdtJournalReader reader;
  TdtJournalInfo *info;
  TdtRoot *root;
  /* What is looked for on the way, or NULL, and whether it was met. */
  const TdtRoot *wanted;
  gboolean met;
} Replay;

static void
note_damage (TdtJournalInfo *info, const char *reason)
{
  g_free (info->damage);
  info->damage = g_strdup_printf (
      /* Translators: %u is how many changes could be read before the damage. */
      ngettext ("the journal is damaged after %u change: %s",
                "the journal is damaged after %u changes: %s", info->n_edits),
      info->n_edits, reason);
}

/* What is read from a file is settled. */
static void
look_for_wanted (Replay *replay)
{
  g_autoptr (TdtRoot) settled = NULL;

  if (replay->wanted == NULL || replay->met)
    return;
  settled = tdt_settle (replay->root);
  replay->met = tdt_root_equal (settled, replay->wanted);
}

static gboolean
replay_edit (Replay *replay, const TdtJournalRecord *record)
{
  g_autoptr (GError) problem = NULL;
  TdtRoot *next;

  if (!tdt_journal_record_is (record, "edit"))
    {
      note_damage (replay->info, _ ("it goes on with something unknown"));
      return FALSE;
    }
  if (replay->root != NULL)
    {
      next = tdt_diff_text_apply (record->payload, record->length, replay->root, &problem);
      if (next == NULL)
        {
          note_damage (replay->info, problem->message);
          return FALSE;
        }
      tdt_root_unref (replay->root);
      replay->root = next;
      look_for_wanted (replay);
    }
  replay->info->n_edits++;
  replay->info->last_edit = record->time;
  return TRUE;
}

static void
replay_edits (Replay *replay)
{
  TdtJournalRecord record;

  while (tdt_journal_reader_next (&replay->reader, &record))
    if (!replay_edit (replay, &record))
      return;
  if (replay->reader.damaged)
    note_damage (replay->info, _ ("what follows is not what was written"));
}

/* The record after the head of a project without a file: all of what the journal starts from. */
static gboolean
read_own_base (Replay *replay, gboolean needed, GError **error)
{
  g_autoptr (TdtRoot) empty = NULL;
  g_autoptr (GError) problem = NULL;
  TdtJournalRecord record;

  if (replay->info->base != NULL)
    return TRUE;
  if (!tdt_journal_reader_next (&replay->reader, &record) ||
      !tdt_journal_record_is (&record, "base"))
    return fail (replay->info->path, _ ("it does not say what it starts from"), error);
  if (!needed)
    return TRUE;
  empty = tdt_root_new (replay->info->document);
  replay->root = tdt_diff_text_apply (record.payload, record.length, empty, &problem);
  return replay->root != NULL || fail (replay->info->path, problem->message, error);
}

static gboolean
read_start (Replay *replay, GBytes *bytes, gboolean needed, GError **error)
{
  TdtJournalRecord record;

  if (!tdt_journal_reader_init (&replay->reader, bytes))
    return fail (replay->info->path, _ ("it is no journal of this version of the program"), error);
  if (!tdt_journal_reader_next (&replay->reader, &record) || !read_head (replay->info, &record))
    return fail (replay->info->path, _ ("its beginning is damaged"), error);
  if (!read_own_base (replay, needed, error))
    return FALSE;
  if (needed && replay->root == NULL)
    replay->root = find_base (replay->info, error);
  return !needed || replay->root != NULL;
}

/* Reads a journal, with @base to replay it too. */
static gboolean
read_journal (Replay *replay, const char *path, TdtRoot **base, GError **error)
{
  g_autoptr (GBytes) bytes = tdt_guard_read_file (path, TDT_JOURNAL_MAX_BYTES, NULL, error);
  gboolean done;

  if (bytes == NULL)
    return FALSE;
  replay->info = g_new0 (TdtJournalInfo, 1);
  replay->info->path = g_strdup (path);
  done = read_start (replay, bytes, base != NULL, error);
  if (done && base != NULL)
    *base = tdt_root_ref (replay->root);
  if (done)
    replay_edits (replay);
  else
    g_clear_pointer (&replay->info, tdt_journal_info_free);
  tdt_journal_reader_clear (&replay->reader);
  return done;
}

TdtJournalInfo *
tdt_journal_info_new (const char *path, GError **error)
{
  Replay replay = { 0 };

  read_journal (&replay, path, NULL, error);
  return replay.info;
}

TdtRoot *
tdt_journal_replay (const char *path, TdtRoot **base, TdtJournalInfo **info, GError **error)
{
  Replay replay = { 0 };
  g_autoptr (TdtRoot) start = NULL;

  if (!read_journal (&replay, path, &start, error))
    {
      g_clear_pointer (&replay.root, tdt_root_unref);
      return NULL;
    }
  if (base != NULL)
    *base = g_steal_pointer (&start);
  if (info != NULL)
    *info = replay.info;
  else
    tdt_journal_info_free (replay.info);
  return replay.root;
}

gboolean
tdt_journal_passes (const char *path, const TdtRoot *root)
{
  Replay replay = { .wanted = root };
  g_autoptr (TdtRoot) start = NULL;

  read_journal (&replay, path, &start, NULL);
  g_clear_pointer (&replay.info, tdt_journal_info_free);
  g_clear_pointer (&replay.root, tdt_root_unref);
  return replay.met;
}
