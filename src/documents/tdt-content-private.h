/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-document.h"
#include "tdt-phrases.h"
#include "tdt-root.h"
#include "tdt-typography.h"

G_BEGIN_DECLS

/**
 * TdtContent: what the function of a document works with: the project, the language, the options
 * in force, and the tree that grows.
 * @french_text: whether what people typed is French
 * @setup: paper and design
 * @format: (nullable): name of a sheet of cards
 */
typedef struct
{
  TdtDocumentId id;
  const TdtRoot *root;
  const TdtRow *project;
  const TdtDocumentOptions *options;
  const TdtRow *saved;
  TdtPhrases *phrases;
  gboolean french_text;
  TdtPageSetup setup;
  const char *format;
  TdtBuilder *builder;
} TdtContent;

/** TdtContentFunc: builds one document. */
typedef gboolean (*TdtContentFunc) (TdtContent *content, GError **error);

/** TdtPersonDetail: what of a person a line shows. */
typedef struct
{
  char *name;
  char *function;
  char *organisation;
} TdtPersonDetail;

void tdt_person_detail_clear (TdtPersonDetail *detail);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdtPersonDetail, tdt_person_detail_clear)

void tdt_content_begin_table (const TdtContent *content, TdtColumn *columns, guint n_columns);
void tdt_content_add_heads (const TdtContent *content);
const char *tdt_content_say (const TdtContent *content, const char *text);
char *tdt_content_dup_field (const TdtContent *content, const TdtRow *row, TdtFieldId field);
char *tdt_content_dup_token (const TdtContent *content, const TdtRow *row, TdtFieldId field);
char *tdt_content_dup_title (const TdtContent *content);
char *tdt_content_dup_session_title (const TdtContent *content, const TdtRow *session);
char *tdt_content_dup_session_place (const TdtContent *content, const TdtRow *session);
char *tdt_content_dup_hours (const TdtContent *content, const TdtRow *session);
char *tdt_content_dup_when (const TdtContent *content, const TdtRow *session);
char *tdt_content_dup_event_when (const TdtContent *content, GPtrArray *sessions);
void tdt_content_person_detail (const TdtContent *content, const TdtRow *person,
                                const TdtRow *spoken_for, TdtPersonDetail *detail);
char *tdt_content_dup_organisation (const TdtContent *content, const TdtRow *person,
                                    const TdtRow *spoken_for);
char *tdt_content_dup_list_name (const TdtContent *content, const TdtRow *person);
char *tdt_content_dup_sort_key (const TdtRow *person);
const char *tdt_content_answer_note (const TdtContent *content, const TdtRow *participant);

GPtrArray *tdt_content_get_sessions (const TdtContent *content);
GPtrArray *tdt_content_get_participants (const TdtContent *content, const TdtRow *session);
gboolean tdt_content_is_wanted (const TdtContent *content, const TdtRow *row);
gboolean tdt_content_is_coming (const TdtRow *participant);
gint64 tdt_content_session_end (const TdtRow *session);
gboolean tdt_content_is_pause (const TdtRow *session);
gboolean tdt_content_uses_one_room (GPtrArray *sessions);

void tdt_content_add_speakers (TdtContent *content, const TdtRow *session);
void tdt_content_add_speaker_runs (TdtContent *content, const TdtRow *participant);
void tdt_content_add_links (TdtContent *content, const TdtRow *owner);
void tdt_content_add_field (TdtContent *content, const TdtRow *row, TdtFieldId field,
                            TdtTextStyle style);
void tdt_content_add_logos (TdtContent *content);
void tdt_content_add_head (TdtContent *content, const char *title);

char *tdt_content_dup_document_name (const TdtContent *content);
void tdt_content_add_named_head (TdtContent *content, const char *title);

gboolean tdt_content_set_up_sheet (TdtContent *content, GError **error);
const TdtCardSheet *tdt_content_find_sheet (const TdtContent *content, GError **error);
gboolean tdt_content_build_tent_cards (TdtContent *content, GError **error);
gboolean tdt_content_build_badges (TdtContent *content, GError **error);
gboolean tdt_content_build_brief (TdtContent *content, GError **error);
gboolean tdt_content_build_host_brief (TdtContent *content, GError **error);
gboolean tdt_content_build_letters (TdtContent *content, GError **error);
gboolean tdt_content_build_invitation_cards (TdtContent *content, GError **error);
gboolean tdt_content_build_labels (TdtContent *content, GError **error);
gboolean tdt_content_build_run_sheet (TdtContent *content, GError **error);
gboolean tdt_content_build_seating (TdtContent *content, GError **error);
gboolean tdt_content_build_sign_in (TdtContent *content, GError **error);
gboolean tdt_content_build_contacts (TdtContent *content, GError **error);
gboolean tdt_content_build_minutes (TdtContent *content, GError **error);
gboolean tdt_content_build_precedence (TdtContent *content, GError **error);
gboolean tdt_content_build_programme (TdtContent *content, GError **error);
gboolean tdt_content_build_agenda (TdtContent *content, GError **error);

G_END_DECLS
