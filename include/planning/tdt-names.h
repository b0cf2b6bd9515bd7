/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/*
 * How people, organisations, rooms and sessions are called in sentences, lists and documents. All
 * return a new text that is never empty, translated words standing in where nothing was entered.
 */

/** tdt_person_dup_name: Returns: (transfer full): "Marie Durand" */
char *tdt_person_dup_name (const TdtRow *person);
/** tdt_person_dup_list_name: Returns: (transfer full): "DURAND Marie", for lists by surname */
char *tdt_person_dup_list_name (const TdtRow *person);
/** tdt_organisation_dup_name: Returns: (transfer full): the short name, or else the name */
char *tdt_organisation_dup_name (const TdtRow *organisation);
/** tdt_room_dup_name: Returns: (transfer full): the name */
char *tdt_room_dup_name (const TdtRow *room);
/**
 * tdt_participant_dup_name:
 *
 * Returns: (transfer full): the person's name, or "CCI (to be named)" for somebody who is still to
 * be named
 */
char *tdt_participant_dup_name (const TdtRoot *root, const TdtRow *participant);
/** tdt_session_dup_title: Returns: (transfer full): the title, or else the kind */
char *tdt_session_dup_title (const TdtRow *session);

G_END_DECLS
