/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtExportFormat: programmes as other programs read them.
 * @TDT_EXPORT_SCHEDULE_XML: the schedule XML of c3voc, always valid against its schema
 * @TDT_EXPORT_SCHEDULE_JSON: the same in JSON
 * @TDT_EXPORT_CALENDAR: iCalendar, of the whole event or of one person's day
 */
typedef enum
{
  TDT_EXPORT_SCHEDULE_XML,
  TDT_EXPORT_SCHEDULE_JSON,
  TDT_EXPORT_CALENDAR,
  TDT_EXPORT_N_FORMATS
} TdtExportFormat;

/** tdt_export_format_name: Returns: the word for it on the command line, "schedule-xml" */
const char *tdt_export_format_name (TdtExportFormat format);
/** tdt_export_format_by_name: Returns: the format of that name, or -1 */
int tdt_export_format_by_name (const char *name);

/**
 * tdt_export_bytes:
 * @person: (nullable): uid of somebody, for a calendar of what he or she takes part in
 * @now: seconds since 1970 UTC, for the time stamps of a calendar
 *
 * Writes what is public of the sessions that have a start; those without cannot be said in these
 * formats. The same project gives the same bytes.
 *
 * Returns: (transfer full): the file
 */
GBytes *tdt_export_bytes (const TdtRoot *root, TdtExportFormat format, const char *person,
                          gint64 now);

G_END_DECLS
