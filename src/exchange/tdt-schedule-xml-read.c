/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the schedule XML of frab, pentabarf, pretalx and c3voc. What the many writers of it agree
 * on are the names of elements; where those stand is taken as it comes. */
#include "config.h"

#include "tdt-schedule-xml.h"

#include "tdt-foreign-text-private.h"
#include "tdt-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <string.h>

typedef struct
{
  TdtForeignProgramme *schedule;
  xmlParserCtxtPtr parser;
  GString *text;
  char *day;
  char *room;
  TdtForeignEvent *event;
  TdtForeignPerson *person;
  TdtForeignLink *link;
  char *acronym;
  guint n_roots;
  gboolean is_schedule;
} Reader;

static char *
dup_attribute (const xmlChar **attributes, int n_attributes, const char *name)
{
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + i * 5;

      if (g_ascii_strcasecmp ((const char *) attribute[0], name) == 0)
        return g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
    }
  return NULL;
}

static char *
dup_id (const xmlChar **attributes, int n_attributes)
{
  char *guid = dup_attribute (attributes, n_attributes, "guid");

  if (guid != NULL && *guid != '\0')
    return guid;
  g_free (guid);
  return dup_attribute (attributes, n_attributes, "id");
}

static gboolean
is (const xmlChar *name, const char *wanted)
{
  return g_ascii_tolower ((char) *name) == *wanted &&
         g_ascii_strcasecmp ((const char *) name, wanted) == 0;
}

static void
replace (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static void
start_in_event (Reader *reader, const xmlChar *name, const xmlChar **attributes, int n_attributes)
{
  if (is (name, "person"))
    {
      reader->person = tdt_foreign_programme_event_add_person (reader->event);
      reader->person->id = dup_id (attributes, n_attributes);
    }
  else if (is (name, "link") || is (name, "attachment"))
    {
      reader->link = tdt_foreign_programme_event_add_link (reader->event);
      reader->link->uri = dup_attribute (attributes, n_attributes, "href");
    }
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  Reader *reader = data;

  if (reader->n_roots++ == 0)
    reader->is_schedule = is (name, "schedule");
  g_string_truncate (reader->text, 0);
  if (reader->event != NULL)
    start_in_event (reader, name, attributes, n_attributes);
  else if (is (name, "day"))
    replace (&reader->day, dup_attribute (attributes, n_attributes, "date"));
  else if (is (name, "room"))
    replace (&reader->room, dup_attribute (attributes, n_attributes, "name"));
  else if (is (name, "event"))
    {
      reader->event = tdt_foreign_programme_add_event (reader->schedule);
      reader->event->line = (guint) xmlSAX2GetLineNumber (reader->parser);
      reader->event->id = dup_id (attributes, n_attributes);
      reader->event->day = g_strdup (reader->day);
      reader->event->room = g_strdup (reader->room);
    }
}

/* The first text wins: some elements come twice, the second time deeper and about another thing. */
static void
take (char **place, const GString *text)
{
  const char *p = text->str;

  while (g_ascii_isspace (*p))
    p++;
  if (*p != '\0' && *place == NULL)
    *place = g_strdup (p);
}

static void
end_in_event (Reader *reader, const xmlChar *name)
{
  TdtForeignEvent *event = reader->event;
  const struct
  {
    const char *name;
    char **place;
  } fields[] = {
    { "title", &event->title },
    { "subtitle", &event->subtitle },
    { "type", &event->type },
    { "track", &event->track },
    { "date", &event->date },
    { "start", &event->start },
    { "duration", &event->duration },
    { "end", &event->end },
    { "language", &event->language },
    { "abstract", &event->abstract },
    { "description", &event->description },
    { "url", &event->url },
  };

  if (is (name, "event"))
    {
      reader->event = NULL;
      return;
    }
  if (is (name, "room") && reader->text->len > 0)
    replace (&event->room, g_strdup (reader->text->str));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is (name, fields[i].name))
      take (fields[i].place, reader->text);
}

static void
end_of_person (Reader *reader, const xmlChar *name)
{
  if (is (name, "biography"))
    take (&reader->person->biography, reader->text);
  else if (is (name, "public_name") || is (name, "name") || is (name, "full_public_name"))
    take (&reader->person->name, reader->text);
  else if (is (name, "person"))
    {
      take (&reader->person->name, reader->text);
      reader->person = NULL;
    }
}

static void
end_of_conference (Reader *reader, const xmlChar *name)
{
  TdtForeignProgramme *schedule = reader->schedule;

  if (is (name, "title"))
    take (&schedule->title, reader->text);
  else if (is (name, "subtitle"))
    take (&schedule->subtitle, reader->text);
  else if (is (name, "acronym"))
    take (&reader->acronym, reader->text);
  else if (is (name, "venue"))
    take (&schedule->venue, reader->text);
  else if (is (name, "city"))
    take (&schedule->city, reader->text);
  else if (is (name, "url") || is (name, "base_url"))
    take (&schedule->url, reader->text);
  else if (is (name, "time_zone_name"))
    take (&schedule->zone, reader->text);
  else if (is (name, "day_change"))
    schedule->day_change = tdt_foreign_parse_clock (reader->text->str);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (reader->person != NULL)
    end_of_person (reader, name);
  else if (reader->link != NULL && (is (name, "link") || is (name, "attachment")))
    {
      take (&reader->link->title, reader->text);
      reader->link = NULL;
    }
  else if (reader->event != NULL)
    end_in_event (reader, name);
  else
    end_of_conference (reader, name);
  g_string_truncate (reader->text, 0);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  g_string_append_len (reader->text, (const char *) text, length);
}

static gboolean
parse (Reader *reader, GBytes *bytes, const char *name, GError **error)
{
  xmlSAXHandler handler = {
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
  };
  g_autoptr (GBytes) text = tdt_guard_decode (bytes, name, error);

  if (text == NULL || !tdt_guard_scan (text, name, error) ||
      !tdt_guard_parse (text, name, &handler, reader, &reader->parser, error))
    return FALSE;
  if (reader->is_schedule)
    return TRUE;
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_PROJECT,
               _ ("%s: this is XML, but no programme: its first element is not “schedule”."), name);
  return FALSE;
}

TdtForeignProgramme *
tdt_schedule_xml_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (TdtForeignProgramme) schedule = tdt_foreign_programme_new ();
  Reader reader = { .schedule = schedule, .text = g_string_new (NULL) };
  gboolean done = parse (&reader, bytes, name, error);

  schedule->source = g_strdup (reader.acronym != NULL    ? reader.acronym
                               : schedule->title != NULL ? schedule->title
                                                         : "");
  g_free (reader.acronym);
  g_free (reader.day);
  g_free (reader.room);
  g_string_free (reader.text, TRUE);
  return done ? g_steal_pointer (&schedule) : NULL;
}
