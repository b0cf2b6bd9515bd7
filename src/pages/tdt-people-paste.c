/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-people-paste-private.h"

#include "tdt-names.h"
#include "tdt-task-frame-private.h"
#include "tdt-workspace-people.h"

#include <glib/gi18n-lib.h>
#include <stddef.h>

#define TEXT_HEIGHT 110
/* More are added, but not shown one by one. */
#define MAX_SHOWN 200

struct _TdtPeoplePaste
{
  AdwBin parent_instance;

  TdtDesk *desk;
  GtkTextBuffer *buffer;
  GtkListBox *list;
  GtkLabel *understood;
  GtkButton *add_button;
  GPtrArray *people;
  /* Those left out: positions in people. */
  GHashTable *left_out;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtPeoplePaste, tdt_people_paste, ADW_TYPE_BIN)

/* The texts of a draft that can be mended. */
static const struct
{
  gsize offset;
  TdtFieldId field;
} parts[] = {
  { offsetof (TdtPersonDraft, honorific), TDT_PERSON_HONORIFIC },
  { offsetof (TdtPersonDraft, given_name), TDT_PERSON_GIVEN_NAME },
  { offsetof (TdtPersonDraft, family_name), TDT_PERSON_FAMILY_NAME },
  { offsetof (TdtPersonDraft, function), TDT_PERSON_FUNCTION },
  { offsetof (TdtPersonDraft, organisation), TDT_PERSON_ORGANISATION },
  { offsetof (TdtPersonDraft, email), TDT_PERSON_EMAIL },
  { offsetof (TdtPersonDraft, phone), TDT_PERSON_PHONE },
};

static guint
count_taken (TdtPeoplePaste *paste)
{
  return paste->people->len - g_hash_table_size (paste->left_out);
}

/* How many of those that are taken are in the project already. */
static guint
count_known (TdtPeoplePaste *paste)
{
  guint n = 0;

  for (guint i = 0; i < paste->people->len; i++)
    {
      const TdtPersonDraft *draft = paste->people->pdata[i];

      if (!g_hash_table_contains (paste->left_out, GUINT_TO_POINTER (i)) &&
          tdt_root_lookup (tdt_desk_get_root (paste->desk), draft->uid) != NULL)
        n++;
    }
  return n;
}

static void
update_button (TdtPeoplePaste *paste)
{
  guint n = count_taken (paste);
  guint n_known = count_known (paste);
  g_autofree char *label = NULL;

  if (n_known == 0)
    label = g_strdup_printf (ngettext ("Add %'u _Person", "Add %'u _People", n), n);
  else if (n_known == n)
    label = g_strdup_printf (ngettext ("Update %'u _Person", "Update %'u _People", n), n);
  else
    label = g_strdup_printf (ngettext ("Add or Update %'u _Person", "Add or Update %'u _People", n),
                             n);

  gtk_button_set_label (paste->add_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (paste->add_button), n > 0);
}

/* Who it is, and whether somebody like that is there already. */
static void
show_summary (TdtPeoplePaste *paste, GtkWidget *row, const TdtPersonDraft *draft)
{
  const TdtRow *same = tdt_root_lookup (tdt_desk_get_root (paste->desk), draft->uid);
  g_autofree char *title = g_strstrip (
      g_strjoin (" ", draft->honorific, draft->given_name, draft->family_name, NULL));
  g_autoptr (GString) about = g_string_new (NULL);
  const char *texts[] = { draft->function, draft->organisation, draft->email, draft->phone };

  if (same != NULL)
    {
      g_autofree char *name = tdt_person_dup_name (same);

      /* Translators: %s is somebody of the project, who gets what the pasted text tells of her */
      g_string_append_printf (about, _ ("Updates %s"), name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      g_string_append_printf (about, about->len > 0 ? " · %s" : "%s", texts[i]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *title != '\0' ? title : _ ("No name yet"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), about->str);
}

static void
part_changed_cb (GtkEditable *entry, TdtPeoplePaste *paste)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "tdt-position"));
  guint part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "tdt-part"));
  TdtPersonDraft *draft = paste->people->pdata[position];
  char **text = (char **) (gpointer) ((char *) draft + parts[part].offset);

  g_free (*text);
  *text = g_strdup (gtk_editable_get_text (entry));
  show_summary (paste, g_object_get_data (G_OBJECT (entry), "tdt-row"), draft);
}

static void
taken_cb (GtkCheckButton *check, TdtPeoplePaste *paste)
{
  gpointer position = g_object_get_data (G_OBJECT (check), "tdt-position");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (paste->left_out, position);
  else
    g_hash_table_add (paste->left_out, position);
  update_button (paste);
}

/* The rows to mend it are made when somebody wants that. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, TdtPeoplePaste *paste)
{
  gpointer position = g_object_get_data (G_OBJECT (row), "tdt-position");
  TdtPersonDraft *draft = paste->people->pdata[GPOINTER_TO_UINT (position)];

  g_signal_handlers_disconnect_by_func (row, expanded_cb, paste);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *entry = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry),
                                     _ (tdt_field_get (parts[i].field)->label));
      gtk_editable_set_text (GTK_EDITABLE (entry),
                             *(char **) (gpointer) ((char *) draft + parts[i].offset));
      g_object_set_data (G_OBJECT (entry), "tdt-position", position);
      g_object_set_data (G_OBJECT (entry), "tdt-part", GUINT_TO_POINTER (i));
      g_object_set_data (G_OBJECT (entry), "tdt-row", row);
      g_signal_connect (entry, "changed", G_CALLBACK (part_changed_cb), paste);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
    }
}

static GtkWidget *
make_row (TdtPeoplePaste *paste, guint position)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  show_summary (paste, row, paste->people->pdata[position]);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_object_set_data (G_OBJECT (check), "tdt-position", GUINT_TO_POINTER (position));
  g_object_set_data (G_OBJECT (row), "tdt-position", GUINT_TO_POINTER (position));
  g_signal_connect (check, "toggled", G_CALLBACK (taken_cb), paste);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), paste);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  return row;
}

static void
read_cb (TdtPeoplePaste *paste)
{
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;
  GtkWidget *row;

  g_object_get (paste->buffer, "text", &text, NULL);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (paste->list))) != NULL)
    gtk_list_box_remove (paste->list, row);
  g_hash_table_remove_all (paste->left_out);
  g_clear_pointer (&paste->people, g_ptr_array_unref);
  paste->people = tdt_people_text_parse (text);
  tdt_people_text_match (paste->people, tdt_desk_get_root (paste->desk));
  for (guint i = 0; i < MIN (paste->people->len, MAX_SHOWN); i++)
    gtk_list_box_append (paste->list, make_row (paste, i));
  gtk_widget_set_visible (GTK_WIDGET (paste->list), paste->people->len > 0);
  if (paste->people->len == 0)
    told = g_strdup (*text != '\0' ? _ ("Nobody is understood in this text.") : "");
  else
    told = g_strdup_printf (ngettext ("%'u person understood; unfold to mend",
                                      "%'u people understood; unfold one to mend it",
                                      paste->people->len),
                            paste->people->len);
  gtk_label_set_label (paste->understood, told);
  update_button (paste);
}

static void
back_cb (TdtPeoplePaste *paste)
{
  g_signal_emit (paste, signals[DONE], 0, NULL);
}

static void
add_cb (TdtPeoplePaste *paste)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uids = NULL;

  for (guint i = 0; i < paste->people->len; i++)
    if (!g_hash_table_contains (paste->left_out, GUINT_TO_POINTER (i)))
      g_ptr_array_add (taken, paste->people->pdata[i]);
  uids = tdt_workspace_add_people (tdt_desk_get_workspace (paste->desk), taken, &error);
  if (uids == NULL)
    tdt_desk_report (paste->desk, g_steal_pointer (&error));
  else
    g_signal_emit (paste, signals[DONE], 0, uids[0]);
}

static void
tdt_people_paste_dispose (GObject *object)
{
  g_clear_object (&TDT_PEOPLE_PASTE (object)->desk);
  G_OBJECT_CLASS (tdt_people_paste_parent_class)->dispose (object);
}

static void
tdt_people_paste_finalize (GObject *object)
{
  TdtPeoplePaste *paste = TDT_PEOPLE_PASTE (object);

  g_clear_pointer (&paste->people, g_ptr_array_unref);
  g_clear_pointer (&paste->left_out, g_hash_table_unref);
  G_OBJECT_CLASS (tdt_people_paste_parent_class)->finalize (object);
}

static void
tdt_people_paste_class_init (TdtPeoplePasteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_people_paste_dispose;
  G_OBJECT_CLASS (klass)->finalize = tdt_people_paste_finalize;
  signals[DONE] = g_signal_new ("done", TDT_TYPE_PEOPLE_PASTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_text (TdtPeoplePaste *paste)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  paste->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_NONE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text with people"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_size_request (scrolled, -1, TEXT_HEIGHT);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (paste->buffer, "changed", G_CALLBACK (read_cb), paste);
  return scrolled;
}

static void
tdt_people_paste_init (TdtPeoplePaste *paste)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  paste->people = g_ptr_array_new ();
  paste->left_out = g_hash_table_new (NULL, NULL);
  paste->list = GTK_LIST_BOX (gtk_list_box_new ());
  paste->understood = GTK_LABEL (gtk_label_new (NULL));
  paste->add_button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (paste->add_button, TRUE);
  gtk_list_box_set_selection_mode (paste->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (paste->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (paste->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People understood"), -1);
  gtk_label_set_xalign (paste->understood, 0);
  gtk_label_set_wrap (paste->understood, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (paste->understood), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (paste->add_button), "suggested-action");
  g_signal_connect_swapped (paste->add_button, "clicked", G_CALLBACK (add_cb), paste);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (paste->understood));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (paste->add_button));
  gtk_box_append (GTK_BOX (box), make_text (paste));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (paste->list));
  adw_bin_set_child (ADW_BIN (paste),
                     tdt_task_frame_new (_ ("Add people from a text"),
                                         _ ("Paste cells of a spreadsheet, a list of names or a "
                                            "mail signature."),
                                         box, G_CALLBACK (back_cb), paste));
  gtk_widget_set_visible (GTK_WIDGET (paste->list), FALSE);
  update_button (paste);
}

GtkWidget *
tdt_people_paste_new (TdtDesk *desk)
{
  TdtPeoplePaste *paste = g_object_new (TDT_TYPE_PEOPLE_PASTE, NULL);

  paste->desk = g_object_ref (desk);
  return GTK_WIDGET (paste);
}

void
tdt_people_paste_set_text (TdtPeoplePaste *paste, const char *text)
{
  g_return_if_fail (TDT_IS_PEOPLE_PASTE (paste));

  gtk_text_buffer_set_text (paste->buffer, text, -1);
}
