/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-uid-table-private.h"

#include <string.h>

#define FIRST_SIZE 1024
#define NO_ENTRY G_MAXUINT32
#define MIX G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

typedef struct
{
  guint32 hash;
  guint32 number;
} Slot;

struct _TdtUidTable
{
  GArray *entries;
  Slot *slots;
  guint32 mask;
  guint64 seed;
};

static void
clear_entry (gpointer data)
{
  TdtUidEntry *entry = data;

  g_ref_string_release (entry->uid);
}

static Slot *
slots_new (gsize size)
{
  Slot *slots = g_new (Slot, size);

  for (gsize i = 0; i < size; i++)
    slots[i] = (Slot){ 0, NO_ENTRY };
  return slots;
}

TdtUidTable *
tdt_uid_table_new (void)
{
  TdtUidTable *table = g_new0 (TdtUidTable, 1);

  table->entries = g_array_new (FALSE, FALSE, sizeof (TdtUidEntry));
  g_array_set_clear_func (table->entries, clear_entry);
  table->slots = slots_new (FIRST_SIZE);
  table->mask = FIRST_SIZE - 1;
  table->seed = (guint64) g_random_int () << 32 | g_random_int ();
  return table;
}

void
tdt_uid_table_free (TdtUidTable *table)
{
  g_array_unref (table->entries);
  g_free (table->slots);
  g_free (table);
}

static guint32
hash (const TdtUidTable *table, const char *uid, gsize length)
{
  guint64 state = table->seed ^ length;

  for (gsize i = 0; i < length; i += 8)
    {
      guint64 word = 0;

      memcpy (&word, uid + i, MIN (length - i, 8));
      state = (state ^ word) * MIX;
      state = (state ^ (state >> 29)) + table->seed;
    }
  return (guint32) (state ^ (state >> 32));
}

static void
grow (TdtUidTable *table)
{
  gsize size = ((gsize) table->mask + 1) * 2;
  Slot *slots = slots_new (size);

  for (gsize i = 0; i <= table->mask; i++)
    if (table->slots[i].number != NO_ENTRY)
      {
        gsize place = table->slots[i].hash & (size - 1);

        while (slots[place].number != NO_ENTRY)
          place = (place + 1) & (size - 1);
        slots[place] = table->slots[i];
      }
  g_free (table->slots);
  table->slots = slots;
  table->mask = (guint32) (size - 1);
}

guint
tdt_uid_table_intern (TdtUidTable *table, const char *uid, gsize length)
{
  guint32 hashed = hash (table, uid, length);
  guint32 place = hashed & table->mask;
  TdtUidEntry entry = { .kind = TDT_UID_UNDEFINED };

  for (; table->slots[place].number != NO_ENTRY; place = (place + 1) & table->mask)
    {
      const char *found;

      if (table->slots[place].hash != hashed)
        continue;
      found = g_array_index (table->entries, TdtUidEntry, table->slots[place].number).uid;
      if (strncmp (found, uid, length) == 0 && found[length] == '\0')
        return table->slots[place].number;
    }
  entry.uid = g_ref_string_new_len (uid, (gssize) length);
  table->slots[place] = (Slot){ hashed, table->entries->len };
  g_array_append_val (table->entries, entry);
  if (table->entries->len > table->mask / 2)
    grow (table);
  return table->entries->len - 1;
}

TdtUidEntry *
tdt_uid_table_get (TdtUidTable *table, guint number)
{
  return &g_array_index (table->entries, TdtUidEntry, number);
}
