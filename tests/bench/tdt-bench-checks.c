/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What checking 10,000 sessions costs, whole and after one edit, beside sorting and sweeping their
 * bare times. */
#include "tdt-check.h"
#include "tdt-edit.h"
#include "tdt-interval.h"

#include <stdlib.h>

#define N_SESSIONS 10000
#define N_ROOMS 200
#define N_PEOPLE 5000
#define N_RUNS 11
#define MICROSECONDS_PER_MILLISECOND 1000.0

static const TdtCheckOptions options = { .today = 736500 };

static void
set (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_edit_set_text (edit, uid, field, text, &error))
    g_error ("%s", error->message);
}

static void
add_session (TdtEdit *edit, guint i)
{
  g_autofree char *uid = g_strdup_printf ("s%u", i);
  g_autofree char *room = g_strdup_printf ("r%u", i % N_ROOMS);
  g_autofree char *participant = g_strdup_printf ("x%u", i);
  g_autofree char *person = g_strdup_printf ("m%u", i * 7 % N_PEOPLE);
  g_autofree char *start = g_strdup_printf ("2017-09-%02uT%02u:00:00+02:00[Europe/Paris]",
                                            1 + i / N_ROOMS / 8, 9 + i / N_ROOMS % 8);

  tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
  set (edit, uid, TDT_SESSION_TITLE, uid);
  set (edit, uid, TDT_SESSION_KIND, i % 8 == 3 ? "break" : "talk");
  set (edit, uid, TDT_SESSION_START, start);
  set (edit, uid, TDT_SESSION_MINUTES, "45");
  set (edit, uid, TDT_SESSION_ROOM, room);
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, participant, NULL);
  set (edit, participant, TDT_PARTICIPANT_SESSION, uid);
  set (edit, participant, TDT_PARTICIPANT_PERSON, person);
  set (edit, participant, TDT_PARTICIPANT_ROLE, "speaker");
  set (edit, participant, TDT_PARTICIPANT_STATUS, "confirmed");
}

static TdtRoot *
make_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  for (guint i = 0; i < N_ROOMS; i++)
    {
      g_autofree char *uid = g_strdup_printf ("r%u", i);

      tdt_edit_add (edit, TDT_KIND_ROOM, uid, NULL);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *uid = g_strdup_printf ("m%u", i);

      tdt_edit_add (edit, TDT_KIND_PERSON, uid, NULL);
      set (edit, uid, TDT_PERSON_GIVEN_NAME, "G");
      set (edit, uid, TDT_PERSON_FAMILY_NAME, uid);
    }
  for (guint i = 0; i < N_SESSIONS; i++)
    add_session (edit, i);
  return tdt_edit_apply (edit);
}

static void
ignore_cb (const TdtInterval *one, const TdtInterval *other, gpointer data)
{
  guint64 *sum = data;

  *sum += one->session == other->session;
}

/* The least that any check of overlaps has to do; all rooms at once would clash, so by room. */
static gint64
time_reference (const TdtRoot *root)
{
  gint64 start = g_get_monotonic_time ();
  guint64 sum = 0;

  for (guint i = 0; i < N_ROOMS; i++)
    {
      g_autofree char *uid = g_strdup_printf ("r%u", i);
      g_autoptr (GPtrArray) sessions = tdt_root_get_referrers (root, uid, TDT_SESSION_ROOM);
      g_autoptr (GArray) intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));

      for (guint j = 0; j < sessions->len; j++)
        {
          TdtInterval interval;

          if (tdt_session_get_interval (sessions->pdata[j], &interval))
            g_array_append_val (intervals, interval);
        }
      tdt_intervals_sort (intervals);
      tdt_intervals_sweep (intervals, ignore_cb, &sum);
    }
  return g_get_monotonic_time () - start;
}

static gint64
time_full (const TdtRoot *root)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) findings = tdt_checks_run (root, &options);

  return g_get_monotonic_time () - start;
}

static gint64
time_edit (TdtCheckEngine *engine, TdtRoot **root, guint run)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (*root);
  g_autofree char *start = g_strdup_printf ("2017-09-03T10:%02u:00+02:00[Europe/Paris]", run);
  g_autoptr (TdtRoot) next = NULL;
  g_autoptr (TdtDiff) diff = NULL;
  gint64 begin;
  gint64 taken;

  set (edit, "s77", TDT_SESSION_START, start);
  next = tdt_edit_apply (edit);
  diff = tdt_diff_new (*root, next);
  begin = g_get_monotonic_time ();
  tdt_check_engine_update (engine, next, diff);
  taken = g_get_monotonic_time () - begin;
  tdt_root_unref (*root);
  *root = g_steal_pointer (&next);
  return taken;
}

int
main (void)
{
  TdtRoot *root = make_project ();
  g_autoptr (TdtCheckEngine) engine = tdt_check_engine_new (root, &options);
  gint64 best[3] = { G_MAXINT64, G_MAXINT64, G_MAXINT64 };

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 reference = time_reference (root);
      gint64 full = time_full (root);
      gint64 edit = time_edit (engine, &root, i);

      best[0] = MIN (best[0], reference);
      best[1] = MIN (best[1], full);
      best[2] = MIN (best[2], edit);
    }
  g_print ("1..1\nok 1 checks of %d sessions\n", N_SESSIONS);
  g_print ("# sort and sweep %.2f ms, all checks %.2f ms (%.1f times), after one edit %.3f ms\n",
           (double) best[0] / MICROSECONDS_PER_MILLISECOND,
           (double) best[1] / MICROSECONDS_PER_MILLISECOND,
           (double) best[1] / (double) MAX (best[0], 1),
           (double) best[2] / MICROSECONDS_PER_MILLISECOND);
  tdt_root_unref (root);
  return EXIT_SUCCESS;
}
