/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables are brought into a project. */
#include "config.h"

#include "tdt-sheet-builder-private.h"

#include "tdt-cell-private.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>

/* After how many rows it is asked whether to go on. */
#define PATIENCE 256u

static void
read_room (TdtSheetBuilder *builder)
{
  const char *name = tdt_sheet_builder_get (builder, TDT_ROOM_NAME);
  const char *uid = tdt_sheet_builder_get_key (builder, TDT_KIND_ROOM);

  if (*name == '\0')
    name = tdt_sheet_builder_get (builder, TDT_SESSION_ROOM);
  if (uid == NULL)
    uid = tdt_sheet_builder_find (builder, TDT_KIND_ROOM, TDT_ROOM_NAME, name);
  if (uid == NULL)
    return;
  tdt_sheet_builder_count (builder, uid, &builder->report->rooms);
  tdt_sheet_builder_set_cells (builder, TDT_KIND_ROOM, uid);
}

static void
read_row (TdtSheetBuilder *builder)
{
  const char *organisation = tdt_sheet_builder_read_organisation (builder);
  const char *person = tdt_sheet_builder_read_person (builder, organisation);
  const char *session = tdt_sheet_builder_read_session (builder);

  read_room (builder);
  if (session == NULL && builder->mapping->session != NULL &&
      tdt_edit_lookup (builder->edit, builder->mapping->session) != NULL)
    session = builder->mapping->session;
  if (session != NULL && (person != NULL || organisation != NULL))
    tdt_sheet_builder_read_participant (builder, session, person, organisation);
}

/* Answers and roles are those of somebody in a session. */
static void
tell_without_session (TdtSheetBuilder *builder)
{
  const TdtMapping *mapping = builder->mapping;

  if (mapping->session != NULL || tdt_sheet_builder_has_column (builder, TDT_SESSION_TITLE))
    return;
  for (guint c = 0; c < mapping->n_columns; c++)
    if (tdt_meaning_get_kind (mapping->meanings[c]) == TDT_KIND_PARTICIPANT)
      {
        g_autofree char *label = tdt_meaning_dup_label (mapping->meanings[c]);

        /* Translators: a file, the name of a column */
        g_ptr_array_add (builder->report->lost,
                         g_strdup_printf (_ ("%s: “%s” is about a session, and the table names "
                                             "none. Choose the session that they come to."),
                                          builder->place, label));
      }
}

static gboolean
read_table (TdtSheetBuilder *builder, const TdtMapping *mapping, GCancellable *cancellable,
            GError **error)
{
  const GPtrArray *notes = tdt_sheet_get_notes (mapping->sheet);
  gint64 day = builder->day_above;

  builder->mapping = mapping;
  builder->place = g_strdup (tdt_sheet_get_file (mapping->sheet));
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (builder->report->repairs, g_strdup (notes->pdata[i]));
  tell_without_session (builder);
  for (guint r = (guint) (mapping->head + 1); r < tdt_sheet_get_n_rows (mapping->sheet); r++)
    {
      if (r % PATIENCE == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      builder->row = r;
      read_row (builder);
    }
  tdt_sheet_builder_flush (builder);
  g_clear_pointer (&builder->place, g_free);
  g_clear_pointer (&builder->session_above, g_free);
  builder->day_above = day;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
tell_untold (TdtSheetBuilder *builder)
{
  if (builder->n_untold > 0)
    g_ptr_array_add (
        builder->report->repairs,
        g_strdup_printf (ngettext ("%u more like that.", "%u more like these.", builder->n_untold),
                         builder->n_untold));
}

/* The same files make the same project. */
static TdtRoot *
make_root (const GPtrArray *mappings)
{
  const TdtMapping *first = mappings->len > 0 ? mappings->pdata[0] : NULL;
  g_autofree char *uid = tdt_uid_derive ("tables",
                                         first != NULL ? tdt_sheet_get_file (first->sheet) : "");

  return tdt_root_new (uid);
}

TdtRoot *
tdt_mappings_build (const GPtrArray *mappings, const TdtRoot *into, TdtImportReport *report,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (TdtRoot) root = into != NULL ? tdt_root_ref (into) : make_root (mappings);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  TdtSheetBuilder builder = { .root = root, .edit = edit, .report = report };
  gboolean done = TRUE;

  builder.zone = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE);
  builder.counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  builder.orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    builder.known[k] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tdt_sheet_builder_learn_people (&builder);
  tdt_sheet_builder_learn_sessions (&builder);
  for (guint i = 0; done && i < mappings->len; i++)
    if (!((const TdtMapping *) mappings->pdata[i])->left_out)
      done = read_table (&builder, mappings->pdata[i], cancellable, error);
  tell_untold (&builder);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    g_hash_table_unref (builder.known[k]);
  g_hash_table_unref (builder.orders);
  g_hash_table_unref (builder.counted);
  return done ? tdt_edit_apply (edit) : NULL;
}
