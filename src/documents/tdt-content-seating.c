/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seating plan: each table of each round drawn, with its seats, and its people by name. */
#include "config.h"

#include "tdt-content-private.h"

#include "tdt-rank.h"
#include "tdt-seating.h"
#include "tdt-table-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Millimetres: a seat at most, the height of a drawing at most, where the door is told. */
#define MAX_UNIT 34.0
#define MAX_HEIGHT 120.0
#define NARROW_SEAT 26.0
#define SEAT_WIDTH 0.94
#define SEAT_HEIGHT 0.6
/* In a single row seats are narrow, and have nothing above them. */
#define ROW_SEAT_HEIGHT 1.1

/* Somebody at a table. */
typedef struct
{
  const TdtRow *person;
  guint number;
  char *name;
  char *key;
} Sitter;

/* A plan on its way from widths of a seat to millimetres, and how high seats are. */
typedef struct
{
  double height;
  TdtSeatPoint from;
  TdtSeatPoint to;
  double unit;
} Scale;

static void
sitter_clear (gpointer data)
{
  Sitter *sitter = data;

  g_free (sitter->name);
  g_free (sitter->key);
}

static int
compare_sitters (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Sitter *) a)->key, ((const Sitter *) b)->key);
}

/* (element-type Sitter): who sits at @table, by name. */
static GArray *
collect_sitters (const TdtContent *content, const TdtRow *table)
{
  GArray *sitters = g_array_new (FALSE, FALSE, sizeof (Sitter));
  guint n_seats = tdt_seating_get_n_seats (content->root, table);

  g_array_set_clear_func (sitters, sitter_clear);
  for (guint number = 1; number <= n_seats; number++)
    {
      const TdtRow *seat = tdt_seating_find_seat (content->root, table, number);
      Sitter sitter = { seat != NULL ? tdt_root_follow (content->root, seat, TDT_SEAT_PERSON)
                                     : NULL,
                        number, NULL, NULL };

      if (sitter.person == NULL)
        continue;
      sitter.name = tdt_content_dup_list_name (content, sitter.person);
      sitter.key = g_utf8_collate_key (sitter.name, -1);
      g_array_append_val (sitters, sitter);
    }
  g_array_sort (sitters, compare_sitters);
  return sitters;
}

static void
widen (Scale *scale, const GArray *points, double across, double down)
{
  for (guint i = 0; i < points->len; i++)
    {
      const TdtSeatPoint *point = &g_array_index (points, TdtSeatPoint, i);

      scale->from.x = MIN (scale->from.x, point->x - across);
      scale->from.y = MIN (scale->from.y, point->y - down);
      scale->to.x = MAX (scale->to.x, point->x + across);
      scale->to.y = MAX (scale->to.y, point->y + down);
    }
}

static double
get_x (const Scale *scale, const TdtSeatPoint *point)
{
  return (point->x - scale->from.x) * scale->unit;
}

static double
get_y (const Scale *scale, const TdtSeatPoint *point)
{
  return (point->y - scale->from.y) * scale->unit;
}

static void
add_seat_line (TdtContent *content, TdtTextStyle style, TdtRunFlags flags, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  tdt_builder_begin_paragraph (content->builder, style, TDT_ALIGN_CENTRE);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_FIT);
  tdt_builder_text (content->builder, flags, text);
  tdt_builder_end (content->builder);
}

/* On one line where the seat is wide enough for that. */
static void
add_name (TdtContent *content, const TdtRow *person, const char *name, double width)
{
  g_autofree char *given = tdt_content_dup_field (content, person, TDT_PERSON_GIVEN_NAME);
  g_autofree char *family = tdt_content_dup_field (content, person, TDT_PERSON_FAMILY_NAME);
  gboolean narrow = width < NARROW_SEAT;

  if (!narrow)
    add_seat_line (content, TDT_STYLE_TABLE_CELL, TDT_RUN_STRONG, name);
  add_seat_line (content, TDT_STYLE_TABLE_CELL, TDT_RUN_STRONG, narrow ? given : NULL);
  add_seat_line (content, TDT_STYLE_TABLE_CELL, TDT_RUN_STRONG, narrow ? family : NULL);
}

static void
add_seat (TdtContent *content, const TdtRow *table, guint number, const Scale *scale,
          const TdtSeatPoint *point)
{
  const TdtRow *seat = tdt_seating_find_seat (content->root, table, number);
  const TdtRow *person = seat != NULL ? tdt_root_follow (content->root, seat, TDT_SEAT_PERSON)
                                      : NULL;
  double width = scale->unit * SEAT_WIDTH;
  double height = scale->unit * scale->height;
  double bottom = get_y (scale, point) + scale->unit * SEAT_HEIGHT / 2;
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_auto (TdtPersonDetail) detail = { NULL };

  tdt_builder_begin_face (content->builder, TDT_BLOCK_GRID, get_x (scale, point) - width / 2,
                          bottom - height, width, height);
  add_seat_line (content, TDT_STYLE_TABLE_CELL, TDT_RUN_MUTED, digits);
  if (person != NULL)
    {
      tdt_content_person_detail (
          content, person,
          tdt_seating_get_organisation (content->root, tdt_row_get_text (table, TDT_TABLE_SESSION),
                                        person),
          &detail);
      add_name (content, person, detail.name, width);
      add_seat_line (content, TDT_STYLE_TABLE_CELL, TDT_RUN_PLAIN, detail.organisation);
    }
  tdt_builder_end (content->builder);
}

static void
add_drawing (TdtContent *content, const TdtRow *table)
{
  int layout = tdt_row_get_token (table, TDT_TABLE_LAYOUT);
  guint n_seats = tdt_seating_get_n_seats (content->root, table);
  g_autoptr (GArray) seats = tdt_table_layout_get_seats (layout, n_seats);
  g_autoptr (GArray) outline = tdt_table_layout_get_outline (layout, n_seats);
  g_autofree double *points = g_new (double, 2 * outline->len + 1);
  Scale scale = { SEAT_HEIGHT, { 0, 0 }, { 0, 0 }, 1 };
  double width = content->setup.width - 2 * content->setup.margin;

  if (layout == TDT_LAYOUT_PODIUM)
    scale.height = ROW_SEAT_HEIGHT;
  widen (&scale, seats, SEAT_WIDTH / 2, scale.height - SEAT_HEIGHT / 2);
  widen (&scale, outline, 0, 0);
  scale.unit = MIN (width / (scale.to.x - scale.from.x), MAX_HEIGHT / (scale.to.y - scale.from.y));
  scale.unit = MIN (scale.unit, MAX_UNIT);
  for (guint i = 0; i < outline->len; i++)
    {
      const TdtSeatPoint *corner = &g_array_index (outline, TdtSeatPoint, i);

      points[2 * i] = get_x (&scale, corner);
      points[2 * i + 1] = get_y (&scale, corner);
    }
  tdt_builder_begin_drawing (content->builder, (scale.to.x - scale.from.x) * scale.unit,
                             (scale.to.y - scale.from.y) * scale.unit, points, outline->len);
  for (guint i = 0; i < seats->len; i++)
    add_seat (content, table, i + 1, &scale, &g_array_index (seats, TdtSeatPoint, i));
  tdt_builder_end (content->builder);
}

static void
add_list_head (TdtContent *content)
{
  /* Translators: heads of the columns of the list below a drawn table */
  static const char *const heads[] = { NC_ ("seating plan", "Seat"), NC_ ("seating plan", "Name"),
                                       NC_ ("seating plan", "Function"),
                                       NC_ ("seating plan", "Organisation"),
                                       NC_ ("seating plan", "Rank") };

  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                      tdt_phrases_get_in_context (content->phrases, "seating plan", heads[i]));
  tdt_builder_end (content->builder);
}

static void
add_list (TdtContent *content, const TdtRow *table, const GArray *sitters, const TdtRankList *ranks)
{
  static const TdtColumn columns[] = {
    { .width = 12 }, { .share = 3 }, { .share = 3 }, { .share = 3 }, { .width = 16 }
  };
  const char *session = tdt_row_get_text (table, TDT_TABLE_SESSION);

  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  add_list_head (content);
  for (guint i = 0; i < sitters->len; i++)
    {
      const Sitter *sitter = &g_array_index (sitters, Sitter, i);
      const TdtRow *organisation = tdt_seating_get_organisation (content->root, session,
                                                                 sitter->person);
      const TdtRank *rank = tdt_rank_list_get_rank (ranks, content->root, sitter->person);
      g_autofree char *digits = g_strdup_printf ("%u", sitter->number);
      g_autofree char *function = tdt_content_dup_field (content, sitter->person,
                                                         TDT_PERSON_FUNCTION);
      g_autofree char *of = tdt_content_dup_organisation (content, sitter->person, organisation);

      tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
      tdt_builder_set_record (content->builder, tdt_row_get_uid (sitter->person));
      tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, digits);
      tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, sitter->name);
      tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, function);
      tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, of);
      tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START,
                        rank != NULL ? rank->number
                                     : tdt_row_get_text_or_empty (sitter->person, TDT_PERSON_RANK));
      tdt_builder_end (content->builder);
    }
  tdt_builder_end (content->builder);
}

/* The session, the table, and the round where there are several. */
static void
add_table_head (TdtContent *content, const TdtRow *session, const TdtRow *table, guint n_rounds)
{
  g_autofree char *title = session != NULL ? tdt_content_dup_session_title (content, session)
                                           : tdt_content_dup_title (content);
  g_autofree char *name = tdt_content_dup_field (content, table, TDT_TABLE_NAME);
  g_autofree char *when = session != NULL ? tdt_content_dup_when (content, session) : NULL;
  g_autofree char *number = g_strdup_printf (
      "%u", (guint) tdt_row_get_number (table, TDT_TABLE_ROUND, 1));
  g_autofree char *round = NULL;

  tdt_content_add_named_head (content, title);
  if (when != NULL && *when != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, when);
  if (n_rounds > 1)
    /* Translators: a table’s name and the number of a round */
    round = tdt_phrases_dup_filled (content->phrases, N_ ("{table}, round {number}"), "table", name,
                                    "number", number, NULL);
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2, round != NULL ? round : name);
  tdt_builder_space (content->builder, 3);
}

static guint
add_tables (TdtContent *content, const TdtRow *session, const TdtRankList *ranks, guint n_before)
{
  const char *uid = session != NULL ? tdt_row_get_uid (session) : NULL;
  guint n_rounds = tdt_seating_count_rounds (content->root, uid);
  guint n = 0;

  for (guint round = 1; round <= n_rounds; round++)
    {
      g_autoptr (GPtrArray) tables = tdt_seating_get_tables (content->root, uid, round);

      for (guint i = 0; i < tables->len; i++)
        {
          g_autoptr (GArray) sitters = collect_sitters (content, tables->pdata[i]);

          if (n_before + n++ > 0)
            tdt_builder_page_break (content->builder);
          add_table_head (content, session, tables->pdata[i], n_rounds);
          add_drawing (content, tables->pdata[i]);
          tdt_builder_space (content->builder, 6);
          if (sitters->len > 0)
            add_list (content, tables->pdata[i], sitters, ranks);
        }
    }
  return n;
}

/** tdt_content_build_seating: a page for each table and round of the sessions. */
gboolean
tdt_content_build_seating (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (content->root);
  guint n = 0;

  for (guint i = 0; i < sessions->len; i++)
    n += add_tables (content, sessions->pdata[i], ranks, n);
  if (content->options->session == NULL)
    n += add_tables (content, NULL, ranks, n);
  if (n == 0)
    {
      g_autofree char *title = tdt_content_dup_title (content);

      tdt_content_add_named_head (content, title);
      tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                             tdt_content_say (content, N_ ("Nobody has been seated so far.")));
    }
  return TRUE;
}
