/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-wish-group-private.h"

#include "tdt-control-name.h"
#include "tdt-names.h"
#include "tdt-naming.h"
#include "tdt-seating.h"
#include "tdt-workspace-verbs.h"
#include "tdt-workspace-wishes.h"

#include <glib/gi18n-lib.h>

struct _TdtWishGroup
{
  AdwPreferencesGroup parent_instance;

  GtkDropDown *subject_choice;
  GtkDropDown *kind_choice;
  GtkDropDown *object_choice;
  GtkWidget *add_button;
  GPtrArray *rows;

  TdtDesk *desk;
  char *session;
  GArray *kinds;
  /* Uids, in the order of the choices. */
  GPtrArray *subjects;
  GPtrArray *objects;
};

G_DEFINE_FINAL_TYPE (TdtWishGroup, tdt_wish_group, ADW_TYPE_PREFERENCES_GROUP)

static const TdtRoot *
get_root (TdtWishGroup *group)
{
  return tdt_desk_get_root (group->desk);
}

static int
get_kind (TdtWishGroup *group)
{
  guint chosen = gtk_drop_down_get_selected (group->kind_choice);

  return chosen < group->kinds->len ? g_array_index (group->kinds, int, chosen) : TDT_TOKEN_OTHER;
}

static char *
dup_name (TdtWishGroup *group, const TdtRow *row)
{
  return tdt_row_get_kind_id (row) == TDT_KIND_SESSION ? tdt_session_dup_title (row)
                                                       : tdt_row_dup_name (get_root (group), row);
}

/* What a wish of a kind is about: @object tells the second one from the first. */
static GPtrArray *
get_candidates (TdtWishGroup *group, int kind, gboolean object)
{
  const TdtRoot *root = get_root (group);

  if (group->session != NULL && object && kind == TDT_WISH_KIND_HOST)
    return tdt_seating_get_tables (root, group->session, 1);
  if (group->session != NULL)
    return tdt_seating_get_people (root, group->session, TRUE);
  if (object && kind == TDT_WISH_KIND_DAY)
    return tdt_root_get_sorted (root, TDT_KIND_DAY);
  if (object && kind == TDT_WISH_KIND_ROOM)
    return tdt_root_get_sorted (root, TDT_KIND_ROOM);
  return tdt_root_get_sorted (root, TDT_KIND_SESSION);
}

static void
fill_choice (TdtWishGroup *group, GtkDropDown *choice, GPtrArray *uids, gboolean object)
{
  g_autoptr (GPtrArray) rows = get_candidates (group, get_kind (group), object);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (choice);
  g_autofree char *uid = chosen < uids->len ? g_strdup (uids->pdata[chosen]) : NULL;

  chosen = object && rows->len > 1 ? 1 : 0;
  g_ptr_array_set_size (uids, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = dup_name (group, rows->pdata[i]);

      gtk_string_list_append (names, name);
      g_ptr_array_add (uids, g_strdup (tdt_row_get_uid (rows->pdata[i])));
      if (g_strcmp0 (uid, uids->pdata[i]) == 0)
        chosen = i;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, rows->len > 0 ? chosen : GTK_INVALID_LIST_POSITION);
}

static void
remove_cb (GtkWidget *button, TdtWishGroup *group)
{
  g_autofree char *uid = g_strdup (g_object_get_data (G_OBJECT (button), "wish"));

  tdt_desk_remove (group->desk, uid);
}

static void
add_row (TdtWishGroup *group, const TdtRow *wish, const TdtRow *subject, const TdtRow *object)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = dup_name (group, subject);
  g_autofree char *other = dup_name (group, object);
  int kind = tdt_row_get_token (wish, TDT_WISH_KIND);
  /* Translators: a kind of wish such as “Before” or “Next to”, and with respect to whom or what. */
  g_autofree char *words = g_strdup_printf (_ ("%s: %s"),
                                            tdt_token_label (TDT_TOKENS_WISH_KIND, kind), other);
  /* Translators: who or what a wish is about, the wish. */
  g_autofree char *label = g_strdup_printf (_ ("Remove the wish of %s: %s"), name, words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove this wish"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "wish", g_strdup (tdt_row_get_uid (wish)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), group);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (group->rows, row);
}

static gboolean
is_shown (TdtWishGroup *group, const TdtRow *wish, const TdtRow *subject)
{
  gboolean of_kind = FALSE;

  for (guint i = 0; i < group->kinds->len; i++)
    of_kind |= g_array_index (group->kinds, int, i) == tdt_row_get_token (wish, TDT_WISH_KIND);
  return of_kind && (group->session == NULL ||
                     g_ptr_array_find_with_equal_func (group->subjects, tdt_row_get_uid (subject),
                                                       g_str_equal, NULL));
}

static void
update (TdtWishGroup *group)
{
  TdtRowIter iter;
  const TdtRow *wish;

  for (guint i = 0; i < group->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), group->rows->pdata[i]);
  g_ptr_array_set_size (group->rows, 0);
  fill_choice (group, group->subject_choice, group->subjects, FALSE);
  fill_choice (group, group->object_choice, group->objects, TRUE);
  gtk_widget_set_sensitive (group->add_button, group->subjects->len > 0 && group->objects->len > 0);
  tdt_row_iter_init (&iter, get_root (group), TDT_KIND_WISH);
  while (tdt_row_iter_next (&iter, &wish))
    {
      const TdtRow *subject = tdt_root_lookup (get_root (group),
                                               tdt_row_get_text (wish, TDT_WISH_SUBJECT));
      const TdtRow *object = tdt_root_lookup (get_root (group),
                                              tdt_row_get_text (wish, TDT_WISH_OBJECT));

      if (subject != NULL && object != NULL && is_shown (group, wish, subject))
        add_row (group, wish, subject, object);
    }
}

static void
kind_chosen_cb (TdtWishGroup *group)
{
  fill_choice (group, group->object_choice, group->objects, TRUE);
  gtk_widget_set_sensitive (group->add_button, group->subjects->len > 0 && group->objects->len > 0);
}

static void
add_cb (TdtWishGroup *group)
{
  guint subject = gtk_drop_down_get_selected (group->subject_choice);
  guint object = gtk_drop_down_get_selected (group->object_choice);
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *uid = NULL;

  if (subject >= group->subjects->len || object >= group->objects->len)
    return;
  /* The lists are filled anew while the wish is added. */
  one = g_strdup (group->subjects->pdata[subject]);
  other = g_strdup (group->objects->pdata[object]);
  if (g_str_equal (one, other))
    return;
  uid = tdt_workspace_add_wish (tdt_desk_get_workspace (group->desk), get_kind (group), one, other,
                                &error);
  if (uid == NULL)
    tdt_desk_report (group->desk, g_steal_pointer (&error));
}

static GtkDropDown *
make_choice (GtkBox *box, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_drop_down_set_expression (
      GTK_DROP_DOWN (choice), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  tdt_control_set_name (choice, name);
  gtk_box_append (box, choice);
  return GTK_DROP_DOWN (choice);
}

static void
tdt_wish_group_dispose (GObject *object)
{
  TdtWishGroup *group = TDT_WISH_GROUP (object);

  g_clear_object (&group->desk);
  g_clear_pointer (&group->session, g_free);
  g_clear_pointer (&group->rows, g_ptr_array_unref);
  g_clear_pointer (&group->kinds, g_array_unref);
  g_clear_pointer (&group->subjects, g_ptr_array_unref);
  g_clear_pointer (&group->objects, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_wish_group_parent_class)->dispose (object);
}

static void
tdt_wish_group_class_init (TdtWishGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_wish_group_dispose;
}

static void
tdt_wish_group_init (TdtWishGroup *group)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  group->rows = g_ptr_array_new ();
  group->kinds = g_array_new (FALSE, FALSE, sizeof (int));
  group->subjects = g_ptr_array_new_with_free_func (g_free);
  group->objects = g_ptr_array_new_with_free_func (g_free);
  group->subject_choice = make_choice (box, _ ("Who or what a wish is about"));
  group->kind_choice = make_choice (box, _ ("What is wished"));
  gtk_drop_down_set_enable_search (group->kind_choice, FALSE);
  group->object_choice = make_choice (box, _ ("With respect to whom or what"));
  group->add_button = gtk_button_new_with_mnemonic (_ ("A_dd the Wish"));
  gtk_box_append (box, group->add_button);
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (box));
  g_signal_connect_swapped (group->add_button, "clicked", G_CALLBACK (add_cb), group);
}

GtkWidget *
tdt_wish_group_new (TdtDesk *desk, const int *kinds, guint n_kinds, const char *session)
{
  TdtWishGroup *group = g_object_new (TDT_TYPE_WISH_GROUP, "title", _ ("Wishes"), NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  group->desk = g_object_ref (desk);
  group->session = g_strdup (session);
  g_array_append_vals (group->kinds, kinds, n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    gtk_string_list_append (labels, tdt_token_label (TDT_TOKENS_WISH_KIND, kinds[i]));
  gtk_drop_down_set_model (group->kind_choice, G_LIST_MODEL (labels));
  update (group);
  g_signal_connect_swapped (group->kind_choice, "notify::selected", G_CALLBACK (kind_chosen_cb),
                            group);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), group,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (group);
}
