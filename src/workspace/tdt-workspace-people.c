/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs that bring people and organisations in, from what somebody types. */
#include "config.h"

#include "tdt-workspace-verbs.h"

#include "tdt-fold.h"
#include "tdt-names.h"
#include "tdt-person-name.h"
#include "tdt-replacement.h"
#include "tdt-workspace-live.h"
#include "tdt-workspace-private.h"
#include "tdt-workspace-speaking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
folds_to (const char *text, const char *folded)
{
  g_autofree char *own = text != NULL ? tdt_text_fold (text) : NULL;

  return own != NULL && *own != '\0' && g_str_equal (own, folded);
}

static gboolean
is_called (const TdtRow *person, const char *folded)
{
  g_autofree char *usual = g_strdup_printf (
      "%s %s", tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME),
      tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME));
  g_autofree char *turned = g_strdup_printf (
      "%s %s", tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME),
      tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME));

  return folds_to (usual, folded) || folds_to (turned, folded);
}

static const TdtRow *
find_organisation (const TdtRoot *root, const char *name)
{
  g_autofree char *folded = tdt_text_fold (name);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_ORGANISATION);
  while (tdt_row_iter_next (&iter, &row))
    if (folds_to (tdt_row_get_text (row, TDT_ORGANISATION_SHORT_NAME), folded) ||
        folds_to (tdt_row_get_text (row, TDT_ORGANISATION_NAME), folded))
      return row;
  return NULL;
}

/* Somebody of @organisation is preferred to a namesake; without one, a single namesake will do. */
static const TdtRow *
find_person (const TdtRoot *root, const char *name, const char *organisation)
{
  g_autofree char *folded = tdt_text_fold (name);
  const TdtRow *found = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      if (!is_called (row, folded))
        continue;
      if (organisation == NULL ||
          g_strcmp0 (tdt_row_get_text (row, TDT_PERSON_ORGANISATION), organisation) == 0)
        return row;
      if (!tdt_row_has (row, TDT_PERSON_ORGANISATION))
        found = row;
    }
  return found;
}

const TdtRow *
tdt_root_find_person_called (const TdtRoot *root, const char *name)
{
  return find_person (root, name, NULL);
}

/* "Marie Durand, CCI" to its two halves, without outer spaces; either may be empty. */
static void
split_name (const char *text, char **name, char **organisation)
{
  const char *comma = strchr (text, ',');

  *name = g_strstrip (comma != NULL ? g_strndup (text, (gsize) (comma - text)) : g_strdup (text));
  *organisation = g_strstrip (g_strdup (comma != NULL ? comma + 1 : ""));
}

static char *
find_or_add_organisation (TdtEdit *edit, const TdtRoot *root, const char *name, GError **error)
{
  const TdtRow *found = find_organisation (root, name);
  g_autofree char *uid = NULL;

  if (found != NULL)
    return g_strdup (tdt_row_get_uid (found));
  uid = g_strdup (tdt_edit_add (edit, TDT_KIND_ORGANISATION, NULL, error));
  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_ORGANISATION_NAME, name, error))
    return NULL;
  return g_steal_pointer (&uid);
}

static char *
add_person (TdtEdit *edit, const char *name, const char *organisation, GError **error)
{
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_PERSON, NULL, error));
  g_autofree char *honorific = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  tdt_person_name_split (name, &honorific, &given, &family);
  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_PERSON_HONORIFIC, honorific, error) ||
      !tdt_edit_set_text (edit, uid, TDT_PERSON_GIVEN_NAME, given, error) ||
      !tdt_edit_set_text (edit, uid, TDT_PERSON_FAMILY_NAME, family, error) ||
      !tdt_edit_set_text (edit, uid, TDT_PERSON_ORGANISATION, organisation, error))
    return NULL;
  return g_steal_pointer (&uid);
}

/* Who was still to be named for that organisation, if anybody. */
static const TdtRow *
find_unnamed (const GPtrArray *participants, const char *organisation)
{
  for (guint i = 0; i < participants->len; i++)
    if (!tdt_row_has (participants->pdata[i], TDT_PARTICIPANT_PERSON) &&
        g_strcmp0 (tdt_row_get_text (participants->pdata[i], TDT_PARTICIPANT_ORGANISATION),
                   organisation) == 0)
      return participants->pdata[i];
  return NULL;
}

/* Somebody of an organisation that has a place here takes it, with its role and minutes. */
static char *
add_participant (TdtEdit *edit, const TdtRoot *root, const char *session, const char *person,
                 const char *organisation, GError **error)
{
  g_autoptr (GPtrArray) others = tdt_root_get_referrers (root, session, TDT_PARTICIPANT_SESSION);
  const TdtRow *unnamed = person != NULL && organisation != NULL
                              ? find_unnamed (others, organisation)
                              : NULL;
  g_autofree char *uid = NULL;

  if (unnamed != NULL)
    return tdt_edit_set_text (edit, tdt_row_get_uid (unnamed), TDT_PARTICIPANT_PERSON, person,
                              error)
               ? g_strdup (tdt_row_get_uid (unnamed))
               : NULL;
  uid = g_strdup (tdt_edit_add (edit, TDT_KIND_PARTICIPANT, NULL, error));
  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_SESSION, session, error) ||
      !tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_PERSON, person, error) ||
      !tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_ORGANISATION, organisation, error) ||
      !tdt_edit_set_token (edit, uid, TDT_PARTICIPANT_ROLE, TDT_PARTICIPANT_ROLE_SPEAKER, error) ||
      !tdt_edit_set_token (edit, uid, TDT_PARTICIPANT_STATUS, TDT_PARTICIPANT_STATUS_TO_INVITE,
                           error) ||
      !tdt_edit_put_last (edit, uid, others, error))
    return NULL;
  return g_steal_pointer (&uid);
}

char *
tdt_workspace_add_participant (TdtWorkspace *self, const char *session, const char *person,
                               const char *organisation, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = tdt_root_lookup_kind (root, TDT_KIND_PERSON, person);
  g_autofree char *uid = NULL;

  if (organisation == NULL && row != NULL)
    organisation = tdt_row_get_text (row, TDT_PERSON_ORGANISATION);
  uid = add_participant (edit, root, session, person, organisation, error);
  if (uid != NULL)
    tdt_workspace_apply_sharing (self, edit, session, _ ("New participant"), NULL);
  return g_steal_pointer (&uid);
}

/* Finds or makes who is named in @text; either may stay NULL, not both. */
static gboolean
find_or_add_named (TdtEdit *edit, const TdtRoot *root, const char *text, char **person,
                   char **organisation, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *organisation_name = NULL;
  const TdtRow *found;

  split_name (text, &name, &organisation_name);
  if (*name == '\0' && *organisation_name == '\0')
    {
      g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
                           _ ("Type a name, such as “Marie Durand, CCI”"));
      return FALSE;
    }
  if (*organisation_name != '\0' &&
      (*organisation = find_or_add_organisation (edit, root, organisation_name, error)) == NULL)
    return FALSE;
  found = *name != '\0' ? find_person (root, name, *organisation) : NULL;
  if (found != NULL)
    *person = g_strdup (tdt_row_get_uid (found));
  else if (*name != '\0' && (*person = add_person (edit, name, *organisation, error)) == NULL)
    return FALSE;
  if (*organisation == NULL && found != NULL)
    *organisation = g_strdup (tdt_row_get_text (found, TDT_PERSON_ORGANISATION));
  return TRUE;
}

static char *
add_participant_text (TdtEdit *edit, const TdtRoot *root, const char *session, const char *text,
                      GError **error)
{
  g_autofree char *person = NULL;
  g_autofree char *organisation = NULL;

  if (!find_or_add_named (edit, root, text, &person, &organisation, error))
    return NULL;
  return add_participant (edit, root, session, person, organisation, error);
}

char *
tdt_workspace_add_participant_text (TdtWorkspace *self, const char *session, const char *text,
                                    GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = add_participant_text (edit, root, session, text, error);

  if (uid != NULL)
    tdt_workspace_apply_sharing (self, edit, session, _ ("New participant"), NULL);
  return g_steal_pointer (&uid);
}

/* Each of them can name an organisation that one before has brought in. */
guint
tdt_workspace_add_participants_text (TdtWorkspace *self, const char *session, const char *text,
                                     GError **error)
{
  g_autoptr (TdtRoot) root = tdt_root_ref (tdt_workspace_get_root (self));
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r;", -1);
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *uid = NULL;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      if (edit != NULL)
        {
          tdt_root_unref (root);
          root = tdt_edit_apply (edit);
          tdt_edit_free (edit);
        }
      edit = tdt_edit_new (root);
      uid = add_participant_text (edit, root, session, lines[i], error);
      if (uid == NULL)
        return 0;
      n++;
    }
  if (n == 0)
    {
      g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
                           _ ("Type a name, such as “Marie Durand, CCI”"));
      return 0;
    }
  label = g_strdup_printf (ngettext ("%u new participant", "%u new participants", n), n);
  tdt_workspace_apply_sharing (self, edit, session, label, NULL);
  return n;
}

gboolean
tdt_workspace_represent_text (TdtWorkspace *self, const char *participant, const char *text,
                              GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *row = tdt_root_lookup_kind (root, TDT_KIND_PARTICIPANT, participant);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *with_organisation = NULL;
  g_autofree char *person = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  const TdtRow *own = row != NULL ? tdt_root_follow (root, row, TDT_PARTICIPANT_ORGANISATION)
                                  : NULL;

  /* Whoever comes on behalf of somebody is of the same organisation, unless another is named. */
  if (own != NULL && strchr (text, ',') == NULL)
    with_organisation = g_strdup_printf ("%s, %s", text,
                                         tdt_row_get_text_or_empty (own, TDT_ORGANISATION_NAME));
  if (row == NULL ||
      !find_or_add_named (edit, root, with_organisation != NULL ? with_organisation : text, &person,
                          &organisation, error) ||
      person == NULL || !tdt_represented_put (row, tdt_edit_lookup (edit, person), edit, error))
    return FALSE;
  name = tdt_participant_dup_name (root, row);
  /* Translators: a step that can be undone; %s is a person. */
  label = g_strdup_printf (_ ("Have %s represented"), name);
  tdt_workspace_apply_sharing (self, edit, tdt_row_get_text (row, TDT_PARTICIPANT_SESSION), label,
                               NULL);
  return TRUE;
}

static char *
add_person_text (TdtEdit *edit, const TdtRoot *root, const char *text, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *organisation_name = NULL;
  g_autofree char *organisation = NULL;

  split_name (text, &name, &organisation_name);
  if (*organisation_name != '\0' &&
      (organisation = find_or_add_organisation (edit, root, organisation_name, error)) == NULL)
    return NULL;
  return add_person (edit, name, organisation, error);
}

char *
tdt_workspace_add_person_text (TdtWorkspace *self, const char *text, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = add_person_text (edit, root, text, error);

  if (uid != NULL)
    tdt_workspace_apply_edit (self, edit, _ ("New person"), NULL);
  return g_steal_pointer (&uid);
}

char *
tdt_workspace_walk_in (TdtWorkspace *self, const char *text, gint64 now, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = add_person_text (edit, root, text, error);
  g_autoptr (TdtTime) time = tdt_time_new_from_instant (
      now, tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE));

  if (uid == NULL || !tdt_edit_set_time (edit, uid, TDT_PERSON_CHECKED_IN, time, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("Somebody unexpected came"), NULL);
  return g_steal_pointer (&uid);
}
