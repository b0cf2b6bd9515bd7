/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of letters: the program's own, and those of the project. */
#include "config.h"

#include "tdt-letter-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *subject;
  const char *body;
} Words;

/* Translators: letters to people who take part in a meeting. The words in braces are placeholders:
 * write them as the words of the context "placeholder" are translated. A line of which all
 * placeholders are empty is left out of a letter. */
static const Words own_words[] = {
  [TDT_LETTER_KIND_INVITATION] = {
    N_ ("Invitation: {event}"),
    N_ ("{greeting}\n\n"
        "We have the pleasure of inviting you to “{event}”.\n"
        "When: {when}\n"
        "Where: {place}\n\n"
        "This is what we would like you to take part in:\n"
        "{programme}\n\n"
        "Please let us know whether you can come.\n"
        "Contact: {contact}\n"
        "Programme: {web}\n\n"
        "Yours faithfully,\n"
        "{organiser}\n"),
  },
  [TDT_LETTER_KIND_REMINDER] = {
    N_ ("Your answer is awaited: {event}"),
    N_ ("{greeting}\n\n"
        "We have not heard from you yet about “{event}”.\n"
        "This is what we would like you to take part in:\n"
        "{programme}\n\n"
        "Would you please let us know whether you can come?\n"
        "Contact: {contact}\n\n"
        "Yours faithfully,\n"
        "{organiser}\n"),
  },
  [TDT_LETTER_KIND_CONFIRMATION] = {
    N_ ("Confirmation: {event}"),
    N_ ("{greeting}\n\n"
        "Thank you for accepting to take part in “{event}”. We look forward to seeing you:\n"
        "{programme}\n\n"
        "Where: {place}\n"
        "Contact on the day: {contact}\n\n"
        "Yours faithfully,\n"
        "{organiser}\n"),
  },
  [TDT_LETTER_KIND_CHANGE] = {
    N_ ("Change: {event}"),
    N_ ("{greeting}\n\n"
        "Something has changed for you in the programme of “{event}”:\n"
        "{changes}\n\n"
        "This is how it stands now:\n"
        "{programme}\n\n"
        "Please let us know if this does not suit you.\n"
        "Contact: {contact}\n\n"
        "Yours faithfully,\n"
        "{organiser}\n"),
  },
  [TDT_LETTER_KIND_THANKS] = {
    N_ ("Thank you: {event}"),
    N_ ("{greeting}\n\n"
        "Thank you for taking part in “{event}”. Your contribution did much for its success.\n\n"
        "Yours faithfully,\n"
        "{organiser}\n"),
  },
  [TDT_LETTER_KIND_SHARING] = {
    N_ ("{event}: documents"),
    N_ ("{greeting}\n\n"
        "Please find attached the documents of “{event}”.\n"
        "When: {when}\n"
        "Where: {place}\n\n"
        "{overview}\n\n"
        "A project that is attached can be edited with Tour de Table and sent back: what you "
        "change in it will be merged.\n\n"
        "{organiser}\n"),
  },
};

/* "fr" and "fr-BE" are written to with the same words. */
static gboolean
is_same_language (const char *one, const char *other)
{
  gsize length = strcspn (one, "-_");

  return length == strcspn (other, "-_") && g_ascii_strncasecmp (one, other, length) == 0;
}

static const char *
get_project_language (const TdtRoot *root)
{
  const char *language = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_LANGUAGE);

  return language != NULL ? language : "en";
}

static const TdtRow *
find_row (const TdtRoot *root, int kind, const char *language)
{
  g_autoptr (GPtrArray) rows = tdt_root_get_sorted (root, TDT_KIND_MAIL_TEMPLATE);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *own = tdt_row_get_text (rows->pdata[i], TDT_MAIL_TEMPLATE_LANGUAGE);

      if (tdt_row_get_token (rows->pdata[i], TDT_MAIL_TEMPLATE_KIND) == kind &&
          is_same_language (own != NULL ? own : get_project_language (root), language))
        return rows->pdata[i];
    }
  return NULL;
}

/* Whether there are words for a letter in that language, the program's or the project's. */
static gboolean
can_write (const TdtRoot *root, const char *language)
{
  g_autoptr (TdtPhrases) phrases = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  if (is_same_language (language, "en"))
    return TRUE;
  tdt_row_iter_init (&iter, root, TDT_KIND_MAIL_TEMPLATE);
  while (tdt_row_iter_next (&iter, &row))
    if (is_same_language (tdt_row_get_text_or_empty (row, TDT_MAIL_TEMPLATE_LANGUAGE), language))
      return TRUE;
  phrases = tdt_phrases_new (language);
  return tdt_phrases_has (phrases, own_words[TDT_LETTER_KIND_INVITATION].body);
}

const char *
tdt_letter_get_language (const TdtRoot *root, const TdtRow *person)
{
  const char *project = get_project_language (root);
  const char *language = person != NULL ? tdt_row_get_text (person, TDT_PERSON_LANGUAGE) : NULL;

  return language == NULL || is_same_language (language, project) || !can_write (root, language)
             ? project
             : language;
}

static char *
dup_words (const TdtRow *row, TdtFieldId field, const TdtPhrases *phrases, const char *own)
{
  return g_strdup (row != NULL && tdt_row_has (row, field) ? tdt_row_get_text (row, field)
                                                           : tdt_phrases_get (phrases, own));
}

TdtLetterTemplate *
tdt_letter_template_find (const TdtRoot *root, int kind, const char *language)
{
  TdtLetterTemplate *template = g_new0 (TdtLetterTemplate, 1);
  g_autoptr (TdtPhrases) phrases = NULL;

  g_return_val_if_fail (kind >= 0 && kind < (int) G_N_ELEMENTS (own_words), NULL);

  template->language = g_strdup (language != NULL ? language
                                                  : tdt_letter_get_language (root, NULL));
  phrases = tdt_phrases_new (template->language);
  template->row = find_row (root, kind, template->language);
  template->subject = dup_words (template->row, TDT_MAIL_TEMPLATE_SUBJECT, phrases,
                                 own_words[kind].subject);
  template->body = dup_words (template->row, TDT_MAIL_TEMPLATE_BODY, phrases, own_words[kind].body);
  return template;
}

void
tdt_letter_template_free (TdtLetterTemplate *template)
{
  g_free (template->language);
  g_free (template->subject);
  g_free (template->body);
  g_free (template);
}
