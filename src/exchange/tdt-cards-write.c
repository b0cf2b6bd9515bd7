/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cards.h"

#include "tdt-naming.h"

#include <string.h>

/* Bytes of a line, without its end. */
#define LINE_BYTES 75u

static void
append_escaped (GString *line, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (line, "\\n");
    else
      {
        if (strchr ("\\,;", *p) != NULL)
          g_string_append_c (line, '\\');
        g_string_append_c (line, *p);
      }
}

/* Lines that are too long go on behind a space, never inside a character. */
static void
append_line (GString *cards, const char *line)
{
  gsize room = LINE_BYTES;

  for (const char *p = line; *p != '\0';)
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (length > room)
        {
          g_string_append (cards, "\r\n ");
          room = LINE_BYTES - 1;
        }
      g_string_append_len (cards, p, (gssize) length);
      room -= length;
      p += length;
    }
  g_string_append (cards, "\r\n");
}

static void
append_property (GString *cards, const char *name, const char *value)
{
  g_autoptr (GString) line = g_string_new (name);

  if (value == NULL || *value == '\0')
    return;
  append_escaped (line, value);
  append_line (cards, line->str);
}

static void
append_name (GString *cards, const TdtRow *person)
{
  g_autoptr (GString) line = g_string_new ("N:");

  append_escaped (line, tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME));
  g_string_append_c (line, ';');
  append_escaped (line, tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME));
  g_string_append (line, ";;");
  append_escaped (line, tdt_row_get_text_or_empty (person, TDT_PERSON_HONORIFIC));
  g_string_append_c (line, ';');
  append_line (cards, line->str);
}

/* The address is one text here; all of it is the street there. */
static void
append_address (GString *cards, const char *address)
{
  g_autoptr (GString) line = g_string_new ("ADR;TYPE=WORK:;;");

  if (address == NULL)
    return;
  append_escaped (line, address);
  g_string_append (line, ";;;;");
  append_line (cards, line->str);
}

static void
append_card (GString *cards, const TdtRoot *root, const TdtRow *person)
{
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
  g_autofree char *name = tdt_row_dup_name (root, person);
  const char *employer = organisation != NULL
                             ? tdt_row_get_text (organisation, TDT_ORGANISATION_NAME)
                             : NULL;
  const char *email = tdt_row_get_text (person, TDT_PERSON_EMAIL);

  g_string_append (cards, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
  append_property (cards, "UID:", tdt_row_get_uid (person));
  append_name (cards, person);
  /* A card has to have a name to be shown by. */
  append_property (cards, "FN:",
                   *name != '\0'      ? name
                   : email != NULL    ? email
                   : employer != NULL ? employer
                                      : tdt_row_get_uid (person));
  append_property (cards, "TITLE:", tdt_row_get_text (person, TDT_PERSON_FUNCTION));
  append_property (cards, "ORG:", employer);
  append_property (cards, "EMAIL;TYPE=INTERNET:", email);
  append_property (cards, "TEL;TYPE=WORK:", tdt_row_get_text (person, TDT_PERSON_PHONE));
  append_address (cards, tdt_row_get_text (person, TDT_PERSON_ADDRESS));
  g_string_append (cards, "END:VCARD\r\n");
}

GBytes *
tdt_cards_write (const TdtRoot *root, const char *person)
{
  GString *cards = g_string_new (NULL);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    if (person == NULL || g_str_equal (tdt_row_get_uid (row), person))
      append_card (cards, root, row);
  return g_string_free_to_bytes (cards);
}
