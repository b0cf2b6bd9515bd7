/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-told.h"

#include "tdt-attendance.h"
#include "tdt-uid.h"

#include <string.h>

/* A mark keeps one session after another, each "uid start minutes room"; a uid has no "?". */
#define NOTHING "?"
#define SEPARATOR ";"
#define N_WORDS 4

/* Stands before the digest of a programme that is too long for a mark. */
#define DIGEST "sha256 "

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return strcmp (tdt_row_get_uid (*(const TdtRow *const *) a),
                 tdt_row_get_uid (*(const TdtRow *const *) b));
}

static GPtrArray *
collect_sessions (const TdtRoot *root, const char *person)
{
  g_autoptr (GPtrArray) attendances = tdt_person_get_attendances (root, person);
  GPtrArray *sessions = g_ptr_array_new ();

  for (guint i = 0; i < attendances->len; i++)
    {
      const TdtRow *session = tdt_root_follow (root, attendances->pdata[i],
                                               TDT_PARTICIPANT_SESSION);

      if (session != NULL && !g_ptr_array_find (sessions, session, NULL))
        g_ptr_array_add (sessions, (gpointer) session);
    }
  g_ptr_array_sort (sessions, compare_uids);
  return sessions;
}

static void
append_session (GString *told, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  const char *room = tdt_row_get_text (session, TDT_SESSION_ROOM);

  g_string_append_printf (told, "%s%s ", told->len > 0 ? SEPARATOR : "", tdt_row_get_uid (session));
  if (start != NULL)
    tdt_time_append (start, told);
  else
    g_string_append (told, NOTHING);
  if (tdt_row_has (session, TDT_SESSION_MINUTES))
    g_string_append_printf (told, " %" G_GINT64_FORMAT,
                            tdt_row_get_number (session, TDT_SESSION_MINUTES, 0));
  else
    g_string_append (told, " " NOTHING);
  g_string_append_printf (told, " %s", room != NULL ? room : NOTHING);
}

char *
tdt_told_dup (const TdtRoot *root, const char *person)
{
  g_autoptr (GPtrArray) sessions = collect_sessions (root, person);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *digest = NULL;

  for (guint i = 0; i < sessions->len; i++)
    append_session (told, sessions->pdata[i]);
  if (told->len <= TDT_TITLE_MAX)
    return g_string_free (g_steal_pointer (&told), FALSE);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, told->str, (gssize) told->len);
  return g_strconcat (DIGEST, digest, NULL);
}

static void
free_change (gpointer data)
{
  TdtToldChange *change = data;

  g_free (change->session);
  g_clear_pointer (&change->start, tdt_time_unref);
  g_free (change->room);
  g_free (change);
}

/* What is not written as we write it, in a file that somebody edited, is passed over. */
static TdtToldChange *
parse_session (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", N_WORDS + 1);
  TdtToldChange *change;

  if (g_strv_length (words) != N_WORDS || !tdt_uid_is_valid (words[0]))
    return NULL;
  change = g_new0 (TdtToldChange, 1);
  change->session = g_strdup (words[0]);
  change->start = tdt_time_parse (words[1], strlen (words[1]), NULL);
  if (!g_ascii_string_to_signed (words[2], 10, 0, G_MAXINT, &change->minutes, NULL))
    change->minutes = TDT_UNSET;
  change->room = tdt_uid_is_valid (words[3]) ? g_strdup (words[3]) : NULL;
  return change;
}

static GHashTable *
split (const char *told)
{
  g_auto (GStrv) sessions = g_strsplit (told, SEPARATOR, -1);
  GHashTable *by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; sessions[i] != NULL; i++)
    {
      const char *space = strchr (sessions[i], ' ');

      if (space != NULL)
        g_hash_table_insert (by_uid, g_strndup (sessions[i], (gsize) (space - sessions[i])),
                             g_strdup (sessions[i]));
    }
  return by_uid;
}

static void
add_change (GPtrArray *changes, const char *text, TdtToldChangeType type)
{
  TdtToldChange *change = parse_session (text);

  if (change == NULL)
    return;
  change->type = type;
  g_ptr_array_add (changes, change);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const TdtToldChange *const *) a)->session,
                 (*(const TdtToldChange *const *) b)->session);
}

static void
compare_sessions (const char *before, const char *now, GPtrArray *changes)
{
  g_autoptr (GHashTable) old = split (before);
  g_autoptr (GHashTable) new = split (now);
  GHashTableIter iter;
  gpointer uid, text;

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &uid, &text))
    {
      const char *other = g_hash_table_lookup (new, uid);

      if (other == NULL)
        add_change (changes, text, TDT_TOLD_DROPPED);
      else if (!g_str_equal (other, text))
        add_change (changes, text, TDT_TOLD_MOVED);
    }
  g_hash_table_iter_init (&iter, new);
  while (g_hash_table_iter_next (&iter, &uid, &text))
    if (!g_hash_table_contains (old, uid))
      add_change (changes, text, TDT_TOLD_ADDED);
  g_ptr_array_sort (changes, compare_changes);
}

/* Who said no, or sends somebody else, knows best. */
static void
leave_out_own_doing (const TdtRoot *root, const char *person, GPtrArray *changes)
{
  g_autoptr (GPtrArray) own = tdt_root_get_referrers (root, person, TDT_PARTICIPANT_PERSON);

  for (guint i = changes->len; i-- > 0;)
    {
      const TdtToldChange *change = changes->pdata[i];

      for (guint j = 0; change->type == TDT_TOLD_DROPPED && j < own->len; j++)
        if (g_strcmp0 (tdt_row_get_text (own->pdata[j], TDT_PARTICIPANT_SESSION),
                       change->session) == 0)
          {
            g_ptr_array_remove_index (changes, i);
            break;
          }
    }
}

GPtrArray *
tdt_told_compare (const TdtRoot *root, const char *person, const char *before)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);
  g_autofree char *now = tdt_told_dup (root, person);

  if (g_str_equal (now, before))
    return changes;
  if (g_str_has_prefix (now, DIGEST) || g_str_has_prefix (before, DIGEST))
    {
      TdtToldChange *change = g_new0 (TdtToldChange, 1);

      change->type = TDT_TOLD_SOMETHING;
      change->minutes = TDT_UNSET;
      g_ptr_array_add (changes, change);
    }
  else
    compare_sessions (before, now, changes);
  leave_out_own_doing (root, person, changes);
  return changes;
}

static const TdtRow *
find_mark (const TdtRoot *root, const char *person)
{
  g_autoptr (GPtrArray) marks = tdt_root_get_referrers (root, person, TDT_PRINT_MARK_RECORD);

  for (guint i = 0; i < marks->len; i++)
    if (tdt_row_get_token (marks->pdata[i], TDT_PRINT_MARK_DOCUMENT) == TDT_TOLD_DOCUMENT &&
        tdt_row_get_token (marks->pdata[i], TDT_PRINT_MARK_KIND) == TDT_MARK_KIND_SENT)
      return marks->pdata[i];
  return NULL;
}

/* Whoever is still to be invited knows of nothing. */
static gboolean
knows (const TdtRoot *root, const char *person)
{
  g_autoptr (GPtrArray) attendances = tdt_person_get_attendances (root, person);

  for (guint i = 0; i < attendances->len; i++)
    {
      int status = tdt_row_get_token (attendances->pdata[i], TDT_PARTICIPANT_STATUS);

      if (status != TDT_TOKEN_OTHER && status != TDT_PARTICIPANT_STATUS_TO_INVITE)
        return TRUE;
    }
  return FALSE;
}

char *
tdt_told_dup_last (const TdtRoot *root, const char *person, const TdtRoot *before)
{
  const TdtRow *mark = find_mark (root, person);

  if (mark != NULL)
    return g_strdup (tdt_row_get_text_or_empty (mark, TDT_PRINT_MARK_CONTENT));
  return before != NULL && knows (before, person) ? tdt_told_dup (before, person) : NULL;
}

GStrv
tdt_told_find_concerned (const TdtRoot *root, const TdtRoot *before)
{
  g_autoptr (GStrvBuilder) concerned = g_strv_builder_new ();
  TdtRowIter iter;
  const TdtRow *person;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &person))
    {
      const char *uid = tdt_row_get_uid (person);
      g_autofree char *last = tdt_told_dup_last (root, uid, before);
      g_autoptr (GPtrArray) changes = last != NULL ? tdt_told_compare (root, uid, last) : NULL;

      if (changes != NULL && changes->len > 0)
        g_strv_builder_add (concerned, uid);
    }
  return g_strv_builder_end (concerned);
}
