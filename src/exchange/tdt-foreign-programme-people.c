/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a programme from elsewhere, found or added. */
#include "tdt-foreign-programme-build-private.h"

#include "tdt-foreign-text-private.h"
#include "tdt-person-name.h"

static char *
dup_name_key (const char *name)
{
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  tdt_person_name_split (name, NULL, &given, &family);
  return tdt_person_name_dup_key (given, family);
}

/* Adding what is there would free the key that is there. */
static void
count_person (TdtProgrammeBuilder *builder, const char *uid)
{
  if (!g_hash_table_contains (builder->counted, uid))
    g_hash_table_add (builder->counted, g_strdup (uid));
}

static const char *
add_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person, const char *name,
            const char *key)
{
  g_autofree char *honorific = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *uid = tdt_programme_builder_dup_uid (
      builder, "person", person->id != NULL && *person->id != '\0' ? person->id : key);

  if (tdt_edit_lookup (builder->edit, uid) == NULL)
    tdt_edit_add (builder->edit, TDT_KIND_PERSON, uid, NULL);
  tdt_person_name_split (name, &honorific, &given, &family);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_HONORIFIC, honorific);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_GIVEN_NAME, given);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_FAMILY_NAME, family);
  tdt_programme_builder_set_text (builder, uid, TDT_PERSON_BIOGRAPHY, person->biography);
  g_hash_table_insert (builder->people, g_strdup (key), g_strdup (uid));
  if (person->id != NULL && *person->id != '\0')
    g_hash_table_insert (builder->person_ids, g_strdup (person->id), g_strdup (uid));
  count_person (builder, uid);
  return g_hash_table_lookup (builder->people, key);
}

/* One id is one person, however the name is written; without id, one name is. */
static const char *
find_named_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person)
{
  g_autofree char *name = tdt_foreign_dup_title (person->name, NULL);
  g_autofree char *key = name != NULL ? dup_name_key (name) : NULL;
  const char *uid = NULL;

  if (key == NULL || *key == '\0')
    return NULL;
  if (person->id != NULL && *person->id != '\0')
    uid = g_hash_table_lookup (builder->person_ids, person->id);
  if (uid == NULL)
    {
      uid = g_hash_table_lookup (builder->people, key);
      if (uid != NULL && person->id != NULL && *person->id != '\0')
        g_hash_table_insert (builder->person_ids, g_strdup (person->id), g_strdup (uid));
    }
  if (uid == NULL)
    return add_person (builder, person, name, key);
  count_person (builder, uid);
  return uid;
}

const char *
tdt_programme_builder_find_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person)
{
  g_autofree char *written = NULL;
  const char *uid;

  if (person->name == NULL)
    return NULL;
  written = tdt_programme_builder_dup_written ("person", person->id, person->name);
  uid = g_hash_table_lookup (builder->written, written);
  return uid != NULL ? uid
                     : tdt_programme_builder_remember (builder, written,
                                                       find_named_person (builder, person));
}

void
tdt_programme_builder_learn_people (TdtProgrammeBuilder *builder)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, builder->root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_hash_table_insert (builder->people,
                           tdt_person_name_dup_key (tdt_row_get_text (row, TDT_PERSON_GIVEN_NAME),
                                                    tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME)),
                           g_strdup (tdt_row_get_uid (row)));
    }
}
