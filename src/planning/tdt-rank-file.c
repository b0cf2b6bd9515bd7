/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of ranks as key files; data/ranks/fr-departement.ini says how they are written. */
#include "config.h"

#include "tdt-rank-private.h"

#include "tdt-ranks-resources.h"

#include <string.h>

#define DEFAULT_LIST "/org/tourdetable/ranks/fr-departement.ini"
#define RANK_PREFIX "rank-"

static TdtRank *
read_rank (GKeyFile *file, const char *group, GError **error)
{
  TdtRank *rank = g_new0 (TdtRank, 1);

  rank->number = g_key_file_get_string (file, group, "number", error);
  if (rank->number != NULL)
    rank->title = g_key_file_get_locale_string (file, group, "title", NULL, error);
  if (rank->title == NULL)
    {
      tdt_rank_free (rank);
      return NULL;
    }
  rank->functions = g_key_file_get_string_list (file, group, "functions", NULL, NULL);
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
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_rank_free);
  g_auto (GStrv) groups = NULL;
  g_autofree char *title = NULL;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return NULL;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], RANK_PREFIX))
      {
        TdtRank *rank = read_rank (file, groups[i], error);

        if (rank == NULL)
          return NULL;
        g_ptr_array_add (ranks, rank);
      }
  title = g_key_file_get_locale_string (file, "list", "title", NULL, NULL);
  return tdt_rank_list_make (title, ranks);
}

static void
write_flag (GKeyFile *file, const char *group, const char *key, gboolean value)
{
  if (value)
    g_key_file_set_boolean (file, group, key, TRUE);
}

static void
write_rank (GKeyFile *file, const TdtRank *rank)
{
  g_autofree char *group = g_strdup_printf (RANK_PREFIX "%u", rank->position + 1);

  g_key_file_set_string (file, group, "number", rank->number);
  g_key_file_set_string (file, group, "title", rank->title);
  if (rank->functions != NULL && rank->functions[0] != NULL)
    g_key_file_set_string_list (file, group, "functions", (const char *const *) rank->functions,
                                g_strv_length (rank->functions));
  if (rank->corps != NULL)
    g_key_file_set_string (file, group, "corps", rank->corps);
  write_flag (file, group, "confirmed", rank->confirmed);
  write_flag (file, group, "state", rank->state);
  write_flag (file, group, "local", rank->local);
}

char *
tdt_rank_list_dup_text (const TdtRankList *list)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const GPtrArray *ranks = tdt_rank_list_get_ranks (list);

  g_key_file_set_string (file, "list", "title", tdt_rank_list_get_title (list));
  for (guint i = 0; i < ranks->len; i++)
    write_rank (file, ranks->pdata[i]);
  return g_key_file_to_data (file, NULL, NULL);
}

/* Part of the program, not compressed, and with a zero behind it. */
static TdtRankList *
read_default (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (tdt_ranks_get_resource (), DEFAULT_LIST,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  TdtRankList *list = tdt_rank_list_new (g_bytes_get_data (bytes, NULL), &error);

  /* A test reads it: there is nothing a person could do. */
  if (list == NULL)
    g_error ("%s", error->message);
  return list;
}

/* Read once: many ask for it, from several threads. */
TdtRankList *
tdt_rank_list_new_default (void)
{
  static TdtRankList *list;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      list = read_default ();
      g_once_init_leave (&ready, 1);
    }
  return tdt_rank_list_ref (list);
}
