/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of people as a table: one card a row. Only what is wanted of a card is looked at; pictures,
 * sounds and keys are passed over. */
#include "config.h"

#include "tdt-cards-private.h"

#include "tdt-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const int columns[] = {
  TDT_MEANING_UID,       TDT_PERSON_HONORIFIC,    TDT_PERSON_GIVEN_NAME, TDT_PERSON_FAMILY_NAME,
  TDT_PERSON_FUNCTION,   TDT_PERSON_ORGANISATION, TDT_PERSON_EMAIL,      TDT_PERSON_PHONE,
  TDT_PERSON_ADDRESS,    TDT_PERSON_LANGUAGE,     TDT_PERSON_GENDER,     TDT_PERSON_NOTES,
  TDT_MEANING_FULL_NAME,
};

typedef struct
{
  TdtSheet *sheet;
  char *cells[G_N_ELEMENTS (columns)];
  guint n_pictures;
  guint n_addresses;
} Reader;

static char **
get_cell (Reader *reader, int meaning)
{
  guint i = 0;

  while (columns[i] != meaning)
    i++;
  return &reader->cells[i];
}

/* What is there already is better: the preferred comes first. */
static void
set (Reader *reader, int meaning, const char *text)
{
  char **cell = get_cell (reader, meaning);

  if (*cell == NULL && *text != '\0')
    *cell = g_strdup (text);
}

static void
read_name (Reader *reader, char **parts)
{
  set (reader, TDT_PERSON_FAMILY_NAME, parts[0]);
  set (reader, TDT_PERSON_GIVEN_NAME, parts[1]);
  set (reader, TDT_PERSON_HONORIFIC, parts[3]);
}

/* Post office box, apartment, street, town, region, code, country. */
static void
read_address (Reader *reader, char **parts)
{
  g_autofree char *town = g_strstrip (g_strjoin (" ", parts[5], parts[3], NULL));
  const char *lines[] = { parts[1], parts[0], parts[2], town, parts[4], parts[6] };
  g_autoptr (GString) address = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (*lines[i] != '\0')
      g_string_append_printf (address, "%s%s", address->len > 0 ? "\n" : "", lines[i]);
  set (reader, TDT_PERSON_ADDRESS, address->str);
}

static void
read_phone (Reader *reader, const TdtCardLine *line, const char *text)
{
  char **cell = get_cell (reader, TDT_PERSON_PHONE);
  const char *number = g_ascii_strncasecmp (text, "tel:", 4) == 0 ? text + 4 : text;
  char *before = *cell;

  if (tdt_card_line_has (line, "FAX") || tdt_card_line_has (line, "PAGER") || *number == '\0')
    return;
  if (before != NULL && strstr (before, number) != NULL)
    return;
  *cell = before != NULL ? g_strconcat (before, " / ", number, NULL) : g_strdup (number);
  g_free (before);
}

static void
read_email (Reader *reader, const char *text)
{
  const char *address = g_ascii_strncasecmp (text, "mailto:", 7) == 0 ? text + 7 : text;

  if (*get_cell (reader, TDT_PERSON_EMAIL) != NULL && *address != '\0')
    reader->n_addresses++;
  set (reader, TDT_PERSON_EMAIL, address);
}

static void
read_property (Reader *reader, const TdtCardLine *line)
{
  static const struct
  {
    const char *name;
    int meaning;
  } plain[] = {
    { "FN", TDT_MEANING_FULL_NAME }, { "TITLE", TDT_PERSON_FUNCTION },
    { "ROLE", TDT_PERSON_FUNCTION }, { "ORG", TDT_PERSON_ORGANISATION },
    { "LANG", TDT_PERSON_LANGUAGE }, { "GENDER", TDT_PERSON_GENDER },
    { "UID", TDT_MEANING_UID },
  };
  g_auto (GStrv) parts = NULL;
  g_autofree char *whole = NULL;

  if (g_str_equal (line->name, "PHOTO") || g_str_equal (line->name, "LOGO"))
    reader->n_pictures++;
  if (tdt_card_line_has (line, "BASE64") || tdt_card_line_has (line, "ENCODING=B"))
    return;
  parts = tdt_card_line_split (line);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (line->name, plain[i].name))
      set (reader, plain[i].meaning, parts[0]);
  if (g_str_equal (line->name, "N"))
    read_name (reader, parts);
  else if (g_str_equal (line->name, "ADR"))
    read_address (reader, parts);
  else if (g_str_equal (line->name, "TEL"))
    read_phone (reader, line, parts[0]);
  else if (g_str_equal (line->name, "EMAIL"))
    read_email (reader, parts[0]);
  else if (g_str_equal (line->name, "NOTE"))
    {
      whole = g_strjoinv (";", parts);
      while (g_str_has_suffix (whole, ";"))
        whole[strlen (whole) - 1] = '\0';
      set (reader, TDT_PERSON_NOTES, whole);
    }
}

static gboolean
add_titles (TdtSheet *sheet, GError **error)
{
  if (!tdt_sheet_begin_row (sheet, 1, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *label = columns[i] == TDT_MEANING_UID ? g_strdup ("uid")
                                                             : tdt_meaning_dup_label (columns[i]);

      if (!tdt_sheet_add_static (sheet, tdt_sheet_copy_text (sheet, label), error))
        return FALSE;
    }
  return TRUE;
}

/* The card ends: its row is made, and the next begins with nothing. */
static gboolean
end_card (Reader *reader, guint line, GError **error)
{
  gboolean done = tdt_sheet_begin_row (reader->sheet, line, error);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *cell = g_steal_pointer (&reader->cells[i]);

      done = done && tdt_sheet_add_static (
                         reader->sheet,
                         cell != NULL ? tdt_sheet_copy_text (reader->sheet, cell) : "", error);
    }
  return done;
}

static void
tell_left_out (const Reader *reader)
{
  const char *file = tdt_sheet_get_file (reader->sheet);

  if (reader->n_pictures > 0)
    tdt_sheet_note (reader->sheet,
                    ngettext ("%s: %u picture is left out.", "%s: %u pictures are left out.",
                              reader->n_pictures),
                    file, reader->n_pictures);
  if (reader->n_addresses > 0)
    tdt_sheet_note (reader->sheet,
                    ngettext ("%s: %u second e-mail address is left out.",
                              "%s: %u second e-mail addresses are left out.", reader->n_addresses),
                    file, reader->n_addresses);
}

gboolean
tdt_cards_read (TdtSheet *sheet, const char *text, GError **error)
{
  Reader reader = { .sheet = sheet };
  TdtCardLine line = { NULL };
  guint n_lines = 0;
  guint begins = 0;
  gboolean done = add_titles (sheet, error);

  tdt_sheet_set_is_partial (sheet);
  for (guint first = 1; done && tdt_card_line_read (&line, &text, &n_lines); first = n_lines + 1)
    {
      gboolean begin = g_str_equal (line.name, "BEGIN");

      if (begins > 0 && (begin || g_str_equal (line.name, "END")))
        {
          done = end_card (&reader, begins, error);
          begins = 0;
        }
      if (begin)
        begins = first;
      else if (begins > 0)
        read_property (&reader, &line);
      tdt_card_line_clear (&line);
    }
  /* What was cut off. */
  if (done && begins > 0)
    done = end_card (&reader, begins, error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_free (reader.cells[i]);
  tdt_sheet_end (sheet);
  tell_left_out (&reader);
  return done;
}
