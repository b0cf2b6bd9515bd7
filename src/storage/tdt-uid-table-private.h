/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-kind.h"

/*
 * The uids of a file that is being read, those of records and those that are referred to, each
 * stored once. Its hash starts from a random number, so that nobody can make a file whose uids
 * all fall into one place.
 */
typedef struct _TdtUidTable TdtUidTable;

/** TDT_UID_UNDEFINED: referred to, but no record has it (yet). */
#define TDT_UID_UNDEFINED ((TdtKindId) (TDT_KIND_ANY + 1))

/* @uid is a GRefString; @kind that of the record; @stamp is the user's. */
typedef struct
{
  char *uid;
  TdtKindId kind;
  guint64 stamp;
} TdtUidEntry;

TdtUidTable *tdt_uid_table_new (void);
void tdt_uid_table_free (TdtUidTable *table);

/* The number of the entry, which is made if need be. */
guint tdt_uid_table_intern (TdtUidTable *table, const char *uid, gsize length);
/* Stays valid until the next one is interned. */
TdtUidEntry *tdt_uid_table_get (TdtUidTable *table, guint number);
