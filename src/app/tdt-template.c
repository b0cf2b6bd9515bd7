/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-template-private.h"

#include "tdt-edit.h"
#include "tdt-languages.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SLOTS 8
#define AT(hour, minute) ((hour) *60 + (minute))

typedef struct
{
  int kind;
  int start;
  int minutes;
} Slot;

typedef struct
{
  const char *name;
  guint n_days;
  guint n_rooms;
  Slot slots[N_SLOTS];
} Template;

/* Slots without minutes end the list. */
static const Template templates[] = {
  { N_ ("Half a day of round tables"),
    1,
    1,
    { { TDT_SESSION_KIND_OPENING, AT (9, 0), 15 },
      { TDT_SESSION_KIND_ROUND_TABLE, AT (9, 15), 60 },
      { TDT_SESSION_KIND_BREAK, AT (10, 15), 20 },
      { TDT_SESSION_KIND_ROUND_TABLE, AT (10, 35), 60 },
      { TDT_SESSION_KIND_CLOSING, AT (11, 35), 15 } } },
  { N_ ("One-day conference"),
    1,
    1,
    { { TDT_SESSION_KIND_OPENING, AT (9, 0), 15 },
      { TDT_SESSION_KIND_TALK, AT (9, 15), 45 },
      { TDT_SESSION_KIND_ROUND_TABLE, AT (10, 0), 75 },
      { TDT_SESSION_KIND_MEAL, AT (12, 0), 90 },
      { TDT_SESSION_KIND_WORKSHOP, AT (13, 30), 90 },
      { TDT_SESSION_KIND_DEBATE, AT (15, 15), 60 },
      { TDT_SESSION_KIND_CLOSING, AT (16, 15), 15 } } },
  { N_ ("Board meeting"),
    1,
    1,
    { { TDT_SESSION_KIND_OPENING, AT (14, 0), 10 },
      { TDT_SESSION_KIND_DEBATE, AT (14, 10), 100 },
      { TDT_SESSION_KIND_CLOSING, AT (15, 50), 10 } } },
  { N_ ("Several days in several rooms"),
    3,
    3,
    { { TDT_SESSION_KIND_OPENING, AT (9, 30), 30 },
      { TDT_SESSION_KIND_ROUND_TABLE, AT (10, 0), 90 },
      { TDT_SESSION_KIND_MEAL, AT (12, 0), 90 },
      { TDT_SESSION_KIND_WORKSHOP, AT (13, 30), 90 } } },
  { N_ ("An empty programme"), 1, 1, { { 0 } } },
};

char **
tdt_templates_dup_names (void)
{
  char **names = g_new0 (char *, G_N_ELEMENTS (templates) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    names[i] = g_strdup (_ (templates[i].name));
  return names;
}

static const char *
add_record (TdtEdit *edit, TdtKindId kind)
{
  g_autofree char *uid = tdt_uid_new ();

  return tdt_edit_add (edit, kind, uid, NULL);
}

static void
add_days (TdtEdit *edit, const Template *template, gint64 julian)
{
  for (guint i = 0; i < template->n_days; i++)
    tdt_edit_set_number (edit, add_record (edit, TDT_KIND_DAY), TDT_DAY_DATE, julian + i, NULL);
}

static const char *
add_rooms (TdtEdit *edit, const Template *template)
{
  const char *first = NULL;
  const char *before = NULL;

  for (guint i = 0; i < template->n_rooms; i++)
    {
      const char *room = add_record (edit, TDT_KIND_ROOM);
      /* Translators: the name of a room until it has a better one, as in “Room 2” */
      g_autofree char *name = g_strdup_printf (_ ("Room %u"), i + 1);

      tdt_edit_set_text (edit, room, TDT_ROOM_NAME, name, NULL);
      tdt_edit_move_between (edit, room, before, NULL, NULL);
      before = room;
      first = first != NULL ? first : room;
    }
  return first;
}

static void
add_sessions (TdtEdit *edit, const Template *template, gint64 julian, const char *room,
              const char *zone)
{
  for (guint i = 0; i<N_SLOTS &&template->slots[i].minutes> 0; i++)
    {
      const Slot *slot = &template->slots[i];
      g_autoptr (TdtTime) start = tdt_time_new_in_zone (
          tdt_time_local_from_julian (julian, slot->start), zone, NULL);
      const char *session = add_record (edit, TDT_KIND_SESSION);

      tdt_edit_set_token (edit, session, TDT_SESSION_KIND, slot->kind, NULL);
      tdt_edit_set_text (edit, session, TDT_SESSION_TITLE,
                         _ (tdt_token_label (TDT_TOKENS_SESSION_KIND, slot->kind)), NULL);
      tdt_edit_set_time (edit, session, TDT_SESSION_START, start, NULL);
      tdt_edit_set_number (edit, session, TDT_SESSION_MINUTES, slot->minutes, NULL);
      tdt_edit_set_text (edit, session, TDT_SESSION_ROOM, room, NULL);
    }
}

static char *
dup_local_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (zone);

  if (name == NULL || !tdt_zone_name_is_valid (name, strlen (name)) || strchr (name, '/') == NULL)
    return g_strdup ("Europe/Paris");
  return g_strdup (name);
}

/* Whoever plans in French prints in French, unless they say otherwise. */
static void
set_language (TdtEdit *edit, const char *project)
{
  g_autoptr (GPtrArray) languages = tdt_languages_list ();
  const TdtLanguage *own = languages->pdata[tdt_languages_find_own (languages)];

  tdt_edit_set_text (edit, project, TDT_PROJECT_LANGUAGE, own->tag, NULL);
}

TdtRoot *
tdt_template_make_empty (void)
{
  g_autofree char *uid = tdt_uid_new ();
  g_autofree char *zone = dup_local_zone ();
  g_autoptr (TdtRoot) root = tdt_root_new (uid);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  tdt_edit_set_text (edit, uid, TDT_PROJECT_TIME_ZONE, zone, NULL);
  set_language (edit, uid);
  return tdt_edit_apply (edit);
}

TdtRoot *
tdt_template_make (guint nth, const char *title, const char *place, gint64 julian)
{
  const Template *template = &templates[MIN (nth, G_N_ELEMENTS (templates) - 1)];
  g_autofree char *uid = tdt_uid_new ();
  g_autofree char *zone = dup_local_zone ();
  g_autoptr (TdtRoot) root = tdt_root_new (uid);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const char *room;

  tdt_edit_set_text (edit, uid, TDT_PROJECT_TITLE, title, NULL);
  tdt_edit_set_text (edit, uid, TDT_PROJECT_PLACE, place, NULL);
  tdt_edit_set_text (edit, uid, TDT_PROJECT_TIME_ZONE, zone, NULL);
  set_language (edit, uid);
  add_days (edit, template, julian);
  room = add_rooms (edit, template);
  add_sessions (edit, template, julian, room, zone);
  return tdt_edit_apply (edit);
}
