/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Mails as drafts: messages that a mail program opens, shows and sends. Nothing is ever sent from
 * here. Whatever a name or a title holds, it stays in the header, the file name or the text that it
 * is meant for.
 */

/**
 * TdtMailFile: what is attached to a mail.
 * @name: as it will be called where it arrives
 * @media_type: such as "application/pdf"
 */
typedef struct
{
  char *name;
  char *media_type;
  GBytes *bytes;
} TdtMailFile;

/**
 * TdtMail:
 * @name: (nullable): of the one who gets it
 * @address: (nullable): an address of tdt_mail_dup_address(); %NULL leaves it to the mail program
 * @subject: in one line
 * @text: plain, in paragraphs
 * @files: (element-type TdtMailFile): what is attached
 */
typedef struct
{
  char *name;
  char *address;
  char *subject;
  char *text;
  GPtrArray *files;
} TdtMail;

/** tdt_mail_new: Returns: (transfer full): a mail without a word */
TdtMail *tdt_mail_new (void);
void tdt_mail_free (TdtMail *mail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtMail, tdt_mail_free)

/** tdt_mail_add_file: attaches @bytes as @name, made safe by tdt_plain_dup_file_name(). */
void tdt_mail_add_file (TdtMail *mail, const char *name, const char *media_type, GBytes *bytes);

/**
 * tdt_mail_write:
 *
 * Writes a draft: RFC 5322 with MIME, lines end with CR LF, "X-Unsent: 1" so that mail programs
 * open it for editing. The same mail gives the same bytes. May be called from any thread.
 *
 * Returns: (transfer full): the `.eml` file
 */
GBytes *tdt_mail_write (const TdtMail *mail);

/**
 * tdt_mail_dup_address:
 * @text: (nullable): what somebody typed for an address, such as "marie@example.org" or
 *   "Marie Durand <marie@example.org>"
 *
 * Returns: (transfer full) (nullable): the address as mail has it (RFC 5321, a domain of other
 *   letters in its ASCII form), or %NULL when @text is not exactly one
 */
char *tdt_mail_dup_address (const char *text);

/**
 * tdt_mail_dup_line:
 * @text: (nullable): what may hold anything that is text
 *
 * Returns: (transfer full): it as tdt_plain_dup_line() makes it, and without what a header would
 *   take for an encoded word
 */
char *tdt_mail_dup_line (const char *text);

G_END_DECLS
