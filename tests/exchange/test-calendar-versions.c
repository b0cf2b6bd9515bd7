/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme that goes out again: calendars take what changed for a new version of what they have.
 */
#include "tdt-calendar.h"
#include "tdt-edit.h"
#include "tdt-time.h"

#include <libical/ical.h>

#define NOON G_GINT64_CONSTANT (1795521600)

static TdtRoot *
make_project (const TdtRoot *before, const char *uid, const char *start)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (before);

  if (tdt_edit_lookup (edit, uid) == NULL)
    tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
  g_assert_true (tdt_edit_set_text (edit, uid, TDT_SESSION_START, start, NULL));
  return tdt_edit_apply (edit);
}

/* The one event in the calendar that @root is at @now. */
static icalcomponent *
write_event (const TdtRoot *root, gint64 now)
{
  g_autoptr (GBytes) bytes = tdt_calendar_write (root, NULL, now);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 1);
  return calendar;
}

static icalcomponent *
get_event (icalcomponent *calendar)
{
  return icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
}

/* A second later already, and for as long as this is used; the uid is the same for ever. */
static void
test_sequence (void)
{
  static const gint64 later[] = { 1, 60, 3600, G_GINT64_CONSTANT (50) * 365 * 86400 };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtRoot) before = make_project (empty, "s", "2027-09-27T10:15:00+02:00");
  g_autoptr (TdtRoot) after = make_project (before, "s", "2027-09-27T11:00:00+02:00");
  icalcomponent *first = write_event (before, NOON);

  g_assert_cmpint (icalcomponent_get_sequence (get_event (first)), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      icalcomponent *second = write_event (after, NOON + later[i]);

      g_assert_cmpint (icalcomponent_get_sequence (get_event (second)), >,
                       icalcomponent_get_sequence (get_event (first)));
      g_assert_cmpstr (icalcomponent_get_uid (get_event (second)), ==,
                       icalcomponent_get_uid (get_event (first)));
      g_assert_cmpint (icaltime_compare (icalcomponent_get_dtstart (get_event (first)),
                                         icalcomponent_get_dtstart (get_event (second))),
                       <, 0);
      icalcomponent_free (second);
    }
  icalcomponent_free (first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/sequence", test_sequence);
  return g_test_run ();
}
