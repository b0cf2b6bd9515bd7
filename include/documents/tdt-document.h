/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"
#include "tdt-root.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtDocumentId: which document, one of the words `TDT_DOCUMENT_*` of tdt-tokens.def, such as
 * %TDT_DOCUMENT_PROGRAMME.
 */
typedef int TdtDocumentId;

/**
 * TdtDocumentFormat: what a document is written as.
 * @TDT_FORMAT_PDF: pages, fonts embedded
 * @TDT_FORMAT_HTML: one self-contained page
 * @TDT_FORMAT_ODT: a text document with styles
 * @TDT_FORMAT_CSV: a table of the document's records
 */
typedef enum
{
  TDT_FORMAT_PDF,
  TDT_FORMAT_HTML,
  TDT_FORMAT_ODT,
  TDT_FORMAT_CSV,
  TDT_N_FORMATS
} TdtDocumentFormat;

/**
 * TdtDocumentOptions: how one document is wanted. What is left out comes from the options saved in
 * the project, else from the defaults.
 * @language: (nullable): BCP 47 tag, else the project's language
 * @paper: one of the words `TDT_PAPER_*`, or -1
 * @design: one of the words `TDT_DESIGN_*`, or -1
 * @size: size of running text in points, or 0
 * @session: (nullable): uid of the only session wanted
 * @person: (nullable): uid of the only person wanted
 * @records: (nullable): uids of the only parts wanted: participants of cards, people of briefs
 * @day: julian number of the only day wanted, or 0
 * @format: (nullable): name of a sheet of cards
 * @printed: (nullable): the time of printing, for the footer and the file's date
 */
typedef struct
{
  const char *language;
  int paper;
  int design;
  int size;
  const char *session;
  const char *person;
  const char *const *records;
  gint64 day;
  const char *format;
  const TdtTime *printed;
} TdtDocumentOptions;

/** TDT_DOCUMENT_OPTIONS_INIT: options that leave everything to the project. */
#define TDT_DOCUMENT_OPTIONS_INIT                                                                  \
  {                                                                                                \
    .paper = -1, .design = -1                                                                      \
  }

/**
 * TdtDocumentError:
 * @TDT_DOCUMENT_ERROR_FORMAT: the document does not exist in that format
 * @TDT_DOCUMENT_ERROR_SESSION: the project has no such session
 * @TDT_DOCUMENT_ERROR_PERSON: the project has no such person
 * @TDT_DOCUMENT_ERROR_SHEET: no sheet of cards has that name
 */
typedef enum
{
  TDT_DOCUMENT_ERROR_FORMAT,
  TDT_DOCUMENT_ERROR_SESSION,
  TDT_DOCUMENT_ERROR_PERSON,
  TDT_DOCUMENT_ERROR_SHEET,
} TdtDocumentError;

#define TDT_DOCUMENT_ERROR (tdt_document_error_quark ())
GQuark tdt_document_error_quark (void);

const char *tdt_document_format_name (TdtDocumentFormat format);
int tdt_document_format_by_name (const char *name);
gboolean tdt_document_exists (TdtDocumentId id);
gboolean tdt_document_has_format (TdtDocumentId id, TdtDocumentFormat format);
gboolean tdt_document_takes_day (TdtDocumentId id);
gboolean tdt_document_takes_session (TdtDocumentId id);
gboolean tdt_document_takes_person (TdtDocumentId id);

/**
 * TdtSheetFormat:
 * @name: as in #TdtDocumentOptions
 * @width: of a card as it stands or hangs, in millimetres
 * @height: of it, in millimetres
 */
typedef struct
{
  const char *name;
  double width;
  double height;
} TdtSheetFormat;

GPtrArray *tdt_document_list_sheets (TdtDocumentId id);

/**
 * TdtDocumentColumn:
 * @word: its name in the saved options
 * @context: (nullable): of @label, for the translation
 * @label: its head, to be translated
 * @kept: the document makes no sense without it
 */
typedef struct
{
  const char *word;
  const char *context;
  const char *label;
  gboolean kept;
} TdtDocumentColumn;

const TdtDocumentColumn *tdt_document_get_columns (TdtDocumentId id, guint *n_columns);
gboolean tdt_document_shows_column (const TdtRow *saved, const TdtDocumentColumn *column);

TdtDocument *tdt_document_build (TdtDocumentId id, const TdtRoot *root,
                                 const TdtDocumentOptions *options, GError **error);
gboolean tdt_document_write (TdtDocumentId id, TdtDocumentFormat format, const TdtRoot *root,
                             const TdtDocumentOptions *options, GOutputStream *stream,
                             GPtrArray **warnings, GCancellable *cancellable, GError **error);

G_END_DECLS
