/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the placeholders of letters stand for. */
#include "config.h"

#include "tdt-letter-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_field (const TdtRow *row, TdtFieldId field)
{
  return g_strdup (row != NULL ? tdt_row_get_text_or_empty (row, field) : "");
}

static int
guess_gender (const TdtRow *person)
{
  static const char *const women[] = { "mme", "madame", "mrs", "ms", "mlle", NULL };
  static const char *const men[] = { "m.", "m", "monsieur", "mr", "mr.", NULL };
  g_autofree char *honorific = NULL;

  if (person == NULL)
    return TDT_GENDER_OTHER;
  if (tdt_row_has (person, TDT_PERSON_GENDER))
    return tdt_row_get_token (person, TDT_PERSON_GENDER);
  honorific = g_utf8_strdown (tdt_row_get_text_or_empty (person, TDT_PERSON_HONORIFIC), -1);
  if (g_strv_contains (women, honorific))
    return TDT_GENDER_WOMAN;
  return g_strv_contains (men, honorific) ? TDT_GENDER_MAN : TDT_GENDER_OTHER;
}

static char *
dup_greeting (const TdtLetterContext *context)
{
  const char *form = context->person != NULL
                         ? tdt_row_get_text (context->person, TDT_PERSON_FORM_OF_ADDRESS)
                         : NULL;

  if (form != NULL)
    return g_strconcat (form, g_str_has_suffix (form, ",") ? "" : ",", NULL);
  switch (guess_gender (context->person))
    {
    case TDT_GENDER_WOMAN:
      /* Translators: how a letter begins */
      return g_strdup (tdt_content_say (&context->content, N_ ("Dear Madam,")));
    case TDT_GENDER_MAN:
      return g_strdup (tdt_content_say (&context->content, N_ ("Dear Sir,")));
    default:
      return g_strdup (tdt_content_say (&context->content, N_ ("Dear Sir or Madam,")));
    }
}

static char *
dup_name (const TdtLetterContext *context)
{
  return context->person != NULL ? tdt_person_dup_name (context->person) : g_strdup ("");
}

static char *
dup_honorific (const TdtLetterContext *context)
{
  return dup_field (context->person, TDT_PERSON_HONORIFIC);
}

static char *
dup_function (const TdtLetterContext *context)
{
  return dup_field (context->person, TDT_PERSON_FUNCTION);
}

static char *
dup_organisation (const TdtLetterContext *context)
{
  const TdtRow *organisation = context->person != NULL
                                   ? tdt_root_follow (context->content.root, context->person,
                                                      TDT_PERSON_ORGANISATION)
                                   : NULL;

  return organisation != NULL ? tdt_organisation_dup_name (organisation) : g_strdup ("");
}

static char *
dup_event (const TdtLetterContext *context)
{
  return tdt_content_dup_title (&context->content);
}

static char *
dup_event_when (const TdtLetterContext *context)
{
  g_autoptr (GPtrArray) sessions = NULL;

  if (context->when != NULL)
    return g_strdup (context->when);
  sessions = tdt_content_get_sessions (&context->content);
  return tdt_content_dup_event_when (&context->content, sessions);
}

static char *
dup_place (const TdtLetterContext *context)
{
  return dup_field (context->content.project, TDT_PROJECT_PLACE);
}

static char *
dup_organiser (const TdtLetterContext *context)
{
  return dup_field (context->content.project, TDT_PROJECT_ORGANISER);
}

static char *
dup_contact (const TdtLetterContext *context)
{
  return dup_field (context->content.project, TDT_PROJECT_CONTACT);
}

static char *
dup_web (const TdtLetterContext *context)
{
  return dup_field (context->content.project, TDT_PROJECT_WEB);
}

/* What is said of each session or place of the person, each thing once. */
static char *
dup_joined (const TdtLetterContext *context,
            char *(*dup) (const TdtLetterContext *context, const TdtRow *participant))
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < context->participants->len; i++)
    {
      g_autofree char *part = dup (context, context->participants->pdata[i]);

      if (*part != '\0' && !g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
        g_ptr_array_add (parts, g_steal_pointer (&part));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static const TdtRow *
get_session (const TdtLetterContext *context, const TdtRow *participant)
{
  return tdt_root_follow (context->content.root, participant, TDT_PARTICIPANT_SESSION);
}

static char *
dup_one_session (const TdtLetterContext *context, const TdtRow *participant)
{
  return tdt_content_dup_session_title (&context->content, get_session (context, participant));
}

static char *
dup_session (const TdtLetterContext *context)
{
  return dup_joined (context, dup_one_session);
}

static char *
dup_one_date (const TdtLetterContext *context, const TdtRow *participant)
{
  const TdtTime *start = tdt_row_get_time (get_session (context, participant), TDT_SESSION_START);

  return start != NULL ? tdt_typography_dup_date (context->content.phrases, tdt_time_julian (start))
                       : g_strdup ("");
}

/* The days of the person, or of the event for who has none. */
static char *
dup_date (const TdtLetterContext *context)
{
  g_autofree char *dates = dup_joined (context, dup_one_date);

  return *dates != '\0' ? g_steal_pointer (&dates) : dup_event_when (context);
}

static char *
dup_one_time (const TdtLetterContext *context, const TdtRow *participant)
{
  return tdt_content_dup_hours (&context->content, get_session (context, participant));
}

static char *
dup_time (const TdtLetterContext *context)
{
  return dup_joined (context, dup_one_time);
}

static char *
dup_one_room (const TdtLetterContext *context, const TdtRow *participant)
{
  return tdt_content_dup_session_place (&context->content, get_session (context, participant));
}

static char *
dup_room (const TdtLetterContext *context)
{
  return dup_joined (context, dup_one_room);
}

static char *
dup_one_role (const TdtLetterContext *context, const TdtRow *participant)
{
  return tdt_content_dup_token (&context->content, participant, TDT_PARTICIPANT_ROLE);
}

static char *
dup_role (const TdtLetterContext *context)
{
  return dup_joined (context, dup_one_role);
}

static char *
dup_one_length (const TdtLetterContext *context, const TdtRow *participant)
{
  gint64 minutes = tdt_row_get_number (participant, TDT_PARTICIPANT_MINUTES, 0);

  return minutes > 0 ? tdt_typography_dup_duration (context->content.phrases, minutes)
                     : g_strdup ("");
}

static char *
dup_length (const TdtLetterContext *context)
{
  return dup_joined (context, dup_one_length);
}

static char *
dup_one_topic (const TdtLetterContext *context, const TdtRow *participant)
{
  return dup_field (participant, TDT_PARTICIPANT_TOPIC);
}

static char *
dup_topic (const TdtLetterContext *context)
{
  return dup_joined (context, dup_one_topic);
}

/* Day and hours in the middle of a line. */
static char *
dup_when (const TdtLetterContext *context, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autofree char *when = tdt_content_dup_when (&context->content, session);
  g_autofree char *date = start != NULL ? tdt_typography_dup_date (context->content.phrases,
                                                                   tdt_time_julian (start))
                                        : g_strdup ("");
  g_autofree char *capital = tdt_typography_dup_capitalised (date);

  if (*capital == '\0' || !g_str_has_prefix (when, capital))
    return g_steal_pointer (&when);
  return g_strconcat (date, when + strlen (capital), NULL);
}

char *
tdt_letter_dup_details (const TdtLetterContext *context, const TdtRow *session,
                        const TdtRow *participant)
{
  g_autofree char *when = dup_when (context, session);
  g_autofree char *room = tdt_content_dup_session_place (&context->content, session);
  g_autofree char *role = participant != NULL ? dup_one_role (context, participant) : g_strdup ("");
  g_autofree char *small = g_utf8_strdown (role, -1);
  const char *const parts[] = { when, room, small };
  GString *details = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (details, "%s%s", details->len > 0 ? ", " : "", parts[i]);
  return g_string_free (details, FALSE);
}

static void
append_line (const TdtLetterContext *context, GString *lines, const TdtRow *session,
             const TdtRow *participant)
{
  g_autofree char *title = tdt_content_dup_session_title (&context->content, session);
  g_autofree char *details = tdt_letter_dup_details (context, session, participant);
  g_autofree char *line = tdt_phrases_dup_filled (
      context->content.phrases,
      /* Translators: a line of a letter: a session, and when and where it is */
      *details != '\0' ? N_ ("– {title}: {details}") : "– {title}", "title", title, "details",
      details, NULL);

  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

static char *
dup_programme (const TdtLetterContext *context)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < context->participants->len; i++)
    append_line (context, lines, get_session (context, context->participants->pdata[i]),
                 context->participants->pdata[i]);
  return g_string_free (lines, FALSE);
}

/* For who wants to know what it is about without opening anything. */
static char *
dup_overview (const TdtLetterContext *context)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (&context->content);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    append_line (context, lines, sessions->pdata[i], NULL);
  return g_string_free (lines, FALSE);
}

/* Translators: the words in the context "placeholder" are typed between braces in templates of
 * letters, as in {name}: one word each, no two the same */
static const TdtPlaceholderEntry placeholders[] = {
  { NC_ ("placeholder", "greeting"), N_ ("How the letter begins: form of address"), dup_greeting },
  { NC_ ("placeholder", "name"), N_ ("First name and surname"), dup_name },
  { NC_ ("placeholder", "title"), N_ ("Title of courtesy"), dup_honorific },
  { NC_ ("placeholder", "function"), N_ ("Function"), dup_function },
  { NC_ ("placeholder", "organisation"), N_ ("Organisation of the person"), dup_organisation },
  { NC_ ("placeholder", "programme"), N_ ("All sessions of the person, a line each"),
    dup_programme },
  { NC_ ("placeholder", "changes"), N_ ("What has changed for the person, a line each"),
    tdt_letter_dup_changes },
  { NC_ ("placeholder", "session"), N_ ("The person’s session, or sessions"), dup_session },
  { NC_ ("placeholder", "date"), N_ ("Day of the person’s session"), dup_date },
  { NC_ ("placeholder", "time"), N_ ("Hours of the person’s session"), dup_time },
  { NC_ ("placeholder", "room"), N_ ("Room of the person’s session"), dup_room },
  { NC_ ("placeholder", "role"), N_ ("Role of the person"), dup_role },
  { NC_ ("placeholder", "minutes"), N_ ("Speaking minutes"), dup_length },
  { NC_ ("placeholder", "topic"), N_ ("Topic of the person"), dup_topic },
  { NC_ ("placeholder", "overview"), N_ ("All sessions of the event, a line each"), dup_overview },
  { NC_ ("placeholder", "event"), N_ ("Title of the event"), dup_event },
  { NC_ ("placeholder", "when"), N_ ("Days and hours of the event"), dup_event_when },
  { NC_ ("placeholder", "place"), N_ ("Place of the event"), dup_place },
  { NC_ ("placeholder", "organiser"), N_ ("Organiser"), dup_organiser },
  { NC_ ("placeholder", "contact"), N_ ("Contact on the day"), dup_contact },
  { NC_ ("placeholder", "web"), N_ ("Web page"), dup_web },
};

const TdtPlaceholderEntry *
tdt_letter_get_placeholders (guint *n_placeholders)
{
  *n_placeholders = G_N_ELEMENTS (placeholders);
  return placeholders;
}
