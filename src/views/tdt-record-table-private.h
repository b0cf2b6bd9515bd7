/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-record-table.h"

/* A record of a table's kind, shown or not. */
typedef struct
{
  TdtRow *row;
  char *tie;
  /* In the order shown now, and in the one that is being prepared. NULL while not known. */
  char *key;
  char *next_key;
  /* What a search looks through. NULL while not known. */
  char *text;
  gboolean passes;
  gboolean shown;
} TdtTableEntry;

typedef struct
{
  TdtRowTextFunc key;
  gpointer key_data;
  gboolean descending;
} TdtTableOrder;

struct _TdtRecordTable
{
  GObject parent_instance;

  TdtProjectView *view;
  TdtKindId kind;
  TdtRowTextFunc tie;
  TdtRowTextFunc searched;
  gpointer text_data;
  TdtTableOrder order;
  TdtTableOrder next_order;
  GStrv words;
  TdtRowFilterFunc filter;
  gpointer filter_data;

  GHashTable *by_uid;
  /* All of them in order; those that are shown. Both hold no references. */
  GPtrArray *entries;
  GPtrArray *shown;
  guint idle;
  guint prepared;
};

GHashTable *tdt_record_table_new_index (void);
const TdtRoot *tdt_record_table_get_root (TdtRecordTable *table);
/* Whether the filter lets it pass. */
void tdt_record_table_judge (TdtRecordTable *table, TdtTableEntry *entry);
/* A new one, at the end. */
void tdt_record_table_add_entry (TdtRecordTable *table, const TdtRow *row);
void tdt_record_table_free_entry (gpointer entry);
/* Brings all entries up to date. What is there no longer goes to @gone: old contents and new ones
 * are compared by address. Returns whether anything is different. */
gboolean tdt_record_table_renew (TdtRecordTable *table, const TdtDiff *diff, GPtrArray *gone);
