/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-to-do-private.h"

#include "tdt-names.h"
#include "tdt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More would push everything else out of sight. */
#define N_ROWS 8

/* What a session still needs. */
typedef struct
{
  gboolean unplaced;
  guint n_to_name;
  guint n_to_invite;
  guint n_waiting;
} Need;

static void
count_person (const TdtRow *participant, Need *need)
{
  switch (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS))
    {
    case TDT_PARTICIPANT_STATUS_SOUNDED_OUT:
    case TDT_PARTICIPANT_STATUS_INVITED:
      need->n_waiting++;
      break;
    case TDT_PARTICIPANT_STATUS_TO_INVITE:
    case TDT_TOKEN_OTHER:
      if (tdt_row_has (participant, TDT_PARTICIPANT_PERSON))
        need->n_to_invite++;
      else
        need->n_to_name++;
      break;
    default:
      break;
    }
}

static Need
find_need (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);
  Need need = { !tdt_row_has (session, TDT_SESSION_START) };

  for (guint i = 0; i < participants->len; i++)
    count_person (participants->pdata[i], &need);
  return need;
}

/* Tells a number, unless there is nothing to tell; frees the words. */
static void
append_count (GString *line, guint n, char *words)
{
  g_autofree char *owned = words;

  if (n > 0)
    tdt_words_append (line, owned);
}

static char *
dup_words (const Need *need)
{
  g_autoptr (GString) text = g_string_new (need->unplaced ? _ ("no time yet") : "");

  append_count (text, need->n_to_name,
                g_strdup_printf (ngettext ("%u to be named", "%u to be named", need->n_to_name),
                                 need->n_to_name));
  append_count (text, need->n_to_invite,
                g_strdup_printf (ngettext ("%u to invite", "%u to invite", need->n_to_invite),
                                 need->n_to_invite));
  append_count (
      text, need->n_waiting,
      g_strdup_printf (ngettext ("%u has not answered", "%u have not answered", need->n_waiting),
                       need->n_waiting));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
activated_cb (GtkWidget *row, TdtDesk *desk)
{
  g_autofree char *uid = g_strdup (g_object_get_data (G_OBJECT (row), "tdt-uid"));

  tdt_desk_show (desk, uid);
}

static void
add_row (GtkListBox *box, TdtDesk *desk, const TdtRow *session, const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autofree char *title = tdt_session_dup_title (session);
  g_autofree char *clock = start != NULL ? tdt_words_dup_clock (tdt_time_minute_of_day (start))
                                         : g_strdup ("–");
  GtkWidget *time = gtk_label_new (clock);

  gtk_widget_add_css_class (time, "times");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (time), 5);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), time);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tdt-uid", g_strdup (tdt_row_get_uid (session)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), desk, 0);
  gtk_list_box_append (box, row);
}

/* The list of the desk is in the order of the days, those without a time first. */
void
tdt_to_do_fill (GtkListBox *box, TdtDesk *desk)
{
  TdtRecordList *sessions = tdt_desk_get_list (desk, TDT_KIND_SESSION);
  const TdtRoot *root = tdt_desk_get_root (desk);
  GtkWidget *child;
  const TdtRow *session;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_list_box_remove (box, child);
  for (guint i = 0; n < N_ROWS && (session = tdt_record_list_get_row (sessions, i)) != NULL; i++)
    {
      Need need = find_need (root, session);
      g_autofree char *words = dup_words (&need);

      if (*words == '\0')
        continue;
      add_row (box, desk, session, words);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (box), n > 0);
}
