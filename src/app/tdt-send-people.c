/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-send-people-private.h"

#include "tdt-told.h"
#include "tdt-workspace-mail.h"

#include <glib/gi18n-lib.h>

#define STATUS(ID) (1u << TDT_PARTICIPANT_STATUS_##ID)

typedef struct
{
  const char *label;
  guint statuses;
} Group;

/* Which people; the last group is those who know something that is not so any more. Behind it there
 * may be one that was given. */
static const Group groups[] = {
  { N_ ("Everybody"), 0 },
  { N_ ("Those to be invited"), STATUS (TO_INVITE) | STATUS (SOUNDED_OUT) },
  { N_ ("Those who have not answered"), STATUS (INVITED) },
  { N_ ("Those who are coming"), STATUS (CONFIRMED) | STATUS (REPRESENTED) },
  { N_ ("Those who were there"), STATUS (PRESENT) },
  { N_ ("Those who are not coming"), STATUS (DECLINED) | STATUS (EXCUSED) },
  { N_ ("Those whom a change concerns"), 0 },
};

#define EVERYBODY 0
#define CONCERNED (G_N_ELEMENTS (groups) - 1)

struct _TdtSendPeople
{
  GObject parent_instance;

  TdtDesk *desk;
  AdwComboRow *group_row;
  AdwComboRow *organisation_row;
  GListStore *items;
  GtkSingleSelection *selection;
  GPtrArray *addresses;
  /* What the user ticked and unticked: recipient to whether. */
  GHashTable *ticks;
  GStrv given;
  int kind;
  gboolean updating;
};

enum
{
  CHOSEN_CHANGED,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtSendPeople, tdt_send_people, G_TYPE_OBJECT)

static TdtSendItem *
get_item (TdtSendPeople *people, guint position)
{
  /* The store keeps it. */
  g_autoptr (TdtSendItem) item = g_list_model_get_item (G_LIST_MODEL (people->items), position);

  return item;
}

guint
tdt_send_people_count (TdtSendPeople *people)
{
  return g_list_model_get_n_items (G_LIST_MODEL (people->items));
}

guint
tdt_send_people_count_chosen (TdtSendPeople *people)
{
  guint n = 0;

  for (guint i = 0; i < tdt_send_people_count (people); i++)
    n += tdt_send_item_get_chosen (get_item (people, i)) ? 1 : 0;
  return n;
}

GStrv
tdt_send_people_dup_chosen (TdtSendPeople *people)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  for (guint i = 0; i < tdt_send_people_count (people); i++)
    if (tdt_send_item_get_chosen (get_item (people, i)))
      g_strv_builder_add (chosen, tdt_send_item_get_recipient (get_item (people, i)));
  return g_strv_builder_end (chosen);
}

TdtSendItem *
tdt_send_people_get_selected (TdtSendPeople *people)
{
  return gtk_single_selection_get_selected_item (people->selection);
}

const char *
tdt_send_people_explain_none (TdtSendPeople *people)
{
  switch (adw_combo_row_get_selected (people->group_row))
    {
    case EVERYBODY:
      return _ ("There is nobody in the project yet.");
    case CONCERNED:
      return _ (
          "Nobody knows anything that is not so any more. Whoever is marked as written to, or "
          "had been invited when the project was opened, is listed here after a change of "
          "time or room.");
    default:
      return _ ("There is nobody with such an answer. Choose others above.");
    }
}

static void
chosen_cb (TdtSendItem *item, GParamSpec *pspec, TdtSendPeople *people)
{
  g_hash_table_insert (people->ticks, g_strdup (tdt_send_item_get_recipient (item)),
                       GINT_TO_POINTER (tdt_send_item_get_chosen (item)));
  if (!people->updating)
    g_signal_emit (people, signals[CHOSEN_CHANGED], 0);
}

void
tdt_send_people_choose_all (TdtSendPeople *people, gboolean chosen)
{
  people->updating = TRUE;
  for (guint i = 0; i < tdt_send_people_count (people); i++)
    tdt_send_item_set_chosen (get_item (people, i), chosen);
  people->updating = FALSE;
  g_signal_emit (people, signals[CHOSEN_CHANGED], 0);
}

/* Documents are shared with a few; letters go to all of a group who can be reached. */
static gboolean
is_chosen (TdtSendPeople *people, TdtSendItem *item)
{
  gpointer chosen;

  if (g_hash_table_lookup_extended (people->ticks, tdt_send_item_get_recipient (item), NULL,
                                    &chosen))
    return GPOINTER_TO_INT (chosen);
  return people->kind != TDT_LETTER_KIND_SHARING && tdt_send_item_get_reachable (item);
}

static void
add_item (TdtSendPeople *people, GPtrArray *items, TdtSendItem *item)
{
  tdt_send_item_set_chosen (item, is_chosen (people, item));
  g_signal_connect_object (item, "notify::chosen", G_CALLBACK (chosen_cb), people, 0);
  g_ptr_array_add (items, item);
}

static const TdtRow *
get_organisation (TdtSendPeople *people)
{
  guint position = adw_combo_row_get_selected (people->organisation_row);

  return position == 0 || position == GTK_INVALID_LIST_POSITION
             ? NULL
             : tdt_record_list_get_row (tdt_desk_get_list (people->desk, TDT_KIND_ORGANISATION),
                                        position - 1);
}

static GPtrArray *
make_items (TdtSendPeople *people)
{
  const TdtRoot *root = tdt_desk_get_root (people->desk);
  g_autoptr (TdtMailing)
      mailing = tdt_workspace_new_mailing (tdt_desk_get_workspace (people->desk), people->kind);
  guint group = adw_combo_row_get_selected (people->group_row);
  const TdtRow *organisation = get_organisation (people);
  g_auto (GStrv) concerned = group == CONCERNED ? tdt_told_find_concerned (root, mailing->before)
                                                : NULL;
  const TdtMailingFilter filter = {
    .statuses = group < G_N_ELEMENTS (groups) ? groups[group].statuses : 0,
    .organisation = organisation != NULL ? tdt_row_get_uid (organisation) : NULL,
    .people = (const char *const *) (group < G_N_ELEMENTS (groups) ? concerned : people->given),
  };
  g_autoptr (GPtrArray) rows = tdt_mailing_list_people (root, &filter);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < people->addresses->len; i++)
    add_item (people, items, tdt_send_item_new_for_address (people->addresses->pdata[i]));
  for (guint i = 0; i < rows->len; i++)
    add_item (people, items, tdt_send_item_new_for_person (root, rows->pdata[i]));
  return items;
}

static gboolean
is_same (TdtSendPeople *people, const GPtrArray *items)
{
  if (items->len != tdt_send_people_count (people))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!tdt_send_item_equal (items->pdata[i], get_item (people, i)))
      return FALSE;
  return TRUE;
}

/* The same as before, or else the first who gets a letter. */
static guint
find_item (const GPtrArray *items, const char *recipient)
{
  guint first = 0;

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (tdt_send_item_get_recipient (items->pdata[i]), recipient) == 0)
      return i;
  while (first < items->len && !tdt_send_item_get_chosen (items->pdata[first]))
    first++;
  return first < items->len ? first : 0;
}

void
tdt_send_people_update (TdtSendPeople *people)
{
  g_autoptr (GPtrArray) items = make_items (people);
  TdtSendItem *selected = tdt_send_people_get_selected (people);
  g_autofree char *recipient = selected != NULL ? g_strdup (tdt_send_item_get_recipient (selected))
                                                : NULL;

  if (is_same (people, items))
    {
      for (guint i = 0; i < items->len; i++)
        tdt_send_item_set_chosen (get_item (people, i), tdt_send_item_get_chosen (items->pdata[i]));
      return;
    }
  people->updating = TRUE;
  g_list_store_splice (people->items, 0, tdt_send_people_count (people), items->pdata, items->len);
  gtk_single_selection_set_selected (people->selection, find_item (items, recipient));
  people->updating = FALSE;
}

static guint
find_usual_group (TdtSendPeople *people, int kind)
{
  guint statuses = tdt_mailing_get_usual_statuses (tdt_desk_get_root (people->desk), kind);

  if (kind == TDT_LETTER_KIND_CHANGE)
    return CONCERNED;
  for (guint i = 0; i < CONCERNED; i++)
    if (groups[i].statuses == statuses)
      return i;
  return EVERYBODY;
}

void
tdt_send_people_set_kind (TdtSendPeople *people, int kind)
{
  people->kind = kind;
  g_hash_table_remove_all (people->ticks);
  adw_combo_row_set_selected (people->group_row, find_usual_group (people, kind));
}

void
tdt_send_people_give (TdtSendPeople *people, const char *const *uids, const char *label)
{
  GListModel *names = adw_combo_row_get_model (people->group_row);

  g_strfreev (people->given);
  people->given = g_strdupv ((char **) uids);
  gtk_string_list_append (GTK_STRING_LIST (names), label);
  adw_combo_row_set_selected (people->group_row, G_N_ELEMENTS (groups));
}

void
tdt_send_people_add_address (TdtSendPeople *people, const char *address)
{
  if (!g_ptr_array_find_with_equal_func (people->addresses, address, g_str_equal, NULL))
    g_ptr_array_add (people->addresses, g_strdup (address));
  g_hash_table_insert (people->ticks, g_strdup (address), GINT_TO_POINTER (TRUE));
}

static void
fill_groups (TdtSendPeople *people)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_string_list_append (list, _ (groups[i].label));
  adw_combo_row_set_model (people->group_row, G_LIST_MODEL (list));
}

static char *
dup_organisation_name (GObject *object)
{
  return GTK_IS_STRING_OBJECT (object)
             ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (object)))
             : tdt_row_dup_label (tdt_record_get_row (TDT_RECORD (object)));
}

/* All of them, below a first entry for no matter which. */
static void
fill_organisations (TdtSendPeople *people)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  const char *const any[] = { _ ("All organisations"), NULL };
  g_autoptr (GtkStringList) first = gtk_string_list_new (any);
  g_autoptr (GtkExpression) name = gtk_cclosure_expression_new (
      G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_organisation_name), NULL, NULL);
  g_autoptr (GtkFlattenListModel) all = NULL;

  g_list_store_append (parts, first);
  g_list_store_append (parts, tdt_desk_get_list (people->desk, TDT_KIND_ORGANISATION));
  all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));
  adw_combo_row_set_expression (people->organisation_row, name);
  adw_combo_row_set_model (people->organisation_row, G_LIST_MODEL (all));
}

static void
selected_cb (TdtSendPeople *people)
{
  if (!people->updating)
    g_signal_emit (people, signals[SELECTION_CHANGED], 0);
}

TdtSendPeople *
tdt_send_people_new (TdtDesk *desk, AdwComboRow *group_row, AdwComboRow *organisation_row,
                     GtkListView *view)
{
  TdtSendPeople *people = g_object_new (TDT_TYPE_SEND_PEOPLE, NULL);
  g_autoptr (GtkListItemFactory) factory = tdt_send_item_make_factory ();

  people->desk = g_object_ref (desk);
  people->group_row = group_row;
  people->organisation_row = organisation_row;
  fill_groups (people);
  fill_organisations (people);
  g_signal_connect_object (people->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           people, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (people->selection));
  return people;
}

static void
tdt_send_people_dispose (GObject *object)
{
  TdtSendPeople *people = TDT_SEND_PEOPLE (object);

  g_clear_object (&people->desk);
  g_clear_object (&people->selection);
  g_clear_object (&people->items);
  g_clear_pointer (&people->addresses, g_ptr_array_unref);
  g_clear_pointer (&people->ticks, g_hash_table_unref);
  g_clear_pointer (&people->given, g_strfreev);
  G_OBJECT_CLASS (tdt_send_people_parent_class)->dispose (object);
}

static void
tdt_send_people_class_init (TdtSendPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_send_people_dispose;
  signals[CHOSEN_CHANGED] = g_signal_new ("chosen-changed", TDT_TYPE_SEND_PEOPLE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", TDT_TYPE_SEND_PEOPLE,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
}

static void
tdt_send_people_init (TdtSendPeople *people)
{
  people->items = g_list_store_new (TDT_TYPE_SEND_ITEM);
  people->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (people->items)));
  people->addresses = g_ptr_array_new_with_free_func (g_free);
  people->ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
