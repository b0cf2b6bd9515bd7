/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before people on the table and hangs on them: tent cards and badges. */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TENT_MARGIN 14.0
#define BADGE_MARGIN 4.0
/* In millimetres: a uid of 36 letters makes 37 cells and the rim, which a telephone reads from
 * this size on. */
#define CODE_LEAST 15.0
#define CODE_MOST 24.0

typedef struct
{
  const TdtRow *person;
  const TdtRow *participant;
  gint64 seat;
  guint position;
} Holder;

static int
compare_holders (gconstpointer a, gconstpointer b)
{
  const Holder *first = a;
  const Holder *second = b;

  if (first->seat != second->seat)
    return first->seat < second->seat ? -1 : 1;
  return first->position < second->position ? -1 : first->position > second->position;
}

/* The first seat of a person: table by table as they are ordered; those without come last. */
static gint64
find_seat (const TdtContent *content, const TdtRow *person)
{
  g_autoptr (GPtrArray) tables = tdt_root_get_sorted (content->root, TDT_KIND_TABLE);
  g_autoptr (GPtrArray) seats = NULL;
  gint64 best = G_MAXINT64;

  if (person == NULL)
    return best;
  seats = tdt_root_get_referrers (content->root, tdt_row_get_uid (person), TDT_SEAT_PERSON);
  for (guint i = 0; i < seats->len; i++)
    for (guint t = 0; t < tables->len; t++)
      if (g_strcmp0 (tdt_row_get_text (seats->pdata[i], TDT_SEAT_TABLE),
                     tdt_row_get_uid (tables->pdata[t])) == 0)
        best = MIN (best, (gint64) t * 1001 +
                              tdt_row_get_number (seats->pdata[i], TDT_SEAT_NUMBER, 1000));
  return best;
}

/* Everybody expected in the sessions, each once, in seating order; of those who are still to be
 * named the organisation. */
static GArray *
collect_holders (const TdtContent *content)
{
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint s = 0; s < sessions->len; s++)
    {
      g_autoptr (GPtrArray)
          participants = tdt_content_get_participants (content, sessions->pdata[s]);

      for (guint i = 0; i < participants->len; i++)
        {
          const TdtRow *participant = participants->pdata[i];
          const TdtRow *person = tdt_root_follow (content->root, participant,
                                                  TDT_PARTICIPANT_PERSON);
          const TdtRow *instead = tdt_root_follow (content->root, participant,
                                                   TDT_PARTICIPANT_REPRESENTED_BY);
          const TdtRow *who = person != NULL ? person
                                             : tdt_root_follow (content->root, participant,
                                                                TDT_PARTICIPANT_ORGANISATION);
          Holder holder = { instead != NULL ? instead : person, participant, 0, holders->len };

          if (who == NULL || !tdt_content_is_coming (participant) ||
              !g_hash_table_add (seen, (gpointer) who) ||
              !tdt_content_is_wanted (content, participant))
            continue;
          holder.seat = find_seat (content, holder.person);
          g_array_append_val (holders, holder);
        }
    }
  g_array_sort (holders, compare_holders);
  return holders;
}

static void
add_fitting (TdtContent *content, TdtTextStyle style, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  tdt_builder_begin_paragraph (content->builder, style, TDT_ALIGN_CENTRE);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_FIT);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, text);
  tdt_builder_end (content->builder);
}

static void
add_centred (TdtContent *content, TdtTextStyle style, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  tdt_builder_begin_paragraph (content->builder, style, TDT_ALIGN_CENTRE);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, text);
  tdt_builder_end (content->builder);
}

static void
holder_detail (const TdtContent *content, const Holder *holder, TdtPersonDetail *detail,
               char **given, char **family)
{
  tdt_content_person_detail (
      content, holder->person,
      tdt_root_follow (content->root, holder->participant, TDT_PARTICIPANT_ORGANISATION), detail);
  *given = tdt_content_dup_field (content, holder->person, TDT_PERSON_GIVEN_NAME);
  *family = tdt_content_dup_field (content, holder->person, TDT_PERSON_FAMILY_NAME);
}

static void
add_tent_face (TdtContent *content, const TdtCardSheet *sheet, const Holder *holder, double y,
               double height, TdtBlockFlags flags)
{
  g_auto (TdtPersonDetail) detail = { NULL };
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *capitals = NULL;
  g_autofree char *name = NULL;

  holder_detail (content, holder, &detail, &given, &family);
  capitals = g_utf8_strup (family, -1);
  name = g_strjoin (*given != '\0' && *capitals != '\0' ? TDT_NO_BREAK_SPACE : "", given, capitals,
                    NULL);
  tdt_builder_begin_face (content->builder, flags, TENT_MARGIN, y + TENT_MARGIN / 2,
                          sheet->width - 2 * TENT_MARGIN, height - TENT_MARGIN);
  if (*name != '\0')
    {
      add_fitting (content, TDT_STYLE_CARD_NAME, name);
      add_centred (content, TDT_STYLE_CARD_DETAIL, detail.function);
      add_centred (content, TDT_STYLE_CARD_DETAIL, detail.organisation);
    }
  else
    add_fitting (content, TDT_STYLE_CARD_NAME, detail.organisation);
  tdt_builder_end (content->builder);
}

/** tdt_content_build_tent_cards: a card for each who sits at the table, in seating order. */
gboolean
tdt_content_build_tent_cards (TdtContent *content, GError **error)
{
  const TdtCardSheet *sheet = tdt_content_find_sheet (content, error);
  g_autoptr (GArray) holders = collect_holders (content);
  double front = sheet->n_folds > 1 ? sheet->folds[1] : sheet->height;

  if (holders->len == 0)
    {
      tdt_builder_paragraph (content->builder, TDT_STYLE_BODY,
                             tdt_content_say (content, N_ ("Nobody is expected so far.")));
      return TRUE;
    }
  tdt_builder_begin_sheet (content->builder, sheet);
  for (guint i = 0; i < holders->len; i++)
    {
      const Holder *holder = &g_array_index (holders, Holder, i);

      tdt_builder_begin_card (content->builder);
      tdt_builder_set_record (content->builder, tdt_row_get_uid (holder->participant));
      add_tent_face (content, sheet, holder, 0, sheet->folds[0], TDT_BLOCK_TURNED);
      add_tent_face (content, sheet, holder, sheet->folds[0], front - sheet->folds[0],
                     TDT_BLOCK_PLAIN);
      tdt_builder_end (content->builder);
    }
  tdt_builder_end (content->builder);
  return TRUE;
}

static void
add_badge (TdtContent *content, const TdtCardSheet *sheet, const Holder *holder, const char *event,
           const char *when)
{
  g_auto (TdtPersonDetail) detail = { NULL };
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *capitals = NULL;
  g_autofree char *role = tdt_content_dup_token (content, holder->participant,
                                                 TDT_PARTICIPANT_ROLE);
  double inner = sheet->width - 2 * BADGE_MARGIN;
  double band = sheet->height * 0.15;
  double size = CLAMP (sheet->height * 0.2, CODE_LEAST, CODE_MOST);
  double code = sheet->height - band - size;

  holder_detail (content, holder, &detail, &given, &family);
  capitals = g_utf8_strup (family, -1);
  tdt_builder_begin_card (content->builder);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (holder->participant));
  tdt_builder_begin_face (content->builder, TDT_BLOCK_PLAIN, BADGE_MARGIN, BADGE_MARGIN, inner,
                          sheet->height * 0.2);
  add_fitting (content, TDT_STYLE_CARD_SMALL, event);
  add_fitting (content, TDT_STYLE_CARD_SMALL, when);
  tdt_builder_end (content->builder);
  tdt_builder_begin_face (content->builder, TDT_BLOCK_PLAIN, BADGE_MARGIN,
                          BADGE_MARGIN + sheet->height * 0.21, inner,
                          code - BADGE_MARGIN - sheet->height * 0.21);
  add_fitting (content, TDT_STYLE_CARD_DETAIL, given);
  add_fitting (content, TDT_STYLE_CARD_NAME, capitals);
  tdt_builder_end (content->builder);
  tdt_builder_begin_face (content->builder, TDT_BLOCK_PLAIN, size, code, sheet->width - 2 * size,
                          size);
  add_centred (content, TDT_STYLE_CARD_SMALL, detail.function);
  add_centred (content, TDT_STYLE_CARD_SMALL, detail.organisation);
  tdt_builder_end (content->builder);
  tdt_builder_begin_face (content->builder, TDT_BLOCK_PLAIN, sheet->width - size, code, size, size);
  tdt_builder_code (content->builder, size, tdt_row_get_uid (holder->person));
  tdt_builder_end (content->builder);
  tdt_builder_begin_face (content->builder, TDT_BLOCK_SHADED, 0, sheet->height - band, sheet->width,
                          band);
  add_fitting (content, TDT_STYLE_CARD_DETAIL, role);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

/** tdt_content_build_badges: a badge for each who is expected and has a name. */
gboolean
tdt_content_build_badges (TdtContent *content, GError **error)
{
  const TdtCardSheet *sheet = tdt_content_find_sheet (content, error);
  g_autoptr (GArray) holders = collect_holders (content);
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autofree char *event = tdt_content_dup_title (content);
  g_autofree char *when = tdt_content_dup_event_when (content, sessions);
  guint n_badges = 0;

  tdt_builder_begin_sheet (content->builder, sheet);
  for (guint i = 0; i < holders->len; i++)
    if (g_array_index (holders, Holder, i).person != NULL)
      {
        add_badge (content, sheet, &g_array_index (holders, Holder, i), event, when);
        n_badges++;
      }
  tdt_builder_end (content->builder);
  if (n_badges == 0)
    tdt_builder_paragraph (content->builder, TDT_STYLE_BODY,
                           tdt_content_say (content, N_ ("Nobody is expected so far.")));
  return TRUE;
}
