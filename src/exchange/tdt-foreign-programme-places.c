/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms, themes and organisations of a programme from elsewhere, found or added by their names. */
#include "tdt-foreign-programme-build-private.h"

#include "tdt-fold.h"
#include "tdt-foreign-text-private.h"
#include "tdt-order.h"

/* The next place at the end. */
void
tdt_programme_builder_put_last (TdtProgrammeBuilder *builder, const char *uid, TdtFieldId field,
                                char **last)
{
  char *order = tdt_order_between (*last, NULL, uid);

  tdt_programme_builder_set (builder, uid, field, order);
  g_free (*last);
  *last = order;
}

static const char *
find_or_add (TdtProgrammeBuilder *builder, GHashTable *known, TdtKindId kind, TdtFieldId naming,
             char **order, const char *what, const char *text)
{
  g_autofree char *title = tdt_foreign_dup_title (text, NULL);
  g_autofree char *folded = title != NULL ? tdt_text_fold (title) : NULL;
  char *uid;

  if (folded == NULL)
    return NULL;
  uid = g_hash_table_lookup (known, folded);
  if (uid != NULL)
    return uid;
  uid = tdt_programme_builder_dup_uid (builder, what, folded);
  tdt_edit_add (builder->edit, kind, uid, NULL);
  tdt_programme_builder_set_title (builder, uid, naming, title);
  if (order != NULL)
    tdt_programme_builder_put_last (builder, uid, tdt_kind_get (kind)->order, order);
  g_hash_table_insert (known, g_steal_pointer (&folded), uid);
  return uid;
}

char *
tdt_programme_builder_dup_written (const char *what, const char *text)
{
  return g_strconcat (what, "\n", text, NULL);
}

const char *
tdt_programme_builder_remember (TdtProgrammeBuilder *builder, const char *written, const char *uid)
{
  if (uid != NULL)
    g_hash_table_insert (builder->written, g_strdup (written), (gpointer) uid);
  return uid;
}

const char *
tdt_programme_builder_find_room (TdtProgrammeBuilder *builder, const char *name)
{
  g_autofree char *written = name != NULL ? tdt_programme_builder_dup_written ("room", name) : NULL;
  const char *uid = written != NULL ? g_hash_table_lookup (builder->written, written) : NULL;
  guint before = g_hash_table_size (builder->rooms);

  if (uid != NULL || written == NULL)
    return uid;
  uid = find_or_add (builder, builder->rooms, TDT_KIND_ROOM, TDT_ROOM_NAME, &builder->room_order,
                     "room", name);

  builder->report->rooms += g_hash_table_size (builder->rooms) - before;
  return tdt_programme_builder_remember (builder, written, uid);
}

const char *
tdt_programme_builder_find_theme (TdtProgrammeBuilder *builder, const char *track)
{
  g_autofree char *written = track != NULL ? tdt_programme_builder_dup_written ("theme", track)
                                           : NULL;
  const char *uid = written != NULL ? g_hash_table_lookup (builder->written, written) : NULL;

  if (uid != NULL || written == NULL)
    return uid;
  uid = find_or_add (builder, builder->themes, TDT_KIND_THEME, TDT_THEME_TITLE,
                     &builder->theme_order, "theme", track);
  return tdt_programme_builder_remember (builder, written, uid);
}

const char *
tdt_programme_builder_find_organisation (TdtProgrammeBuilder *builder, const char *name)
{
  guint before = g_hash_table_size (builder->organisations);
  const char *uid = find_or_add (builder, builder->organisations, TDT_KIND_ORGANISATION,
                                 TDT_ORGANISATION_NAME, NULL, "organisation", name);

  builder->report->organisations += g_hash_table_size (builder->organisations) - before;
  return uid;
}

static void
learn (GHashTable *known, const TdtRoot *root, TdtKindId kind, TdtFieldId naming)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &row))
    g_hash_table_insert (known, tdt_text_fold (tdt_row_get_text_or_empty (row, naming)),
                         g_strdup (tdt_row_get_uid (row)));
}

void
tdt_programme_builder_learn_places (TdtProgrammeBuilder *builder)
{
  learn (builder->rooms, builder->root, TDT_KIND_ROOM, TDT_ROOM_NAME);
  learn (builder->themes, builder->root, TDT_KIND_THEME, TDT_THEME_TITLE);
  learn (builder->organisations, builder->root, TDT_KIND_ORGANISATION, TDT_ORGANISATION_NAME);
}
