/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-project.h"

#include "tdt-document.h"
#include "tdt-edit.h"
#include "tdt-render-pdf.h"

#include <string.h>

typedef struct
{
  GPtrArray *rows;
  TdtRowBuilder *builder;
  const TdtKind *kind;
  const TdtField *field;
  GString *text;
  GPtrArray *items;
  const TdtField *list;
} Reader;

static void
end_list (Reader *reader)
{
  TdtValue value;

  if (reader->list == NULL)
    return;
  value.list = tdt_list_new ((const char *const *) reader->items->pdata, reader->items->len);
  tdt_row_builder_take_value (reader->builder, TDT_FIELD_POSITION (reader->list->id), value);
  g_ptr_array_set_size (reader->items, 0);
  reader->list = NULL;
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names,
               const char **values, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  const TdtKind *kind = tdt_kind_by_name (name);
  const char *uid = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "uid"))
      uid = values[i];
  if (kind != NULL && uid != NULL)
    {
      if (reader->builder != NULL)
        {
          end_list (reader);
          g_ptr_array_add (reader->rows, tdt_row_builder_end (reader->builder));
        }
      reader->kind = kind;
      reader->builder = tdt_row_builder_new (kind->id, uid, -1);
      return;
    }
  reader->field = tdt_kind_field_by_name (reader->kind, name);
  g_string_truncate (reader->text, 0);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  const TdtField *field = reader->field;
  g_autoptr (GError) refused = NULL;
  TdtValue value;

  if (field == NULL || !g_str_equal (field->name, name))
    return;
  if (reader->list != field)
    end_list (reader);
  if (tdt_field_is_list (field))
    {
      g_ptr_array_add (reader->items, g_strdup (reader->text->str));
      reader->list = field;
    }
  else
    {
      tdt_value_parse (field, reader->text->str, reader->text->len, &value, &refused);
      g_assert_no_error (refused);
      tdt_row_builder_take_value (reader->builder, TDT_FIELD_POSITION (field->id), value);
    }
  reader->field = NULL;
}

static void
text_of_element (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
                 GError **error)
{
  g_string_append_len (((Reader *) user_data)->text, text, (gssize) length);
}

TdtRoot *
tdt_test_dup_example (void)
{
  static const GMarkupParser parser = { .start_element = start_element,
                                        .end_element = end_element,
                                        .text = text_of_element };
  g_autofree char *path = g_build_filename (g_getenv ("TDT_DATADIR"), "examples",
                                            "gap-2017.tdt.xml", NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  Reader reader = { .items = items, .text = g_string_new (NULL) };

  reader.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_markup_parse_context_parse (context, content, -1, &error);
  g_assert_no_error (error);
  end_list (&reader);
  g_ptr_array_add (reader.rows, tdt_row_builder_end (reader.builder));
  g_string_free (reader.text, TRUE);
  return tdt_root_new_take_rows (reader.rows);
}

static void
add_speakers (TdtEdit *edit, const char *session, guint number)
{
  static const char *const topics[] = { "La forêt et le bois", "L’eau en montagne",
                                        "Les routes d’hiver" };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *uid = g_strdup_printf ("participant-%u-%u", number, i);
      g_autofree char *person = g_strdup_printf ("person-%u", (number * 3 + i) % 300);
      g_autofree char *order = g_strdup_printf ("V%02ua", i);

      tdt_edit_add (edit, TDT_KIND_PARTICIPANT, uid, NULL);
      tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_SESSION, session, NULL);
      tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_PERSON, person, NULL);
      tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_TOPIC, topics[i], NULL);
      tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_ORDER, order, NULL);
      tdt_edit_set_token (edit, uid, TDT_PARTICIPANT_STATUS, (int) ((number + i) % 4), NULL);
    }
}

static void
add_people (TdtEdit *edit)
{
  static const char *const given[] = { "Camille", "Élise", "Jean-Luc", "Noémie", "Benoît" };
  static const char *const family[] = { "Arnaud", "Bonnardel", "Œuvrard", "Dusserre", "Gauthier" };

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *uid = g_strdup_printf ("person-%u", i);
      g_autofree char *surname = g_strdup_printf ("%s-%s", family[i % 5], family[(i / 5) % 5]);
      g_autofree char *function = g_strdup_printf ("Maire de la commune n° %u", i);

      tdt_edit_add (edit, TDT_KIND_PERSON, uid, NULL);
      tdt_edit_set_text (edit, uid, TDT_PERSON_GIVEN_NAME, given[i % G_N_ELEMENTS (given)], NULL);
      tdt_edit_set_text (edit, uid, TDT_PERSON_FAMILY_NAME, surname, NULL);
      tdt_edit_set_text (edit, uid, TDT_PERSON_FUNCTION, function, NULL);
    }
}

TdtRoot *
tdt_test_dup_long_programme (guint n_sessions)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("long");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_set_text (edit, "long", TDT_PROJECT_TITLE, "Les rencontres des communes", NULL);
  tdt_edit_set_text (edit, "long", TDT_PROJECT_LANGUAGE, "fr", NULL);
  add_people (edit);
  for (guint i = 0; i < n_sessions; i++)
    {
      g_autofree char *uid = g_strdup_printf ("session-%u", i);
      g_autofree char *title = g_strdup_printf ("La commune et ses voisines, épisode %u", i + 1);
      g_autofree char *text = g_strdup_printf (
          "Comment %u communes d’une même vallée tiennent ensemble une école, un médecin, une "
          "boulangerie et une ligne de car : ce qui a réussi, ce qui a manqué, et ce que chacune "
          "ferait autrement. Questions de la salle à mi-temps.",
          i % 17 + 3);
      g_autoptr (TdtTime) start = tdt_time_new_in_zone (
          tdt_time_local_from_julian (736599 + i / 30, (int) (i % 30) * 30 + 480), "Europe/Paris",
          NULL);

      tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, title, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_DESCRIPTION, text, NULL);
      tdt_edit_set_token (edit, uid, TDT_SESSION_KIND, (int) (i % 4), NULL);
      tdt_edit_set_number (edit, uid, TDT_SESSION_MINUTES, 30, NULL);
      tdt_edit_set_time (edit, uid, TDT_SESSION_START, start, NULL);
      add_speakers (edit, uid, i);
    }
  return tdt_edit_apply (edit);
}

char *
tdt_test_write (const TdtRoot *root, int document, const char *language, int paper,
                const char *folder)
{
  g_autoptr (TdtTime) printed = tdt_time_new (G_GINT64_CONSTANT (1506331800), 120, "Europe/Paris");
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autofree char *name = g_strdup_printf (
      "%s-%s-%d.pdf", tdt_token_word (TDT_TOKENS_DOCUMENT, document), language, paper);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (TdtDocument) tree = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.language = language;
  options.paper = paper;
  options.printed = printed;
  tree = tdt_document_build (document, root, &options, &error);
  g_assert_no_error (error);
  bytes = tdt_render_pdf_to_bytes (tree, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return path;
}

char *
tdt_test_run (const char *const *argv, int *status)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (program == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", argv[0]);

      g_test_skip (reason);
      return NULL;
    }
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (status != NULL)
    *status = g_subprocess_get_exit_status (process);
  return output;
}
