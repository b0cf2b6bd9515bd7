/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"
#include "tdt-time.h"

G_BEGIN_DECLS

/**
 * TdtForeignPerson:
 * @id: (nullable): what the source knows the person by
 * @name: (nullable): as written; without one, the person is known by the address
 * @email: (nullable): address
 * @function: (nullable): what the person is
 * @organisation: (nullable): name of the organisation
 * @biography: (nullable): text
 * @role: (nullable): token of a participant's role, where the source says one
 * @status: (nullable): token of a participant's answer, where the source says one
 */
typedef struct
{
  char *id;
  char *name;
  char *email;
  char *function;
  char *organisation;
  char *biography;
  const char *role;
  const char *status;
} TdtForeignPerson;

/** TdtForeignLink: a document elsewhere: @title may be %NULL. */
typedef struct
{
  char *title;
  char *uri;
} TdtForeignLink;

/**
 * TdtForeignEvent:
 * @id: (nullable): what the source knows the event by
 * @line: where it begins in the source, from 1, 0 when that means nothing
 * @type: (nullable): the source's own word for its kind
 * @track: (nullable): the theme
 * @date: (nullable): the day it belongs to, or its start, as the source writes it
 * @day: (nullable): the date of the day it is listed under
 * @start: (nullable): the time of day as written
 * @duration: (nullable): as written
 * @end: (nullable): as written
 * @cut: whether it is the last of more dates of a series than are brought in
 * @n_unnamed: people of whom the source has no more than an id
 * @state: (nullable): the source's own word for why it does not take place
 *
 * One event of a programme from elsewhere, as text. All may be %NULL.
 */
typedef struct
{
  char *id;
  guint line;
  char *title;
  char *subtitle;
  char *type;
  char *track;
  char *room;
  char *date;
  char *day;
  char *start;
  char *duration;
  char *end;
  gboolean cut;
  guint n_unnamed;
  char *state;
  char *language;
  char *abstract;
  char *description;
  char *url;
  GPtrArray *persons;
  GPtrArray *links;
} TdtForeignEvent;

/**
 * TdtForeignProgramme:
 * @source: what ids are unique in, such as the acronym of a conference: two versions of one
 *   programme have the same
 * @day_change: minutes after midnight when the next day begins
 * @people: (element-type TdtForeignPerson): people, those of events among them or not
 *
 * A programme from elsewhere, in the words of its source; tdt_foreign_programme_build() makes a
 * project of it.
 */
typedef struct
{
  char *source;
  char *title;
  char *subtitle;
  char *venue;
  char *city;
  char *zone;
  char *url;
  int day_change;
  GPtrArray *people;
  GPtrArray *events;
} TdtForeignProgramme;

TdtForeignProgramme *tdt_foreign_programme_new (void);
void tdt_foreign_programme_free (TdtForeignProgramme *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtForeignProgramme, tdt_foreign_programme_free)

/** tdt_foreign_programme_add_event: Returns: (transfer none): a new event at the end */
TdtForeignEvent *tdt_foreign_programme_add_event (TdtForeignProgramme *schedule);
/** tdt_foreign_programme_add_person: Returns: (transfer none): a new person at the end */
TdtForeignPerson *tdt_foreign_programme_add_person (TdtForeignProgramme *schedule);
/** tdt_foreign_programme_event_add_person: Returns: (transfer none): a new person at the end */
TdtForeignPerson *tdt_foreign_programme_event_add_person (TdtForeignEvent *event);
/** tdt_foreign_programme_event_add_link: Returns: (transfer none): a new link at the end */
TdtForeignLink *tdt_foreign_programme_event_add_link (TdtForeignEvent *event);

/**
 * TdtImportReport:
 * @events: how many the source had; as many sessions come of them, but for those in @lost
 * @people: persons made or found again
 * @repairs: (element-type utf8): what had to be mended, in sentences
 * @lost: (element-type utf8): what could not be brought in, in sentences
 * @changes: (element-type utf8): what of the project is another now, in sentences
 * @n_keyed: records that were found by their uid: a table that went out and came back
 *
 * What became of an import. Counts are of what is in the project because of it.
 */
typedef struct
{
  guint events;
  guint people;
  guint rooms;
  guint organisations;
  GPtrArray *repairs;
  GPtrArray *lost;
  GPtrArray *changes;
  guint n_keyed;
} TdtImportReport;

TdtImportReport *tdt_import_report_new (void);
void tdt_import_report_free (TdtImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtImportReport, tdt_import_report_free)

/** tdt_import_report_repair: @format: a sentence, translated */
void tdt_import_report_repair (TdtImportReport *report, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
/** tdt_import_report_lose: @format: a sentence, translated */
void tdt_import_report_lose (TdtImportReport *report, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * tdt_foreign_programme_build:
 * @schedule: is left without its events, which are freed one by one
 * @into: (nullable): a project to bring it into, %NULL for a new one
 * @report: is added to
 *
 * Rooms, people and themes that @into has already, by name, are used. Uids are derived from the
 * source's own ids, so that the same input gives the same uids and a later version of the same
 * programme can be compared and merged.
 *
 * Returns: (transfer full): the project
 */
TdtRoot *tdt_foreign_programme_build (TdtForeignProgramme *schedule, const TdtRoot *into,
                                      TdtImportReport *report);

G_END_DECLS
