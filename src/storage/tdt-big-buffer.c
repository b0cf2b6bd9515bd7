/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-big-buffer-private.h"

#include <sys/mman.h>
#include <unistd.h>

typedef struct
{
  char *buffer;
  gsize size;
} Buffer;

/* Advice: nothing is lost where it is not taken. */
void
tdt_big_buffer_advise (char *buffer, gsize size)
{
#ifdef MADV_HUGEPAGE
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize before = (page - GPOINTER_TO_SIZE (buffer) % page) % page;

  if (size > before + page)
    madvise (buffer + before, (size - before) / page * page, MADV_HUGEPAGE);
#endif
}

/* Returns %NULL without memory. */
char *
tdt_big_buffer_new (gsize size)
{
  char *buffer = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (buffer == MAP_FAILED)
    return NULL;
  tdt_big_buffer_advise (buffer, size);
  return buffer;
}

void
tdt_big_buffer_free (char *buffer, gsize size)
{
  munmap (buffer, size);
}

static void
free_buffer (gpointer data)
{
  Buffer *owner = data;

  tdt_big_buffer_free (owner->buffer, owner->size);
  g_free (owner);
}

GBytes *
tdt_big_buffer_end (char *buffer, gsize size, gsize length)
{
  Buffer *owner = g_new (Buffer, 1);

  *owner = (Buffer){ buffer, size };
  return g_bytes_new_with_free_func (buffer, length, free_buffer, owner);
}
