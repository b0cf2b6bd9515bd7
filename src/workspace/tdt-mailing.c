/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-mailing.h"

#include "tdt-calendar.h"
#include "tdt-names.h"
#include "tdt-phrases.h"
#include "tdt-plain.h"
#include "tdt-project-file.h"
#include "tdt-replace.h"
#include "tdt-told.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MANY_DRAFTS 10000

TdtMailing *
tdt_mailing_new (const TdtRoot *root, const TdtRoot *before, int kind, gint64 now)
{
  TdtMailing *mailing = g_new0 (TdtMailing, 1);

  mailing->root = tdt_root_ref (root);
  mailing->before = before != NULL ? tdt_root_ref (before) : NULL;
  mailing->kind = kind;
  mailing->calendar = kind != TDT_LETTER_KIND_THANKS && kind != TDT_LETTER_KIND_SHARING;
  if (kind == TDT_LETTER_KIND_SHARING)
    mailing->documents = TDT_MAILING_DOCUMENT (TDT_DOCUMENT_PROGRAMME);
  mailing->now = now;
  return mailing;
}

void
tdt_mailing_free (TdtMailing *mailing)
{
  tdt_root_unref (mailing->root);
  g_clear_pointer (&mailing->before, tdt_root_unref);
  g_clear_pointer (&mailing->copy, tdt_header_free);
  g_free (mailing);
}

void
tdt_draft_free (TdtDraft *draft)
{
  g_free (draft->person);
  tdt_mail_free (draft->mail);
  g_free (draft->file_name);
  g_strfreev (draft->empty);
  g_free (draft->through);
  g_free (draft);
}

static char *
dup_stem (const TdtMailing *mailing, const TdtRow *person, const char *recipient)
{
  g_autofree char *name = person != NULL ? tdt_person_dup_list_name (person) : NULL;

  return g_strdup_printf ("%s - %s", tdt_token_label (TDT_TOKENS_LETTER_KIND, mailing->kind),
                          name != NULL ? name : recipient);
}

TdtDraft *
tdt_mailing_preview (const TdtMailing *mailing, const char *recipient)
{
  const TdtRow *person = tdt_root_lookup_kind (mailing->root, TDT_KIND_PERSON, recipient);
  g_autofree char *before = person != NULL
                                ? tdt_told_dup_last (mailing->root, recipient, mailing->before)
                                : NULL;
  g_autoptr (TdtLetterTemplate) template = tdt_letter_template_find (
      mailing->root, mailing->kind, tdt_letter_get_language (mailing->root, person));
  g_autoptr (TdtLetter) letter = tdt_letter_write (mailing->root, template,
                                                   person != NULL ? recipient : NULL, before);
  g_autofree char *stem = dup_stem (mailing, person, recipient);
  TdtDraft *draft = g_new0 (TdtDraft, 1);

  draft->mail = tdt_mail_new ();
  draft->mail->subject = tdt_mail_dup_line (letter->subject);
  draft->mail->text = g_steal_pointer (&letter->text);
  draft->empty = g_steal_pointer (&letter->empty);
  draft->file_name = tdt_plain_dup_file_name (stem, ".eml");
  if (person != NULL)
    {
      draft->person = g_strdup (recipient);
      draft->mail->address = tdt_person_dup_mail_address (person, &draft->through);
      draft->mail->name = draft->through != NULL && *draft->through != '\0'
                              ? g_strdup (draft->through)
                              : tdt_person_dup_name (person);
    }
  else
    draft->mail->address = tdt_mail_dup_address (recipient);
  return draft;
}

static char *
dup_fault_of (const TdtMailing *mailing, const char *language)
{
  g_autoptr (TdtLetterTemplate) template = tdt_letter_template_find (mailing->root, mailing->kind,
                                                                     language);
  const char *const texts[] = { template->subject, template->body };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) faults = tdt_letter_check (texts[i], language);

      if (faults->len > 0)
        return g_strdup (((const TdtLetterFault *) faults->pdata[0])->message);
    }
  return NULL;
}

char *
tdt_mailing_dup_fault (const TdtMailing *mailing, const char *const *recipients)
{
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  char *fault = NULL;

  for (guint i = 0; fault == NULL && recipients[i] != NULL; i++)
    {
      const TdtRow *person = tdt_root_lookup_kind (mailing->root, TDT_KIND_PERSON, recipients[i]);
      const char *language = tdt_letter_get_language (mailing->root, person);

      if (g_hash_table_add (languages, (gpointer) language))
        fault = dup_fault_of (mailing, language);
    }
  return fault;
}

/* What is the same for everybody, made once. */
typedef struct
{
  GHashTable *documents;
  GBytes *copy;
} Shared;

static void
shared_clear (Shared *shared)
{
  g_clear_pointer (&shared->documents, g_hash_table_unref);
  g_clear_pointer (&shared->copy, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shared, shared_clear)

static char *
dup_title (const TdtRoot *root)
{
  const char *title = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TITLE);

  return g_strdup (title != NULL ? title : _ ("Untitled meeting"));
}

static GBytes *
make_pdf (const TdtMailing *mailing, TdtDocumentId id, const char *person, const char *language,
          GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (TdtTime) printed = tdt_time_new_from_instant (
      mailing->now, tdt_row_get_text (tdt_root_get_project (mailing->root), TDT_PROJECT_TIME_ZONE));
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;

  options.person = person;
  options.language = language;
  options.printed = printed;
  if (!tdt_document_write (id, TDT_FORMAT_PDF, mailing->root, &options, stream, NULL, cancellable,
                           error) ||
      !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* A person's own, or what others of the same language got already. */
static GBytes *
get_pdf (const TdtMailing *mailing, Shared *shared, TdtDocumentId id, const char *person,
         const char *language, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%d %s", id, language);
  GBytes *bytes;

  if (id == TDT_DOCUMENT_BRIEF && person != NULL)
    return make_pdf (mailing, id, person, language, cancellable, error);
  bytes = g_hash_table_lookup (shared->documents, key);
  if (bytes == NULL)
    {
      bytes = make_pdf (mailing, id, NULL, language, cancellable, error);
      if (bytes == NULL)
        return NULL;
      g_hash_table_insert (shared->documents, g_steal_pointer (&key), bytes);
    }
  return g_bytes_ref (bytes);
}

static gboolean
attach_documents (const TdtMailing *mailing, Shared *shared, TdtDraft *draft,
                  GCancellable *cancellable, GError **error)
{
  const TdtRow *person = tdt_root_lookup_kind (mailing->root, TDT_KIND_PERSON, draft->person);
  const char *language = tdt_letter_get_language (mailing->root, person);
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new (language);
  guint n_documents;
  const TdtToken *tokens = tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);

  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *name = NULL;

      if ((mailing->documents & TDT_MAILING_DOCUMENT (i)) == 0 ||
          !tdt_document_has_format ((int) i, TDT_FORMAT_PDF))
        continue;
      bytes = get_pdf (mailing, shared, (int) i, draft->person, language, cancellable, error);
      if (bytes == NULL)
        return FALSE;
      name = g_strconcat (tdt_phrases_get (phrases, tokens[i].label), ".pdf", NULL);
      tdt_mail_add_file (draft->mail, name, "application/pdf", bytes);
    }
  return TRUE;
}

static void
attach_calendar (const TdtMailing *mailing, TdtDraft *draft)
{
  g_autofree char *title = dup_title (mailing->root);
  g_autofree char *name = tdt_plain_dup_file_name (title, ".ics");
  g_autoptr (GBytes) bytes = tdt_calendar_write (mailing->root, draft->person, mailing->now);

  /* Somebody without a session at a time has no calendar. */
  if (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                    "BEGIN:VEVENT") != NULL)
    tdt_mail_add_file (draft->mail, name, "text/calendar", bytes);
}

static void
attach_copy (const TdtMailing *mailing, Shared *shared, TdtDraft *draft)
{
  g_autofree char *title = dup_title (mailing->root);
  g_autofree char *name = tdt_plain_dup_file_name (title, ".tdt.xml");

  if (shared->copy == NULL)
    shared->copy = tdt_project_file_write (mailing->root, mailing->copy, NULL);
  tdt_mail_add_file (draft->mail, name, "application/x-tour-de-table+xml", shared->copy);
}

static gboolean
attach_all (const TdtMailing *mailing, Shared *shared, TdtDraft *draft, GCancellable *cancellable,
            GError **error)
{
  if (mailing->calendar && draft->person != NULL)
    attach_calendar (mailing, draft);
  if (!attach_documents (mailing, shared, draft, cancellable, error))
    return FALSE;
  if (mailing->copy != NULL)
    attach_copy (mailing, shared, draft);
  return TRUE;
}

GPtrArray *
tdt_mailing_write (const TdtMailing *mailing, const char *const *recipients,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_draft_free);
  g_auto (Shared) shared = { .documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                                 (GDestroyNotify) g_bytes_unref) };

  for (guint i = 0; recipients[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_ptr_array_add (drafts, tdt_mailing_preview (mailing, recipients[i]));
      if (!attach_all (mailing, &shared, drafts->pdata[i], cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&drafts);
}

/* The first of "a.eml", "a (2).eml" and so on that nobody has; links count as taken wherever they
 * lead. */
static char *
dup_free_path (const char *folder, const char *file_name)
{
  const char *dot = strrchr (file_name, '.');
  GStatBuf status;

  for (guint i = 1; i < MANY_DRAFTS; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup (file_name)
                                     : g_strdup_printf ("%.*s (%u)%s", (int) (dot - file_name),
                                                        file_name, i, dot);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_lstat (path, &status) != 0 && errno == ENOENT)
        return g_steal_pointer (&path);
    }
  return g_build_filename (folder, file_name, NULL);
}

GPtrArray *
tdt_drafts_save (const GPtrArray *drafts, const char *folder, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  /* Nothing may be there. */
  const TdtReplaceOptions options = { NULL };

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The folder “%s” cannot be made: %s"), name, g_strerror (errno));
      return NULL;
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      const TdtDraft *draft = drafts->pdata[i];
      g_autofree char *path = dup_free_path (folder, draft->file_name);
      g_autoptr (GBytes) bytes = tdt_mail_write (draft->mail);

      if (!tdt_replace_file (path, bytes, &options, NULL, cancellable, error))
        return NULL;
      g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  return g_steal_pointer (&paths);
}
