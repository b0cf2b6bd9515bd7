/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-rank-private.h"

#include "tdt-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdtRankList
{
  char *title;
  GPtrArray *ranks;
};

void
tdt_rank_free (TdtRank *rank)
{
  g_free (rank->number);
  g_free (rank->title);
  g_free (rank->corps);
  g_strfreev (rank->functions);
  g_strfreev (rank->folded);
  g_free (rank);
}

static void
clear_list (gpointer data)
{
  TdtRankList *list = data;

  g_free (list->title);
  g_ptr_array_unref (list->ranks);
}

TdtRankList *
tdt_rank_list_ref (TdtRankList *list)
{
  return g_atomic_rc_box_acquire (list);
}

void
tdt_rank_list_unref (TdtRankList *list)
{
  g_atomic_rc_box_release_full (list, clear_list);
}

/* "Le Préfet des Hautes-Alpes" and "préfet des hautes alpes" are the same to compare. */
static GStrv
fold_all (const GStrv texts)
{
  GStrv folded = g_new0 (char *, texts != NULL ? g_strv_length (texts) + 1 : 1);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    folded[i] = tdt_text_fold (texts[i]);
  return folded;
}

TdtRankList *
tdt_rank_list_make (const char *title, GPtrArray *ranks)
{
  TdtRankList *list = g_atomic_rc_box_new0 (TdtRankList);

  list->title = g_strdup (title);
  list->ranks = g_ptr_array_ref (ranks);
  for (guint i = 0; i < ranks->len; i++)
    {
      TdtRank *rank = ranks->pdata[i];

      rank->position = i;
      rank->folded = fold_all (rank->functions);
    }
  return list;
}

static char *
dup_trimmed (const char *line)
{
  return g_strstrip (g_strdup (line));
}

/* The lines that say something. */
static GStrv
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) functions = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = dup_trimmed (lines[i]);

      if (*line != '\0')
        g_strv_builder_add (functions, line);
    }
  return g_strv_builder_end (functions);
}

static TdtRank *
read_record (const TdtRow *row)
{
  TdtRank *rank = g_new0 (TdtRank, 1);

  rank->number = g_strdup (tdt_row_get_text_or_empty (row, TDT_RANK_NUMBER));
  rank->title = g_strdup (tdt_row_get_text_or_empty (row, TDT_RANK_TITLE));
  rank->functions = split_lines (tdt_row_get_text_or_empty (row, TDT_RANK_FUNCTIONS));
  rank->confirmed = tdt_row_get_boolean (row, TDT_RANK_CONFIRMED);
  rank->state = tdt_row_get_boolean (row, TDT_RANK_STATE);
  rank->local = tdt_row_get_boolean (row, TDT_RANK_LOCAL);
  rank->corps = g_strdup (tdt_row_get_text (row, TDT_RANK_CORPS));
  return rank;
}

gboolean
tdt_rank_list_is_own (const TdtRoot *root)
{
  return tdt_root_count (root, TDT_KIND_RANK) > 0;
}

TdtRankList *
tdt_rank_list_read (const TdtRoot *root)
{
  g_autoptr (GPtrArray) ranks = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!tdt_rank_list_is_own (root))
    return tdt_rank_list_new_default ();
  rows = tdt_root_get_sorted (root, TDT_KIND_RANK);
  ranks = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_rank_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ranks, read_record (rows->pdata[i]));
  return tdt_rank_list_make (NULL, ranks);
}

static gboolean
set_flag (TdtEdit *edit, const char *uid, TdtFieldId field, gboolean value, GError **error)
{
  return !value || tdt_edit_set_number (edit, uid, field, TRUE, error);
}

/* Behind the rank @after; the uid of the new one. */
static char *
put_rank (const TdtRank *rank, TdtEdit *edit, const char *after, GError **error)
{
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_RANK, NULL, error));
  g_autofree char *functions = rank->functions != NULL ? g_strjoinv ("\n", rank->functions) : NULL;
  gboolean done = uid != NULL && tdt_edit_move_between (edit, uid, after, NULL, error) &&
                  tdt_edit_set_text (edit, uid, TDT_RANK_NUMBER, rank->number, error) &&
                  tdt_edit_set_text (edit, uid, TDT_RANK_TITLE, rank->title, error) &&
                  tdt_edit_set_text (edit, uid, TDT_RANK_FUNCTIONS, functions, error) &&
                  tdt_edit_set_text (edit, uid, TDT_RANK_CORPS, rank->corps, error) &&
                  set_flag (edit, uid, TDT_RANK_CONFIRMED, rank->confirmed, error) &&
                  set_flag (edit, uid, TDT_RANK_STATE, rank->state, error) &&
                  set_flag (edit, uid, TDT_RANK_LOCAL, rank->local, error);

  return done ? g_steal_pointer (&uid) : NULL;
}

gboolean
tdt_rank_list_put (const TdtRankList *list, const TdtRoot *root, TdtEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) old = tdt_root_get_sorted (root, TDT_KIND_RANK);
  g_autofree char *last = NULL;

  for (guint i = 0; i < old->len; i++)
    if (!tdt_edit_remove (edit, tdt_row_get_uid (old->pdata[i]), error))
      return FALSE;
  for (guint i = 0; list != NULL && i < list->ranks->len; i++)
    {
      char *uid = put_rank (list->ranks->pdata[i], edit, last, error);

      if (uid == NULL)
        return FALSE;
      g_free (last);
      last = uid;
    }
  return TRUE;
}

const char *
tdt_rank_list_get_title (const TdtRankList *list)
{
  return list->title != NULL ? list->title : _ ("Order of precedence");
}

const GPtrArray *
tdt_rank_list_get_ranks (const TdtRankList *list)
{
  return list->ranks;
}

/* The length of the longest of @functions that @folded begins with, in whole words; 0 for none. */
static gsize
match_functions (const TdtRank *rank, const char *folded)
{
  gsize longest = 0;

  for (guint i = 0; rank->folded[i] != NULL; i++)
    {
      gsize length = strlen (rank->folded[i]);

      if (length > longest && g_str_has_prefix (folded, rank->folded[i]) &&
          (folded[length] == '\0' || folded[length] == ' '))
        longest = length;
    }
  return longest;
}

const TdtRank *
tdt_rank_list_find (const TdtRankList *list, const char *text)
{
  g_autofree char *folded = text != NULL ? tdt_text_fold (text) : NULL;

  for (guint i = 0; folded != NULL && i < list->ranks->len; i++)
    {
      const TdtRank *rank = list->ranks->pdata[i];
      g_autofree char *number = tdt_text_fold (rank->number);
      g_autofree char *title = tdt_text_fold (rank->title);

      if (g_str_equal (number, folded) || g_str_equal (title, folded))
        return rank;
    }
  return NULL;
}

/* Whether one of the words that name the place of the event, such as "Gap", is in @folded. Words
 * like "hôtel" and "salle" are not names: only words with a capital count. */
static gboolean
names_place (const TdtRoot *root, const char *folded)
{
  const char *place = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_PLACE);
  g_auto (GStrv) words = place != NULL ? g_strsplit_set (place, " ,;/()", -1) : NULL;
  g_auto (GStrv) there = g_strsplit (folded, " ", -1);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = tdt_text_fold (words[i]);

      if (g_unichar_isupper (g_utf8_get_char (words[i])) && strlen (word) > 2 &&
          strstr (folded, word) != NULL &&
          (strchr (word, ' ') != NULL || g_strv_contains ((const char *const *) there, word)))
        return TRUE;
    }
  return FALSE;
}

/* The function and the organisation of a person, folded. */
static char *
dup_post (const TdtRoot *root, const TdtRow *person, const char *function)
{
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
  g_autofree char *post = g_strconcat (
      function, " ",
      organisation != NULL ? tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_NAME) : "",
      NULL);

  return tdt_text_fold (post);
}

const TdtRank *
tdt_rank_list_propose (const TdtRankList *list, const TdtRoot *root, const TdtRow *person)
{
  const char *function = tdt_row_get_text (person, TDT_PERSON_FUNCTION);
  g_autofree char *folded = function != NULL ? tdt_text_fold (function) : NULL;
  const TdtRank *best = NULL;
  gsize longest = 0;

  for (guint i = 0; folded != NULL && i < list->ranks->len; i++)
    {
      const TdtRank *rank = list->ranks->pdata[i];
      gsize length = match_functions (rank, folded);

      if (length <= longest)
        continue;
      if (rank->local)
        {
          g_autofree char *post = dup_post (root, person, function);

          if (!names_place (root, post))
            continue;
        }
      longest = length;
      best = rank;
    }
  return best;
}

const TdtRank *
tdt_rank_list_get_rank (const TdtRankList *list, const TdtRoot *root, const TdtRow *person)
{
  if (tdt_row_has (person, TDT_PERSON_RANK))
    return tdt_rank_list_find (list, tdt_row_get_text (person, TDT_PERSON_RANK));
  return tdt_rank_list_propose (list, root, person);
}
