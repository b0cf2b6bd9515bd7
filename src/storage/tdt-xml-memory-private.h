/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** TDT_XML_MEMORY_MAX: what the parser may hold at one time, in bytes, in each thread. */
#define TDT_XML_MEMORY_MAX ((gint64) 134217728)

/* Gives libxml2 allocators that return NULL where others would end the program: beyond a budget of
 * the thread that parses, and when there is no memory. To be called before anything is parsed. */
void tdt_xml_memory_init (void);

/* Opens a budget for the thread; @fail_at, unless 0, is the number of the allocation, from 1, that
 * fails, with all after it: tests use it. Returns whether an allocation failed since. */
void tdt_xml_memory_begin (gint64 max_bytes, guint fail_at);
gboolean tdt_xml_memory_end (void);

/* The @fail_at of the parses that follow in this thread, for tests; 0 for none. */
void tdt_xml_memory_set_fail_at (guint fail_at);
guint tdt_xml_memory_get_fail_at (void);
