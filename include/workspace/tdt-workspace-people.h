/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-people-text.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/**
 * tdt_workspace_add_people:
 * @people: (element-type TdtPersonDraft): each either new, or with the uid of somebody who gets
 * what it says
 *
 * Adds people, and the organisations that are not there yet, as one step.
 *
 * Returns: (transfer full) (nullable): their uids, ends with %NULL; or %NULL with an error
 */
char **tdt_workspace_add_people (TdtWorkspace *workspace, const GPtrArray *people, GError **error);

/**
 * tdt_workspace_join:
 * @kept: uid of a person or an organisation
 * @other: uid of one that is the same
 * @from_other: fields that shall be as @other has them, ends with %TDT_FIELD_NONE
 *
 * Makes one of both: all that referred to @other refers to @kept, and a session has the person
 * once. One step.
 */
gboolean tdt_workspace_join (TdtWorkspace *workspace, const char *kept, const char *other,
                             const TdtFieldId *from_other, GError **error);

/**
 * tdt_workspace_set_availability:
 * @person: uid
 * @from: when it begins
 * @to: when it ends, later than @from
 * @kind: an AVAILABILITY_KIND token; %TDT_TOKEN_OTHER to say nothing of that time
 *
 * Says for a span of time whether somebody can come; what was said of it before is replaced, and
 * spans of one kind that touch are one. Several changes without a pause are one step.
 */
gboolean tdt_workspace_set_availability (TdtWorkspace *workspace, const char *person,
                                         const TdtTime *from, const TdtTime *to, int kind,
                                         GError **error);

/**
 * tdt_workspace_set_picture:
 * @uid: of a person or an organisation
 * @bytes: (nullable): a picture of at most 768 KiB; %NULL for none
 * @media_type: (nullable): such as "image/jpeg"
 *
 * Gives it a photo or a logo; a picture that nobody has any more goes. The same picture is stored
 * once, under its hash.
 */
gboolean tdt_workspace_set_picture (TdtWorkspace *workspace, const char *uid, GBytes *bytes,
                                    const char *media_type, GError **error);

/**
 * TdtPair: two records that look like the same. The texts belong to the root.
 */
typedef struct
{
  const char *one;
  const char *other;
} TdtPair;

/**
 * tdt_root_find_alike:
 * @kind: %TDT_KIND_PERSON or %TDT_KIND_ORGANISATION
 *
 * Finds records of which name or e-mail address are the same, whatever the case, accents and order
 * of the words, and people of one surname one of whom has only an initial for a first name.
 *
 * Returns: (transfer full) (element-type TdtPair): the pairs
 */
GArray *tdt_root_find_alike (const TdtRoot *root, TdtKindId kind);

G_END_DECLS
