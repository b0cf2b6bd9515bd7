/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a programme from elsewhere, found or added. */
#include "tdt-foreign-programme-build-private.h"

#include "tdt-foreign-text-private.h"
#include "tdt-person-name.h"

#include <string.h>

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

/* An address is one person's; the first keeps it. */
static void
know_address (TdtProgrammeBuilder *builder, const char *email, const char *uid)
{
  g_autofree char *folded = g_ascii_strdown (email, -1);

  if (!g_hash_table_contains (builder->addresses, folded))
    g_hash_table_insert (builder->addresses, g_steal_pointer (&folded), g_strdup (uid));
}

/* What is known already stays. */
static void
fill (TdtProgrammeBuilder *builder, const char *uid, TdtFieldId field, const char *text)
{
  if (text == NULL || tdt_row_has (tdt_edit_lookup (builder->edit, uid), field))
    return;
  if (tdt_field_get (field)->type == TDT_FIELD_TEXT)
    tdt_programme_builder_set_text (builder, uid, field, text);
  else
    tdt_programme_builder_set_title (builder, uid, field, text);
}

static const char *
describe_person (TdtProgrammeBuilder *builder, const char *uid, const TdtForeignPerson *person)
{
  fill (builder, uid, TDT_PERSON_BIOGRAPHY, person->biography);
  fill (builder, uid, TDT_PERSON_FUNCTION, person->function);
  fill (builder, uid, TDT_PERSON_EMAIL, person->email);
  if (person->email != NULL)
    know_address (builder, person->email, uid);
  if (person->organisation != NULL)
    fill (builder, uid, TDT_PERSON_ORGANISATION,
          tdt_programme_builder_find_organisation (builder, person->organisation));
  return uid;
}

static const char *
add_person (TdtProgrammeBuilder *builder, const char *id, const Name *name)
{
  g_autofree char *uid = tdt_programme_builder_dup_uid (builder, "person",
                                                        id != NULL ? id : name->key);

  tdt_edit_add (builder->edit, TDT_KIND_PERSON, uid, NULL);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_HONORIFIC, name->honorific);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_GIVEN_NAME, name->given);
  tdt_programme_builder_set_title (builder, uid, TDT_PERSON_FAMILY_NAME, name->family);
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
    return add_person (builder, id, &name);
  if (id != NULL)
    g_hash_table_insert (builder->person_ids, g_strdup (id), g_strdup (uid));
  count_person (builder, uid);
  return uid;
}

/* "marie.durand@cci.example" is Marie Durand's, as far as can be seen. */
static char *
dup_name_from_address (const char *email)
{
  g_autofree char *local = g_strndup (email, strcspn (email, "@"));
  g_auto (GStrv) words = g_strsplit_set (local, "._", -1);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_autofree char *first = g_utf8_strup (words[i], g_utf8_next_char (words[i]) - words[i]);

        g_string_append_printf (name, "%s%s%s", name->len > 0 ? " " : "", first,
                                g_utf8_next_char (words[i]));
      }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* Several people may have one address, such as that of an office: a name comes first. */
static const char *
find_nameless_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person)
{
  g_autofree char *folded = g_ascii_strdown (person->email, -1);
  g_autofree char *name = NULL;
  TdtForeignPerson named = *person;
  const char *uid = g_hash_table_lookup (builder->addresses, folded);

  if (uid != NULL)
    {
      count_person (builder, uid);
      return uid;
    }
  name = dup_name_from_address (person->email);
  named.name = name;
  builder->n_nameless++;
  return find_named_person (builder, &named, NULL);
}

/* One id is one person, however the name is written; without id, one name is. */
static const char *
find_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person)
{
  const char *id = person->id != NULL && *person->id != '\0' ? person->id : NULL;
  g_autofree char *written = NULL;
  const char *uid;

  if (person->name == NULL)
    return person->email != NULL ? find_nameless_person (builder, person) : NULL;
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

const char *
tdt_programme_builder_find_person (TdtProgrammeBuilder *builder, const TdtForeignPerson *person)
{
  const char *uid = find_person (builder, person);

  return uid != NULL ? describe_person (builder, uid, person) : NULL;
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
      if (tdt_row_has (row, TDT_PERSON_EMAIL))
        know_address (builder, tdt_row_get_text (row, TDT_PERSON_EMAIL), tdt_row_get_uid (row));
    }
}
