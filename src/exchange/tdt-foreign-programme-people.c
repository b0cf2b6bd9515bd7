/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a programme from elsewhere, found or added. */
#include "tdt-foreign-programme-build-private.h"

#include "tdt-foreign-text-private.h"
#include "tdt-person-name.h"

/* Adding what is there would free the key that is there. */
static void
count_person (TdtProgrammeBuilder *builder, const char *uid)
{
  if (!g_hash_table_contains (builder->counted, uid))
    g_hash_table_add (builder->counted, g_strdup (uid));
}

/* A name in its parts, and the key that is the same however it is written. */
typedef struct
{
  char *honorific;
  char *given;
  char *family;
  char *key;
} Name;

static void
split_name (const char *text, Name *name)
{
  tdt_person_name_split (text, &name->honorific, &name->given, &name->family);
  name->key = tdt_person_name_dup_key (name->given, name->family);
}

static void
clear_name (Name *name)
{
  g_free (name->honorific);
  g_free (name->given);
  g_free (name->family);
  g_free (name->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, clear_name)

static const char *
add_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person, const char *id,
            const Name *name)
{
  g_autofree char *uid = tdt_programme_builder_dup_uid (builder, "person",
                                                        id != NULL ? id : name->key);

  tdt_edit_add (builder->edit, TDT_KIND_PERSON, uid, NULL);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_HONORIFIC, name->honorific);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_GIVEN_NAME, name->given);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_FAMILY_NAME, name->family);
  tdt_programme_builder_set_text (builder, uid, TDT_PERSON_BIOGRAPHY, person->biography);
  g_hash_table_insert (builder->people, g_strdup (name->key), g_strdup (uid));
  if (id != NULL)
    g_hash_table_insert (builder->person_ids, g_strdup (id), g_strdup (uid));
  count_person (builder, uid);
  return g_hash_table_lookup (builder->people, name->key);
}

static const char *
find_named_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person, const char *id)
{
  g_autofree char *title = tdt_foreign_dup_title (person->name, NULL);
  g_auto (Name) name = { NULL };
  const char *uid;

  if (title != NULL)
    split_name (title, &name);
  if (name.key == NULL || *name.key == '\0')
    return NULL;
  uid = g_hash_table_lookup (builder->people, name.key);
  if (uid == NULL)
    return add_person (builder, person, id, &name);
  if (id != NULL)
    g_hash_table_insert (builder->person_ids, g_strdup (id), g_strdup (uid));
  count_person (builder, uid);
  return uid;
}

/* One id is one person, however the name is written; without id, one name is. */
const char *
tdt_programme_builder_find_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person)
{
  const char *id = person->id != NULL && *person->id != '\0' ? person->id : NULL;
  g_autofree char *written = NULL;
  const char *uid;

  if (person->name == NULL)
    return NULL;
  if (id != NULL)
    {
      uid = g_hash_table_lookup (builder->person_ids, id);
      return uid != NULL ? uid : find_named_person (builder, person, id);
    }
  written = tdt_programme_builder_dup_written ("person", person->name);
  uid = g_hash_table_lookup (builder->written, written);
  return uid != NULL ? uid
                     : tdt_programme_builder_remember (builder, written,
                                                       find_named_person (builder, person, NULL));
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
