/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several people at once: brought in from a text, found twice, made one of two. */
#include "config.h"

#include "tdt-workspace-people.h"

#include "tdt-fold.h"
#include "tdt-join.h"
#include "tdt-person-name.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
set_given (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text, GError **error)
{
  return *text == '\0' || tdt_edit_set_text (edit, uid, field, text, error);
}

/* By folded name: organisations of the project, and those just made. */
static GHashTable *
index_organisations (const TdtRoot *root)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_ORGANISATION);
  while (tdt_row_iter_next (&iter, &row))
    {
      const char *names[] = { tdt_row_get_text (row, TDT_ORGANISATION_NAME),
                              tdt_row_get_text (row, TDT_ORGANISATION_SHORT_NAME) };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (names[i] != NULL)
          g_hash_table_insert (index, tdt_text_fold (names[i]), g_strdup (tdt_row_get_uid (row)));
    }
  return index;
}

static const char *
get_organisation (TdtEdit *edit, GHashTable *index, const char *name, GError **error)
{
  g_autofree char *folded = tdt_text_fold (name);
  const char *uid = g_hash_table_lookup (index, folded);
  char *made;

  if (uid != NULL)
    return uid;
  made = g_strdup (tdt_edit_add (edit, TDT_KIND_ORGANISATION, NULL, error));
  if (made == NULL)
    return NULL;
  g_hash_table_insert (index, g_steal_pointer (&folded), made);
  return tdt_edit_set_text (edit, made, TDT_ORGANISATION_NAME, name, error) ? made : NULL;
}

static gboolean
put_person (TdtEdit *edit, GHashTable *index, const char *uid, const TdtPersonDraft *draft,
            GError **error)
{
  const char *organisation = "";

  if (*draft->organisation != '\0' &&
      (organisation = get_organisation (edit, index, draft->organisation, error)) == NULL)
    return FALSE;
  return set_given (edit, uid, TDT_PERSON_HONORIFIC, draft->honorific, error) &&
         set_given (edit, uid, TDT_PERSON_GIVEN_NAME, draft->given_name, error) &&
         set_given (edit, uid, TDT_PERSON_FAMILY_NAME, draft->family_name, error) &&
         set_given (edit, uid, TDT_PERSON_FUNCTION, draft->function, error) &&
         set_given (edit, uid, TDT_PERSON_EMAIL, draft->email, error) &&
         set_given (edit, uid, TDT_PERSON_PHONE, draft->phone, error) &&
         set_given (edit, uid, TDT_PERSON_ORGANISATION, organisation, error);
}

char **
tdt_workspace_add_people (TdtWorkspace *self, const GPtrArray *people, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GHashTable) index = index_organisations (root);
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();
  g_autofree char *label = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      const TdtPersonDraft *draft = people->pdata[i];
      g_autofree char *uid = g_strdup (
          draft->uid != NULL ? draft->uid : tdt_edit_add (edit, TDT_KIND_PERSON, NULL, error));

      if (uid == NULL || !put_person (edit, index, uid, draft, error))
        return NULL;
      g_strv_builder_add (uids, uid);
    }
  /* Translators: a step that can be undone. */
  label = g_strdup_printf (ngettext ("Addition of %u person", "Addition of %u people", people->len),
                           people->len);
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return g_strv_builder_end (uids);
}

/* Where both take part in one session, one of the two participations goes. */
static gboolean
join_places (TdtEdit *edit, const TdtRoot *root, const char *kept, const char *other,
             GError **error)
{
  g_autoptr (GPtrArray) places = tdt_root_get_referrers (root, kept, TDT_PARTICIPANT_PERSON);
  g_autoptr (GPtrArray) doubles = tdt_root_get_referrers (root, other, TDT_PARTICIPANT_PERSON);

  for (guint i = 0; i < doubles->len; i++)
    for (guint j = 0; j < places->len; j++)
      {
        const char *one = tdt_row_get_uid (places->pdata[j]);
        const char *twin = tdt_row_get_uid (doubles->pdata[i]);

        if (g_strcmp0 (tdt_row_get_text (places->pdata[j], TDT_PARTICIPANT_SESSION),
                       tdt_row_get_text (doubles->pdata[i], TDT_PARTICIPANT_SESSION)) != 0)
          continue;
        if (!tdt_edit_fill_from (edit, root, one, twin, error) ||
            !tdt_edit_redirect (edit, root, twin, one, error))
          return FALSE;
        break;
      }
  return TRUE;
}

gboolean
tdt_workspace_join (TdtWorkspace *self, const char *kept, const char *other,
                    const TdtFieldId *from_other, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *source = tdt_root_lookup (root, other);
  gboolean people;

  g_return_val_if_fail (source != NULL && !g_str_equal (kept, other), FALSE);

  people = tdt_row_get_kind_id (source) == TDT_KIND_PERSON;
  for (guint i = 0; from_other[i] != TDT_FIELD_NONE; i++)
    if (!tdt_edit_set_value (edit, kept, from_other[i], tdt_row_get_value (source, from_other[i]),
                             error))
      return FALSE;
  if ((people && !join_places (edit, root, kept, other, error)) ||
      !tdt_edit_redirect (edit, root, other, kept, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit,
                            /* Translators: steps that can be undone. */
                            people ? _ ("One person of two") : _ ("One organisation of two"), NULL);
  return TRUE;
}

typedef struct
{
  GHashTable *seen;
  GHashTable *told;
  GArray *pairs;
} Search;

/* Tells of @row and the first one that had the same key; a pair is told once. */
static void
look (Search *search, const char *kind, const char *key, const TdtRow *row)
{
  g_autofree char *full = g_strconcat (kind, key, NULL);
  const TdtRow *first = g_hash_table_lookup (search->seen, full);
  TdtPair pair;

  if (*key == '\0' || first == row)
    return;
  if (first == NULL)
    {
      g_hash_table_insert (search->seen, g_steal_pointer (&full), (gpointer) row);
      return;
    }
  pair = (TdtPair){ tdt_row_get_uid (first), tdt_row_get_uid (row) };
  if (g_hash_table_add (search->told, g_strconcat (pair.one, " ", pair.other, NULL)))
    g_array_append_val (search->pairs, pair);
}

/* "J. Durand" and "Jean Durand": only where one of both is but an initial. */
static void
look_by_initial (Search *search, const TdtRow *row)
{
  g_autofree char *given = tdt_text_fold (tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME));
  g_autofree char *family = tdt_text_fold (tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME));
  g_autofree char *key = NULL;
  g_autofree char *full = NULL;
  const TdtRow *first;

  if (*given == '\0' || *family == '\0')
    return;
  key = g_strdup_printf ("%.1s %s", given, family);
  full = g_strconcat ("initial ", key, NULL);
  first = g_hash_table_lookup (search->seen, full);
  if (first == NULL)
    g_hash_table_insert (search->seen, g_steal_pointer (&full), (gpointer) row);
  else
    {
      g_autofree char *other = tdt_text_fold (
          tdt_row_get_text_or_empty (first, TDT_PERSON_GIVEN_NAME));

      if (strlen (given) == 1 || strlen (other) == 1)
        look (search, "initial ", key, row);
    }
}

GArray *
tdt_root_find_alike (const TdtRoot *root, TdtKindId kind)
{
  Search search = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_array_new (FALSE, FALSE, sizeof (TdtPair)) };
  gboolean people = kind == TDT_KIND_PERSON;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_autofree char *name = tdt_person_name_dup_key (
          people ? tdt_row_get_text (row, TDT_PERSON_GIVEN_NAME) : NULL,
          tdt_row_get_text (row, people ? TDT_PERSON_FAMILY_NAME : TDT_ORGANISATION_NAME));
      g_autofree char *email = g_utf8_casefold (
          tdt_row_get_text_or_empty (row, people ? TDT_PERSON_EMAIL : TDT_ORGANISATION_EMAIL), -1);

      look (&search, "name ", name, row);
      look (&search, "mail ", email, row);
      if (people)
        look_by_initial (&search, row);
      else
        {
          g_autofree char *abbreviation = tdt_text_fold (
              tdt_row_get_text_or_empty (row, TDT_ORGANISATION_SHORT_NAME));

          look (&search, "name ", abbreviation, row);
        }
    }
  g_hash_table_unref (search.seen);
  g_hash_table_unref (search.told);
  return search.pairs;
}
