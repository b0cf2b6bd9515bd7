/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying and pasting records. A clip is a line with the uids of what was copied, and a project
 * that has them, what belongs to them and what they refer to. */
#include "config.h"

#include "tdt-workspace-clip.h"

#include "tdt-copy.h"
#include "tdt-fold.h"
#include "tdt-naming.h"
#include "tdt-uid.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is being gathered: uids in the order in which they were met. */
typedef struct
{
  const TdtRoot *root;
  GPtrArray *uids;
  GHashTable *seen;
} Gathering;

static void
gathering_init (Gathering *gathering, const TdtRoot *root)
{
  gathering->root = root;
  gathering->uids = g_ptr_array_new_with_free_func (g_free);
  gathering->seen = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
gathering_clear (Gathering *gathering)
{
  g_clear_pointer (&gathering->seen, g_hash_table_unref);
  g_clear_pointer (&gathering->uids, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

static void
gather (Gathering *gathering, const char *uid)
{
  const TdtRow *row = tdt_root_lookup (gathering->root, uid);
  char *own;

  if (row == NULL || tdt_row_get_kind_id (row) == TDT_KIND_PROJECT ||
      g_hash_table_contains (gathering->seen, uid))
    return;
  own = g_strdup (uid);
  g_ptr_array_add (gathering->uids, own);
  g_hash_table_add (gathering->seen, own);
}

/* Marks of what was printed, and acceptances, are about the original. */
static void
gather_owned_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  if ((tdt_field_get (field)->flags & TDT_FIELD_OWNER) &&
      TDT_FIELD_KIND (field) != TDT_KIND_PRINT_MARK && TDT_FIELD_KIND (field) != TDT_KIND_ACCEPTED)
    gather (user_data, source);
}

/* All that belongs to what is gathered. */
static void
gather_owned (Gathering *gathering)
{
  for (guint i = 0; i < gathering->uids->len; i++)
    tdt_root_foreach_referrer (gathering->root, gathering->uids->pdata[i], gather_owned_cb,
                               gathering);
}

static void
gather_value (Gathering *gathering, const TdtField *field, TdtValue value)
{
  if (!tdt_field_is_reference (field) || value.box == NULL)
    return;
  if (field->type == TDT_FIELD_REFERENCE)
    gather (gathering, value.text);
  else
    for (guint i = 0; i < value.list->n_items; i++)
      gather (gathering, value.list->items[i]);
}

/* All that what is gathered refers to. */
static void
gather_referred (Gathering *gathering)
{
  for (guint i = 0; i < gathering->uids->len; i++)
    {
      const TdtRow *row = tdt_root_lookup (gathering->root, gathering->uids->pdata[i]);
      const TdtKind *kind = tdt_row_get_kind (row);

      for (guint j = 0; j < kind->n_fields; j++)
        gather_value (gathering, &kind->fields[j], tdt_row_get_value_at (row, j));
    }
}

GBytes *
tdt_workspace_copy (TdtWorkspace *self, const char *const *uids)
{
  g_auto (Gathering) gathering = { NULL };
  g_autofree char *line = g_strjoinv (" ", (char **) uids);
  g_autofree char *uid = tdt_uid_new ();
  g_autoptr (TdtRoot) empty = tdt_root_new (uid);
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GBytes) project = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  gathering_init (&gathering, tdt_workspace_get_root (self));
  for (guint i = 0; uids[i] != NULL; i++)
    gather (&gathering, uids[i]);
  if (gathering.uids->len == 0)
    return NULL;
  gather_owned (&gathering);
  gather_referred (&gathering);
  for (guint i = 0; i < gathering.uids->len; i++)
    if (!tdt_edit_put (edit, tdt_root_lookup (gathering.root, gathering.uids->pdata[i]), NULL))
      return NULL;
  root = tdt_edit_apply (edit);
  project = tdt_project_file_write (root, header, NULL);
  g_byte_array_append (bytes, (const guint8 *) line, (guint) strlen (line));
  g_byte_array_append (bytes, (const guint8 *) "\n", 1);
  g_byte_array_append (bytes, g_bytes_get_data (project, NULL), (guint) g_bytes_get_size (project));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The line of a record, then those of the people in it. */
static void
append_lines (GString *text, const TdtRoot *root, const TdtRow *row)
{
  g_autofree char *name = tdt_row_dup_name (root, row);
  g_autoptr (GPtrArray) people = NULL;

  g_string_append_printf (text, "%s\n", name);
  if (tdt_row_get_kind_id (row) != TDT_KIND_SESSION)
    return;
  people = tdt_root_get_referrers (root, tdt_row_get_uid (row), TDT_PARTICIPANT_SESSION);
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *person = tdt_row_dup_name (root, people->pdata[i]);

      g_string_append_printf (text, "\t%s\n", person);
    }
}

char *
tdt_workspace_copy_text (TdtWorkspace *self, const char *const *uids)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; uids[i] != NULL; i++)
    {
      const TdtRow *row = tdt_root_lookup (root, uids[i]);

      if (row != NULL)
        append_lines (text, root, row);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
set_no_clip (GError **error)
{
  g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
                       _ ("There is nothing to paste here: copy a session, a person or an agenda "
                          "item first"));
  return FALSE;
}

static gboolean
read_clip (GBytes *clip, GStrv *uids, TdtLoaded **loaded, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (clip, &length);
  const char *end = data != NULL ? memchr (data, '\n', length) : NULL;
  gsize start = end != NULL ? (gsize) (end - data) + 1 : 0;
  g_autoptr (GBytes) project = NULL;
  g_autofree char *line = NULL;

  if (end == NULL || !g_utf8_validate (data, end - data, NULL))
    return set_no_clip (error);
  line = g_strndup (data, start - 1);
  *uids = g_strsplit (line, " ", -1);
  project = g_bytes_new_from_bytes (clip, start, length - start);
  *loaded = tdt_project_file_parse (project, _ ("the clipboard"), NULL, NULL, NULL, error);
  return *loaded != NULL;
}

/* The record of the project that is the same or has the same name. */
static const TdtRow *
find_same (const TdtRoot *root, const TdtRoot *from, const TdtRow *row)
{
  TdtKindId kind = tdt_row_get_kind_id (row);
  const TdtRow *same = tdt_root_lookup_kind (root, kind, tdt_row_get_uid (row));
  g_autofree char *name = tdt_row_dup_name (from, row);
  g_autofree char *folded = tdt_text_fold (name);
  TdtRowIter iter;
  const TdtRow *other;

  if (same != NULL || *folded == '\0')
    return same;
  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &other))
    {
      g_autofree char *its_name = tdt_row_dup_name (root, other);
      g_autofree char *its_folded = tdt_text_fold (its_name);

      if (g_str_equal (folded, its_folded))
        return other;
    }
  return NULL;
}

/* Where a copied record belongs: NONE for those that stand alone. */
static TdtFieldId
find_owner_field (const TdtKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & TDT_FIELD_OWNER)
      return kind->fields[i].id;
  return TDT_FIELD_NONE;
}

/* Puts a pasted record where it belongs now: into @session, and behind what is there. */
static gboolean
settle (TdtEdit *edit, const TdtRoot *root, const char *uid, const char *session, GError **error)
{
  const TdtKind *kind = tdt_row_get_kind (tdt_edit_lookup (edit, uid));
  TdtFieldId owner = find_owner_field (kind);
  g_autoptr (GPtrArray) others = NULL;

  if (kind->id == TDT_KIND_SESSION)
    return tdt_edit_set_time (edit, uid, TDT_SESSION_START, NULL, error);
  if (owner == TDT_FIELD_NONE)
    return TRUE;
  if (session == NULL)
    {
      g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
                           _ ("Select first the session that this shall go into"));
      return FALSE;
    }
  others = tdt_root_get_referrers (root, session, owner);
  return tdt_edit_set_text (edit, uid, owner, session, error) &&
         (kind->order == TDT_FIELD_NONE || tdt_edit_put_last (edit, uid, others, error));
}

/* New uids for what is pasted, and for what it refers to those of this project. */
static GHashTable *
map_uids (const TdtRoot *root, const Gathering *pasted, const Gathering *all)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < all->uids->len; i++)
    {
      const char *uid = all->uids->pdata[i];
      const TdtRow *same = NULL;

      if (!g_hash_table_contains (pasted->seen, uid))
        same = find_same (root, all->root, tdt_root_lookup (all->root, uid));
      g_hash_table_insert (map, g_strdup (uid),
                           same != NULL ? g_strdup (tdt_row_get_uid (same)) : tdt_uid_new ());
    }
  return map;
}

static gboolean
put_all (TdtEdit *edit, const TdtRoot *root, const Gathering *all, GHashTable *map, GError **error)
{
  for (guint i = 0; i < all->uids->len; i++)
    {
      const TdtRow *row = tdt_root_lookup (all->root, all->uids->pdata[i]);
      const char *uid = g_hash_table_lookup (map, all->uids->pdata[i]);
      g_autoptr (TdtRow) renamed = NULL;

      if (tdt_root_lookup (root, uid) != NULL)
        continue;
      renamed = tdt_row_new_renamed (row, map);
      if (!tdt_edit_put (edit, renamed, error))
        return FALSE;
    }
  return TRUE;
}

/* What the pasted records refer to, without what they belong to. */
static void
gather_for_paste (Gathering *all, const Gathering *pasted, char **uids)
{
  for (guint i = 0; i < pasted->uids->len; i++)
    gather (all, pasted->uids->pdata[i]);
  for (guint i = 0; i < all->uids->len; i++)
    {
      const TdtRow *row = tdt_root_lookup (all->root, all->uids->pdata[i]);
      const TdtKind *kind = tdt_row_get_kind (row);
      gboolean chosen = g_strv_contains ((const char *const *) uids, tdt_row_get_uid (row));

      for (guint j = 0; j < kind->n_fields; j++)
        if (!chosen || !(kind->fields[j].flags & TDT_FIELD_OWNER))
          gather_value (all, &kind->fields[j], tdt_row_get_value_at (row, j));
    }
}

char *
tdt_workspace_paste (TdtWorkspace *self, GBytes *clip, const char *session, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_auto (GStrv) uids = NULL;
  g_autoptr (TdtLoaded) loaded = NULL;
  g_auto (Gathering) pasted = { NULL };
  g_auto (Gathering) all = { NULL };
  g_autoptr (GHashTable) map = NULL;
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *label = NULL;
  const char *first;

  if (!read_clip (clip, &uids, &loaded, error))
    return NULL;
  gathering_init (&pasted, loaded->root);
  gathering_init (&all, loaded->root);
  for (guint i = 0; uids[i] != NULL; i++)
    gather (&pasted, uids[i]);
  if (pasted.uids->len == 0)
    {
      set_no_clip (error);
      return NULL;
    }
  /* Translators: a step that can be undone; %s is a kind of record, such as Session. */
  label = g_strdup_printf (
      _ ("Paste: %s"),
      _ (tdt_row_get_kind (tdt_root_lookup (loaded->root, pasted.uids->pdata[0]))->label));
  gather_owned (&pasted);
  gather_for_paste (&all, &pasted, uids);
  map = map_uids (root, &pasted, &all);
  if (!put_all (edit, root, &all, map, error))
    return NULL;
  for (guint i = 0; uids[i] != NULL; i++)
    if (g_hash_table_contains (map, uids[i]) &&
        !settle (edit, root, g_hash_table_lookup (map, uids[i]), session, error))
      return NULL;
  first = g_hash_table_lookup (map, pasted.uids->pdata[0]);
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return g_strdup (first);
}
