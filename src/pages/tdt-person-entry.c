/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-person-entry.h"

#include "tdt-finder.h"
#include "tdt-fold.h"
#include "tdt-known-people-private.h"
#include "tdt-names.h"
#include "tdt-sight.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than these are not looked at by anybody who types. */
#define N_PEOPLE 5
#define N_ORGANISATIONS 3
#define N_KNOWN 3
#define AVATAR_SIZE 28

struct _TdtPersonEntry
{
  AdwBin parent_instance;

  GtkListBox *box;
  GtkWidget *entry;
  gboolean several;

  TdtDesk *desk;
  /* The finders are for that root. */
  TdtRoot *root;
  TdtFinder *people;
  TdtFinder *organisations;

  /* What is offered, in order, and which of it Enter takes. */
  GPtrArray *offers;
  guint taken;
};

enum
{
  PROP_DESK = 1,
  PROP_TITLE,
  PROP_SEVERAL,
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtPersonEntry, tdt_person_entry, ADW_TYPE_BIN)

static const char *
get_text (TdtPersonEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry->entry));
}

static void
update_finders (TdtPersonEntry *entry)
{
  const TdtRoot *root = tdt_desk_get_root (entry->desk);
  const TdtKindId person = TDT_KIND_PERSON;
  const TdtKindId organisation = TDT_KIND_ORGANISATION;
  g_autoptr (TdtFinder) old_people = NULL;
  g_autoptr (TdtFinder) old_organisations = NULL;

  if (root == entry->root)
    return;
  g_clear_pointer (&entry->root, tdt_root_unref);
  entry->root = tdt_root_ref (root);
  old_people = g_steal_pointer (&entry->people);
  old_organisations = g_steal_pointer (&entry->organisations);
  entry->people = tdt_finder_new (root, &person, 1, old_people);
  entry->organisations = tdt_finder_new (root, &organisation, 1, old_organisations);
}

/* Shows which offer Enter takes, also to a screen reader, while the focus stays in the entry. */
static void
set_taken (TdtPersonEntry *entry, guint taken)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry->entry)));

  entry->taken = taken;
  for (guint i = 0; i < entry->offers->len; i++)
    {
      GtkWidget *row = entry->offers->pdata[i];

      if (i == taken)
        gtk_widget_add_css_class (row, "offer-taken");
      else
        gtk_widget_remove_css_class (row, "offer-taken");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, i == taken,
                                   -1);
    }
  if (taken < entry->offers->len)
    {
      gtk_accessible_update_relation (GTK_ACCESSIBLE (text),
                                      GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                      entry->offers->pdata[taken], -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      adw_preferences_row_get_title (entry->offers->pdata[taken]),
                                      -1);
    }
  else
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (text),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

static void
clear_offers (TdtPersonEntry *entry)
{
  set_taken (entry, G_MAXUINT);
  for (guint i = 0; i < entry->offers->len; i++)
    gtk_list_box_remove (entry->box, entry->offers->pdata[i]);
  g_ptr_array_set_size (entry->offers, 0);
}

/* @data is the uid of somebody, or the text to make people of. */
static void
add_offer (TdtPersonEntry *entry, GtkWidget *prefix, const char *title, const char *subtitle,
           const char *name, const char *data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), name, g_strdup (data), g_free);
  gtk_list_box_append (entry->box, row);
  g_ptr_array_add (entry->offers, row);
}

/* @key: "tdt-uid" for somebody of the project, "tdt-known" for somebody of the address book, which
 * @root then is. */
static void
offer_person (TdtPersonEntry *entry, const TdtRoot *root, const TdtRow *person, const char *key)
{
  g_autofree char *name = tdt_person_dup_name (person);
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
  const char *parts[4] = { NULL };
  g_autofree char *details = NULL;
  guint n = 0;

  if (tdt_row_has (person, TDT_PERSON_FUNCTION))
    parts[n++] = tdt_row_get_text (person, TDT_PERSON_FUNCTION);
  if (organisation != NULL)
    parts[n++] = tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_NAME);
  if (root != entry->root)
    parts[n++] = _ ("from the address book");
  details = g_strjoinv (" · ", (char **) parts);
  add_offer (entry, adw_avatar_new (AVATAR_SIZE, name, TRUE), name, details, key,
             tdt_row_get_uid (person));
}

static void
offer_new (TdtPersonEntry *entry, const char *text, const char *title)
{
  add_offer (entry, gtk_image_new_from_icon_name ("list-add-symbolic"), title, NULL, "tdt-text",
             text);
}

/* Whether each of @words is a word of the name, the last one at least its start: one word is enough
 * to mean somebody, of several each must be complete. */
static gboolean
means (const TdtRow *person, const char *const *words)
{
  g_autofree char *name = tdt_person_dup_name (person);
  g_auto (GStrv) own = tdt_find_split (name);
  guint n_words = g_strv_length ((char **) words);

  for (guint i = 0; i < n_words; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; own[j] != NULL && !found; j++)
        found = n_words == 1 ? g_str_has_prefix (own[j], words[i]) : g_str_equal (own[j], words[i]);
      if (!found)
        return FALSE;
    }
  return n_words > 0;
}

static void
offer_organisations (TdtPersonEntry *entry, const char *name, const char *organisation)
{
  g_autoptr (GArray) found = tdt_finder_find (entry->organisations, organisation, N_ORGANISATIONS);

  for (guint i = 0; i < found->len; i++)
    {
      const TdtRow *row = g_array_index (found, TdtFound, i).row;
      const char *its_name = tdt_row_get_text_or_empty (row, TDT_ORGANISATION_NAME);
      g_autofree char *text = g_strdup_printf ("%s, %s", name, its_name);
      g_autofree char *title = NULL;

      if (*name != '\0')
        /* Translators: somebody who is not known yet, and an organisation */
        title = g_strdup_printf (_ ("New: %s, for %s"), name, its_name);
      else
        title = g_strdup_printf (_ ("Somebody of %s, to be named"), its_name);
      offer_new (entry, text, title);
    }
}

/* One name, perhaps with an organisation after a comma. */
static void
offer_for_one (TdtPersonEntry *entry, const char *text)
{
  const char *comma = strchr (text, ',');
  g_autofree char *name = g_strstrip (comma != NULL ? g_strndup (text, (gsize) (comma - text))
                                                    : g_strdup (text));
  g_autofree char *organisation = g_strstrip (g_strdup (comma != NULL ? comma + 1 : ""));
  g_autofree char *query = g_strdup_printf ("%s %s", name, organisation);
  g_auto (GStrv) words = tdt_find_split (name);
  g_autoptr (GArray) people = tdt_finder_find (entry->people, *name != '\0' ? query : "", N_PEOPLE);
  g_autofree char *title = g_strdup_printf (_ ("New: %s"), text);
  g_autoptr (GArray) known = NULL;
  gboolean meant = FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const TdtRow *person = g_array_index (people, TdtFound, i).row;

      offer_person (entry, entry->root, person, "tdt-uid");
      meant = meant || (i == 0 && means (person, (const char *const *) words));
    }
  known = tdt_known_people_find (entry->root, *name != '\0' ? query : "", N_KNOWN);
  for (guint i = 0; i < known->len; i++)
    {
      const TdtRow *person = g_array_index (known, TdtFound, i).row;

      offer_person (entry, tdt_known_people_get_book (), person, "tdt-known");
      meant = meant || (people->len == 0 && i == 0 && means (person, (const char *const *) words));
    }
  if (*organisation != '\0')
    offer_organisations (entry, name, organisation);
  offer_new (entry, text, title);
  set_taken (entry, meant ? 0 : entry->offers->len - 1);
}

static guint
count_names (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r;", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += *g_strstrip (lines[i]) != '\0';
  return n;
}

static void
changed_cb (TdtPersonEntry *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (entry)));
  guint n_names = count_names (text);

  clear_offers (entry);
  if (n_names == 0 || entry->desk == NULL)
    return;
  update_finders (entry);
  tdt_known_people_prepare ();
  if (n_names > 1 && entry->several)
    {
      g_autofree char *title = g_strdup_printf (
          ngettext ("Add %'u person", "Add %'u people", n_names), n_names);

      offer_new (entry, text, title);
      set_taken (entry, 0);
    }
  else
    offer_for_one (entry, text);
  tdt_sight_bring_soon (GTK_WIDGET (entry->box));
}

/* Somebody of the address book comes into the project and then to where they are named: that is one
 * step. */
static void
take (TdtPersonEntry *entry, GObject *row)
{
  g_autoptr (TdtWorkspace) workspace = g_object_ref (tdt_desk_get_workspace (entry->desk));
  const TdtHistory *history = tdt_workspace_get_history (workspace);
  guint before = tdt_history_get_position (history);
  guint taken;
  g_autofree char *uid = g_strdup (g_object_get_data (row, "tdt-uid"));
  g_autofree char *known = g_strdup (g_object_get_data (row, "tdt-known"));
  g_autofree char *text = g_strdup (g_object_get_data (row, "tdt-text"));
  GError *error = NULL;

  if (known != NULL && !tdt_known_people_take (workspace, known, &error))
    {
      tdt_desk_report (entry->desk, error);
      return;
    }
  taken = tdt_history_get_position (history);
  gtk_editable_set_text (GTK_EDITABLE (entry->entry), "");
  gtk_widget_grab_focus (entry->entry);
  g_signal_emit (entry, signals[CHOSEN], 0, known != NULL ? known : uid, text);
  if (taken > before && tdt_history_get_position (history) > taken)
    tdt_workspace_join_steps (workspace, taken);
}

static void
activated_cb (TdtPersonEntry *entry, GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) != entry->entry)
    take (entry, G_OBJECT (row));
}

static void
entered_cb (TdtPersonEntry *entry)
{
  if (entry->taken < entry->offers->len)
    take (entry, entry->offers->pdata[entry->taken]);
}

static void
focused_cb (GtkEventControllerFocus *focus)
{
  tdt_known_people_prepare ();
}

static gboolean
key_cb (TdtPersonEntry *entry, guint keyval, guint keycode, GdkModifierType state)
{
  guint n = entry->offers->len;

  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      set_taken (entry, (entry->taken + 1) % n);
      tdt_sight_bring_soon (entry->offers->pdata[entry->taken]);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      set_taken (entry, (entry->taken + n - 1) % n);
      tdt_sight_bring_soon (entry->offers->pdata[entry->taken]);
      return TRUE;
    case GDK_KEY_Escape:
      clear_offers (entry);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
tdt_person_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TDT_PERSON_ENTRY (widget)->entry);
}

static void
tdt_person_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtPersonEntry *entry = TDT_PERSON_ENTRY (object);

  if (id == PROP_DESK)
    g_value_set_object (value, entry->desk);
  else if (id == PROP_TITLE)
    g_value_set_string (value, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry->entry)));
  else
    g_value_set_boolean (value, entry->several);
}

static void
tdt_person_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtPersonEntry *entry = TDT_PERSON_ENTRY (object);

  if (id == PROP_DESK)
    g_set_object (&entry->desk, g_value_get_object (value));
  else if (id == PROP_TITLE)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->entry),
                                     g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
    }
  else
    entry->several = g_value_get_boolean (value);
}

static void
tdt_person_entry_dispose (GObject *object)
{
  g_clear_object (&TDT_PERSON_ENTRY (object)->desk);
  G_OBJECT_CLASS (tdt_person_entry_parent_class)->dispose (object);
}

static void
tdt_person_entry_finalize (GObject *object)
{
  TdtPersonEntry *entry = TDT_PERSON_ENTRY (object);

  g_clear_pointer (&entry->people, tdt_finder_unref);
  g_clear_pointer (&entry->organisations, tdt_finder_unref);
  g_clear_pointer (&entry->root, tdt_root_unref);
  g_ptr_array_unref (entry->offers);
  G_OBJECT_CLASS (tdt_person_entry_parent_class)->finalize (object);
}

static void
tdt_person_entry_class_init (TdtPersonEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdt_person_entry_get_property;
  object_class->set_property = tdt_person_entry_set_property;
  object_class->dispose = tdt_person_entry_dispose;
  object_class->finalize = tdt_person_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = tdt_person_entry_grab_focus;
  g_object_class_install_property (object_class, PROP_DESK,
                                   g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK, flags));
  g_object_class_install_property (object_class, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_SEVERAL,
                                   g_param_spec_boolean ("several", NULL, NULL, FALSE, flags));
  signals[CHOSEN] = g_signal_new ("chosen", TDT_TYPE_PERSON_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
tdt_person_entry_init (TdtPersonEntry *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  entry->offers = g_ptr_array_new ();
  entry->taken = G_MAXUINT;
  entry->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (entry->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (entry->box), "boxed-list");
  entry->entry = adw_entry_row_new ();
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (entry->entry),
                            gtk_image_new_from_icon_name ("contact-new-symbolic"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry->entry), FALSE);
  gtk_list_box_append (entry->box, entry->entry);
  adw_bin_set_child (ADW_BIN (entry), GTK_WIDGET (entry->box));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), entry);
  gtk_widget_add_controller (entry->entry, keys);
  /* Before anything is typed, so that the address book is there by then. */
  g_signal_connect (focus, "enter", G_CALLBACK (focused_cb), NULL);
  gtk_widget_add_controller (entry->entry, focus);
  g_signal_connect_swapped (entry->entry, "changed", G_CALLBACK (changed_cb), entry);
  g_signal_connect_swapped (entry->entry, "entry-activated", G_CALLBACK (entered_cb), entry);
  g_signal_connect_swapped (entry->box, "row-activated", G_CALLBACK (activated_cb), entry);
}
