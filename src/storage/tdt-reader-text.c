/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts while they are read: pieces of the file where the parser gives such, else put together. */
#include "config.h"

#include "tdt-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In bytes. */
#define LONGEST_CHARACTER 4

void
tdt_reader_begin_text (TdtReader *reader, TdtReadState state)
{
  reader->state = state;
  reader->piece = "";
  reader->piece_length = 0;
  reader->in_pieces = FALSE;
}

static void
add_text (TdtReader *reader, const char *text, gsize length)
{
  /* Mostly a text is one piece of the file, or several with nothing between. */
  if (!reader->in_pieces && text >= reader->text && text < reader->text + reader->length &&
      (reader->piece_length == 0 || text == reader->piece + reader->piece_length))
    {
      reader->piece = reader->piece_length == 0 ? text : reader->piece;
      reader->piece_length += length;
      return;
    }
  if (!reader->in_pieces)
    {
      g_string_truncate (reader->pieces, 0);
      g_string_append_len (reader->pieces, reader->piece, (gssize) reader->piece_length);
      reader->in_pieces = TRUE;
    }
  g_string_append_len (reader->pieces, text, (gssize) length);
}

const char *
tdt_reader_get_text (TdtReader *reader, gsize *length)
{
  *length = reader->in_pieces ? reader->pieces->len : reader->piece_length;
  return reader->in_pieces ? reader->pieces->str : reader->piece;
}

static gboolean
is_white (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
take_text (TdtReader *reader, const char *text, gsize length)
{
  if (reader->importer != NULL)
    reader->importer->text (reader, text, length);
  else if (reader->state == TDT_READ_FIELD || reader->state == TDT_READ_ANCESTOR)
    add_text (reader, text, length);
  else if (reader->state == TDT_READ_UNKNOWN)
    tdt_reader_kept_text (reader, text, length);
  else if (!is_white (text, length))
    {
      tdt_reader_set_aside (reader, tdt_reader_find_keeper (reader, reader->state),
                            tdt_reader_find_place (reader, reader->state), NULL, text, length);
      tdt_reader_repair (
          reader, tdt_reader_place (reader),
          g_strdup_printf (_ ("text between elements: “%.*s”"), (int) MIN (length, 60), text),
          g_strdup (_ ("it is kept aside in the file, and not used")));
    }
}

/* A piece of the mask is that piece of the text. */
static gboolean
unmask (TdtReader *reader, const char **text)
{
  if (*text < reader->mask || *text >= reader->mask + reader->length)
    return FALSE;
  *text = reader->text + (*text - reader->mask);
  return TRUE;
}

void
tdt_reader_text_cb (void *user_data, const xmlChar *characters, int n_bytes)
{
  TdtReader *reader = user_data;
  const char *text = (const char *) characters;

  /* What else there is are characters that were written as references. Were it more, the parser
   * would have copied a masked text: it is told to read the text itself. */
  if (!unmask (reader, &text) && n_bytes > LONGEST_CHARACTER && !reader->is_plain)
    {
      reader->distrusts_mask = TRUE;
      xmlStopParser (reader->context);
      return;
    }
  take_text (reader, text, (gsize) n_bytes);
}

/* These are never masked. */
void
tdt_reader_cdata_cb (void *user_data, const xmlChar *characters, int n_bytes)
{
  TdtReader *reader = user_data;
  const char *text = (const char *) characters;

  unmask (reader, &text);
  take_text (reader, text, (gsize) n_bytes);
}
