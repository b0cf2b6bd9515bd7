/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include <string.h>

/* What is repeated shows time that grows with the square of the size. */
#define MAX_REPEATS 3000
#define MAX_SIZE (1 << 20)
#define MAX_CHANGES 6

static const char *const ODD_WORDS[] = {
  "\0",
  "\xff\xfe",
  "\xef\xbb\xbf",
  "\xc3",
  "\xed\xa0\x80",
  "\xe2\x80\xae",
  "\r",
  "\n",
  "\t",
  "\"",
  "<",
  "&",
  "]]>",
  "{",
  "}",
  "\\",
  "-1",
  "0",
  "2147483648",
  "-9223372036854775808",
  "1e999",
  "9999-12-31",
};

typedef void (*Change) (GRand *random, GString *text, const GString *other, const char *words);

static gsize
pick (GRand *random, gsize length)
{
  return length == 0 ? 0 : g_rand_int_range (random, 0, (gint32) length);
}

static void
change_byte (GRand *random, GString *text, const GString *other, const char *words)
{
  if (text->len > 0)
    text->str[pick (random, text->len)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
}

static void
remove_piece (GRand *random, GString *text, const GString *other, const char *words)
{
  gsize start = pick (random, text->len);
  gsize wanted = g_rand_boolean (random) ? 8 : text->len;
  gsize most = MIN (text->len - start, wanted);

  g_string_erase (text, (gssize) start, (gssize) pick (random, most + 1));
}

static void
insert_word (GRand *random, GString *text, const GString *other, const char *words)
{
  gsize place = pick (random, text->len + 1);
  g_auto (GStrv) known = g_strsplit (words, " ", -1);
  gsize which = pick (random, g_strv_length (known) + G_N_ELEMENTS (ODD_WORDS));

  if (which < G_N_ELEMENTS (ODD_WORDS))
    g_string_insert_len (text, (gssize) place, ODD_WORDS[which],
                         (gssize) MAX (strlen (ODD_WORDS[which]), 1));
  else
    g_string_insert (text, (gssize) place, known[which - G_N_ELEMENTS (ODD_WORDS)]);
}

static void
repeat_piece (GRand *random, GString *text, const GString *other, const char *words)
{
  gsize start = pick (random, text->len);
  gsize length = pick (random, MIN (text->len - start, 200) + 1);
  guint times = (guint) g_rand_int_range (random, 1, g_rand_int_range (random, 2, MAX_REPEATS));
  g_autofree char *piece = g_strndup (text->str + start, length);
  g_autoptr (GString) pieces = g_string_new (NULL);

  for (guint i = 0; i < times && text->len + pieces->len < MAX_SIZE; i++)
    g_string_append_len (pieces, piece, (gssize) strlen (piece));
  g_string_insert_len (text, (gssize) start, pieces->str, (gssize) pieces->len);
}

static void
insert_other (GRand *random, GString *text, const GString *other, const char *words)
{
  gsize start = pick (random, other->len);
  gsize length = pick (random, other->len - start + 1);

  g_string_insert_len (text, (gssize) pick (random, text->len + 1), other->str + start,
                       (gssize) length);
}

static void
cut_off (GRand *random, GString *text, const GString *other, const char *words)
{
  g_string_truncate (text, pick (random, text->len + 1));
}

static void
change_digit (GRand *random, GString *text, const GString *other, const char *words)
{
  gsize start = pick (random, text->len);

  while (start < text->len && !g_ascii_isdigit (text->str[start]))
    start++;
  if (start < text->len)
    text->str[start] = (char) g_rand_int_range (random, '-', '9' + 2);
}

static GString *
new_copy (GRand *random, const GPtrArray *seeds)
{
  GBytes *bytes = seeds->pdata[pick (random, seeds->len)];
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_string_new_len (data, (gssize) size);
}

GBytes *
tdt_fuzz_mutate (const TdtFuzzTarget *target, const GPtrArray *seeds, guint32 seed)
{
  static const Change CHANGES[] = {
    change_byte, remove_piece, insert_word, repeat_piece, insert_other,
    cut_off,     change_digit, change_byte, insert_word,  change_digit,
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = new_copy (random, seeds);
  GString *other = new_copy (random, seeds);
  int n_changes = g_rand_int_range (random, 1, MAX_CHANGES + 1);

  for (int i = 0; i < n_changes && text->len < MAX_SIZE; i++)
    CHANGES[pick (random, G_N_ELEMENTS (CHANGES))](random, text, other, target->words);
  g_string_free (other, TRUE);
  return g_string_free_to_bytes (text);
}
