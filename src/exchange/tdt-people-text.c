/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-people-text-private.h"

#include "tdt-fold.h"
#include "tdt-person-name.h"

#include <string.h>

#define MIN_PHONE_DIGITS 8
#define MAX_PHONE_DIGITS 15

TdtPersonDraft *
tdt_person_draft_new (void)
{
  TdtPersonDraft *draft = g_new0 (TdtPersonDraft, 1);

  draft->honorific = g_strdup ("");
  draft->given_name = g_strdup ("");
  draft->family_name = g_strdup ("");
  draft->function = g_strdup ("");
  draft->organisation = g_strdup ("");
  draft->email = g_strdup ("");
  draft->phone = g_strdup ("");
  return draft;
}

void
tdt_person_draft_free (TdtPersonDraft *draft)
{
  g_free (draft->honorific);
  g_free (draft->given_name);
  g_free (draft->family_name);
  g_free (draft->function);
  g_free (draft->organisation);
  g_free (draft->email);
  g_free (draft->phone);
  g_free (draft->uid);
  g_free (draft);
}

void
tdt_people_set (char **field, const char *text)
{
  if (**field != '\0')
    return;
  g_free (*field);
  *field = g_strstrip (g_strdup (text));
}

void
tdt_people_set_name (TdtPersonDraft *draft, const char *name)
{
  g_autofree char *honorific = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  const char *comma = strchr (name, ',');

  /* "Durand, Marie" */
  if (comma != NULL && comma > name && comma[1] != '\0')
    {
      g_autofree char *before = g_strndup (name, (gsize) (comma - name));

      tdt_people_set (&draft->given_name, comma + 1);
      tdt_people_set (&draft->family_name, before);
      return;
    }
  tdt_person_name_split (name, &honorific, &given, &family);
  tdt_people_set (&draft->honorific, honorific);
  tdt_people_set (&draft->given_name, given);
  tdt_people_set (&draft->family_name, family);
}

void
tdt_people_name_by_email (TdtPersonDraft *draft)
{
  const char *at = strchr (draft->email, '@');
  g_autofree char *local = at != NULL ? g_strndup (draft->email, (gsize) (at - draft->email))
                                      : NULL;
  g_auto (GStrv) parts = local != NULL ? g_strsplit (local, ".", 2) : NULL;

  if (parts == NULL || parts[1] == NULL || *draft->given_name != '\0' ||
      *draft->family_name != '\0')
    return;
  for (guint i = 0; i < 2; i++)
    parts[i][0] = g_ascii_toupper (parts[i][0]);
  tdt_people_set (&draft->given_name, parts[0]);
  tdt_people_set (&draft->family_name, parts[1]);
}

void
tdt_people_take (GPtrArray *people, TdtPersonDraft *draft)
{
  tdt_people_name_by_email (draft);
  if (*draft->family_name == '\0' && *draft->given_name == '\0' && *draft->email == '\0')
    tdt_person_draft_free (draft);
  else
    g_ptr_array_add (people, draft);
}

char *
tdt_people_dup_email (const char *text)
{
  static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                ".!#$%&'*+/=?^_`{|}~-";
  const char *at = strchr (text, '@');
  const char *start = at;
  gsize domain;

  if (at == NULL)
    return NULL;
  while (start > text && strchr (allowed, start[-1]) != NULL)
    start--;
  domain = strspn (at + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
  while (domain > 0 && (at[domain] == '.' || at[domain] == '-'))
    domain--;
  if (start == at || domain == 0 || memchr (at + 1, '.', domain) == NULL)
    return NULL;
  return g_strndup (start, (gsize) (at - start) + 1 + domain);
}

/* A run of digits, spaces and what people put between digits, long enough for a number to call. */
char *
tdt_people_dup_phone (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      gsize length;
      guint digits = 0;

      if (!g_ascii_isdigit (*p) && *p != '+')
        continue;
      length = strspn (p, "+0123456789 .-()/");
      for (gsize i = 0; i < length; i++)
        digits += g_ascii_isdigit (p[i]) ? 1 : 0;
      if (digits >= MIN_PHONE_DIGITS && digits <= MAX_PHONE_DIGITS)
        {
          while (length > 0 && !g_ascii_isdigit (p[length - 1]))
            length--;
          return g_strndup (p, length);
        }
      p += length - 1;
    }
  return NULL;
}

/* The organisation's names, both, and the uid; or the people's keys. */
static void
add_key (GHashTable *table, const char *kind, const char *key, const TdtRow *row)
{
  if (key != NULL && *key != '\0')
    g_hash_table_insert (table, g_strconcat (kind, key, NULL), (gpointer) row);
}

static GHashTable *
index_people (const TdtRoot *root)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_autofree char *name = tdt_person_name_dup_key (
          tdt_row_get_text (row, TDT_PERSON_GIVEN_NAME),
          tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME));
      g_autofree char *email = g_utf8_casefold (tdt_row_get_text_or_empty (row, TDT_PERSON_EMAIL),
                                                -1);

      add_key (table, "name ", name, row);
      add_key (table, "mail ", email, row);
    }
  return table;
}

static gboolean
folds_alike (const char *one, const char *other)
{
  g_autofree char *first = tdt_text_fold (one);
  g_autofree char *second = tdt_text_fold (other);

  return g_str_equal (first, second);
}

/* Namesakes work for different organisations. */
static gboolean
may_be (const TdtRoot *root, const TdtRow *row, const TdtPersonDraft *draft)
{
  const TdtRow *organisation = tdt_root_follow (root, row, TDT_PERSON_ORGANISATION);

  return organisation == NULL || *draft->organisation == '\0' ||
         folds_alike (tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_NAME),
                      draft->organisation) ||
         folds_alike (tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_SHORT_NAME),
                      draft->organisation);
}

void
tdt_people_text_match (GPtrArray *people, const TdtRoot *root)
{
  g_autoptr (GHashTable) table = index_people (root);

  for (guint i = 0; i < people->len; i++)
    {
      TdtPersonDraft *draft = people->pdata[i];
      g_autofree char *name = tdt_person_name_dup_key (draft->given_name, draft->family_name);
      g_autofree char *email = g_utf8_casefold (draft->email, -1);
      g_autofree char *name_key = g_strconcat ("name ", name, NULL);
      g_autofree char *email_key = g_strconcat ("mail ", email, NULL);
      const TdtRow *found = g_hash_table_lookup (table, email_key);

      if (found == NULL)
        {
          found = g_hash_table_lookup (table, name_key);
          if (found != NULL && !may_be (root, found, draft))
            found = NULL;
        }
      g_free (draft->uid);
      draft->uid = found != NULL ? g_strdup (tdt_row_get_uid (found)) : NULL;
    }
}
