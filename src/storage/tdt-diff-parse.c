/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-diff-text.h"

#include "tdt-diff-text-private.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The sign and seven cells of the longest line. */
#define CELLS_MAX 8
#define UNKNOWN_MAX 100000u

/* A diff while its lines are being read.
 * @old_rows, @new_rows: changes that are complete, NULL for no row
 * @seen: "kind uid" of all changes
 * @kind, @old, @builder: the change that the current line belongs to
 * @unknown: its pieces of content of a newer version, once there was one */
typedef struct
{
  const TdtRoot *root;
  GPtrArray *old_rows;
  GPtrArray *new_rows;
  GHashTable *seen;
  const TdtKind *kind;
  const TdtRow *old;
  TdtRowBuilder *builder;
  GArray *unknown;
  guint line;
} Parser;

typedef struct
{
  char *texts[CELLS_MAX];
  gsize lengths[CELLS_MAX];
  guint n_cells;
} Cells;

static gboolean
fail (const Parser *parser, const char *reason, GError **error)
{
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_DAMAGED, _ ("line %u of a change: %s"),
               parser->line, reason);
  return FALSE;
}

static void
clear_item (gpointer data)
{
  TdtUnknownItem *item = data;

  g_free (item->record);
  g_free (item->attribute);
  g_free (item->ns);
  g_free (item->xml);
}

/* Splits a line in place. */
static gboolean
split (char *line, gsize length, Cells *cells)
{
  gsize to = 0;

  *cells = (Cells){ .n_cells = 1 };
  cells->texts[0] = line;
  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == '\t')
        {
          if (cells->n_cells == CELLS_MAX)
            return FALSE;
          line[to++] = '\0';
          cells->texts[cells->n_cells++] = line + to;
          continue;
        }
      if (line[i] == '\\')
        {
          const char *sign = ++i < length ? memchr ("\\tnr", line[i], 4) : NULL;

          if (sign == NULL)
            return FALSE;
          line[to] = *sign == 't' ? '\t' : *sign == 'n' ? '\n' : *sign == 'r' ? '\r' : '\\';
        }
      else
        line[to] = line[i];
      if (line[to] == '\0')
        return FALSE;
      cells->lengths[cells->n_cells - 1]++;
      to++;
    }
  line[to] = '\0';
  return TRUE;
}

static void
end_change (Parser *parser)
{
  if (parser->kind == NULL)
    return;
  if (parser->unknown != NULL && parser->builder != NULL)
    tdt_row_builder_take_unknown (
        parser->builder,
        parser->unknown->len > 0
            ? tdt_unknown_new ((TdtUnknownItem *) parser->unknown->data, parser->unknown->len)
            : NULL);
  g_clear_pointer (&parser->unknown, g_array_unref);
  g_ptr_array_add (parser->old_rows, parser->old != NULL ? tdt_row_ref (parser->old) : NULL);
  g_ptr_array_add (parser->new_rows, parser->builder != NULL
                                         ? tdt_row_builder_end (g_steal_pointer (&parser->builder))
                                         : NULL);
  parser->kind = NULL;
}

static gboolean
begin_change (Parser *parser, const Cells *cells, GError **error)
{
  char sign = cells->texts[0][0];
  const char *uid = cells->texts[2];

  end_change (parser);
  if (cells->n_cells != 3 || !tdt_uid_is_valid (uid))
    return fail (parser, _ ("not the name of a record"), error);
  parser->kind = tdt_kind_by_name (cells->texts[1]);
  if (parser->kind == NULL)
    return fail (parser, _ ("a record of a kind that this version does not know"), error);
  if (!g_hash_table_add (parser->seen, g_strconcat (parser->kind->name, " ", uid, NULL)))
    return fail (parser, _ ("the same record again"), error);
  parser->old = tdt_root_lookup_kind (parser->root, parser->kind->id, uid);
  if ((parser->old == NULL) != (sign == '+'))
    return fail (parser, _ ("it does not start from this project"), error);
  if (sign == '+')
    parser->builder = tdt_row_builder_new (parser->kind->id, uid, -1);
  else if (sign == '*')
    parser->builder = tdt_row_builder_new_from_row (parser->old);
  return TRUE;
}

static gboolean
take_value (Parser *parser, const TdtField *field, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  TdtValue value;

  if (!tdt_value_parse (field, text, length, &value, &problem))
    return fail (parser, problem->message, error);
  tdt_row_builder_take_value (parser->builder, TDT_FIELD_POSITION (field->id), value);
  return TRUE;
}

static gboolean
take_splice (Parser *parser, const TdtField *field, const Cells *cells, GError **error)
{
  TdtValue old = tdt_row_get_value_at (tdt_row_builder_peek (parser->builder),
                                       TDT_FIELD_POSITION (field->id));
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 first;
  guint64 last;
  gsize length;

  if (!tdt_field_is_text (field) || old.text == NULL)
    return fail (parser, _ ("there is no text to change"), error);
  length = g_ref_string_length (old.text);
  if (!g_ascii_string_to_unsigned (cells->texts[2], 10, 0, length, &first, NULL) ||
      !g_ascii_string_to_unsigned (cells->texts[3], 10, 0, length - first, &last, NULL))
    return fail (parser, _ ("not a place in the text"), error);
  g_string_append_len (text, old.text, (gssize) first);
  g_string_append_len (text, cells->texts[4], (gssize) cells->lengths[4]);
  g_string_append_len (text, old.text + length - last, (gssize) last);
  return take_value (parser, field, text->str, text->len, error);
}

static gboolean
read_field (Parser *parser, const Cells *cells, GError **error)
{
  char sign = cells->texts[0][0];
  guint n_expected = sign == '=' ? 3 : sign == '!' ? 2 : 5;
  const TdtField *field = cells->n_cells == n_expected
                              ? tdt_kind_field_by_name (parser->kind, cells->texts[1])
                              : NULL;

  if (field == NULL)
    return fail (parser, _ ("a field that this version does not know"), error);
  if (sign == '~')
    return take_splice (parser, field, cells, error);
  return take_value (parser, field, sign == '=' ? cells->texts[2] : "",
                     sign == '=' ? cells->lengths[2] : 0, error);
}

static gboolean
find_position (const Parser *parser, TdtUnknownPlace place, const char *name, int *position)
{
  const TdtField *field;
  const TdtKind *kind;

  *position = tdt_unknown_place_has_field (place) ? -1 : 0;
  if (tdt_unknown_place_has_list (place))
    {
      kind = tdt_kind_by_name (name);
      *position = kind != NULL ? (int) kind->id : -1;
      return kind != NULL;
    }
  if (!tdt_unknown_place_has_field (place))
    return name[0] == '\0';
  if (name[0] == '\0')
    return place == TDT_UNKNOWN_IN_RECORD;
  field = tdt_kind_field_by_name (parser->kind, name);
  if (field != NULL)
    *position = (int) TDT_FIELD_POSITION (field->id);
  return field != NULL;
}

static char *
dup_unless_empty (const char *text)
{
  return text[0] != '\0' ? g_strdup (text) : NULL;
}

static gboolean
read_unknown (Parser *parser, const Cells *cells, GError **error)
{
  TdtUnknownItem item = { 0 };
  guint64 number = 0;
  guint place = 0;

  if (parser->unknown == NULL)
    {
      parser->unknown = g_array_new (FALSE, FALSE, sizeof (TdtUnknownItem));
      g_array_set_clear_func (parser->unknown, clear_item);
    }
  if (cells->texts[0][0] == '0')
    return cells->n_cells == 1 || fail (parser, _ ("more than was expected"), error);
  while (cells->n_cells == CELLS_MAX && place < TDT_N_UNKNOWN_PLACES &&
         !g_str_equal (tdt_unknown_place_names[place], cells->texts[1]))
    place++;
  item.place = (TdtUnknownPlace) place;
  if (cells->n_cells != CELLS_MAX || place == TDT_N_UNKNOWN_PLACES ||
      !find_position (parser, item.place, cells->texts[2], &item.position) ||
      !g_ascii_string_to_unsigned (cells->texts[3], 10, 0, G_MAXINT, &number, NULL) ||
      (cells->lengths[4] > 0 && !tdt_uid_is_valid (cells->texts[4])) ||
      parser->unknown->len == UNKNOWN_MAX)
    return fail (parser, _ ("content of a newer version that stands nowhere"), error);
  item.item = (guint) number;
  item.record = dup_unless_empty (cells->texts[4]);
  item.attribute = dup_unless_empty (cells->texts[5]);
  item.ns = dup_unless_empty (cells->texts[6]);
  item.xml = g_strdup (cells->texts[7]);
  g_array_append_val (parser->unknown, item);
  return TRUE;
}

static gboolean
read_line (Parser *parser, char *line, gsize length, GError **error)
{
  Cells cells;

  if (!split (line, length, &cells) || cells.lengths[0] != 1)
    return fail (parser, _ ("not a line of a change"), error);
  if (strchr ("+-*", line[0]) != NULL)
    return begin_change (parser, &cells, error);
  if (parser->kind == NULL || parser->builder == NULL)
    return fail (parser, _ ("it belongs to no record"), error);
  if (strchr ("=!~", line[0]) != NULL)
    return read_field (parser, &cells, error);
  if (strchr ("?0", line[0]) != NULL)
    return read_unknown (parser, &cells, error);
  return fail (parser, _ ("not a line of a change"), error);
}

static gboolean
read_lines (Parser *parser, char *text, gsize length, GError **error)
{
  char *end = text + length;

  while (text < end)
    {
      char *line_end = memchr (text, '\n', (gsize) (end - text));

      parser->line++;
      if (line_end == NULL)
        return fail (parser, _ ("it is cut off"), error);
      if (!read_line (parser, text, (gsize) (line_end - text), error))
        return FALSE;
      text = line_end + 1;
    }
  end_change (parser);
  return TRUE;
}

TdtDiff *
tdt_diff_text_parse (const char *text, gsize length, const TdtRoot *root, GError **error)
{
  g_autofree char *copy = length > 0 ? g_memdup2 (text, length) : g_strdup ("");
  Parser parser = {
    .root = root,
    .old_rows = g_ptr_array_new (),
    .new_rows = g_ptr_array_new (),
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  TdtDiff *diff = NULL;

  if (!g_utf8_validate_len (text, length, NULL))
    fail (&parser, _ ("it is not UTF-8"), error);
  else if (read_lines (&parser, copy, length, error))
    diff = tdt_diff_new_from_rows ((const TdtRow *const *) parser.old_rows->pdata,
                                   (const TdtRow *const *) parser.new_rows->pdata,
                                   parser.old_rows->len);
  for (guint i = 0; i < parser.old_rows->len; i++)
    {
      g_clear_pointer ((TdtRow **) &parser.old_rows->pdata[i], tdt_row_unref);
      g_clear_pointer ((TdtRow **) &parser.new_rows->pdata[i], tdt_row_unref);
    }
  g_ptr_array_unref (parser.old_rows);
  g_ptr_array_unref (parser.new_rows);
  g_hash_table_unref (parser.seen);
  g_clear_pointer (&parser.unknown, g_array_unref);
  g_clear_pointer (&parser.builder, tdt_row_builder_free);
  return diff;
}
