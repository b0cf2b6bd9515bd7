/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records while their elements are read: uids, values, and what becomes of those that are none. */
#include "config.h"

#include "tdt-reader-private.h"

#include "tdt-uid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHOWN 60

static gboolean
is_seen (const TdtReaderRecord *record, guint position)
{
  return (record->seen[position / 64] >> (position % 64)) & 1;
}

static void
mark_seen (TdtReaderRecord *record, guint position)
{
  record->seen[position / 64] |= G_GUINT64_CONSTANT (1) << (position % 64);
}

void
tdt_reader_record_clear (TdtReaderRecord *record)
{
  for (guint i = 0; record->lists != NULL && i < record->kind->n_fields; i++)
    g_clear_pointer (&record->lists[i], g_ptr_array_unref);
  g_clear_pointer (&record->lists, g_free);
  g_clear_pointer (&record->builder, tdt_row_builder_free);
  g_clear_pointer (&record->unknown, g_array_unref);
}

static char *
dup_document_hash (TdtReader *reader)
{
  if (reader->document_hash == NULL)
    reader->document_hash = g_compute_checksum_for_data (
        G_CHECKSUM_SHA256, (const guchar *) reader->text, reader->length);
  return reader->document_hash;
}

/* A uid for a record that has none of its own: the same each time this very file is read. */
static guint
intern_new_uid (TdtReader *reader, const TdtKind *kind)
{
  for (guint attempt = 0;; attempt++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u %u", kind->name, reader->n_rows[kind->id],
                                               attempt);
      g_autofree char *uid = tdt_uid_derive (dup_document_hash (reader), name);
      guint number = tdt_uid_table_intern (reader->uids, uid, strlen (uid));

      if (tdt_uid_table_get (reader->uids, number)->kind == TDT_UID_UNDEFINED)
        return number;
    }
}

static guint
intern_own_uid (TdtReader *reader, const TdtKind *kind, const char *uid, gsize length)
{
  g_autofree char *problem = NULL;
  guint number;

  if (length == 0)
    problem = g_strdup_printf (_ ("%s without a uid"), _ (kind->label));
  else if (!tdt_uid_is_valid_len (uid, length))
    problem = g_strdup_printf (_ ("“%.*s” is no uid"), (int) MIN (length, SHOWN), uid);
  else
    {
      number = tdt_uid_table_intern (reader->uids, uid, length);
      if (tdt_uid_table_get (reader->uids, number)->kind == TDT_UID_UNDEFINED)
        return number;
      problem = g_strdup_printf (_ ("another record has the uid “%.*s” already"), (int) length,
                                 uid);
    }
  number = intern_new_uid (reader, kind);
  tdt_reader_repair (reader, tdt_reader_place (reader), g_steal_pointer (&problem),
                     g_strdup_printf (_ ("the record got the uid “%s”"),
                                      tdt_uid_table_get (reader->uids, number)->uid));
  return number;
}

static void
check_number_of_records (TdtReader *reader, const TdtKind *kind)
{
  g_autofree char *reason = NULL;

  if (++reader->n_rows[kind->id] > TDT_RECORDS_MAX)
    reason = g_strdup_printf (_ ("more than %u records of one kind (%s); this is no file of ours"),
                              TDT_RECORDS_MAX, _ (kind->label_several));
  else if (reader->rows->len >= TDT_ALL_RECORDS_MAX)
    reason = g_strdup_printf (_ ("more than %u records; this is no file of ours"),
                              TDT_ALL_RECORDS_MAX);
  if (reason != NULL)
    tdt_reader_fail (reader, tdt_reader_place (reader), TDT_STORAGE_ERROR_LIMIT, reason);
}

void
tdt_reader_begin (TdtReader *reader, TdtReaderRecord *record, const TdtKind *kind, const char *uid,
                  gsize length)
{
  guint number = intern_own_uid (reader, kind, uid, length);
  TdtUidEntry *entry = tdt_uid_table_get (reader->uids, number);

  check_number_of_records (reader, kind);
  entry->kind = kind->id;
  record->kind = kind;
  record->builder = tdt_row_builder_new_take_uid (kind->id, g_ref_string_acquire (entry->uid));
  memset (record->seen, 0, sizeof record->seen);
  record->last = -1;
  record->serial++;
  if (record->unknown == NULL)
    record->unknown = tdt_reader_unknown_new ();
}

guint
tdt_reader_count_items (const TdtReaderRecord *record, guint position)
{
  if (record->lists == NULL || record->lists[position] == NULL)
    return 0;
  return record->lists[position]->len;
}

static void
end_lists (TdtReaderRecord *record)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->lists[i] != NULL)
      {
        GPtrArray *items = g_steal_pointer (&record->lists[i]);

        tdt_row_builder_take_value (
            record->builder, i,
            (TdtValue){ .list = tdt_list_new_take ((char *const *) items->pdata, items->len) });
        g_ptr_array_set_free_func (items, NULL);
        g_ptr_array_unref (items);
      }
  g_clear_pointer (&record->lists, g_free);
}

static TdtRow *
share_expected (TdtReader *reader, TdtRow *row)
{
  const TdtRow *expected = tdt_root_lookup_kind (reader->expected, tdt_row_get_kind_id (row),
                                                 tdt_row_get_uid (row));

  if (expected == NULL || !tdt_row_equal (row, expected))
    return row;
  tdt_row_unref (row);
  return tdt_row_ref (expected);
}

void
tdt_reader_end (TdtReader *reader, TdtReaderRecord *record)
{
  TdtRow *row;

  if (record->lists != NULL)
    end_lists (record);
  if (record->unknown->len > 0)
    tdt_row_builder_take_unknown (record->builder, tdt_reader_unknown_end (record->unknown));
  row = tdt_row_builder_end (g_steal_pointer (&record->builder));
  if (reader->expected != NULL)
    row = share_expected (reader, row);
  g_ptr_array_add (reader->rows, row);
}

static void
add_item (TdtReaderRecord *record, guint position, char *item)
{
  if (record->lists == NULL)
    record->lists = g_new0 (GPtrArray *, record->kind->n_fields);
  if (record->lists[position] == NULL)
    record->lists[position] = g_ptr_array_new_with_free_func (
        (GDestroyNotify) g_ref_string_release);
  g_ptr_array_add (record->lists[position], item);
}

static void
set_aside (TdtReader *reader, TdtReaderRecord *record, guint position, const char *text,
           gsize length, char *problem)
{
  TdtUnknownItem item = { .place = TDT_UNKNOWN_IN_RECORD, .position = (int) position };

  tdt_reader_set_aside (reader, record->unknown, item, record->kind->fields[position].name, text,
                        length);
  tdt_reader_repair (reader, tdt_reader_place (reader), problem,
                     g_strdup (_ ("the text is kept aside in the file, and the field left as it "
                                  "was")));
}

static void
trim (const char **text, gsize *length)
{
  while (*length > 0 && g_ascii_isspace ((*text)[0]))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

/* What is meant as running text is taken to the byte; around everything else white space is
 * formatting. */
static gboolean
is_running_text (const TdtField *field)
{
  return field->type == TDT_FIELD_TITLE || field->type == TDT_FIELD_TEXT ||
         field->type == TDT_FIELD_WORDS || field->type == TDT_FIELD_URI;
}

/* The parser vouches for UTF-8 and for most of what a text may hold; what is left to look for are
 * control characters, in a loop that compilers turn into vector instructions. */
static gboolean
is_plain (const char *text, gsize length, gboolean several_lines)
{
  guchar found = 0;

  if (several_lines)
    return memchr (text, '\r', length) == NULL;
  for (gsize i = 0; i < length; i++)
    found |= (guchar) text[i] < 0x20;
  return !found;
}

static gboolean
is_reference_again (TdtReader *reader, TdtReaderRecord *record, guint position, guint number)
{
  TdtUidEntry *entry = tdt_uid_table_get (reader->uids, number);
  guint64 stamp = record->serial << 9 | (guint64) (record == &reader->project) << 8 | position;

  if (entry->stamp == stamp)
    return TRUE;
  entry->stamp = stamp;
  return FALSE;
}

static void
set_reference (TdtReader *reader, TdtReaderRecord *record, guint position, const char *text,
               gsize length)
{
  const TdtField *field = &record->kind->fields[position];
  TdtPending pending = { .row = reader->rows->len,
                         .offset = tdt_reader_place (reader),
                         .position = (guint8) position };
  char *uid;

  if (!tdt_uid_is_valid_len (text, length))
    {
      set_aside (reader, record, position, text, length,
                 g_strdup_printf (_ ("%s: “%.*s” is no uid"), _ (field->label),
                                  (int) MIN (length, SHOWN), text));
      return;
    }
  pending.entry = tdt_uid_table_intern (reader->uids, text, length);
  if (field->type == TDT_FIELD_REFERENCES &&
      is_reference_again (reader, record, position, pending.entry))
    {
      tdt_reader_repair (reader, pending.offset,
                         g_strdup_printf (_ ("%s: “%.*s” stands there twice"), _ (field->label),
                                          (int) length, text),
                         g_strdup (_ ("the second one is left out")));
      return;
    }
  uid = g_ref_string_acquire (tdt_uid_table_get (reader->uids, pending.entry)->uid);
  if (field->type == TDT_FIELD_REFERENCES)
    add_item (record, position, uid);
  else
    tdt_row_builder_take_value (record->builder, position, (TdtValue){ .text = uid });
  /* The project's own row is the first one, though it ends last. */
  if (record == &reader->project)
    pending.row = G_MAXUINT;
  g_array_append_val (reader->pending, pending);
}

/* Line ends and tabs become single spaces, with the spaces around them; others stay. */
static char *
dup_single_spaced (const char *text, gsize length)
{
  GString *line = g_string_sized_new (length);

  trim (&text, &length);
  for (gsize i = 0; i < length; i++)
    {
      gsize end = i;
      gboolean breaks = FALSE;

      for (; end < length && (guchar) text[end] <= 0x20; end++)
        breaks = breaks || text[end] != ' ';
      g_string_append_len (line, breaks ? " " : text + i, breaks ? 1 : (gssize) (end - i));
      g_string_append_c (line, text[end]);
      i = end;
    }
  return g_string_free (line, FALSE);
}

static void
set_text (TdtReader *reader, TdtReaderRecord *record, guint position, const char *text,
          gsize length)
{
  const TdtField *field = &record->kind->fields[position];
  gboolean several_lines = field->type == TDT_FIELD_TEXT;
  g_autofree char *mended = NULL;
  char *value;

  if (!is_plain (text, length, several_lines))
    {
      mended = several_lines ? g_strndup (text, length) : dup_single_spaced (text, length);
      if (several_lines)
        g_strdelimit (mended, "\r", '\n');
      text = mended;
      length = strlen (mended);
      tdt_reader_repair (reader, tdt_reader_place (reader),
                         g_strdup_printf (several_lines
                                              ? _ ("%s: carriage returns in the text")
                                              : _ ("%s: line ends or tabs in a text of one line"),
                                          _ (field->label)),
                         several_lines ? g_strdup (_ ("they became line ends"))
                                       : g_strdup (_ ("they became spaces")));
    }
  if (length > (several_lines ? TDT_TEXT_MAX : TDT_TITLE_MAX))
    {
      set_aside (reader, record, position, text, length,
                 g_strdup_printf (
                     /* Translators: %s is a field's name. */
                     _ ("%s: the text is longer than %zu bytes"), _ (field->label),
                     several_lines ? TDT_TEXT_MAX : TDT_TITLE_MAX));
      return;
    }
  if (length == 0)
    return;
  value = g_ref_string_new_len (text, (gssize) length);
  if (field->type == TDT_FIELD_WORDS)
    add_item (record, position, value);
  else
    tdt_row_builder_take_value (record->builder, position, (TdtValue){ .text = value });
}

static TdtValue *
get_last_values (TdtReader *reader, const TdtKind *kind)
{
  if (reader->last_values[kind->id] == NULL)
    {
      reader->last_values[kind->id] = g_new (TdtValue, kind->n_fields);
      for (guint i = 0; i < kind->n_fields; i++)
        reader->last_values[kind->id][i] = tdt_value_unset (&kind->fields[i]);
    }
  return reader->last_values[kind->id];
}

/* Words, languages and zones are mostly those of the record before: one string serves both. */
static gboolean
repeats (const TdtField *field, TdtValue last, const char *text, gsize length)
{
  return !tdt_field_is_number (field) && field->type != TDT_FIELD_TIME && last.text != NULL &&
         g_ref_string_length (last.text) == length && memcmp (last.text, text, length) == 0;
}

static void
set_parsed (TdtReader *reader, TdtReaderRecord *record, guint position, const char *text,
            gsize length)
{
  const TdtField *field = &record->kind->fields[position];
  TdtValue *last = &get_last_values (reader, record->kind)[position];
  g_autoptr (GError) error = NULL;
  TdtValue value;

  if (repeats (field, *last, text, length))
    {
      tdt_row_builder_take_value (record->builder, position, tdt_value_copy (field, *last));
      return;
    }
  if (!tdt_value_parse (field, text, length, &value, &error))
    {
      set_aside (reader, record, position, text, length, g_strdup (error->message));
      return;
    }
  if (field->type == TDT_FIELD_TIME && value.time != NULL)
    value.time = tdt_reader_check_time (reader, field, value.time);
  else if (!tdt_field_is_number (field) && field->type != TDT_FIELD_DATA)
    {
      tdt_value_clear (field, last);
      *last = tdt_value_copy (field, value);
    }
  tdt_row_builder_take_value (record->builder, position, value);
}

void
tdt_reader_set (TdtReader *reader, TdtReaderRecord *record, guint position, const char *text,
                gsize length)
{
  const TdtField *field = &record->kind->fields[position];

  /* An empty element says nothing. */
  if (length == 0)
    return;
  if (!tdt_field_is_list (field) && is_seen (record, position))
    {
      set_aside (reader, record, position, text, length,
                 g_strdup_printf (_ ("%s: a second value"), _ (field->label)));
      return;
    }
  mark_seen (record, position);
  if (is_running_text (field))
    {
      set_text (reader, record, position, text, length);
      return;
    }
  trim (&text, &length);
  if (length == 0)
    return;
  if (tdt_field_is_reference (field))
    set_reference (reader, record, position, text, length);
  else
    set_parsed (reader, record, position, text, length);
}
