/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check-settings.h"
#include "tdt-interval.h"
#include "tdt-place.h"

/* The opening hours of a day, in seconds since 1970 UTC. */
typedef struct
{
  gint64 opens;
  gint64 closes;
} TdtPlaceDay;

/* Somebody who is wanted in the session: when else, and what was said about being there. */
typedef struct
{
  GArray *intervals;
  GPtrArray *availabilities;
} TdtPlacePerson;

/* A start that is looked at, and the session that ends just before it in the same room. */
typedef struct
{
  gint64 start;
  int penalty;
  const TdtRow *after;
} TdtPlaceStart;

/* All that is known before the first start is looked at. */
typedef struct
{
  const TdtRoot *root;
  const TdtRow *session;
  const char *zone;
  int minutes;
  gint64 present; /* the start as it stands, 0 for none */
  gint64 only_start;
  gint64 not_before; /* wishes of order */
  gint64 not_after;
  GPtrArray *rooms; /* a NULL in it for no room at all */
  GArray *days;
  GArray *people;
  gint64 needed; /* people in the room */
  TdtCheckSettings settings;
} TdtPlaceSearch;

/* Returns: (nullable): what to look for; NULL for a session without minutes. */
TdtPlaceSearch *tdt_place_search_new (const TdtRoot *root, const TdtRow *session,
                                      TdtPlaceFilter filter);
void tdt_place_search_free (TdtPlaceSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtPlaceSearch, tdt_place_search_free)

/* Whether nobody who is wanted is elsewhere or away then, and wishes of order are kept. */
gboolean tdt_place_is_possible (const TdtPlaceSearch *search, gint64 start);

/* Fills in the penalty and what comes before. */
void tdt_place_weigh (const TdtPlaceSearch *search, const GArray *taken, const TdtRow *room,
                      TdtPlaceStart *start);

/* The penalty in words. */
GStrv tdt_place_dup_reasons (const TdtPlaceSearch *search, const TdtPlaceStart *start,
                             const TdtRow *room);

/* "Wed 27 Sep" */
char *tdt_place_dup_day (gint64 julian);
