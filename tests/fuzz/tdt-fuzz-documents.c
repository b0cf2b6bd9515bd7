/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include "tdt-document.h"
#include "tdt-edit.h"
#include "tdt-example.h"
#include "tdt-letter.h"
#include "tdt-typography.h"

#include <string.h>

static TdtRoot *example;

static const TdtRoot *
get_example (void)
{
  if (example == NULL)
    example = tdt_example_new ();
  return example;
}

static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
}

static GPtrArray *
make_letters (void)
{
  static const char *const LANGUAGES[] = { "en", "fr" };
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    {
      g_autoptr (TdtLetterTemplate) template = tdt_letter_template_find (
          get_example (), TDT_LETTER_KIND_INVITATION, LANGUAGES[i]);

      g_ptr_array_add (seeds, g_bytes_new (template->body, strlen (template->body)));
    }
  return seeds;
}

static void
run_letters (GBytes *bytes)
{
  g_autofree char *text = dup_text (bytes);
  TdtLetterTemplate template = { .language = (char *) "fr", .subject = text, .body = text };
  g_autoptr (GPtrArray) faults = tdt_letter_check (text, "fr");
  g_autoptr (TdtLetter) letter = NULL;
  const TdtRow *person = NULL;
  TdtRowIter iter;

  for (guint i = 0; i < faults->len; i++)
    {
      const TdtLetterFault *fault = faults->pdata[i];

      g_assert_cmpuint (fault->start + fault->length, <=, strlen (text));
    }
  tdt_row_iter_init (&iter, get_example (), TDT_KIND_PERSON);
  tdt_row_iter_next (&iter, &person);
  letter = tdt_letter_write (get_example (), &template, tdt_row_get_uid (person), NULL);
  g_assert_true (g_utf8_validate (letter->text, -1, NULL));
}

/* A page of HTML holds whatever a session is called, and French spaces are put in anything. */
static void
run_text (GBytes *bytes)
{
  g_autofree char *text = dup_text (bytes);
  g_autofree char *spaced = tdt_typography_dup_text (TRUE, text);
  g_autoptr (TdtEdit) edit = tdt_edit_new (get_example ());
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) root = NULL;
  const TdtRow *session = NULL;
  TdtRowIter iter;

  g_assert_true (g_utf8_validate (spaced, -1, NULL));
  tdt_row_iter_init (&iter, get_example (), TDT_KIND_SESSION);
  tdt_row_iter_next (&iter, &session);
  if (!tdt_edit_set_text (edit, tdt_row_get_uid (session), TDT_SESSION_TITLE, text, NULL))
    return;
  root = tdt_edit_apply (edit);
  tdt_document_write (TDT_DOCUMENT_PROGRAMME, TDT_FORMAT_HTML, root, &options, stream, NULL, NULL,
                      &error);
  g_assert_no_error (error);
}

static GPtrArray *
make_texts (void)
{
  static const char TEXT[] = "Eau : qui décide ? « Ensemble » ! 10 h 15 - <b>50 %</b> & \"l'eau\"…";
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (seeds, g_bytes_new_static (TEXT, strlen (TEXT)));
  return seeds;
}

const TdtFuzzTarget tdt_fuzz_documents[] = {
  { "letters", make_letters, run_letters,
    "{ } {{ }} {name} {nom} {programme} {x \n \r\n {{name}}" },
  { "text", make_texts, run_text, "« » : ; ! ? <b> </b> & &amp; \" ' https://example.org/ - …" },
  { NULL },
};
