/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes to an event of a calendar (RFC 5545, 3.8.4.1 and the parameters of 3.2). */
#include "tdt-calendar-private.h"

#define SCHEME "mailto:"

static char *
dup_address (icalproperty *property)
{
  const char *address = icalproperty_get_attendee (property);

  if (address == NULL || g_ascii_strncasecmp (address, SCHEME, strlen (SCHEME)) != 0)
    return NULL;
  return g_uri_unescape_string (address + strlen (SCHEME), NULL);
}

static const char *
get_status (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_PARTSTAT_PARAMETER);

  switch (parameter != NULL ? icalparameter_get_partstat (parameter) : ICAL_PARTSTAT_NONE)
    {
    case ICAL_PARTSTAT_ACCEPTED:
      return "confirmed";
    case ICAL_PARTSTAT_DECLINED:
      return "declined";
    case ICAL_PARTSTAT_DELEGATED:
      return "represented";
    case ICAL_PARTSTAT_TENTATIVE:
    case ICAL_PARTSTAT_NEEDSACTION:
      return "invited";
    default:
      return NULL;
    }
}

static const char *
get_role (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_ROLE_PARAMETER);

  switch (parameter != NULL ? icalparameter_get_role (parameter) : ICAL_ROLE_NONE)
    {
    case ICAL_ROLE_CHAIR:
      return "chair";
    case ICAL_ROLE_OPTPARTICIPANT:
    case ICAL_ROLE_NONPARTICIPANT:
      return "attendee";
    default:
      return NULL;
    }
}

/* Rooms and projectors are invited, too. */
static gboolean
is_thing (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_CUTYPE_PARAMETER);
  icalparameter_cutype type = parameter != NULL ? icalparameter_get_cutype (parameter)
                                                : ICAL_CUTYPE_NONE;

  return type == ICAL_CUTYPE_ROOM || type == ICAL_CUTYPE_RESOURCE;
}

static void
read_attendee (TdtForeignEvent *event, icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_CN_PARAMETER);
  const char *name = parameter != NULL ? icalparameter_get_cn (parameter) : NULL;
  g_autofree char *email = dup_address (property);
  TdtForeignPerson *person;

  if (is_thing (property))
    {
      if (event->room == NULL)
        event->room = g_strdup (name);
      return;
    }
  /* Some write the address where the name belongs. */
  if (name != NULL && (*name == '\0' || strchr (name, '@') != NULL))
    name = NULL;
  if (name == NULL && email == NULL)
    return;
  person = tdt_foreign_programme_event_add_person (event);
  person->name = g_strdup (name);
  person->email = g_steal_pointer (&email);
  person->status = get_status (property);
  person->role = get_role (property);
}

void
tdt_calendar_read_people (TdtForeignEvent *event, icalcomponent *component)
{
  for (icalproperty *property =
           icalcomponent_get_first_property (component, ICAL_ATTENDEE_PROPERTY);
       property != NULL;
       property = icalcomponent_get_next_property (component, ICAL_ATTENDEE_PROPERTY))
    read_attendee (event, property);
}
