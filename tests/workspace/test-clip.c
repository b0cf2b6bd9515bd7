/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies within a project and into another one. */
#include "tdt-workspace-clip.h"
#include "tdt-workspace-verbs.h"

static TdtWorkspace *
make_workspace (const char *uid)
{
  g_autoptr (TdtRoot) root = tdt_root_new (uid);

  return tdt_workspace_new (root);
}

static char *
add_session (TdtWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtTime) start = tdt_time_new_in_zone (0, NULL, NULL);
  char *uid = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_ROUND_TABLE, start, NULL,
                                         &error);

  g_assert_no_error (error);
  return uid;
}

static guint
count (TdtWorkspace *workspace, TdtKindId kind)
{
  return tdt_root_count (tdt_workspace_get_root (workspace), kind);
}

static char *
carry (TdtWorkspace *from, TdtWorkspace *to, const char *uid, const char *session)
{
  const char *uids[] = { uid, NULL };
  g_autoptr (GBytes) clip = tdt_workspace_copy (from, uids);
  g_autoptr (GError) error = NULL;
  char *pasted = tdt_workspace_paste (to, clip, session, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pasted);
  return pasted;
}

/* People and organisations are those that are there, by name. */
static void
test_into_another (void)
{
  g_autoptr (TdtWorkspace) one = make_workspace ("one");
  g_autoptr (TdtWorkspace) other = make_workspace ("other");
  g_autofree char *session = add_session (one);
  g_autofree char *uid = NULL;
  g_autofree char *known = NULL;
  g_autofree char *pasted = NULL;
  g_autoptr (GError) error = NULL;
  const TdtRow *row;

  g_assert_cmpuint (tdt_workspace_add_participants_text (
                        one, session, "Élise Roux, CCI; Paul Petit, Ville", &error),
                    ==, 2);
  uid = tdt_workspace_add_agenda_item (one, session, "Welcome", 5, &error);
  known = tdt_workspace_add_person_text (other, "Elise ROUX, cci", &error);
  pasted = carry (one, other, session, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (count (other, TDT_KIND_PERSON), ==, 2);
  g_assert_cmpuint (count (other, TDT_KIND_ORGANISATION), ==, 2);
  g_assert_cmpuint (count (other, TDT_KIND_AGENDA_ITEM), ==, 1);
  row = tdt_root_lookup (tdt_workspace_get_root (other), pasted);
  g_assert_false (tdt_row_has (row, TDT_SESSION_START));
  g_assert_cmpstr (pasted, !=, session);
  g_assert_cmpuint (
      tdt_root_count_referrers (tdt_workspace_get_root (other), known, TDT_PARTICIPANT_PERSON), ==,
      1);
  tdt_workspace_undo (other);
  g_assert_cmpuint (count (other, TDT_KIND_SESSION) + count (other, TDT_KIND_PARTICIPANT), ==, 0);
  g_assert_cmpuint (count (other, TDT_KIND_PERSON), ==, 1);
}

/* A point goes into the session that is selected, behind those that are there. */
static void
test_into_session (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ("one");
  g_autofree char *a = add_session (workspace);
  g_autofree char *b = add_session (workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *item = tdt_workspace_add_agenda_item (workspace, a, "Welcome", 5, &error);
  g_autofree char *last = tdt_workspace_add_agenda_item (workspace, b, "Thanks", 5, &error);
  g_autofree char *pasted = carry (workspace, workspace, item, b);
  g_autoptr (GPtrArray) items = tdt_root_get_referrers (tdt_workspace_get_root (workspace), b,
                                                        TDT_AGENDA_ITEM_SESSION);
  const char *uids[] = { item, NULL };
  g_autoptr (GBytes) clip = tdt_workspace_copy (workspace, uids);

  g_assert_cmpuint (count (workspace, TDT_KIND_SESSION), ==, 2);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (tdt_row_get_uid (items->pdata[1]), ==, pasted);
  g_assert_null (tdt_workspace_paste (workspace, clip, NULL, &error));
  g_assert_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE);
}

static void
test_no_clip (void)
{
  static const char *const texts[] = { "", "x", "x\n", "x\n<y/>", "\xff\n<y/>" };
  g_autoptr (TdtWorkspace) workspace = make_workspace ("one");
  const char *nobody[] = { "nobody", NULL };

  g_assert_null (tdt_workspace_copy (workspace, nobody));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) clip = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (tdt_workspace_paste (workspace, clip, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_text (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ("one");
  g_autofree char *session = add_session (workspace);
  const char *uids[] = { session, NULL };
  g_autofree char *text = NULL;

  tdt_workspace_add_participants_text (workspace, session, "Marie Durand, CCI", NULL);
  text = tdt_workspace_copy_text (workspace, uids);
  g_assert_nonnull (strstr (text, "\tMarie Durand"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip/into-another", test_into_another);
  g_test_add_func ("/clip/into-session", test_into_session);
  g_test_add_func ("/clip/no-clip", test_no_clip);
  g_test_add_func ("/clip/text", test_text);
  return g_test_run ();
}
