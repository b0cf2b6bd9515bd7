/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_participant_is_represented:
 *
 * Returns: whether somebody else comes on behalf of @participant
 */
gboolean tdt_participant_is_represented (const TdtRow *participant);

/**
 * tdt_participant_get_attendee:
 *
 * Returns: (nullable) (transfer none): the person who comes, or is expected to: who stands in where
 *   @participant is represented, nobody where it declined, is excused or absent
 */
const TdtRow *tdt_participant_get_attendee (const TdtRoot *root, const TdtRow *participant);

/**
 * tdt_person_get_attendances:
 * @person: uid
 *
 * Returns: (transfer container) (element-type TdtRow): the participants of which that person is the
 *   attendee, in no order
 */
GPtrArray *tdt_person_get_attendances (const TdtRoot *root, const char *person);

G_END_DECLS
