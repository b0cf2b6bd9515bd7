/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-document.h"
#include "tdt-header.h"
#include "tdt-letter.h"
#include "tdt-mail.h"

G_BEGIN_DECLS

/*
 * Letters to several people, as drafts for a mail program: a text each from one template, each with
 * the person's own calendar and brief. Pure: nothing is sent, and nothing is noted in the project,
 * see tdt-workspace-mail.h.
 */

/** TDT_MAILING_DOCUMENT: the bit of a document in #TdtMailing. */
#define TDT_MAILING_DOCUMENT(id) (1u << (id))

/**
 * TdtMailing:
 * @root: the project
 * @before: (nullable): the project as it was, see tdt_told_dup_last()
 * @kind: a LETTER_KIND token
 * @calendar: whether everybody gets his or her own sessions as iCalendar
 * @documents: bits of %TDT_MAILING_DOCUMENT() of what is attached as PDF; a speaker brief is the
 *   person's own
 * @copy: (nullable): the header of a copy for editing, which is attached; %NULL for none
 * @now: seconds since 1970 UTC
 */
typedef struct
{
  TdtRoot *root;
  TdtRoot *before;
  int kind;
  gboolean calendar;
  guint documents;
  TdtHeader *copy;
  gint64 now;
} TdtMailing;

/**
 * tdt_mailing_new:
 * @before: (nullable): see #TdtMailing
 *
 * Returns: (transfer full): a mailing with what usually goes with that kind of letter
 */
TdtMailing *tdt_mailing_new (const TdtRoot *root, const TdtRoot *before, int kind, gint64 now);
void tdt_mailing_free (TdtMailing *mailing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtMailing, tdt_mailing_free)

/**
 * TdtDraft:
 * @person: (nullable): uid of who gets it; %NULL for an address that was typed
 * @mail: the mail
 * @file_name: what the draft is called in a folder, without a number
 * @empty: placeholders that have nothing to say in it, ends with %NULL
 * @through: (nullable): whose address it goes to where the person has none: the assistant's name,
 *   "" where it is not known
 */
typedef struct
{
  char *person;
  TdtMail *mail;
  char *file_name;
  GStrv empty;
  char *through;
} TdtDraft;

void tdt_draft_free (TdtDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtDraft, tdt_draft_free)

/**
 * tdt_mailing_preview:
 * @recipient: uid of a person, or an address
 *
 * Returns: (transfer full): the draft without what is attached to it
 */
TdtDraft *tdt_mailing_preview (const TdtMailing *mailing, const char *recipient);

/**
 * tdt_mailing_dup_fault:
 * @recipients: uids of people, and addresses; ends with %NULL
 *
 * Returns: (transfer full) (nullable): what is wrong with a template that one of them gets, in a
 *   sentence that says where; %NULL when all may be sent
 */
char *tdt_mailing_dup_fault (const TdtMailing *mailing, const char *const *recipients);

/**
 * tdt_mailing_write:
 * @recipients: uids of people, and addresses; ends with %NULL
 *
 * Makes all drafts whole. May be called from any thread, and takes a while.
 *
 * Returns: (transfer full) (element-type TdtDraft) (nullable): the drafts, %NULL with an error
 */
GPtrArray *tdt_mailing_write (const TdtMailing *mailing, const char *const *recipients,
                              GCancellable *cancellable, GError **error);

/**
 * tdt_drafts_save:
 * @drafts: (element-type TdtDraft): from tdt_mailing_write()
 * @folder: (type filename): where to; it is made if it is not there
 *
 * Writes an `.eml` file each. What is in the folder already stays: a draft whose name is taken gets
 * a number. May be called from any thread.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the paths, %NULL with an error
 */
GPtrArray *tdt_drafts_save (const GPtrArray *drafts, const char *folder, GCancellable *cancellable,
                            GError **error);

/**
 * TdtMailingFilter:
 * @statuses: bits 1 << PARTICIPANT_STATUS token of which one counts; 0 for everybody
 * @organisation: (nullable): uid: only its people
 * @session: (nullable): uid: only its people
 * @people: (nullable): only these uids
 */
typedef struct
{
  guint statuses;
  const char *organisation;
  const char *session;
  const char *const *people;
} TdtMailingFilter;

/**
 * tdt_mailing_list_people:
 *
 * Returns: (transfer container) (element-type TdtRow): the people whom a filter names, by surname;
 *   where somebody is represented, who comes instead
 */
GPtrArray *tdt_mailing_list_people (const TdtRoot *root, const TdtMailingFilter *filter);

/**
 * tdt_mailing_get_usual_statuses:
 * @kind: a LETTER_KIND token
 *
 * Returns: whom such a letter usually goes to, as in #TdtMailingFilter
 */
guint tdt_mailing_get_usual_statuses (const TdtRoot *root, int kind);

/**
 * tdt_person_dup_mail_address:
 * @through: (out) (optional): see #TdtDraft
 *
 * Returns: (transfer full) (nullable): where somebody reads mail: the own address, or else the
 *   assistant's; %NULL where there is none, or none that is right
 */
char *tdt_person_dup_mail_address (const TdtRow *person, char **through);

G_END_DECLS
