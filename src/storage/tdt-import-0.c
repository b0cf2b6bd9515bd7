/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Version 0 of the format, from before there were lists: <meeting id="..."> holds all records, a
 * record stands inside the one it belongs to, its fields are attributes or elements, and its uid is
 * called id. Version 1 says the same with the record's reference to its owner.
 */
#include "config.h"

#include "tdt-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A record whose element is open. It is built when it ends, because those inside it end first. */
typedef struct
{
  const TdtKind *kind;
  char *uid;
  GArray *values;
} Frame;

typedef struct
{
  guint position;
  char *text;
} Value;

typedef struct
{
  GArray *frames;
  /* The field whose element is open, or an element that nobody knows; depth of the latter. */
  gboolean in_field;
  guint position;
  guint skipped;
  GString *text;
} Import;

static void
clear_value (gpointer data)
{
  Value *value = data;

  g_free (value->text);
}

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_free (frame->uid);
  g_array_unref (frame->values);
}

static void
free_import (gpointer data)
{
  Import *import = data;

  g_array_unref (import->frames);
  g_string_free (import->text, TRUE);
  g_free (import);
}

static Import *
get_import (TdtReader *reader)
{
  Import *import = reader->importer_data;

  if (import != NULL)
    return import;
  import = g_new0 (Import, 1);
  import->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (import->frames, clear_frame);
  import->text = g_string_new (NULL);
  reader->importer_data = import;
  reader->importer_free = free_import;
  return import;
}

static Frame *
get_frame (Import *import)
{
  if (import->frames->len == 0)
    return NULL;
  return &g_array_index (import->frames, Frame, import->frames->len - 1);
}

/* The field by which records of @kind belong to one of @owner, or NULL. */
static const TdtField *
find_owner_field (const TdtKind *kind, const TdtKind *owner)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & TDT_FIELD_OWNER) && kind->fields[i].type == TDT_FIELD_REFERENCE &&
        (kind->fields[i].target == owner->id || kind->fields[i].target == TDT_KIND_ANY))
      return &kind->fields[i];
  return NULL;
}

static void
take_value (Frame *frame, guint position, char *text)
{
  Value value = { position, text };

  g_array_append_val (frame->values, value);
}

static void
leave_out (TdtReader *reader, const char *name, const char *text)
{
  TdtUnknownItem place = { .place = TDT_UNKNOWN_IN_RECORD, .position = -1 };

  tdt_reader_set_aside (reader, reader->project.unknown, place, NULL, text, strlen (text));
  tdt_reader_repair (reader, tdt_reader_place (reader),
                     g_strdup_printf (_ ("“%.60s” has no meaning in version 0"), name),
                     g_strdup (_ ("it is kept aside in the file, and not used")));
}

static void
take_attributes (TdtReader *reader, Frame *frame, int n_attributes, const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      const char *name = (const char *) attributes[0];
      g_autofree char *text = tdt_reader_dup_attribute (attributes);
      const TdtField *field = tdt_kind_field_by_name (frame->kind, name);

      if (g_str_equal (name, "id") && frame->uid == NULL)
        frame->uid = g_steal_pointer (&text);
      else if (field != NULL)
        take_value (frame, TDT_FIELD_POSITION (field->id), g_steal_pointer (&text));
      else
        leave_out (reader, name, text);
    }
}

static void
begin_record (TdtReader *reader, Import *import, const TdtKind *kind, int n_attributes,
              const xmlChar **attributes)
{
  const Frame *owner = get_frame (import);
  Frame frame = { .kind = kind };

  frame.values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (frame.values, clear_value);
  if (owner != NULL && owner->uid != NULL)
    {
      const TdtField *field = find_owner_field (kind, owner->kind);

      if (field != NULL)
        take_value (&frame, TDT_FIELD_POSITION (field->id), g_strdup (owner->uid));
    }
  take_attributes (reader, &frame, n_attributes, attributes);
  g_array_append_val (import->frames, frame);
}

/* The kind of record that @name stands for here: any below the meeting, inside a record those that
 * belong to it. */
static const TdtKind *
find_kind (Import *import, const char *name)
{
  const Frame *owner = get_frame (import);
  const TdtKind *kind = tdt_kind_by_name (name);

  if (kind == NULL || kind->id == TDT_ROOT_KIND)
    return NULL;
  return import->frames->len == 1 || find_owner_field (kind, owner->kind) != NULL ? kind : NULL;
}

static void
start (TdtReader *reader, const xmlChar *element, int n_attributes, const xmlChar **attributes)
{
  Import *import = get_import (reader);
  const char *name = (const char *) element;
  const TdtKind *kind;
  const TdtField *field;

  if (import->frames->len == 0)
    {
      reader->header->major = 0;
      begin_record (reader, import, tdt_kind_get (TDT_ROOT_KIND), n_attributes, attributes);
      return;
    }
  if (import->in_field || import->skipped > 0)
    {
      import->skipped++;
      return;
    }
  g_string_truncate (import->text, 0);
  kind = find_kind (import, name);
  field = tdt_kind_field_by_name (get_frame (import)->kind, name);
  if (kind != NULL)
    begin_record (reader, import, kind, n_attributes, attributes);
  else if (field != NULL)
    {
      import->in_field = TRUE;
      import->position = TDT_FIELD_POSITION (field->id);
    }
  else
    import->skipped = 1;
}

static void
text (TdtReader *reader, const char *piece, gsize length)
{
  Import *import = get_import (reader);

  if (import->in_field || import->skipped > 0)
    g_string_append_len (import->text, piece, (gssize) length);
}

static void
end_record (TdtReader *reader, Import *import)
{
  Frame *frame = get_frame (import);
  gboolean is_project = frame->kind->id == TDT_ROOT_KIND;
  TdtReaderRecord *record = is_project ? &reader->project : &reader->record;

  tdt_reader_begin (reader, record, frame->kind, frame->uid != NULL ? frame->uid : "",
                    frame->uid != NULL ? strlen (frame->uid) : 0);
  for (guint i = 0; i < frame->values->len; i++)
    {
      const Value *value = &g_array_index (frame->values, Value, i);

      tdt_reader_set (reader, record, value->position, value->text, strlen (value->text));
    }
  tdt_reader_end (reader, record);
  g_array_set_size (import->frames, import->frames->len - 1);
}

static void
end (TdtReader *reader, const xmlChar *element)
{
  Import *import = get_import (reader);

  if (import->skipped > 0)
    {
      if (--import->skipped == 0 && !import->in_field)
        leave_out (reader, (const char *) element, import->text->str);
    }
  else if (import->in_field)
    {
      take_value (get_frame (import), import->position,
                  g_strndup (import->text->str, import->text->len));
      import->in_field = FALSE;
    }
  else
    end_record (reader, import);
}

const TdtImporter tdt_import_0 = { "urn:tour-de-table:project:0", start, text, end };
