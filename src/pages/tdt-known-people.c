/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-known-people-private.h"

#include "tdt-address-book.h"
#include "tdt-memory.h"

/* One for the program: the book is one file. */
static struct
{
  TdtRoot *book;
  TdtFinder *finder;
  /* Of the file that was read: 0 for none. */
  guint64 stamp;
  gboolean is_reading;
  /* Whom the project that was asked about last does not have, by their uids in the book. */
  TdtRoot *asked;
  GPtrArray *changes;
  GHashTable *strangers;
} known;

static void
forget_strangers (void)
{
  g_clear_pointer (&known.strangers, g_hash_table_unref);
  g_clear_pointer (&known.changes, g_ptr_array_unref);
  g_clear_pointer (&known.asked, tdt_root_unref);
}

static void
take_book (TdtRoot *book)
{
  const TdtKindId person = TDT_KIND_PERSON;

  forget_strangers ();
  g_clear_pointer (&known.finder, tdt_finder_unref);
  g_clear_pointer (&known.book, tdt_root_unref);
  known.book = book;
  if (book != NULL)
    known.finder = tdt_finder_new (book, &person, 1, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  TdtRoot *book = tdt_address_book_read_finish (result, &error);

  known.is_reading = FALSE;
  if (error != NULL)
    g_info ("Nobody of the address book is offered: %s", error->message);
  take_book (book);
}

/* Size and time in one number, as both are other ones after nearly every change. */
static guint64
get_stamp (void)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC
                                                  "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return 0;
  return (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_USEC_PER_SEC +
          g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC)) ^
         ((guint64) g_file_info_get_size (info) << 44);
}

void
tdt_known_people_prepare (void)
{
  guint64 stamp = tdt_memory_get_offers_known () ? get_stamp () : 0;

  if (known.is_reading || stamp == known.stamp)
    return;
  known.stamp = stamp;
  if (stamp == 0)
    {
      take_book (NULL);
      return;
    }
  known.is_reading = TRUE;
  tdt_address_book_read_async (NULL, read_cb, NULL);
}

const TdtRoot *
tdt_known_people_get_book (void)
{
  return known.book;
}

static void
look_for_strangers (const TdtRoot *root)
{
  if (known.asked == root)
    return;
  forget_strangers ();
  known.asked = tdt_root_ref (root);
  known.changes = tdt_address_book_compare (known.book, root);
  known.strangers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < known.changes->len; i++)
    {
      TdtBookChange *change = known.changes->pdata[i];

      if (change->target == NULL)
        g_hash_table_insert (known.strangers, change->source, change);
    }
}

GArray *
tdt_known_people_find (const TdtRoot *root, const char *query, guint limit)
{
  g_autoptr (GArray) found = NULL;
  GArray *strangers = g_array_new (FALSE, FALSE, sizeof (TdtFound));

  if (known.book == NULL || *query == '\0')
    return strangers;
  look_for_strangers (root);
  /* Of those found some are in the project already. */
  found = tdt_finder_find (known.finder, query, limit + 20);
  for (guint i = 0; i < found->len && strangers->len < limit; i++)
    {
      TdtFound *one = &g_array_index (found, TdtFound, i);

      if (g_hash_table_contains (known.strangers, tdt_row_get_uid (one->row)))
        g_array_append_val (strangers, *one);
    }
  return strangers;
}

gboolean
tdt_known_people_take (TdtWorkspace *workspace, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  gpointer change;

  if (known.book == NULL)
    return TRUE;
  look_for_strangers (tdt_workspace_get_root (workspace));
  change = g_hash_table_lookup (known.strangers, uid);
  if (change == NULL)
    return TRUE;
  g_ptr_array_add (wanted, change);
  return tdt_address_book_take (workspace, known.book, wanted, error);
}
