/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done after a meeting. */
#include "config.h"

#include "tdt-workspace-live.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "Marie Durand: send the figures" names who does it, when there is such a person. */
static const char *
split_who (const TdtRoot *root, const char *text, const char **what)
{
  const char *colon = strchr (text, ':');
  g_autofree char *name = NULL;
  const TdtRow *person;

  *what = text;
  if (colon == NULL)
    return NULL;
  name = g_strndup (text, (gsize) (colon - text));
  person = tdt_root_find_person_called (root, name);
  if (person == NULL)
    return NULL;
  *what = colon + 1;
  return tdt_row_get_uid (person);
}

char *
tdt_workspace_add_follow_up (TdtWorkspace *self, const char *session, const char *item,
                             const char *text, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GPtrArray) others = tdt_root_get_referrers (root, session, TDT_FOLLOW_UP_SESSION);
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_FOLLOW_UP, NULL, error));
  const char *what;
  const char *who = split_who (root, text, &what);
  g_autofree char *title = g_strstrip (g_strdup (what));

  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_FOLLOW_UP_SESSION, session, error) ||
      !tdt_edit_set_text (edit, uid, TDT_FOLLOW_UP_ITEM, item, error) ||
      !tdt_edit_set_text (edit, uid, TDT_FOLLOW_UP_TITLE, title, error) ||
      !tdt_edit_set_text (edit, uid, TDT_FOLLOW_UP_PERSON, who, error) ||
      !tdt_edit_put_last (edit, uid, others, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("New thing to do"), NULL);
  return g_steal_pointer (&uid);
}
