/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * What people do to a project, each verb one step that undo names. Setters validate by the field
 * tables and change nothing when they fail. Verbs that make a record return its uid, owned by the
 * caller, or NULL with an error.
 */

/**
 * tdt_workspace_set_text:
 * @uid: of the record
 * @field: of any type; @text is the value as it stands in a file, %NULL or empty to unset it
 *
 * Typing into one field goes on as one step while it does not pause.
 *
 * Returns: %FALSE with an error a person can act on when @text is not for @field
 */
gboolean tdt_workspace_set_text (TdtWorkspace *workspace, const char *uid, TdtFieldId field,
                                 const char *text, GError **error);
/**
 * tdt_workspace_set_number:
 * @number: for INTEGER, BOOLEAN (0 or 1), DATE and CLOCK fields; %TDT_UNSET unsets it
 */
gboolean tdt_workspace_set_number (TdtWorkspace *workspace, const char *uid, TdtFieldId field,
                                   gint64 number, GError **error);
/** tdt_workspace_set_token: @position: in the field's list of words, %TDT_TOKEN_OTHER unsets it */
gboolean tdt_workspace_set_token (TdtWorkspace *workspace, const char *uid, TdtFieldId field,
                                  int position, GError **error);
gboolean tdt_workspace_set_time (TdtWorkspace *workspace, const char *uid, TdtFieldId field,
                                 const TdtTime *time, GError **error);
/**
 * tdt_workspace_set_text_of_all:
 * @uids: records of one kind
 *
 * Gives several records the same value, as one step.
 */
gboolean tdt_workspace_set_text_of_all (TdtWorkspace *workspace, const char *const *uids,
                                        TdtFieldId field, const char *text, GError **error);

/**
 * tdt_workspace_add:
 * @kind: of the new record
 * @naming: (nullable): text for its first field that is a TITLE
 *
 * The record goes last in its order, where its kind has one.
 */
char *tdt_workspace_add (TdtWorkspace *workspace, TdtKindId kind, const char *naming,
                         GError **error);
/** tdt_workspace_remove: removes a record, and with it what belongs to it. */
gboolean tdt_workspace_remove (TdtWorkspace *workspace, const char *uid, GError **error);
gboolean tdt_workspace_remove_all (TdtWorkspace *workspace, const char *const *uids,
                                   GError **error);
/**
 * tdt_workspace_reorder:
 * @after: (nullable): the record that @uid shall follow
 * @before: (nullable): the record that @uid shall precede
 */
gboolean tdt_workspace_reorder (TdtWorkspace *workspace, const char *uid, const char *after,
                                const char *before, GError **error);

/**
 * tdt_workspace_add_session:
 * @kind: a SESSION_KIND token
 * @start: (nullable): when; %NULL puts it behind the last session of the first day, or leaves it
 *   unplaced where there is no day
 * @room: (nullable): uid of the room
 *
 * The new session gets the kind's usual length, and its name as title.
 */
char *tdt_workspace_add_session (TdtWorkspace *workspace, int kind, const TdtTime *start,
                                 const char *room, GError **error);
/** tdt_workspace_duplicate_session: with its participants, agenda and links; not placed in time. */
char *tdt_workspace_duplicate_session (TdtWorkspace *workspace, const char *session,
                                       GError **error);
/**
 * tdt_workspace_place_session:
 * @start: (nullable): %NULL takes it off the timetable
 * @room: (nullable): uid of the room
 */
gboolean tdt_workspace_place_session (TdtWorkspace *workspace, const char *session,
                                      const TdtTime *start, const char *room, GError **error);

/**
 * tdt_workspace_add_participant:
 * @person: (nullable): uid; %NULL for one still to be named
 * @organisation: (nullable): uid; %NULL takes the person's
 *
 * The newcomer speaks, is to be invited, and comes last.
 */
char *tdt_workspace_add_participant (TdtWorkspace *workspace, const char *session,
                                     const char *person, const char *organisation, GError **error);
/**
 * tdt_workspace_add_participant_text:
 * @text: "Marie Durand", "Marie Durand, CCI" or ", CCI" for somebody still to be named
 *
 * Finds the person and the organisation by name, whatever the case and accents, and makes those
 * that are not there yet. Where somebody of that organisation was still to be named, it is this
 * one.
 */
char *tdt_workspace_add_participant_text (TdtWorkspace *workspace, const char *session,
                                          const char *text, GError **error);
/**
 * tdt_workspace_add_participants_text:
 * @text: several of them, one a line or with ; between
 *
 * Adds all as one step, or none.
 *
 * Returns: how many, 0 with an error
 */
guint tdt_workspace_add_participants_text (TdtWorkspace *workspace, const char *session,
                                           const char *text, GError **error);
/**
 * tdt_workspace_represent_text:
 * @text: who comes on behalf of @participant, as for tdt_workspace_add_participant_text()
 *
 * Finds the person or makes one, and notes the answer "represented", as one step.
 */
gboolean tdt_workspace_represent_text (TdtWorkspace *workspace, const char *participant,
                                       const char *text, GError **error);
char *tdt_workspace_add_agenda_item (TdtWorkspace *workspace, const char *session,
                                     const char *title, gint64 minutes, GError **error);
/** tdt_workspace_add_link: @owner: uid of what the linked document belongs to */
char *tdt_workspace_add_link (TdtWorkspace *workspace, const char *owner, const char *title,
                              const char *uri, GError **error);
/**
 * tdt_workspace_set_setting:
 * @name: of the setting
 * @value: (nullable): what it shall be, %NULL for what the program chooses
 * @label: what the setting is called, translated
 *
 * Sets one of the settings that are kept in the project; typing into one is one step.
 *
 * Returns: %FALSE with @error when @value cannot be stored
 */
gboolean tdt_workspace_set_setting (TdtWorkspace *workspace, const char *name, const char *value,
                                    const char *label, GError **error);

/**
 * tdt_workspace_set_document_option:
 * @document: a DOCUMENT token
 * @field: one of the fields of a document's options
 * @text: (nullable): as for tdt_workspace_set_text()
 */
gboolean tdt_workspace_set_document_option (TdtWorkspace *workspace, int document, TdtFieldId field,
                                            const char *text, GError **error);
/**
 * tdt_workspace_add_person_text:
 * @text: "Marie Durand" or "Marie Durand, CCI"
 *
 * Always makes a new person; the organisation is found or made.
 */
char *tdt_workspace_add_person_text (TdtWorkspace *workspace, const char *text, GError **error);

G_END_DECLS
