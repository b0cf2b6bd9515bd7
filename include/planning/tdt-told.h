/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/*
 * Whom to tell. When somebody is written to, the project keeps what he or she had to know then:
 * which sessions, when and where. What is different now concerns that person, and nobody else. It
 * outlives the undo history, a merge and a copy that travelled by mail.
 */

/** TDT_TOLD_DOCUMENT: the document whose marks of kind SENT hold what people were told. */
#define TDT_TOLD_DOCUMENT TDT_DOCUMENT_INVITATIONS

/**
 * tdt_told_dup:
 * @person: uid
 *
 * Returns: (transfer full): where and when @person has to be, as a mark keeps it; "" for nowhere
 */
char *tdt_told_dup (const TdtRoot *root, const char *person);

/**
 * TdtToldChangeType:
 * @TDT_TOLD_ADDED: another session for that person
 * @TDT_TOLD_DROPPED: a session no longer for that person
 * @TDT_TOLD_MOVED: at another time, or in another room
 * @TDT_TOLD_SOMETHING: something, of a programme too long to keep
 */
typedef enum
{
  TDT_TOLD_ADDED,
  TDT_TOLD_DROPPED,
  TDT_TOLD_MOVED,
  TDT_TOLD_SOMETHING,
} TdtToldChangeType;

/**
 * TdtToldChange:
 * @session: (nullable): uid; it may be deleted
 * @start: (nullable): when it was to start
 * @minutes: how long it was to last, %TDT_UNSET for not said
 * @room: (nullable): uid of where it was to be
 */
typedef struct
{
  TdtToldChangeType type;
  char *session;
  TdtTime *start;
  gint64 minutes;
  char *room;
} TdtToldChange;

/**
 * tdt_told_compare:
 * @before: from tdt_told_dup()
 *
 * Returns: (transfer full) (element-type TdtToldChange): what @person does not know yet
 */
GPtrArray *tdt_told_compare (const TdtRoot *root, const char *person, const char *before);

/**
 * tdt_told_dup_last:
 * @before: (nullable): the project as it was, for those who were told by other means
 *
 * Returns: (transfer full) (nullable): what @person was told last: by a mark, or as it stood in
 *   @before if there is an answer, or an invitation, in it; %NULL when nobody told anything
 */
char *tdt_told_dup_last (const TdtRoot *root, const char *person, const TdtRoot *before);

/**
 * tdt_told_find_concerned:
 * @before: (nullable): see tdt_told_dup_last()
 *
 * Returns: (transfer full): uids of the people who know something that is not so any more, ends
 *   with %NULL
 */
GStrv tdt_told_find_concerned (const TdtRoot *root, const TdtRoot *before);

G_END_DECLS
