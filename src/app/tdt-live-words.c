/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-live-words-private.h"

#include "tdt-live-face.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
/* Nobody begins a session as late as this: what was planned is over. */
#define TOO_LATE (3 * 60)

char *
tdt_live_dup_standing (const TdtLive *live)
{
  g_autofree char *left = tdt_live_dup_clock (live->session_left);
  int minutes = (int) (ABS (live->behind) / SECONDS_PER_MINUTE);
  g_autofree char *session = NULL;
  g_autofree char *plan = NULL;

  if (live->state == TDT_LIVE_AHEAD && live->behind > 0 && minutes >= TOO_LATE)
    return g_strdup (_ ("The time planned for this session is over. It can still be run."));
  if (live->state == TDT_LIVE_AHEAD || live->state == TDT_LIVE_OVER)
    session = g_strdup ("");
  else
    /* Translators: %s is minutes and seconds */
    session = g_strdup_printf (_ ("Whole session: %s left · "), left);
  if (minutes == 0)
    plan = g_strdup (_ ("on time"));
  else if (live->behind > 0)
    plan = g_strdup_printf (
        ngettext ("%d minute behind the plan", "%d minutes behind the plan", (gulong) minutes),
        minutes);
  else
    plan = g_strdup_printf (
        ngettext ("%d minute ahead of the plan", "%d minutes ahead of the plan", (gulong) minutes),
        minutes);
  return g_strconcat (session, plan, NULL);
}

const char *
tdt_live_get_main_label (const TdtLive *live)
{
  if (live->state == TDT_LIVE_AHEAD)
    return _ ("Start");
  if (live->state == TDT_LIVE_OVER)
    return _ ("To the Next Session");
  return live->next != NULL ? _ ("Next") : _ ("End");
}
