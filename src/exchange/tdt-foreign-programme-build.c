/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme from elsewhere becomes a project. */
#include "config.h"

#include "tdt-foreign-programme-build-private.h"

#include "tdt-edit.h"
#include "tdt-fold.h"
#include "tdt-foreign-text-private.h"
#include "tdt-order.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_MINUTES 10080

void
tdt_programme_builder_set (TdtProgrammeBuilder *builder, const char *uid, TdtFieldId field,
                           const char *text)
{
  g_autoptr (GError) error = NULL;

  if (text != NULL && !tdt_edit_set_text (builder->edit, uid, field, text, &error))
    tdt_import_report_repair (builder->report, _ ("Left out: %s"), error->message);
}

void
tdt_programme_builder_set_title (TdtProgrammeBuilder *builder, const char *uid, TdtFieldId field,
                                 const char *text)
{
  gboolean cut = FALSE;
  g_autofree char *title = NULL;

  if (text == NULL || tdt_foreign_is_title (text))
    {
      tdt_programme_builder_set (builder, uid, field, text);
      return;
    }
  title = tdt_foreign_dup_title (text, &cut);
  builder->n_cut += cut ? 1 : 0;
  tdt_programme_builder_set (builder, uid, field, title);
}

void
tdt_programme_builder_set_text (TdtProgrammeBuilder *builder, const char *uid, TdtFieldId field,
                                const char *text)
{
  gboolean cut = FALSE;
  gboolean marked_up = FALSE;
  g_autofree char *plain = NULL;

  if (text == NULL || tdt_foreign_is_text (text))
    {
      tdt_programme_builder_set (builder, uid, field, text);
      return;
    }
  plain = tdt_foreign_dup_text (text, &marked_up, &cut);
  builder->n_cut += cut ? 1 : 0;
  builder->n_marked_up += marked_up ? 1 : 0;
  tdt_programme_builder_set (builder, uid, field, plain);
}

char *
tdt_programme_builder_dup_uid (TdtProgrammeBuilder *builder, const char *what, const char *id)
{
  g_autofree char *name = g_strconcat (what, ":", id, NULL);

  return tdt_uid_derive (builder->schedule->source, name);
}

static void
add_persons (TdtProgrammeBuilder *builder, const TdtForeignEvent *event, const char *session)
{
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *order = NULL;

  for (guint i = 0; i < event->persons->len; i++)
    {
      const TdtForeignPerson *written = event->persons->pdata[i];
      const char *person = tdt_programme_builder_find_person (builder, written);
      g_autofree char *id = NULL;
      g_autofree char *uid = NULL;

      if (person == NULL || !g_hash_table_add (here, (gpointer) person))
        continue;
      id = g_strconcat (session, "/", person, NULL);
      uid = tdt_programme_builder_dup_uid (builder, "participant", id);
      if (tdt_edit_add (builder->edit, TDT_KIND_PARTICIPANT, uid, NULL) != NULL)
        {
          tdt_programme_builder_set (builder, uid, TDT_PARTICIPANT_ROLE,
                                     written->role != NULL ? written->role : "speaker");
          tdt_programme_builder_set (builder, uid, TDT_PARTICIPANT_STATUS, "confirmed");
        }
      tdt_programme_builder_set (builder, uid, TDT_PARTICIPANT_STATUS, written->status);
      tdt_programme_builder_set (builder, uid, TDT_PARTICIPANT_SESSION, session);
      tdt_programme_builder_set (builder, uid, TDT_PARTICIPANT_PERSON, person);
      tdt_programme_builder_put_last (builder, uid, TDT_PARTICIPANT_ORDER, &order);
    }
}

static void
add_link (TdtProgrammeBuilder *builder, const char *session, const char *title, const char *uri,
          char **order)
{
  g_autofree char *clean = tdt_foreign_dup_title (uri, NULL);
  g_autofree char *id = NULL;
  g_autofree char *uid = NULL;

  if (clean == NULL)
    return;
  id = g_strconcat (session, "/", clean, NULL);
  uid = tdt_programme_builder_dup_uid (builder, "link", id);
  if (tdt_edit_add (builder->edit, TDT_KIND_LINK, uid, NULL) == NULL)
    return;
  tdt_programme_builder_set (builder, uid, TDT_LINK_OWNER, session);
  tdt_programme_builder_set_title (builder, uid, TDT_LINK_TITLE, title != NULL ? title : clean);
  tdt_programme_builder_set (builder, uid, TDT_LINK_URI, clean);
  tdt_programme_builder_put_last (builder, uid, TDT_LINK_ORDER, order);
}

static void
add_links (TdtProgrammeBuilder *builder, const TdtForeignEvent *event, const char *session)
{
  g_autofree char *order = NULL;

  for (guint i = 0; i < event->links->len; i++)
    {
      const TdtForeignLink *link = event->links->pdata[i];

      add_link (builder, session, link->title, link->uri, &order);
    }
  if (event->url != NULL)
    add_link (builder, session, _ ("Page of the event"), event->url, &order);
}

static void
note_day (TdtProgrammeBuilder *builder, const TdtTime *start)
{
  gint64 julian = tdt_time_julian (start);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, julian);
  g_autofree char *uid = NULL;

  if (!g_hash_table_add (builder->days, g_strdup (id)))
    return;
  uid = tdt_programme_builder_dup_uid (builder, "day", id);
  tdt_edit_add (builder->edit, TDT_KIND_DAY, uid, NULL);
  tdt_edit_set_number (builder->edit, uid, TDT_DAY_DATE, julian, NULL);
}

static void
set_time (TdtProgrammeBuilder *builder, const TdtForeignEvent *event, const char *uid)
{
  g_autoptr (TdtTime) start = tdt_foreign_programme_get_start (builder->schedule, event,
                                                               builder->zone, builder->report);
  int minutes = tdt_foreign_programme_get_minutes (builder->schedule, event, start);

  if (start != NULL)
    {
      tdt_edit_set_time (builder->edit, uid, TDT_SESSION_START, start, NULL);
      note_day (builder, start);
    }
  else
    /* Translators: %s is the title of a session */
    tdt_foreign_event_repair (event, builder->report,
                              _ ("“%s” has no time that can be read; not placed."),
                              tdt_foreign_event_get_title (event));
  if (minutes > MAX_MINUTES)
    {
      /* Translators: %s is the title of a session */
      tdt_foreign_event_repair (event, builder->report, _ ("“%s” lasts longer than a week; cut."),
                                tdt_foreign_event_get_title (event));
      minutes = MAX_MINUTES;
    }
  if (minutes > 0)
    tdt_edit_set_number (builder->edit, uid, TDT_SESSION_MINUTES, minutes, NULL);
}

/* One id is one event; a second one of the same id is another all the same. */
static char *
make_event_uid (TdtProgrammeBuilder *builder, const TdtForeignEvent *event)
{
  g_autofree char *id = event->id != NULL && *event->id != '\0'
                            ? g_strdup (event->id)
                            : g_strjoin ("/", event->title != NULL ? event->title : "",
                                         event->day != NULL ? event->day : "",
                                         event->start != NULL ? event->start : "", NULL);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (builder->event_ids, id)) + 1;
  char *uid = NULL;

  if (n == 2)
    tdt_foreign_event_repair (event, builder->report,
                              _ ("Another event has the id %s already; both are kept."), id);
  for (;; n++)
    {
      g_autofree char *other = n > 1 ? g_strdup_printf ("%s#%u", id, n) : g_strdup (id);

      g_free (uid);
      uid = tdt_programme_builder_dup_uid (builder, "event", other);
      if (!g_hash_table_contains (builder->events, uid))
        break;
    }
  g_hash_table_insert (builder->event_ids, g_strdup (id), GUINT_TO_POINTER (n));
  g_hash_table_add (builder->events, g_strdup (uid));
  return uid;
}

/* What it is about, in short and at length. */
static void
set_description (TdtProgrammeBuilder *builder, const TdtForeignEvent *event, const char *uid)
{
  const char *text = event->description != NULL ? event->description : event->abstract;

  if (event->abstract != NULL && event->description != NULL &&
      strcmp (event->abstract, event->description) != 0)
    {
      g_string_assign (builder->text, event->abstract);
      g_string_append (builder->text, "\n\n");
      g_string_append (builder->text, event->description);
      text = builder->text->str;
    }
  tdt_programme_builder_set_text (builder, uid, TDT_SESSION_DESCRIPTION, text);
}

/* What the source has of the event, and cannot be had. */
static void
tell_what_is_lost (TdtProgrammeBuilder *builder, const TdtForeignEvent *event)
{
  if (event->cut)
    tdt_foreign_event_lose (event, builder->report,
                            _ ("“%s” takes place still more often; the later dates are left out."),
                            tdt_foreign_event_get_title (event));
  if (event->n_unnamed > 0)
    tdt_foreign_event_lose (
        event, builder->report,
        ngettext ("“%s”: of %u person there is no name, only a number or code; left out.",
                  "“%s”: of %u people there is no name, only a number or code; left out.",
                  event->n_unnamed),
        tdt_foreign_event_get_title (event), event->n_unnamed);
}

static void
add_event (TdtProgrammeBuilder *builder, const TdtForeignEvent *event)
{
  g_autofree char *uid = make_event_uid (builder, event);
  const char *room = tdt_programme_builder_find_room (builder, event->room);
  const char *theme = tdt_programme_builder_find_theme (builder, event->track);

  if (tdt_edit_add (builder->edit, TDT_KIND_SESSION, uid, NULL) == NULL &&
      tdt_edit_lookup (builder->edit, uid) == NULL)
    {
      tdt_foreign_event_lose (event, builder->report, _ ("“%s”: there are too many sessions."),
                              tdt_foreign_event_get_title (event));
      return;
    }
  builder->report->events++;
  tell_what_is_lost (builder, event);
  tdt_programme_builder_set_title (builder, uid, TDT_SESSION_TITLE,
                                   event->title != NULL ? event->title : _ ("Untitled"));
  tdt_programme_builder_set_title (builder, uid, TDT_SESSION_SUBTITLE, event->subtitle);
  tdt_programme_builder_set (builder, uid, TDT_SESSION_KIND, tdt_foreign_event_guess_kind (event));
  tdt_programme_builder_set (builder, uid, TDT_SESSION_ROOM, room);
  tdt_programme_builder_set (builder, uid, TDT_SESSION_THEME, theme);
  set_description (builder, event, uid);
  if (event->language != NULL)
    tdt_edit_set_text (builder->edit, uid, TDT_SESSION_LANGUAGE, event->language, NULL);
  set_time (builder, event, uid);
  add_persons (builder, event, uid);
  add_links (builder, event, uid);
}

/* What the project says already is left as it is. */
static void
describe_project (TdtProgrammeBuilder *builder)
{
  const TdtForeignProgramme *schedule = builder->schedule;
  const TdtRow *project = tdt_root_get_project (builder->root);
  const char *uid = tdt_root_get_uid (builder->root);
  g_autofree char *place = NULL;

  if (schedule->venue != NULL || schedule->city != NULL)
    place = g_strjoin (schedule->venue != NULL && schedule->city != NULL ? ", " : "",
                       schedule->venue != NULL ? schedule->venue : "",
                       schedule->city != NULL ? schedule->city : "", NULL);
  if (!tdt_row_has (project, TDT_PROJECT_TITLE))
    tdt_programme_builder_set_title (builder, uid, TDT_PROJECT_TITLE, schedule->title);
  if (!tdt_row_has (project, TDT_PROJECT_THEME))
    tdt_programme_builder_set_title (builder, uid, TDT_PROJECT_THEME, schedule->subtitle);
  if (!tdt_row_has (project, TDT_PROJECT_PLACE))
    tdt_programme_builder_set_title (builder, uid, TDT_PROJECT_PLACE, place);
  if (!tdt_row_has (project, TDT_PROJECT_TIME_ZONE))
    tdt_programme_builder_set (builder, uid, TDT_PROJECT_TIME_ZONE, builder->zone);
  if (!tdt_row_has (project, TDT_PROJECT_WEB) && schedule->url != NULL)
    tdt_programme_builder_set_title (builder, uid, TDT_PROJECT_WEB, schedule->url);
}

/* A zone that this system knows, or NULL. */
static const char *
find_zone (const TdtForeignProgramme *schedule, const TdtRoot *root, TdtImportReport *report)
{
  const char *zone = schedule->zone;
  TdtTimeFit fit = TDT_TIME_NO_ZONE;
  g_autoptr (TdtTime) time = NULL;

  if (zone == NULL)
    zone = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE);
  if (zone == NULL)
    return NULL;
  time = tdt_time_new_in_zone (0, zone, &fit);
  if (fit != TDT_TIME_NO_ZONE)
    return zone;
  tdt_import_report_repair (report, _ ("The time zone “%s” is not known; left out."), zone);
  return NULL;
}

static void
tell_what_was_changed (TdtProgrammeBuilder *builder)
{
  if (builder->n_marked_up > 0)
    tdt_import_report_repair (builder->report,
                              ngettext ("HTML was taken out of %u text.",
                                        "HTML was taken out of %u texts.", builder->n_marked_up),
                              builder->n_marked_up);
  if (builder->n_nameless > 0)
    tdt_import_report_repair (builder->report,
                              ngettext ("%u person had no name, and is called after the address.",
                                        "%u people had no name, and are called after the address.",
                                        builder->n_nameless),
                              builder->n_nameless);
  if (builder->n_cut > 0)
    tdt_import_report_repair (builder->report,
                              ngettext ("%u text was too long, and cut.",
                                        "%u texts were too long, and cut.", builder->n_cut),
                              builder->n_cut);
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

TdtRoot *
tdt_foreign_programme_build (TdtForeignProgramme *schedule, const TdtRoot *into,
                             TdtImportReport *report)
{
  g_autofree char *uid = tdt_uid_derive (schedule->source, "project");
  g_autoptr (TdtRoot) start = into != NULL ? tdt_root_ref (into) : tdt_root_new (uid);
  g_autoptr (TdtEdit) edit = tdt_edit_new (start);
  g_autoptr (GHashTable) rooms = new_names ();
  g_autoptr (GHashTable) themes = new_names ();
  g_autoptr (GHashTable) organisations = new_names ();
  g_autoptr (GHashTable) people = new_names ();
  g_autoptr (GHashTable) addresses = new_names ();
  g_autoptr (GHashTable) person_ids = new_names ();
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) event_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TdtProgrammeBuilder builder = { .schedule = schedule,
                                  .root = start,
                                  .edit = edit,
                                  .report = report,
                                  .rooms = rooms,
                                  .themes = themes,
                                  .organisations = organisations,
                                  .people = people,
                                  .addresses = addresses,
                                  .events = events,
                                  .counted = counted,
                                  .days = days,
                                  .event_ids = event_ids,
                                  .person_ids = person_ids,
                                  .written = written,
                                  .text = text };

  builder.zone = find_zone (schedule, start, report);
  tdt_programme_builder_learn_places (&builder);
  tdt_programme_builder_learn_people (&builder);
  describe_project (&builder);
  for (guint i = 0; i < schedule->people->len; i++)
    tdt_programme_builder_find_person (&builder, schedule->people->pdata[i]);
  for (guint i = 0; i < schedule->events->len; i++)
    {
      const TdtForeignEvent *event = schedule->events->pdata[i];

      if (event->state == NULL)
        add_event (&builder, event);
      else
        /* Translators: the title of a session, and a word such as "cancelled" as it was written */
        tdt_foreign_event_lose (event, report, _ ("“%s” does not take place (%s); left out."),
                                tdt_foreign_event_get_title (event), event->state);
      /* Its texts are in the project now, and what they took is there for those of the next. */
      tdt_foreign_programme_drop_event (schedule, i);
    }
  g_ptr_array_set_size (schedule->events, 0);
  report->people += g_hash_table_size (counted);
  tell_what_was_changed (&builder);
  g_free (builder.room_order);
  g_free (builder.theme_order);
  return tdt_edit_apply (edit);
}
