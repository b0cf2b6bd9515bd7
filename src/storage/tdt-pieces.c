/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-writer-private.h"

#include "tdt-big-buffer-private.h"
#include "tdt-hash-private.h"

#include <string.h>

#define PIECE_SIZE ((gsize) 4194304)
#define PIECE_MORE ((gsize) 65536)

struct _TdtPieces
{
  GPtrArray *pieces;
  TdtHash *hash;
  /* Of pieces on their way to the thread; NULL where there is no thread. */
  GAsyncQueue *queue;
  GThread *thread;
  /* The address that ends the queue. */
  GString end;
};

static void
free_piece (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
hash_piece (TdtPieces *pieces, const GString *piece)
{
  tdt_hash_update (pieces->hash, piece->str, piece->len);
}

static gpointer
hash_thread (gpointer data)
{
  TdtPieces *pieces = data;
  const GString *piece;

  while ((piece = g_async_queue_pop (pieces->queue)) != &pieces->end)
    hash_piece (pieces, piece);
  return NULL;
}

TdtPieces *
tdt_pieces_new (void)
{
  TdtPieces *pieces = g_new0 (TdtPieces, 1);

  pieces->pieces = g_ptr_array_new_with_free_func (free_piece);
  pieces->hash = tdt_hash_new ();
  return pieces;
}

void
tdt_pieces_hash (TdtPieces *pieces, const char *text, gsize length)
{
  tdt_hash_update (pieces->hash, text, length);
}

/* A small project is hashed before a thread would have begun. */
static void
begin_thread (TdtPieces *pieces)
{
  pieces->queue = g_async_queue_new ();
  pieces->thread = g_thread_try_new ("revision", hash_thread, pieces, NULL);
  if (pieces->thread == NULL)
    g_clear_pointer (&pieces->queue, g_async_queue_unref);
}

static void
take_piece (TdtPieces *pieces, GString *piece)
{
  g_ptr_array_add (pieces->pieces, piece);
  if (pieces->queue != NULL)
    g_async_queue_push (pieces->queue, piece);
  else
    hash_piece (pieces, piece);
}

GString *
tdt_pieces_next (TdtPieces *pieces, GString *xml)
{
  if (xml != NULL && xml->len < PIECE_SIZE)
    return xml;
  if (xml != NULL)
    {
      if (pieces->pieces->len == 0)
        begin_thread (pieces);
      take_piece (pieces, xml);
    }
  if (xml == NULL)
    return g_string_new (NULL);
  xml = g_string_sized_new (PIECE_SIZE + PIECE_MORE);
  tdt_big_buffer_advise (xml->str, xml->allocated_len);
  return xml;
}

char *
tdt_pieces_end (TdtPieces *pieces, GString *xml)
{
  take_piece (pieces, xml);
  if (pieces->thread != NULL)
    {
      g_async_queue_push (pieces->queue, &pieces->end);
      g_thread_join (g_steal_pointer (&pieces->thread));
    }
  return tdt_hash_dup_hex (pieces->hash);
}

GBytes *
tdt_pieces_join (TdtPieces *pieces, const GString *head)
{
  gsize length = head->len;
  char *buffer;

  for (guint i = 0; i < pieces->pieces->len; i++)
    length += ((const GString *) pieces->pieces->pdata[i])->len;
  buffer = tdt_big_buffer_new (length + 1);
  if (buffer == NULL)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes", length);
  memcpy (buffer, head->str, head->len);
  length = head->len;
  for (guint i = 0; i < pieces->pieces->len; i++)
    {
      const GString *piece = pieces->pieces->pdata[i];

      memcpy (buffer + length, piece->str, piece->len);
      length += piece->len;
    }
  buffer[length] = '\0';
  return tdt_big_buffer_end (buffer, length + 1, length);
}

void
tdt_pieces_free (TdtPieces *pieces)
{
  g_assert (pieces->thread == NULL);
  g_ptr_array_unref (pieces->pieces);
  tdt_hash_free (pieces->hash);
  g_clear_pointer (&pieces->queue, g_async_queue_unref);
  g_free (pieces);
}
