/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-record-card.h"

#include "tdt-availability-strip-private.h"
#include "tdt-card-picture-private.h"
#include "tdt-card-rows-private.h"
#include "tdt-finding-row.h"
#include "tdt-record-form.h"
#include "tdt-workspace-checks.h"

#include <glib/gi18n-lib.h>

#define AVATAR 72
/* So many rows of one list; the others are counted. */
#define MAX_ROWS 60

struct _TdtRecordCard
{
  AdwBin parent_instance;

  TdtDesk *desk;
  TdtKindId kind;
  TdtRecord *record;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *about;
  GtkBox *contact;
  GtkBox *findings;
  AdwPreferencesGroup *places;
  AdwPreferencesGroup *members;
  /* What the two groups show now. */
  GPtrArray *place_rows;
  GPtrArray *member_rows;
  /* NULL for an organisation. */
  GtkWidget *availability;
  GtkWidget *form;
  guint idle;
};

enum
{
  PROP_RECORD = 1,
};

G_DEFINE_FINAL_TYPE (TdtRecordCard, tdt_record_card, ADW_TYPE_BIN)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
add_rest (AdwPreferencesGroup *group, GPtrArray *rows, guint n_rest)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_rest),
                                           n_rest);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dim-label");
  add_row (group, rows, row);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer root)
{
  const TdtRow *one = tdt_root_follow (root, *(TdtRow *const *) a, TDT_PARTICIPANT_SESSION);
  const TdtRow *other = tdt_root_follow (root, *(TdtRow *const *) b, TDT_PARTICIPANT_SESSION);
  const TdtTime *first = one != NULL ? tdt_row_get_time (one, TDT_SESSION_START) : NULL;
  const TdtTime *second = other != NULL ? tdt_row_get_time (other, TDT_SESSION_START) : NULL;

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  return tdt_time_compare (first, second);
}

static void
show_places (TdtRecordCard *card, const TdtRoot *root, const char *uid)
{
  TdtFieldId field = card->kind == TDT_KIND_PERSON ? TDT_PARTICIPANT_PERSON
                                                   : TDT_PARTICIPANT_ORGANISATION;
  g_autoptr (GPtrArray) places = tdt_root_get_referrers (root, uid, field);
  g_autofree char *sum = NULL;

  g_ptr_array_sort_with_data (places, compare_places, (gpointer) root);
  sum = tdt_card_dup_sum (places);
  adw_preferences_group_set_description (card->places, sum);
  for (guint i = 0; i < MIN (places->len, MAX_ROWS); i++)
    add_row (
        card->places, card->place_rows,
        tdt_card_place_row_new (card->desk, places->pdata[i], card->kind == TDT_KIND_ORGANISATION));
  if (places->len > MAX_ROWS)
    add_rest (card->places, card->place_rows, places->len - MAX_ROWS);
  if (places->len == 0)
    add_row (card->places, card->place_rows, tdt_card_nowhere_row_new (card->kind));
}

static void
show_members (TdtRecordCard *card, const TdtRoot *root, const char *uid)
{
  g_autoptr (GPtrArray) people = tdt_root_get_referrers (root, uid, TDT_PERSON_ORGANISATION);

  for (guint i = 0; i < MIN (people->len, MAX_ROWS); i++)
    add_row (card->members, card->member_rows,
             tdt_card_member_row_new (card->desk, people->pdata[i]));
  if (people->len > MAX_ROWS)
    add_rest (card->members, card->member_rows, people->len - MAX_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (card->members), people->len > 0);
}

static void
finding_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  tdt_finding_row_show (TDT_FINDING_ROW (row));
}

static void
show_findings (TdtRecordCard *card, const char *uid)
{
  g_autoptr (GPtrArray)
      findings = tdt_workspace_find_findings (tdt_desk_get_workspace (card->desk), uid);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (card->findings))) != NULL)
    gtk_box_remove (card->findings, child);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (finding_activated_cb), NULL);
  gtk_box_append (card->findings, list);
  for (guint i = 0; i < findings->len && n < MAX_ROWS; i++)
    {
      TdtFinding *finding = findings->pdata[i];

      if (finding->accepted)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (list), tdt_finding_row_new (card->desk, finding));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (card->findings), n > 0);
}

static void
show_head (TdtRecordCard *card, const TdtRoot *root, const TdtRow *row)
{
  g_autofree char *label = tdt_row_dup_label (row);
  g_autofree char *about = tdt_card_dup_about (root, row);
  g_autoptr (GdkPaintable) photo = tdt_card_dup_picture (root, row);
  GtkWidget *child;

  adw_avatar_set_text (card->avatar, label);
  adw_avatar_set_custom_image (card->avatar, photo);
  gtk_label_set_label (card->name, *label != '\0' ? label : _ ("No name yet"));
  gtk_label_set_label (card->about, about);
  gtk_widget_set_visible (GTK_WIDGET (card->about), *about != '\0');
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (card->contact))) != NULL)
    gtk_box_remove (card->contact, child);
  tdt_card_add_contact (card->desk, card->contact, row);
}

static void
show_all (TdtRecordCard *card)
{
  const TdtRoot *root = tdt_desk_get_root (card->desk);
  const char *uid = card->record != NULL ? tdt_record_get_uid (card->record) : NULL;
  const TdtRow *row = tdt_root_lookup_kind (root, card->kind, uid);

  clear_rows (card->places, card->place_rows);
  clear_rows (card->members, card->member_rows);
  if (row == NULL)
    return;
  show_head (card, root, row);
  show_findings (card, uid);
  show_places (card, root, uid);
  if (card->kind == TDT_KIND_ORGANISATION)
    show_members (card, root, uid);
}

static gboolean
show_cb (gpointer data)
{
  TdtRecordCard *card = data;

  card->idle = 0;
  show_all (card);
  return G_SOURCE_REMOVE;
}

/* Once for all that happens in one go, and not while nobody looks. */
static void
show_soon (TdtRecordCard *card)
{
  if (card->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (card)))
    card->idle = g_idle_add (show_cb, card);
}

static void
tdt_record_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_RECORD_CARD (object)->record);
}

static void
tdt_record_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtRecordCard *card = TDT_RECORD_CARD (object);

  if (!g_set_object (&card->record, g_value_get_object (value)))
    return;
  g_object_set (card->form, "record", card->record, NULL);
  if (card->availability != NULL)
    g_object_set (card->availability, "record", card->record, NULL);
  show_all (card);
}

static void
tdt_record_card_dispose (GObject *object)
{
  TdtRecordCard *card = TDT_RECORD_CARD (object);

  g_clear_handle_id (&card->idle, g_source_remove);
  g_clear_pointer (&card->place_rows, g_ptr_array_unref);
  g_clear_pointer (&card->member_rows, g_ptr_array_unref);
  g_clear_object (&card->record);
  g_clear_object (&card->desk);
  G_OBJECT_CLASS (tdt_record_card_parent_class)->dispose (object);
}

static void
tdt_record_card_class_init (TdtRecordCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_record_card_get_property;
  object_class->set_property = tdt_record_card_set_property;
  object_class->dispose = tdt_record_card_dispose;
  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
tdt_record_card_init (TdtRecordCard *card)
{
  card->place_rows = g_ptr_array_new ();
  card->member_rows = g_ptr_array_new ();
}

static GtkLabel *
make_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_head (TdtRecordCard *card)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *avatar = adw_avatar_new (AVATAR, NULL, TRUE);

  card->avatar = ADW_AVATAR (avatar);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  card->name = make_label (texts, "title-1");
  card->about = make_label (texts, "body");
  card->contact = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (card->contact));
  gtk_box_append (GTK_BOX (head), tdt_card_picture_new (card->desk, card->kind, avatar));
  gtk_box_append (GTK_BOX (head), texts);
  return head;
}

static AdwPreferencesGroup *
make_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return ADW_PREFERENCES_GROUP (group);
}

/* Without days there are no hours to click. */
static void
days_changed_cb (GListModel *days, guint position, guint removed, guint added, GtkWidget *group)
{
  gtk_widget_set_visible (group, g_list_model_get_n_items (days) > 0);
}

static void
add_availability (TdtRecordCard *card, GtkWidget *box)
{
  AdwPreferencesGroup *group = make_group (box, _ ("Availability"));
  GListModel *days = G_LIST_MODEL (tdt_desk_get_list (card->desk, TDT_KIND_DAY));

  adw_preferences_group_set_description (
      group, _ ("Click an hour to say whether it suits; underlined hours have a session."));
  card->availability = tdt_availability_strip_new (card->desk);
  adw_preferences_group_add (group, card->availability);
  g_signal_connect_object (days, "items-changed", G_CALLBACK (days_changed_cb), group, 0);
  days_changed_cb (days, 0, 0, 0, GTK_WIDGET (group));
}

GtkWidget *
tdt_record_card_new (TdtDesk *desk, TdtKindId kind)
{
  TdtRecordCard *card = g_object_new (TDT_TYPE_RECORD_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  card->desk = g_object_ref (desk);
  card->kind = kind;
  gtk_box_append (GTK_BOX (box), make_head (card));
  card->places = make_group (box, _ ("In the programme"));
  card->members = make_group (box, _ ("People"));
  gtk_widget_set_visible (GTK_WIDGET (card->members), kind == TDT_KIND_ORGANISATION);
  if (kind == TDT_KIND_PERSON)
    add_availability (card, box);
  /* Below what they come from: nothing moves away from under the pointer. */
  card->findings = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (card->findings));
  card->form = tdt_record_form_new (desk, kind);
  gtk_box_append (GTK_BOX (box), card->form);
  adw_bin_set_child (ADW_BIN (card), box);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (show_soon), card,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "findings-changed",
                           G_CALLBACK (show_soon), card, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (card, "map", G_CALLBACK (show_all), NULL);
  return GTK_WIDGET (card);
}

void
tdt_record_card_focus_form (TdtRecordCard *card)
{
  g_return_if_fail (TDT_IS_RECORD_CARD (card));

  gtk_widget_child_focus (card->form, GTK_DIR_TAB_FORWARD);
}
