/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of letters, and what is noted of letters that were sent. */
#include "config.h"

#include "tdt-workspace-mail.h"

#include "tdt-attendance.h"
#include "tdt-print-status.h"
#include "tdt-told.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

static char *
dup_label (int kind)
{
  /* Translators: a step that can be undone; %s is a kind of letter, such as Invitation. */
  return g_strdup_printf (_ ("Template: %s"), tdt_token_label (TDT_TOKENS_LETTER_KIND, kind));
}

static char *
add_template (TdtEdit *edit, int kind, const char *language, GError **error)
{
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_MAIL_TEMPLATE, NULL, error));

  if (uid == NULL || !tdt_edit_set_token (edit, uid, TDT_MAIL_TEMPLATE_KIND, kind, error) ||
      !tdt_edit_set_text (edit, uid, TDT_MAIL_TEMPLATE_LANGUAGE, language, error) ||
      !tdt_edit_set_text (edit, uid, TDT_MAIL_TEMPLATE_NAME,
                          tdt_token_label (TDT_TOKENS_LETTER_KIND, kind), error))
    return NULL;
  return g_steal_pointer (&uid);
}

/* Whether @text is what the program would say there. */
static gboolean
is_own (int kind, const char *language, TdtFieldId field, const char *text)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("none");
  g_autoptr (TdtLetterTemplate) own = tdt_letter_template_find (empty, kind, language);

  return g_strcmp0 (text, field == TDT_MAIL_TEMPLATE_SUBJECT ? own->subject : own->body) == 0;
}

/* A template that says nothing of its own goes. */
static gboolean
remove_empty (TdtEdit *edit, const char *uid, GError **error)
{
  const TdtRow *row = tdt_edit_lookup (edit, uid);

  return tdt_row_has (row, TDT_MAIL_TEMPLATE_SUBJECT) ||
         tdt_row_has (row, TDT_MAIL_TEMPLATE_BODY) || tdt_edit_remove (edit, uid, error);
}

gboolean
tdt_workspace_set_letter_words (TdtWorkspace *self, int kind, const char *language,
                                TdtFieldId field, const char *text, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtLetterTemplate) template = tdt_letter_template_find (root, kind, language);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  gboolean own = is_own (kind, language, field, text);
  g_autofree char *uid = template->row != NULL ? g_strdup (tdt_row_get_uid (template->row)) : NULL;
  g_autofree char *label = dup_label (kind);
  g_autofree char *typing = g_strdup_printf ("letter %d %s %d", kind, language, (int) field);

  if (uid == NULL && own)
    return TRUE;
  if (uid == NULL)
    uid = add_template (edit, kind, language, error);
  if (uid == NULL || !tdt_edit_set_text (edit, uid, field, own ? NULL : text, error) ||
      !remove_empty (edit, uid, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, label, typing);
  return TRUE;
}

gboolean
tdt_workspace_reset_letter (TdtWorkspace *self, int kind, const char *language, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtLetterTemplate) template = tdt_letter_template_find (root, kind, language);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *label = dup_label (kind);

  if (template->row == NULL)
    return TRUE;
  if (!tdt_edit_remove (edit, tdt_row_get_uid (template->row), error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}

static char *
find_or_add_mark (TdtEdit *edit, const TdtRoot *root, const char *person, GError **error)
{
  g_autoptr (GPtrArray) marks = tdt_root_get_referrers (root, person, TDT_PRINT_MARK_RECORD);
  g_autofree char *uid = NULL;

  for (guint i = 0; i < marks->len; i++)
    if (tdt_row_get_token (marks->pdata[i], TDT_PRINT_MARK_DOCUMENT) == TDT_TOLD_DOCUMENT)
      return g_strdup (tdt_row_get_uid (marks->pdata[i]));
  uid = g_strdup (tdt_edit_add (edit, TDT_KIND_PRINT_MARK, NULL, error));
  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_PRINT_MARK_RECORD, person, error) ||
      !tdt_edit_set_token (edit, uid, TDT_PRINT_MARK_DOCUMENT, TDT_TOLD_DOCUMENT, error))
    return NULL;
  return g_steal_pointer (&uid);
}

static gboolean
mark_one (TdtEdit *edit, const TdtRoot *root, const TdtMailing *mailing, const char *person,
          const TdtTime *now, GError **error)
{
  g_autofree char *told = tdt_told_dup (mailing->root, person);
  g_autofree char *uid = find_or_add_mark (edit, root, person, error);

  return uid != NULL &&
         tdt_edit_set_token (edit, uid, TDT_PRINT_MARK_KIND, TDT_MARK_KIND_SENT, error) &&
         tdt_edit_set_text (edit, uid, TDT_PRINT_MARK_CONTENT, told, error) &&
         tdt_edit_set_time (edit, uid, TDT_PRINT_MARK_WHEN, now, error);
}

/* Who has answered stays with that. */
static gboolean
note_invited (TdtEdit *edit, const TdtRoot *root, const char *person, GError **error)
{
  g_autoptr (GPtrArray) attendances = tdt_person_get_attendances (root, person);

  for (guint i = 0; i < attendances->len; i++)
    {
      const TdtRow *row = attendances->pdata[i];
      int status = tdt_row_get_token (row, TDT_PARTICIPANT_STATUS);

      if ((!tdt_row_has (row, TDT_PARTICIPANT_STATUS) ||
           status == TDT_PARTICIPANT_STATUS_TO_INVITE ||
           status == TDT_PARTICIPANT_STATUS_SOUNDED_OUT) &&
          !tdt_edit_set_token (edit, tdt_row_get_uid (row), TDT_PARTICIPANT_STATUS,
                               TDT_PARTICIPANT_STATUS_INVITED, error))
        return FALSE;
    }
  return TRUE;
}

/* What was attached is out among people: a brief of each, other documents as a whole. */
static gboolean
mark_documents (TdtEdit *edit, const TdtRoot *root, const TdtMailing *mailing,
                const char *const *people, const TdtTime *now, GError **error)
{
  guint n_documents;

  tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);
  for (guint i = 0; i < n_documents; i++)
    {
      TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
      g_autoptr (TdtDocument) document = NULL;
      g_autoptr (GPtrArray) parts = NULL;

      if ((mailing->documents & TDT_MAILING_DOCUMENT (i)) == 0)
        continue;
      if (i == TDT_DOCUMENT_BRIEF)
        options.records = people;
      document = tdt_document_build ((int) i, mailing->root, &options, error);
      if (document == NULL)
        return FALSE;
      parts = tdt_document_get_parts (document);
      if (i == TDT_DOCUMENT_BRIEF)
        g_ptr_array_remove_index (parts, 0);
      if (!tdt_edit_put_marks (edit, root, (int) i, TDT_MARK_KIND_SENT, parts, now, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_workspace_mark_told (TdtWorkspace *self, const TdtMailing *mailing, const char *const *people,
                         GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtTime) now = tdt_time_new_from_instant (
      g_get_real_time () / G_USEC_PER_SEC,
      tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE));
  g_autofree char *label = NULL;
  guint n_people = 0;

  for (guint i = 0; people[i] != NULL; i++)
    {
      /* Who was deleted while the drafts were being sent needs no mark. */
      if (tdt_root_lookup_kind (root, TDT_KIND_PERSON, people[i]) == NULL)
        continue;
      n_people++;
      if (!mark_one (edit, root, mailing, people[i], now, error) ||
          (mailing->kind == TDT_LETTER_KIND_INVITATION &&
           !note_invited (edit, root, people[i], error)))
        return FALSE;
    }
  if (!mark_documents (edit, root, mailing, people, now, error))
    return FALSE;
  /* Translators: a step that can be undone: a kind of letter, such as Invitation, and how many. */
  label = g_strdup_printf (ngettext ("%s: sent to %u person", "%s: sent to %u people", n_people),
                           tdt_token_label (TDT_TOKENS_LETTER_KIND, mailing->kind), n_people);
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}

TdtMailing *
tdt_workspace_new_mailing (TdtWorkspace *self, int kind)
{
  return tdt_mailing_new (tdt_workspace_get_root (self), tdt_history_get_root_at (self->history, 0),
                          kind, g_get_real_time () / G_USEC_PER_SEC);
}
