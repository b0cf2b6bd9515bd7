/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be judged only when everything has been read: references; and times, by their zone. */
#include "config.h"

#include "tdt-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether the entry is a record that the field may point to. */
static gboolean
is_sound (TdtReader *reader, const TdtField *field, guint number)
{
  TdtKindId kind = tdt_uid_table_get (reader->uids, number)->kind;

  return kind != TDT_UID_UNDEFINED && (field->target == TDT_KIND_ANY || field->target == kind);
}

static void
report_reference (TdtReader *reader, const TdtField *field, const TdtPending *pending)
{
  const TdtUidEntry *entry = tdt_uid_table_get (reader->uids, pending->entry);
  char *problem;

  if (entry->kind == TDT_UID_UNDEFINED)
    problem = g_strdup_printf (_ ("%s: there is no record “%s”"), _ (field->label), entry->uid);
  else
    problem = g_strdup_printf (
        /* Translators: field: uid is of one kind of record, and should be of another. */
        _ ("%s: “%s” is of the kind “%s” and not “%s”"), _ (field->label), entry->uid,
        _ (tdt_kind_get (entry->kind)->label), _ (tdt_kind_get (field->target)->label));
  tdt_reader_repair (reader, pending->offset, problem,
                     g_strdup (_ ("the reference is kept aside in the file, and no longer used")));
}

/* What the row already keeps, and the references that it loses. */
static GArray *
collect_unknown (const TdtRow *row)
{
  const TdtUnknown *unknown = tdt_row_get_unknown (row);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (TdtUnknownItem));

  if (unknown != NULL)
    g_array_append_vals (items, unknown->items, unknown->n_items);
  return items;
}

/* The row again without the references among @pending that lead nowhere. The references of a field
 * that holds several come in their order. */
static TdtRow *
mend_row (TdtReader *reader, TdtRow *row, const TdtPending *pending, guint n_pending)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  TdtRowBuilder *builder = tdt_row_builder_new_from_row (row);
  g_autoptr (GArray) items = collect_unknown (row);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const TdtField *field = &kind->fields[f];
      g_autoptr (GPtrArray) kept = g_ptr_array_new ();
      TdtValue value = { .box = NULL };
      gboolean changed = FALSE;

      for (guint i = 0; tdt_field_is_reference (field) && i < n_pending && reader->error == NULL;
           i++)
        {
          const char *uid = tdt_uid_table_get (reader->uids, pending[i].entry)->uid;
          TdtUnknownItem item = { .place = TDT_UNKNOWN_IN_RECORD, .position = (int) f };

          if (pending[i].position != f)
            continue;
          if (is_sound (reader, field, pending[i].entry))
            {
              g_ptr_array_add (kept, (char *) uid);
              continue;
            }
          report_reference (reader, field, &pending[i]);
          item.xml = tdt_reader_dup_set_aside (field->name, uid, strlen (uid));
          g_ptr_array_add (texts, item.xml);
          g_array_append_val (items, item);
          changed = TRUE;
        }
      if (!changed)
        continue;
      if (kept->len > 0)
        value.list = tdt_list_new ((const char *const *) kept->pdata, kept->len);
      tdt_row_builder_take_value (builder, f, value);
    }
  tdt_row_builder_take_unknown (builder,
                                tdt_unknown_new ((const TdtUnknownItem *) items->data, items->len));
  tdt_row_unref (row);
  return tdt_row_builder_end (builder);
}

static void
check_references (TdtReader *reader)
{
  const TdtPending *pending = (const TdtPending *) reader->pending->data;
  guint n_pending = reader->pending->len;

  for (guint i = 0; i < n_pending && reader->error == NULL;)
    {
      guint number = pending[i].row;
      const TdtKind *kind = tdt_row_get_kind (reader->rows->pdata[number]);
      gboolean sound = TRUE;
      guint n_same = 0;

      for (; i + n_same < n_pending && pending[i + n_same].row == number; n_same++)
        sound = sound && is_sound (reader, &kind->fields[pending[i + n_same].position],
                                   pending[i + n_same].entry);
      if (!sound)
        reader->rows->pdata[number] = mend_row (reader, reader->rows->pdata[number], &pending[i],
                                                n_same);
      i += n_same;
    }
}

static int
compare_pending (gconstpointer a, gconstpointer b)
{
  const TdtPending *one = a;
  const TdtPending *other = b;
  int order = (one->row > other->row) - (one->row < other->row);

  return order != 0 ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

/* The project's own references may have been noted before and after those of the lists. */
static void
sort_pending (TdtReader *reader)
{
  TdtPending *pending = (TdtPending *) reader->pending->data;
  gboolean sorted = TRUE;

  for (guint i = 0; i < reader->pending->len; i++)
    {
      if (pending[i].row == G_MAXUINT)
        pending[i].row = reader->rows->len - 1;
      sorted = sorted && (i == 0 || pending[i - 1].row <= pending[i].row);
    }
  if (!sorted)
    g_array_sort (reader->pending, compare_pending);
}

TdtRoot *
tdt_reader_finish (TdtReader *reader)
{
  /* What follows its element is the project's too. */
  if (reader->project.builder != NULL)
    tdt_reader_end (reader, &reader->project);
  sort_pending (reader);
  check_references (reader);
  if (reader->error != NULL)
    return NULL;
  tdt_report_finish (reader->report, reader->text);
  return tdt_root_new_take_rows (g_steal_pointer (&reader->rows));
}

/* Whether @time has the offset of a whole day that was looked at before, or is now. */
static gboolean
is_of_plain_day (TdtReader *reader, const TdtTime *time)
{
  gint64 julian = tdt_time_julian (time);
  gint64 midnight = tdt_time_local_from_julian (julian, 0);
  TdtDayOffset *day = &reader->days[julian % TDT_DAYS_KNOWN];
  int first[2];
  int last[2];

  if (day->julian == julian && g_strcmp0 (day->zone, time->zone) == 0)
    return day->offset == time->offset;
  if (tdt_time_fit (midnight, time->zone, first) != TDT_TIME_UNIQUE ||
      tdt_time_fit (midnight + TDT_SECONDS_PER_DAY, time->zone, last) != TDT_TIME_UNIQUE ||
      first[0] != last[0])
    return FALSE;
  g_clear_pointer (&day->zone, g_ref_string_release);
  *day = (TdtDayOffset){ g_ref_string_acquire ((char *) time->zone), julian, first[0] };
  return day->offset == time->offset;
}

/* The offset decides where the zone leaves two possibilities; where it contradicts the zone, the
 * local time is what was meant. A time that the clocks skip is left alone: it is asked about. */
TdtTime *
tdt_reader_check_time (TdtReader *reader, const TdtField *field, TdtTime *time)
{
  int offsets[2] = { 0, 0 };
  TdtTime *mended;

  if (time->zone == NULL || is_of_plain_day (reader, time) ||
      tdt_time_fit (time->local, time->zone, offsets) == TDT_TIME_NO_ZONE ||
      time->offset == offsets[0] || time->offset == offsets[1])
    return time;
  mended = tdt_time_new (time->local, offsets[0], time->zone);
  tdt_reader_repair (
      reader, tdt_reader_place (reader),
      g_strdup_printf (_ ("%s: clocks in %s are not %+d minutes from UTC at that time"),
                       _ (field->label), time->zone, time->offset),
      g_strdup_printf (_ ("the time of day stays, and the offset became %+d minutes"), offsets[0]));
  tdt_time_unref (time);
  return mended;
}
