/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people and the organisations that the rows of a table tell of. */
#include "config.h"

#include "tdt-sheet-builder-private.h"

#include "tdt-fold.h"
#include "tdt-person-name.h"
#include "tdt-people-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
learn_one (GHashTable *known, const char *sort, const char *text, const char *uid)
{
  char *key;

  if (text == NULL || *text == '\0')
    return;
  key = g_strconcat (sort, text, NULL);
  if (g_hash_table_contains (known, key))
    g_free (key);
  else
    g_hash_table_insert (known, key, g_strdup (uid));
}

static void
learn_person (TdtSheetBuilder *builder, const TdtRow *row)
{
  GHashTable *known = builder->known[TDT_KIND_PERSON];
  g_autofree char *name = tdt_person_name_dup_key (tdt_row_get_text (row, TDT_PERSON_GIVEN_NAME),
                                                   tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME));
  g_autofree char *email = g_utf8_casefold (tdt_row_get_text_or_empty (row, TDT_PERSON_EMAIL), -1);
  const char *organisation = tdt_row_get_text_or_empty (row, TDT_PERSON_ORGANISATION);
  g_autofree char *there = g_strconcat (name, "\001", organisation, NULL);

  learn_one (known, "mail ", email, tdt_row_get_uid (row));
  if (*name == '\0')
    return;
  learn_one (known, "name ", name, tdt_row_get_uid (row));
  learn_one (known, "there ", there, tdt_row_get_uid (row));
}

void
tdt_sheet_builder_learn_people (TdtSheetBuilder *builder)
{
  static const TdtFieldId names[] = { TDT_ORGANISATION_NAME, TDT_ORGANISATION_SHORT_NAME };
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, builder->root, TDT_KIND_ORGANISATION);
  while (tdt_row_iter_next (&iter, &row))
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *folded = tdt_text_fold (tdt_row_get_text_or_empty (row, names[i]));

        learn_one (builder->known[TDT_KIND_ORGANISATION], "", folded, tdt_row_get_uid (row));
      }
  tdt_row_iter_init (&iter, builder->root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    learn_person (builder, row);
}

const char *
tdt_sheet_builder_read_organisation (TdtSheetBuilder *builder)
{
  static const int names[] = { TDT_ORGANISATION_NAME, TDT_PERSON_ORGANISATION,
                               TDT_ORGANISATION_SHORT_NAME };
  const char *uid = tdt_sheet_builder_get_key (builder, TDT_KIND_ORGANISATION);

  const char *person = tdt_sheet_builder_get_key (builder, TDT_KIND_PERSON);

  if (uid != NULL)
    tdt_sheet_builder_count (builder, uid, &builder->report->n_keyed);
  else if (person != NULL)
    uid = tdt_sheet_builder_find_referred (builder, person, TDT_PERSON_ORGANISATION,
                                           TDT_KIND_ORGANISATION, TDT_ORGANISATION_NAME);
  for (guint i = 0; uid == NULL && i < G_N_ELEMENTS (names); i++)
    uid = tdt_sheet_builder_find (builder, TDT_KIND_ORGANISATION, TDT_ORGANISATION_NAME,
                                  tdt_sheet_builder_get (builder, names[i]));
  if (uid == NULL)
    return NULL;
  tdt_sheet_builder_count (builder, uid, &builder->report->organisations);
  tdt_sheet_builder_set_cells (builder, TDT_KIND_ORGANISATION, uid);
  return uid;
}

/* Namesakes work for different organisations. */
static const char *
match (TdtSheetBuilder *builder, const TdtPersonDraft *draft, const char *organisation)
{
  GHashTable *known = builder->known[TDT_KIND_PERSON];
  g_autofree char *name = tdt_person_name_dup_key (draft->given_name, draft->family_name);
  g_autofree char *email = g_utf8_casefold (draft->email, -1);
  g_autofree char *by_email = g_strconcat ("mail ", email, NULL);
  g_autofree char *by_name = g_strconcat ("name ", name, NULL);
  g_autofree char *by_both = g_strconcat ("there ", name, "\001",
                                          organisation != NULL ? organisation : "", NULL);
  const char *uid = *email != '\0' ? g_hash_table_lookup (known, by_email) : NULL;
  const TdtRow *row;

  if (uid != NULL || *name == '\0')
    return uid;
  uid = g_hash_table_lookup (known, by_both);
  if (uid != NULL)
    return uid;
  uid = g_hash_table_lookup (known, by_name);
  row = uid != NULL ? tdt_sheet_builder_lookup (builder, uid) : NULL;
  return row != NULL && (organisation == NULL || !tdt_row_has (row, TDT_PERSON_ORGANISATION))
             ? uid
             : NULL;
}

static const char *
add (TdtSheetBuilder *builder, const TdtPersonDraft *draft, const char *organisation)
{
  g_autofree char *name = tdt_person_name_dup_key (draft->given_name, draft->family_name);
  g_autofree char *email = g_utf8_casefold (draft->email, -1);
  const TdtRow *employer = organisation != NULL ? tdt_sheet_builder_lookup (builder, organisation)
                                                : NULL;
  g_autofree char *id = *email != '\0'
                            ? g_strdup (email)
                            : g_strconcat (name, "@",
                                           employer != NULL ? tdt_row_get_text_or_empty (
                                                                  employer, TDT_ORGANISATION_NAME)
                                                            : "",
                                           NULL);
  const char *uid = tdt_sheet_builder_add (builder, TDT_KIND_PERSON, id);

  if (uid == NULL)
    tdt_sheet_builder_tell (builder, builder->report->lost, _ ("“%s”: there are too many records."),
                            draft->family_name);
  return uid;
}

static TdtPersonDraft *
read_draft (const TdtSheetBuilder *builder)
{
  static const int meanings[] = { TDT_PERSON_HONORIFIC,   TDT_PERSON_GIVEN_NAME,
                                  TDT_PERSON_FAMILY_NAME, TDT_MEANING_FULL_NAME,
                                  TDT_PERSON_EMAIL,       TDT_PERSON_FUNCTION };
  TdtPersonDraft *draft = tdt_person_draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      /* What is in one cell counts where what is in two does not say it. */
      if (meanings[i] == TDT_MEANING_FULL_NAME &&
          (*draft->given_name != '\0' || *draft->family_name != '\0'))
        continue;
      tdt_people_set_cell (draft, meanings[i], tdt_sheet_builder_get (builder, meanings[i]));
    }
  tdt_people_name_by_email (draft);
  return draft;
}

/* Another way to write the same name is no change. */
static void
set_name (TdtSheetBuilder *builder, const char *uid, const TdtPersonDraft *draft)
{
  const TdtRow *row = tdt_sheet_builder_lookup (builder, uid);
  gboolean keyed = tdt_sheet_builder_get_key (builder, TDT_KIND_PERSON) != NULL;
  g_autofree char *before = tdt_person_name_dup_key (
      tdt_row_get_text (row, TDT_PERSON_GIVEN_NAME),
      tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME));
  g_autofree char *now = tdt_person_name_dup_key (draft->given_name, draft->family_name);
  gboolean other = keyed
                       ? !g_str_equal (draft->given_name,
                                       tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME)) ||
                             !g_str_equal (draft->family_name,
                                           tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME))
                       : !g_str_equal (before, now);

  if (other && (*draft->given_name != '\0' || *draft->family_name != '\0'))
    {
      tdt_sheet_builder_set (builder, uid, TDT_PERSON_GIVEN_NAME, draft->given_name);
      tdt_sheet_builder_set (builder, uid, TDT_PERSON_FAMILY_NAME, draft->family_name);
    }
  if (*draft->honorific != '\0' || (tdt_sheet_builder_empties (builder, TDT_KIND_PERSON) &&
                                    tdt_sheet_builder_has_column (builder, TDT_PERSON_HONORIFIC)))
    tdt_sheet_builder_set (builder, uid, TDT_PERSON_HONORIFIC, draft->honorific);
}

static void
set_email (TdtSheetBuilder *builder, const char *uid, const TdtPersonDraft *draft)
{
  const char *cell = tdt_sheet_builder_get (builder, TDT_PERSON_EMAIL);

  if (*draft->email != '\0')
    tdt_sheet_builder_set (builder, uid, TDT_PERSON_EMAIL, draft->email);
  else if (*cell != '\0')
    {
      tdt_sheet_builder_tell (builder, builder->report->repairs,
                              _ ("“%s” is no e-mail address; kept as it is."), cell);
      tdt_sheet_builder_set (builder, uid, TDT_PERSON_EMAIL, cell);
    }
  else if (tdt_sheet_builder_empties (builder, TDT_KIND_PERSON) &&
           tdt_sheet_builder_has_column (builder, TDT_PERSON_EMAIL))
    tdt_sheet_builder_set (builder, uid, TDT_PERSON_EMAIL, "");
}

static gboolean
says_something_else (const TdtSheetBuilder *builder)
{
  for (guint c = 0; c < builder->mapping->n_columns; c++)
    {
      int meaning = builder->mapping->meanings[c];

      if (meaning != TDT_PERSON_ORGANISATION && tdt_meaning_get_kind (meaning) == TDT_KIND_PERSON &&
          *tdt_sheet_builder_get (builder, meaning) != '\0')
        return TRUE;
    }
  return FALSE;
}

const char *
tdt_sheet_builder_read_person (TdtSheetBuilder *builder, const char *organisation)
{
  g_autoptr (TdtPersonDraft) draft = read_draft (builder);
  const char *uid = tdt_sheet_builder_get_key (builder, TDT_KIND_PERSON);

  if (uid != NULL)
    tdt_sheet_builder_count (builder, uid, &builder->report->n_keyed);
  else if (*draft->family_name == '\0' && *draft->given_name == '\0' && *draft->email == '\0')
    {
      if (says_something_else (builder))
        tdt_sheet_builder_tell (builder, builder->report->lost,
                                _ ("the row names nobody; left out."));
      return NULL;
    }
  else if ((uid = match (builder, draft, organisation)) == NULL &&
           (uid = add (builder, draft, organisation)) == NULL)
    return NULL;
  tdt_sheet_builder_count (builder, uid, &builder->report->people);
  set_name (builder, uid, draft);
  set_email (builder, uid, draft);
  tdt_sheet_builder_set_cells (builder, TDT_KIND_PERSON, uid);
  if (organisation != NULL)
    tdt_sheet_builder_set (builder, uid, TDT_PERSON_ORGANISATION, organisation);
  else if (tdt_sheet_builder_empties (builder, TDT_KIND_PERSON) &&
           tdt_sheet_builder_has_column (builder, TDT_PERSON_ORGANISATION))
    tdt_sheet_builder_set (builder, uid, TDT_PERSON_ORGANISATION, "");
  learn_person (builder, tdt_sheet_builder_lookup (builder, uid));
  return uid;
}

const char *
tdt_sheet_builder_find_person (TdtSheetBuilder *builder, const char *name)
{
  g_autoptr (TdtPersonDraft) draft = tdt_person_draft_new ();
  const char *mark = strpbrk (name, "(,");
  g_autofree char *alone = mark != NULL ? g_strndup (name, (gsize) (mark - name)) : g_strdup (name);
  g_autofree char *employer = mark != NULL ? g_strndup (mark + 1, strcspn (mark + 1, ")")) : NULL;
  const char *organisation = NULL;
  const char *uid;

  tdt_people_set_name (draft, g_strstrip (alone));
  if (*draft->family_name == '\0' && *draft->given_name == '\0')
    return NULL;
  if (employer != NULL && *g_strstrip (employer) != '\0')
    organisation = tdt_sheet_builder_find (builder, TDT_KIND_ORGANISATION, TDT_ORGANISATION_NAME,
                                           employer);
  uid = match (builder, draft, organisation);
  if (uid == NULL && (uid = add (builder, draft, organisation)) == NULL)
    return NULL;
  tdt_sheet_builder_count (builder, uid, &builder->report->people);
  if (tdt_root_lookup (builder->root, uid) == NULL)
    {
      tdt_sheet_builder_set (builder, uid, TDT_PERSON_HONORIFIC, draft->honorific);
      tdt_sheet_builder_set (builder, uid, TDT_PERSON_GIVEN_NAME, draft->given_name);
      tdt_sheet_builder_set (builder, uid, TDT_PERSON_FAMILY_NAME, draft->family_name);
      if (organisation != NULL)
        tdt_sheet_builder_set (builder, uid, TDT_PERSON_ORGANISATION, organisation);
    }
  learn_person (builder, tdt_sheet_builder_lookup (builder, uid));
  return uid;
}
