/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-rank.h"

#include "tdt-fold.h"
#include "tdt-ranks-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_LIST "/org/tourdetable/ranks/fr-departement.ini"
#define RANK_PREFIX "rank-"

struct _TdtRankList
{
  char *title;
  GPtrArray *ranks;
};

static void
free_rank (gpointer data)
{
  TdtRank *rank = data;

  g_free (rank->number);
  g_free (rank->title);
  g_free (rank->corps);
  g_strfreev (rank->functions);
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
static void
fold_all (GStrv texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      char *folded = tdt_text_fold (texts[i]);

      g_free (texts[i]);
      texts[i] = folded;
    }
}

static TdtRank *
read_rank (GKeyFile *file, const char *group, guint position, GError **error)
{
  TdtRank *rank = g_new0 (TdtRank, 1);

  rank->position = position;
  rank->number = g_key_file_get_string (file, group, "number", error);
  if (rank->number != NULL)
    rank->title = g_key_file_get_locale_string (file, group, "title", NULL, error);
  if (rank->title == NULL)
    {
      free_rank (rank);
      return NULL;
    }
  rank->functions = g_key_file_get_string_list (file, group, "functions", NULL, NULL);
  fold_all (rank->functions);
  rank->confirmed = g_key_file_get_boolean (file, group, "confirmed", NULL);
  rank->state = g_key_file_get_boolean (file, group, "state", NULL);
  rank->local = g_key_file_get_boolean (file, group, "local", NULL);
  rank->corps = g_key_file_get_string (file, group, "corps", NULL);
  return rank;
}

TdtRankList *
tdt_rank_list_new (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (free_rank);
  g_auto (GStrv) groups = NULL;
  TdtRankList *list;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return NULL;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      TdtRank *rank;

      if (!g_str_has_prefix (groups[i], RANK_PREFIX))
        continue;
      rank = read_rank (file, groups[i], ranks->len, error);
      if (rank == NULL)
        return NULL;
      g_ptr_array_add (ranks, rank);
    }
  list = g_atomic_rc_box_new0 (TdtRankList);
  list->title = g_key_file_get_locale_string (file, "list", "title", NULL, NULL);
  list->ranks = g_steal_pointer (&ranks);
  return list;
}

const char *
tdt_rank_list_get_default_text (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (tdt_ranks_get_resource (), DEFAULT_LIST,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* Part of the program, not compressed, and with a zero behind it. */
  return g_bytes_get_data (bytes, NULL);
}

/* The program's own list, read once: many ask for it, from several threads. */
static TdtRankList *
get_default (void)
{
  static TdtRankList *list;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GError) error = NULL;

      list = tdt_rank_list_new (tdt_rank_list_get_default_text (), &error);
      /* It is part of the program, and a test reads it: there is nothing a person could do. */
      if (list == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&ready, 1);
    }
  return tdt_rank_list_ref (list);
}

TdtRankList *
tdt_rank_list_read (const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SETTING);
  while (tdt_row_iter_next (&iter, &row))
    if (g_strcmp0 (tdt_row_get_text (row, TDT_SETTING_NAME), TDT_SETTING_RANKS) == 0)
      {
        TdtRankList *own = tdt_rank_list_new (tdt_row_get_text_or_empty (row, TDT_SETTING_VALUE),
                                              NULL);

        if (own != NULL && own->ranks->len > 0)
          return own;
        g_clear_pointer (&own, tdt_rank_list_unref);
      }
  return get_default ();
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

  for (guint i = 0; rank->functions != NULL && rank->functions[i] != NULL; i++)
    {
      gsize length = strlen (rank->functions[i]);

      if (length > longest && g_str_has_prefix (folded, rank->functions[i]) &&
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
