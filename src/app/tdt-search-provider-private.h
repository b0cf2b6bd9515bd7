/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-application.h"

G_BEGIN_DECLS

/* Answers what is typed into the overview of the desktop: the projects used last, their sessions
 * and people, by the interface org.gnome.Shell.SearchProvider2. */
typedef struct _TdtSearchProvider TdtSearchProvider;

/* Exports it at the path that the desktop is told; NULL with an error. */
TdtSearchProvider *tdt_search_provider_new (TdtApplication *application,
                                            GDBusConnection *connection, GError **error);
void tdt_search_provider_free (TdtSearchProvider *provider);

G_END_DECLS
