/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a timetable says of a session, in words. */
#include "config.h"

#include "tdt-check.h"
#include "tdt-names.h"
#include "tdt-timetable-block-private.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

static void
append (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

char *
tdt_timetable_dup_times (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET);

  if (start != NULL)
    return tdt_words_dup_range (start, minutes);
  /* Translators: how long a session is, minutes in short */
  return minutes != TDT_UNSET ? g_strdup_printf (_ ("%d min"), (int) minutes) : g_strdup ("");
}

char *
tdt_timetable_dup_short_time (const TdtTimetableSlot *slot)
{
  g_autofree char *end = NULL;

  if (slot == NULL)
    return g_strdup ("");
  if (slot->start >= 0)
    return tdt_words_dup_clock (slot->start);
  end = tdt_words_dup_clock (slot->end);
  /* Translators: %s is the time of day when a session of the evening before ends, in little space
   */
  return g_strdup_printf (_ ("until %s"), end);
}

static gboolean
is_open (const TdtRow *participant)
{
  return tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS) <= TDT_PARTICIPANT_STATUS_INVITED;
}

/* Who is not known yet is said to be so: nobody thinks that they have confirmed. */
static gboolean
is_named_and_open (const TdtRow *participant)
{
  return tdt_row_has (participant, TDT_PARTICIPANT_PERSON) && is_open (participant);
}

/* How many have not said yes, "" where all have. */
static char *
dup_open (const GPtrArray *people)
{
  guint n_open = 0;

  for (guint i = 0; i < people->len; i++)
    n_open += is_open (people->pdata[i]);
  return n_open == 0
             ? g_strdup ("")
             : g_strdup_printf (ngettext ("%u not confirmed", "%u not confirmed", n_open), n_open);
}

char *
tdt_timetable_dup_people (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      people = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *open = dup_open (people);

  if (people->len == 0)
    return g_strdup ("");
  g_string_printf (text, ngettext ("%u person", "%u people", people->len), people->len);
  append (text, " · ", open);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
tdt_timetable_dup_names (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      people = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = tdt_participant_dup_name (root, people->pdata[i]);
      /* Translators: a person who has not said yes yet, in little space */
      g_autofree char *open = g_strdup_printf (_ ("%s (?)"), name);

      append (text, ", ", is_named_and_open (people->pdata[i]) ? open : name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of several, first how many are open: the names may be cut where the space ends. */
static char *
dup_in_short (const TdtRoot *root, const TdtRow *session, const char *names)
{
  g_autoptr (GPtrArray)
      people = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);
  g_autofree char *open = dup_open (people);

  return people->len < 2 || *open == '\0' ? g_strdup (names) : g_strjoin (" · ", open, names, NULL);
}

char *
tdt_timetable_dup_details (const TdtTimetableStyle *style, const TdtRoot *root,
                           const TdtRow *session, char **in_short)
{
  g_autofree char *label = tdt_timetable_style_dup_hue_label (style, root, session);
  g_autofree char *people = tdt_timetable_dup_people (root, session);
  g_autofree char *names = tdt_timetable_dup_names (root, session);
  g_autofree char *first = NULL;

  *in_short = dup_in_short (root, session, names);
  /* The title of a break, and often that of a round table, says what it is. */
  if (label != NULL &&
      g_str_has_prefix (tdt_row_get_text_or_empty (session, TDT_SESSION_TITLE), label))
    g_clear_pointer (&label, g_free);
  if (label != NULL && *people != '\0')
    first = g_strjoin (" · ", label, people, NULL);
  else
    first = g_strdup (label != NULL ? label : people);
  return *names != '\0' ? g_strjoin ("\n", first, names, NULL) : g_steal_pointer (&first);
}

static char *
dup_spoken_times (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (start == NULL)
    return g_strdup (_ ("Not placed yet"));
  from = tdt_words_dup_clock (tdt_time_minute_of_day (start));
  if (minutes == TDT_UNSET)
    return g_steal_pointer (&from);
  to = tdt_words_dup_clock (tdt_time_minute_of_day (start) + minutes);
  /* Translators: from one time of day to another, to be read out: “10:15 to 11:15” */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

/* Only what one can do something about is marked on a block. */
TdtTimetableFindings *
tdt_timetable_findings_new (GHashTable *by_record, const char *uid)
{
  const GPtrArray *named = by_record != NULL ? g_hash_table_lookup (by_record, uid) : NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  TdtTimetableFindings *findings;

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      TdtFinding *finding = named->pdata[i];

      if (!finding->accepted && finding->severity != TDT_SEVERITY_INFO)
        g_ptr_array_add (sorted, finding);
    }
  if (sorted->len == 0)
    return NULL;
  tdt_findings_sort (sorted);
  findings = g_new0 (TdtTimetableFindings, 1);
  findings->text = g_string_new (NULL);
  for (guint i = 0; i < sorted->len; i++)
    {
      const TdtFinding *finding = sorted->pdata[i];

      if (finding->severity == TDT_SEVERITY_ERROR)
        findings->n_errors++;
      else
        findings->n_warnings++;
      append (findings->text, "\n", finding->message);
    }
  return findings;
}

void
tdt_timetable_findings_free (TdtTimetableFindings *findings)
{
  g_string_free (findings->text, TRUE);
  g_free (findings);
}

char *
tdt_timetable_dup_name (const TdtRoot *root, const TdtRow *session,
                        const TdtTimetableFindings *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = tdt_session_dup_title (session);
  g_autofree char *times = dup_spoken_times (session);
  const TdtRow *room = tdt_root_follow (root, session, TDT_SESSION_ROOM);
  guint n = findings != NULL ? findings->n_errors + findings->n_warnings : 0;

  append (text, ", ", title);
  append (text, ", ", times);
  append (text, ", ", room != NULL ? tdt_row_get_text (room, TDT_ROOM_NAME) : NULL);
  if (n > 0)
    {
      g_autofree char *count = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);

      append (text, ", ", count);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
tdt_timetable_dup_description (const TdtRoot *root, const TdtRow *session,
                               const TdtTimetableFindings *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
  const TdtRow *theme = tdt_root_follow (root, session, TDT_SESSION_THEME);
  g_autofree char *names = tdt_timetable_dup_names (root, session);

  if (kind != TDT_TOKEN_OTHER)
    append (text, "\n", tdt_token_label (TDT_TOKENS_SESSION_KIND, kind));
  append (text, " · ", theme != NULL ? tdt_row_get_text (theme, TDT_THEME_TITLE) : NULL);
  if (tdt_row_get_boolean (session, TDT_SESSION_PINNED))
    append (text, " · ", _ ("keeps its time and room"));
  append (text, "\n", names);
  if (findings != NULL)
    append (text, "\n", findings->text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
