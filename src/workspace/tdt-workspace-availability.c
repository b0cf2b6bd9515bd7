/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When somebody can come. */
#include "config.h"

#include "tdt-workspace-people.h"

#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

/* A span of time to be given one kind of availability. */
typedef struct
{
  TdtEdit *edit;
  const char *person;
  const TdtTime *from;
  const TdtTime *to;
  int kind;
  /* The record that the span has become part of. */
  const char *grown;
} Span;

static gint64
get_start (const TdtRow *row)
{
  const TdtTime *time = tdt_row_get_time (row, TDT_AVAILABILITY_FROM);

  return time != NULL ? tdt_time_instant (time) : G_MININT64;
}

static gint64
get_end (const TdtRow *row)
{
  const TdtTime *time = tdt_row_get_time (row, TDT_AVAILABILITY_TO);

  return time != NULL ? tdt_time_instant (time) : G_MAXINT64;
}

static gboolean
add_record (Span *span, const TdtTime *from, const TdtTime *to, int kind, GError **error)
{
  g_autofree char *uid = g_strdup (tdt_edit_add (span->edit, TDT_KIND_AVAILABILITY, NULL, error));

  return uid != NULL &&
         tdt_edit_set_text (span->edit, uid, TDT_AVAILABILITY_PERSON, span->person, error) &&
         tdt_edit_set_token (span->edit, uid, TDT_AVAILABILITY_KIND, kind, error) &&
         tdt_edit_set_time (span->edit, uid, TDT_AVAILABILITY_FROM, from, error) &&
         tdt_edit_set_time (span->edit, uid, TDT_AVAILABILITY_TO, to, error);
}

/* What @row says of the span, it says no longer. */
static gboolean
cut (Span *span, const TdtRow *row, GError **error)
{
  const char *uid = tdt_row_get_uid (row);
  gint64 from = tdt_time_instant (span->from);
  gint64 to = tdt_time_instant (span->to);

  if (get_end (row) <= from || get_start (row) >= to)
    return TRUE;
  if (get_start (row) >= from && get_end (row) <= to)
    return tdt_edit_remove (span->edit, uid, error);
  if (get_start (row) >= from)
    return tdt_edit_set_time (span->edit, uid, TDT_AVAILABILITY_FROM, span->to, error);
  if (get_end (row) > to &&
      !add_record (span, span->to, tdt_row_get_time (row, TDT_AVAILABILITY_TO),
                   tdt_row_get_token (row, TDT_AVAILABILITY_KIND), error))
    return FALSE;
  return tdt_edit_set_time (span->edit, uid, TDT_AVAILABILITY_TO, span->from, error);
}

/* A neighbour of the same kind takes the span in; two neighbours become one. */
static gboolean
grow (Span *span, const TdtRow *row, GError **error)
{
  const char *uid = tdt_row_get_uid (row);
  gboolean before = get_end (row) == tdt_time_instant (span->from);
  gboolean after = get_start (row) == tdt_time_instant (span->to);

  if (tdt_row_get_token (row, TDT_AVAILABILITY_KIND) != span->kind || (!before && !after))
    return TRUE;
  if (span->grown == NULL)
    {
      span->grown = uid;
      return tdt_edit_set_time (span->edit, uid,
                                before ? TDT_AVAILABILITY_TO : TDT_AVAILABILITY_FROM,
                                before ? span->to : span->from, error);
    }
  return tdt_edit_set_time (
             span->edit, span->grown, before ? TDT_AVAILABILITY_FROM : TDT_AVAILABILITY_TO,
             tdt_row_get_time (row, before ? TDT_AVAILABILITY_FROM : TDT_AVAILABILITY_TO), error) &&
         tdt_edit_remove (span->edit, uid, error);
}

gboolean
tdt_workspace_set_availability (TdtWorkspace *self, const char *person, const TdtTime *from,
                                const TdtTime *to, int kind, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (root, person, TDT_AVAILABILITY_PERSON);
  Span span = { edit, person, from, to, kind, NULL };

  for (guint i = 0; i < rows->len; i++)
    if (!cut (&span, rows->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < rows->len && kind != TDT_TOKEN_OTHER; i++)
    if (!grow (&span, rows->pdata[i], error))
      return FALSE;
  if (kind != TDT_TOKEN_OTHER && span.grown == NULL && !add_record (&span, from, to, kind, error))
    return FALSE;
  /* Hour after hour is one step for who paints a morning. */
  tdt_workspace_apply_edit (self, edit, _ ("Change of availability"), person);
  return TRUE;
}
