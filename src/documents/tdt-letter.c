/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-letter-private.h"

#include "tdt-attendance.h"
#include "tdt-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_word (const TdtPhrases *phrases, const TdtPlaceholderEntry *entry)
{
  return tdt_phrases_get_in_context (phrases, "placeholder", entry->word);
}

GArray *
tdt_letter_list_placeholders (const char *language)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new (language);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TdtPlaceholder));
  guint n_placeholders;
  const TdtPlaceholderEntry *entries = tdt_letter_get_placeholders (&n_placeholders);

  g_array_set_clear_func (list, NULL);
  for (guint i = 0; i < n_placeholders; i++)
    {
      /* The catalogue may go with the phrases. */
      TdtPlaceholder placeholder = { .word = g_intern_string (get_word (phrases, &entries[i])),
                                     .label = _ (entries[i].label) };

      g_array_append_val (list, placeholder);
    }
  return list;
}

static gboolean
is_word (const char *text, gsize length, const char *word)
{
  return strlen (word) == length && memcmp (text, word, length) == 0;
}

/* However it is spelt: with other capitals, without its accents. */
static gboolean
is_meant (const char *text, gsize length, const char *word)
{
  g_autofree char *typed = g_strndup (text, length);
  g_autofree char *one = tdt_text_fold (typed);
  g_autofree char *other = tdt_text_fold (word);

  return g_str_equal (one, other);
}

static const TdtPlaceholderEntry *
find_placeholder (const TdtPhrases *phrases, const char *text, gsize length)
{
  guint n_placeholders;
  const TdtPlaceholderEntry *entries = tdt_letter_get_placeholders (&n_placeholders);

  for (guint i = 0; i < n_placeholders; i++)
    if (is_word (text, length, entries[i].word) ||
        is_word (text, length, get_word (phrases, &entries[i])))
      return &entries[i];
  for (guint i = 0; i < n_placeholders; i++)
    if (is_meant (text, length, entries[i].word) ||
        is_meant (text, length, get_word (phrases, &entries[i])))
      return &entries[i];
  return NULL;
}

/* What comes next in a template. */
typedef enum
{
  PIECE_TEXT,
  PIECE_PLACEHOLDER,
  PIECE_UNKNOWN,
  PIECE_UNCLOSED,
} PieceType;

typedef struct
{
  PieceType type;
  gsize length;
  const TdtPlaceholderEntry *entry;
} Piece;

static Piece
read_piece (const TdtPhrases *phrases, const char *text)
{
  gsize length = strcspn (text + 1, "{}\n") + 1;
  const TdtPlaceholderEntry *entry;

  if (*text != '{')
    return (Piece){ .type = PIECE_TEXT, .length = strcspn (text, "{") };
  if (text[1] == '{')
    return (Piece){ .type = PIECE_TEXT, .length = 2 };
  if (text[length] != '}')
    return (Piece){ .type = PIECE_UNCLOSED, .length = length };
  entry = find_placeholder (phrases, text + 1, length - 1);
  return (Piece){ .type = entry != NULL ? PIECE_PLACEHOLDER : PIECE_UNKNOWN,
                  .length = length + 1,
                  .entry = entry };
}

static void
free_fault (gpointer data)
{
  g_free (((TdtLetterFault *) data)->message);
  g_free (data);
}

static TdtLetterFault *
make_fault (const char *text, gsize start, const Piece *piece)
{
  TdtLetterFault *fault = g_new0 (TdtLetterFault, 1);
  g_autofree char *what = g_strndup (text + start, piece->length);
  const char *line = text;

  fault->start = start;
  fault->length = piece->length;
  fault->line = 1;
  for (const char *p = text; p < text + start; p++)
    if (*p == '\n')
      {
        fault->line++;
        line = p + 1;
      }
  fault->column = (guint) g_utf8_strlen (line, text + start - line) + 1;
  fault->message = piece->type == PIECE_UNKNOWN
                       /* Translators: something like {nmae} in a template of letters, and where */
                       ? g_strdup_printf (_ ("“%s” (line %u, character %u) is not a placeholder. "
                                             "Choose one from the list, or write {{ for a brace."),
                                          what, fault->line, fault->column)
                       : g_strdup_printf (_ ("The brace before “%s” (line %u, character %u) is not "
                                             "closed. Add }, or write {{ for a brace."),
                                          what + 1, fault->line, fault->column);
  return fault;
}

GPtrArray *
tdt_letter_check (const char *text, const char *language)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new (language);
  GPtrArray *faults = g_ptr_array_new_with_free_func (free_fault);

  for (gsize at = 0; text[at] != '\0';)
    {
      Piece piece = read_piece (phrases, text + at);

      if (piece.type == PIECE_UNKNOWN || piece.type == PIECE_UNCLOSED)
        g_ptr_array_add (faults, make_fault (text, at, &piece));
      at += piece.length;
    }
  return faults;
}

/* Whether a line goes: it has placeholders, and none of them says anything. */
typedef struct
{
  GString *text;
  gsize line_start;
  gboolean has_placeholder;
  gboolean has_value;
  GPtrArray *empty;
} Filling;

static void
end_line (Filling *filling)
{
  if (filling->has_placeholder && !filling->has_value)
    g_string_truncate (filling->text, filling->line_start);
  else
    g_string_append_c (filling->text, '\n');
  filling->line_start = filling->text->len;
  filling->has_placeholder = filling->has_value = FALSE;
}

static void
add_text (Filling *filling, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p++)
    if (*p == '\n')
      end_line (filling);
    else
      g_string_append_c (filling->text, *p);
}

static void
add_value (Filling *filling, const TdtLetterContext *context, const TdtPlaceholderEntry *entry)
{
  g_autofree char *value = entry->func (context);
  const char *word = get_word (context->content.phrases, entry);

  filling->has_placeholder = TRUE;
  if (*value != '\0')
    filling->has_value = TRUE;
  else if (!g_ptr_array_find_with_equal_func (filling->empty, word, g_str_equal, NULL))
    g_ptr_array_add (filling->empty, g_strdup (word));
  g_string_append (filling->text, value);
}

/* Left-out lines leave no hole behind. */
static char *
dup_without_holes (const char *text)
{
  GString *closed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\n' || !g_str_has_suffix (closed->str, "\n\n"))
      g_string_append_c (closed, *p);
  return g_strstrip (g_string_free (closed, FALSE));
}

static char *
fill (const TdtLetterContext *context, const char *template, GPtrArray *empty)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Filling filling = { .text = text, .empty = empty };

  while (*template != '\0')
    {
      Piece piece = read_piece (context->content.phrases, template);

      if (piece.type == PIECE_PLACEHOLDER)
        add_value (&filling, context, piece.entry);
      else if (piece.type == PIECE_TEXT && *template == '{')
        g_string_append_c (text, '{');
      else
        add_text (&filling, template, piece.length);
      template += piece.length;
    }
  end_line (&filling);
  return dup_without_holes (text->str);
}

static int
compare_participants (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TdtRoot *root = user_data;
  const TdtRow *one = tdt_root_follow (root, *(const TdtRow *const *) a, TDT_PARTICIPANT_SESSION);
  const TdtRow *other = tdt_root_follow (root, *(const TdtRow *const *) b, TDT_PARTICIPANT_SESSION);
  const TdtTime *start = tdt_row_get_time (one, TDT_SESSION_START);
  const TdtTime *other_start = tdt_row_get_time (other, TDT_SESSION_START);

  if (start == NULL || other_start == NULL)
    return start == other_start ? strcmp (tdt_row_get_uid (one), tdt_row_get_uid (other))
                                : (start == NULL) - (other_start == NULL);
  return tdt_time_compare (start, other_start);
}

static GPtrArray *
collect_participants (const TdtRoot *root, const TdtRow *person)
{
  GPtrArray *found = person != NULL ? tdt_person_get_attendances (root, tdt_row_get_uid (person))
                                    : g_ptr_array_new ();

  for (guint i = found->len; i-- > 0;)
    if (!tdt_row_has (found->pdata[i], TDT_PARTICIPANT_SESSION))
      g_ptr_array_remove_index (found, i);
  g_ptr_array_sort_with_data (found, compare_participants, (gpointer) root);
  return found;
}

void
tdt_letter_free (TdtLetter *letter)
{
  g_free (letter->subject);
  g_free (letter->text);
  g_strfreev (letter->empty);
  g_free (letter);
}

static TdtContent
make_content (const TdtRoot *root, TdtPhrases *phrases)
{
  static const TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;

  return (TdtContent){
    .root = root, .project = tdt_root_get_project (root), .options = &options, .phrases = phrases
  };
}

char *
tdt_letter_dup_event_when (const TdtRoot *root, const char *language)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new (language);
  TdtContent content = make_content (root, phrases);
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (&content);

  return tdt_content_dup_event_when (&content, sessions);
}

TdtLetter *
tdt_letter_write_knowing (const TdtRoot *root, const TdtLetterTemplate *template,
                          const char *person, const char *before, const char *when)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new (template->language);
  const TdtRow *row = tdt_root_lookup_kind (root, TDT_KIND_PERSON, person);
  g_autoptr (GPtrArray) participants = collect_participants (root, row);
  TdtLetterContext context = {
    .content = make_content (root, phrases),
    .person = row,
    .participants = participants,
    .before = before,
    .when = when,
  };
  TdtLetter *letter = g_new0 (TdtLetter, 1);
  GPtrArray *empty = g_ptr_array_new ();

  letter->subject = g_strdelimit (fill (&context, template->subject, empty), "\n", ' ');
  letter->text = fill (&context, template->body, empty);
  g_ptr_array_add (empty, NULL);
  letter->empty = (GStrv) g_ptr_array_free (empty, FALSE);
  return letter;
}

TdtLetter *
tdt_letter_write (const TdtRoot *root, const TdtLetterTemplate *template, const char *person,
                  const char *before)
{
  return tdt_letter_write_knowing (root, template, person, before, NULL);
}
