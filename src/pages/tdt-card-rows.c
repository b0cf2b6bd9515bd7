/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-card-rows-private.h"

#include "tdt-names.h"
#include "tdt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, text->len > 0 ? " · %s" : "%s", part);
}

static void
append_word (GString *text, const TdtRow *row, TdtFieldId field)
{
  int token = tdt_row_get_token (row, field);

  if (token != TDT_TOKEN_OTHER)
    append_part (text, _ (tdt_token_label (tdt_field_get (field)->tokens, token)));
}

char *
tdt_card_dup_about (const TdtRoot *root, const TdtRow *row)
{
  g_autoptr (GString) about = g_string_new (NULL);

  if (tdt_row_get_kind_id (row) == TDT_KIND_PERSON)
    {
      const TdtRow *organisation = tdt_root_follow (root, row, TDT_PERSON_ORGANISATION);
      g_autofree char *name = organisation != NULL ? tdt_row_dup_label (organisation) : NULL;

      append_part (about, tdt_row_get_text (row, TDT_PERSON_FUNCTION));
      append_part (about, name);
    }
  else
    {
      append_part (about, tdt_row_get_text (row, TDT_ORGANISATION_SHORT_NAME));
      append_word (about, row, TDT_ORGANISATION_KIND);
      append_word (about, row, TDT_ORGANISATION_ROLE);
      append_part (about, tdt_row_get_text (row, TDT_ORGANISATION_SECTOR));
    }
  return g_string_free (g_steal_pointer (&about), FALSE);
}

GdkPaintable *
tdt_card_dup_picture (const TdtRoot *root, const TdtRow *row)
{
  const TdtRow *asset = tdt_root_follow (
      root, row,
      tdt_row_get_kind_id (row) == TDT_KIND_PERSON ? TDT_PERSON_PHOTO : TDT_ORGANISATION_LOGO);
  const char *data = asset != NULL ? tdt_row_get_text (asset, TDT_ASSET_DATA) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (data == NULL)
    return NULL;
  bytes = g_bytes_new_take (g_base64_decode (data, &length), length);
  return GDK_PAINTABLE (gdk_texture_new_from_bytes (bytes, NULL));
}

static void
copy_cb (GtkButton *button, TdtDesk *desk)
{
  const char *text = g_object_get_data (G_OBJECT (button), "tdt-text");
  /* Translators: %s is an address or a phone number */
  g_autofree char *told = g_strdup_printf (_ ("“%s” is copied"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
  g_signal_emit_by_name (desk, "report", told);
}

/* An address to be copied: nothing is opened or called from here. */
static void
add_address (TdtDesk *desk, GtkBox *box, const char *icon, const char *text)
{
  GtkWidget *button;
  GtkWidget *content;
  GtkWidget *label;
  g_autofree char *name = NULL;

  if (text == NULL)
    return;
  button = gtk_button_new ();
  content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "address");
  gtk_widget_set_tooltip_text (button, _ ("Copy"));
  /* Translators: %s is an address or a phone number */
  name = g_strdup_printf (_ ("Copy %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "tdt-text", g_strdup (text), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), desk, 0);
  gtk_box_append (box, button);
}

void
tdt_card_add_contact (TdtDesk *desk, GtkBox *box, const TdtRow *row)
{
  gboolean person = tdt_row_get_kind_id (row) == TDT_KIND_PERSON;

  add_address (desk, box, "mail-unread-symbolic",
               tdt_row_get_text (row, person ? TDT_PERSON_EMAIL : TDT_ORGANISATION_EMAIL));
  add_address (desk, box, "call-start-symbolic",
               tdt_row_get_text (row, person ? TDT_PERSON_PHONE : TDT_ORGANISATION_PHONE));
}

char *
tdt_card_dup_sum (const GPtrArray *places)
{
  gint64 minutes = 0;

  for (guint i = 0; i < places->len; i++)
    minutes += tdt_row_get_number (places->pdata[i], TDT_PARTICIPANT_MINUTES, 0);
  if (minutes == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u speaking minute", "%u speaking minutes", (guint) minutes),
                          (guint) minutes);
}

static void
activated_cb (AdwActionRow *row, TdtDesk *desk)
{
  tdt_desk_show (desk, g_object_get_data (G_OBJECT (row), "tdt-uid"));
}

static GtkWidget *
make_row (TdtDesk *desk, const char *uid, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tdt-uid", g_strdup (uid), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), desk, 0);
  return row;
}

static void
append_when (GString *text, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autofree char *day = NULL;
  g_autofree char *range = NULL;

  if (start == NULL)
    {
      append_part (text, _ ("Not placed yet"));
      return;
    }
  day = tdt_words_dup_short_day (tdt_time_julian (start));
  range = tdt_words_dup_range (start, tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET));
  append_part (text, day);
  append_part (text, range);
}

GtkWidget *
tdt_card_place_row_new (TdtDesk *desk, const TdtRow *participant, gboolean with_name)
{
  const TdtRoot *root = tdt_desk_get_root (desk);
  const TdtRow *session = tdt_root_follow (root, participant, TDT_PARTICIPANT_SESSION);
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *title = session != NULL ? tdt_session_dup_title (session) : g_strdup ("");
  g_autofree char *name = with_name ? tdt_participant_dup_name (root, participant) : NULL;

  append_part (details, name);
  if (session != NULL)
    append_when (details, session);
  append_word (details, participant, TDT_PARTICIPANT_ROLE);
  append_word (details, participant, TDT_PARTICIPANT_STATUS);
  return make_row (desk, tdt_row_get_uid (participant), title, details->str);
}

GtkWidget *
tdt_card_nowhere_row_new (TdtKindId kind)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean person = kind == TDT_KIND_PERSON;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 person ? _ ("In no session yet") : _ ("Nobody speaks yet"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row), person
                                ? _ ("Drag the name onto a session, or add it in a session’s list.")
                                : _ ("Add somebody of this organisation to a session."));
  return row;
}

GtkWidget *
tdt_card_member_row_new (TdtDesk *desk, const TdtRow *person)
{
  g_autofree char *name = tdt_person_dup_name (person);
  guint n = tdt_root_count_referrers (tdt_desk_get_root (desk), tdt_row_get_uid (person),
                                      TDT_PARTICIPANT_PERSON);
  g_autofree char *sessions = n > 0 ? g_strdup_printf (ngettext ("%u session", "%u sessions", n), n)
                                    : NULL;
  g_autoptr (GString) details = g_string_new (NULL);

  append_part (details, tdt_row_get_text (person, TDT_PERSON_FUNCTION));
  append_part (details, sessions);
  return make_row (desk, tdt_row_get_uid (person), name, details->str);
}
