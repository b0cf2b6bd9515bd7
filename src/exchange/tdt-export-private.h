/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-export.h"

G_BEGIN_DECLS

/* A session on its way out. */
typedef struct
{
  const TdtRow *row;
  const TdtTime *start;
  gint64 julian;
  /* Unique in the file, from 1. */
  guint id;
  char *guid;
  char *room;
} TdtExportEvent;

/* (element-type TdtExportEvent): the sessions with a start, by day, room and start. */
GArray *tdt_export_list_events (const TdtRoot *root);

/* (element-type TdtRow): those who speak or chair, and come. */
GPtrArray *tdt_export_list_people (const TdtRoot *root, const TdtRow *session);

/* The first day of the event, or of the calendar of computers when there is none yet. */
gint64 tdt_export_get_first_day (const TdtRoot *root);

/* A UUID: the uid itself if it is one. */
char *tdt_export_dup_guid (const char *uid);
/* "rencontres-2017": small letters, digits and hyphens, at least four. */
char *tdt_export_dup_slug (const char *text);
/* "2017-09-27T10:15:00+02:00" */
char *tdt_export_dup_moment (const TdtTime *time);
/* "2017-09-27" */
char *tdt_export_dup_date (gint64 julian);
/* "10:15" */
char *tdt_export_dup_clock (const TdtTime *time);
/* "1:30" */
char *tdt_export_dup_duration (const TdtRow *session);
/* Whether it is an address of the web. */
gboolean tdt_export_is_web (const char *uri);

GBytes *tdt_schedule_xml_write (const TdtRoot *root);
GBytes *tdt_schedule_json_write (const TdtRoot *root);

G_END_DECLS
