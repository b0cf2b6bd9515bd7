/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"

G_BEGIN_DECLS

/* Frees the event at @position, which is NULL then. */
void tdt_foreign_programme_drop_event (TdtForeignProgramme *schedule, guint position);

/* When @event starts; NULL when it does not say. @zone: the zone of the event, or NULL. */
TdtTime *tdt_foreign_programme_get_start (const TdtForeignProgramme *schedule,
                                          const TdtForeignEvent *event, const char *zone,
                                          TdtImportReport *report);

/* How long it lasts, -1 when it does not say. */
int tdt_foreign_programme_get_minutes (const TdtForeignProgramme *schedule,
                                       const TdtForeignEvent *event, const TdtTime *start);

/* The kind that the source's own word for it comes nearest to. */
const char *tdt_foreign_event_guess_kind (const TdtForeignEvent *event);

/* What it is called in sentences. */
const char *tdt_foreign_event_get_title (const TdtForeignEvent *event);
/* A sentence about an event goes into the report, behind its line where that means something. */
void tdt_foreign_event_repair (const TdtForeignEvent *event, TdtImportReport *report,
                               const char *format, ...) G_GNUC_PRINTF (3, 4);
void tdt_foreign_event_lose (const TdtForeignEvent *event, TdtImportReport *report,
                             const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
