/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows the elements of a project file. Names are compared by address: the parser keeps each name
 * once, and in what we wrote the next field is the next one of the table. */
#include "config.h"

#include "tdt-reader-private.h"

#include "tdt-guard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TICKS 100
#define LARGE 65536

gsize
tdt_reader_offset (const TdtReader *reader)
{
  const char *place = (const char *) reader->context->input->cur;

  return place >= reader->mask && place <= reader->mask + reader->length
             ? (gsize) (place - reader->mask)
             : reader->length;
}

gsize
tdt_reader_place (const TdtReader *reader)
{
  const char *tag = memrchr (reader->text, '<', reader->tag);

  return tag != NULL ? (gsize) (tag - reader->text) : 0;
}

void
tdt_reader_fail (TdtReader *reader, gsize offset, int code, const char *reason)
{
  if (reader->error != NULL)
    return;
  tdt_guard_set_error (&reader->error, code, reader->name, reader->text, offset, reason);
  if (reader->context != NULL)
    xmlStopParser (reader->context);
}

void
tdt_reader_repair (TdtReader *reader, gsize offset, char *problem, char *action)
{
  tdt_report_take (reader->report, offset, problem, action);
  if (++reader->n_repairs > TDT_REPAIRS_MAX)
    tdt_reader_fail (reader, offset, TDT_STORAGE_ERROR_LIMIT,
                     _ ("too much to repair; the file is damaged: ask for it again, or look for an "
                        "older copy"));
}

/* Where a piece of unknown content stands that is met now. */
TdtUnknownItem
tdt_reader_find_place (const TdtReader *reader, TdtReadState state)
{
  switch (state)
    {
    case TDT_READ_START:
      return (TdtUnknownItem){ .place = TDT_UNKNOWN_BEFORE_ALL };
    case TDT_READ_LIST:
      return (TdtUnknownItem){ .place = TDT_UNKNOWN_IN_LIST,
                               .position = (int) reader->list->id,
                               .record = (char *) reader->last_uid };
    case TDT_READ_RECORD:
      return (TdtUnknownItem){ .place = TDT_UNKNOWN_IN_RECORD, .position = reader->record.last };
    case TDT_READ_FIELD:
      return (TdtUnknownItem){
        .place = TDT_UNKNOWN_IN_FIELD,
        .position = (int) reader->field,
        .item = tdt_reader_count_items (reader->owner, reader->field),
      };
    case TDT_READ_END:
      return (TdtUnknownItem){ .place = TDT_UNKNOWN_AFTER_ALL };
    default:
      if (reader->last_list != NULL)
        return (TdtUnknownItem){ .place = TDT_UNKNOWN_AFTER_LIST,
                                 .position = (int) reader->last_list->id };
      return (TdtUnknownItem){ .place = TDT_UNKNOWN_IN_RECORD, .position = reader->project.last };
    }
}

/* Whose row keeps it. */
GArray *
tdt_reader_find_keeper (TdtReader *reader, TdtReadState state)
{
  if (state == TDT_READ_RECORD)
    return reader->record.unknown;
  return state == TDT_READ_FIELD ? reader->owner->unknown : reader->project.unknown;
}

static void
keep_attributes (TdtReader *reader, GArray *keeper, TdtUnknownItem item, const xmlChar *known,
                 int n_attributes, const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    if (known == NULL || attributes[0] != known || attributes[1] != NULL)
      tdt_reader_keep_attribute (reader, keeper, item, attributes);
}

static void
begin_kept (TdtReader *reader, const xmlChar *name, const xmlChar *prefix, int n_attributes,
            const xmlChar **attributes)
{
  reader->kept_state = reader->state;
  reader->kept_depth = reader->depth;
  reader->state = TDT_READ_UNKNOWN;
  g_string_truncate (reader->kept, 0);
  tdt_reader_kept_start (reader, name, prefix, 0, NULL, n_attributes, attributes);
}

/* Large texts are handed on rather than copied. */
static char *
take_kept (TdtReader *reader)
{
  char *xml;

  if (reader->kept->len < LARGE)
    return g_strndup (reader->kept->str, reader->kept->len);
  xml = g_string_free (reader->kept, FALSE);
  reader->kept = g_string_new (NULL);
  return xml;
}

static void
end_kept (TdtReader *reader)
{
  reader->state = reader->kept_state;
  if (reader->kept_base)
    {
      reader->kept_base = FALSE;
      g_free (reader->header->base);
      reader->header->base = g_strdup (reader->kept->str);
    }
  else
    tdt_reader_keep (reader, tdt_reader_find_keeper (reader, reader->state),
                     tdt_reader_find_place (reader, reader->state), take_kept (reader));
}

static gboolean
begin_field (TdtReader *reader, TdtReaderRecord *record, const xmlChar *name, int n_attributes,
             const xmlChar **attributes)
{
  const xmlChar **fields = reader->names[record->kind->id].fields;
  guint n_fields = record->kind->n_fields;
  guint position = (guint) (record->last + 1);

  /* The next of the table, or the same again for a list; else any. */
  if (position >= n_fields || fields[position] != name)
    for (position = 0; position < n_fields && fields[position] != name; position++)
      ;
  if (position == n_fields)
    return FALSE;
  reader->owner = record;
  reader->field = position;
  record->last = (int) position;
  tdt_reader_begin_text (reader, TDT_READ_FIELD);
  if (n_attributes > 0)
    keep_attributes (reader, record->unknown, tdt_reader_find_place (reader, TDT_READ_FIELD), NULL,
                     n_attributes, attributes);
  return TRUE;
}

static void
end_field (TdtReader *reader)
{
  gsize length;
  const char *text = tdt_reader_get_text (reader, &length);

  reader->state = reader->owner == &reader->project ? TDT_READ_PROJECT : TDT_READ_RECORD;
  tdt_reader_set (reader, reader->owner, reader->field, text, length);
}

static gboolean
begin_list (TdtReader *reader, const xmlChar *name, int n_attributes, const xmlChar **attributes)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    if (k != TDT_ROOT_KIND && reader->names[k].list == name)
      {
        reader->list = reader->last_list = tdt_kind_get (k);
        reader->last_uid = NULL;
        reader->state = TDT_READ_LIST;
        keep_attributes (reader, reader->project.unknown,
                         tdt_reader_find_place (reader, TDT_READ_LIST), NULL, n_attributes,
                         attributes);
        return TRUE;
      }
  return FALSE;
}

static void
begin_record (TdtReader *reader, const TdtKind *kind, TdtReaderRecord *record, int n_attributes,
              const xmlChar **attributes)
{
  const char *uid = NULL;
  gsize length = 0;
  TdtUnknownItem place = { .place = TDT_UNKNOWN_IN_RECORD, .position = -1 };

  for (int i = 0; i < n_attributes; i++)
    if (attributes[5 * i] == reader->uid_name && attributes[5 * i + 1] == NULL)
      {
        uid = (const char *) attributes[5 * i + 3];
        length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);
      }
  tdt_reader_begin (reader, record, kind, uid, length);
  reader->state = TDT_READ_RECORD;
  if (n_attributes > 1 || uid == NULL)
    keep_attributes (reader, record->unknown, place, reader->uid_name, n_attributes, attributes);
}

/* Of elements that belong to the file rather than to the project: nothing keeps them. */
static void
leave_out_attributes (TdtReader *reader, int n_attributes, const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    tdt_reader_repair (
        reader, tdt_reader_place (reader),
        g_strdup_printf (_ ("an attribute “%.60s” that has no meaning here"), attributes[5 * i]),
        g_strdup (_ ("it is left out")));
}

static gboolean
begin_project_child (TdtReader *reader, const xmlChar *name, const xmlChar *prefix,
                     int n_attributes, const xmlChar **attributes)
{
  if (name == reader->ancestors_name && reader->header->ancestors[0] == NULL)
    {
      reader->state = TDT_READ_ANCESTORS;
      leave_out_attributes (reader, n_attributes, attributes);
      return TRUE;
    }
  if (name == reader->base_name && reader->header->base == NULL)
    {
      reader->kept_base = TRUE;
      return FALSE;
    }
  if (begin_field (reader, &reader->project, name, n_attributes, attributes))
    {
      reader->last_list = NULL;
      return TRUE;
    }
  return begin_list (reader, name, n_attributes, attributes);
}

static void
tick (TdtReader *reader)
{
  gsize offset = tdt_reader_offset (reader);

  reader->tag = offset;
  if (offset < reader->next_tick)
    return;
  reader->next_tick = offset + MAX (reader->length / TICKS, 65536);
  if (reader->progress != NULL)
    reader->progress ((double) offset / (double) reader->length, reader->progress_data);
  if (g_cancellable_is_cancelled (reader->cancellable) && reader->error == NULL)
    {
      g_cancellable_set_error_if_cancelled (reader->cancellable, &reader->error);
      xmlStopParser (reader->context);
    }
}

static void
push_scope (TdtReader *reader, int n_namespaces, const xmlChar **namespaces)
{
  for (int i = 0; i < n_namespaces; i++)
    {
      TdtScope scope = { namespaces[2 * i], namespaces[2 * i + 1], reader->depth };

      g_array_append_val (reader->scope, scope);
    }
}

static gboolean
begin_known (TdtReader *reader, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
             int n_attributes, const xmlChar **attributes)
{
  if (uri != reader->ns)
    return FALSE;
  switch (reader->state)
    {
    case TDT_READ_PROJECT:
      return begin_project_child (reader, name, prefix, n_attributes, attributes);
    case TDT_READ_LIST:
      if (name != reader->names[reader->list->id].name)
        return FALSE;
      begin_record (reader, reader->list, &reader->record, n_attributes, attributes);
      return TRUE;
    case TDT_READ_RECORD:
      return begin_field (reader, &reader->record, name, n_attributes, attributes);
    case TDT_READ_ANCESTORS:
      if (name != reader->ancestor_name)
        return FALSE;
      tdt_reader_begin_text (reader, TDT_READ_ANCESTOR);
      leave_out_attributes (reader, n_attributes, attributes);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
start_cb (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  TdtReader *reader = user_data;

  reader->depth++;
  tick (reader);
  if (n_namespaces > 0)
    push_scope (reader, n_namespaces, namespaces);
  if (reader->state == TDT_READ_START)
    tdt_reader_begin_document (reader, name, uri, n_attributes, attributes);
  else if (reader->importer != NULL)
    reader->importer->start (reader, name, n_attributes, attributes);
  else if (reader->state == TDT_READ_UNKNOWN)
    tdt_reader_kept_start (reader, name, prefix, n_namespaces, namespaces, n_attributes,
                           attributes);
  else if (!begin_known (reader, name, prefix, uri, n_attributes, attributes))
    begin_kept (reader, name, prefix, n_attributes, attributes);
}

static void
end_ancestor (TdtReader *reader)
{
  gsize length;
  const char *text = tdt_reader_get_text (reader, &length);

  reader->state = TDT_READ_ANCESTORS;
  tdt_reader_add_ancestor (reader, text, length);
}

static void
end_element (TdtReader *reader, const xmlChar *name, const xmlChar *prefix)
{
  switch (reader->state)
    {
    case TDT_READ_UNKNOWN:
      tdt_reader_kept_end (reader, name, prefix);
      if (reader->depth == reader->kept_depth)
        end_kept (reader);
      break;
    case TDT_READ_FIELD:
      end_field (reader);
      break;
    case TDT_READ_RECORD:
      tdt_reader_end (reader, &reader->record);
      reader->last_uid = tdt_row_get_uid (reader->rows->pdata[reader->rows->len - 1]);
      reader->state = TDT_READ_LIST;
      break;
    case TDT_READ_ANCESTOR:
      end_ancestor (reader);
      break;
    case TDT_READ_LIST:
    case TDT_READ_ANCESTORS:
      reader->state = TDT_READ_PROJECT;
      break;
    default:
      reader->state = TDT_READ_END;
    }
}

static void
end_cb (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  TdtReader *reader = user_data;

  if (reader->importer != NULL)
    reader->importer->end (reader, name);
  else
    end_element (reader, name, prefix);
  while (reader->scope->len > 0 &&
         g_array_index (reader->scope, TdtScope, reader->scope->len - 1).depth == reader->depth)
    g_array_set_size (reader->scope, reader->scope->len - 1);
  reader->depth--;
}

static void
keep_markup (TdtReader *reader, char *xml)
{
  if (reader->importer != NULL || reader->state == TDT_READ_ANCESTOR)
    g_free (xml);
  else if (reader->state == TDT_READ_UNKNOWN)
    {
      g_autofree char *owned = xml;

      tdt_reader_kept_text (reader, "", 0);
      g_string_append (reader->kept, owned);
    }
  else
    tdt_reader_keep (reader, tdt_reader_find_keeper (reader, reader->state),
                     tdt_reader_find_place (reader, reader->state), xml);
}

static void
comment_cb (void *user_data, const xmlChar *text)
{
  keep_markup (user_data, g_strdup_printf ("<!--%s-->", text));
}

static void
instruction_cb (void *user_data, const xmlChar *target, const xmlChar *data)
{
  keep_markup (user_data, data != NULL ? g_strdup_printf ("<?%s %s?>", target, data)
                                       : g_strdup_printf ("<?%s?>", target));
}

static const xmlSAXHandler handler = {
  .startElementNs = start_cb,
  .endElementNs = end_cb,
  .characters = tdt_reader_text_cb,
  .ignorableWhitespace = tdt_reader_text_cb,
  .cdataBlock = tdt_reader_cdata_cb,
  .comment = comment_cb,
  .processingInstruction = instruction_cb,
};

gboolean
tdt_reader_run (TdtReader *reader, GBytes *mask, GError **error)
{
  gboolean parsed;

  parsed = tdt_guard_parse_mask (mask, reader->text, reader->name, &handler, reader,
                                 &reader->context, error);
  if (!parsed && reader->error == NULL)
    return FALSE;
  if (!parsed)
    g_clear_error (error);
  if (reader->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reader->error));
  return FALSE;
}
