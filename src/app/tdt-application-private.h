/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-search-provider-private.h"
#include "tdt-window.h"

/* Shows @file: in the window that has it open already, in @window when that shows the start page,
 * else in a new one. @window may be NULL. */
void tdt_application_open_file (TdtApplication *application, GFile *file, TdtWindow *window);
/* The same, and goes to the record @uid in it. */
void tdt_application_open_record (TdtApplication *application, GFile *file, const char *uid);
/* NULL where there is no bus. */
TdtSearchProvider *tdt_application_get_search_provider (TdtApplication *application);
/* The project files used last, as GFiles. */
GPtrArray *tdt_application_dup_recent (void);
/* Takes them out of the desktop’s list, and says how many there were. */
guint tdt_application_forget_recent (void);
/* Remembers that @file was used. */
void tdt_application_note_recent (GFile *file);
