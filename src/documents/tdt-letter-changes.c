/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed for somebody since he or she was told, in sentences. */
#include "config.h"

#include "tdt-letter-private.h"
#include "tdt-told.h"

#include <glib/gi18n-lib.h>

/* The session as that person knows it. */
static TdtRow *
make_known (const TdtRow *session, const TdtToldChange *change)
{
  g_autoptr (TdtRow) row = session != NULL ? tdt_row_ref (session)
                                           : tdt_row_new (TDT_KIND_SESSION, change->session);
  g_autoptr (TdtRow)
      moved = tdt_row_with_value (row, TDT_SESSION_START, (TdtValue){ .time = change->start });
  g_autoptr (TdtRow) cut = tdt_row_with_value (moved, TDT_SESSION_MINUTES,
                                               (TdtValue){ .number = change->minutes });
  g_autoptr (GRefString) room = change->room != NULL ? g_ref_string_new (change->room) : NULL;

  return tdt_row_with_value (cut, TDT_SESSION_ROOM, (TdtValue){ .text = room });
}

static const char *
get_sentence (const TdtToldChange *change, gboolean has_now, gboolean has_before)
{
  switch (change->type)
    {
    case TDT_TOLD_ADDED:
      return has_now ? N_ ("– New for you: {title}, {now}.") : N_ ("– New for you: {title}.");
    case TDT_TOLD_DROPPED:
      return has_before ? N_ ("– No longer planned for you: {title} ({before}).")
                        : N_ ("– No longer planned for you: {title}.");
    case TDT_TOLD_MOVED:
      if (!has_now)
        return N_ ("– {title}: the time is open again, it was {before}.");
      return has_before ? N_ ("– {title}: now {now}, instead of {before}.")
                        : N_ ("– {title}: {now}.");
    case TDT_TOLD_SOMETHING:
    default:
      return N_ ("– Times or rooms of your sessions are different now.");
    }
}

static char *
dup_change (const TdtLetterContext *context, const TdtToldChange *change)
{
  const TdtRow *session = tdt_root_lookup_kind (context->content.root, TDT_KIND_SESSION,
                                                change->session);
  g_autoptr (TdtRow) known = change->session != NULL ? make_known (session, change) : NULL;
  g_autofree char *title = known != NULL ? tdt_content_dup_session_title (&context->content, known)
                                         : g_strdup ("");
  g_autofree char *before = known != NULL ? tdt_letter_dup_details (context, known, NULL)
                                          : g_strdup ("");
  g_autofree char *now = session != NULL ? tdt_letter_dup_details (context, session, NULL)
                                         : g_strdup ("");
  gboolean timed = session != NULL && tdt_row_has (session, TDT_SESSION_START);

  return tdt_phrases_dup_filled (
      context->content.phrases,
      get_sentence (change, change->type == TDT_TOLD_MOVED ? timed : *now != '\0', *before != '\0'),
      "title", title, "now", now, "before", before, NULL);
}

char *
tdt_letter_dup_changes (const TdtLetterContext *context)
{
  g_autoptr (GPtrArray) changes = NULL;
  GString *lines = g_string_new (NULL);

  if (context->person == NULL || context->before == NULL)
    return g_string_free (lines, FALSE);
  changes = tdt_told_compare (context->content.root, tdt_row_get_uid (context->person),
                              context->before);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = dup_change (context, changes->pdata[i]);

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  return g_string_free (lines, FALSE);
}
