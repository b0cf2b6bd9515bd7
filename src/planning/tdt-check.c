/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of checks, and what is common to all of them. */
#include "config.h"

#include "tdt-check.h"

#include "tdt-attendance.h"
#include "tdt-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TdtCheck checks[] = {
  { "person-overlap", N_ ("In two sessions at once"), TDT_SEVERITY_ERROR, TDT_KIND_PERSON,
    tdt_find_person_overlap },
  { "person-declined", N_ ("Declined, and still in the programme"), TDT_SEVERITY_ERROR,
    TDT_KIND_SESSION, tdt_find_person_declined },
  { "room-overlap", N_ ("Two sessions in one room"), TDT_SEVERITY_ERROR, TDT_KIND_ROOM,
    tdt_find_room_overlap },
  { "agenda-over", N_ ("Agenda longer than the session"), TDT_SEVERITY_ERROR, TDT_KIND_SESSION,
    tdt_find_agenda_over },
  { "room-capacity", N_ ("Room too small"), TDT_SEVERITY_WARNING, TDT_KIND_SESSION,
    tdt_find_room_capacity },
  { "session-unplaced", N_ ("Not placed yet"), TDT_SEVERITY_WARNING, TDT_KIND_SESSION,
    tdt_find_session_unplaced },
  { "session-no-chair", N_ ("Nobody chairs"), TDT_SEVERITY_WARNING, TDT_KIND_SESSION,
    tdt_find_session_no_chair },
  { "person-unavailable", N_ ("Not available"), TDT_SEVERITY_ERROR, TDT_KIND_PERSON,
    tdt_find_person_unavailable },
  { "session-outside-day", N_ ("Outside the opening hours"), TDT_SEVERITY_ERROR, TDT_KIND_SESSION,
    tdt_find_session_outside_day },
  { "speaking-over", N_ ("Too much speaking time"), TDT_SEVERITY_ERROR, TDT_KIND_SESSION,
    tdt_find_speaking_over },
  { "order-broken", N_ ("Wrong order"), TDT_SEVERITY_ERROR, TDT_KIND_WISH,
    tdt_find_order_broken_wish },
  { "order-broken", N_ ("Wrong order"), TDT_SEVERITY_ERROR, TDT_KIND_PROJECT,
    tdt_find_order_broken_frame },
  { "seat-conflict", N_ ("Seats"), TDT_SEVERITY_ERROR, TDT_KIND_SESSION, tdt_find_seat_conflict },
  { "person-travel", N_ ("Too little time to change rooms"), TDT_SEVERITY_WARNING, TDT_KIND_PERSON,
    tdt_find_person_travel },
  { "person-unconfirmed", N_ ("Not confirmed yet"), TDT_SEVERITY_WARNING, TDT_KIND_SESSION,
    tdt_find_person_unconfirmed },
  { "person-no-contact", N_ ("No e-mail and no phone"), TDT_SEVERITY_WARNING, TDT_KIND_PERSON,
    tdt_find_person_no_contact },
  { "room-layout", N_ ("Room lacks something"), TDT_SEVERITY_WARNING, TDT_KIND_SESSION,
    tdt_find_room_layout },
  { "session-few-speakers", N_ ("Too few speakers"), TDT_SEVERITY_WARNING, TDT_KIND_SESSION,
    tdt_find_session_few_speakers },
  { "session-many-speakers", N_ ("Too many speakers"), TDT_SEVERITY_WARNING, TDT_KIND_SESSION,
    tdt_find_session_many_speakers },
  { "break-missing", N_ ("No break"), TDT_SEVERITY_WARNING, TDT_KIND_ROOM, tdt_find_break_missing },
  { "person-duplicate", N_ ("Twice the same person"), TDT_SEVERITY_INFO, TDT_KIND_PERSON,
    tdt_find_person_duplicate },
  { "brief-missing", N_ ("Still missing from speakers"), TDT_SEVERITY_INFO, TDT_KIND_PERSON,
    tdt_find_brief_missing },
  { "session-one-organisation", N_ ("Only one organisation speaks"), TDT_SEVERITY_INFO,
    TDT_KIND_SESSION, tdt_find_session_one_organisation },
  { "panel-one-gender", N_ ("Only women or only men speak"), TDT_SEVERITY_INFO, TDT_KIND_SESSION,
    tdt_find_panel_one_gender },
  { "balance", N_ ("Balance of speakers"), TDT_SEVERITY_INFO, TDT_KIND_SESSION, tdt_find_balance },
  { "agenda-under", N_ ("Time left unplanned"), TDT_SEVERITY_INFO, TDT_KIND_SESSION,
    tdt_find_agenda_under },
  { "speaking-unequal", N_ ("Uneven speaking time"), TDT_SEVERITY_INFO, TDT_KIND_SESSION,
    tdt_find_speaking_unequal },
  { "organisation-silent", N_ ("Partners who do not speak"), TDT_SEVERITY_INFO,
    TDT_KIND_ORGANISATION, tdt_find_organisation_silent },
  { "precedence", N_ ("Order of precedence"), TDT_SEVERITY_INFO, TDT_KIND_SESSION,
    tdt_find_precedence },
  { "seat-precedence", N_ ("Seats and precedence"), TDT_SEVERITY_INFO, TDT_KIND_SESSION,
    tdt_find_seat_precedence },
  { "link-missing", N_ ("Documents without an address"), TDT_SEVERITY_INFO, TDT_KIND_LINK,
    tdt_find_link_missing },
};

const TdtCheck *
tdt_checks_get (guint *n_checks)
{
  *n_checks = G_N_ELEMENTS (checks);
  return checks;
}

static const TdtCheck *
find_check (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].code, code))
      return &checks[i];
  return NULL;
}

gboolean
tdt_check_is_code (const char *code)
{
  return find_check (code) != NULL;
}

const char *
tdt_check_get_title (const char *code)
{
  const TdtCheck *check = find_check (code);

  return check != NULL ? _ (check->title) : code;
}

const char *
tdt_severity_word (TdtSeverity severity)
{
  static const char *const words[] = { "error", "warning", "info" };

  return words[severity];
}

const char *
tdt_severity_label (TdtSeverity severity)
{
  static const char *const labels[] = { N_ ("Error"), N_ ("Warning"), N_ ("Information") };

  return _ (labels[severity]);
}

TdtFinding *
tdt_finding_ref (TdtFinding *finding)
{
  return g_atomic_rc_box_acquire (finding);
}

static void
clear_finding (gpointer data)
{
  TdtFinding *finding = data;

  g_free (finding->message);
  g_strfreev (finding->records);
  g_free (finding->fingerprint);
}

void
tdt_finding_unref (TdtFinding *finding)
{
  g_atomic_rc_box_release_full (finding, clear_finding);
}

static gboolean
is_accepted (const TdtRoot *root, const char *code, const char *record, const char *fingerprint)
{
  g_autoptr (GPtrArray) accepted = tdt_root_get_referrers (root, record, TDT_ACCEPTED_RECORDS);

  for (guint i = 0; i < accepted->len; i++)
    if (g_strcmp0 (tdt_row_get_text (accepted->pdata[i], TDT_ACCEPTED_CODE), code) == 0 &&
        g_strcmp0 (tdt_row_get_text (accepted->pdata[i], TDT_ACCEPTED_FINGERPRINT), fingerprint) ==
            0)
      return TRUE;
  return FALSE;
}

void
tdt_check_report (TdtCheckContext *context, const char *code, const char *const *records,
                  const char *facts, char *message)
{
  TdtFinding *finding = g_atomic_rc_box_new0 (TdtFinding);
  const TdtCheck *check = find_check (code);

  finding->code = check->code;
  finding->severity = check->severity;
  finding->message = message;
  finding->records = g_strdupv ((GStrv) records);
  finding->fingerprint = g_compute_checksum_for_string (G_CHECKSUM_SHA256, facts, -1);
  finding->accepted = is_accepted (context->root, code, records[0], finding->fingerprint);
  g_ptr_array_add (context->findings, finding);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const TdtFinding *one = *(TdtFinding *const *) a;
  const TdtFinding *other = *(TdtFinding *const *) b;
  int order;

  if (one->severity != other->severity)
    return one->severity < other->severity ? -1 : 1;
  order = strcmp (one->code, other->code);
  for (guint i = 0; order == 0; i++)
    {
      if (one->records[i] == NULL || other->records[i] == NULL)
        return (one->records[i] != NULL) - (other->records[i] != NULL);
      order = strcmp (one->records[i], other->records[i]);
    }
  return order != 0 ? order : strcmp (one->fingerprint, other->fingerprint);
}

void
tdt_findings_sort (GPtrArray *findings)
{
  g_ptr_array_sort (findings, compare_findings);
}

static GPtrArray *
find_known (const TdtCheckContext *context, const char *target, TdtFieldId field)
{
  for (guint i = 0; i < context->n_known; i++)
    if (context->known[i].field == field && context->known[i].target == target)
      return context->known[i].rows;
  return NULL;
}

static void
keep_known (TdtCheckContext *context, const char *target, TdtFieldId field, GPtrArray *rows)
{
  if (context->n_known < TDT_CHECK_KNOWN_MAX)
    {
      context->known[context->n_known].target = target;
      context->known[context->n_known].field = field;
      context->known[context->n_known++].rows = rows;
      return;
    }
  if (context->others == NULL)
    context->others = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (context->others, rows);
}

static void
forget_known (TdtCheckContext *context)
{
  while (context->n_known > 0)
    g_ptr_array_unref (context->known[--context->n_known].rows);
  g_clear_pointer (&context->others, g_ptr_array_unref);
  g_clear_pointer (&context->intervals, g_array_unref);
}

TdtCheckRows
tdt_check_get_referrers (TdtCheckContext *context, const char *target, TdtFieldId field)
{
  GPtrArray *rows;

  if (tdt_root_count (context->root, TDT_FIELD_KIND (field)) == 0)
    return (TdtCheckRows){ NULL, 0 };
  if (context->graph != NULL)
    return tdt_check_graph_get_referrers (context->graph, target, field);
  rows = find_known (context, target, field);
  if (rows == NULL)
    {
      rows = tdt_root_get_referrers (context->root, target, field);
      keep_known (context, target, field, rows);
    }
  return (TdtCheckRows){ (const TdtRow *const *) rows->pdata, rows->len };
}

const TdtRow *
tdt_check_follow (const TdtCheckContext *context, const TdtRow *row, TdtFieldId field)
{
  const char *target = tdt_row_get_text (row, field);

  if (target == NULL)
    return NULL;
  if (context->graph != NULL)
    return tdt_check_graph_lookup (context->graph, tdt_field_get (field)->target, target);
  return tdt_root_follow (context->root, row, field);
}

static const TdtCheck *
get_checks_of (TdtKindId kind, guint *n_checks)
{
  static TdtCheck sorted[G_N_ELEMENTS (checks)];
  static guint first[TDT_N_KINDS + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      guint n = 0;

      for (guint k = 0; k < TDT_N_KINDS; k++)
        {
          first[k] = n;
          for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
            if (checks[i].unit == k)
              sorted[n++] = checks[i];
        }
      first[TDT_N_KINDS] = n;
      g_once_init_leave (&ready, 1);
    }
  *n_checks = first[kind + 1] - first[kind];
  return sorted + first[kind];
}

static void
turn_to (TdtCheckContext *context, const TdtRow *unit)
{
  if (tdt_row_get_kind_id (unit) == TDT_KIND_SESSION)
    context->session_kind = tdt_row_get_token (unit, TDT_SESSION_KIND);
}

void
tdt_check_unit (TdtCheckContext *context, const TdtRow *unit)
{
  guint n_checks;
  const TdtCheck *of_kind = get_checks_of (tdt_row_get_kind_id (unit), &n_checks);

  turn_to (context, unit);
  for (guint i = 0; i < n_checks; i++)
    of_kind[i].find (context, of_kind[i].code, unit);
  forget_known (context);
}

void
tdt_check_foreach_unit (const TdtRoot *root, TdtCheckUnitFunc func, gpointer data)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;
      guint n_checks;

      get_checks_of (k, &n_checks);
      tdt_row_iter_init (&iter, root, k);
      while (n_checks > 0 && tdt_row_iter_next (&iter, &row))
        func (row, data);
    }
}

gboolean
tdt_check_finds_nothing (const TdtRoot *root, const TdtCheckOptions *options, const char *code,
                         const TdtRow *unit)
{
  g_autoptr (GPtrArray)
      findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  TdtCheckSettings settings;
  TdtCheckIndex index = { NULL, NULL };
  TdtCheckContext context = {
    .root = root, .options = options, .settings = &settings, .index = &index, .findings = findings
  };
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (root);
  const TdtRow *row = tdt_root_lookup (root, tdt_row_get_uid (unit));

  context.ranks = ranks;
  tdt_check_settings_read (root, &settings);
  if (row != NULL)
    turn_to (&context, row);
  for (guint i = 0; row != NULL && i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].code, code) && checks[i].unit == tdt_row_get_kind_id (row))
      checks[i].find (&context, code, row);
  forget_known (&context);
  return findings->len == 0;
}

static void
check_unit_cb (const TdtRow *unit, gpointer data)
{
  tdt_check_unit (data, unit);
}

GPtrArray *
tdt_checks_run (const TdtRoot *root, const TdtCheckOptions *options)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (root);
  g_autoptr (TdtCheckGraph) graph = tdt_check_graph_new (root);
  TdtCheckSettings settings;
  TdtCheckIndex index;
  TdtCheckContext context = { .root = root,
                              .options = options,
                              .settings = &settings,
                              .index = &index,
                              .ranks = ranks,
                              .graph = graph,
                              .findings = findings };

  tdt_check_settings_read (root, &settings);
  tdt_check_index_init (&index, root);
  tdt_check_foreach_unit (root, check_unit_cb, &context);
  tdt_check_index_clear (&index);
  tdt_findings_sort (findings);
  return findings;
}

gboolean
tdt_participant_speaks (const TdtRow *participant)
{
  switch (tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE))
    {
    case TDT_PARTICIPANT_ROLE_SPEAKER:
    case TDT_PARTICIPANT_ROLE_DISCUSSANT:
    case TDT_PARTICIPANT_ROLE_WITNESS:
      return tdt_participant_comes (participant) || tdt_participant_is_represented (participant);
    default:
      return FALSE;
    }
}

const TdtRow *
tdt_participant_get_organisation (const TdtRoot *root, const TdtRow *participant)
{
  const TdtRow *organisation = tdt_root_follow (root, participant, TDT_PARTICIPANT_ORGANISATION);
  const TdtRow *person = tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON);

  if (organisation != NULL || person == NULL)
    return organisation;
  return tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
}

const TdtRow *
tdt_check_get_organisation (const TdtCheckContext *context, const TdtRow *participant)
{
  const TdtRow *organisation = tdt_check_follow (context, participant,
                                                 TDT_PARTICIPANT_ORGANISATION);
  const TdtRow *person = tdt_check_follow (context, participant, TDT_PARTICIPANT_PERSON);

  if (organisation != NULL || person == NULL)
    return organisation;
  return tdt_check_follow (context, person, TDT_PERSON_ORGANISATION);
}

gboolean
tdt_participant_comes (const TdtRow *participant)
{
  if (tdt_row_has (participant, TDT_PARTICIPANT_REPRESENTED_BY))
    return FALSE;
  switch (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS))
    {
    case TDT_PARTICIPANT_STATUS_DECLINED:
    case TDT_PARTICIPANT_STATUS_EXCUSED:
    case TDT_PARTICIPANT_STATUS_REPRESENTED:
    case TDT_PARTICIPANT_STATUS_ABSENT:
      return FALSE;
    default:
      return TRUE;
    }
}
