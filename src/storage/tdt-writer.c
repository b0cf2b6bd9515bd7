/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project as bytes: one field a line, in the order of the tables; records in the order of their
 * uids, so that two people's edits touch different lines. */
#include "tdt-writer-private.h"

#include "tdt-project-file.h"
#include "tdt-xml-text-private.h"

#include <string.h>

static gboolean
has_unknown_in_field (TdtUnknownIter *iter, guint position)
{
  return tdt_unknown_iter_at (iter, TDT_UNKNOWN_IN_FIELD, (int) position) != NULL;
}

static void
append_inside (GString *xml, TdtUnknownIter *iter, guint position, guint number)
{
  const TdtUnknownItem *item;

  while ((item = tdt_unknown_iter_at (iter, TDT_UNKNOWN_IN_FIELD, (int) position)) != NULL &&
         item->item == number)
    {
      g_string_append (xml, item->xml);
      iter->next++;
    }
}

/* An element with one text, and what else was in it. */
static void
append_element (GString *xml, const TdtField *field, TdtUnknownIter *iter, guint number,
                const char *indent, const char *text, gsize length)
{
  guint position = TDT_FIELD_POSITION (field->id);

  g_string_append (xml, indent);
  g_string_append_c (xml, '<');
  g_string_append (xml, field->name);
  tdt_writer_append_attributes (xml, iter, TDT_UNKNOWN_IN_FIELD, (int) position, number);
  g_string_append_c (xml, '>');
  tdt_xml_append_text (xml, text, length);
  append_inside (xml, iter, position, number);
  g_string_append (xml, "</");
  g_string_append (xml, field->name);
  g_string_append (xml, ">\n");
}

static void
append_list (GString *xml, const TdtField *field, const TdtList *list, TdtUnknownIter *iter,
             const char *indent)
{
  guint position = TDT_FIELD_POSITION (field->id);
  guint n_items = list != NULL ? list->n_items : 0;

  /* Items that are gone leave empty elements behind for what stood in them. */
  for (guint i = 0; i < n_items || has_unknown_in_field (iter, position); i++)
    {
      const char *text = i < n_items ? list->items[i] : "";

      append_element (xml, field, iter, i, indent, text, strlen (text));
    }
}

static void
append_field (GString *xml, const TdtField *field, TdtValue value, TdtUnknownIter *iter,
              const char *indent, GString *scratch)
{
  guint position = TDT_FIELD_POSITION (field->id);

  if (tdt_field_is_list (field))
    append_list (xml, field, value.list, iter, indent);
  else if (!tdt_value_is_set (field, value) && !has_unknown_in_field (iter, position))
    return;
  else if (tdt_field_is_number (field) || field->type == TDT_FIELD_TIME)
    {
      g_string_truncate (scratch, 0);
      tdt_value_append_text (field, value, scratch);
      append_element (xml, field, iter, 0, indent, scratch->str, scratch->len);
    }
  else
    append_element (xml, field, iter, 0, indent, value.text != NULL ? value.text : "",
                    value.text != NULL ? g_ref_string_length (value.text) : 0);
}

/* Content in a field sorts behind all content between fields, so it has an iterator of its own. */
static void
find_in_fields (TdtUnknownIter *iter, const TdtRow *row)
{
  tdt_unknown_iter_init (iter, row);
  while (iter->unknown != NULL && iter->next < iter->unknown->n_items &&
         iter->unknown->items[iter->next].place < TDT_UNKNOWN_IN_FIELD)
    iter->next++;
}

static void
append_fields (GString *xml, const TdtRow *row, TdtUnknownIter *iter, const char *indent,
               GString *scratch)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  TdtUnknownIter inside;

  find_in_fields (&inside, row);
  tdt_writer_append_unknown (xml, iter, TDT_UNKNOWN_IN_RECORD, -1, indent);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      append_field (xml, &kind->fields[i], tdt_row_get_value_at (row, i), &inside, indent, scratch);
      tdt_writer_append_unknown (xml, iter, TDT_UNKNOWN_IN_RECORD, (int) i, indent);
    }
}

static void
append_record (GString *xml, const TdtRow *row, GString *scratch)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  TdtUnknownIter iter;

  tdt_unknown_iter_init (&iter, row);
  g_string_append (xml, "    <");
  g_string_append (xml, kind->name);
  g_string_append (xml, " uid=\"");
  g_string_append (xml, tdt_row_get_uid (row));
  g_string_append_c (xml, '"');
  tdt_writer_append_attributes (xml, &iter, TDT_UNKNOWN_IN_RECORD, -1, 0);
  g_string_append (xml, ">\n");
  append_fields (xml, row, &iter, "      ", scratch);
  g_string_append (xml, "    </");
  g_string_append (xml, kind->name);
  g_string_append (xml, ">\n");
}

/* What followed a record that is gone follows the one that was before it. */
static void
append_unknown_before (GString *xml, TdtUnknownIter *iter, const TdtKind *kind, const char *uid)
{
  const TdtUnknownItem *item;

  while ((item = tdt_unknown_iter_at (iter, TDT_UNKNOWN_IN_LIST, (int) kind->id)) != NULL &&
         (uid == NULL || item->record == NULL || strcmp (item->record, uid) < 0))
    {
      g_string_append_printf (xml, "    %s\n", item->xml);
      iter->next++;
    }
}

/* Returns the piece to go on with. */
static GString *
append_kind (TdtPieces *pieces, GString *xml, const TdtRoot *root, const TdtKind *kind,
             TdtUnknownIter *in_lists, GString *scratch)
{
  TdtRowIter iter;
  const TdtRow *row;

  if (tdt_root_count (root, kind->id) == 0 &&
      tdt_unknown_iter_at (in_lists, TDT_UNKNOWN_IN_LIST, (int) kind->id) == NULL)
    return xml;
  g_string_append_printf (xml, "  <%s", kind->list);
  tdt_writer_append_attributes (xml, in_lists, TDT_UNKNOWN_IN_LIST, (int) kind->id, 0);
  g_string_append (xml, ">\n");
  tdt_row_iter_init (&iter, root, kind->id);
  while (tdt_row_iter_next (&iter, &row))
    {
      append_unknown_before (xml, in_lists, kind, tdt_row_get_uid (row));
      append_record (xml, row, scratch);
      xml = tdt_pieces_next (pieces, xml);
    }
  append_unknown_before (xml, in_lists, kind, NULL);
  g_string_append_printf (xml, "  </%s>\n", kind->list);
  return xml;
}

static void
skip_to (TdtUnknownIter *iter, TdtUnknownPlace place)
{
  while (iter->unknown != NULL && iter->next < iter->unknown->n_items &&
         iter->unknown->items[iter->next].place < place)
    iter->next++;
}

/* Everything below the head of the file: fields, lists, and what is not known. Returns the piece to
 * go on with. */
static GString *
append_body (TdtPieces *pieces, GString *xml, const TdtRoot *root)
{
  const TdtRow *project = tdt_root_get_project (root);
  g_autoptr (GString) scratch = g_string_new (NULL);
  TdtUnknownIter in_record;
  TdtUnknownIter in_lists;
  TdtUnknownIter after_lists;

  tdt_unknown_iter_init (&in_record, project);
  tdt_unknown_iter_init (&in_lists, project);
  tdt_unknown_iter_init (&after_lists, project);
  skip_to (&in_record, TDT_UNKNOWN_IN_RECORD);
  while (tdt_unknown_iter_at (&in_record, TDT_UNKNOWN_IN_RECORD, -1) != NULL &&
         in_record.unknown->items[in_record.next].attribute != NULL)
    in_record.next++;
  skip_to (&in_lists, TDT_UNKNOWN_IN_LIST);
  skip_to (&after_lists, TDT_UNKNOWN_AFTER_LIST);
  append_fields (xml, project, &in_record, "  ", scratch);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      if (k != TDT_ROOT_KIND)
        xml = append_kind (pieces, xml, root, tdt_kind_get (k), &in_lists, scratch);
      tdt_writer_append_unknown (xml, &after_lists, TDT_UNKNOWN_AFTER_LIST, (int) k, "  ");
    }
  return xml;
}

static void
append_outside (GString *xml, const TdtRow *project, TdtUnknownPlace place)
{
  TdtUnknownIter iter;

  tdt_unknown_iter_init (&iter, project);
  skip_to (&iter, place);
  tdt_writer_append_unknown (xml, &iter, place, 0, "");
}

static void
append_head_attribute (GString *xml, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (xml, "\n         %s=\"", name);
  tdt_xml_append_attribute (xml, value);
  g_string_append_c (xml, '"');
}

static void
append_head (GString *xml, const TdtRoot *root, const TdtHeader *header)
{
  const TdtRow *project = tdt_root_get_project (root);
  TdtUnknownIter iter;

  g_string_append (xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  append_outside (xml, project, TDT_UNKNOWN_BEFORE_ALL);
  g_string_append_printf (xml, "<%s xmlns=\"" TDT_PROJECT_NAMESPACE "\" version=\"%d.%u\"",
                          tdt_row_get_kind (project)->name, TDT_FORMAT_MAJOR, header->minor);
  append_head_attribute (xml, "uid", tdt_root_get_uid (root));
  append_head_attribute (xml, "revision", header->revision);
  append_head_attribute (xml, "editor", header->editor);
  append_head_attribute (xml, "program", header->program);
  tdt_unknown_iter_init (&iter, project);
  skip_to (&iter, TDT_UNKNOWN_IN_RECORD);
  tdt_writer_append_attributes (xml, &iter, TDT_UNKNOWN_IN_RECORD, -1, 0);
  g_string_append (xml, ">\n");
  if (header->ancestors[0] != NULL)
    {
      g_string_append (xml, "  <ancestors>\n");
      for (guint i = 0; header->ancestors[i] != NULL; i++)
        g_string_append_printf (xml, "    <ancestor>%s</ancestor>\n", header->ancestors[i]);
      g_string_append (xml, "  </ancestors>\n");
    }
  if (header->base != NULL)
    g_string_append_printf (xml, "  %s\n", header->base);
}

/* The revision: of the same bytes as in the file, with a head that says nothing but whose content
 * it is. */
static TdtPieces *
write_content (const TdtRoot *root, char **revision)
{
  const TdtRow *project = tdt_root_get_project (root);
  TdtPieces *pieces = tdt_pieces_new ();
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GString) head = g_string_new (NULL);
  GString *xml = tdt_pieces_next (pieces, NULL);

  append_head (head, root, header);
  tdt_pieces_hash (pieces, head->str, head->len);
  xml = append_body (pieces, xml, root);
  g_string_append_printf (xml, "</%s>\n", tdt_row_get_kind (project)->name);
  append_outside (xml, project, TDT_UNKNOWN_AFTER_ALL);
  *revision = tdt_pieces_end (pieces, xml);
  return pieces;
}

GBytes *
tdt_project_file_write (const TdtRoot *root, const TdtHeader *header, TdtHeader **written)
{
  g_autofree char *revision = NULL;
  g_autoptr (TdtPieces) content = write_content (root, &revision);
  g_autoptr (TdtHeader) next = tdt_header_new_next (header, revision);
  g_autoptr (GString) head = g_string_new (NULL);

  append_head (head, root, next);
  if (written != NULL)
    *written = g_steal_pointer (&next);
  return tdt_pieces_join (content, head);
}

char *
tdt_project_file_dup_revision (const TdtRoot *root)
{
  char *revision;

  tdt_pieces_free (write_content (root, &revision));
  return revision;
}
