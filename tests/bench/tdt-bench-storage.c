/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The storage layer as a program, for bench-storage.py:
 *   tdt-bench-storage make FILE N    writes a project of N sessions with every field filled
 *   tdt-bench-storage load FILE      loads it, prints the seconds that took
 *   tdt-bench-storage save FILE OUT  loads it, then prints the seconds of a save to OUT as the
 *                                    program does it, without the history folder
 */
#include "tdt-project-file.h"
#include "tdt-save.h"

#include "tdt-order.h"
#include "tdt-uid.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const sentences[] = {
  "La table ronde réunit les partenaires du territoire autour d’un même sujet.",
  "Chaque intervenant dispose de dix minutes, puis la salle pose ses questions.",
  "Les échanges portent sur l’emploi, la formation & la mobilité des jeunes.",
  "Une synthèse est remise au préfet, aux élus et à la presse à l’issue des débats.",
  "The moderator keeps the time and hands over to the next speaker.",
};

typedef struct
{
  GRand *random;
  guint n_sessions;
  TdtKindId kind;
  guint number;
} Maker;

static guint
count_of (const Maker *maker, TdtKindId kind)
{
  switch (kind)
    {
    case TDT_KIND_PROJECT:
      return 1;
    case TDT_KIND_SESSION:
      return maker->n_sessions;
    case TDT_KIND_PARTICIPANT:
    case TDT_KIND_AGENDA_ITEM:
      return maker->n_sessions / 2;
    default:
      return MAX (maker->n_sessions / 100, 1);
    }
}

static char *
dup_uid (TdtKindId kind, guint number)
{
  g_autofree char *name = g_strdup_printf ("%u %u", kind, number);

  return tdt_uid_derive ("bench", name);
}

static char *
dup_reference (Maker *maker, const TdtField *field)
{
  TdtKindId kind = field->target != TDT_KIND_ANY ? field->target : TDT_KIND_SESSION;

  return dup_uid (kind,
                  (guint) g_rand_int_range (maker->random, 0, (gint32) count_of (maker, kind)));
}

static char *
dup_prose (Maker *maker, guint n_sentences, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? between : "",
        sentences[g_rand_int_range (maker->random, 0, G_N_ELEMENTS (sentences))]);
  return g_string_free (text, FALSE);
}

static char *
dup_several (Maker *maker, const TdtField *field)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *item = field->type == TDT_FIELD_WORDS
                                  ? g_strdup_printf ("vidéoprojecteur n° %u", i)
                                  : dup_reference (maker, field);

      g_string_append_printf (text, "%s\n", item);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_time (Maker *maker)
{
  return g_strdup_printf (
      "2017-09-%02dT%02d:%02d:00+02:00[Europe/Paris]", g_rand_int_range (maker->random, 25, 30),
      g_rand_int_range (maker->random, 8, 19), g_rand_int_range (maker->random, 0, 12) * 5);
}

static char *
dup_value (Maker *maker, const TdtField *field)
{
  guint n_tokens;
  const TdtToken *tokens;

  switch (field->type)
    {
    case TDT_FIELD_TITLE:
      return g_strdup_printf ("Séance n° %u : l’avenir des vallées", maker->number);
    case TDT_FIELD_URI:
      return g_strdup_printf ("https://example.org/documents/%u?a=1&b=2", maker->number);
    case TDT_FIELD_LANGUAGE:
      return g_strdup ("fr");
    case TDT_FIELD_ZONE:
      return g_strdup ("Europe/Paris");
    case TDT_FIELD_COLOUR:
      return g_strdup ("#3584e4");
    case TDT_FIELD_ORDER:
      return tdt_order_between (NULL, NULL, "m");
    case TDT_FIELD_DATA:
      return g_base64_encode ((const guchar *) sentences[0], strlen (sentences[0]));
    case TDT_FIELD_TOKEN:
      tokens = tdt_tokens_get (field->tokens, &n_tokens);
      return g_strdup (tokens[g_rand_int_range (maker->random, 0, (gint32) n_tokens)].word);
    case TDT_FIELD_REFERENCE:
      return dup_reference (maker, field);
    case TDT_FIELD_REFERENCES:
    case TDT_FIELD_WORDS:
      return dup_several (maker, field);
    case TDT_FIELD_INTEGER:
      return g_strdup_printf ("%d", (int) field->min + 5);
    case TDT_FIELD_BOOLEAN:
      return g_strdup ("yes");
    case TDT_FIELD_DATE:
      return g_strdup ("2017-09-27");
    case TDT_FIELD_CLOCK:
      return g_strdup ("10:15");
    case TDT_FIELD_TIME:
      return dup_time (maker);
    default:
      return dup_prose (maker, 8, g_rand_boolean (maker->random) ? "\n" : " ");
    }
}

static TdtRow *
make_row (Maker *maker)
{
  const TdtKind *kind = tdt_kind_get (maker->kind);
  g_autofree char *uid = dup_uid (maker->kind, maker->number);
  TdtRowBuilder *builder = tdt_row_builder_new (maker->kind, uid, -1);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = dup_value (maker, &kind->fields[i]);
      g_autoptr (GError) error = NULL;
      TdtValue value;

      tdt_value_parse (&kind->fields[i], text, strlen (text), &value, &error);
      g_assert_no_error (error);
      tdt_row_builder_take_value (builder, i, value);
    }
  return tdt_row_builder_end (builder);
}

static TdtRoot *
make_root (guint n_sessions)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2017);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);
  Maker maker = { .random = random, .n_sessions = n_sessions };

  for (maker.kind = 0; maker.kind < TDT_N_KINDS; maker.kind++)
    for (maker.number = 0; maker.number < count_of (&maker, maker.kind); maker.number++)
      g_ptr_array_add (rows, make_row (&maker));
  return tdt_root_new_take_rows (rows);
}

static void
write_and_sync (const char *path, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (descriptor, >=, 0);
  while (length > 0)
    {
      gssize written = write (descriptor, data, length);

      g_assert_true (written > 0 || errno == EINTR);
      data += MAX (written, 0);
      length -= (gsize) MAX (written, 0);
    }
  g_assert_no_errno (fsync (descriptor));
  g_assert_no_errno (close (descriptor));
}

static int
make (const char *path, guint n_sessions)
{
  g_autoptr (TdtRoot) root = make_root (n_sessions);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, NULL);

  write_and_sync (path, bytes);
  return 0;
}

static TdtLoaded *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  TdtLoaded *loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tdt_report_get_n_repairs (loaded->report), ==, 0);
  return loaded;
}

static int
save (const char *path, const char *out)
{
  g_autoptr (TdtLoaded) loaded = load (path);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GError) error = NULL;

  tdt_save (loaded->root, loaded->header, out, NULL, TDT_SAVE_OVERWRITE | TDT_SAVE_WITHOUT_HISTORY,
            NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("%.6f\n", g_timer_elapsed (timer, NULL));
  return 0;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GTimer) timer = NULL;

  if (argc == 4 && g_str_equal (argv[1], "make"))
    return make (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));
  if (argc == 4 && g_str_equal (argv[1], "save"))
    return save (argv[2], argv[3]);
  if (argc != 3 || !g_str_equal (argv[1], "load"))
    {
      g_printerr ("usage: tdt-bench-storage make FILE N | load FILE | save FILE OUT\n");
      return 2;
    }
  timer = g_timer_new ();
  load (argv[2]);
  g_print ("%.6f\n", g_timer_elapsed (timer, NULL));
  return 0;
}
