/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-address-book.h"

#include "tdt-fold.h"
#include "tdt-person-name.h"
#include "tdt-uid.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is worth keeping of somebody beyond one event. */
static const TdtFieldId kept_fields[] = {
  TDT_PERSON_HONORIFIC,       TDT_PERSON_GIVEN_NAME,      TDT_PERSON_FAMILY_NAME,
  TDT_PERSON_FUNCTION,        TDT_PERSON_ORGANISATION,    TDT_PERSON_EMAIL,
  TDT_PERSON_PHONE,           TDT_PERSON_BIOGRAPHY,       TDT_PERSON_RANK,
  TDT_PERSON_MANDATE_SINCE,   TDT_PERSON_FORM_OF_ADDRESS, TDT_PERSON_GENDER,
  TDT_PERSON_LANGUAGE,        TDT_PERSON_ADDRESS,         TDT_PERSON_ASSISTANT,
  TDT_PERSON_ASSISTANT_EMAIL, TDT_PERSON_ASSISTANT_PHONE, TDT_PERSON_PHOTO,
};

GFile *
tdt_address_book_dup_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "tour-de-table",
                                            "address-book.tdt.xml", NULL);

  return g_file_new_for_path (path);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TdtWorkspace *book = tdt_workspace_open_finish (result, &error);

  if (book != NULL)
    g_task_return_pointer (task, book, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
tdt_address_book_open_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uid = NULL;
  g_autoptr (TdtRoot) root = NULL;

  if (g_file_query_exists (file, NULL))
    {
      tdt_workspace_open_async (file, NULL, NULL, cancellable, opened_cb, g_steal_pointer (&task));
      return;
    }
  g_mkdir_with_parents (g_file_peek_path (folder), 0700);
  uid = tdt_uid_new ();
  root = tdt_root_new (uid);
  g_task_return_pointer (task, tdt_workspace_new (root), g_object_unref);
}

TdtWorkspace *
tdt_address_book_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
change_free (gpointer data)
{
  TdtBookChange *change = data;

  g_free (change->source);
  g_free (change->target);
  g_free (change->fields);
  g_free (change);
}

static char *
dup_name_key (const TdtRow *person)
{
  return tdt_person_name_dup_key (tdt_row_get_text (person, TDT_PERSON_GIVEN_NAME),
                                  tdt_row_get_text (person, TDT_PERSON_FAMILY_NAME));
}

static void
add_key (GHashTable *index, const char *key, const TdtRow *row)
{
  if (key != NULL && *key != '\0')
    g_hash_table_insert (index, g_strdup (key), (gpointer) row);
}

/* By folded name and by address, which has an "@" that no folded name has. */
static GHashTable *
index_people (const TdtRoot *root)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_autofree char *name = dup_name_key (row);

      add_key (index, name, row);
      add_key (index, tdt_row_get_text (row, TDT_PERSON_EMAIL), row);
    }
  return index;
}

static const TdtRow *
find_same (const TdtRoot *to, GHashTable *index, const TdtRow *person)
{
  const TdtRow *same = tdt_root_lookup_kind (to, TDT_KIND_PERSON, tdt_row_get_uid (person));
  const char *email = tdt_row_get_text (person, TDT_PERSON_EMAIL);
  g_autofree char *name = dup_name_key (person);

  if (same == NULL && email != NULL)
    same = g_hash_table_lookup (index, email);
  if (same == NULL && *name != '\0')
    same = g_hash_table_lookup (index, name);
  return same;
}

GPtrArray *
tdt_address_book_find_people (const TdtRoot *book, const TdtRoot *project)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GHashTable) index = index_people (project);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, book, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    if (find_same (project, index, row) != NULL)
      g_ptr_array_add (found, (gpointer) row);
  return found;
}

static char *
dup_organisation_key (const TdtRoot *root, const TdtRow *person)
{
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);

  return tdt_text_fold (
      organisation != NULL ? tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_NAME) : "");
}

static gboolean
differs (const TdtRoot *from, const TdtRow *person, const TdtRoot *to, const TdtRow *same,
         TdtFieldId field)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (!tdt_row_has (person, field))
    return FALSE;
  if (same == NULL)
    return TRUE;
  /* Organisations have uids of their own on either side. */
  if (field != TDT_PERSON_ORGANISATION)
    return !tdt_value_equal (tdt_field_get (field), tdt_row_get_value (person, field),
                             tdt_row_get_value (same, field));
  one = dup_organisation_key (from, person);
  other = dup_organisation_key (to, same);
  return !g_str_equal (one, other);
}

static TdtBookChange *
compare_person (const TdtRoot *from, const TdtRow *person, const TdtRoot *to, const TdtRow *same)
{
  g_autoptr (GArray) fields = g_array_new (TRUE, TRUE, sizeof (TdtFieldId));
  TdtFieldId end = TDT_FIELD_NONE;
  TdtBookChange *change;

  for (guint i = 0; i < G_N_ELEMENTS (kept_fields); i++)
    if (differs (from, person, to, same, kept_fields[i]))
      g_array_append_val (fields, kept_fields[i]);
  if (fields->len == 0)
    return NULL;
  g_array_append_val (fields, end);
  change = g_new0 (TdtBookChange, 1);
  change->source = g_strdup (tdt_row_get_uid (person));
  change->target = same != NULL ? g_strdup (tdt_row_get_uid (same)) : NULL;
  change->fields = (TdtFieldId *) (gpointer) g_array_free (g_steal_pointer (&fields), FALSE);
  return change;
}

static int
compare_changes (gconstpointer a, gconstpointer b, gpointer from)
{
  const TdtBookChange *one = *(TdtBookChange *const *) a;
  const TdtBookChange *other = *(TdtBookChange *const *) b;
  const TdtRow *first = tdt_root_lookup (from, one->source);
  const TdtRow *second = tdt_root_lookup (from, other->source);

  if ((one->target == NULL) != (other->target == NULL))
    return one->target == NULL ? 1 : -1;
  return g_utf8_collate (tdt_row_get_text_or_empty (first, TDT_PERSON_FAMILY_NAME),
                         tdt_row_get_text_or_empty (second, TDT_PERSON_FAMILY_NAME));
}

GPtrArray *
tdt_address_book_compare (const TdtRoot *from, const TdtRoot *to)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GHashTable) index = index_people (to);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, from, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      TdtBookChange *change = compare_person (from, row, to, find_same (to, index, row));

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  g_ptr_array_sort_with_data (changes, compare_changes, (gpointer) from);
  return changes;
}

/* The picture, put there if it is not there yet. */
static gboolean
put_asset (TdtEdit *edit, const TdtRoot *from, const char *uid, GError **error)
{
  const TdtRow *asset = tdt_root_lookup_kind (from, TDT_KIND_ASSET, uid);

  return asset == NULL || tdt_edit_lookup (edit, uid) != NULL || tdt_edit_put (edit, asset, error);
}

/* The same organisation there: by uid, by name, or made. */
static char *
dup_organisation (TdtEdit *edit, const TdtRoot *from, const TdtRoot *to, const TdtRow *person,
                  GError **error)
{
  const TdtRow *organisation = tdt_root_follow (from, person, TDT_PERSON_ORGANISATION);
  g_autofree char *key = dup_organisation_key (from, person);
  const char *uid = tdt_row_get_uid (organisation);
  const char *logo = tdt_row_get_text (organisation, TDT_ORGANISATION_LOGO);
  TdtRowIter iter;
  const TdtRow *row;

  if (tdt_edit_lookup (edit, uid) != NULL)
    return g_strdup (uid);
  tdt_row_iter_init (&iter, to, TDT_KIND_ORGANISATION);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_autofree char *name = tdt_text_fold (
          tdt_row_get_text_or_empty (row, TDT_ORGANISATION_NAME));

      if (*key != '\0' && g_str_equal (name, key))
        return g_strdup (tdt_row_get_uid (row));
    }
  if ((logo != NULL && !put_asset (edit, from, logo, error)) ||
      !tdt_edit_put (edit, organisation, error))
    return NULL;
  return g_strdup (uid);
}

static gboolean
take_field (TdtEdit *edit, const TdtRoot *from, const TdtRoot *to, const TdtRow *person,
            const char *uid, TdtFieldId field, GError **error)
{
  g_autofree char *organisation = NULL;

  if (field == TDT_PERSON_ORGANISATION)
    {
      organisation = dup_organisation (edit, from, to, person, error);
      return organisation != NULL && tdt_edit_set_text (edit, uid, field, organisation, error);
    }
  if (field == TDT_PERSON_PHOTO && !put_asset (edit, from, tdt_row_get_text (person, field), error))
    return FALSE;
  return tdt_edit_set_value (edit, uid, field, tdt_row_get_value (person, field), error);
}

gboolean
tdt_address_book_take (TdtWorkspace *self, const TdtRoot *from, const GPtrArray *changes,
                       GError **error)
{
  const TdtRoot *to = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (to);

  for (guint i = 0; i < changes->len; i++)
    {
      const TdtBookChange *change = changes->pdata[i];
      const TdtRow *person = tdt_root_lookup_kind (from, TDT_KIND_PERSON, change->source);
      /* Somebody new keeps the uid, so that next time nobody has to guess who it is. */
      g_autofree char *uid = g_strdup (
          change->target != NULL ? change->target
                                 : tdt_edit_add (edit, TDT_KIND_PERSON, change->source, error));

      if (uid == NULL)
        return FALSE;
      for (guint f = 0; change->fields[f] != TDT_FIELD_NONE; f++)
        if (!take_field (edit, from, to, person, uid, change->fields[f], error))
          return FALSE;
    }
  tdt_workspace_apply_edit (self, edit, _ ("Update from the address book"), NULL);
  return TRUE;
}
