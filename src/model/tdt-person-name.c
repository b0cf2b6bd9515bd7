/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-person-name.h"

#include "tdt-fold.h"

#include <stdlib.h>
#include <string.h>

/* Folded. */
static const char *const honorifics[] = { "m",    "mr",   "monsieur", "mme",        "mrs",     "ms",
                                          "miss", "mlle", "madame",   "dr",         "docteur", "pr",
                                          "prof", "me",   "maitre",   "professeur", NULL };

gboolean
tdt_person_name_is_honorific (const char *word)
{
  g_autofree char *folded = tdt_text_fold (word);

  return g_strv_contains (honorifics, folded);
}

static gboolean
is_upper_word (const char *word)
{
  gboolean has_capital = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_islower (character))
        return FALSE;
      has_capital = has_capital || g_unichar_isupper (character);
    }
  /* An initial with a stop is no surname. */
  return has_capital && *g_utf8_next_char (word) != '\0' && !g_str_has_suffix (word, ".");
}

static void
append_word (GString *text, const char *word)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

/* By the capitals, where some words are in capitals and others are not. */
static gboolean
split_by_case (GPtrArray *words, GString *given, GString *family)
{
  for (guint i = 0; i < words->len; i++)
    append_word (is_upper_word (words->pdata[i]) ? family : given, words->pdata[i]);
  if (given->len > 0 && family->len > 0)
    return TRUE;
  g_string_truncate (given, 0);
  g_string_truncate (family, 0);
  return FALSE;
}

/* Word processors and web pages put no-break spaces behind "M." and the like. */
static char *
dup_with_plain_spaces (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "\302\240", " ", 0);
  g_string_replace (plain, "\342\200\257", " ", 0);
  return g_string_free (plain, FALSE);
}

void
tdt_person_name_split (const char *name, char **honorific, char **given, char **family)
{
  g_autofree char *plain = dup_with_plain_spaces (name);
  g_auto (GStrv) parts = g_strsplit_set (plain, " \t", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) last = g_string_new (NULL);
  const char *courtesy = "";

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, parts[i]);
  if (words->len > 1 && tdt_person_name_is_honorific (words->pdata[0]))
    courtesy = g_ptr_array_steal_index (words, 0);
  if (!split_by_case (words, first, last))
    for (guint i = 0; i < words->len; i++)
      append_word (i == 0 && words->len > 1 ? first : last, words->pdata[i]);
  if (honorific != NULL)
    *honorific = g_strdup (courtesy);
  *given = g_strdup (first->str);
  *family = g_strdup (last->str);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
tdt_person_name_dup_key (const char *given, const char *family)
{
  g_autofree char *name = g_strconcat (given != NULL ? given : "", " ",
                                       family != NULL ? family : "", NULL);
  g_autofree char *folded = tdt_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  return g_strjoinv (" ", words);
}
