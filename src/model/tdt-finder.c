/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-finder.h"

#include "tdt-fold.h"
#include "tdt-naming.h"

#include <string.h>

/* What each way of being found is worth. A whole name is worth more than any of them. */
#define SCORE_WORD 110
#define SCORE_START 100
#define SCORE_INSIDE 60
#define SCORE_MORE_START 40
#define SCORE_MORE_INSIDE 25
#define SCORE_SCATTERED 10
#define SCORE_FIRST 20
#define SCORE_WHOLE 200

/* One letter, or two, are in the right order in nearly every name. */
#define SHORTEST_SCATTERED 3

typedef struct
{
  TdtRow *row;
  char *name;
  char *more;
} Entry;

struct _TdtFinder
{
  gatomicrefcount ref_count;
  GArray *entries;
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  tdt_row_unref (entry->row);
  g_free (entry->name);
  g_free (entry->more);
}

static char *
dup_folded (char *text)
{
  char *folded = tdt_text_fold (text);

  g_free (text);
  return folded;
}

static char *
dup_more (const TdtRoot *root, const TdtRow *row)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  GString *more = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TdtField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if ((field->flags & (TDT_FIELD_NAMING | TDT_FIELD_INTERNAL)) ||
          (field->type != TDT_FIELD_TITLE && field->type != TDT_FIELD_REFERENCE) ||
          !tdt_value_is_set (field, tdt_row_get_value_at (row, i)))
        continue;
      text = tdt_value_dup_display (root, field, tdt_row_get_value_at (row, i));
      g_string_append (more, text);
      g_string_append_c (more, ' ');
    }
  return dup_folded (g_string_free (more, FALSE));
}

/* The names of what a row refers to can change without the row: only rows without references are
 * taken over as they are. */
static gboolean
has_references (const TdtRow *row)
{
  const TdtKind *kind = tdt_row_get_kind (row);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == TDT_FIELD_REFERENCE &&
        tdt_value_is_set (&kind->fields[i], tdt_row_get_value_at (row, i)))
      return TRUE;
  return FALSE;
}

static GHashTable *
index_entries (const TdtFinder *finder)
{
  GHashTable *entries = g_hash_table_new (NULL, NULL);

  for (guint i = 0; finder != NULL && i < finder->entries->len; i++)
    {
      Entry *entry = &g_array_index (finder->entries, Entry, i);

      g_hash_table_insert (entries, entry->row, entry);
    }
  return entries;
}

static void
add_entry (TdtFinder *finder, const TdtRoot *root, const TdtRow *row, GHashTable *known)
{
  const Entry *old = g_hash_table_lookup (known, row);
  Entry entry = { .row = tdt_row_ref (row) };

  if (old != NULL && !has_references (row))
    {
      entry.name = g_strdup (old->name);
      entry.more = g_strdup (old->more);
    }
  else
    {
      entry.name = dup_folded (tdt_row_dup_name (root, row));
      entry.more = dup_more (root, row);
    }
  g_array_append_val (finder->entries, entry);
}

TdtFinder *
tdt_finder_new (const TdtRoot *root, const TdtKindId *kinds, guint n_kinds,
                const TdtFinder *previous)
{
  TdtFinder *finder = g_new (TdtFinder, 1);
  g_autoptr (GHashTable) known = index_entries (previous);

  g_atomic_ref_count_init (&finder->ref_count);
  finder->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (finder->entries, entry_clear);
  for (guint k = 0; k < n_kinds; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, kinds[k]);
      while (tdt_row_iter_next (&iter, &row))
        add_entry (finder, root, row, known);
    }
  return finder;
}

TdtFinder *
tdt_finder_ref (TdtFinder *finder)
{
  g_atomic_ref_count_inc (&finder->ref_count);
  return finder;
}

void
tdt_finder_unref (TdtFinder *finder)
{
  if (!g_atomic_ref_count_dec (&finder->ref_count))
    return;
  g_array_unref (finder->entries);
  g_free (finder);
}

GStrv
tdt_find_split (const char *query)
{
  g_autofree char *folded = tdt_text_fold (query);
  GStrv words = g_strsplit (folded, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  return words;
}

/* Whether a word of @text starts with @word; @place then is where. */
static gboolean
find_start (const char *text, const char *word, const char **place, gboolean *inside)
{
  *inside = FALSE;
  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    {
      *inside = TRUE;
      *place = found;
      if (found == text || found[-1] == ' ')
        return TRUE;
    }
  return FALSE;
}

/* Folded text is UTF-8: to compare bytes is enough, since no character's bytes are part of
 * another's. */
static gboolean
is_scattered (const char *text, const char *word)
{
  if (strlen (word) < SHORTEST_SCATTERED)
    return FALSE;
  for (; *text != '\0' && *word != '\0'; text++)
    if (*text == *word)
      word++;
  return *word == '\0';
}

static guint
score_word (const char *name, const char *more, const char *word)
{
  const char *place = NULL;
  gboolean inside;

  if (find_start (name, word, &place, &inside))
    {
      char end = place[strlen (word)];

      return (end == '\0' || end == ' ' ? SCORE_WORD : SCORE_START) +
             (place == name ? SCORE_FIRST : 0);
    }
  if (inside)
    return SCORE_INSIDE;
  if (more != NULL && find_start (more, word, &place, &inside))
    return SCORE_MORE_START;
  if (more != NULL && inside)
    return SCORE_MORE_INSIDE;
  return is_scattered (name, word) ? SCORE_SCATTERED : 0;
}

guint
tdt_find_score (const char *name, const char *more, const char *const *words)
{
  guint sum = 0;
  guint n;

  for (n = 0; words[n] != NULL; n++)
    {
      guint score = score_word (name, more, words[n]);

      if (score == 0)
        return 0;
      sum += score;
    }
  if (n == 1 && g_str_equal (name, words[0]))
    sum += SCORE_WHOLE;
  return n > 0 ? sum : 0;
}

typedef struct
{
  const Entry *entry;
  guint score;
} Candidate;

/* Of two that fit as well the shorter comes first, then the alphabet decides. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;
  size_t length = strlen (one->entry->name);
  size_t other_length = strlen (other->entry->name);

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (length != other_length)
    return length < other_length ? -1 : 1;
  return strcmp (one->entry->name, other->entry->name);
}

/* Keeps the best @max in order: nearly every candidate is worse than the last of them. */
static void
insert_candidate (GArray *best, const Candidate *candidate, guint max)
{
  guint place = best->len;

  while (place > 0 &&
         compare_candidates (candidate, &g_array_index (best, Candidate, place - 1)) < 0)
    place--;
  if (place == max)
    return;
  g_array_insert_val (best, place, *candidate);
  if (best->len > max)
    g_array_set_size (best, max);
}

GArray *
tdt_finder_find (const TdtFinder *finder, const char *query, guint max)
{
  g_auto (GStrv) words = tdt_find_split (query);
  g_autoptr (GArray) best = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), max + 1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TdtFound));

  for (guint i = 0; i < finder->entries->len; i++)
    {
      const Entry *entry = &g_array_index (finder->entries, Entry, i);
      Candidate candidate = {
        .entry = entry,
        .score = tdt_find_score (entry->name, entry->more, (const char *const *) words),
      };

      if (candidate.score > 0)
        insert_candidate (best, &candidate, max);
    }
  for (guint i = 0; i < best->len; i++)
    {
      const Candidate *candidate = &g_array_index (best, Candidate, i);
      TdtFound one = { .row = candidate->entry->row, .score = candidate->score };

      g_array_append_val (found, one);
    }
  return found;
}
