/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-document.h"

#include "tdt-content-private.h"
#include "tdt-render-csv.h"
#include "tdt-render-html.h"
#include "tdt-render-odt.h"
#include "tdt-render-pdf.h"

#include <glib/gi18n-lib.h>

#define ORDINARY_SIZE 11.0
#define SMALL_PAPER_SCALE 0.86

/* clang-format off: the first word is a text, not a sum. */
G_DEFINE_QUARK (tdt - document - error - quark, tdt_document_error)
/* clang-format on */

#define CARDS (1u << TDT_FORMAT_PDF | 1u << TDT_FORMAT_HTML)
#define PAGES (CARDS | 1u << TDT_FORMAT_ODT)
#define TABLES (PAGES | 1u << TDT_FORMAT_CSV)

/* Every document: what it can be written as, what it may be about, and who builds it. */
static const struct
{
  TdtContentFunc build;
  guint formats;
  /* Those about a session may be about a day, too. */
  gboolean day;
  gboolean session;
  gboolean person;
  gboolean landscape;
  gboolean one_page;
  gboolean sheet;
  const char *section;
} documents[] = {
  [TDT_DOCUMENT_PROGRAMME] = { .build = tdt_content_build_programme,
                               .formats = PAGES,
                               .day = TRUE,
                               .one_page = TRUE },
  [TDT_DOCUMENT_AGENDA] = { .build = tdt_content_build_agenda, .formats = PAGES, .session = TRUE },
  [TDT_DOCUMENT_RUN_SHEET] = { .build = tdt_content_build_run_sheet,
                               .formats = TABLES,
                               .session = TRUE,
                               .landscape = TRUE,
                               .section = N_ ("Day") },
  [TDT_DOCUMENT_TENT_CARDS] = { .build = tdt_content_build_tent_cards,
                                .formats = CARDS,
                                .session = TRUE,
                                .sheet = TRUE },
  [TDT_DOCUMENT_BADGES] = { .build = tdt_content_build_badges,
                            .formats = CARDS,
                            .session = TRUE,
                            .sheet = TRUE },
  [TDT_DOCUMENT_SIGN_IN] = { .build = tdt_content_build_sign_in,
                             .formats = TABLES,
                             .session = TRUE,
                             .landscape = TRUE },
  [TDT_DOCUMENT_SEATING] = { .build = tdt_content_build_seating,
                             .formats = TABLES,
                             .session = TRUE },
  [TDT_DOCUMENT_BRIEF] = { .build = tdt_content_build_brief, .formats = PAGES, .person = TRUE },
  [TDT_DOCUMENT_PRECEDENCE] = { .build = tdt_content_build_precedence,
                                .formats = TABLES,
                                .session = TRUE,
                                .landscape = TRUE },
  [TDT_DOCUMENT_HOST_BRIEF] = { .build = tdt_content_build_host_brief,
                                .formats = PAGES,
                                .day = TRUE },
  [TDT_DOCUMENT_LETTERS] = { .build = tdt_content_build_letters, .formats = PAGES, .person = TRUE },
  [TDT_DOCUMENT_INVITATION_CARDS] = { .build = tdt_content_build_invitation_cards,
                                      .formats = CARDS,
                                      .person = TRUE,
                                      .sheet = TRUE },
  [TDT_DOCUMENT_LABELS] = { .build = tdt_content_build_labels,
                            .formats = CARDS,
                            .person = TRUE,
                            .sheet = TRUE },
  [TDT_DOCUMENT_MINUTES] = { .build = tdt_content_build_minutes,
                             .formats = PAGES,
                             .session = TRUE },
  [TDT_DOCUMENT_CONTACTS] = { .build = tdt_content_build_contacts,
                              .formats = TABLES,
                              .landscape = TRUE,
                              .section = N_ ("Organisation") },
};

static const char *const format_names[TDT_N_FORMATS] = { "pdf", "html", "odt", "csv" };

/** tdt_document_format_name: the name of a format on the command line, such as "pdf". */
const char *
tdt_document_format_name (TdtDocumentFormat format)
{
  return format_names[format];
}

/** tdt_document_format_by_name: the format of that name, or -1. */
int
tdt_document_format_by_name (const char *name)
{
  for (guint i = 0; i < TDT_N_FORMATS; i++)
    if (g_str_equal (name, format_names[i]))
      return (int) i;
  return -1;
}

/** tdt_document_exists: whether this version can build the document. */
gboolean
tdt_document_exists (TdtDocumentId id)
{
  return id >= 0 && id < (int) G_N_ELEMENTS (documents) && documents[id].build != NULL;
}

gboolean
tdt_document_has_format (TdtDocumentId id, TdtDocumentFormat format)
{
  return tdt_document_exists (id) && (documents[id].formats & (1u << format)) != 0;
}

/** tdt_document_takes_day: whether the document may be about one day of the event only. */
gboolean
tdt_document_takes_day (TdtDocumentId id)
{
  return tdt_document_exists (id) && (documents[id].session || documents[id].day);
}

/** tdt_document_takes_session: whether the document may be about one session only. */
gboolean
tdt_document_takes_session (TdtDocumentId id)
{
  return tdt_document_exists (id) && documents[id].session;
}

/** tdt_document_takes_person: whether the document may be about one person only. */
gboolean
tdt_document_takes_person (TdtDocumentId id)
{
  return tdt_document_exists (id) && documents[id].person;
}

static const TdtRow *
find_saved_options (const TdtRoot *root, TdtDocumentId id)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DOCUMENT_OPTIONS);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_DOCUMENT_OPTIONS_DOCUMENT) &&
        tdt_row_get_token (row, TDT_DOCUMENT_OPTIONS_DOCUMENT) == id)
      return row;
  return NULL;
}

static int
choose (int wanted, const TdtRow *saved, TdtFieldId field, int otherwise)
{
  if (wanted >= 0)
    return wanted;
  if (saved == NULL || !tdt_row_has (saved, field) ||
      tdt_row_get_token (saved, field) == TDT_TOKEN_OTHER)
    return otherwise;
  return tdt_row_get_token (saved, field);
}

static void
set_up_pages (TdtContent *content)
{
  static const TdtPageSetup papers[] = {
    [TDT_PAPER_A4] = { 210, 297, 24, 25, 22, 0, 1, FALSE },
    [TDT_PAPER_A5] = { 148, 210, 15, 18, 17, 0, SMALL_PAPER_SCALE, FALSE },
    [TDT_PAPER_LETTER] = { 215.9, 279.4, 25, 24, 22, 0, 1, FALSE },
  };
  const TdtDocumentOptions *options = content->options;
  int paper = choose (options->paper, content->saved, TDT_DOCUMENT_OPTIONS_PAPER, TDT_PAPER_A4);
  gint64 size = options->size;

  content->setup = papers[CLAMP (paper, 0, (int) G_N_ELEMENTS (papers) - 1)];
  content->setup.design = choose (options->design, content->saved, TDT_DOCUMENT_OPTIONS_DESIGN,
                                  TDT_DESIGN_SOBER);
  if (size == 0 && content->saved != NULL)
    size = tdt_row_get_number (content->saved, TDT_DOCUMENT_OPTIONS_SIZE, 0);
  if (size > 0)
    content->setup.scale = (double) size / ORDINARY_SIZE;
  content->setup.prefer_one_page = documents[content->id].one_page;
  if (documents[content->id].landscape)
    {
      double width = content->setup.width;

      content->setup.width = content->setup.height;
      content->setup.height = width;
      content->setup.margin = content->setup.margin * 0.65;
      content->setup.margin_top = content->setup.margin_top * 0.8;
      content->setup.margin_bottom = content->setup.margin_bottom * 0.85;
    }
}

static char *
dup_stamp (const TdtContent *content)
{
  g_autofree char *by = tdt_content_dup_field (content, content->project, TDT_PROJECT_APPROVED_BY);
  const char *state;

  if (!tdt_row_has (content->project, TDT_PROJECT_STAMP))
    return NULL;
  /* Translators: stamps on top of every page of a document */
  state = tdt_row_get_token (content->project, TDT_PROJECT_STAMP) == TDT_STAMP_FINAL
              ? tdt_content_say (content, N_ ("FINAL"))
              : tdt_content_say (content, N_ ("PROVISIONAL"));
  if (*by == '\0')
    return g_strdup (state);
  /* Translators: stamp on a document, and who answers for it */
  return tdt_phrases_dup_filled (content->phrases, N_ ("{stamp} · approved by {name}"), "stamp",
                                 state, "name", by, NULL);
}

static char *
dup_footer (const TdtContent *content)
{
  const TdtTime *printed = content->options->printed;
  g_autofree char *version = tdt_content_dup_field (content, content->project, TDT_PROJECT_VERSION);
  g_autofree char *own = tdt_content_dup_field (content, content->saved,
                                                TDT_DOCUMENT_OPTIONS_FOOTER);
  g_autofree char *numbered = NULL;
  g_autofree char *when = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (*own != '\0')
    g_ptr_array_add (parts, own);
  if (*version != '\0')
    {
      /* Translators: at the foot of every page */
      numbered = tdt_phrases_dup_filled (content->phrases, N_ ("Version {version}"), "version",
                                         version, NULL);
      g_ptr_array_add (parts, numbered);
    }
  if (printed != NULL)
    {
      g_autofree char *date = tdt_typography_dup_short_date (content->phrases,
                                                             tdt_time_julian (printed));
      g_autofree char *clock = tdt_typography_dup_clock (tdt_time_minute_of_day (printed));

      /* Translators: at the foot of every page; date and time are in figures */
      when = tdt_phrases_dup_filled (content->phrases, N_ ("printed on {date} at {time}"), "date",
                                     date, "time", clock, NULL);
      g_ptr_array_add (parts, when);
    }
  if (documents[content->id].sheet)
    /* Translators: at the foot of sheets that are cut or folded, for who prints them */
    g_ptr_array_add (parts, (gpointer) tdt_content_say (content, N_ ("print at 100 %")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
set_marks (TdtContent *content)
{
  g_autofree char *said = tdt_content_dup_document_name (content);
  g_autofree char *event = tdt_content_dup_title (content);
  g_autofree char *organiser = tdt_content_dup_field (content, content->project,
                                                      TDT_PROJECT_ORGANISER);
  g_autofree char *title = NULL;
  g_autofree char *stamp = dup_stamp (content);
  g_autofree char *footer = dup_footer (content);

  /* Translators: title of a document and of the meeting, as in “Programme – Meeting of mayors” */
  title = tdt_phrases_dup_filled (content->phrases, N_ ("{document} – {event}"), "document", said,
                                  "event", event, NULL);
  tdt_builder_set_title (content->builder, title, event, *organiser != '\0' ? organiser : NULL);
  tdt_builder_set_marks (content->builder, title, stamp, *footer != '\0' ? footer : NULL,
                         /* Translators: number of a page and of all pages */
                         tdt_content_say (content, N_ ("{page} / {pages}")));
  tdt_builder_set_created (content->builder, content->options->printed);
}

static gboolean
check_options (const TdtContent *content, GError **error)
{
  const TdtDocumentOptions *options = content->options;

  if (options->session != NULL &&
      tdt_root_lookup_kind (content->root, TDT_KIND_SESSION, options->session) == NULL)
    {
      g_set_error (error, TDT_DOCUMENT_ERROR, TDT_DOCUMENT_ERROR_SESSION,
                   _ ("This project has no session “%s”; “info --records” lists all of them"),
                   options->session);
      return FALSE;
    }
  if (options->person != NULL &&
      tdt_root_lookup_kind (content->root, TDT_KIND_PERSON, options->person) == NULL)
    {
      g_set_error (error, TDT_DOCUMENT_ERROR, TDT_DOCUMENT_ERROR_PERSON,
                   _ ("This project has no person “%s”; “info --records” lists all of them"),
                   options->person);
      return FALSE;
    }
  return TRUE;
}

/**
 * tdt_document_build:
 * @id: which document
 * @root: the project
 * @options: how it is wanted
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): the document as a tree of blocks
 */
TdtDocument *
tdt_document_build (TdtDocumentId id, const TdtRoot *root, const TdtDocumentOptions *options,
                    GError **error)
{
  const TdtRow *project = tdt_root_get_project (root);
  const char *typed = tdt_row_get_text (project, TDT_PROJECT_LANGUAGE);
  TdtContent content = { .id = id, .root = root, .project = project, .options = options };
  g_autoptr (TdtBuilder) builder = NULL;
  g_autoptr (TdtPhrases) phrases = NULL;
  g_autoptr (TdtPhrases) text = NULL;
  const char *language = options->language;

  g_return_val_if_fail (tdt_document_exists (id), NULL);
  if (!check_options (&content, error))
    return NULL;
  content.saved = find_saved_options (root, id);
  if (language == NULL && content.saved != NULL)
    language = tdt_row_get_text (content.saved, TDT_DOCUMENT_OPTIONS_LANGUAGE);
  if (language == NULL)
    language = typed != NULL ? typed : "en";
  content.phrases = phrases = tdt_phrases_new (language);
  text = tdt_phrases_new_from_bytes (typed != NULL ? typed : language, NULL);
  content.french_text = tdt_phrases_is_french (text);
  content.format = options->format;
  if (content.format == NULL && content.saved != NULL)
    content.format = tdt_row_get_text (content.saved, TDT_DOCUMENT_OPTIONS_FORMAT);
  set_up_pages (&content);
  if (documents[id].sheet && !tdt_content_set_up_sheet (&content, error))
    return NULL;
  content.builder = builder = tdt_builder_new (language, &content.setup);
  set_marks (&content);
  if (!documents[id].build (&content, error))
    return NULL;
  return tdt_builder_finish (builder);
}

static gboolean
write_pdf (TdtDocument *document, GOutputStream *stream, GPtrArray **warnings,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (TdtLayout) layout = tdt_layout_new (document);

  if (!tdt_render_pdf (layout, stream, NULL, NULL, cancellable, error))
    return FALSE;
  if (warnings == NULL)
    return TRUE;
  *warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tdt_layout_get_warnings (layout)->len; i++)
    g_ptr_array_add (*warnings,
                     tdt_layout_warning_dup_message (tdt_layout_get_warnings (layout)->pdata[i]));
  return TRUE;
}

static GBytes *
write_csv (TdtDocumentId id, const TdtDocument *document)
{
  g_autoptr (TdtPhrases) phrases = tdt_phrases_new (tdt_document_get_language (document));
  const char *section = documents[id].section;

  return tdt_render_csv (document, section != NULL ? tdt_phrases_get (phrases, section) : NULL);
}

/**
 * tdt_document_write:
 * @id: which document
 * @format: written as what
 * @root: the project
 * @options: how it is wanted
 * @stream: where it goes
 * @warnings: (out) (optional) (element-type utf8): what did not fit, as sentences
 * @cancellable: (nullable): stops the work
 * @error: where to put an error
 *
 * Returns: whether the document was written
 */
gboolean
tdt_document_write (TdtDocumentId id, TdtDocumentFormat format, const TdtRoot *root,
                    const TdtDocumentOptions *options, GOutputStream *stream, GPtrArray **warnings,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (TdtDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!tdt_document_has_format (id, format))
    {
      g_set_error (error, TDT_DOCUMENT_ERROR, TDT_DOCUMENT_ERROR_FORMAT,
                   _ ("The document “%s” cannot be written as %s"),
                   tdt_token_word (TDT_TOKENS_DOCUMENT, id), tdt_document_format_name (format));
      return FALSE;
    }
  document = tdt_document_build (id, root, options, error);
  if (document == NULL)
    return FALSE;
  if (format == TDT_FORMAT_PDF)
    return write_pdf (document, stream, warnings, cancellable, error);
  if (format == TDT_FORMAT_CSV)
    bytes = write_csv (id, document);
  else if (format == TDT_FORMAT_HTML)
    bytes = tdt_render_html (document);
  else
    bytes = tdt_render_odt (document, error);
  if (bytes == NULL)
    return FALSE;
  return g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes), NULL, cancellable, error);
}
