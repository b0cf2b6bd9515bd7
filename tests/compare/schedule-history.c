/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "schedule-history.h"

#include "tdt-edit.h"

#include <string.h>

typedef struct
{
  TdtEdit *edit;
  GString *text;
  char *event;
  char *person;
} Reading;

static const struct
{
  const char *element;
  TdtFieldId field;
} fields[] = {
  { "title", TDT_SESSION_TITLE },
  { "subtitle", TDT_SESSION_SUBTITLE },
  { "description", TDT_SESSION_DESCRIPTION },
  { "abstract", TDT_SESSION_NOTES },
};

static const char *
get_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names,
          const char **values, gpointer data, GError **error)
{
  Reading *reading = data;

  g_string_truncate (reading->text, 0);
  if (g_str_equal (element, "event"))
    {
      reading->event = g_strdup_printf ("event-%s", get_attribute (names, values, "id"));
      tdt_edit_add (reading->edit, TDT_KIND_SESSION, reading->event, NULL);
    }
  else if (g_str_equal (element, "person"))
    reading->person = g_strdup_printf ("person-%s", get_attribute (names, values, "id"));
}

static void
add_room (Reading *reading, const char *name)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, name, -1);
  g_autofree char *uid = g_strconcat ("room-", sum, NULL);

  if (*name == '\0')
    return;
  if (tdt_edit_lookup (reading->edit, uid) == NULL)
    {
      tdt_edit_add (reading->edit, TDT_KIND_ROOM, uid, NULL);
      tdt_edit_set_text (reading->edit, uid, TDT_ROOM_NAME, name, NULL);
    }
  tdt_edit_set_text (reading->edit, reading->event, TDT_SESSION_ROOM, uid, NULL);
}

static void
add_person (Reading *reading, const char *name)
{
  g_autofree char *uid = g_strconcat (reading->event, "-", reading->person, NULL);

  if (tdt_edit_lookup (reading->edit, reading->person) == NULL)
    {
      tdt_edit_add (reading->edit, TDT_KIND_PERSON, reading->person, NULL);
      tdt_edit_set_text (reading->edit, reading->person, TDT_PERSON_FAMILY_NAME, name, NULL);
    }
  if (tdt_edit_add (reading->edit, TDT_KIND_PARTICIPANT, uid, NULL) == NULL)
    return;
  tdt_edit_set_text (reading->edit, uid, TDT_PARTICIPANT_SESSION, reading->event, NULL);
  tdt_edit_set_text (reading->edit, uid, TDT_PARTICIPANT_PERSON, reading->person, NULL);
}

static void
take_field (Reading *reading, const char *element, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (element, fields[i].element))
      tdt_edit_set_text (reading->edit, reading->event, fields[i].field, text, NULL);
  if (g_str_equal (element, "room"))
    add_room (reading, text);
  else if (g_str_equal (element, "duration"))
    {
      g_auto (GStrv) parts = g_strsplit (text, ":", 2);
      gint64 hours = g_ascii_strtoll (parts[0], NULL, 10);

      tdt_edit_set_number (reading->edit, reading->event, TDT_SESSION_MINUTES,
                           60 * hours + g_ascii_strtoll (parts[1], NULL, 10), NULL);
    }
  /* Times are texts here: what counts is whether they changed. */
  else if (g_str_equal (element, "date"))
    tdt_edit_set_text (reading->edit, reading->event, TDT_SESSION_TECHNICAL, text, NULL);
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autofree char *valid = NULL;

  g_strdelimit (reading->text->str, "\r", ' ');
  valid = g_strstrip (g_utf8_make_valid (reading->text->str, -1));
  if (g_str_equal (element, "event"))
    g_clear_pointer (&reading->event, g_free);
  else if (g_str_equal (element, "person") && reading->event != NULL)
    add_person (reading, valid);
  else if (reading->event != NULL)
    take_field (reading, element, valid);
  if (g_str_equal (element, "person"))
    g_clear_pointer (&reading->person, g_free);
  g_string_truncate (reading->text, 0);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
         GError **error)
{
  g_string_append_len (((Reading *) data)->text, text, (gssize) length);
}

TdtRoot *
tdt_test_read_schedule (const char *path)
{
  const GMarkupParser parser = { .start_element = start_cb,
                                 .end_element = end_cb,
                                 .text = text_cb };
  g_autoptr (TdtRoot) empty = tdt_root_new ("schedule");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  Reading reading = { .edit = edit, .text = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autofree char *content = NULL;
  gsize length;
  gboolean good = g_file_get_contents (path, &content, &length, NULL) &&
                  g_markup_parse_context_parse (context, content, (gssize) length, NULL);

  g_string_free (reading.text, TRUE);
  g_free (reading.event);
  g_free (reading.person);
  return good ? tdt_edit_apply (edit) : NULL;
}
