/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-xml-memory-private.h"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* Only the thread that parses counts; what other libraries do with libxml2 is not limited. */
typedef struct
{
  gboolean active;
  gboolean failed;
  gint64 left;
  guint countdown;
} Budget;

static _Thread_local Budget budget;
static _Thread_local guint next_fail_at;

static gboolean
take (gsize size)
{
  if (!budget.active)
    return TRUE;
  if (budget.countdown > 0 && --budget.countdown == 0)
    budget.failed = TRUE;
  if ((gint64) size > budget.left)
    budget.failed = TRUE;
  return !budget.failed;
}

static void
count (void *memory, int sign)
{
  if (budget.active && memory != NULL)
    budget.left -= sign * (gint64) malloc_usable_size (memory);
}

static void *
allocate (size_t size)
{
  void *memory = take (size) ? malloc (size) : NULL;

  count (memory, 1);
  return memory;
}

static void *
reallocate (void *old, size_t size)
{
  gsize old_size = old != NULL ? malloc_usable_size (old) : 0;
  void *memory = take (size) ? realloc (old, size) : NULL;

  if (memory != NULL && budget.active)
    budget.left += (gint64) old_size;
  count (memory, 1);
  return memory;
}

static void
release (void *memory)
{
  count (memory, -1);
  free (memory);
}

static char *
duplicate (const char *text)
{
  gsize size = strlen (text) + 1;
  char *copy = allocate (size);

  return copy != NULL ? memcpy (copy, text, size) : NULL;
}

static xmlParserInputPtr
refuse_entity_cb (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

void
tdt_xml_memory_init (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  xmlMemSetup (release, allocate, reallocate, duplicate);
  xmlInitParser ();
  xmlSetExternalEntityLoader (refuse_entity_cb);
  g_once_init_leave (&done, 1);
}

void
tdt_xml_memory_begin (gint64 max_bytes, guint fail_at)
{
  budget = (Budget){ .active = TRUE, .left = max_bytes, .countdown = fail_at };
}

gboolean
tdt_xml_memory_end (void)
{
  budget.active = FALSE;
  return budget.failed;
}

void
tdt_xml_memory_set_fail_at (guint fail_at)
{
  next_fail_at = fail_at;
}

guint
tdt_xml_memory_get_fail_at (void)
{
  return next_fail_at;
}
