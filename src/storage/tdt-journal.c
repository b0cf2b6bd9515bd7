/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-journal.h"

#include "tdt-journal-policy.h"
#include "tdt-journal-private.h"

/* After a failure, before the next attempt. */
#define RETRY ((gint64) 5000000)

/* Everything below the mutex is shared with the thread; the file is the thread's alone.
 * @roots: to be written, in order
 * @saved, @saved_path: what to start from anew, NULL for going on
 * @n_flushes: asked for; @n_flushed: done; @failure: what the last one met */
struct _TdtJournal
{
  GObject parent_instance;
  GMainContext *context;
  GThread *thread;
  TdtJournalFile file;

  GMutex mutex;
  GCond cond;
  GPtrArray *roots;
  TdtRoot *saved;
  char *saved_path;
  TdtJournalPolicy policy;
  gint64 retry_at;
  guint n_flushes;
  guint n_flushed;
  GError *failure;
  gboolean closing;
  gboolean keep;
  char *path;
  char *problem;
};

enum
{
  PROP_PROBLEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtJournal, tdt_journal, G_TYPE_OBJECT)

static GPtrArray *
new_roots (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_root_unref);
}

static gboolean
notify_problem_cb (gpointer data)
{
  g_autoptr (TdtJournal) journal = g_weak_ref_get (data);

  if (journal != NULL)
    g_object_notify_by_pspec (G_OBJECT (journal), properties[PROP_PROBLEM]);
  return G_SOURCE_REMOVE;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
notify_problem (TdtJournal *journal)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (reference, journal);
  g_source_set_callback (source, notify_problem_cb, reference, free_weak_ref);
  g_source_attach (source, journal->context);
}

/* What there is to do, taken out under the mutex, done without it. */
typedef struct
{
  GPtrArray *roots;
  TdtRoot *saved;
  char *saved_path;
  gboolean sync;
} Work;

static gint64
next_time (const TdtJournal *journal)
{
  return journal->retry_at != 0 ? journal->retry_at : tdt_journal_policy_get_due (&journal->policy);
}

static gboolean
has_work (const TdtJournal *journal)
{
  if (journal->closing || journal->n_flushes != journal->n_flushed)
    return TRUE;
  return journal->retry_at == 0 && (journal->roots->len > 0 || journal->saved != NULL);
}

static void
wait_for_work (TdtJournal *journal)
{
  while (!has_work (journal))
    {
      gint64 due = next_time (journal);

      if (due < 0)
        g_cond_wait (&journal->cond, &journal->mutex);
      else if (!g_cond_wait_until (&journal->cond, &journal->mutex, due))
        return;
    }
}

static Work
take_work (TdtJournal *journal)
{
  gint64 due = tdt_journal_policy_get_due (&journal->policy);
  Work work = {
    .roots = g_steal_pointer (&journal->roots),
    .saved = g_steal_pointer (&journal->saved),
    .saved_path = g_steal_pointer (&journal->saved_path),
    .sync = journal->closing || journal->n_flushes != journal->n_flushed ||
            journal->retry_at != 0 || (due >= 0 && due <= g_get_monotonic_time ()),
  };

  /* Edits that come in while this is synced wait for the next time. */
  if (work.sync)
    tdt_journal_policy_note_sync (&journal->policy);
  journal->roots = new_roots ();
  return work;
}

static gboolean
do_work (TdtJournal *journal, const Work *work, GError **error)
{
  if (work->roots->len > 0 && !tdt_journal_file_write (&journal->file, work->roots, error))
    return FALSE;
  if (work->saved != NULL &&
      !tdt_journal_file_restart (&journal->file, work->saved, work->saved_path, error))
    return FALSE;
  return !work->sync || tdt_journal_file_sync (&journal->file, error);
}

/* What failed is done again, unless something later makes it pointless. */
static void
put_back (TdtJournal *journal, Work *work)
{
  if (work->roots->len > 0 && work->roots->pdata[work->roots->len - 1] != journal->file.written)
    g_ptr_array_insert (journal->roots, 0, tdt_root_ref (work->roots->pdata[work->roots->len - 1]));
  if (journal->saved != NULL)
    return;
  journal->saved = g_steal_pointer (&work->saved);
  journal->saved_path = g_steal_pointer (&work->saved_path);
}

static void
note_outcome (TdtJournal *journal, Work *work, GError *error)
{
  const char *problem = error != NULL ? error->message : NULL;

  if (error != NULL)
    put_back (journal, work);
  journal->retry_at = error != NULL ? g_get_monotonic_time () + RETRY : 0;
  g_free (journal->path);
  journal->path = g_strdup (journal->file.path);
  g_clear_error (&journal->failure);
  journal->failure = error != NULL ? g_error_copy (error) : NULL;
  if (g_strcmp0 (journal->problem, problem) != 0)
    {
      g_free (journal->problem);
      journal->problem = g_strdup (problem);
      notify_problem (journal);
    }
}

static gpointer
journal_thread (gpointer data)
{
  TdtJournal *journal = data;
  gboolean closing = FALSE;

  g_mutex_lock (&journal->mutex);
  while (!closing)
    {
      g_autoptr (GError) error = NULL;
      guint n_flushes;
      Work work;

      wait_for_work (journal);
      closing = journal->closing;
      n_flushes = journal->n_flushes;
      work = take_work (journal);
      if (!closing || journal->keep)
        {
          g_mutex_unlock (&journal->mutex);
          do_work (journal, &work, &error);
          g_mutex_lock (&journal->mutex);
        }
      note_outcome (journal, &work, error);
      journal->n_flushed = n_flushes;
      g_cond_broadcast (&journal->cond);
      g_ptr_array_unref (work.roots);
      g_clear_pointer (&work.saved, tdt_root_unref);
      g_free (work.saved_path);
    }
  g_mutex_unlock (&journal->mutex);
  return NULL;
}

TdtJournal *
tdt_journal_new (const TdtRoot *base, const char *path)
{
  TdtJournal *journal = g_object_new (TDT_TYPE_JOURNAL, NULL);

  tdt_journal_file_init (&journal->file, base, path);
  journal->thread = g_thread_new ("journal", journal_thread, journal);
  return journal;
}

void
tdt_journal_append (TdtJournal *journal, const TdtRoot *root)
{
  g_return_if_fail (journal->thread != NULL);
  g_mutex_lock (&journal->mutex);
  g_ptr_array_add (journal->roots, tdt_root_ref (root));
  tdt_journal_policy_note_edit (&journal->policy, g_get_monotonic_time ());
  g_cond_broadcast (&journal->cond);
  g_mutex_unlock (&journal->mutex);
}

void
tdt_journal_restart (TdtJournal *journal, const TdtRoot *saved, const char *path)
{
  g_mutex_lock (&journal->mutex);
  g_clear_pointer (&journal->saved, tdt_root_unref);
  g_free (journal->saved_path);
  journal->saved = tdt_root_ref (saved);
  journal->saved_path = g_strdup (path);
  g_cond_broadcast (&journal->cond);
  g_mutex_unlock (&journal->mutex);
}

gboolean
tdt_journal_flush (TdtJournal *journal, GError **error)
{
  guint wanted;
  gboolean flushed;

  g_mutex_lock (&journal->mutex);
  wanted = ++journal->n_flushes;
  g_cond_broadcast (&journal->cond);
  while ((gint) (journal->n_flushed - wanted) < 0)
    g_cond_wait (&journal->cond, &journal->mutex);
  flushed = journal->failure == NULL;
  if (!flushed)
    g_propagate_error (error, g_error_copy (journal->failure));
  g_mutex_unlock (&journal->mutex);
  return flushed;
}

void
tdt_journal_close (TdtJournal *journal, gboolean keep)
{
  if (journal->thread == NULL)
    return;
  g_mutex_lock (&journal->mutex);
  journal->closing = TRUE;
  journal->keep = keep;
  g_cond_broadcast (&journal->cond);
  g_mutex_unlock (&journal->mutex);
  g_thread_join (g_steal_pointer (&journal->thread));
  if (!keep)
    {
      tdt_journal_file_remove (&journal->file);
      g_clear_pointer (&journal->path, g_free);
    }
}

static char *
dup_shared (TdtJournal *journal, char *const *text)
{
  char *copy;

  g_mutex_lock (&journal->mutex);
  copy = g_strdup (*text);
  g_mutex_unlock (&journal->mutex);
  return copy;
}

char *
tdt_journal_dup_path (TdtJournal *journal)
{
  return dup_shared (journal, &journal->path);
}

char *
tdt_journal_dup_problem (TdtJournal *journal)
{
  return dup_shared (journal, &journal->problem);
}

static void
tdt_journal_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  TdtJournal *journal = TDT_JOURNAL (object);

  if (id == PROP_PROBLEM)
    g_value_take_string (value, tdt_journal_dup_problem (journal));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
tdt_journal_dispose (GObject *object)
{
  tdt_journal_close (TDT_JOURNAL (object), TRUE);
  G_OBJECT_CLASS (tdt_journal_parent_class)->dispose (object);
}

static void
tdt_journal_finalize (GObject *object)
{
  TdtJournal *journal = TDT_JOURNAL (object);

  tdt_journal_file_clear (&journal->file);
  g_ptr_array_unref (journal->roots);
  g_clear_pointer (&journal->saved, tdt_root_unref);
  g_free (journal->saved_path);
  g_clear_error (&journal->failure);
  g_free (journal->path);
  g_free (journal->problem);
  g_main_context_unref (journal->context);
  g_mutex_clear (&journal->mutex);
  g_cond_clear (&journal->cond);
  G_OBJECT_CLASS (tdt_journal_parent_class)->finalize (object);
}

static void
tdt_journal_class_init (TdtJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_journal_get_property;
  object_class->dispose = tdt_journal_dispose;
  object_class->finalize = tdt_journal_finalize;
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tdt_journal_init (TdtJournal *journal)
{
  journal->context = g_main_context_ref_thread_default ();
  journal->roots = new_roots ();
  g_mutex_init (&journal->mutex);
  g_cond_init (&journal->cond);
}
