/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who works on a project, without a window: does what the words on the command line say,
 * one after another, and says on standard output what came of each. The project goes through the
 * same steps each time; a root is called by its number among them.
 *   prepare=FILE  saves step 0 there       open=FILE   opens it
 *   new           begins without a file    edit        takes the next step
 *   undo, redo                             flush       waits until the journal is on the disk
 *   save, save-as=FILE, overwrite          leave       ends as a crash does
 *   theirs=FILE   puts that file in the place of the project's own, as somebody else's program does
 *   merge         takes over what they did
 *   wait          for a line of standard input
 *   check=FILE    says which steps the file and the abandoned journals have
 *   recover       opens the journal with the latest step, and lets the others go
 *   work=SEED     goes on, editing, undoing and saving, until it is killed
 */
#include "tdt-journal-replay.h"
#include "tdt-project-file.h"
#include "tdt-test-random.h"
#include "tdt-workspace-private.h"

#include "tdt-workspace-compare.h"
#include "tdt-workspace-file.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define N_RECORDS 25
#define SEED 21

static guint n_steps = 40;
static GPtrArray *roots;
static GPtrArray *revisions;
static TdtWorkspace *workspace;
static int step;

static void G_GNUC_PRINTF (1, 2) say (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (text, "\n", ' ');
  line = g_strconcat (text, "\n", NULL);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (3);
}

/* Steps that change nothing are left out: no two have the same content. */
static void
make_steps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  roots = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_root_unref);
  revisions = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (roots, tdt_test_random_project (random, N_RECORDS));
  g_ptr_array_add (revisions, tdt_project_file_dup_revision (roots->pdata[0]));
  g_hash_table_add (seen, revisions->pdata[0]);
  while (roots->len <= n_steps)
    {
      g_autoptr (TdtRoot) next = tdt_test_random_edit (random, roots->pdata[roots->len - 1]);
      char *revision = tdt_project_file_dup_revision (next);

      if (!g_hash_table_add (seen, revision))
        {
          g_free (revision);
          continue;
        }
      g_ptr_array_add (roots, g_steal_pointer (&next));
      g_ptr_array_add (revisions, revision);
    }
}

/* Returns: the number of the step, or -1 for what never was one */
static int
find_step (const TdtRoot *root)
{
  g_autofree char *revision = tdt_project_file_dup_revision (root);

  for (int i = (int) revisions->len - 1; i >= 0; i--)
    if (g_str_equal (revisions->pdata[i], revision))
      return i;
  return -1;
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
take_workspace (const char *what, TdtWorkspace *taken, GError *error)
{
  if (taken == NULL)
    {
      say ("failed %s: %s", what, error->message);
      return FALSE;
    }
  g_clear_object (&workspace);
  workspace = taken;
  step = find_step (tdt_workspace_get_root (workspace));
  say ("%s %d", what, step);
  return TRUE;
}

static gboolean
open_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TdtWorkspace *opened;

  tdt_workspace_open_async (file, NULL, NULL, NULL, take_result_cb, &result);
  wait_for (&result);
  opened = tdt_workspace_open_finish (result, &error);
  return take_workspace ("open", opened, error);
}

static gboolean
save (const char *path, TdtSaveFlags flags)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_save_async (workspace, file, flags, NULL, take_result_cb, &result);
  wait_for (&result);
  if (tdt_workspace_save_finish (workspace, result, &error))
    say ("saved %d", step);
  else
    say ("failed save: %s", error->message);
  return error == NULL;
}

static gboolean
edit (void)
{
  if (step + 1 >= (int) roots->len)
    return FALSE;
  step++;
  tdt_workspace_apply_root (workspace, roots->pdata[step], "Edit");
  say ("step %d", step);
  return TRUE;
}

static gboolean
flush (void)
{
  g_autoptr (GError) error = NULL;

  if (tdt_journal_flush (workspace->journal, &error))
    say ("safe %d", step);
  else
    say ("failed flush: %s", error->message);
  return error == NULL;
}

static void
check_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      say ("file none");
      return;
    }
  loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);
  if (loaded == NULL)
    say ("file bad: %s", error->message);
  else if (tdt_report_get_n_repairs (loaded->report) > 0)
    say ("file bad: needs repair");
  else
    say ("file %d", find_step (loaded->root));
}

/* Returns: (nullable): the journal with the latest step; the others go when @discarding */
static char *
check_journals (gboolean discarding)
{
  g_autoptr (GPtrArray) abandoned = tdt_journal_list_abandoned ();
  char *best = NULL;
  int best_step = -1;

  for (guint i = 0; i < abandoned->len; i++)
    {
      const TdtJournalInfo *info = abandoned->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (TdtJournalInfo) replayed = NULL;
      g_autoptr (TdtRoot) root = tdt_journal_replay (info->path, NULL, &replayed, &error);
      int found = root != NULL ? find_step (root) : -1;

      if (root == NULL)
        say ("journal bad: %s", error->message);
      else
        say ("journal %d%s%s", found, replayed->damage != NULL ? " damaged: " : "",
             replayed->damage != NULL ? replayed->damage : "");
      if (root != NULL && found > best_step)
        {
          g_free (best);
          best = g_strdup (info->path);
          best_step = found;
        }
    }
  for (guint i = 0; discarding && best != NULL && i < abandoned->len; i++)
    {
      const TdtJournalInfo *info = abandoned->pdata[i];

      if (!g_str_equal (info->path, best))
        tdt_journal_discard (info->path, NULL);
    }
  return best;
}

static gboolean
recover (void)
{
  g_autofree char *journal = check_journals (TRUE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TdtWorkspace *recovered;

  if (journal == NULL)
    return FALSE;
  tdt_workspace_recover_async (journal, NULL, take_result_cb, &result);
  wait_for (&result);
  recovered = tdt_workspace_recover_finish (result, &error);
  return take_workspace ("recovered", recovered, error);
}

/* Not by way of the library: what others do does not fail, nor does it count. */
static void
put_theirs (const char *path)
{
  syscall (SYS_renameat2, AT_FDCWD, path, AT_FDCWD,
           g_file_peek_path (tdt_workspace_get_file (workspace)), 0);
}

static void
merge (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TdtIncoming) incoming = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_compare_async (workspace, tdt_workspace_get_file (workspace), TDT_COMPARE_MERGE,
                               NULL, take_result_cb, &result);
  wait_for (&result);
  incoming = tdt_workspace_compare_finish (workspace, result, &error);
  if (incoming != NULL)
    tdt_workspace_take_incoming (workspace, incoming, "Merge", &error);
  step = find_step (tdt_workspace_get_root (workspace));
  if (error == NULL)
    say ("step %d", step);
  else
    say ("failed merge: %s", error->message);
}

static void
undo (void)
{
  tdt_workspace_undo (workspace);
  step = find_step (tdt_workspace_get_root (workspace));
  say ("step %d", step);
}

static void
redo (void)
{
  tdt_workspace_redo (workspace);
  step = find_step (tdt_workspace_get_root (workspace));
  say ("step %d", step);
}

/* Never a step back from what is safe: what is undone is redone before anything else. */
static gboolean
work (const char *seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10));
  g_autofree char *path = g_file_get_path (tdt_workspace_get_file (workspace));

  while (TRUE)
    switch (g_rand_int_range (random, 0, 8))
      {
      case 0:
        flush ();
        break;
      case 1:
        if (!save (NULL, TDT_SAVE_PLAIN))
          return FALSE;
        break;
      case 2:
        g_usleep ((gulong) g_rand_int_range (random, 0, 3000));
        break;
      case 3:
        while (g_main_context_iteration (NULL, FALSE))
          continue;
        break;
      default:
        if (edit ())
          break;
        /* Closing without saving is how one throws away what the journal has. */
        if (save (NULL, TDT_SAVE_PLAIN))
          say ("done");
        return FALSE;
      }
}

/* Returns: whether to go on */
static gboolean
obey (const char *word)
{
  const char *value = strchr (word, '=');
  gsize length = value != NULL ? (gsize) (value - word) : strlen (word);
  g_autofree char *verb = g_strndup (word, length);

  value = value != NULL ? value + 1 : NULL;
  if (g_str_equal (verb, "prepare") || g_str_equal (verb, "new"))
    take_workspace (verb, tdt_workspace_new (roots->pdata[0]), NULL);
  if (g_str_equal (verb, "prepare") || g_str_equal (verb, "save-as"))
    save (value, TDT_SAVE_PLAIN);
  else if (g_str_equal (verb, "open"))
    return open_file (value);
  else if (g_str_equal (verb, "edit"))
    return edit ();
  else if (g_str_equal (verb, "undo"))
    undo ();
  else if (g_str_equal (verb, "redo"))
    redo ();
  else if (g_str_equal (verb, "flush"))
    flush ();
  else if (g_str_equal (verb, "save"))
    save (NULL, TDT_SAVE_PLAIN);
  else if (g_str_equal (verb, "overwrite"))
    save (NULL, TDT_SAVE_OVERWRITE);
  else if (g_str_equal (verb, "theirs"))
    put_theirs (value);
  else if (g_str_equal (verb, "merge"))
    merge ();
  else if (g_str_equal (verb, "check"))
    {
      check_file (value);
      g_free (check_journals (FALSE));
    }
  else if (g_str_equal (verb, "recover"))
    return recover ();
  else if (g_str_equal (verb, "wait"))
    {
      say ("waiting");
      getchar ();
    }
  else if (g_str_equal (verb, "work"))
    return work (value);
  else if (g_str_equal (verb, "leave"))
    _exit (0);
  return TRUE;
}

int
main (int argc, char **argv)
{
  if (g_getenv ("TDT_TYPIST_STEPS") != NULL)
    n_steps = (guint) g_ascii_strtoull (g_getenv ("TDT_TYPIST_STEPS"), NULL, 10);
  make_steps ();
  for (int i = 1; i < argc; i++)
    if (!obey (argv[i]))
      break;
  if (workspace != NULL)
    tdt_workspace_close (workspace);
  g_clear_object (&workspace);
  g_ptr_array_unref (roots);
  g_ptr_array_unref (revisions);
  return 0;
}
