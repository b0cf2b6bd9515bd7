/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-foreign-programme-private.h"

#include "tdt-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Words of a title that says no more than what kind of session it is. */
#define MAX_SHORT_TITLE 3

static void
free_person (gpointer data)
{
  TdtForeignPerson *person = data;

  g_free (person->id);
  g_free (person->name);
  g_free (person->email);
  g_free (person->function);
  g_free (person->organisation);
  g_free (person->biography);
  g_free (person);
}

static void
free_link (gpointer data)
{
  TdtForeignLink *link = data;

  g_free (link->title);
  g_free (link->uri);
  g_free (link);
}

static void
free_event (gpointer data)
{
  TdtForeignEvent *event = data;

  if (event == NULL)
    return;
  g_free (event->id);
  g_free (event->title);
  g_free (event->subtitle);
  g_free (event->type);
  g_free (event->track);
  g_free (event->room);
  g_free (event->date);
  g_free (event->day);
  g_free (event->start);
  g_free (event->duration);
  g_free (event->end);
  g_free (event->state);
  g_free (event->language);
  g_free (event->abstract);
  g_free (event->description);
  g_free (event->url);
  g_ptr_array_unref (event->persons);
  g_ptr_array_unref (event->links);
  g_free (event);
}

TdtForeignProgramme *
tdt_foreign_programme_new (void)
{
  TdtForeignProgramme *schedule = g_new0 (TdtForeignProgramme, 1);

  schedule->day_change = -1;
  schedule->people = g_ptr_array_new_with_free_func (free_person);
  schedule->events = g_ptr_array_new_with_free_func (free_event);
  return schedule;
}

void
tdt_foreign_programme_free (TdtForeignProgramme *schedule)
{
  g_free (schedule->source);
  g_free (schedule->title);
  g_free (schedule->subtitle);
  g_free (schedule->venue);
  g_free (schedule->city);
  g_free (schedule->zone);
  g_free (schedule->url);
  g_ptr_array_unref (schedule->people);
  g_ptr_array_unref (schedule->events);
  g_free (schedule);
}

TdtForeignEvent *
tdt_foreign_programme_add_event (TdtForeignProgramme *schedule)
{
  TdtForeignEvent *event = g_new0 (TdtForeignEvent, 1);

  event->persons = g_ptr_array_new_with_free_func (free_person);
  event->links = g_ptr_array_new_with_free_func (free_link);
  g_ptr_array_add (schedule->events, event);
  return event;
}

void
tdt_foreign_programme_drop_event (TdtForeignProgramme *schedule, guint position)
{
  g_clear_pointer (&schedule->events->pdata[position], free_event);
}

static TdtForeignPerson *
add_person (GPtrArray *people)
{
  TdtForeignPerson *person = g_new0 (TdtForeignPerson, 1);

  g_ptr_array_add (people, person);
  return person;
}

TdtForeignPerson *
tdt_foreign_programme_add_person (TdtForeignProgramme *schedule)
{
  return add_person (schedule->people);
}

TdtForeignPerson *
tdt_foreign_programme_event_add_person (TdtForeignEvent *event)
{
  return add_person (event->persons);
}

TdtForeignLink *
tdt_foreign_programme_event_add_link (TdtForeignEvent *event)
{
  TdtForeignLink *link = g_new0 (TdtForeignLink, 1);

  g_ptr_array_add (event->links, link);
  return link;
}

TdtImportReport *
tdt_import_report_new (void)
{
  TdtImportReport *report = g_new0 (TdtImportReport, 1);

  report->repairs = g_ptr_array_new_with_free_func (g_free);
  report->lost = g_ptr_array_new_with_free_func (g_free);
  report->changes = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
tdt_import_report_free (TdtImportReport *report)
{
  g_ptr_array_unref (report->repairs);
  g_ptr_array_unref (report->lost);
  g_ptr_array_unref (report->changes);
  g_free (report);
}

void
tdt_import_report_repair (TdtImportReport *report, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (report->repairs, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
tdt_import_report_lose (TdtImportReport *report, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (report->lost, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

const char *
tdt_foreign_event_get_title (const TdtForeignEvent *event)
{
  return event->title != NULL ? event->title : "";
}

static void
add_sentence (GPtrArray *sentences, const TdtForeignEvent *event, const char *format,
              va_list arguments)
{
  g_autofree char *sentence = g_strdup_vprintf (format, arguments);

  /* Translators: where in a file, and a sentence about it */
  g_ptr_array_add (sentences, event->line > 0
                                  ? g_strdup_printf (_ ("Line %u: %s"), event->line, sentence)
                                  : g_steal_pointer (&sentence));
}

void
tdt_foreign_event_repair (const TdtForeignEvent *event, TdtImportReport *report, const char *format,
                          ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_sentence (report->repairs, event, format, arguments);
  va_end (arguments);
}

void
tdt_foreign_event_lose (const TdtForeignEvent *event, TdtImportReport *report, const char *format,
                        ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_sentence (report->lost, event, format, arguments);
  va_end (arguments);
}

/* A short title says what it is: "Coffee break"; a long one may only talk of it, further on. */
static gboolean
is_titled (const char *title, const char *word)
{
  const char *found = strstr (title, word);
  guint n_spaces = 0;

  for (const char *p = title; *p != '\0'; p++)
    n_spaces += *p == ' ' ? 1 : 0;
  return found != NULL && (found == title || n_spaces < MAX_SHORT_TITLE);
}

/* The words that the many programmes use for what we have kinds for. */
const char *
tdt_foreign_event_guess_kind (const TdtForeignEvent *event)
{
  static const struct
  {
    const char *word;
    const char *kind;
  } kinds[] = {
    { "round table", "round-table" },
    { "table ronde", "round-table" },
    { "panel", "round-table" },
    { "podium", "round-table" },
    { "workshop", "workshop" },
    { "atelier", "workshop" },
    { "debate", "debate" },
    { "discussion", "debate" },
    { "opening", "opening" },
    { "ouverture", "opening" },
    { "closing", "closing" },
    { "cloture", "closing" },
    { "lunch", "meal" },
    { "dinner", "meal" },
    { "dejeuner", "meal" },
    { "diner", "meal" },
    { "meal", "meal" },
    { "break", "break" },
    { "pause", "break" },
    { "coffee", "break" },
    { "press", "press" },
  };
  g_autofree char *type = tdt_text_fold (event->type != NULL ? event->type : "");
  g_autofree char *title = tdt_text_fold (tdt_foreign_event_get_title (event));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (*type != '\0' ? strstr (type, kinds[i].word) != NULL : is_titled (title, kinds[i].word))
      return kinds[i].kind;
  return "talk";
}
